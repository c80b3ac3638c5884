<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\Backend\Plain\PlainBackend;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\CountersignException;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Verifier;
use PHPUnit\Framework\TestCase;

/**
 * A secret must not be shown by anything.
 */
final class SecretTest extends TestCase
{
    private const KEY = 'qWxV8!never-shown';

    /** @var array<string, string> what is to be put back */
    private array $before = [];

    protected function setUp(): void
    {
        $this->before = ['zend.exception_ignore_args' => (string) \ini_set('zend.exception_ignore_args', '0')];
    }

    protected function tearDown(): void
    {
        foreach ($this->before as $name => $value) {
            \ini_set($name, $value);
        }
    }

    /** @return iterable<string, array{object}> */
    public static function holders(): iterable
    {
        $secret = new Secret(self::KEY);
        $verifier = new Verifier([$secret], new Policy(), new PlainBackend());
        yield 'secret' => [$secret];
        yield 'verifier' => [$verifier];
        yield 'message' => [$verifier->verify(Signer::sign('REFNO=1&IPN_PID[]=1&IPN_PNAME[]=2&IPN_DATE=3', $secret))];
    }

    /** @dataProvider holders */
    public function testIsNotShown(object $holder): void
    {
        $shown = \print_r($holder, true) . \var_export($holder, true) . \json_encode($holder) . \print_r((array) $holder, true);
        \ob_start();
        \var_dump($holder, (array) $holder);
        $shown .= \ob_get_clean();
        self::assertStringNotContainsString(self::KEY, $shown);
        self::assertStringContainsString('Countersign', $shown);
        try {
            $text = \serialize($holder);
            self::fail("serialised: $text");
        } catch (\Exception $e) {
            self::assertStringNotContainsString(self::KEY, $e->getMessage());
        }
    }

    public function testIsNotShownByTraces(): void
    {
        $secret = new Secret(self::KEY);
        $verifier = new Verifier($secret);
        foreach (['REFNO=1', 'REFNO=1&SIGNATURE_SHA3_256=' . \str_repeat('0', 64)] as $body) {
            try {
                $verifier->verify($body);
                self::fail('verified');
            } catch (CountersignException $e) {
                self::assertStringNotContainsString(self::KEY, $e . \print_r(self::ownFrames($e), true));
            }
        }
    }

    /**
     * Only our own frames: those of PHPUnit hold all the tests there are.
     *
     * @return non-empty-list<array<string, mixed>>
     */
    private static function ownFrames(\Throwable $e): array
    {
        $own = static fn (array $frame): bool => \str_starts_with($frame['class'] ?? '', 'Countersign\\')
            && !\str_starts_with($frame['class'], 'Countersign\\Tests\\');
        $frames = \array_values(\array_filter($e->getTrace(), $own));
        self::assertNotSame([], $frames);
        self::assertArrayHasKey('args', $frames[0]);

        return $frames;
    }

    /** What stands in a message is the business of nobody who reads logs. PHP 8.1 has no way to hide it. */
    public function testValuesAreNotShownByTraces(): void
    {
        $secret = new Secret(self::KEY);
        $name = 'Iris Esempio';
        $signed = Signer::sign("REFNO=1&IPN_DATE=x&CITY=$name&TIMEZONE_OFFSET=GMT", $secret);
        $bodies = [
            [new Policy(), \strtr($signed, ['IPN_DATE=x' => 'IPN_DATE=y'])],
            [new Policy(), "REFNO=1&REFNO=2&CITY=$name"],
            [new Policy(), "A=$name&A" . \str_repeat("[$name]", 65)],
            [new Policy(requireAll: true), $signed . '&HASH=' . \md5('')],
            [new Policy(strict: true), $signed],
            [new Policy(strict: true), Signer::sign("REFNO=1&CITY[]=$name", $secret)],
            [new Policy(maxAge: 1), $signed],
            [new Policy(kind: \Countersign\Kind::Lcn), $signed],
        ];
        foreach ($bodies as $number => [$policy, $body]) {
            try {
                (new Verifier($secret, $policy))->verify($body);
                self::fail("verified number $number");
            } catch (CountersignException $e) {
                $ours = self::ownFrames($e);
                $shown = \PHP_VERSION_ID >= 80_200 ? \print_r($ours, true) : $e->getMessage();
                self::assertStringNotContainsString($name, $shown, "number $number");
                self::assertStringNotContainsString(\hash_hmac('sha3-256', "111x12{$name}3GMT", self::KEY), $shown, "number $number");
            }
        }
        self::assertStringContainsString(\hash_hmac('sha3-256', "111x12{$name}3GMT", self::KEY), $signed);
    }

