<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Action;
use Countersign\Event;
use Countersign\Exception\InvalidFieldException;
use Countersign\Exception\ReceiptException;
use Countersign\Ipn;
use Countersign\Kind;
use Countersign\Lcn;
use Countersign\Notification;
use PHPUnit\Framework\TestCase;

/**
 * What any message can be asked: bare fields, keys, dates, the line for logs.
 */
final class NotificationTest extends TestCase
{
    public function testNothingIsReadBeforeItIsAskedFor(): void
    {
        $message = TreeMessage::ofBody(Kind::Ipn, 'REFNO=1&IPN_PID[]=2');
        $ipn = new Ipn($message);
        [$order, $customer] = [$ipn->order(), $ipn->customer()];
        self::assertSame(0, $message->trees);
        self::assertSame(['1', null], [$order->refno(), $customer->email()]);
        self::assertCount(1, $ipn->lines());
        self::assertSame(1, $message->trees);
    }

    public function testBareFields(): void
    {
        $ipn = new Ipn(TreeMessage::ofBody(Kind::Ipn, 'REFNO=1&CITY=%FF&IPN_PID[]=2&IPN_PID[]=3'));
        self::assertSame(["\xff", '3', null], [$ipn->get('CITY'), $ipn->get('IPN_PID[1]'), $ipn->get('IPN_PID')]);
        self::assertSame(['1', null], [$ipn->text('REFNO'), $ipn->text('STATE')]);
        self::assertSame([['2', '3'], ['1'], []], [$ipn->all('IPN_PID'), $ipn->all('REFNO'), $ipn->all('STATE')]);
        self::assertSame([['REFNO', '1'], ['CITY', "\xff"], ['IPN_PID[0]', '2'], ['IPN_PID[1]', '3']], $ipn->fields());
        self::assertFalse($ipn->hasRepeatedFields());
        self::assertSame(0, $ipn->secretIndex());
        $this->expectExceptionMessage('not UTF-8');
        $ipn->text('CITY');
    }

    public function testReceiptIsDatedInUtc(): void
    {
        $ipn = new Ipn(TreeMessage::ofBody(Kind::Ipn, 'REFNO=1'));
        $receipt = $ipn->receipt(new \DateTimeImmutable('2024-01-02T03:05:00+03:00'));
        self::assertSame('20240102000500', $receipt->date());
        self::assertSame('sha3-256 20240102000500', $receipt->text());
        $this->expectException(ReceiptException::class);
        $ipn->receipt(new \DateTimeImmutable('@253402300800'));
    }

    /** @return iterable<array{Kind, string, string, string|null}> */
    public static function messagesWithoutKey(): iterable
    {
        yield [Kind::Ipn, 'ORDERSTATUS=PENDING', 'missing_field', 'REFNO'];
        yield [Kind::Ipn, 'REFNO=1&ORDERSTATUS=', 'missing_field', 'ORDERSTATUS'];
        yield [Kind::Ipn, 'REFNO=1&ORDERSTATUS=PENDING&FRAUD_STATUS[]=', 'invalid_field', 'FRAUD_STATUS'];
        yield [Kind::Lcn, 'LICENSE_CODE=1', 'missing_field', 'DATE_UPDATED'];
        yield [Kind::Lcn, 'LICENSE_CODE=1&DATE_UPDATED[]=x', 'invalid_field', 'DATE_UPDATED'];
        yield [Kind::Unknown, 'REFNO=1&ORDERSTATUS=PENDING', 'wrong_kind', null];
    }

    /** @dataProvider messagesWithoutKey */
    public function testNoKey(Kind $kind, string $body, string $code, ?string $field): void
    {
        $message = self::message($kind, $body);
        try {
            $message->dedupeKey();
            self::fail('there is a key');
        } catch (InvalidFieldException $error) {
            self::assertSame([$code, $field], [$error->errorCode(), $error->field]);
        }
        self::assertArrayNotHasKey('dedupe_key', $message->toArray());
    }

