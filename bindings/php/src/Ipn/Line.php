<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\LineRelations;

/**
 * A product line: one product of the order.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Line extends LineRelations
{
    /** The number of its row, from 0. */
    public function number(): int
    {
        return $this->fields->number;
    }

    /**
     * 2Checkout's product id. The first one is signed by the receipt.
     *
     * `IPN_PID[]`, marked D; for example `30100001`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function productId(): ?string
    {
        return $this->fields->text('IPN_PID');
    }

    /**
     * Product name. The first one is signed by the receipt.
     *
     * `IPN_PNAME[]`, marked D; for example `Sample Suite`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function name(): ?string
    {
        return $this->fields->text('IPN_PNAME');
    }

    /**
     * The merchant's product code; empty for dynamic products.
     *
     * `IPN_PCODE[]`, marked D S; for example `SUITE-1`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function productCode(): ?string
    {
        return $this->fields->text('IPN_PCODE');
    }

    /**
     * The merchant's reference of the line.
     *
     * `IPN_EXTERNAL_REFERENCE[]`, marked S.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function externalReference(): ?string
    {
        return $this->fields->text('IPN_EXTERNAL_REFERENCE');
    }

    /**
     * Extra information.
     *
     * `IPN_INFO[]`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function info(): ?string
    {
        return $this->fields->text('IPN_INFO');
    }

    /**
     * Quantity.
     *
     * `IPN_QTY[]`, marked D; for example `1`.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function quantity(): ?int
    {
        return $this->fields->int('IPN_QTY');
    }

    /**
     * Unit price.
     *
     * `IPN_PRICE[]`, marked D; for example `49.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function price(): ?string
    {
        return $this->fields->decimal('IPN_PRICE');
    }

    /**
     * Tax amount; 2 or 4 decimals.
     *
     * `IPN_VAT[]`, marked D S; for example `9.31`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function vat(): ?string
    {
        return $this->fields->decimal('IPN_VAT');
    }

    /**
     * Tax rate in percent; 2 or 4 decimals.
     *
     * `IPN_VAT_RATE[]`, marked D S; for example `19.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function vatRate(): ?string
    {
        return $this->fields->decimal('IPN_VAT_RATE');
    }

    /**
     * Product version.
     *
     * `IPN_VER[]`, marked D; for example `1`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function version(): ?string
    {
        return $this->fields->text('IPN_VER');
    }

    /**
     * Discount.
     *
     * `IPN_DISCOUNT[]`, marked D; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function discount(): ?string
    {
        return $this->fields->decimal('IPN_DISCOUNT');
    }

    /**
     * Category of the promotion.
     *
     * `IPN_PROMOTION_CATEGORY[]`, marked S, since 2021.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function promotionCategory(): ?string
    {
        return $this->fields->text('IPN_PROMOTION_CATEGORY');
    }

    /**
     * Promotion.
     *
     * `IPN_PROMONAME[]`, marked D S.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function promotionName(): ?string
    {
        return $this->fields->text('IPN_PROMONAME');
    }

    /**
     * Coupon.
     *
     * `IPN_PROMOCODE[]`, marked D S.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function promotionCode(): ?string
    {
        return $this->fields->text('IPN_PROMOCODE');
    }

    /**
     * Cost of handling the order.
     *
     * `IPN_ORDER_COSTS[]`, marked S; for example `0`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function orderCosts(): ?string
    {
        return $this->fields->decimal('IPN_ORDER_COSTS');
    }

    /**
     * Stock keeping unit.
     *
     * `IPN_SKU[]`, marked S.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function sku(): ?string
    {
        return $this->fields->text('IPN_SKU');
    }

    /**
     * Product group; 0 for none.
     *
     * `IPN_PGROUP[]`, marked S; for example `0`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function groupId(): ?string
    {
        return $this->fields->text('IPN_PGROUP');
    }

    /**
     * Name of the product group.
     *
     * `IPN_PGROUP_NAME[]`, marked S.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function groupName(): ?string
    {
        return $this->fields->text('IPN_PGROUP_NAME');
    }

    /**
     * Commission of the line.
     *
     * `IPN_PCOMMISSION[]`, marked T; for example `0.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function commission(): ?string
    {
        return $this->fields->decimal('IPN_PCOMMISSION');
    }

    /**
     * Delivered keys. How several codes of a line are sent is not known: all values below the member are given.
     *
     * `IPN_DELIVEREDCODES[]`, marked D S U. Left out of what may be logged.
     *
     * @return list<string> empty if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function deliveredCodes(): array
    {
        return $this->fields->texts('IPN_DELIVEREDCODES');
    }

    /**
     * Bundle. Shape not known: all values below the member are given.
     *
     * `IPN_BUNDLE_DETAILS[]`, marked T. Left out of what may be logged.
     *
     * @return list<string> empty if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function bundleDetails(): array
    {
        return $this->fields->texts('IPN_BUNDLE_DETAILS');
    }

    /**
     * Keys delivered for a bundle. Shape not known: all values below the member are given.
     *
     * `IPN_BUNDLE_DELIVEREDCODES[]`, marked T. Left out of what may be logged.
     *
     * @return list<string> empty if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function bundleDeliveredCodes(): array
    {
        return $this->fields->texts('IPN_BUNDLE_DELIVEREDCODES');
    }

    /**
     * Total of the line.
     *
     * `IPN_TOTAL[]`, marked D; for example `58.31`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function total(): ?string
    {
        return $this->fields->decimal('IPN_TOTAL');
    }
}
