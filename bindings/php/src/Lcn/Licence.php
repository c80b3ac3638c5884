<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Code\LicenceStatus;
use Countersign\Code\LicenceType;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\DateTime;
use Countersign\Value\Expiry;

/**
 * The licence (subscription) itself.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Licence
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Subscription reference, `IPN_LICENSE_REF` of the IPN. Signed by the receipt.
     *
     * `LICENSE_CODE`, marked D; for example `AB12CD34EF`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function reference(): ?string
    {
        return $this->fields->text('LICENSE_CODE');
    }

    /**
     * When the subscription expires. Signed by the receipt.
     *
     * `EXPIRATION_DATE`, marked D T; for example `2025-02-11`.
     *
     * @return Expiry|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function expires(): ?Expiry
    {
        return $this->fields->expiry('EXPIRATION_DATE');
    }

    /**
     * The same with the time of day.
     *
     * `EXPIRATION_DATE_TIME`, marked T; for example `2025-02-11 09:16:40`.
     *
     * @return Expiry|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function expiresAt(): ?Expiry
    {
        return $this->fields->expiry('EXPIRATION_DATE_TIME');
    }

    /**
     * Type of the subscription.
     *
     * `LICENSE_TYPE`, marked D; for example `REGULAR`.
     *
     * @return LicenceType|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function licenceType(): LicenceType|string|null
    {
        $text = $this->fields->text('LICENSE_TYPE');

        return $text === null ? null : LicenceType::fromText($text);
    }

    /**
     * Disabled or cancelled.
     *
     * `DISABLED`, marked D; for example `0`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isDisabled(): ?bool
    {
        return $this->fields->flag('DISABLED');
    }

    /**
     * Renewed automatically.
     *
     * `RECURRING`, marked D; for example `1`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isRecurring(): ?bool
    {
        return $this->fields->flag('RECURRING');
    }

    /**
     * 2Checkout's product id.
     *
     * `LICENSE_PRODUCT`, marked T; for example `30100001`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function productId(): ?string
    {
        return $this->fields->text('LICENSE_PRODUCT');
    }

    /**
     * The merchant's product code.
     *
     * `LICENSE_PRODUCT_CODE`, marked T; for example `SUITE-1`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function productCode(): ?string
    {
        return $this->fields->text('LICENSE_PRODUCT_CODE');
    }

    /**
     * Stock keeping unit.
     *
     * `PSKU`, marked T.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function sku(): ?string
    {
        return $this->fields->text('PSKU');
    }

    /**
     * When the subscription starts.
     *
     * `START_DATE`, marked T; for example `2024-02-11`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function startsOn(): ?DateTime
    {
        return $this->fields->dateTime('START_DATE');
    }

    /**
     * When it was bought.
     *
     * `PURCHASE_DATE`, marked T; for example `2024-02-11`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function purchasedOn(): ?DateTime
    {
        return $this->fields->dateTime('PURCHASE_DATE');
    }

    /**
     * When the subscription starts, with the time of day.
     *
     * `START_DATE_TIME`, marked T; for example `2024-02-11 09:16:40`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function startsAt(): ?DateTime
    {
        return $this->fields->dateTime('START_DATE_TIME');
    }

    /**
     * When it was bought, with the time of day.
     *
     * `PURCHASE_DATE_TIME`, marked T; for example `2024-02-11 09:16:40`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function purchasedAt(): ?DateTime
    {
        return $this->fields->dateTime('PURCHASE_DATE_TIME');
    }

    /**
     * Never expires. `0` or `1`.
     *
     * `LICENSE_LIFETIME`, marked T; for example `0`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isLifetime(): ?bool
    {
        return $this->fields->flag('LICENSE_LIFETIME');
    }

    /**
     * Licence key.
     *
     * `ACTIVATION_CODE`, marked T. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function activationCode(): ?string
    {
        return $this->fields->text('ACTIVATION_CODE');
    }

    /**
     * More about the licence.
     *
     * `LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE`, marked T. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function additionalInfo(): ?string
    {
        return $this->fields->text('LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE');
    }

    /**
     * Where the subscription stands.
     *
     * `STATUS`, marked D T; for example `ACTIVE`.
     *
     * @return LicenceStatus|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function status(): LicenceStatus|string|null
    {
        $text = $this->fields->text('STATUS');

        return $text === null ? null : LicenceStatus::fromText($text);
    }

    /**
     * Expired.
     *
     * `EXPIRED`, marked T; for example `0`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isExpired(): ?bool
    {
        return $this->fields->flag('EXPIRED');
    }

    /**
     * Grace period in days.
     *
     * `LICENSE_GRACE_PERIOD`, marked T; for example `0`.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function gracePeriod(): ?int
    {
        return $this->fields->int('LICENSE_GRACE_PERIOD');
    }

    /**
     * How the subscription is billed.
     *
     * `LICENSE_BILLING_TYPE`, marked T; for example `PREPAID`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function billingType(): ?string
    {
        return $this->fields->text('LICENSE_BILLING_TYPE');
    }

    /**
     * `REFNO` of the last order.
     *
     * `LAST_ORDER_REFERENCE`, marked T; for example `900000001`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function lastOrder(): ?string
    {
        return $this->fields->text('LAST_ORDER_REFERENCE');
    }

    /**
     * `REFNO` of the first order.
     *
     * `ORIGINAL_ORDER_REFERENCE`, marked T; for example `900000001`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function originalOrder(): ?string
    {
        return $this->fields->text('ORIGINAL_ORDER_REFERENCE');
    }

    /**
     * How often it was renewed.
     *
     * `RENEWALS_NUMBER`, marked T; for example `0`.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function renewals(): ?int
    {
        return $this->fields->int('RENEWALS_NUMBER');
    }

    /**
     * How often it was upgraded.
     *
     * `UPGRADES_NUMBER`, marked T; for example `0`.
     *
     * @return int|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function upgrades(): ?int
    {
        return $this->fields->int('UPGRADES_NUMBER');
    }

    /**
     * A trial.
     *
     * `IS_TRIAL`, marked T; for example `0`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isTrial(): ?bool
    {
        return $this->fields->flag('IS_TRIAL');
    }
}
