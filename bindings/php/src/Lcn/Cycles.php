<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * Billing cycles.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Cycles
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Number of billing cycles.
     *
     * `BILLING_CYCLES`, marked T.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function billingCycles(): ?int
    {
        return $this->fields->int('BILLING_CYCLES');
    }

    /**
     * Number of cycles of the contract.
     *
     * `CONTRACT_CYCLES`, marked T.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function contractCycles(): ?int
    {
        return $this->fields->int('CONTRACT_CYCLES');
    }

    /**
     * Billing cycles that are left.
     *
     * `BILLING_CYCLES_LEFT`, marked T.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function left(): ?int
    {
        return $this->fields->int('BILLING_CYCLES_LEFT');
    }

    /**
     * The billing cycle it is in.
     *
     * `CURRENT_BILLING_CYCLE`, marked T.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function current(): ?int
    {
        return $this->fields->int('CURRENT_BILLING_CYCLE');
    }

    /**
     * What happens after the last cycle.
     *
     * `ACTION_AFTER_CYCLES`, marked T; for example `NONE`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function actionAfter(): ?string
    {
        return $this->fields->text('ACTION_AFTER_CYCLES');
    }
}
