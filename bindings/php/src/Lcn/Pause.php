<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\DateTime;

/**
 * A pause of the subscription.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Pause
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * When the pause starts.
     *
     * `PAUSE_START_DATE`, marked T.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function startsAt(): ?DateTime
    {
        return $this->fields->dateTime('PAUSE_START_DATE');
    }

    /**
     * When the pause ends.
     *
     * `PAUSE_END_DATE`, marked T.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function endsAt(): ?DateTime
    {
        return $this->fields->dateTime('PAUSE_END_DATE');
    }

    /**
     * Why it is paused.
     *
     * `PAUSE_REASON`, marked T. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function reason(): ?string
    {
        return $this->fields->text('PAUSE_REASON');
    }
}
