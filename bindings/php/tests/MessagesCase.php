<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\Algorithm;
use Countersign\ErrorCode;
use Countersign\Exception\InvalidFieldException;
use Countersign\Exception\ReceiptException;
use Countersign\Exception\VerificationException;
use Countersign\Kind;
use Countersign\Limits;
use Countersign\Policy;
use Countersign\Receipt;
use Countersign\Secret;
use Countersign\Testing\Signer;

/**
 * Realistic messages and hostile ones.
 *
 * Owns what a merchant's code would see of them; never looks behind the public interface.
 */
abstract class MessagesCase extends BackendCase
{
    private const KEY = 'AABBCCDDEEFF';

    final public function testFixtures(): void
    {
        $bodies = Repository::fixtures();
        $posts = \array_combine(\array_keys($bodies), RealPhp::post(\array_values($bodies)));
        $secret = new Secret(self::KEY);
        foreach ($bodies as $name => $body) {
            $kind = \str_starts_with($name, 'ipn-') ? Kind::Ipn : Kind::Lcn;
            foreach (Algorithm::cases() as $algorithm) {
                $digest = \hash_hmac($algorithm->value, RealPhp::source((array) $posts[$name]), self::KEY);
                $signed = "$body&{$algorithm->field()}=$digest";
                self::assertSame($signed, Signer::sign($body, $secret, $algorithm), $name);

                $policy = new Policy(accept: [$algorithm], kind: $kind, requireAll: true, strict: true);
                $message = $this->verifier($secret, $policy)->verify($signed);
                $this->assertKind($kind, $message);
                self::assertSame($algorithm, $message->algorithm(), $name);
                self::assertSame(0, $message->secretIndex(), $name);
                self::assertFalse($message->hasRepeatedFields(), $name);
                self::assertSame(self::leaves((array) $posts[$name]), $message->fields(), $name);
                foreach ($message->fields() as [$path, $value]) {
                    self::assertSame($value, $message->get($path), "$name, $path");
                }
                self::assertSame($algorithm, $message->receipt()->algorithm(), $name);

                $this->assertRefused(ErrorCode::SignatureMismatch, "$signed&NEW=", $this->verifier($secret, $policy));
                $other = $this->verifier(new Secret('another key'), $policy);
                $this->assertRefused(ErrorCode::SignatureMismatch, $signed, $other);
            }
        }
    }

    final public function testReadsByPath(): void
    {
        $body = 'REFNO=1&IPN_PID[]=10&IPN_PID[]=11&A[x][y]=2&A[x][]=3&08=4&8=5&E=%E9&U=%E2%82%AC&B[7]=6&Z=0';
        $message = $this->verify($body);
        foreach (
            [
                'REFNO' => '1', 'REFNO[]' => '1', 'IPN_PID[0]' => '10', 'IPN_PID[1]' => '11', 'A[x][y]' => '2', 'A[x][0]' => '3',
                '08' => '4', '8' => '5', 'E' => "\xE9", 'U' => '€', 'B[7]' => '6', 'Z' => '0',
            ] as $path => $value
        ) {
            self::assertSame($value, $message->get((string) $path), "$path");
            self::assertSame([$value], $message->all((string) $path), "$path");
        }
        foreach (
            [
                '', '[', ']', '[]', '[0]', 'NONE', 'refno', 'REFNO[0]', 'REFNO[', 'REFNO[]x', 'REFNO]', 'IPN_PID[2]', 'IPN_PID[00]',
                'IPN_PID[0', 'IPN_PID[0]x', 'IPN_PID[0]0]', 'A[x]xy]', 'IPN_PID[0][0]', 'IPN_PID[][0]', 'A[y]', 'A[x][y][z]', 'B[07]',
                'SIGNATURE_SHA3_256', 'SIGNATURE_SHA3_256[]', 'SIGNATURE_SHA2_256', 'HASH', "\1REFNO", "REFNO\0",
            ] as $path
        ) {
            self::assertNull($message->get($path), $path);
            self::assertSame([], $message->all($path), $path);
        }
        foreach (['IPN_PID', 'IPN_PID[]', 'A', 'A[x]', 'B'] as $array) {
            self::assertNull($message->get($array), $array);
        }
        self::assertSame(['10', '11'], $message->all('IPN_PID'));
        self::assertSame(['10', '11'], $message->all('IPN_PID[]'));
        self::assertSame(['2', '3'], $message->all('A'));
        self::assertSame('€', $message->text('U'));
        self::assertNull($message->text('NONE'));
        try {
            $message->text('E');
            self::fail('E is not UTF-8');
        } catch (InvalidFieldException $e) {
            self::assertSame(ErrorCode::NotUtf8, $e->error);
        }
    }

