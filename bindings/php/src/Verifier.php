<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Backend\Backend;
use Countersign\Backend\Backends;
use Countersign\Backend\Engine;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\VerificationException;

/**
 * Secrets and a policy, made once and used for every message.
 *
 * Owns the pairing of the two with a backend; never decides itself whether a message is genuine.
 */
final class Verifier
{
    private readonly Engine $engine;
    private readonly string $backend;
    private readonly Policy $policy;

    /**
     * @param Secret|non-empty-list<Secret> $secrets one, or several while a key is being changed; tried in their order
     * @param ?Backend $backend {@see Backends} has them; the native library where PHP can use it, if not given
     *
     * @throws ConfigurationException `empty_secret` if there is none
     */
    public function __construct(Secret|array $secrets, ?Policy $policy = null, ?Backend $backend = null)
    {
        $secrets = \is_array($secrets) ? \array_values($secrets) : [$secrets];
        foreach ($secrets as $secret) {
            // @mago-expect analysis:impossible-condition a caller's array holds anything
            if (!$secret instanceof Secret) {
                throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'secrets takes objects of Secret only');
            }
        }
        if ($secrets === []) {
            throw new ConfigurationException(ErrorCode::EmptySecret);
        }
        $backend ??= Backends::automatic();
        $this->backend = $backend->name();
        $this->policy = $policy ?? new Policy();
        $this->engine = $backend->engine($this->policy, ...$secrets);
    }

    /**
     * Parses and verifies the raw body of a POST: `file_get_contents('php://input')`, or what the framework calls the content
     * of the request. Not `$_POST`: it is cut at `max_input_vars`, and frameworks trim and escape its values.
     *
     * @param ?int $now the time of day for the policy's age limit, in Unix seconds; the clock's if not given
     *
     * @throws VerificationException if the message is not genuine: answer with status 400, never with a receipt
     */
    public function verify(#[\SensitiveParameter] string $body, ?int $now = null): Ipn|Lcn|Notification
    {
        $message = $this->engine->verify($body, $now ?? \time());

        return match ($message->kind()) {
            Kind::Ipn => new Ipn($message),
            Kind::Lcn => new Lcn($message),
            Kind::Unknown => new Notification($message),
        };
    }

    /**
     * The same for an endpoint that takes orders: what is genuine and none is refused as `wrong_kind`, whatever the policy demands.
     *
     * @throws VerificationException if the message is not genuine, or no order: answer with status 400, never with a receipt
     */
    public function verifyIpn(#[\SensitiveParameter] string $body, ?int $now = null): Ipn
    {
        $message = $this->verify($body, $now);

        return $message instanceof Ipn ? $message : throw new VerificationException(ErrorCode::WrongKind);
    }

    /**
     * The same for subscriptions.
     *
     * @throws VerificationException if the message is not genuine, or no subscription: answer with status 400, never with a receipt
     */
    public function verifyLcn(#[\SensitiveParameter] string $body, ?int $now = null): Lcn
    {
        $message = $this->verify($body, $now);

        return $message instanceof Lcn ? $message : throw new VerificationException(ErrorCode::WrongKind);
    }

    /** What it was made with. */
    public function policy(): Policy
    {
        return $this->policy;
    }

    /** What does the work: `ffi` or `php`. */
    public function backend(): string
    {
        return $this->backend;
    }
}
