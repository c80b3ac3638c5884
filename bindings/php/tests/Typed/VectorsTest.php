<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

use Countersign\Code\OpenCode;
use Countersign\Exception\InvalidFieldException;
use Countersign\Generated\IpnFields;
use Countersign\Generated\LcnFields;
use Countersign\Ipn;
use Countersign\Lcn;
use PHPUnit\Framework\TestCase;

/**
 * Every known answer of `tests/vectors/typed.json`: the typed form, and each accessor by itself.
 */
final class VectorsTest extends TestCase
{
    /** @return array<string, array{\stdClass}> */
    public static function vectors(): array
    {
        return Vectors::all();
    }

    /** @dataProvider vectors */
    public function testTypedForm(\stdClass $vector): void
    {
        $json = \json_encode(Vectors::message($vector), JSON_THROW_ON_ERROR);
        $typed = \json_decode($json, flags: JSON_THROW_ON_ERROR);
        self::assertSame(Canonical::json($vector->notification), Canonical::json($typed), $vector->note);
    }

    /** @dataProvider vectors */
    public function testArraysSayTheSame(\stdClass $vector): void
    {
        $expected = \json_decode((string) \json_encode($vector->notification), true, flags: JSON_THROW_ON_ERROR);
        self::assertSame(Canonical::json($expected), Canonical::json(Vectors::message($vector)->toArray()));
    }

    /** @dataProvider vectors */
    public function testEventActionAndKeys(\stdClass $vector): void
    {
        $message = Vectors::message($vector);
        $expected = $vector->notification;
        self::assertSame($expected->event, $message->event()->value);
        self::assertSame($expected->action, $message->action()->value);
        self::assertSame($expected->delivery_id, $message->deliveryId());
        if (isset($expected->dedupe_key)) {
            self::assertSame($expected->dedupe_key, $message->dedupeKey());

            return;
        }
        $this->expectException(InvalidFieldException::class);
        $message->dedupeKey();
    }

    /** @dataProvider vectors */
    public function testEveryQuestionHasAnAnswer(\stdClass $vector): void
    {
        $odd = Questions::askAll(Vectors::message($vector));
        self::assertTrue($odd > 0 || \get_object_vars($vector->notification->invalid) === []);
    }

    /**
     * An accessor gives what stands in the JSON; nothing there means null, or an exception if `invalid` has the field.
     *
     * @dataProvider vectors
     */
    public function testAccessors(\stdClass $vector): void
    {
        $message = Vectors::message($vector);
        $expected = $vector->notification;
        $groups = $message instanceof Ipn ? IpnFields::GROUPS : LcnFields::GROUPS;
        foreach ($groups as $group => $fields) {
            $this->compare($message->{self::camel($group)}(), $fields, $expected->$group, $expected);
        }
        if ($message instanceof Lcn) {
            return;
        }
        self::assertCount(\count($expected->lines), $message->lines());
        foreach ($message->lines() as $number => $line) {
            self::assertSame($number, $line->number());
            $this->compare($line, IpnFields::ROWS['line'], $expected->lines[$number], $expected);
            $this->compareRows($line->licences(), 'licence', $expected->lines[$number]->licences, $expected);
            $product = $expected->lines[$number]->product_id ?? '';
            $this->compareRows($line->options(), 'option', $expected->options->{$product} ?? [], $expected);
            $custom = $expected->custom_fields->{$product} ?? [];
            $this->compareRows($line->customFields(), 'custom_field', $custom, $expected);
        }
        $this->compareRows($message->otherLicences(), 'licence', $expected->other_licences, $expected);
    }

    /**
     * @param list<object> $rows
     * @param list<\stdClass> $expected
     */
    private function compareRows(array $rows, string $group, array $expected, \stdClass $whole): void
    {
        self::assertCount(\count($expected), $rows);
        foreach ($rows as $number => $row) {
            $this->compare($row, IpnFields::ROWS[$group], $expected[$number], $whole);
        }
    }

    /** @param array<string, array{string, string, class-string<OpenCode>|null}> $fields */
    private function compare(object $group, array $fields, \stdClass $expected, \stdClass $whole): void
    {
        foreach ($fields as $member => [$name, , $codes]) {
            try {
                $value = $group->{self::camel($member)}();
            } catch (InvalidFieldException $odd) {
                self::assertSame(['invalid_field', $name], [$odd->errorCode(), $odd->field]);
                self::assertTrue(self::isInvalid($name, $whole), "$name is not odd");
                continue;
            }
            if ($codes !== null && $value instanceof OpenCode) {
                self::assertInstanceOf($codes, $value);
            }
            $json = \json_decode(\json_encode($value, JSON_THROW_ON_ERROR), flags: JSON_THROW_ON_ERROR);
            self::assertSame($expected->$member ?? null, $json, $name);
        }
    }

    private static function isInvalid(string $name, \stdClass $whole): bool
    {
        $family = \str_replace('\*', '[0-9]+', \preg_quote($name, '/'));

        return \preg_grep("/\\A{$family}(?:\\[|\\z)/", \array_keys(\get_object_vars($whole->invalid))) !== [];
    }

    private static function camel(string $name): string
    {
        return \lcfirst(\str_replace('_', '', \ucwords($name, '_')));
    }
}
