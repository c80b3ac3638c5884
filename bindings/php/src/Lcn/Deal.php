<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * Who wants a deal to be renewed automatically.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Deal
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Deal: renewed automatically by the merchant's will; may also read `true` or `false`.
     *
     * `MERCHANT_DEAL_AUTO_RENEWAL`, marked T.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function merchantAutoRenewal(): ?bool
    {
        return $this->fields->flag('MERCHANT_DEAL_AUTO_RENEWAL');
    }

    /**
     * Deal: renewed automatically by the buyer's will; may also read `true` or `false`.
     *
     * `CLIENT_DEAL_AUTO_RENEWAL`, marked T.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function clientAutoRenewal(): ?bool
    {
        return $this->fields->flag('CLIENT_DEAL_AUTO_RENEWAL');
    }
}
