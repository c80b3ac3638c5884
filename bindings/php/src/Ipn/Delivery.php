<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * Whom the goods go to.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Delivery
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * First name of the person to deliver to.
     *
     * `FIRSTNAME_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function firstName(): ?string
    {
        return $this->fields->text('FIRSTNAME_D');
    }

    /**
     * Last name of the person to deliver to.
     *
     * `LASTNAME_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function lastName(): ?string
    {
        return $this->fields->text('LASTNAME_D');
    }

    /**
     * Company to deliver to.
     *
     * `COMPANY_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function company(): ?string
    {
        return $this->fields->text('COMPANY_D');
    }

    /**
     * Delivery address, first line.
     *
     * `ADDRESS1_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function address(): ?string
    {
        return $this->fields->text('ADDRESS1_D');
    }

    /**
     * Delivery address, second line.
     *
     * `ADDRESS2_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function address2(): ?string
    {
        return $this->fields->text('ADDRESS2_D');
    }

    /**
     * City.
     *
     * `CITY_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function city(): ?string
    {
        return $this->fields->text('CITY_D');
    }

    /**
     * State or region.
     *
     * `STATE_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function state(): ?string
    {
        return $this->fields->text('STATE_D');
    }

    /**
     * Postal code; keeps leading zeros.
     *
     * `ZIPCODE_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function postalCode(): ?string
    {
        return $this->fields->text('ZIPCODE_D');
    }

    /**
     * English name of the country.
     *
     * `COUNTRY_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function country(): ?string
    {
        return $this->fields->text('COUNTRY_D');
    }

    /**
     * Country, ISO 3166 alpha-2 in lower case. Note the place of `_D`.
     *
     * `COUNTRY_D_CODE`, marked S; for example `us`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function countryCode(): ?string
    {
        return $this->fields->country('COUNTRY_D_CODE');
    }

    /**
     * Telephone.
     *
     * `PHONE_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function phone(): ?string
    {
        return $this->fields->text('PHONE_D');
    }

    /**
     * E-mail address.
     *
     * `EMAIL_D`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function email(): ?string
    {
        return $this->fields->text('EMAIL_D');
    }
}
