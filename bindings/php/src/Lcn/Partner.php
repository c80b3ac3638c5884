<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * Affiliates and partners.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Partner
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Partner.
     *
     * `PARTNER_CODE`, marked T; for example `0`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function code(): ?string
    {
        return $this->fields->text('PARTNER_CODE');
    }

    /**
     * Affiliate.
     *
     * `AFFILIATE_ID`, marked T; for example `0`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function affiliateId(): ?string
    {
        return $this->fields->text('AFFILIATE_ID');
    }
}