    public function testSignedDate(): void
    {
        $ipn = self::message(Kind::Ipn, 'IPN_DATE=20210416143408&TIMEZONE_OFFSET=GMT%2B03:00');
        self::assertSame('2021-04-16T14:34:08+03:00', $ipn->signedAt()->text());
        self::assertSame(60, $ipn->age(1_618_572_908));
        self::assertSame(-1, $ipn->age(1_618_572_847));
        self::assertGreaterThan(60, $ipn->age());

        $lcn = self::message(Kind::Lcn, 'DATE_UPDATED=2024-02-11+09:16:41');
        self::assertSame('2024-02-11T09:16:41', $lcn->signedAt()->text());
    }

    /** @return iterable<array{Kind, string, string, string|null}> */
    public static function messagesWithoutAge(): iterable
    {
        yield [Kind::Ipn, 'REFNO=1', 'missing_field', 'IPN_DATE'];
        yield [Kind::Ipn, 'IPN_DATE=', 'invalid_field', 'IPN_DATE'];
        yield [Kind::Ipn, 'IPN_DATE=2021-04-16+14:34:08', 'invalid_field', 'IPN_DATE'];
        yield [Kind::Ipn, 'IPN_DATE[]=20210416143408', 'invalid_field', 'IPN_DATE'];
        yield [Kind::Ipn, 'IPN_DATE=20210416143408', 'missing_field', 'TIMEZONE_OFFSET'];
        yield [Kind::Ipn, 'IPN_DATE=20210416143408&TIMEZONE_OFFSET=UTC', 'invalid_field', 'TIMEZONE_OFFSET'];
        yield [Kind::Ipn, 'IPN_DATE=20210416143408&TIMEZONE_OFFSET[]=', 'invalid_field', 'TIMEZONE_OFFSET'];
        yield [Kind::Lcn, 'DATE_UPDATED=2024-02-11&TIMEZONE_OFFSET=GMT%2B03:00', 'invalid_field', 'DATE_UPDATED'];
        yield [Kind::Lcn, 'DATE_UPDATED=0000-00-00+00:00:00', 'invalid_field', 'DATE_UPDATED'];
        yield [Kind::Unknown, 'IPN_DATE=20210416143408', 'wrong_kind', null];
    }

    /** @dataProvider messagesWithoutAge */
    public function testNoAge(Kind $kind, string $body, string $code, ?string $field): void
    {
        try {
            self::message($kind, $body)->age(0);
            self::fail('there is an age');
        } catch (InvalidFieldException $error) {
            self::assertSame([$code, $field], [$error->errorCode(), $error->field]);
        }
    }

    public function testNeitherOrderNorSubscription(): void
    {
        $message = self::message(Kind::Unknown, 'A=1');
        self::assertSame([Event::Unclassified, Action::Review], [$message->event(), $message->action()]);
        self::assertSame(['kind', 'event', 'action', 'delivery_id', 'invalid'], \array_keys($message->toArray()));
    }

    public function testOddPathsAreKeptApart(): void
    {
        $message = self::message(Kind::Lcn, 'PHONE[x]=1&EMAIL[%FF]=a&EMAIL[\xff]=b&EMAIL[a%09]=c&EMAIL[%FE%09]=%00%FF');
        self::assertSame([
            'EMAIL[\xfe\t]' => ['hex' => '00ff'],
            'EMAIL[\xff]' => 'a',
            "EMAIL[\\xff]'" => 'b',
            "EMAIL[a\t]" => 'c',
            'PHONE[x]' => '1',
        ], $message->toArray()['invalid']);
    }

    /** A line that names no product has no options, whatever fields are called. */
    public function testAStarIsNoProduct(): void
    {
        $body = 'IPN_QTY[]=1&IPN_CUSTOM_*_TEXT[]=x&IPN_CUSTOM__TEXT[]=y&IPN_PRODUCT_OPTIONS_*_TEXT[]=z';
        $ipn = self::message(Kind::Ipn, $body);
        self::assertInstanceOf(Ipn::class, $ipn);
        self::assertSame([[], []], [$ipn->lines()[0]->customFields(), $ipn->lines()[0]->options()]);
        foreach (['*', '1/*', "1\n", '1.0', ' 1'] as $product) {
            $ipn = self::message(Kind::Ipn, 'IPN_PID[]=' . \rawurlencode($product) . "&IPN_CUSTOM_{$product}_TEXT[]=x");
            self::assertInstanceOf(Ipn::class, $ipn);
            self::assertSame([], $ipn->lines()[0]->customFields());
        }
    }

