<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Code\FraudStatus;
use Countersign\Code\OrderFlow;
use Countersign\Code\OrderOrigin;
use Countersign\Code\OrderStatus;
use Countersign\Code\PurchaseOrderStatus;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\DateTime;

/**
 * The order itself.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Order
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Bought as a gift for the person in the delivery data.
     *
     * `GIFT_ORDER`, marked D; for example `0`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isGift(): ?bool
    {
        return $this->fields->flag('GIFT_ORDER');
    }

    /**
     * When the order was placed.
     *
     * `SALEDATE`, marked D; for example `2021-04-16 14:34:07`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function placedAt(): ?DateTime
    {
        return $this->fields->dateTime('SALEDATE');
    }

    /**
     * 2Checkout's order number, up to 9 digits.
     *
     * `REFNO`, marked D; for example `900000001`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function refno(): ?string
    {
        return $this->fields->text('REFNO');
    }

    /**
     * The merchant's own reference of the order, up to 100 characters.
     *
     * `REFNOEXT`, marked D; for example `order-77`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function refnoExt(): ?string
    {
        return $this->fields->text('REFNOEXT');
    }

    /**
     * Renewals: `REFNOEXT` of the first orders, one member per original order.
     *
     * `ORIGINAL_REFNOEXT[]`, marked D S; for example `order-12`.
     *
     * @return list<string> empty if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function originalRefnoExt(): array
    {
        return $this->fields->members('ORIGINAL_REFNOEXT');
    }

    /**
     * The buyer's own purchase-order number, up to 255 characters.
     *
     * `SHOPPER_REFERENCE_NUMBER`, marked D; for example `PO-4711`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function shopperReference(): ?string
    {
        return $this->fields->text('SHOPPER_REFERENCE_NUMBER');
    }

    /**
     * Running number of the merchant's orders; 0 until approved.
     *
     * `ORDERNO`, marked S; for example `412`.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function number(): ?int
    {
        return $this->fields->int('ORDERNO');
    }

    /**
     * Where the order stands.
     *
     * `ORDERSTATUS`, marked D; for example `COMPLETE`.
     *
     * @return OrderStatus|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function status(): OrderStatus|string|null
    {
        $text = $this->fields->text('ORDERSTATUS');

        return $text === null ? null : OrderStatus::fromText($text);
    }

    /**
     * When the order was complete; the zero date until then.
     *
     * `COMPLETE_DATE`, marked D; for example `0000-00-00 00:00:00`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function completedAt(): ?DateTime
    {
        return $this->fields->dateTime('COMPLETE_DATE');
    }

    /**
     * Currency of the order, ISO 4217.
     *
     * `CURRENCY`, marked D; for example `USD`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function currency(): ?string
    {
        return $this->fields->currency('CURRENCY');
    }

    /**
     * Language of the order, two letters.
     *
     * `LANGUAGE`, marked S; for example `en`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function language(): ?string
    {
        return $this->fields->text('LANGUAGE');
    }

    /**
     * How the order came about.
     *
     * `ORDERFLOW`, marked S; for example `REGULAR`.
     *
     * @return OrderFlow|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function flow(): OrderFlow|string|null
    {
        $text = $this->fields->text('ORDERFLOW');

        return $text === null ? null : OrderFlow::fromText($text);
    }

    /**
     * Where the goods can be downloaded.
     *
     * `IPN_DOWNLOAD_LINK`, marked S. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function downloadLink(): ?string
    {
        return $this->fields->text('IPN_DOWNLOAD_LINK');
    }

    /**
     * Source tag of the buy link or of the API order.
     *
     * `IPN_LINK_SOURCE`, marked S; for example `shop.example`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function linkSource(): ?string
    {
        return $this->fields->text('IPN_LINK_SOURCE');
    }

    /**
     * Renewals: the source tags of the first orders, one member per original order.
     *
     * `IPN_ORIGINAL_LINK_SOURCE[]`, marked S.
     *
     * @return list<string> empty if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function originalLinkSource(): array
    {
        return $this->fields->members('IPN_ORIGINAL_LINK_SOURCE');
    }

    /**
     * Additional fields of the order. Shape not known: all values are given.
     *
     * `CUSTOM_FIELDS`, marked T. Left out of what may be logged.
     *
     * @return list<string> empty if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function customFields(): array
    {
        return $this->fields->texts('CUSTOM_FIELDS');
    }

    /**
     * Where a purchase order stands; must be switched on.
     *
     * `IPN_PURCHASE_ORDER_INFO`, marked D.
     *
     * @return PurchaseOrderStatus|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function purchaseOrderStatus(): PurchaseOrderStatus|string|null
    {
        $text = $this->fields->text('IPN_PURCHASE_ORDER_INFO');

        return $text === null ? null : PurchaseOrderStatus::fromText($text);
    }

    /**
     * Where the order was placed.
     *
     * `IPN_ORDER_ORIGIN`, marked S; for example `Web`.
     *
     * @return OrderOrigin|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function origin(): OrderOrigin|string|null
    {
        $text = $this->fields->text('IPN_ORDER_ORIGIN');

        return $text === null ? null : OrderOrigin::fromText($text);
    }

    /**
     * What the fraud check says.
     *
     * `FRAUD_STATUS`, marked S; for example `APPROVED`.
     *
     * @return FraudStatus|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function fraudStatus(): FraudStatus|string|null
    {
        $text = $this->fields->text('FRAUD_STATUS');

        return $text === null ? null : FraudStatus::fromText($text);
    }

    /**
     * Proposal the order came from.
     *
     * `PROPOSAL_ID`, marked S.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function proposalId(): ?string
    {
        return $this->fields->text('PROPOSAL_ID');
    }
}