    public function testOfAWrongSignatureNothingRightIsShown(): void
    {
        $right = \hash_hmac('sha3-256', '11', self::KEY);
        try {
            (new Verifier(new Secret(self::KEY)))->verify('REFNO=1&SIGNATURE_SHA3_256=' . \str_repeat('0', 64));
            self::fail('verified');
        } catch (CountersignException $e) {
            $shown = $e . \print_r([$e->error, $e->field, self::ownFrames($e)], true);
            for ($i = 0; $i + 16 <= 64; ++$i) {
                self::assertStringNotContainsString(\substr($right, $i, 16), $shown);
            }
        }
    }

    /** An accessor that throws shows no value, neither its own nor another one. PHP 8.1 has no way to hide them. */
    public function testValuesAreNotShownByTracesOfAccessors(): void
    {
        if (\PHP_VERSION_ID < 80_200) {
            $this->expectNotToPerformAssertions();

            return;
        }
        $odd = '%FF%FEzqzq-odd';
        $names = [
            'REFNOEXT', 'CUSTOMEREMAIL', 'CITY', 'IPN_TOTALGENERAL', 'SALEDATE', 'IPN_DATE', 'CARD_EXPIRATION_DATE', 'COUNTRY_CODE', 'CURRENCY',
            'TEST_ORDER', 'REFNO', 'ORDERSTATUS',
        ];
        $body = '';
        foreach ($names as $number => $name) {
            $body .= "$name=$odd-$number&";
        }
        foreach (['ORIGINAL_REFNOEXT', 'IPN_DELIVEREDCODES', 'IPN_PNAME', 'IPN_QTY', 'IPN_PRICE', 'IPN_LICENSE_EXP', 'IPN_LICENSE_REF'] as $name) {
            $body .= "{$name}[]=$odd&{$name}[]=zqzq-good&";
        }
        $body .= 'IPN_DELIVEREDCODES[0][CODES][]=zqzq-deep&IPN_DELIVEREDCODES[0][CODES][]=%FF&IPN_PID[]=777123&IPN_LICENSE_PROD[]=777123'
            . '&IPN_CUSTOM_777123_TEXT[]=%FFzqzq&FIRSTNAME=zqzq-name&BILLING[zqzq-key]=1';
        $secret = new Secret(self::KEY);
        $message = (new Verifier($secret, null, new PlainBackend()))->verify(Signer::sign($body, $secret));
        self::assertInstanceOf(\Countersign\Ipn::class, $message);
        $line = $message->lines()[0];
        $objects = [
            $message, $message->order(), $message->totals(), $message->customer(), $message->payment(), $message->message(), $message->refund(),
            $message->delivery(), $message->partner(), $line, $line->licences()[0], ...$line->customFields(), ...$message->entitlements(),
        ];
        $thrown = 0;
        foreach ($objects as $object) {
            foreach ((new \ReflectionObject($object))->getMethods(\ReflectionMethod::IS_PUBLIC) as $method) {
                if ($method->getNumberOfRequiredParameters() > 0 || \str_starts_with($method->name, '__')) {
                    continue;
                }
                try {
                    $method->invoke($object);
                } catch (CountersignException $e) {
                    ++$thrown;
                    $shown = $e . \print_r(self::ownFrames($e), true);
                    $where = $object::class . "::{$method->name}()";
                    self::assertDoesNotMatchRegularExpression('/zqzq|\xff|777123/', $shown, $where);
                }
            }
        }
        self::assertGreaterThan(15, $thrown);
    }

