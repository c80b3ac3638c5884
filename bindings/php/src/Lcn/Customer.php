<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * The end user.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Customer
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * First name of the end user.
     *
     * `FIRST_NAME`, marked D; for example `Ada`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function firstName(): ?string
    {
        return $this->fields->text('FIRST_NAME');
    }

    /**
     * Last name of the end user.
     *
     * `LAST_NAME`, marked D; for example `Example`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function lastName(): ?string
    {
        return $this->fields->text('LAST_NAME');
    }

    /**
     * Company.
     *
     * `COMPANY`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function company(): ?string
    {
        return $this->fields->text('COMPANY');
    }

    /**
     * E-mail address.
     *
     * `EMAIL`, marked D; for example `ada@example.com`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function email(): ?string
    {
        return $this->fields->text('EMAIL');
    }

    /**
     * Telephone.
     *
     * `PHONE`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function phone(): ?string
    {
        return $this->fields->text('PHONE');
    }

    /**
     * Fax.
     *
     * `FAX`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function fax(): ?string
    {
        return $this->fields->text('FAX');
    }

    /**
     * English name of the country.
     *
     * `COUNTRY`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function country(): ?string
    {
        return $this->fields->text('COUNTRY');
    }

    /**
     * State or region.
     *
     * `STATE`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function state(): ?string
    {
        return $this->fields->text('STATE');
    }

    /**
     * City.
     *
     * `CITY`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function city(): ?string
    {
        return $this->fields->text('CITY');
    }

    /**
     * Postal code; keeps leading zeros.
     *
     * `ZIP`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function postalCode(): ?string
    {
        return $this->fields->text('ZIP');
    }

    /**
     * Address.
     *
     * `ADDRESS`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function address(): ?string
    {
        return $this->fields->text('ADDRESS');
    }

    /**
     * Country, ISO 3166 alpha-2 in lower case.
     *
     * `COUNTRY_CODE`, marked T; for example `us`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function countryCode(): ?string
    {
        return $this->fields->country('COUNTRY_CODE');
    }

    /**
     * Language.
     *
     * `END_USER_LANGUAGE`, marked T; for example `en`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function language(): ?string
    {
        return $this->fields->text('END_USER_LANGUAGE');
    }

    /**
     * 2Checkout's number of the customer, up to 10 digits.
     *
     * `AVANGATE_CUSTOMER_REFERENCE`, marked D.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function reference(): ?string
    {
        return $this->fields->text('AVANGATE_CUSTOMER_REFERENCE');
    }

    /**
     * The merchant's id of the customer, up to 250 characters.
     *
     * `EXTERNAL_CUSTOMER_REFERENCE`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function externalReference(): ?string
    {
        return $this->fields->text('EXTERNAL_CUSTOMER_REFERENCE');
    }
}
