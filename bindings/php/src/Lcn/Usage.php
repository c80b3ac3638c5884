<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\DateTime;

/**
 * Metered plans.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Usage
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Metered plans: when usage is billed.
     *
     * `USAGE_BILLING_DATE`, marked T.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function billedAt(): ?DateTime
    {
        return $this->fields->dateTime('USAGE_BILLING_DATE');
    }

    /**
     * Metered plans: when usage was reported last.
     *
     * `LATEST_REPORTED_USAGE_DATE`, marked T.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function reportedAt(): ?DateTime
    {
        return $this->fields->dateTime('LATEST_REPORTED_USAGE_DATE');
    }

    /**
     * Metered plans: status.
     *
     * `USAGE_STATUS`, marked T.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function status(): ?string
    {
        return $this->fields->text('USAGE_STATUS');
    }
}
