<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Algorithm;
use Countersign\ErrorCode;
use Countersign\Exception\ReceiptException;
use Countersign\Kind;
use Countersign\Secret;

/**
 * The read receipt.
 *
 * Owns what it signs and its three shapes; must never be made from anything but verified fields, because a receipt for a stranger's
 * values is a signature over a stranger's values.
 *
 * Protocol pages: `ipn.md` section 3, `lcn.md` section 3.
 *
 * @internal
 */
final class ReceiptText
{
    /**
     * @param array<array-key, mixed> $tree the fields of a verified message
     *
     * @throws ReceiptException
     */
    public static function of(
        #[\SensitiveParameter] array $tree,
        Kind $kind,
        Secret $secret,
        Algorithm $algorithm,
        string $date,
    ): string {
        $values = match ($kind) {
            Kind::Ipn => [
                self::firstMember($tree, 'IPN_PID'),
                self::firstMember($tree, 'IPN_PNAME'),
                self::scalar($tree, 'IPN_DATE') ?? throw new ReceiptException(ErrorCode::MissingField, 'IPN_DATE'),
            ],
            Kind::Lcn => [
                self::scalar($tree, 'LICENSE_CODE') ?? throw new ReceiptException(ErrorCode::MissingField, 'LICENSE_CODE'),
                // A date that was not sent counts as empty; not documented, but what a PHP handler would do.
                self::scalar($tree, 'EXPIRATION_DATE') ?? '',
            ],
            Kind::Unknown => throw new ReceiptException(ErrorCode::WrongKind),
        };
        $source = '';
        foreach ([...$values, $date] as $value) {
            $source .= \strlen($value) . $value;
        }
        $digest = \hash_hmac($algorithm->value, $source, $secret->bytes());

        return $algorithm === Algorithm::Md5
            ? "<EPAYMENT>$date|$digest</EPAYMENT>"
            : "<sig algo=\"{$algorithm->value}\" date=\"$date\">$digest</sig>";
    }

    /** @param array<array-key, mixed> $tree */
    private static function firstMember(#[\SensitiveParameter] array $tree, string $name): string
    {
        $array = $tree[$name] ?? throw new ReceiptException(ErrorCode::MissingField, $name . '[0]');
        if (!\is_array($array)) {
            throw new ReceiptException(ErrorCode::InvalidField, $name);
        }
        $member = $array[0] ?? throw new ReceiptException(ErrorCode::MissingField, $name . '[0]');

        return \is_string($member) ? $member : throw new ReceiptException(ErrorCode::InvalidField, $name . '[0]');
    }

    /** @param array<array-key, mixed> $tree */
    private static function scalar(#[\SensitiveParameter] array $tree, string $name): ?string
    {
        $value = $tree[$name] ?? null;

        return \is_string($value) || $value === null ? $value : throw new ReceiptException(ErrorCode::InvalidField, $name);
    }
}
