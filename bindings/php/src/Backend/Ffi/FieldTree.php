<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\Backend\Plain\FormParser;
use Countersign\Backend\Plain\QuickForm;
use Countersign\Limits;

/**
 * Takes apart what the library packed into one piece, and nests the fields again.
 *
 * Owns that format, and the way back from a path to its keys; never used on what is not verified, because a stranger's keys would
 * go into PHP arrays.
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
     * The fields of a genuine body of the usual kind, without fetching them: PHP's string functions, which do all of it at once, are
     * faster here than a loop in PHP over what the library has found. `null` for any other body.
     *
     * @return array<array-key, mixed>|null
     */
    public static function quickly(#[\SensitiveParameter] string $body): ?array
    {
        return QuickForm::tryParse($body, self::limits())?->tree();
    }

    /**
     * The fields of any genuine body as `$_POST` would nest them.
     *
     * @param string $packed what `countersign_notification_pack` wrote
     * @param string $body   from which that was taken
     *
     * @return array<array-key, mixed>
     */
    public static function tree(string $packed, #[\SensitiveParameter] string $body): array
    {
        if (self::mayHaveEmptyArrays($body)) {
            return FormParser::parse($body, self::limits())->tree();
        }
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

    /**
     * Paths lead to values, so that an array without any would be missed. One way only leads to such: a pair that is given up at a
     * key that would become a cookie prefix, rule 11 of `docs/protocol/php-form.md`.
     */
    private static function mayHaveEmptyArrays(string $body): bool
    {
        if (!\str_contains($body, '__') && !\str_contains($body, '%5F') && !\str_contains($body, '%5f')) {
            return false;
        }
        $body = \urldecode($body);

        return \str_contains($body, '__Host-') || \str_contains($body, '__Secure-');
    }

    /** None: the body has passed those of the policy. */
    private static function limits(): Limits
    {
        return new Limits(\PHP_INT_MAX, \PHP_INT_MAX, \PHP_INT_MAX);
    }
}
