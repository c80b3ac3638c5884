<?php

declare(strict_types=1);

namespace Countersign\Value;

use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;

/**
 * An account's zone: how far its clocks are ahead of UTC.
 *
 * Owns the distance, less than a day; must never stand for a place, whose distance changes with the seasons.
 */
final class Offset implements \JsonSerializable
{
    private function __construct(private readonly int $minutes)
    {
    }

    /**
     * So many minutes ahead of UTC, negative in the west.
     *
     * @throws ConfigurationException for a day or more
     */
    public static function fromMinutes(int $minutes): self
    {
        if ($minutes <= -1440 || $minutes >= 1440) {
            $sentence = 'a zone is less than a day away from UTC';

            throw new ConfigurationException(ErrorCode::InvalidArgument, null, $sentence);
        }

        return new self($minutes);
    }

    /** Seconds ahead of UTC. */
    public function seconds(): int
    {
        return $this->minutes * 60;
    }

    /** `+03:00` */
    public function text(): string
    {
        $minutes = \abs($this->minutes);

        return \sprintf('%s%02d:%02d', $this->minutes < 0 ? '-' : '+', \intdiv($minutes, 60), $minutes % 60);
    }

    public function toTimeZone(): \DateTimeZone
    {
        return new \DateTimeZone($this->text());
    }

    public function jsonSerialize(): string
    {
        return $this->text();
    }
}
