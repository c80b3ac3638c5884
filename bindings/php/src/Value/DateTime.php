<?php

declare(strict_types=1);

namespace Countersign\Value;

use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;

/**
 * A date, mostly with the time of day, in the account's zone if the message says which that is.
 *
 * Owns what the message left out. Where {@see hasZone()} is false the PHP zone is UTC, because PHP takes one for
 * every date, but the moment is not known: say the zone with {@see orOffset()} before comparing or storing it. A mere
 * date, where {@see hasTime()} is false, stands at midnight in PHP, but lasts to the end of its day. Both answers are
 * those of the message, whatever is done to the date later.
 */
final class DateTime extends \DateTimeImmutable implements \JsonSerializable
{
    // Not set by the constructor alone: createFromFormat() and its like go round it.
    private bool $hasZone = true;
    private bool $hasTime = true;

    private function __construct(#[\SensitiveParameter] string $text, \DateTimeZone $zone)
    {
        parent::__construct($text, $zone);
    }

    /**
     * A date that exists, of the years 1 to 9999. Without a time of day there is no zone either.
     *
     * @internal
     */
    public static function of(
        int $year,
        int $month,
        int $day,
        ?int $hour = null,
        int $minute = 0,
        int $second = 0,
        ?Offset $offset = null,
    ): self {
        $text = \sprintf('%04d-%02d-%02dT%02d:%02d:%02d', $year, $month, $day, $hour ?? 0, $minute, $second);
        $offset = $hour === null ? null : $offset;
        $date = new self($text, $offset?->toTimeZone() ?? new \DateTimeZone('UTC'));
        $date->hasTime = $hour !== null;
        $date->hasZone = $offset !== null;

        return $date;
    }

    /** Whether the message says which zone this is in; if not, it is not UTC, it is unknown. */
    public function hasZone(): bool
    {
        return $this->hasZone;
    }

    /** Whether a time of day was sent. */
    public function hasTime(): bool
    {
        return $this->hasTime;
    }

    /** ISO 8601: `2021-04-16T14:34:07+03:00`; without the zone, or without the time, where that is not known. */
    public function text(): string
    {
        if (!$this->hasTime) {
            return $this->format('Y-m-d');
        }

        return $this->format($this->hasZone ? 'Y-m-d\TH:i:sP' : 'Y-m-d\TH:i:s');
    }

    /** Seconds since 1970-01-01 00:00:00 UTC; null if the zone or the time of day is not known. */
    public function unix(): ?int
    {
        return $this->hasTime && $this->hasZone ? $this->getTimestamp() : null;
    }

    /** The same date and time in the zone that the account is known to have, if the message does not say one. */
    public function orOffset(Offset $offset): self
    {
        if ($this->hasZone) {
            return $this;
        }
        $date = new self($this->format('Y-m-d\TH:i:s'), $offset->toTimeZone());
        $date->hasTime = $this->hasTime;

        return $date;
    }

    /**
     * The same date at this time of day, if none was sent. Its zone is still unknown: say it with {@see orOffset()}.
     *
     * @throws ConfigurationException if there is no such time
     */
    public function orTime(int $hour, int $minute, int $second): self
    {
        if ($hour < 0 || $hour > 23 || $minute < 0 || $minute > 59 || $second < 0 || $second > 59) {
            throw new ConfigurationException(ErrorCode::InvalidArgument, null, 'there is no such time of day');
        }
        if ($this->hasTime) {
            return $this;
        }
        $date = $this->setTime($hour, $minute, $second);
        $date->hasTime = true;

        return $date;
    }

    public function jsonSerialize(): string
    {
        return $this->text();
    }
}
