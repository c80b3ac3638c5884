<?php

declare(strict_types=1);

namespace Countersign\Http;

use Countersign\ErrorCode;
use Countersign\Exception\CountersignException;
use Countersign\Exception\ReceiptException;
use Countersign\Exception\VerificationException;
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
    /** @var \Closure(Notification): mixed */
    private readonly \Closure $work;

    /** @var list<class-string<Notification>> what the work takes; empty for anything */
    private readonly array $takes;

    /** @var \Closure(string): mixed */
    private readonly \Closure $log;

    /**
     * @template T of Notification
     *
     * @param callable(T): mixed       $work stores what the message says, before anybody acts on it; what it throws keeps the receipt
     *                                       back, and the message comes again. What it returns is not looked at. A message of a kind
     *                                       that its first parameter does not take is refused as `wrong_kind`
     * @param ?callable(string): mixed $log  takes a line without values, digests or secrets; PHP's error log if not given
     */
    public function __construct(private readonly Verifier $verifier, callable $work, ?callable $log = null)
    {
        /** @var \Closure(Notification): mixed $closure what it does not take never gets to it */
        $closure = $work(...);
        $this->work = $closure;
        $this->takes = self::takenBy($closure);
        $this->log = $log === null ? self::errorLog(...) : $log(...);
    }

    /**
     * Answers the request that this PHP process has: for scripts without a framework.
     *
     * @template T of Notification
     *
     * @param callable(): Verifier     $verifier called for probes too, so that a missing secret shows when the URL is saved
     * @param callable(T): mixed       $work     what it prints is thrown away, because the receipt must stand alone. It must not call
     *                                           `flush()`, which sends the status before there is an answer
     * @param ?callable(string): mixed $log
     */
    public static function serve(callable $verifier, callable $work, ?callable $log = null): void
    {
        $log = $log === null ? self::errorLog(...) : $log(...);
        $begun = \headers_sent($file, $line);
        if ($begun) {
            $where = $file === '' ? 'by PHP itself, see display_startup_errors' : "$file:$line";
            self::note($log, "output began before the endpoint ($where): the status cannot be set");
        } else {
            // First of all, for whatever ends the script: with `display_errors` PHP would answer 200 to its own fatal errors.
            \http_response_code(500);
        }
        $level = \ob_get_level();
        // What is flushed is thrown away too, above all by PHP itself when the work ends the script.
        \ob_start(static fn (): string => '');
        $over = false;
        \register_shutdown_function(static function () use (&$over, $log): void {
            // @mago-expect analysis:redundant-condition it is changed below
            if (!$over) {
                self::note($log, 'failed: the script ended before the answer');
            }
        });
        try {
            $endpoint = new self($verifier(), $work, $log);
            /** @var mixed $method */
            $method = $_SERVER['REQUEST_METHOD'] ?? 'GET';
            $answer = $endpoint->answer(\is_string($method) ? $method : '', $endpoint->input(...));
        } catch (\Throwable $e) {
            self::note($log, self::failure($e));
            $answer = Answer::failed();
        }
        $over = true;
        self::discardOutput($level);
        if (!$begun && \headers_sent()) {
            self::note($log, 'output was sent before the answer: the status cannot be set');
        }
        $answer->send();
    }

    /**
     * @param string|callable(): ?string $body the raw body, or what reads it when it is needed: null for one that is too long
     *
     * @throws \Throwable whatever the work throws: answer with status 500
     */
    public function answer(string $method, #[\SensitiveParameter] string|callable $body): Answer
    {
        if ($method === 'GET' || $method === 'HEAD') {
            return Answer::probe();
        }
        if ($method !== 'POST') {
            return Answer::methodNotAllowed();
        }
        $body = \is_string($body) ? $body : $body();
        try {
            $message = $this->verifier->verify($body ?? throw new VerificationException(ErrorCode::BodyTooLarge));
            if (!$this->takes($message)) {
                throw new VerificationException(ErrorCode::WrongKind);
            }
        } catch (VerificationException $e) {
            ($this->log)(self::line('refused', $e));

            return $e->error === ErrorCode::BodyTooLarge ? Answer::tooLarge() : Answer::refused();
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

    public static function errorLog(string $line): void
    {
        \error_log("countersign: $line");
    }

    /** The body of this request as it came; null if it is longer than the policy allows, of which no more is read. */
    private function input(): ?string
    {
        $limit = $this->verifier->policy()->limits->body;
        $body = (string) \file_get_contents('php://input', false, null, 0, $limit + 1);

        return \strlen($body) > $limit ? null : $body;
    }

    /**
     * The classes of messages that the first parameter is typed with; empty if it takes anything, or nobody knows.
     *
     * @param \Closure(Notification): mixed $work
     *
     * @return list<class-string<Notification>>
     */
    private static function takenBy(\Closure $work): array
    {
        $type = ((new \ReflectionFunction($work))->getParameters()[0] ?? null)?->getType();
        $classes = [];
        foreach ($type instanceof \ReflectionUnionType ? $type->getTypes() : [$type] as $one) {
            $class = $one instanceof \ReflectionNamedType ? $one->getName() : '';
            if (\is_a($class, Notification::class, true)) {
                $classes[] = $class;
            } elseif ($class !== 'null') {
                return [];
            }
        }

        return $classes;
    }

    private function takes(Notification $message): bool
    {
        foreach ($this->takes as $class) {
            if ($message instanceof $class) {
                return true;
            }
        }

        return $this->takes === [];
    }

    /** Closes what the work opened, and empties what is below: the receipt must stand alone. */
    private static function discardOutput(int $level): void
    {
        try {
            while (\ob_get_level() > $level && @\ob_end_clean()) {
            }
            if ((int) \ob_get_length() > 0) {
                @\ob_clean();
            }
        } catch (\Throwable) {
            // A buffer that cannot be closed, and an error handler that throws whatever `@` says. The answer goes out all the same.
        }
    }

    /** What was thrown, without its text: others write values into theirs. */
    private static function failure(\Throwable $e): string
    {
        $what = $e::class . ' (' . \basename($e->getFile()) . ':' . $e->getLine() . ')';

        return 'failed: ' . ($e instanceof CountersignException ? "$what: {$e->getMessage()}" : $what);
    }

    /** @param \Closure(string): mixed $log */
    private static function note(\Closure $log, string $line): void
    {
        // The name of an anonymous class has a zero byte in it.
        $line = (string) \preg_replace('/[\x00-\x1f\x7f]+/', ' ', $line);
        try {
            $log($line);
        } catch (\Throwable) {
            self::errorLog($line); // A log that is broken must not change the answer.
        }
    }

    private static function line(string $what, VerificationException|ReceiptException $e): string
    {
        return $e->field === null ? "$what: {$e->errorCode()}" : "$what: {$e->errorCode()} ({$e->field})";
    }
}
