<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Exception\InvalidFieldException;
use Countersign\Value\CardExpiry;
use Countersign\Value\DateTime;
use Countersign\Value\Expiry;
use Countersign\Value\Offset;

/**
 * Values of one place: a message, or a row of it. Owns the step from a field to a value of its kind; must never let
 * an odd value pass, nor let it spoil another.
 *
 * Each method gives null, or an empty list, where the field says nothing: not sent, empty, the zero date.
 *
 * @internal
 */
abstract class Cells
{
    public function __construct(#[\SensitiveParameter] public readonly Reader $reader)
    {
    }

    /**
     * What stands at the place.
     *
     * @return string|array<array-key, mixed>|null
     */
    abstract protected function member(string $name): string|array|null;

    /** The path of it, as PHP would write it. */
    abstract protected function path(string $name): string;

    /** Whether it is a value where an array is expected. */
    abstract protected function isMisplaced(string $name): bool;

    /** @throws InvalidFieldException */
    public function text(string $name): ?string
    {
        $value = $this->value($name);

        return $value === null ? null : Read::text($value) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function int(string $name): ?int
    {
        $value = $this->value($name);

        return $value === null ? null : Read::int($value) ?? throw Odd::field($name);
    }

    /**
     * @return numeric-string|null
     *
     * @throws InvalidFieldException
     */
    public function decimal(string $name): ?string
    {
        $value = $this->value($name);

        return $value === null ? null : Read::decimal($value) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function flag(string $name): ?bool
    {
        $value = $this->value($name);

        return $value === null ? null : Read::flag($value) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function currency(string $name): ?string
    {
        $value = $this->value($name);

        return $value === null ? null : Read::currency($value) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function country(string $name): ?string
    {
        $value = $this->value($name);

        return $value === null ? null : Read::country($value) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function cardExpiry(string $name): ?CardExpiry
    {
        $value = $this->value($name);

        return $value === null ? null : Read::cardExpiry($value) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function zone(string $name): ?Offset
    {
        $value = $this->value($name);

        return $value === null ? null : Read::offset($value) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function dateTime(string $name): ?DateTime
    {
        $value = $this->value($name);
        if ($value === null || Read::isZeroDate($value)) {
            return null;
        }

        return Read::dateTime($value, $this->reader->offset()) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function stamp(string $name): ?DateTime
    {
        $value = $this->value($name);
        if ($value === null || Read::isZeroDate($value)) {
            return null;
        }

        return Read::stamp($value, $this->reader->offset()) ?? throw Odd::field($name);
    }

    /** @throws InvalidFieldException */
    public function expiry(string $name): ?Expiry
    {
        $date = $this->dateTime($name);

        return $date === null ? null : Expiry::of($date);
    }

    /**
     * All values below the place, as text.
     *
     * @return list<string>
     *
     * @throws InvalidFieldException if one of them is not UTF-8
     */
    public function texts(string $name): array
    {
        return self::fitting($name, $this->several($name));
    }

    /**
     * The same with their paths, the odd ones too, and whether they fit.
     *
     * @return list<array{string, string, bool}>
     */
    public function several(string $name): array
    {
        $leaves = $this->leaves($name);
        if (\count($leaves) === 1 && $leaves[0][1] === '') {
            return [];
        }
        $fits = !$this->isMisplaced($name);
        $several = [];
        foreach ($leaves as [$path, $value]) {
            $several[] = [$path, $value, $fits && Read::text($value) !== null];
        }

        return $several;
    }

    /**
     * Path and value of all that stands at and below the place.
     *
     * @return list<array{string, string}>
     */
    public function leaves(string $name): array
    {
        return Leaves::of($this->path($name), $this->member($name));
    }

    /**
     * @param list<array{string, string, bool}> $several
     *
     * @return list<string>
     */
    protected static function fitting(string $name, #[\SensitiveParameter] array $several): array
    {
        $texts = [];
        foreach ($several as [, $value, $fits]) {
            $texts[] = $fits ? $value : throw Odd::field($name);
        }

        return $texts;
    }

    /** A single value that is not empty. */
    private function value(string $name): ?string
    {
        $member = $this->member($name);
        if ($member === null || $member === '') {
            return null;
        }

        return \is_array($member) || $this->isMisplaced($name) ? throw Odd::field($name) : $member;
    }
}
