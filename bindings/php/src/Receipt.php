<?php

declare(strict_types=1);

namespace Countersign;

/** The answer to a notification. */
final class Receipt implements \Stringable
{
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

    public function algorithm(): Algorithm
    {
        return $this->algorithm;
    }

    public function date(): string
    {
        return $this->date;
    }

    public function __toString(): string
    {
        return $this->text;
    }
}
