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
    public static function compare(string $one, string $other): int
    {
        [$whole, $decimals] = \explode('.', $one . '.');
        [$otherWhole, $otherDecimals] = \explode('.', $other . '.');
        $length = \max(\strlen($decimals), \strlen($otherDecimals));

        return \strlen($whole) <=> \strlen($otherWhole)
            ?: \strcmp($whole . \str_pad($decimals, $length, '0'), $otherWhole . \str_pad($otherDecimals, $length, '0'));
    }
}
