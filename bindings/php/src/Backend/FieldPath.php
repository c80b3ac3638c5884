<?php

declare(strict_types=1);

namespace Countersign\Backend;

/**
 * Paths as people write them: `REFNO`, `IPN_PID[0]`, `A[x][y]`.
 *
 * Owns how a path leads through a tree of fields, and back; never translates a name: paths have PHP's final names.
 *
 * @internal
 */
final class FieldPath
{
    /**
     * What stands at a path: a value, an array, or nothing.
     *
     * @param array<array-key, mixed> $tree
     *
     * @return string|array<array-key, mixed>|null
     */
    public static function at(array $tree, string $path): string|array|null
    {
        $length = \strlen($path);
        $open = \strpos($path, '[');
        $key = $open === false ? $path : \substr($path, 0, $open);
        $next = $open === false ? $length : $open;
        $found = $tree[$key] ?? null; // No name is empty.
        while ($next < $length) {
            $close = $path[$next] === '[' ? \strpos($path, ']', $next) : false;
            if ($close === false) {
                return null;
            }
            $key = \substr($path, $next + 1, $close - $next - 1);
            $next = $close + 1;
            if ($key === '' && $next === $length) {
                break; // `IPN_PID[]` and `IPN_PID` are the same field.
            }
            $found = \is_array($found) ? $found[$key] ?? null : null;
        }

        return \is_string($found) || \is_array($found) ? $found : null;
    }

    /**
     * All values at or under a path, in order.
     *
     * @param array<array-key, mixed> $tree
     *
     * @return list<string>
     */
    public static function values(array $tree, string $path): array
    {
        $found = self::at($tree, $path);
        if (!\is_array($found)) {
            return $found === null ? [] : [$found];
        }
        $values = [];
        // Visits leaves only, depth first.
        \array_walk_recursive($found, static function (mixed $value) use (&$values): void {
            if (\is_string($value)) {
                $values[] = $value;
            }
        });

        return $values;
    }

    /**
     * Path and value of every leaf, depth first.
     *
     * @param array<array-key, mixed> $tree
     *
     * @return list<array{string, string}>
     */
    public static function fields(array $tree): array
    {
        $fields = [];
        foreach ($tree as $key => $member) {
            self::collect((string) $key, $member, $fields);
        }

        return $fields;
    }

    /**
     * @param list<array{string, string}> $fields
     */
    private static function collect(string $path, mixed $found, array &$fields): void
    {
        if (\is_string($found)) {
            $fields[] = [$path, $found];
        } elseif (\is_array($found)) {
            // At most 64 levels deep.
            foreach ($found as $key => $member) {
                self::collect($path . '[' . $key . ']', $member, $fields);
            }
        }
    }
}
