<?php

declare(strict_types=1);

namespace Countersign\Tests;

use Countersign\Backend\FieldPath;
use Countersign\Backend\Plain\Branch;
use Countersign\Backend\Plain\Form;
use Countersign\Backend\Plain\FormParser;
use Countersign\Backend\Plain\QuickForm;
use Countersign\Backend\Plain\TreeForm;
use Countersign\ErrorCode;
use Countersign\Exception\VerificationException;
use Countersign\Limits;
use PHPUnit\Framework\TestCase;

/**
 * The form parser against real PHP and against every row of the rule book.
 */
final class PlainParserTest extends TestCase
{
    /** Pieces that adversarial bodies are made of. */
    private const PIECES = [
        'a', 'b', 'A', '_', '__Host-', '__Secure-', 'HASH', 'REFNO', 'IPN_PID', 'SIGNATURE_SHA2_256', 'SIGNATURE.SHA3 256',
        '[', ']', '[]', '[a]', '[b]', '[0]', '[1]', '[01]', '[-1]', '[-5]', '[5]', '[ ]', '[+]', '[%09]', '[  ]', '[x[y]', '[_]',
        '[9223372036854775807]', '[9223372036854775806]', '[9223372036854775808]', '[-9223372036854775808]', '[__Host-x]',
        '=', '=', '=', '=1', '=2', '=x', '=%26', '=%3D', '=%01', '&', '&', '&', '&a', '&a[]', '&b[]', '&a=3',
        '.', '+', ' ', '%20', '%2E', '%5B', '%5D', '%5b%5d', '%00', '%01', "\0", "\1", '%', '%4', '%4g', '%%41', '%C3%A9', "\xFF",
        ';', "\r\n", "\t", '%09', '0', '1', '-', '7', '00',
    ];

    public function testFollowsEveryRowOfTheRuleBook(): void
    {
        $rows = 0;
        foreach (\explode("\n", Repository::read('docs/protocol/php-form.md')) as $line) {
            // A body, an array as a PHP expression, the values as JSON.
            if (\preg_match('/^\| `(.+)` \| `(\[.*\])` \| `(\[.*\])` \|$/D', $line, $row) === 1 && !\str_contains($row[1], 'X')) {
                $post = eval("return {$row[2]};");
                $this->check($row[1], $post);
                ++$rows;
            }
        }
        self::assertGreaterThan(45, $rows);
    }

    public function testNestingLimit(): void
    {
        $x = \str_repeat('[x]', 64);
        $refused = 0;
        $bodies = ["a{$x}=1", "a{$x}[=1", "a{$x}[x]=1", "a{$x}[x", "a{$x}y[x]=1", "a=1&b=2&a{$x}[x]=3", "a=1&[{$x}[x]=2",
            "__Secure-a.[__Host-b]{$x}[x]=1", 'a[9223372036854775807]=1&a[]' . $x . '[x]=1', 'a' . \str_repeat('[]', 65) . '=1'];
        foreach (RealPhp::post($bodies) as $i => $post) {
            $this->check($bodies[$i], $post);
            $refused += $post === null ? 1 : 0;
        }
        self::assertSame(5, $refused);
    }

    public function testAgreesWithRealPhpOnRandomBodies(): void
    {
        \mt_srand(20_240_102);
        $bodies = [];
        for ($i = 0; $i < 12_000; ++$i) {
            $body = '';
            for ($pieces = \mt_rand(1, 24); $pieces > 0; --$pieces) {
                $body .= self::PIECES[\mt_rand(0, \count(self::PIECES) - 1)];
            }
            $bodies[] = $body;
        }
        $quick = 0;
        foreach (RealPhp::post($bodies) as $i => $post) {
            $quick += $this->check($bodies[$i], $post);
        }
        self::assertGreaterThan(20, $quick);
    }