    public function testCannotBeChanged(): void
    {
        $secret = new Secret('one');
        try {
            $secret->__construct('two');
            self::fail('changed');
        } catch (\LogicException) {
            self::assertSame('one', $secret->bytes());
        }
    }

    public function testAFileOutOfBoundsIsNotNamed(): void
    {
        $code = 'require "autoload.php"; set_error_handler(function (...$error) { print_r($error); });'
            . 'try { Countersign\\Secret::fromFile("/etc/hostname"); } catch (Throwable $e) { echo $e->errorCode(); }';
        $package = \dirname(__DIR__);
        $command = [\PHP_BINARY, '-d', "open_basedir=$package", '-d', "include_path=$package", '-d', 'display_errors=1', '-r', $code];
        [$status, $output, $errors] = Server\Process::run($command);
        self::assertSame([0, 'invalid_argument', ''], [$status, $output, $errors]);
    }

    public function testCannotBeCopiedOrMade(): void
    {
        $secret = new Secret(self::KEY);
        foreach (
            [
                static fn () => clone $secret,
                static fn () => \unserialize('O:18:"Countersign\Secret":0:{}'),
                static fn () => (new \ReflectionClass(Secret::class))->newInstanceWithoutConstructor()->bytes(),
            ] as $number => $make
        ) {
            try {
                $make();
                self::fail("made a secret, way $number");
            } catch (\Throwable $e) {
                self::assertNotInstanceOf(\PHPUnit\Framework\AssertionFailedError::class, $e);
            }
        }
    }

    public function testBlankIsNone(): void
    {
        foreach (['', ' ', "\0", "\t\n\v\f\r \0", "\0\0\0"] as $blank) {
            try {
                new Secret($blank);
                self::fail('taken: ' . \bin2hex($blank));
            } catch (ConfigurationException $e) {
                self::assertSame(ErrorCode::EmptySecret, $e->error);
            }
        }
        foreach (["\x85", "\xA0", "\x1F", "\0.", '0', ' 0 ', "\xE2\x80\x83"] as $key) {
            self::assertSame($key, (new Secret($key))->bytes());
        }
    }

    public function testFromFile(): void
    {
        $file = (string) \tempnam(\sys_get_temp_dir(), 'countersign');
        try {
            $texts = ['k' => 'k', "k\n" => 'k', "k\r\n" => 'k', "k\n\n" => "k\n", " k \r" => " k \r", "k\r\n\r\n" => "k\r\n"];
            foreach ($texts as $text => $key) {
                \file_put_contents($file, $text);
                self::assertSame($key, Secret::fromFile($file)->bytes());
            }
            \file_put_contents($file, "\r\n");
            self::assertSame(ErrorCode::EmptySecret, self::refused(static fn () => Secret::fromFile($file)));
        } finally {
            \unlink($file);
        }
        self::assertSame(ErrorCode::InvalidArgument, self::refused(static fn () => Secret::fromFile($file)));
        self::assertSame(ErrorCode::InvalidArgument, self::refused(static fn () => Secret::fromFile(__DIR__)));
    }

    public function testFromEnvironment(): void
    {
        $name = 'COUNTERSIGN_TEST_SECRET';
        self::assertSame(ErrorCode::EmptySecret, self::refused(static fn () => Secret::fromEnvironment($name)));
        \putenv("$name= k ");
        self::assertSame(' k ', Secret::fromEnvironment($name)->bytes());
        \putenv($name);
        $_SERVER[$name] = 'loaded';
        try {
            self::assertSame('loaded', Secret::fromEnvironment($name)->bytes());
        } finally {
            unset($_SERVER[$name]);
        }
    }

    /** @param \Closure(): mixed $make */
    private static function refused(\Closure $make): ErrorCode
    {
        try {
            $make();
        } catch (ConfigurationException $e) {
            self::assertStringNotContainsString(__DIR__, $e->getMessage());

            return $e->error;
        }
        self::fail('not refused');
    }
}
