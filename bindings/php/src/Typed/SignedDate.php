<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Exception\InvalidFieldException;
use Countersign\Kind;
use Countersign\Value\DateTime;

/**
 * The date a message is signed with: IPN_DATE or DATE_UPDATED. Owns how it is read; must never fill in a zone.
 *
 * @internal
 */
final class SignedDate
{
    /** @throws InvalidFieldException if it was not sent or is no such date, or for another kind */
    public static function of(#[\SensitiveParameter] Reader $reader, Kind $kind): DateTime
    {
        $name = match ($kind) {
            Kind::Ipn => 'IPN_DATE',
            Kind::Lcn => 'DATE_UPDATED',
            Kind::Unknown => throw Odd::kind($kind),
        };
        $text = self::sent($reader, $name);
        $date = $kind === Kind::Ipn
            ? Read::stamp($text, $reader->offset())
            : Read::dateTime($text, $reader->offset());

        return $date !== null && $date->hasTime() ? $date : throw Odd::field($name);
    }

    /**
     * The same in Unix seconds, which takes the account's zone.
     *
     * @throws InvalidFieldException
     */
    public static function unix(#[\SensitiveParameter] Reader $reader, Kind $kind): int
    {
        $date = self::of($reader, $kind);
        self::sent($reader, 'TIMEZONE_OFFSET');

        return $date->unix() ?? throw Odd::field('TIMEZONE_OFFSET');
    }

    /** A single value, be it empty. */
    private static function sent(#[\SensitiveParameter] Reader $reader, string $name): string
    {
        $text = $reader->field($name) ?? throw Odd::missing($name);

        return \is_string($text) ? $text : throw Odd::field($name);
    }
}
