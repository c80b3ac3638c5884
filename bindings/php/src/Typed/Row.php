<?php

declare(strict_types=1);

namespace Countersign\Typed;

/**
 * A row of parallel arrays: the members under one key. Owns which member is its own; must never take another one
 * because its own is missing.
 *
 * A value where an array is expected stands in row 0, where it is told to be odd.
 *
 * @internal
 */
final class Row extends Cells
{
    /** @param string $product digits in place of the `*` of a family's names */
    public function __construct(
        #[\SensitiveParameter] Reader $reader,
        public readonly int $number,
        #[\SensitiveParameter] private readonly string $product = '',
    ) {
        parent::__construct($reader);
    }

    /** @return string|array<array-key, mixed>|null */
    protected function member(string $name): string|array|null
    {
        $array = $this->array($name);
        if (!\is_array($array)) {
            return $this->number === 0 ? $array : null;
        }
        $member = $array[$this->number] ?? null;

        return \is_string($member) || \is_array($member) ? $member : null;
    }

    protected function path(string $name): string
    {
        $array = Rows::name($name, $this->product);

        return $this->isMisplaced($name) ? $array : "{$array}[{$this->number}]";
    }

    protected function isMisplaced(string $name): bool
    {
        return \is_string($this->array($name));
    }

    /** @return string|array<array-key, mixed>|null */
    private function array(string $name): string|array|null
    {
        return $this->reader->field(Rows::name($name, $this->product));
    }
}
