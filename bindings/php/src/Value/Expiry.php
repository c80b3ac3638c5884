<?php

declare(strict_types=1);

namespace Countersign\Value;

/**
 * When something expires, if ever. Owns the difference between a date and never, which is sent as the last day of the
 * year 9999; must never be taken for a date without asking.
 */
final class Expiry implements \JsonSerializable
{
    private function __construct(#[\SensitiveParameter] private readonly ?DateTime $at)
    {
    }

    /** @internal */
    public static function of(#[\SensitiveParameter] DateTime $date): self
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

    /**
     * The last second of it in Unix seconds, read in favour of whoever relies on it: a mere date lasts to the end of
     * its day. Where the zone is not known `$offset` is taken, and for a mere date always, since nobody says which
     * zone its day is in; twelve hours west of UTC is the latest there is. `PHP_INT_MAX` for never.
     */
    public function lastSecond(Offset $offset): int
    {
        return $this->at?->orTime(23, 59, 59)->orOffset($offset)->getTimestamp() ?? \PHP_INT_MAX;
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
