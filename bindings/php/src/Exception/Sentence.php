<?php

declare(strict_types=1);

namespace Countersign\Exception;

use Countersign\Algorithm;
use Countersign\ErrorCode;
use Countersign\Kind;

/**
 * What errors say to people, word for word as in the Rust core, so that all backends say the same.
 *
 * Owns the wording; never puts a value, a digest or a secret into it.
 *
 * @internal
 */
final class Sentence
{
    public static function of(ErrorCode $error, ?string $field = null): string
    {
        return match ($error) {
            ErrorCode::EmptySecret => 'the secret is empty or blank; copy it from Control Panel, Integrations, Webhooks & API',
            ErrorCode::NotForm => 'the body is not form-encoded (it looks like JSON or multipart); pass the raw bytes of the POST',
            ErrorCode::MissingSignature => 'no signature field (HASH, SIGNATURE_SHA2_256 or SIGNATURE_SHA3_256 in a notification); '
                . 'is this the whole raw message?',
            ErrorCode::AlgorithmNotAccepted => 'the message is signed, but not with an accepted algorithm; switch on SHA3 or SHA2 '
                . 'for this URL in the Control Panel, or accept MD5 explicitly',
            ErrorCode::MalformedSignature => self::malformed($field),
            ErrorCode::SignatureMismatch => 'the signature does not match: wrong secret, or the body is not what was sent; '
                . '`countersign explain` looks for the reason',
            ErrorCode::DuplicateField => ($field ?? 'a field') . ' was sent more than once',
            ErrorCode::InvalidField => ($field ?? 'a field') . ' does not have the shape or value it must have',
            ErrorCode::MissingField => ($field ?? 'a field') . ' was not sent; switch it on for this URL in the Control Panel',
            ErrorCode::NotUtf8 => 'the value is not UTF-8; read it as bytes',
            ErrorCode::Stale => 'the signed date is too far from the clock for the age limit set',
            ErrorCode::ClockMissing => 'the policy has an age limit, so the message must be verified at a time: '
                . 'pass the time of day',
            ErrorCode::WrongKind => self::wrongKind(Kind::Unknown),
            ErrorCode::InvalidDate => 'the receipt date must be 14 digits YYYYMMDDHHMMSS of a real date and time',
            ErrorCode::InvalidArgument => 'an argument is out of its range',
            ErrorCode::BackendUnavailable => 'the backend cannot be used on this host',
            // These have sentences with a number in them: see below.
            ErrorCode::BodyTooLarge, ErrorCode::TooManyFields, ErrorCode::NameTooLong, ErrorCode::NestingTooDeep,
            ErrorCode::InternalError => 'internal error: please report it',
        };
    }

    public static function bodyTooLarge(int $limit): string
    {
        return "the body is longer than the limit of $limit bytes";
    }

    public static function tooManyFields(int $limit): string
    {
        return "the body has more fields than the limit of $limit";
    }

    public static function nameTooLong(int $limit): string
    {
        return "a field name is longer than the limit of $limit bytes";
    }

    public static function nestingTooDeep(int $limit): string
    {
        return "a field name has more than $limit bracket levels";
    }

    public static function wrongKind(Kind $found): string
    {
        return match ($found) {
            Kind::Ipn => 'this is an IPN (order), which is not what was asked for',
            Kind::Lcn => 'this is an LCN (subscription), which is not what was asked for',
            Kind::Unknown => 'this is neither an IPN nor an LCN: REFNO, IPN_PID, IPN_DATE and LICENSE_CODE are all missing',
        };
    }

    private static function malformed(?string $field): string
    {
        $digits = $field === Algorithm::Md5->field() ? Algorithm::Md5->hexLength() : Algorithm::Sha256->hexLength();

        return ($field ?? 'a signature field') . " is not a single value of $digits hexadecimal digits";
    }
}
