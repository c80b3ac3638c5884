<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

/**
 * Takes apart what the library packed into one piece, and nests the fields again.
 *
 * Owns that format, and the way back from a path to its keys; never used on what is not verified, because a stranger's keys would
 * go into PHP arrays, and never looks at the body: what is read is what the library signed.
 *
 * @internal
 */
final class FieldTree
{
    /** Lengths in small portions stay in the processor's cache. */
    private const PORTION = 32;

    /**
     * Path and value of every field.
     *
     * @param string $packed what `countersign_notification_pack` wrote
     *
     * @return list<array{string, string}>
     */
    public static function fields(string $packed): array
    {
        $left = self::count($packed);
        $at = 4 + 8 * $left;
        $fields = [];
        for ($from = 4; $left > 0; $left -= $portion, $from += 8 * $portion) {
            $portion = \min($left, self::PORTION);
            /** @var array<int, int> $lengths */
            $lengths = \unpack('V' . 2 * $portion, $packed, $from);
            for ($i = 1; $i < 2 * $portion; $i += 2) {
                $value = $at + $lengths[$i];
                $fields[] = [\substr($packed, $at, $lengths[$i]), \substr($packed, $value, $lengths[$i + 1])];
                $at = $value + $lengths[$i + 1];
            }
        }

        return $fields;
    }

    /**
     * The fields as `$_POST` would nest them.
     *
     * @param string $packed what `countersign_notification_pack` wrote
     *
     * @return array<array-key, mixed>
     */
    public static function tree(string $packed): array
    {
        $left = self::count($packed);
        $at = 4 + 8 * $left;
        $tree = [];
        // Fields come depth first, so that an array is whole when the next name begins.
        $name = null;
        $array = [];
        for ($from = 4; $left > 0; $left -= $portion, $from += 8 * $portion) {
            $portion = \min($left, self::PORTION);
            /** @var array<int, int> $lengths */
            $lengths = \unpack('V' . 2 * $portion, $packed, $from);
            for ($i = 1; $i < 2 * $portion; $i += 2) {
                $path = \substr($packed, $at, $lengths[$i]);
                $at += $lengths[$i];
                $value = \substr($packed, $at, $lengths[$i + 1]);
                $at += $lengths[$i + 1];
                // No key has a `]` in it, and no top-level key a `[`.
                $open = $path[-1] === ']' ? \strpos($path, '[') : false;
                $top = $open === false ? $path : \substr($path, 0, $open);
                if ($top !== $name && $name !== null) {
                    $tree[$name] = $array;
                    $array = [];
                    $name = null;
                }
                if ($open === false) {
                    $tree[$path] = $value;
                    continue;
                }
                $name = $top;
                $keys = \substr($path, $open + 1, -1);
                if (\str_contains($keys, ']')) {
                    $array = self::with($array, \explode('][', $keys), $value);
                } else {
                    $array[$keys] = $value;
                }
            }
        }
        if ($name !== null) {
            $tree[$name] = $array;
        }

        return $tree;
    }

    /**
     * An array with one more value in it.
     *
     * @param array<array-key, mixed> $array
     * @param list<string>            $keys  at most 64
     *
     * @return array<array-key, mixed>
     */
    private static function with(array $array, array $keys, string $value): array
    {
        $key = \array_shift($keys);
        if ($key === null) {
            return $array;
        }
        if ($keys === []) {
            $array[$key] = $value;
        } else {
            $inner = $array[$key] ?? [];
            unset($array[$key]);
            $array[$key] = self::with(\is_array($inner) ? $inner : [], $keys, $value);
        }

        return $array;
    }

    private static function count(string $packed): int
    {
        /** @var array{1: int} $head */
        $head = \unpack('V', $packed);

        return $head[1];
    }
}
