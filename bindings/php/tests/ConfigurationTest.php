<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\Algorithm;
use Countersign\Backend\Plain\QuickForm;
use Countersign\ErrorCode;
use Countersign\Exception\ConfigurationException;
use Countersign\Exception\Sentence;
use Countersign\Generated\KnownNames;
use Countersign\Kind;
use Countersign\Limits;
use Countersign\Policy;
use Countersign\Secret;
use Countersign\Testing\Signer;
use Countersign\Verifier;
use PHPUnit\Framework\TestCase;

/**
 * Arguments, and what the package has in common with the Rust core word for word.
 */
final class ConfigurationTest extends TestCase
{
    public function testRefusesArgumentsThatMakeNoSense(): void
    {
        $secret = new Secret('key');
        foreach (
            [
                static fn () => new Limits(body: -1),
                static fn () => new Limits(depth: -1),
                static fn () => new Policy(accept: []),
                /** @phpstan-ignore-next-line */
                static fn () => new Policy(accept: ['sha256']),
                static fn () => new Policy(maxAge: -1),
                /** @phpstan-ignore-next-line */
                static fn () => new Verifier([$secret, 'key']),
            ] as $number => $make
        ) {
            try {
                $make();
                self::fail("number $number was taken");
            } catch (ConfigurationException $e) {
                self::assertSame(ErrorCode::InvalidArgument, $e->error);
                self::assertSame('invalid_argument', $e->errorCode());
            }
        }
        try {
            /** @phpstan-ignore-next-line */
            new Verifier([]);
            self::fail('no secret was taken');
        } catch (ConfigurationException $e) {
            self::assertSame(ErrorCode::EmptySecret, $e->error);
        }
    }

    public function testDefaults(): void
    {
        $policy = new Policy();
        self::assertSame([Algorithm::Sha3_256, Algorithm::Sha256], $policy->accept);
        self::assertNull($policy->kind);
        self::assertNull((new Policy(kind: Kind::Unknown))->kind);
        $limits = new Limits(body: \PHP_INT_MAX, depth: 100);
        self::assertSame([Limits::MAX_BODY, 100_000, 65_536, 64], [$limits->body, $limits->fields, $limits->name, $limits->depth]);
        self::assertSame(8 << 20, $policy->limits->body);
        self::assertSame((1 << 31) - 1024, Limits::MAX_BODY);
        $shuffled = new Policy(accept: [Algorithm::Md5, Algorithm::Sha256, Algorithm::Md5, Algorithm::Sha3_256]);
        self::assertSame(Algorithm::strongestFirst(), $shuffled->accept);
    }

    public function testSignerPutsSignaturesWhereTheVendorDoes(): void
    {
        $secret = new Secret('AABBCCDDEEFF');
        $digest = static fn (string $hash): string => \hash_hmac($hash, '11', 'AABBCCDDEEFF');
        $md5 = 'HASH=' . $digest('md5');
        $sha2 = 'SIGNATURE_SHA2_256=' . $digest('sha256');
        $sha3 = 'SIGNATURE_SHA3_256=' . $digest('sha3-256');
        self::assertSame("A=1&$sha2&$sha3", Signer::sign('A=1', $secret));
        $all = Signer::sign('A=1', $secret, Algorithm::Sha3_256, Algorithm::Md5, Algorithm::Sha256);
        self::assertSame("A=1&$md5&$sha2&$sha3", $all);
        self::assertSame($all, Signer::sign($all, $secret, ...Algorithm::cases()));
        $odd = '%48ASH=x&+HASH[]=y&A=1&SIGNATURE.SHA2+256=z&&';
        self::assertSame("A=1&&&$md5", Signer::sign($odd, $secret, Algorithm::Md5));
        self::assertSame('HASH=' . \hash_hmac('md5', '', 'AABBCCDDEEFF'), Signer::sign('', $secret, Algorithm::Md5));
    }

    public function testSentencesAreThoseOfTheCore(): void
    {
        $core = (string) \preg_replace('/\\\\\n\s*/', '', Repository::read('crates/core/src/error.rs'));
        $ours = [ErrorCode::InvalidArgument, ErrorCode::BackendUnavailable, ErrorCode::InternalError];
        $numbered = [
            Sentence::bodyTooLarge(7), Sentence::tooManyFields(7), Sentence::nameTooLong(7), Sentence::nestingTooDeep(7),
        ];
        foreach ($numbered as $sentence) {
            self::assertStringContainsString('"' . \str_replace('7', '{limit}', $sentence) . '"', $core);
        }
        foreach (Kind::cases() as $kind) {
            self::assertStringContainsString('"' . Sentence::wrongKind($kind) . '"', $core);
        }
        $fields = [ErrorCode::InvalidField, ErrorCode::MissingField];
        $sentences = 0;
        foreach (ErrorCode::cases() as $code) {
            if (\in_array($code, $ours, true)) {
                self::assertStringNotContainsString("\"{$code->value}\"", $core);
                continue;
            }
            self::assertStringContainsString("\"{$code->value}\"", $core);
            $sentence = match (true) {
                \in_array($code, $fields, true) => Sentence::of($code, '{name}'),
                $code === ErrorCode::DuplicateField => Sentence::of($code, '{}'),
                $code === ErrorCode::MalformedSignature => \str_replace('64', '{}', Sentence::of($code, '{}')),
                default => Sentence::of($code),
            };
            if ($sentence !== Sentence::of(ErrorCode::InternalError)) {
                self::assertStringContainsString("\"$sentence\"", $core);
                ++$sentences;
            }
        }
        self::assertSame(14, $sentences);
        self::assertSame('HASH is not a single value of 32 hexadecimal digits', Sentence::of(ErrorCode::MalformedSignature, 'HASH'));
        self::assertSame('a field was sent more than once', Sentence::of(ErrorCode::DuplicateField));
    }

    public function testKnownNamesAreThoseOfTheCore(): void
    {
        $core = Repository::read('crates/core/src/generated/names.rs');
        $list = static function (string $name) use ($core): array {
            self::assertSame(1, \preg_match("/const $name: .*? = \\[(.*?)\\];/s", $core, $found));
            self::assertGreaterThan(1, \preg_match_all('/"([^"]+)"/', $found[1], $names));

            return $names[1];
        };
        self::assertSame($list('SCALARS'), \array_keys(KnownNames::SCALARS));
        self::assertSame($list('LINES'), KnownNames::LINES);
        self::assertSame([...$list('LICENCES'), ...$list('ARRAYS')], KnownNames::OTHER_ARRAYS);
        $arrays = (new \ReflectionClass(QuickForm::class))->getConstant('ARRAYS');
        $expected = [];
        foreach ([...KnownNames::LINES, ...KnownNames::OTHER_ARRAYS] as $name) {
            $expected["\1{$name}[]"] = "\1$name";
        }
        self::assertSame($expected, $arrays);
    }

    /** What a host without Composer does. */
    public function testAutoloadsWithoutComposer(): void
    {
        $code = 'require $argv[1]; echo (new Countersign\Verifier(new Countersign\Secret("k")))->backend(), '
            . 'class_exists("Countersign\Nothing") ? 1 : 0;';
        $process = \proc_open([\PHP_BINARY, '-r', $code, '--', \dirname(__DIR__) . '/autoload.php'], [1 => ['pipe', 'w']], $pipes);
        self::assertIsResource($process);
        self::assertMatchesRegularExpression('/^(php|ffi)0$/D', (string) \stream_get_contents($pipes[1]));
        self::assertSame(0, \proc_close($process));
    }
}
