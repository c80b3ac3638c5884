<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Code\OpenCode;
use Countersign\Exception\InvalidFieldException;
use Countersign\Generated\IpnFields;
use Countersign\Generated\LcnFields;
use Countersign\Kind;
use Countersign\Notification;

/**
 * A message as `docs/notification.schema.json` describes it. Owns the shape; must never hold a value that its accessor
 * does not give, and must never lose an odd one.
 *
 * What is an object in JSON is one here, be it empty: an empty PHP array would become a list.
 *
 * @internal
 *
 * @phpstan-type Field array{string, string, class-string<OpenCode>|null}
 */
final class Json
{
    /** @var array<string, string|array{hex: string}> values that do not fit, by path */
    private array $invalid = [];

    private function __construct(#[\SensitiveParameter] private readonly Reader $reader)
    {
    }

    /** @return array<string, mixed> */
    public static function of(#[\SensitiveParameter] Notification $message, #[\SensitiveParameter] Reader $reader): array
    {
        $json = new self($reader);
        $out = [
            'kind' => $message->kind()->value,
            'event' => $message->event()->value,
            'action' => $message->action()->value,
        ];
        $key = Quiet::of($message->dedupeKey(...));
        if ($key !== null) {
            $out['dedupe_key'] = $key;
        }
        $out['delivery_id'] = $message->deliveryId();
        $out += match ($message->kind()) {
            Kind::Ipn => $json->groups(IpnFields::GROUPS) + $json->rows(),
            Kind::Lcn => $json->groups(LcnFields::GROUPS),
            Kind::Unknown => [],
        };
        \ksort($json->invalid, SORT_STRING);
        $out['invalid'] = (object) $json->invalid;

        return $out;
    }

    /**
     * The same with arrays in place of objects.
     *
     * @param array<array-key, mixed> $json
     *
     * @return array<array-key, mixed>
     */
    public static function arrays(#[\SensitiveParameter] array $json): array
    {
        $arrays = [];
        foreach ($json as $key => $member) {
            $member = $member instanceof \stdClass ? \get_object_vars($member) : $member;
            $arrays[$key] = \is_array($member) ? self::arrays($member) : $member;
        }

        return $arrays;
    }

    /**
     * @param array<string, array<string, Field>> $groups
     *
     * @return array<string, object>
     */
    private function groups(array $groups): array
    {
        $cells = new Group($this->reader);

        $objects = [];
        foreach ($groups as $group => $fields) {
            $objects[$group] = (object) $this->members($cells, $fields);
        }

        return $objects;
    }

    /**
     * What belongs to a product stands once for each, however many lines it has, so that no message grows on its way.
     *
     * @return array<string, mixed>
     */
    private function rows(): array
    {
        $rows = $this->reader->rows();
        $lines = [];
        $families = ['option' => [], 'custom_field' => []];
        $seen = [];
        foreach ($rows->of('line') as $row) {
            $line = $this->members($row, IpnFields::ROWS['line']);
            $line['licences'] = $this->list('licence', $rows->licencesOf($row->number));
            $lines[] = (object) $line;
            $product = Rows::product($row, 'IPN_PID');
            if ($product === null || isset($seen[$product])) {
                continue;
            }
            $seen[$product] = true;
            foreach (\array_keys($families) as $family) {
                $of = $this->list($family, $rows->ofProduct($family, $row));
                if ($of !== []) {
                    $families[$family][$product] = $of;
                }
            }
        }

        return [
            'lines' => $lines,
            'options' => (object) $families['option'],
            'custom_fields' => (object) $families['custom_field'],
            'other_licences' => $this->list('licence', $rows->otherLicences()),
        ];
    }

    /**
     * @param list<Row> $rows
     *
     * @return list<object>
     */
    private function list(string $group, array $rows): array
    {
        return \array_map(fn (Row $row): object => (object) $this->members($row, IpnFields::ROWS[$group]), $rows);
    }

    /**
     * A value that says nothing is left out, a list never.
     *
     * @param array<string, Field> $fields
     *
     * @return array<string, mixed>
     */
    private function members(#[\SensitiveParameter] Group|Row $cells, #[\SensitiveParameter] array $fields): array
    {
        $members = [];
        foreach ($fields as $member => [$name, $method, $codes]) {
            if ($method === 'texts') {
                $members[$member] = $this->fitting($cells->several($name));
            } elseif ($method === 'members' && $cells instanceof Group) {
                $members[$member] = $this->fitting($cells->severalMembers($name));
            } else {
                $value = $this->value($cells, $name, $method);
                if ($value !== null) {
                    $members[$member] = $codes === null ? $value : self::code((string) $value, $codes);
                }
            }
        }

        return $members;
    }

    private function value(#[\SensitiveParameter] Group|Row $cells, string $name, string $method): string|int|bool|null
    {
        try {
            return match ($method) {
                'int' => $cells->int($name),
                'decimal' => $cells->decimal($name),
                'dateTime' => $cells->dateTime($name)?->text(),
                'stamp' => $cells->stamp($name)?->text(),
                'expiry' => $cells->expiry($name)?->text(),
                'zone' => $cells->zone($name)?->text(),
                'flag' => $cells->flag($name),
                'currency' => $cells->currency($name),
                'country' => $cells->country($name),
                'cardExpiry' => $cells->cardExpiry($name)?->text(),
                'either' => $cells instanceof Group ? $cells->either($name) : $cells->text($name),
                default => $cells->text($name),
            };
        } catch (InvalidFieldException) {
            foreach ($cells->leaves($name) as [$path, $value]) {
                $this->keep($path, $value);
            }

            return null;
        }
    }

    /** @param class-string<OpenCode> $codes */
    private static function code(#[\SensitiveParameter] string $text, string $codes): string
    {
        // @mago-expect analysis:possibly-static-access-on-interface the tables name enums only
        $code = $codes::fromText($text);

        return \is_string($code) ? $code : (string) $code->value;
    }

    /**
     * The odd ones are kept apart, and the others close up.
     *
     * @param list<array{string, string, bool}> $several
     *
     * @return list<string>
     */
    private function fitting(#[\SensitiveParameter] array $several): array
    {
        $texts = [];
        foreach ($several as [$path, $value, $fits]) {
            if ($fits) {
                $texts[] = $value;
            } else {
                $this->keep($path, $value);
            }
        }

        return $texts;
    }

    private function keep(#[\SensitiveParameter] string $path, #[\SensitiveParameter] string $value): void
    {
        // Only keys can be anything but UTF-8 here. Escaped they may look like another one.
        $path = Read::text($path) ?? Escape::ascii($path);
        while (isset($this->invalid[$path])) {
            $path .= "'";
        }
        $this->invalid[$path] = Read::text($value) ?? ['hex' => \bin2hex($value)];
    }
}