    final public function testAnswersWhatIsNoMessage(): void
    {
        $verifier = $this->verifier(new Secret(self::KEY));
        foreach (
            ['', '&', '&&&', '=', ']', "\0", '%', 'a', "\xFF\xFE=\x80", 'HASHES=1', 'hash=1', \str_repeat('=', 5000)] as $body
        ) {
            $this->assertRefused(ErrorCode::MissingSignature, $body, $verifier);
        }
        foreach (['{"REFNO":1}', '[', " \r\n\t[1]", '{', '--boundary', '--'] as $body) {
            $this->assertRefused(ErrorCode::NotForm, $body, $verifier);
        }
        $field = 'SIGNATURE_SHA3_256';
        $digest = \str_repeat('0e', 32);
        foreach (
            ['', '0', 'x', \substr($digest, 1), $digest . '0', $digest . '%0A', \substr($digest, 1) . '%0A',
                '+' . \substr($digest, 1), $digest . '%00', \str_repeat('g', 64), \base64_encode($digest), '0x' . \substr($digest, 2)] as $malformed
        ) {
            $this->assertRefused(ErrorCode::MalformedSignature, "REFNO=1&$field=$malformed", $verifier, $field);
        }
        $this->assertRefused(ErrorCode::MalformedSignature, "REFNO=1&{$field}[]=$digest", $verifier, $field);
        $this->assertRefused(ErrorCode::DuplicateField, "REFNO=1&{$field}[]=$digest&{$field}[]=$digest", $verifier, $field);
        $this->assertRefused(ErrorCode::DuplicateField, "REFNO=1&$field=$digest&$field=$digest", $verifier, $field);
        $this->assertRefused(ErrorCode::DuplicateField, "REFNO=1&HASH=x&HASH=x&$field=$digest", $verifier, 'HASH');
        $this->assertRefused(ErrorCode::SignatureMismatch, "REFNO=1&$field=$digest", $verifier);
        $this->assertRefused(ErrorCode::AlgorithmNotAccepted, 'REFNO=1&HASH=' . \md5(''), $verifier);
        $this->assertRefused(ErrorCode::DuplicateField, "REFNO=1&REFNO=1&$field=$digest", $verifier, 'REFNO');
        $this->assertRefused(ErrorCode::InvalidField, "REFNO[]=1&$field=$digest", $verifier, 'REFNO');
    }

    final public function testLimits(): void
    {
        $verifier = $this->verifier(new Secret(self::KEY));
        $this->assertRefused(ErrorCode::BodyTooLarge, \str_repeat('a', (8 << 20) + 1), $verifier);
        $this->assertRefused(ErrorCode::MissingSignature, 'a=' . \str_repeat('%20', \intdiv(8 << 20, 3) - 1), $verifier);
        $this->assertRefused(ErrorCode::TooManyFields, \str_repeat('a=&', 100_001), $verifier);
        $this->assertRefused(ErrorCode::NameTooLong, \str_repeat('a', 65_537), $verifier);
        $this->assertRefused(ErrorCode::NestingTooDeep, 'a' . \str_repeat('[]', 65), $verifier);
        $this->assertRefused(ErrorCode::NestingTooDeep, 'a' . \str_repeat('[x]', 10_000), $verifier);
        $this->assertRefused(ErrorCode::MissingSignature, 'a' . \str_repeat('[]', 64), $verifier);
        foreach (
            [
                'the body is longer than the limit of 3 bytes' => new Limits(body: 3),
                'the body has more fields than the limit of 1' => new Limits(fields: 1),
                'a field name is longer than the limit of 2 bytes' => new Limits(name: 2),
                'a field name has more than 0 bracket levels' => new Limits(depth: 0),
            ] as $text => $limits
        ) {
            try {
                $this->verifier(new Secret(self::KEY), new Policy(limits: $limits))->verify('a=1&b[]=2');
                self::fail($text);
            } catch (VerificationException $e) {
                self::assertSame($text, $e->getMessage());
            }
        }
    }

