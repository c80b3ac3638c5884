<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Code\CardType;
use Countersign\Code\DispatchReason;
use Countersign\Code\OrderStatus;
use Countersign\Exception\ConfigurationException;
use Countersign\Typed\Read;
use Countersign\Value\DateTime;
use Countersign\Value\Expiry;
use Countersign\Value\Offset;
use PHPUnit\Framework\TestCase;

/**
 * What fits each kind of value, and what the values can be asked.
 */
final class ValuesTest extends TestCase
{
    /** @return iterable<string, array{string, string|int|bool|null}> text by kind, and what it is read as */
    public static function values(): iterable
    {
        $cases = [
            'int' => [
                '0' => 0, '412' => 412, '-007' => -7, '-0' => 0, '9007199254740991' => 9007199254740991,
                '-9007199254740991' => -9007199254740991, '00000000000000000000000000000000000001' => 1,
                '9007199254740992' => null, '-9007199254740992' => null, '99999999999999999999' => null, '1.0' => null,
                '+1' => null, '-' => null, ' 1' => null, "1\n" => null, '1e3' => null, '٣' => null, '0x1' => null,
            ],
            'decimal' => [
                '0' => '0', '0.00' => '0.00', '58.31' => '58.31', '-0.57' => '-0.57', '-0.00' => '0.00', '-0' => '0',
                '007.50' => '7.50', '-007' => '-7', '0.20810660205937' => '0.20810660205937',
                '9999999999999999999999999999' => '9999999999999999999999999999',
                '0.000000000000000000000000001' => '0.000000000000000000000000001',
                '99999999999999999999999999999' => null, '0.0000000000000000000000000001' => null,
                '-' => null, '.5' => null, '5.' => null, '1,000.00' => null, '+1' => null, '1e2' => null, '$1' => null,
                ' 1' => null, "1\n" => null, '--1' => null, '1.2.3' => null, 'NaN' => null, '0x1A' => null,
            ],
            'flag' => [
                '1' => true, 'YES' => true, 'Yes' => true, 'true' => true, 'TRUE' => true, '0' => false, 'NO' => false,
                'no' => false, 'false' => false, '2' => null, '01' => null, 'y' => null, 'on' => null, 'true ' => null,
                "1\n" => null, '00' => null,
            ],
            'text' => ["José\0" => "José\0", "Jos\xe9" => null, "\xed\xa0\x80" => null, "\xc0\x80" => null],
            'currency' => ['USD' => 'USD', 'usd' => null, 'US' => null, 'USDT' => null, 'U$D' => null, "USD\n" => null],
            'country' => ['us' => 'us', 'US' => 'US', 'usa' => null, 'u' => null, 'u1' => null, "us\n" => null],
            'cardExpiry' => [
                '12/29' => '2029-12', '12/2029' => '2029-12', '01/00' => '2000-01', '01/0001' => '0001-01',
                '13/29' => null, '00/29' => null, '1/29' => null, '12-29' => null, '12/029' => null, '12/29 ' => null,
                "12/29\n" => null, '2029-12' => null, '12/0000' => null,
            ],
            'offset' => [
                'GMT+03:00' => '+03:00', 'GMT-07:00' => '-07:00', 'GMT-00:30' => '-00:30', 'GMT-00:00' => '+00:00',
                'GMT+23:59' => '+23:59', 'GMT' => null, 'GMT+3:00' => null, 'GMT+03:60' => null, 'UTC+03:00' => null,
                'GMT+03:00 ' => null, "GMT+03:00\n" => null, 'GMT+24:00' => null, 'gmt+03:00' => null,
            ],
            'dateTime' => [
                '2021-04-16 14:34:07' => '2021-04-16T14:34:07+03:00', '2021-04-16' => '2021-04-16',
                '0001-01-01 00:00:00' => '0001-01-01T00:00:00+03:00',
                '9999-12-31 23:59:59' => '9999-12-31T23:59:59+03:00',
                '2024-02-29' => '2024-02-29', '2021-02-29' => null, '2021-04-31' => null, '2021-04-16T14:34:07' => null,
                '2021-04-16 24:00:00' => null, '2021-04-16 23:60:00' => null, '2021-04-16 23:59:60' => null,
                '2021-04-16 14:34' => null, '16.04.2021' => null, '0000-01-01' => null, '21-04-16' => null,
                '2021-04-16 ' => null, "2021-04-16\n" => null, "2021-04-16 14:34:07\n" => null,
            ],
            'stamp' => [
                '20210416143407' => '2021-04-16T14:34:07+03:00',
                '2021-04-16 14:34:07' => null, '00000000000000' => null,
                '2021041614340' => null, '20210230143407' => null, '20210416240000' => null, "20210416143407\n" => null,
            ],
        ];
        foreach ($cases as $kind => $texts) {
            foreach ($texts as $text => $value) {
                yield "$kind " . \rawurlencode((string) $text) => [$kind, (string) $text, $value];
            }
        }
    }

    /** @dataProvider values */
    public function testWhatFits(string $kind, string $text, string|int|bool|null $expected): void
    {
        $read = \in_array($kind, ['dateTime', 'stamp'], true)
            ? Read::$kind($text, Offset::fromMinutes(180))
            : Read::$kind($text);
        self::assertSame($expected, \is_object($read) ? $read->text() : $read);
    }

