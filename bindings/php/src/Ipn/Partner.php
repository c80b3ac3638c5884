<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * Affiliates, resellers and partners.
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
     * Partner. A scalar in all samples of the vendor; one third-party list has an array.
     *
     * `IPN_PARTNER_CODE`, marked S T.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function code(): ?string
    {
        return $this->fields->either('IPN_PARTNER_CODE');
    }

    /**
     * The partner's margin in percent.
     *
     * `IPN_PARTNER_MARGIN_PERCENT`, marked S; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function marginPercent(): ?string
    {
        return $this->fields->decimal('IPN_PARTNER_MARGIN_PERCENT');
    }

    /**
     * The partner's margin.
     *
     * `IPN_PARTNER_MARGIN`, marked S; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function margin(): ?string
    {
        return $this->fields->decimal('IPN_PARTNER_MARGIN');
    }

    /**
     * Extra margin.
     *
     * `IPN_EXTRA_MARGIN`, marked S; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function extraMargin(): ?string
    {
        return $this->fields->decimal('IPN_EXTRA_MARGIN');
    }

    /**
     * Extra discount.
     *
     * `IPN_EXTRA_DISCOUNT`, marked S; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function extraDiscount(): ?string
    {
        return $this->fields->decimal('IPN_EXTRA_DISCOUNT');
    }

    /**
     * Discount by coupon.
     *
     * `IPN_COUPON_DISCOUNT`, marked S; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function couponDiscount(): ?string
    {
        return $this->fields->decimal('IPN_COUPON_DISCOUNT');
    }

    /**
     * Affiliate: where the buyer came from.
     *
     * `IPN_REFERRER`, marked T. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function referrer(): ?string
    {
        return $this->fields->text('IPN_REFERRER');
    }

    /**
     * Reseller.
     *
     * `IPN_RESELLER_ID`, marked T.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function resellerId(): ?string
    {
        return $this->fields->text('IPN_RESELLER_ID');
    }

    /**
     * The reseller's name.
     *
     * `IPN_RESELLER_NAME`, marked T. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function resellerName(): ?string
    {
        return $this->fields->text('IPN_RESELLER_NAME');
    }

    /**
     * The reseller's site.
     *
     * `IPN_RESELLER_URL`, marked T. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function resellerUrl(): ?string
    {
        return $this->fields->text('IPN_RESELLER_URL');
    }

    /**
     * The reseller's commission.
     *
     * `IPN_RESELLER_COMMISSION`, marked T; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function resellerCommission(): ?string
    {
        return $this->fields->decimal('IPN_RESELLER_COMMISSION');
    }
}