    final public function testBytesOfAnyKindAreSigned(): void
    {
        $value = '';
        for ($byte = 0; $byte < 256; ++$byte) {
            $value .= \chr($byte);
        }
        $bare = \strtr($value, ['%' => '%25', '+' => '%2B', '&' => '%26']);
        foreach ([\rawurlencode($value), \urlencode($value), $bare] as $sent) {
            self::assertSame($value, $this->verify("REFNO=1&V=$sent")->get('V'));
        }
    }

    final public function testRepeatedFieldsAreTold(): void
    {
        $body = 'REFNO=1&CITY=a&CITY=b&X[0]=1&X[0]=2';
        $message = $this->verify($body);
        self::assertTrue($message->hasRepeatedFields());
        self::assertSame([['REFNO', '1'], ['CITY', 'b'], ['X[0]', '2']], $message->fields());
        $secret = new Secret(self::KEY);
        $strict = $this->verifier($secret, new Policy(strict: true));
        $this->assertRefused(ErrorCode::DuplicateField, Signer::sign($body, $secret), $strict, 'CITY');
        $this->assertRefused(ErrorCode::DuplicateField, Signer::sign('x=1&x=2', $secret), $strict);
        foreach (['CITY[x]=1&CITY[x]=2', 'x=1&CITY[x][y]=1&x=2&CITY[x][y]=2', 'CITY[x]=1&CITY[x][y]=2'] as $body) {
            $this->assertRefused(ErrorCode::DuplicateField, Signer::sign($body, $secret), $strict, 'CITY');
        }
        // What came twice is gone, and with it its name.
        $this->assertRefused(ErrorCode::DuplicateField, Signer::sign('CITY[x]=1&CITY[x][__Host-y]=2', $secret), $strict);
    }

    final public function testSignaturesThatCameTwiceInsideOfArrays(): void
    {
        $verifier = $this->verifier(new Secret(self::KEY));
        foreach (['HASH[x]=1&HASH[x]=1', 'HASH[x][y]=1&HASH[x][y]=1', 'HASH[x]=1&HASH[x][y]=1', 'HASH[x]=1&HASH=1'] as $body) {
            $this->assertRefused(ErrorCode::DuplicateField, "REFNO=1&$body", $verifier, 'HASH');
        }
        foreach (['HASH[]=1', 'HASH[x][y]=1', 'HASH[x]=1&HASH[x][__Host-y]=2', 'HASH[__Host-]=1'] as $body) {
            $this->assertRefused(ErrorCode::MalformedSignature, "REFNO=1&$body", $verifier, 'HASH');
        }
    }

    final public function testSecondSecret(): void
    {
        $new = new Secret('new key');
        $old = new Secret(self::KEY);
        $message = $this->verifier([$new, $old])->verify(Signer::sign('IPN_PID[]=1&IPN_PNAME[]=x&IPN_DATE=20240102030405', $old));
        self::assertSame(1, $message->secretIndex());
        // Mirrored with the key that matched.
        $source = '111x142024010203040514' . '20240102030500';
        $digest = \hash_hmac('sha3-256', $source, self::KEY);
        $receipt = $message->receipt(self::moment('20240102030500'));
        self::assertSame("<sig algo=\"sha3-256\" date=\"20240102030500\">$digest</sig>", $receipt->text());
        self::assertSame('text/plain; charset=utf-8', Receipt::CONTENT_TYPE);
        self::assertSame($receipt->text(), $message->receipt(new \DateTime('2024-01-02 05:05:00+02:00'))->text());
    }