    public function testAMomentNeedsAZoneAndATime(): void
    {
        $east = Offset::fromMinutes(180);
        $bare = DateTime::of(1970, 1, 1, 3, 0, 0);
        self::assertSame([false, true, null, '1970-01-01T03:00:00'], self::said($bare));
        self::assertSame([true, true, 0, '1970-01-01T03:00:00+03:00'], self::said($bare->orOffset($east)));
        $day = DateTime::of(1970, 1, 1, offset: $east);
        self::assertSame([false, false, null, '1970-01-01'], self::said($day));
        self::assertSame([true, false, null, '1970-01-01'], self::said($day->orOffset($east)));
        self::assertSame([false, true, null, '1970-01-01T03:00:00'], self::said($day->orTime(3, 0, 0)));
        self::assertSame(0, $day->orTime(3, 0, 0)->orOffset($east)->unix());
        $whole = DateTime::of(1970, 1, 1, 3, 0, 0, $east);
        self::assertSame(self::said($whole), self::said($whole->orTime(4, 0, 0)->orOffset(Offset::fromMinutes(0))));
    }

    public function testADateIsAPhpDate(): void
    {
        $date = DateTime::of(2021, 4, 16, 14, 34, 7, Offset::fromMinutes(180));
        $plain = \DateTimeImmutable::createFromInterface($date);
        self::assertEquals(new \DateTimeImmutable('2021-04-16T11:34:07Z'), $plain);
        self::assertSame('2021-04-17T14:34:07+03:00', $date->modify('+1 day')->text());
        self::assertSame('2021-04-16T11:34:07+00:00', $date->setTimezone(new \DateTimeZone('UTC'))->text());
        $day = DateTime::of(2021, 4, 16);
        self::assertSame('2021-04-17', $day->add(new \DateInterval('P1D'))->text());
        self::assertSame(self::said($day), self::said(\unserialize(\serialize($day))));
        $made = DateTime::createFromFormat('!Y-m-d', '2021-04-16', new \DateTimeZone('UTC'));
        self::assertInstanceOf(DateTime::class, $made);
        self::assertSame('2021-04-16T00:00:00+00:00', $made->text());
    }

    /** The zone of the host, summer time and all, changes nothing. */
    public function testTheZoneOfTheHostDoesNotMatter(): void
    {
        $before = \date_default_timezone_get();
        \date_default_timezone_set('America/New_York');
        try {
            // No such time of day in New York.
            $bare = DateTime::of(2021, 3, 14, 2, 30, 0);
            self::assertSame('2021-03-14T02:30:00', $bare->text());
            self::assertSame('2021-03-14T02:30:00+03:00', $bare->orOffset(Offset::fromMinutes(180))->text());
        } finally {
            \date_default_timezone_set($before);
        }
    }

    public function testExpiry(): void
    {
        $west = Offset::fromMinutes(-720);
        $day = Expiry::of(DateTime::of(2025, 2, 11));
        self::assertSame([false, '2025-02-11'], [$day->isNever(), $day->at()?->text()]);
        self::assertSame(1_739_361_599, $day->lastSecond($west));
        $moment = Expiry::of(DateTime::of(2025, 2, 11, 9, 16, 40, Offset::fromMinutes(120)));
        self::assertSame(1_739_258_200, $moment->lastSecond($west));
        $never = Expiry::of(DateTime::of(9999, 12, 31, 23, 59, 59));
        self::assertSame([true, null, 'never'], [$never->isNever(), $never->at(), $never->text()]);
        self::assertSame(PHP_INT_MAX, $never->lastSecond($west));
        self::assertFalse(Expiry::of(DateTime::of(9999, 12, 30))->isNever());
    }

    public function testOffsets(): void
    {
        $offset = Offset::fromMinutes(-210);
        self::assertSame(['-03:30', -12_600], [$offset->text(), $offset->seconds()]);
        self::assertSame(-12_600, $offset->toTimeZone()->getOffset(new \DateTimeImmutable('@0')));
    }

    /** @return iterable<array{\Closure(): mixed}> */
    public static function mistakes(): iterable
    {
        yield [static fn () => Offset::fromMinutes(1440)];
        yield [static fn () => Offset::fromMinutes(-1440)];
        yield [static fn () => DateTime::of(2021, 4, 16)->orTime(24, 0, 0)];
        yield [static fn () => DateTime::of(2021, 4, 16)->orTime(0, 60, 0)];
        yield [static fn () => DateTime::of(2021, 4, 16)->orTime(0, 0, -1)];
    }

    /** @dataProvider mistakes */
    public function testMistakes(\Closure $mistake): void
    {
        $this->expectException(ConfigurationException::class);
        $mistake();
    }

    public function testCodes(): void
    {
        self::assertSame(OrderStatus::Complete, OrderStatus::fromText('COMPLETE'));
        self::assertSame('complete', OrderStatus::fromText('complete'));
        self::assertSame("COMPLETE\n", OrderStatus::fromText("COMPLETE\n"));
        self::assertSame(DispatchReason::PastDue, DispatchReason::fromText('LICENCE_PASTDUE'));
        self::assertSame(DispatchReason::PastDue, DispatchReason::fromText('LICENCE_PAST_DUE'));
        self::assertSame(CardType::Visa, CardType::fromText('ViSA'));
        self::assertSame('VISAS', CardType::fromText('VISAS'));
    }

    /** @return array{bool, bool, int|null, string} */
    private static function said(DateTime $date): array
    {
        return [$date->hasZone(), $date->hasTime(), $date->unix(), $date->text()];
    }
}
