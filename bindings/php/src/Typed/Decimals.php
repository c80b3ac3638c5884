<?php

declare(strict_types=1);

namespace Countersign\Typed;

/**
 * Comparison of amounts without floats, and without the extension bcmath. Owns nothing else; must never calculate.
 *
 * @internal
 */
final class Decimals
{
    /** Below zero, zero or above it, for two numbers without sign and leading zeros. */
    public static function compare(#[\SensitiveParameter] string $one, #[\SensitiveParameter] string $other): int
    {
        [$whole, $decimals] = \explode('.', $one . '.');
        [$otherWhole, $otherDecimals] = \explode('.', $other . '.');
        $length = \max(\strlen($decimals), \strlen($otherDecimals));

        $digits = $whole . \str_pad($decimals, $length, '0');
        $otherDigits = $otherWhole . \str_pad($otherDecimals, $length, '0');

        return \strlen($digits) <=> \strlen($otherDigits) ?: \strcmp($digits, $otherDigits);
    }
}
