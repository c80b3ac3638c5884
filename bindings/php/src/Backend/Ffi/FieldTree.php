<?php

declare(strict_types=1);

namespace Countersign\Backend\Ffi;

use Countersign\Backend\Plain\FormParser;
use Countersign\Limits;

/**
 * Nests fields again that came as paths and values.
 *
 * Owns the way back from a path to its keys; never used on what is not verified, because a stranger's keys would go into PHP arrays.
 *
 * @internal
 */
final class FieldTree
{
    /**
     * @param list<array{string, string}> $fields
     * @param string                      $body   from which they were taken
     *
     * @return array<array-key, mixed>
     */
    public static function of(array $fields, string $body): array
    {
        if (self::mayHaveEmptyArrays($body)) {
            return self::fromBody($body);
        }
        $tree = [];
        foreach ($fields as [$path, $value]) {
            $open = \strpos($path, '[');
            if ($open === false) {
                $tree[$path] = $value;
                continue;
            }
            // No key has a `]` in it, and no top-level key a `[`.
            $keys = \explode('][', \substr($path, $open + 1, -1));
            $at = &$tree[\substr($path, 0, $open)];
            foreach ($keys as $key) {
                $at = &$at[$key];
            }
            // @mago-expect analysis:reference-reused-from-confusing-scope it is there to be written through
            $at = $value;
            unset($at);
        }

        return $tree;
    }

    /**
     * Paths lead to values, so that an array without any would be missed. One way only leads to such: a pair that is given up at a
     * key that would become a cookie prefix, rule 11 of `docs/protocol/php-form.md`.
     */
    private static function mayHaveEmptyArrays(string $body): bool
    {
        if (!\str_contains($body, '-') && !\str_contains($body, '%2')) {
            return false;
        }
        $body = \urldecode($body);

        return \str_contains($body, '__Host-') || \str_contains($body, '__Secure-');
    }

    /** @return array<array-key, mixed> */
    private static function fromBody(string $body): array
    {
        // The body has passed narrower limits already.
        $most = \PHP_INT_MAX;

        return FormParser::parse($body, new Limits($most, $most, $most))->tree();
    }
}
