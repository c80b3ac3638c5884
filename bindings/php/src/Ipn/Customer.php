<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;

/**
 * The buyer, as on the bill.
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
     * First name of the billing person.
     *
     * `FIRSTNAME`, marked D; for example `Ada`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function firstName(): ?string
    {
        return $this->fields->text('FIRSTNAME');
    }

    /**
     * Last name of the billing person.
     *
     * `LASTNAME`, marked D; for example `Example`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function lastName(): ?string
    {
        return $this->fields->text('LASTNAME');
    }

    /**
     * Number of an identity paper; legacy.
     *
     * `IDENTITY_NO`, marked T P. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function identityNumber(): ?string
    {
        return $this->fields->text('IDENTITY_NO');
    }

    /**
     * Who issued the identity paper; legacy.
     *
     * `IDENTITY_ISSUER`, marked T P. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function identityIssuer(): ?string
    {
        return $this->fields->text('IDENTITY_ISSUER');
    }

    /**
     * Personal code; legacy.
     *
     * `IDENTITY_CNP`, marked T P. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function identityCnp(): ?string
    {
        return $this->fields->text('IDENTITY_CNP');
    }

    /**
     * Billing company.
     *
     * `COMPANY`, marked D; for example `Example Ltd`. Left out of what may be logged.
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
     * Number in the register of companies.
     *
     * `REGISTRATIONNUMBER`, marked D S. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function registrationNumber(): ?string
    {
        return $this->fields->text('REGISTRATIONNUMBER');
    }

    /**
     * Tax id.
     *
     * `FISCALCODE`, marked D S. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function fiscalCode(): ?string
    {
        return $this->fields->text('FISCALCODE');
    }

    /**
     * Tax office.
     *
     * `TAX_OFFICE`, marked D S. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function taxOffice(): ?string
    {
        return $this->fields->text('TAX_OFFICE');
    }

    /**
     * The company's bank.
     *
     * `CBANKNAME`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function bankName(): ?string
    {
        return $this->fields->text('CBANKNAME');
    }

    /**
     * The company's bank account.
     *
     * `CBANKACCOUNT`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function bankAccount(): ?string
    {
        return $this->fields->text('CBANKACCOUNT');
    }

    /**
     * Billing address, first line.
     *
     * `ADDRESS1`, marked D; for example `1 Sample Street`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function address(): ?string
    {
        return $this->fields->text('ADDRESS1');
    }

    /**
     * Billing address, second line.
     *
     * `ADDRESS2`, marked D. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function address2(): ?string
    {
        return $this->fields->text('ADDRESS2');
    }

    /**
     * City.
     *
     * `CITY`, marked D; for example `Sampleton`. Left out of what may be logged.
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
     * Postal code; keeps leading zeros.
     *
     * `ZIPCODE`, marked D; for example `00123`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function postalCode(): ?string
    {
        return $this->fields->text('ZIPCODE');
    }

    /**
     * English name of the country.
     *
     * `COUNTRY`, marked D; for example `United States of America`. Left out of what may be logged.
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
     * Country, ISO 3166 alpha-2 in lower case.
     *
     * `COUNTRY_CODE`, marked S; for example `us`.
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
     * Telephone; may begin with `+`.
     *
     * `PHONE`, marked D; for example `+1 555 0100`. Left out of what may be logged.
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
     * E-mail address.
     *
     * `CUSTOMEREMAIL`, marked D; for example `ada@example.com`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function email(): ?string
    {
        return $this->fields->text('CUSTOMEREMAIL');
    }

    /**
     * The buyer's IP address.
     *
     * `IPADDRESS`, marked D; for example `192.0.2.10`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function ipAddress(): ?string
    {
        return $this->fields->text('IPADDRESS');
    }

    /**
     * Country name of that address; may be empty.
     *
     * `IPCOUNTRY`, marked S. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function ipCountry(): ?string
    {
        return $this->fields->text('IPCOUNTRY');
    }

    /**
     * 2Checkout's number of the customer, 9 digits; empty before approval.
     *
     * `AVANGATE_CUSTOMER_REFERENCE`, marked S; for example `900000009`.
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
     * The merchant's id of the customer, any text.
     *
     * `EXTERNAL_CUSTOMER_REFERENCE`, marked S; for example `cust-5`. Left out of what may be logged.
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