    /** Bodies near to genuine ones, where the quick road must decide well. */
    public function testAgreesWithRealPhpOnDamagedNotifications(): void
    {
        \mt_srand(5);
        $bodies = [];
        foreach (Repository::fixtures() as $body) {
            $bodies[] = $body;
            for ($i = 0; $i < 120; ++$i) {
                $pairs = \explode('&', $body);
                $pairs = \array_slice($pairs, \mt_rand(0, \count($pairs) - 1), \mt_rand(1, 12));
                for ($damage = \mt_rand(0, 3); $damage > 0; --$damage) {
                    $at = \mt_rand(0, \count($pairs) - 1);
                    $piece = self::PIECES[\mt_rand(0, \count(self::PIECES) - 1)];
                    $pairs[$at] = match (\mt_rand(0, 5)) {
                        0 => $pairs[\mt_rand(0, \count($pairs) - 1)],
                        1 => $piece . $pairs[$at],
                        2 => $pairs[$at] . $piece,
                        3 => \str_replace('=', $piece . '=', $pairs[$at]),
                        4 => \str_replace('=', \mt_rand(0, 1) === 1 ? '' : '==', $pairs[$at]),
                        default => $piece . '=' . $piece,
                    };
                }
                $bodies[] = \implode('&', $pairs);
            }
        }
        $quick = 0;
        foreach (RealPhp::post($bodies) as $i => $post) {
            $quick += $this->check($bodies[$i], $post);
        }
        self::assertGreaterThan(\count(Repository::fixtures()) * 20, $quick);
    }

    public function testEveryGenuineBodyTakesTheQuickRoad(): void
    {
        foreach (Repository::fixtures() as $name => $body) {
            self::assertInstanceOf(QuickForm::class, QuickForm::tryParse($body, new Limits()), $name);
        }
    }

    public function testParsesFieldsOfAllVectors(): void
    {
        $count = 0;
        foreach (\json_decode(Repository::read('tests/vectors/notifications.json'), true, 512, \JSON_THROW_ON_ERROR) as $vector) {
            if (isset($vector['fields'])) {
                $fields = \array_map(
                    static fn (array $field): array => [Repository::bytes($field[0]), Repository::bytes($field[1])],
                    $vector['fields'],
                );
                foreach ($this->forms(Repository::body($vector)) as $road => $form) {
                    self::assertSame($fields, FieldPath::fields($form->tree()), "{$vector['id']}, $road");
                }
                ++$count;
            }
        }
        self::assertGreaterThan(150, $count);
    }

    /** Time may only grow with the body. */
    public function testHostileBodiesAreCheapAndRight(): void
    {
        $limits = new Limits();
        $collisions = [];
        // All of one length and one hash in PHP's arrays: `Ez` and `FY` are interchangeable there.
        for ($i = 0; $i < 20_000; ++$i) {
            $collisions[] = \strtr(\sprintf('%015b', $i), ['0' => 'Ez', '1' => 'FY']) . '=' . $i;
        }
        $expected = \array_map('strval', \range(0, 19_999));
        $tree = FormParser::parse(\implode('&', $collisions), $limits)->source();
        self::assertSame(\implode('', \array_map(static fn (string $v): string => \strlen($v) . $v, $expected)), $tree);

        $appended = FormParser::parse(\str_repeat('a[]=1&', 99_999) . 'a[0]=2', $limits);
        self::assertSame('12' . \str_repeat('11', 99_998), $appended->source());
        self::assertTrue($appended->repeats);

        self::assertSame('', FormParser::parse(\str_repeat('&', 8 << 20), $limits)->source());
        self::assertSame('', FormParser::parse(\str_repeat('[', 65_536), $limits)->source());
        self::assertSame('0', FormParser::parse('a' . \str_repeat('[a', 32_000), $limits)->source());
        $this->assertRefused(ErrorCode::TooManyFields, \str_repeat('a&', 100_001), $limits);
        $this->assertRefused(ErrorCode::TooManyFields, \str_repeat('a' . \str_repeat('[]', 60) . '&', 2_000), $limits);
        $this->assertRefused(ErrorCode::BodyTooLarge, \str_repeat('a', (8 << 20) + 1), $limits);
        $this->assertRefused(ErrorCode::NameTooLong, \str_repeat('a', 65_537) . '=1', $limits);
        $this->assertRefused(ErrorCode::NestingTooDeep, 'a[]=1', new Limits(depth: 0));
    }

