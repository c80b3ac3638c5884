<?php

declare(strict_types=1);

namespace Countersign\Value;

/**
 * The month a card is good until. Owns year and month; must never be taken for a day: the whole month counts.
 */
final class CardExpiry implements \JsonSerializable
{
    /** @internal */
    public function __construct(private readonly int $year, private readonly int $month)
    {
    }

    /** Four digits; two on the wire are taken for the years 2000 to 2099. */
    public function year(): int
    {
        return $this->year;
    }

    /** 1 to 12. */
    public function month(): int
    {
        return $this->month;
    }

    /** `2029-12` */
    public function text(): string
    {
        return \sprintf('%04d-%02d', $this->year, $this->month);
    }

    public function jsonSerialize(): string
    {
        return $this->text();
    }
}
