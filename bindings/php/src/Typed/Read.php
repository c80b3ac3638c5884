<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Value\CardExpiry;
use Countersign\Value\DateTime;
use Countersign\Value\Offset;

/**
 * From a text that is not empty to a value; null if it does not fit. Owns the grammar of each kind; must never
 * mend a text that is nearly right.
 *
 * @internal
 */
final class Read
{
    /** The words for "not yet". */
    private const ZERO_DATES = ['0000-00-00 00:00:00', '0000-00-00'];

    /** As far as every language can count exactly. */
    private const LARGEST = 9_007_199_254_740_991;

    private const MOST_DIGITS = 28;

    public static function text(string $text): ?string
    {
        return \preg_match('//u', $text) === 1 ? $text : null;
    }

    public static function int(string $text): ?int
    {
        if (\preg_match('/\A(-?)0*([0-9]{1,16})\z/', $text, $parts) !== 1 || (int) $parts[2] > self::LARGEST) {
            return null;
        }

        return (int) ($parts[1] . $parts[2]);
    }

    /**
     * All decimals stay; leading zeros go, and so does the sign of zero.
     *
     * @return numeric-string|null
     */
    public static function decimal(string $text): ?string
    {
        if (
            \preg_match('/\A(-?)([0-9]+)(\.[0-9]+)?\z/', $text, $parts) !== 1
            || \strlen($parts[2]) + \strlen(\substr($parts[3] ?? '', 1)) > self::MOST_DIGITS
        ) {
            return null;
        }
        $whole = \ltrim($parts[2], '0');
        $number = ($whole === '' ? '0' : $whole) . ($parts[3] ?? '');
        if ($parts[1] === '-' && \trim($number, '0.') !== '') {
            $number = '-' . $number;
        }

        return \is_numeric($number) ? $number : null;
    }

    public static function flag(string $text): ?bool
    {
        // Not by a pattern: those go by the locale where case does not matter.
        $is = static fn (string $word): bool => \strcasecmp($word, $text) === 0;
        if ($is('1') || $is('yes') || $is('true')) {
            return true;
        }

        return $is('0') || $is('no') || $is('false') ? false : null;
    }

    public static function currency(string $text): ?string
    {
        return \preg_match('/\A[A-Z]{3}\z/', $text) === 1 ? $text : null;
    }

    public static function country(string $text): ?string
    {
        return \preg_match('/\A[A-Za-z]{2}\z/', $text) === 1 ? $text : null;
    }

    public static function cardExpiry(string $text): ?CardExpiry
    {
        if (\preg_match('/\A(0[1-9]|1[0-2])\/([0-9]{2}|[0-9]{4})\z/', $text, $parts) !== 1) {
            return null;
        }
        $year = \strlen($parts[2]) === 2 ? 2000 + (int) $parts[2] : (int) $parts[2];

        return $year === 0 ? null : new CardExpiry($year, (int) $parts[1]);
    }

    public static function offset(string $text): ?Offset
    {
        if (\preg_match('/\AGMT([+-])([01][0-9]|2[0-3]):([0-5][0-9])\z/', $text, $parts) !== 1) {
            return null;
        }
        $minutes = (int) $parts[2] * 60 + (int) $parts[3];

        return Offset::fromMinutes($parts[1] === '-' ? -$minutes : $minutes);
    }

    public static function isZeroDate(string $text): bool
    {
        return \in_array($text, self::ZERO_DATES, true);
    }

    /** `Y-m-d H:i:s` or `Y-m-d`. */
    public static function dateTime(string $text, ?Offset $offset): ?DateTime
    {
        $pattern = '/\A([0-9]{4})-([0-9]{2})-([0-9]{2})(?: ([0-9]{2}):([0-9]{2}):([0-9]{2}))?\z/';

        return self::date($pattern, $text, $offset);
    }

    /** `YmdHis` */
    public static function stamp(string $text, ?Offset $offset): ?DateTime
    {
        return self::date('/\A([0-9]{4})' . \str_repeat('([0-9]{2})', 5) . '\z/', $text, $offset);
    }

    /** A date that exists: PHP itself would take the 30th of February for a day in March. */
    private static function date(string $pattern, string $text, ?Offset $offset): ?DateTime
    {
        if (\preg_match($pattern, $text, $parts) !== 1) {
            return null;
        }
        [$year, $month, $day] = [(int) $parts[1], (int) $parts[2], (int) $parts[3]];
        if (!\checkdate($month, $day, $year)) { // There is no year 0.
            return null;
        }
        if (!isset($parts[4], $parts[5], $parts[6])) {
            return DateTime::of($year, $month, $day);
        }
        [$hour, $minute, $second] = [(int) $parts[4], (int) $parts[5], (int) $parts[6]];
        if ($hour > 23 || $minute > 59 || $second > 59) {
            return null;
        }

        return DateTime::of($year, $month, $day, $hour, $minute, $second, $offset);
    }
}
