<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Backend\FieldPath;

/**
 * What the complete road leads to.
 *
 * Owns the walk through the branches, rule 14 of `php-form.md`; never changes one.
 *
 * @internal
 */
final class TreeForm implements Form
{
    private const SIGNATURES = ['SIGNATURE_SHA3_256' => true, 'SIGNATURE_SHA2_256' => true, 'HASH' => true];

    private ?string $source = null;

    /** @var array<array-key, mixed>|null */
    private ?array $tree = null;

    public function __construct(private readonly Branch $root, private readonly bool $repeats)
    {
    }

    public function top(string $name): string|bool|null
    {
        $member = $this->root->member($name);

        return $member instanceof Branch ? true : $member;
    }

    public function cameTwice(string $name): bool
    {
        $member = $this->root->member($name);

        return $this->root->lostIn($name) || ($member instanceof Branch && ($member->leaves(2) > 1 || $member->hasLost()));
    }

    public function repeats(): bool
    {
        return $this->repeats;
    }

    public function source(): string
    {
        if ($this->source === null) {
            $parts = [];
            foreach ($this->root->members() as $place => $member) {
                if (!isset(self::SIGNATURES[$this->root->key($place)])) {
                    self::collect($member, $parts);
                }
            }
            $this->source = \implode('', $parts);
        }

        return $this->source;
    }

    public function lostIn(): ?string
    {
        foreach ($this->root->members() as $place => $member) {
            $name = $this->root->key($place);
            $lost = $this->root->lostIn($name) || ($member instanceof Branch && $member->hasLost());
            if ($lost && KnownNames::has($name)) {
                return $name;
            }
        }

        return null;
    }

    public function tree(): array
    {
        return $this->tree ??= \array_diff_key(self::grow($this->root), self::SIGNATURES);
    }

    public function value(string $path): ?string
    {
        $value = FieldPath::at($this->tree(), $path);

        return \is_string($value) ? $value : null;
    }

    /**
     * Lengths and values by turns. At most 65 calls deep, like all walks through branches: the limit on levels.
     *
     * @param list<int|string> $parts
     */
    private static function collect(string|Branch $member, array &$parts): void
    {
        if (\is_string($member)) {
            $parts[] = \strlen($member);
            $parts[] = $member;

            return;
        }
        foreach ($member->members() as $inner) {
            self::collect($inner, $parts);
        }
    }

    /** @return array<array-key, mixed> */
    private static function grow(Branch $branch): array
    {
        $tree = [];
        foreach ($branch->members() as $place => $member) {
            // PHP itself makes integers of the keys that rule 7 names.
            $tree[$branch->key($place)] = $member instanceof Branch ? self::grow($member) : $member;
        }

        return $tree;
    }
}
