<?php

declare(strict_types=1);

namespace Countersign\Typed;

/**
 * The values at and under a member of the tree. Owns their paths and their order, which is the signed one; must never
 * leave one out.
 *
 * @internal
 */
final class Leaves
{
    /**
     * Path and value of each.
     *
     * @param string|array<array-key, mixed>|null $member
     *
     * @return list<array{string, string}>
     */
    public static function of(#[\SensitiveParameter] string $path, #[\SensitiveParameter] string|array|null $member): array
    {
        $leaves = [];
        self::collect($path, $member, $leaves);

        return $leaves;
    }

    /** @param list<array{string, string}> $leaves */
    private static function collect(#[\SensitiveParameter] string $path, #[\SensitiveParameter] mixed $member, #[\SensitiveParameter] array &$leaves): void
    {
        if (\is_string($member)) {
            $leaves[] = [$path, $member];
        } elseif (\is_array($member)) {
            foreach ($member as $key => $inner) {
                self::collect("{$path}[{$key}]", $inner, $leaves);
            }
        }
    }
}
