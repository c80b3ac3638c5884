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
    private const LARGEST_DIGITS = 16;

    private const MOST_DIGITS = 28;

    private const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    private const SMALL = 'abcdefghijklmnopqrstuvwxyz';

    public static function text(#[\SensitiveParameter] string $text): ?string
    {
        // A pattern of nothing: what can stop it, once the encoding was found right, is a limit of this PHP.
        $isText = \preg_match('//u', $text) === 1
            || \in_array(\preg_last_error(), [\PREG_BACKTRACK_LIMIT_ERROR, \PREG_RECURSION_LIMIT_ERROR], true);

        return $isText ? $text : null;
    }

    public static function int(#[\SensitiveParameter] string $text): ?int
    {
        $digits = ($text[0] ?? '') === '-' ? \substr($text, 1) : $text;
        if (!self::isDigits($digits)) {
            return null;
        }
        $number = \ltrim($digits, '0');
        if (\strlen($number) > self::LARGEST_DIGITS || (int) $number > self::LARGEST) {
            return null;
        }

        return $digits === $text ? (int) $number : -(int) $number;
    }

    /**
     * All decimals stay; leading zeros go, and so does the sign of zero.
     *
     * @return numeric-string|null
     */
    public static function decimal(#[\SensitiveParameter] string $text): ?string
    {
        $isNegative = ($text[0] ?? '') === '-';
        $point = \strpos($text, '.');
        $whole = \substr($text, $isNegative ? 1 : 0, $point === false ? null : $point - ($isNegative ? 1 : 0));
        $decimals = $point === false ? '' : \substr($text, $point + 1);
        if (
            !self::isDigits($whole) || ($point !== false && !self::isDigits($decimals))
            || \strlen($whole) + \strlen($decimals) > self::MOST_DIGITS
        ) {
            return null;
        }
        $whole = \ltrim($whole, '0');
        $number = ($whole === '' ? '0' : $whole) . ($point === false ? '' : '.' . $decimals);
        if ($isNegative && \trim($number, '0.') !== '') {
            $number = '-' . $number;
        }

        return \is_numeric($number) ? $number : null;
    }

    public static function flag(#[\SensitiveParameter] string $text): ?bool
    {
        // Not by a pattern: those go by the locale where case does not matter.
        $is = static fn (string $word): bool => \strcasecmp($word, $text) === 0;
        if ($is('1') || $is('yes') || $is('true')) {
            return true;
        }

        return $is('0') || $is('no') || $is('false') ? false : null;
    }

    public static function currency(#[\SensitiveParameter] string $text): ?string
    {
        return \strlen($text) === 3 && \strspn($text, self::CAPITALS) === 3 ? $text : null;
    }

    public static function country(#[\SensitiveParameter] string $text): ?string
    {
        return \strlen($text) === 2 && \strspn($text, self::CAPITALS . self::SMALL) === 2 ? $text : null;
    }

    public static function cardExpiry(#[\SensitiveParameter] string $text): ?CardExpiry
    {
        $isShort = self::hasShape($text, '00/00');
        if (!$isShort && !self::hasShape($text, '00/0000')) {
            return null;
        }
        $month = (int) \substr($text, 0, 2);
        $year = ($isShort ? 2000 : 0) + (int) \substr($text, 3);

        return $month < 1 || $month > 12 || $year === 0 ? null : new CardExpiry($year, $month);
    }

    public static function offset(#[\SensitiveParameter] string $text): ?Offset
    {
        if (!self::hasShape($text, 'GMT+00:00') && !self::hasShape($text, 'GMT-00:00')) {
            return null;
        }
        [$hours, $minutes] = [(int) \substr($text, 4, 2), (int) \substr($text, 7)];
        if ($hours > 23 || $minutes > 59) {
            return null;
        }
        $minutes += $hours * 60;

        return Offset::fromMinutes($text[3] === '-' ? -$minutes : $minutes);
    }

    public static function isZeroDate(#[\SensitiveParameter] string $text): bool
    {
        return \in_array($text, self::ZERO_DATES, true);
    }

    /** `Y-m-d H:i:s` or `Y-m-d`. */
    public static function dateTime(#[\SensitiveParameter] string $text, ?Offset $offset): ?DateTime
    {
        $hasTime = self::hasShape($text, '0000-00-00 00:00:00');

        return $hasTime || self::hasShape($text, '0000-00-00') ? self::date($text, $hasTime, $offset) : null;
    }

    /** `YmdHis` */
    public static function stamp(#[\SensitiveParameter] string $text, ?Offset $offset): ?DateTime
    {
        return self::hasShape($text, '00000000000000') ? self::date($text, true, $offset) : null;
    }

    /** A date that exists: PHP itself would take the 30th of February for a day in March. */
    private static function date(#[\SensitiveParameter] string $text, bool $hasTime, ?Offset $offset): ?DateTime
    {
        $digits = \strtr($text, ['-' => '', ' ' => '', ':' => '']);
        $number = static fn (int $at): int => (int) \substr($digits, $at, 2);
        [$year, $month, $day] = [$number(0) * 100 + $number(2), $number(4), $number(6)];
        if (!\checkdate($month, $day, $year)) { // There is no year 0.
            return null;
        }
        if (!$hasTime) {
            return DateTime::of($year, $month, $day);
        }
        [$hour, $minute, $second] = [$number(8), $number(10), $number(12)];
        if ($hour > 23 || $minute > 59 || $second > 59) {
            return null;
        }

        return DateTime::of($year, $month, $day, $hour, $minute, $second, $offset);
    }

    private static function isDigits(#[\SensitiveParameter] string $text): bool
    {
        return $text !== '' && \strspn($text, '0123456789') === \strlen($text);
    }

    /**
     * Whether a text is a given one but for its digits, each of which is a nought there. Not by a pattern: those fail where this
     * PHP's limits on patterns are low, and a genuine value would look odd.
     */
    private static function hasShape(#[\SensitiveParameter] string $text, string $shape): bool
    {
        return \strlen($text) === \strlen($shape) && \strtr($text, '123456789', '000000000') === $shape;
    }
}