    /** Names that a stranger can make collide must not stand in PHP's own arrays before he is known. */
    public function testManyNamesAreKeptUnderDigests(): void
    {
        $limits = new Limits();
        $names = static fn (int $count): string => \implode('&', \array_map(static fn (int $i): string => "n$i=", \range(1, $count)));
        self::assertNotNull(QuickForm::tryParse($names(2000), $limits));
        self::assertNull(QuickForm::tryParse($names(2001), $limits));
        $body = \implode('&', \array_map(static fn (int $i): string => "a$i=1&x[a$i]=1", \range(1, 1200)));
        $form = FormParser::parse($body, $limits);
        $root = (new \ReflectionProperty($form, 'root'))->getValue($form);
        self::assertInstanceOf(Branch::class, $root);
        $inner = $root->member('x');
        self::assertInstanceOf(Branch::class, $inner);
        foreach ([$root, $inner] as $branch) {
            self::assertGreaterThanOrEqual(1200, \count($branch->members()));
            foreach ($branch->members() as $place => $member) {
                self::assertNotSame((string) $place, $branch->key($place));
                self::assertSame(16, \strlen((string) $place));
            }
        }
        $again = FormParser::parse($body, $limits);
        self::assertSame($form->tree(), $again->tree());
    }

    private function assertRefused(ErrorCode $error, string $body, Limits $limits): void
    {
        self::assertNull(QuickForm::tryParse($body, $limits));
        try {
            FormParser::parse($body, $limits);
        } catch (VerificationException $e) {
            self::assertSame($error, $e->error);

            return;
        }
        self::fail("not refused with {$error->value}");
    }

    /**
     * Compares all roads with what real PHP holds, and says whether the quick one was among them.
     *
     * @param array<array-key, mixed>|null $post
     */
    private function check(string $body, ?array $post): int
    {
        $shown = \var_export($body, true);
        if ($post === null) {
            $this->assertRefused(ErrorCode::NestingTooDeep, $body, new Limits());

            return 0;
        }
        $signed = \array_diff_key($post, Form::SIGNATURES);
        $forms = $this->forms($body);
        foreach ($forms as $road => $form) {
            self::assertSame($signed, $form->tree(), "$road: $shown");
            self::assertSame(RealPhp::source($post), $form->source(), "$road: $shown");
            foreach (Form::SIGNATURES as $name => $true) {
                $value = $post[$name] ?? null;
                self::assertSame(\is_string($value) ? $value : null, $form->signatures[$name] ?? null, "$road: $shown");
                self::assertNull($form->value($name));
            }
            foreach (FieldPath::fields($signed) as [$path, $value]) {
                self::assertSame($value, $form->value($path), "$road: $shown, $path");
            }
        }
        foreach (['digested', 'in between'] as $road) {
            foreach (['HASH', 'REFNO', 'a', 'b', 'A'] as $name) {
                $twice = $forms['complete']->cameTwice($name);
                self::assertSame($twice, $forms[$road]->cameTwice($name), "$road: $shown, $name");
            }
            self::assertSame($forms['complete']->repeats, $forms[$road]->repeats, "$road: $shown");
            self::assertSame($forms['complete']->lostIn(), $forms[$road]->lostIn(), "$road: $shown");
        }
        if (isset($forms['quick'])) {
            self::assertSame($forms['complete']->kind, $forms['quick']->kind, $shown);
            self::assertFalse($forms['complete']->repeats, $shown);
        }

        return isset($forms['quick']) ? 1 : 0;
    }

    /** @return array{complete: TreeForm, digested: TreeForm, 'in between': TreeForm, quick?: QuickForm} */
    private function forms(string $body): array
    {
        $limits = new Limits();
        $forms = [
            'complete' => FormParser::parse($body, $limits),
            // As arrays with very many members, which are kept under digests.
            'digested' => FormParser::parse($body, $limits, 0),
            'in between' => FormParser::parse($body, $limits, 2),
        ];
        $quick = QuickForm::tryParse($body, $limits);

        return $quick === null ? $forms : $forms + ['quick' => $quick];
    }
}
