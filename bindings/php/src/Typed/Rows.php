<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Exception\InvalidFieldException;
use Countersign\Generated\IpnFields;

/**
 * Everything of an IPN that comes in parallel arrays. Owns how many rows there are and which belong together; must
 * never cost more than the arrays are long.
 *
 * @internal
 */
final class Rows
{
    public function __construct(#[\SensitiveParameter] private readonly Reader $reader)
    {
    }

    /**
     * The rows of a group; of a family for one product.
     *
     * @return list<Row>
     */
    public function of(string $group, #[\SensitiveParameter] string $product = ''): array
    {
        $rows = [];
        for ($number = 0, $count = $this->count($group, $product); $number < $count; ++$number) {
            $rows[] = new Row($this->reader, $number, $product);
        }

        return $rows;
    }

    /**
     * The rows of a family for the product of a line. Anything but digits would let a value choose which field is read.
     *
     * @return list<Row>
     */
    public function ofProduct(string $group, #[\SensitiveParameter] Row $line): array
    {
        $product = self::product($line, 'IPN_PID') ?? '';

        return \strspn($product, '0123456789') === \strlen($product) && $product !== ''
            ? $this->of($group, $product)
            : [];
    }

    /** @return list<Row> */
    public function licencesOf(int $line): array
    {
        return \array_map($this->licence(...), $this->join()[0][$line] ?? []);
    }

    /** @return list<Row> */
    public function otherLicences(): array
    {
        return \array_map($this->licence(...), $this->join()[1]);
    }

    /** Whether a member of a line or licence array is in no row. */
    public function hasStrays(): bool
    {
        foreach (['line', 'licence'] as $group) {
            $rows = $this->count($group);
            foreach (IpnFields::ROWS[$group] as [$name]) {
                $array = $this->reader->field($name);
                if (!\is_array($array) || self::length($array) === 0) {
                    continue;
                }
                foreach ($array as $key => $_) {
                    if (!\is_int($key) || $key < 0 || $key >= $rows) {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /** What a row is joined by; an odd product joins with nothing. */
    public static function product(#[\SensitiveParameter] Row $row, string $name): ?string
    {
        try {
            return $row->text($name);
        } catch (InvalidFieldException) {
            return null;
        }
    }

    /** A name of a family with the product in it. */
    public static function name(string $name, #[\SensitiveParameter] string $product): string
    {
        return $product === '' ? $name : \str_replace('*', $product, $name);
    }

    private function licence(int $number): Row
    {
        return new Row($this->reader, $number);
    }

    /** As many as the longest of the arrays has members. */
    private function count(string $group, #[\SensitiveParameter] string $product = ''): int
    {
        $count = 0;
        foreach (IpnFields::ROWS[$group] as [$name]) {
            $count = \max($count, self::length($this->reader->field(self::name($name, $product))));
        }

        return $count;
    }

    /**
     * Members of an array; one empty member counts as none, because that is how empty arrays are sent.
     *
     * @param string|array<array-key, mixed>|null $array
     */
    private static function length(#[\SensitiveParameter] string|array|null $array): int
    {
        if (!\is_array($array)) {
            return $array === null || $array === '' ? 0 : 1;
        }

        return \count($array) === 1 && \reset($array) === '' ? 0 : \count($array);
    }

    /**
     * Numbers of the licences of each line, and of no line. If several lines have one product, the first gets its
     * first licence, the second the second, and so on; the last of them gets what is left.
     *
     * @return array{list<list<int>>, list<int>}
     */
    private function join(): array
    {
        if ($this->reader->join !== null) {
            return $this->reader->join;
        }
        $ofProduct = [];
        $ofLine = [];
        foreach ($this->of('line') as $row) {
            $ofLine[] = [];
            $product = self::product($row, 'IPN_PID');
            if ($product !== null) {
                $ofProduct[$product][] = $row->number;
            }
        }
        $given = [];
        $others = [];
        foreach ($this->of('licence') as $row) {
            $product = self::product($row, 'IPN_LICENSE_PROD') ?? '';
            $lines = $ofProduct[$product] ?? [];
            if ($lines === []) {
                $others[] = $row->number;
                continue;
            }
            $turn = $given[$product] ?? 0;
            $given[$product] = $turn + 1;
            $ofLine[$lines[\min($turn, \count($lines) - 1)]][] = $row->number;
        }

        return $this->reader->join = [\array_values($ofLine), $others];
    }
}
