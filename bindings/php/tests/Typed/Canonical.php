<?php

declare(strict_types=1);

namespace Countersign\Tests\Typed;

/**
 * JSON values as one text each, so that equal texts mean equal values. Owns the order of members; must never make two
 * types alike.
 */
final class Canonical
{
    public static function json(mixed $value): string
    {
        return \json_encode(self::sorted($value), JSON_THROW_ON_ERROR | JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE);
    }

    private static function sorted(mixed $value): mixed
    {
        if ($value instanceof \stdClass) {
            $members = \array_map(self::sorted(...), \get_object_vars($value));
            \ksort($members, SORT_STRING);

            return (object) $members;
        }
        if (\is_array($value) && !\array_is_list($value)) {
            \ksort($value, SORT_STRING);
        }

        return \is_array($value) ? \array_map(self::sorted(...), $value) : $value;
    }
}