    public function testRedacted(): void
    {
        $body = 'REFNO=900000001&LASTNAME=Example&FAX=&IPN_PNAME[]=Sample+Suite&NEW=1&IPN_CUSTOM_1_TEXT[]=Size'
            . '&IPN_CUSTOM_1_VALUE[]=M&IPN_CUSTOM__TEXT[]=x&IPN_CUSTOM_x_TEXT[]=y'
            . '&IPN_PRODUCT_OPTIONS_1_PRICE[]=7.00&1=2';
        self::assertSame(
            'REFNO=900000001 LASTNAME=[redacted] FAX= IPN_PNAME[0]="Sample Suite" NEW=[redacted]'
            . ' IPN_CUSTOM_1_TEXT[0]=Size IPN_CUSTOM_1_VALUE[0]=[redacted]'
            . ' IPN_CUSTOM__TEXT[0]=[redacted] IPN_CUSTOM_x_TEXT[0]=[redacted]'
            . ' IPN_PRODUCT_OPTIONS_1_PRICE[0]=7.00 1=[redacted]',
            self::message(Kind::Ipn, $body)->redacted(),
        );
    }

    public function testNamesForgeNoFields(): void
    {
        $body = 'REFNO=1&X[0+ORDERSTATUS=COMPLETE&X%0A%3D[%20%22]=2&IPN_LINK_SOURCE=ada%2540example.com';
        self::assertSame(
            'REFNO=1 X_0_ORDERSTATUS=[redacted] X%0A%3D[%20%22]=[redacted] IPN_LINK_SOURCE=[redacted]',
            self::message(Kind::Ipn, $body)->redacted(),
        );
    }

    public function testValuesForgeNoLines(): void
    {
        $shown = [
            "a\nb" => '"a\nb"',
            "tab\t\0" => '"tab\t\0"',
            'say "it\'s" \\' => '"say \"it\\\'s\" \\\\"',
            "Zo\u{eb} \u{200b}\u{202e}\u{a0}\u{2028}\u{7f}" => '"Zoë \u{200b}\u{202e}\u{a0}\u{2028}\u{7f}"',
            "\u{301}e\u{301}" => "\"\\u{301}e\u{301}\"",
            "\xff\u{301}a\xe2\x82" => '"\xff\u{301}a\xe2\x82"',
            "\u{1f600}" => "\"\u{1f600}\"",
            '2021-04-16 14:34:07' => '"2021-04-16 14:34:07"',
            "USD\n" => '"USD\n"',
        ];
        foreach ($shown as $value => $line) {
            $body = 'REFNO=' . \rawurlencode((string) $value);
            self::assertSame("REFNO=$line", self::message(Kind::Ipn, $body)->redacted());
        }
    }

    public function testDumpsHoldNoValues(): void
    {
        $ipn = self::message(Kind::Ipn, 'REFNO=1&LASTNAME=pRiVaTe&IPN_PID[]=pRiVaTe');
        self::assertInstanceOf(Ipn::class, $ipn);
        self::assertSame('pRiVaTe', $ipn->customer()->lastName());
        foreach ([$ipn, $ipn->customer(), $ipn->lines(), $ipn->entitlements()] as $dumped) {
            self::assertStringNotContainsString('pRiVaTe', \print_r($dumped, true));
        }
    }

    private static function message(Kind $kind, string $body): Notification
    {
        $message = TreeMessage::ofBody($kind, $body);

        return match ($kind) {
            Kind::Ipn => new Ipn($message),
            Kind::Lcn => new Lcn($message),
            Kind::Unknown => new Notification($message),
        };
    }
}
