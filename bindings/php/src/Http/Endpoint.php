<?php

declare(strict_types=1);

namespace Countersign\Http;

use Countersign\Exception\ReceiptException;
use Countersign\Exception\VerificationException;
use Countersign\Ipn;
use Countersign\Lcn;
use Countersign\Notification;
use Countersign\Receipt;
use Countersign\Verifier;

/**
 * The order of things at a URL that 2Checkout posts to: verify, let the merchant store, answer with the receipt.
 *
 * Owns that order; must never answer with a receipt before the work is done, nor to a message that is not genuine.
 */
final class Endpoint
{
    /** The longest body that is read, as the default of {@see \Countersign\Limits}. Genuine ones have a few kilobytes. */
    public const MAX_BODY = 8_388_608;

    /** @var \Closure(Ipn|Lcn|Notification): mixed */
    private readonly \Closure $work;

    /** @var \Closure(string): mixed */
    private readonly \Closure $log;

    /**
     * @param callable(Ipn|Lcn|Notification): mixed $work stores what the message says, before anybody acts on it; what it throws
     *                                                    keeps the receipt back, and the message comes again. What it returns is not
     *                                                    looked at
     * @param ?callable(string): mixed              $log  takes a line without values, digests or secrets; PHP's error log if not given
     */
    public function __construct(private readonly Verifier $verifier, callable $work, ?callable $log = null)
    {
        $this->work = $work(...);
        $this->log = $log === null ? self::errorLog(...) : $log(...);
    }

    /**
     * Answers the request that this PHP process has: for scripts without a framework.
     *
     * @param callable(): Verifier                  $verifier called for probes too, so that a missing secret shows when the URL is saved
     * @param callable(Ipn|Lcn|Notification): mixed $work     what it prints is thrown away, because the receipt must stand alone
     * @param ?callable(string): mixed              $log
     */
    public static function serve(callable $verifier, callable $work, ?callable $log = null): void
    {
        // First of all, for whatever ends the script: with `display_errors` PHP would answer 200 to its own fatal errors.
        if (!\headers_sent()) {
            \http_response_code(500);
        }
        \ob_start();
        try {
            $endpoint = new self($verifier(), $work, $log);
            /** @var mixed $method */
            $method = $_SERVER['REQUEST_METHOD'] ?? 'GET';
            $answer = $endpoint->answer(\is_string($method) ? $method : '', self::input(...));
        } catch (\Throwable $e) {
            ($log ?? self::errorLog(...))($e::class . ': ' . $e->getMessage());
            $answer = Answer::failed();
        } finally {
            \ob_end_clean();
        }
        $answer->send();
    }

    /**
     * @param string|callable(): ?string $body the raw body, or what reads it when it is needed: null for one that is too long
     *
     * @throws \Throwable whatever the work throws: answer with status 500
     */
    public function answer(string $method, string|callable $body): Answer
    {
        if ($method === 'GET' || $method === 'HEAD') {
            return Answer::probe();
        }
        if ($method !== 'POST') {
            return Answer::methodNotAllowed();
        }
        $body = \is_string($body) ? $body : $body();
        if ($body === null || \strlen($body) > self::MAX_BODY) {
            ($this->log)('refused: body_too_large');

            return Answer::tooLarge();
        }
        try {
            $message = $this->verifier->verify($body);
        } catch (VerificationException $e) {
            ($this->log)(self::line('refused', $e));

            return Answer::refused();
        }
        ($this->work)($message);

        return Answer::received(self::receipt($message, $this->log));
    }

    /**
     * The receipt; null, and a line in the log, if none can be made because a field that it signs is switched off in the account. Nothing
     * but the Control Panel can change that.
     *
     * @param callable(string): mixed $log
     */
    public static function receipt(Notification $message, callable $log): ?Receipt
    {
        try {
            return $message->receipt();
        } catch (ReceiptException $e) {
            $log(self::line('no receipt', $e));

            return null;
        }
    }

    /** The body of this request as it came; null if it is too long. */
    public static function input(): ?string
    {
        $body = (string) \file_get_contents('php://input', false, null, 0, self::MAX_BODY + 1);

        return \strlen($body) > self::MAX_BODY ? null : $body;
    }

    public static function errorLog(string $line): void
    {
        \error_log("countersign: $line");
    }

    private static function line(string $what, VerificationException|ReceiptException $e): string
    {
        return $e->field === null ? "$what: {$e->errorCode()}" : "$what: {$e->errorCode()} ({$e->field})";
    }
}
