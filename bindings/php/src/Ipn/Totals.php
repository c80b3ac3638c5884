<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * Amounts of the whole order.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Totals
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Total of the order; negative in refunds.
     *
     * `IPN_TOTALGENERAL`, marked D; for example `58.31`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function total(): ?string
    {
        return $this->fields->decimal('IPN_TOTALGENERAL');
    }

    /**
     * Shipping.
     *
     * `IPN_SHIPPING`, marked D S; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function shipping(): ?string
    {
        return $this->fields->decimal('IPN_SHIPPING');
    }

    /**
     * Tax on shipping.
     *
     * `IPN_SHIPPING_TAX`, marked D S; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function shippingTax(): ?string
    {
        return $this->fields->decimal('IPN_SHIPPING_TAX');
    }

    /**
     * 2Checkout's commission; 2 or 4 decimals.
     *
     * `IPN_COMMISSION`, marked D S; for example `3.6766`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function commission(): ?string
    {
        return $this->fields->decimal('IPN_COMMISSION');
    }

    /**
     * Exchange rate to the payout currency; up to 14 decimals.
     *
     * `FX_RATE`, marked S; for example `0.20810660205937`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function fxRate(): ?string
    {
        return $this->fields->decimal('FX_RATE');
    }

    /**
     * Markup on the exchange rate in percent.
     *
     * `FX_MARKUP`, marked S; for example `4`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function fxMarkup(): ?string
    {
        return $this->fields->decimal('FX_MARKUP');
    }

    /**
     * What the merchant gets; may be negative.
     *
     * `PAYABLE_AMOUNT`, marked S; for example `-0.57`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function payableAmount(): ?string
    {
        return $this->fields->decimal('PAYABLE_AMOUNT');
    }

    /**
     * Currency of the payout, ISO 4217.
     *
     * `PAYOUT_CURRENCY`, marked S; for example `USD`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function payoutCurrency(): ?string
    {
        return $this->fields->currency('PAYOUT_CURRENCY');
    }
}
