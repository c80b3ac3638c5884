<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Action;
use Countersign\Entitlement;
use Countersign\Ipn;
use Countersign\Kind;
use Countersign\Lcn;
use PHPUnit\Framework\TestCase;

/**
 * What must hold for any message made of documented fields. Names, and what is private about them, come from the tables
 * of `docs/fields.md`; the bodies are the same in every run.
 */
final class PropertiesTest extends TestCase
{
    private const CASES = 400;

    /** In every private value and in no other. It is of no kind but text, so nothing makes something else of it. */
    private const MARKER = 'pRiVaTeMaRk';

    private const KEYS = ['', '', '', '0', '1', '2', '7', '-1', '00', 'x', 'a+b', '%FF', '%FE', "'"];

    private const PRODUCTS = ['1', '2', '30100001', '007'];

    private const VALUES = [
        '', '0', '1', '-1', '007', '9007199254740991', '9007199254740992', '58.31', '-0.00', '1e3', 'yes', 'FALSE',
        '2024-02-29 23:59:59', '2024-02-11', '20240211091645', '0000-00-00', '9999-12-31', '2023-02-29',
        'GMT+02:00', 'GMT-07:00', 'UTC', 'USD', 'usd', 'us', '12/29', '02/2031', '13/29', 'text', "Zo\u{eb}", "a\0b",
        'PENDING', 'COMPLETE', 'SUSPECT', 'REFUND', 'DENIED', 'APPROVED', 'NONE', 'visa', 'VISA', 'TRIAL',
        'LICENCE_CHANGE', 'LICENCE_EXPIRATION', 'LICENCE_PAST_DUE', '30100001', '2', "\xff", "USD\n",
    ];

    /** @var array<string, list<array{string, bool, bool}>>|null by kind: name, whether an array, whether private */
    private static ?array $fields = null;

    /** @return iterable<array{Kind, int}> */
    public static function seeds(): iterable
    {
        foreach (\range(1, self::CASES) as $seed) {
            yield [$seed % 2 === 0 ? Kind::Ipn : Kind::Lcn, $seed];
        }
    }

    /** @dataProvider seeds */
    public function testEveryMessageHasATypedForm(Kind $kind, int $seed): void
    {
        $tree = TreeMessage::ofBody($kind, self::body($kind, $seed, false));
        $message = $kind === Kind::Ipn ? new Ipn($tree) : new Lcn($tree);
        $json = \json_decode(\json_encode($message, JSON_THROW_ON_ERROR), flags: JSON_THROW_ON_ERROR);

        foreach (\get_object_vars($json->invalid) as $path => $value) {
            $bytes = \is_string($value) ? $value : (string) \hex2bin($value->hex);
            // A path that is not UTF-8 is escaped.
            if (!\str_contains($path, '\\')) {
                self::assertSame($message->get($path), $bytes, $path);
            }
        }
        self::nothingIsEmpty($json);
        $odd = Questions::askAll($message);
        self::assertTrue($json->invalid == new \stdClass() || $odd > 0);
        if ($message instanceof Ipn) {
            self::joinsHoldTogether($message, $json);
        }
    }

    /** @dataProvider seeds */
    public function testNothingPrivateIsLogged(Kind $kind, int $seed): void
    {
        $tree = TreeMessage::ofBody($kind, self::body($kind, $seed, true));
        $message = $kind === Kind::Ipn ? new Ipn($tree) : new Lcn($tree);
        self::assertStringNotContainsString(self::MARKER, $message->redacted());
        self::assertMatchesRegularExpression('/\A[^\x00-\x1f\x7f]*\z/u', $message->redacted());
    }

    /** One after the other: the typed form has the value, what may be logged has not. */
    public function testEveryPrivateFieldIsRedacted(): void
    {
        foreach ([Kind::Ipn, Kind::Lcn] as $kind) {
            foreach (self::fields()[$kind->value] as [$name, $isArray, $isPrivate]) {
                $name = \str_replace('<PID>', '1', $name) . ($isArray ? '[]' : '');
                $tree = TreeMessage::ofBody($kind, "IPN_PID[0]=1&{$name}=" . self::MARKER);
                $message = $kind === Kind::Ipn ? new Ipn($tree) : new Lcn($tree);
                self::assertStringContainsString(self::MARKER, \json_encode($message, JSON_THROW_ON_ERROR), $name);
                self::assertSame(!$isPrivate, \str_contains($message->redacted(), self::MARKER), $name);
            }
        }
    }

