<?php

declare(strict_types=1);

namespace Countersign\Http;

use Countersign\Receipt;

/**
 * What to answer a request of 2Checkout with.
 *
 * Owns the statuses; never says to a stranger why his message was refused.
 */
final class Answer
{
    /** @param array<string, string> $headers */
    private function __construct(
        public readonly int $status,
        public readonly string $body = '',
        public readonly array $headers = ['Content-Type' => Receipt::CONTENT_TYPE, 'Cache-Control' => 'no-store'],
    ) {
    }

    /** To the question whether the URL is there, which 2Checkout asks by GET when it is saved. */
    public static function probe(): self
    {
        return new self(200);
    }

    /** To a message whose content was stored. Without a receipt it comes again. */
    public static function received(?Receipt $receipt): self
    {
        return new self(200, $receipt === null ? '' : $receipt->text());
    }

    public static function refused(): self
    {
        return new self(400);
    }

    public static function methodNotAllowed(): self
    {
        return new self(405, '', ['Allow' => 'GET, HEAD, POST']);
    }

    public static function tooLarge(): self
    {
        return new self(413);
    }

    /** To a genuine message that could not be stored, and to everybody while our own configuration is wrong. */
    public static function failed(): self
    {
        return new self(500);
    }

    /** Sends it with PHP's own functions. */
    public function send(): void
    {
        if (!\headers_sent()) {
            \http_response_code($this->status);
            foreach ($this->headers as $name => $value) {
                \header("$name: $value");
            }
        }
        echo $this->body;
    }
}
