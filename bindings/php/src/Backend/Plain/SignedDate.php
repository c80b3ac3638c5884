<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\ErrorCode;
use Countersign\Exception\Sentence;
use Countersign\Exception\VerificationException;
use Countersign\Kind;

/**
 * The date that the protocol signs: `IPN_DATE`, `DATE_UPDATED`.
 *
 * Owns their grammars and the age check; never reads a clock.
 *
 * Protocol pages: `ipn.md` ("Dates and numbers", section 3), `lcn.md` section 3.
 *
 * @internal
 */
final class SignedDate
{
    private const STAMP = '00000000000000';
    private const DATE_TIME = '0000-00-00 00:00:00';
    private const ZONES = ['GMT+00:00', 'GMT-00:00'];

    /**
     * Refuses a date that is none; one that was not sent is none of our business here.
     *
     * @throws VerificationException `invalid_field`
     */
    public static function check(#[\SensitiveParameter] Form $form, Kind $kind): void
    {
        $name = self::name($kind);
        $tree = $form->tree();
        if ($name !== null && isset($tree[$name])) {
            self::local($tree, $kind, $name);
        }
    }

    /**
     * @throws VerificationException `stale`, and whatever keeps the date from being known
     */
    public static function checkAge(#[\SensitiveParameter] Form $form, Kind $kind, int $limit, int $now): void
    {
        $name = self::name($kind);
        if ($name === null) {
            throw new VerificationException(ErrorCode::WrongKind, null, Sentence::wrongKind($kind));
        }
        $tree = $form->tree();
        $local = self::local($tree, $kind, $name);
        $zone = self::scalar($tree, 'TIMEZONE_OFFSET');
        $hours = (int) \substr($zone, 4, 2);
        $minutes = (int) \substr($zone, 7);
        if (!\in_array(self::shape($zone), self::ZONES, true) || $hours > 23 || $minutes > 59) {
            throw new VerificationException(ErrorCode::InvalidField, 'TIMEZONE_OFFSET');
        }
        $offset = $hours * 3600 + $minutes * 60;
        $signed = $local - ($zone[3] === '-' ? -$offset : $offset);
        // A float, exact enough, for a clock that is billions of years off.
        if (\abs($signed - $now) > $limit) {
            throw new VerificationException(ErrorCode::Stale);
        }
    }

    private static function name(Kind $kind): ?string
    {
        return match ($kind) {
            Kind::Ipn => 'IPN_DATE',
            Kind::Lcn => 'DATE_UPDATED',
            Kind::Unknown => null,
        };
    }

    /** @param array<array-key, mixed> $tree */
    private static function scalar(#[\SensitiveParameter] array $tree, string $name): string
    {
        $text = $tree[$name] ?? throw new VerificationException(ErrorCode::MissingField, $name);

        return \is_string($text) ? $text : throw new VerificationException(ErrorCode::InvalidField, $name);
    }

    /**
     * The signed date in seconds since 1970, as if its zone were UTC.
     *
     * @param array<array-key, mixed> $tree
     */
    private static function local(#[\SensitiveParameter] array $tree, Kind $kind, string $name): int
    {
        $text = self::scalar($tree, $name);
        if (self::shape($text) === ($kind === Kind::Ipn ? self::STAMP : self::DATE_TIME)) {
            $digits = \strtr($text, ['-' => '', ' ' => '', ':' => '']);
            [$month, $day, $hour, $minute, $second] = \array_map('intval', \str_split(\substr($digits, 4), 2));
            $year = (int) \substr($digits, 0, 4);
            if (\checkdate($month, $day, $year) && $hour < 24 && $minute < 60 && $second < 60) {
                // Not `gmmktime`, which takes the years up to 100 for others.
                return self::days($year, $month, $day) * 86_400 + $hour * 3600 + $minute * 60 + $second;
            }
        }

        throw new VerificationException(ErrorCode::InvalidField, $name);
    }

    /** A text with a nought for every digit; empty for one that is too long to be any of ours. */
    private static function shape(#[\SensitiveParameter] string $text): string
    {
        return \strlen($text) > 19 ? '' : \strtr($text, '123456789', '000000000');
    }

    /** Days from 1970-01-01 to a date of the Gregorian calendar, from the year 1 on. */
    private static function days(int $year, int $month, int $day): int
    {
        // The year begins in March here, so that a leap day is its last.
        $year -= $month < 3 ? 1 : 0;
        $month = ($month + 9) % 12;

        return 365 * $year + \intdiv($year, 4) - \intdiv($year, 100) + \intdiv($year, 400)
            + \intdiv(153 * $month + 2, 5) + $day - 719_469;
    }
}
