<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Algorithm;
use Countersign\Backend\Engine;
use Countersign\Backend\Message;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\Sentence;
use Countersign\Exception\VerificationException;
use Countersign\Policy;
use Countersign\Secret;

/**
 * The verdict.
 *
 * Owns the order of the checks and the choice of the signature; must never be steered in that choice by what an attacker left
 * out of the body, and must never tell a right digest.
 *
 * Protocol pages: `signature.md` section 1, `tests/vectors/README.md` ("How a verdict comes about").
 *
 * @internal
 */
final class PlainEngine implements Engine
{
    /** Name of the hash and number of digits for each signature field. */
    private const HASHES = [
        'SIGNATURE_SHA3_256' => ['sha3-256', 64],
        'SIGNATURE_SHA2_256' => ['sha256', 64],
        'HASH' => ['md5', 32],
    ];

    /**
     * The accepted algorithms by the names of their fields, strongest first.
     *
     * @var array<string, Algorithm>
     */
    private readonly array $accepted;

    /**
     * HMACs with the key already hashed in, by the numbers of the secrets and the names of the fields.
     *
     * @var array<int, array<string, \HashContext>>
     */
    private array $keyed = [];

    /** @param list<Secret> $secrets */
    public function __construct(private readonly Policy $policy, private readonly array $secrets)
    {
        if ($secrets === []) {
            throw new ConfigurationException(ErrorCode::EmptySecret);
        }
        $accepted = [];
        foreach ($policy->accept as $algorithm) {
            $accepted[$algorithm->field()] = $algorithm;
        }
        $this->accepted = $accepted;
    }

    public function verify(#[\SensitiveParameter] string $body, int $now): Message
    {
        $policy = $this->policy;
        $form = QuickForm::tryParse($body, $policy->limits) ?? FormParser::parse($body, $policy->limits);
        $kind = $form->kind;
        if ($form instanceof TreeForm) {
            SingleValues::check($form, $policy->kind ?? $kind);
        }
        $chosen = null;
        $deciding = [];
        foreach ($this->accepted as $field => $algorithm) {
            if (isset($form->signatures[$field])) {
                $chosen = $algorithm;
                $deciding = [$field => $form->signatures[$field]];
                break;
            }
        }
        if ($chosen === null) {
            throw new VerificationException(self::withoutAccepted($form, $body));
        }
        $source = $form->source();
        $secret = $this->matching($policy->requireAll ? $form->signatures : $deciding, $source);
        if ($policy->kind !== null && $policy->kind !== $kind) {
            throw new VerificationException(ErrorCode::WrongKind, null, Sentence::wrongKind($kind));
        }
        if ($policy->strict) {
            StrictMode::check($form, $kind);
        }
        if ($policy->maxAge !== null) {
            SignedDate::checkAge($form, $kind, $policy->maxAge, $now);
        }

        return new PlainMessage($form, $source, $kind, $chosen, $secret, $this->secrets[$secret]);
    }

    /** What is wrong with a message that has no accepted signature. */
    private static function withoutAccepted(#[\SensitiveParameter] Form $form, #[\SensitiveParameter] string $body): ErrorCode
    {
        if ($form->signatures !== []) {
            return ErrorCode::AlgorithmNotAccepted;
        }
        // JSON and multipart bodies parse as forms of nonsense; this is how they begin.
        $first = $body[\strspn($body, " \t\n\v\f\r")] ?? '';
        $isOther = $first === '{' || $first === '[' || \str_starts_with($body, '--');

        return $isOther ? ErrorCode::NotForm : ErrorCode::MissingSignature;
    }

    /**
     * The number of the first secret under which all those signatures are right.
     *
     * @param array<string, string> $signatures by the names of their fields, strongest first
     */
    private function matching(#[\SensitiveParameter] array $signatures, #[\SensitiveParameter] string $source): int
    {
        foreach ($signatures as $field => $digest) {
            // Anything but exactly the right number of hexadecimal digits is refused, blanks and line ends included. Not by a
            // pattern, here and elsewhere: this PHP's limits on patterns would have a say in the verdict.
            $length = self::HASHES[$field][1];
            if (\strlen($digest) !== $length || \strspn($digest, '0123456789ABCDEFabcdef') !== $length) {
                throw new VerificationException(ErrorCode::MalformedSignature, $field);
            }
        }
        foreach ($this->secrets as $number => $secret) {
            $right = true;
            foreach ($signatures as $field => $digest) {
                $keyed = $this->keyed[$number][$field] ??= \hash_init(self::HASHES[$field][0], \HASH_HMAC, $secret->bytes());
                $hash = \hash_copy($keyed);
                \hash_update($hash, $source);
                $right = \hash_equals(\hash_final($hash), \strtolower($digest)) && $right;
            }
            if ($right) {
                return $number;
            }
        }

        throw new VerificationException(ErrorCode::SignatureMismatch);
    }

    /** @return never */
    public function __serialize(): array
    {
        throw new \LogicException('a verifier cannot be serialised');
    }

    /**
     * @param array<array-key, mixed> $data
     *
     * @mago-expect analysis:unused-parameter PHP demands it
     */
    public function __unserialize(array $data): void
    {
        throw new \LogicException('a verifier cannot be unserialised');
    }
}
