<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Exception\InvalidFieldException;
use Countersign\Kind;

/**
 * The key to tell repeats by. Owns what it is made of (`docs/typed.md`, section "Keys"); must never use a secret, so
 * that it can be stored and logged.
 *
 * @internal
 */
final class Keys
{
    /** Without these different events would look the same. */
    private const NEEDED = [
        'ipn' => ['REFNO', 'ORDERSTATUS'],
        'lcn' => ['LICENSE_CODE', 'DATE_UPDATED'],
    ];

    private const OTHERS = [
        'ipn' => [
            'MESSAGE_TYPE',
            'REFUND_TYPE',
            'CHARGEBACK_RESOLUTION',
            'CHARGEBACK_REASON_CODE',
            'IPN_TOTALGENERAL',
            'FRAUD_STATUS',
        ],
        'lcn' => ['DISPATCH_REASON', 'STATUS', 'DISABLED', 'EXPIRED', 'EXPIRATION_DATE', 'PAUSE_START_DATE'],
    ];

    /** @throws InvalidFieldException if a needed field was not sent, if one is an array, or for another kind */
    public static function dedupe(#[\SensitiveParameter] Reader $reader, Kind $kind): string
    {
        if ($kind === Kind::Unknown) {
            throw Odd::kind($kind);
        }
        $values = [$kind->value];
        foreach (self::NEEDED[$kind->value] as $name) {
            $value = self::scalar($reader, $name);
            $values[] = $value === '' ? throw Odd::missing($name) : $value;
        }
        foreach (self::OTHERS[$kind->value] as $name) {
            $values[] = self::scalar($reader, $name);
        }
        $source = '';
        foreach ($values as $value) {
            $source .= \strlen($value) . $value;
        }

        return \hash('sha256', $source);
    }

    /** As it was sent; empty if it was not. */
    private static function scalar(#[\SensitiveParameter] Reader $reader, string $name): string
    {
        $value = $reader->field($name) ?? '';

        return \is_string($value) ? $value : throw Odd::field($name);
    }
}
