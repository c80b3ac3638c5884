<?php

declare(strict_types=1);

namespace Countersign\Value;

/**
 * When something expires, if ever. Owns the difference between a date and never, which is sent as the last day of the
 * year 9999; must never be taken for a date without asking.
 */
final class Expiry implements \JsonSerializable
{
    private function __construct(private readonly ?DateTime $at)
    {
    }

    /** @internal */
    public static function of(DateTime $date): self
    {
        return $date->format('Y-m-d') === '9999-12-31' ? self::never() : new self($date);
    }

    /** @internal */
    public static function never(): self
    {
        return new self(null);
    }

    public function isNever(): bool
    {
        return $this->at === null;
    }

    /** Null if it is never. A mere date lasts to the end of its day. */
    public function at(): ?DateTime
    {
        return $this->at;
    }

    /** As {@see DateTime::text()}, or `never`. */
    public function text(): string
    {
        return $this->at === null ? 'never' : $this->at->text();
    }

    public function jsonSerialize(): string
    {
        return $this->text();
    }
}
