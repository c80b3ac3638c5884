<?php

declare(strict_types=1);

namespace Countersign\Typed;

use Countersign\Exception\InvalidFieldException;

/**
 * Fields that a message has once. Owns how they are found; see {@see Cells} for their values.
 *
 * @internal
 */
final class Group extends Cells
{
    /**
     * A single value that some know as the only member of an array.
     *
     * @throws InvalidFieldException
     */
    public function either(string $name): ?string
    {
        $member = $this->member($name);
        if (!\is_array($member) || \count($member) !== 1) {
            return $this->text($name);
        }
        $only = \reset($member);
        if ($only === '') {
            return null;
        }

        return (\is_string($only) ? Read::text($only) : null) ?? throw Odd::field($name);
    }

    /**
     * The members of an array of values.
     *
     * @return list<string>
     *
     * @throws InvalidFieldException if one of them does not fit, or if it is no array
     */
    public function members(string $name): array
    {
        return self::fitting($name, $this->severalMembers($name));
    }

    /**
     * The same with their paths, the odd ones too, and whether they fit. What stands deeper does not.
     *
     * @return list<array{string, string, bool}>
     */
    public function severalMembers(string $name): array
    {
        $array = $this->member($name);
        if ($array === null || $array === '') {
            return [];
        }
        if (!\is_array($array)) {
            return [[$name, $array, false]];
        }
        if (\count($array) === 1 && \reset($array) === '') {
            return [];
        }
        $several = [];
        foreach ($array as $key => $member) {
            if (\is_string($member)) {
                $several[] = ["{$name}[{$key}]", $member, Read::text($member) !== null];
            } elseif (\is_array($member)) {
                foreach (Leaves::of("{$name}[{$key}]", $member) as [$path, $value]) {
                    $several[] = [$path, $value, false];
                }
            }
        }

        return $several;
    }

    /** @return string|array<array-key, mixed>|null */
    protected function member(string $name): string|array|null
    {
        return $this->reader->field($name);
    }

    protected function path(string $name): string
    {
        return $name;
    }

    protected function isMisplaced(string $name): bool
    {
        return false;
    }
}