    /** The helpers of an order, against what stands in its JSON. */
    private static function joinsHoldTogether(Ipn $ipn, \stdClass $json): void
    {
        $count = 0;
        foreach ($ipn->lines() as $number => $line) {
            $licences = $json->lines[$number]->licences;
            self::assertCount(\count($licences), $line->licences());
            $product = $json->lines[$number]->product_id ?? '';
            self::assertCount(\count($json->options->{$product} ?? []), $line->options());
            self::assertCount(\count($json->custom_fields->{$product} ?? []), $line->customFields());
            $count += \max(1, \count($licences));
        }
        $others = $ipn->otherLicences();
        self::assertCount(\count($json->other_licences), $others);
        self::assertCount($count + \count($others), $ipn->entitlements());
        $whole = $others === [] && !$ipn->hasStrayMembers();
        foreach ($ipn->entitlements() as $each) {
            // Nothing is granted that has no product, or where something does not fit.
            if (\in_array($each->action(), [Action::Grant, Action::Test], true)) {
                self::assertTrue($whole && $ipn->mayDeliver() && self::hasProduct($each));
            }
        }
        self::assertTrue(!$ipn->mayDeliver() || ($ipn->isMoneySecured() && !$ipn->isTakenBack()));
    }

    private static function hasProduct(Entitlement $entitlement): bool
    {
        return $entitlement->productId() !== null;
    }

    /** What says nothing is left out: no null and no empty text, but for texts among several. */
    private static function nothingIsEmpty(\stdClass $json): void
    {
        foreach (\get_object_vars($json) as $name => $member) {
            if ($name === 'invalid') {
                continue;
            }
            self::assertNotContains($member, [null, ''], (string) $name);
            foreach (\is_array($member) ? $member : [$member] as $inner) {
                if ($inner instanceof \stdClass) {
                    self::nothingIsEmpty($inner);
                }
            }
        }
    }

    /** Documented fields with any values, in any shape. */
    private static function body(Kind $kind, int $seed, bool $marked): string
    {
        \mt_srand($seed);
        $of = static fn (array $list): mixed => $list[\mt_rand(0, \count($list) - 1)];
        $pieces = [$kind === Kind::Ipn ? 'REFNO=900000001&IPN_PID[]=1' : 'LICENSE_CODE=AB12CD34EF'];
        for ($left = \mt_rand(0, 60); $left > 0; --$left) {
            [$name, $isArray, $isPrivate] = $of(self::fields()[$kind->value]);
            $name = \str_replace('<PID>', $of(self::PRODUCTS), $name);
            $levels = \mt_rand(0, 9) > 0 ? (int) $isArray : \mt_rand(0, 3);
            for (; $levels > 0; --$levels) {
                $name .= '[' . $of(self::KEYS) . ']';
            }
            $value = $of(self::VALUES) . ($marked && $isPrivate ? self::MARKER : '');
            $pieces[] = $name . '=' . \rawurlencode($value);
        }

        return \implode('&', $pieces);
    }

    /** @return array<string, list<array{string, bool, bool}>> */
    private static function fields(): array
    {
        if (self::$fields !== null) {
            return self::$fields;
        }
        $fields = ['ipn' => [], 'lcn' => []];
        $kind = null;
        $pattern = '/\A\| `([^`\[]+)(\[\])?` \|(?:[^|]*\|){3} (–|yes) \|/';
        foreach (\explode("\n", (string) \file_get_contents(__DIR__ . '/../../../../docs/fields.md')) as $line) {
            if (\str_starts_with($line, '#')) {
                $kind = \preg_match('/\A### (ipn|lcn) /', $line, $found) === 1 ? $found[1] : null;
            } elseif ($kind !== null && \preg_match($pattern, $line, $row) === 1) {
                $fields[$kind][] = [$row[1], $row[2] !== '', $row[3] === '–'];
            }
        }
        if (\count($fields['ipn']) < 100 || \count($fields['lcn']) < 50) {
            throw new \LogicException('docs/fields.md is not read as it is written');
        }

        return self::$fields = $fields;
    }
}
