<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Code\LicenceType;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Row;
use Countersign\Value\DateTime;
use Countersign\Value\Expiry;

/**
 * A licence (subscription) that the order made or renewed.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Licence
{
    /** @internal */
    public function __construct(private readonly Row $fields)
    {
    }

    /** The number of its row, from 0. */
    public function number(): int
    {
        return $this->fields->number;
    }

    /**
     * Product the licence belongs to: join on this, not on the position.
     *
     * `IPN_LICENSE_PROD[]`, marked S I; for example `30100001`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function productId(): ?string
    {
        return $this->fields->text('IPN_LICENSE_PROD');
    }

    /**
     * Type of the licence.
     *
     * `IPN_LICENSE_TYPE[]`, marked S; for example `REGULAR`.
     *
     * @return LicenceType|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function licenceType(): LicenceType|string|null
    {
        $text = $this->fields->text('IPN_LICENSE_TYPE');

        return $text === null ? null : LicenceType::fromText($text);
    }

    /**
     * Subscription reference, `LICENSE_CODE` of the LCN; empty before approval.
     *
     * `IPN_LICENSE_REF[]`, marked S; for example `AB12CD34EF`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function reference(): ?string
    {
        return $this->fields->text('IPN_LICENSE_REF');
    }

    /**
     * When the licence expires.
     *
     * `IPN_LICENSE_EXP[]`, marked S; for example `2022-04-16 14:36:51`.
     *
     * @return Expiry|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function expires(): ?Expiry
    {
        return $this->fields->expiry('IPN_LICENSE_EXP');
    }

    /**
     * When the licence starts.
     *
     * `IPN_LICENSE_START[]`, marked S; for example `2021-04-16 14:36:51`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function startsAt(): ?DateTime
    {
        return $this->fields->dateTime('IPN_LICENSE_START');
    }

    /**
     * Never expires. `YES` or `NO`.
     *
     * `IPN_LICENSE_LIFETIME[]`, marked S; for example `NO`.
     *
     * @return bool|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function isLifetime(): ?bool
    {
        return $this->fields->flag('IPN_LICENSE_LIFETIME');
    }

    /**
     * More about the licence.
     *
     * `IPN_LICENSE_ADDITIONAL_INFO[]`, marked S. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function additionalInfo(): ?string
    {
        return $this->fields->text('IPN_LICENSE_ADDITIONAL_INFO');
    }
}
