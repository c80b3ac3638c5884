<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\ErrorCode;
use Countersign\Exception\VerificationException;
use Countersign\Kind;

/**
 * Fields that must come once and be no arrays, whatever the policy.
 *
 * Owns the list and the order; never looks at a value.
 *
 * @internal
 */
final class SingleValues
{
    /** What the receipt or the business key stands on. */
    private const IPN = ['REFNO', 'ORDERSTATUS', 'IPN_DATE'];
    private const LCN = ['LICENSE_CODE', 'EXPIRATION_DATE', 'DATE_UPDATED'];

    /**
     * @throws VerificationException `duplicate_field`, `malformed_signature`, `invalid_field`
     */
    public static function check(#[\SensitiveParameter] TreeForm $form, Kind $kind): void
    {
        foreach (Form::SIGNATURES as $name => $true) {
            self::one($form, $name, ErrorCode::MalformedSignature);
        }
        $names = match ($kind) {
            Kind::Ipn => self::IPN,
            Kind::Lcn => self::LCN,
            Kind::Unknown => [...self::IPN, ...self::LCN],
        };
        foreach ($names as $name) {
            self::one($form, $name, ErrorCode::InvalidField);
        }
    }

    private static function one(#[\SensitiveParameter] TreeForm $form, string $name, ErrorCode $ifArray): void
    {
        if ($form->cameTwice($name)) {
            throw new VerificationException(ErrorCode::DuplicateField, $name);
        }
        if ($form->isArray($name)) {
            throw new VerificationException($ifArray, $name);
        }
    }
}
