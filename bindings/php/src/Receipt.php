<?php

declare(strict_types=1);

namespace Countersign;

use Countersign\Backend\Unstorable;

/**
 * The answer to a verified message. Its text goes into the body of the HTTP answer as it is: not escaped, not in JSON. Without
 * it 2Checkout sends the message again, for two days.
 *
 * Owns the text; never made from anything but verified fields.
 */
final class Receipt implements \Stringable
{
    use Unstorable;

    public const CONTENT_TYPE = 'text/plain; charset=utf-8';

    /** @internal */
    public function __construct(
        private readonly string $text,
        private readonly Algorithm $algorithm,
        private readonly string $date,
    ) {
    }

    public function text(): string
    {
        return $this->text;
    }

    /** The algorithm, which also decides the shape. */
    public function algorithm(): Algorithm
    {
        return $this->algorithm;
    }

    /** The date in it, which is also signed: 14 digits `YYYYMMDDHHMMSS`. */
    public function date(): string
    {
        return $this->date;
    }

    public function __toString(): string
    {
        return $this->text;
    }
}