    final public function testReceiptDates(): void
    {
        $message = $this->verify('LICENSE_CODE=x');
        $before = \gmdate('YmdHis');
        $date = $message->receipt()->date();
        self::assertGreaterThanOrEqual($before, $date);
        self::assertLessThanOrEqual(\gmdate('YmdHis'), $date);
        self::assertSame('00010101000000', $message->receipt(self::moment('00010101000000'))->date());
        foreach (['-000001-01-01 00:00:00', '0000-12-31 23:59:59', '+10000-01-01 00:00:00', '9999-12-31 23:59:59 -01:00'] as $text) {
            try {
                $message->receipt(new \DateTimeImmutable($text, new \DateTimeZone('UTC')));
                self::fail($text);
            } catch (ReceiptException $e) {
                self::assertSame(ErrorCode::InvalidDate, $e->error);
            }
        }
    }

    final public function testAgeByTheClock(): void
    {
        $secret = new Secret(self::KEY);
        $verifier = $this->verifier($secret, new Policy(maxAge: 3600));
        $at = static fn (int $time): string => Signer::sign(
            'REFNO=1&TIMEZONE_OFFSET=GMT%2B02:00&IPN_DATE=' . \gmdate('YmdHis', $time + 7200),
            $secret,
        );
        $this->assertKind(Kind::Ipn, $verifier->verify($at(\time() - 3000)));
        $this->assertRefused(ErrorCode::Stale, $at(\time() - 3700), $verifier);
        $this->assertRefused(ErrorCode::Stale, $at(\time() + 3700), $verifier);
        $this->assertKind(Kind::Ipn, $verifier->verify($at(1_704_157_445), 1_704_157_445 + 3600));
        foreach ([1_704_157_445 + 3601, \PHP_INT_MAX, \PHP_INT_MIN, 0] as $now) {
            try {
                $verifier->verify($at(1_704_157_445), $now);
                self::fail("at $now");
            } catch (VerificationException $e) {
                self::assertSame(ErrorCode::Stale, $e->error);
            }
        }
        foreach (['GMT', 'GMT%2B24:00', 'GMT%2B03:60', 'GMT%2B3:00', 'UTC%2B03:00', 'GMT%2B03:00%0A', ''] as $zone) {
            $body = Signer::sign("REFNO=1&TIMEZONE_OFFSET=$zone&IPN_DATE=20240102030405", $secret);
            $this->assertRefused(ErrorCode::InvalidField, $body, $verifier, 'TIMEZONE_OFFSET');
        }
        foreach (
            ['20240102240000', '20240102036000', '20240102030460', '20230229000000', '00000101000000', '2024010203040',
                '20240102030405%0A'] as $date
        ) {
            $body = Signer::sign("REFNO=1&TIMEZONE_OFFSET=GMT-00:30&IPN_DATE=$date", $secret);
            $this->assertRefused(ErrorCode::InvalidField, $body, $verifier, 'IPN_DATE');
        }
        // All days of the calendar, checked against PHP's own.
        for ($day = -62_135_596_800; $day < 253_402_300_800; $day += 86_400 * 997) {
            $date = \gmdate('YmdHis', $day);
            $body = Signer::sign("REFNO=1&TIMEZONE_OFFSET=GMT-00:00&IPN_DATE=$date", $secret);
            $this->assertKind(Kind::Ipn, $this->verifier($secret, new Policy(maxAge: 0))->verify($body, $day));
        }
    }

    private function verify(string $body): \Countersign\Notification
    {
        $secret = new Secret(self::KEY);

        return $this->verifier($secret)->verify(Signer::sign($body, $secret));
    }

    /**
     * @param array<array-key, mixed> $post
     *
     * @return list<array{string, string}>
     */
    private static function leaves(array $post): array
    {
        $leaves = [];
        foreach ($post as $key => $member) {
            foreach (\is_array($member) ? self::leaves($member) : [['', $member]] as [$path, $value]) {
                $leaves[] = [$key . ($path === '' ? '' : \preg_replace('/^[^[]+/', '[$0]', $path)), $value];
            }
        }

        return $leaves;
    }
}
