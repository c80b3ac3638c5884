<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Generated\KnownNames;
use Countersign\Kind;

/**
 * What the complete road leads to.
 *
 * Owns the walk through the branches, rule 14 of `php-form.md`; never changes one.
 *
 * @internal
 */
final class TreeForm extends Form
{
    private ?string $source = null;

    public function __construct(#[\SensitiveParameter] private readonly Branch $root, bool $repeats)
    {
        $signatures = [];
        foreach (self::SIGNATURES as $name => $true) {
            $member = $root->member($name);
            if (\is_string($member)) {
                $signatures[$name] = $member;
            }
        }
        parent::__construct(self::kindOf($root), $signatures, $repeats);
    }

    private static function kindOf(#[\SensitiveParameter] Branch $root): Kind
    {
        foreach (['REFNO', 'IPN_PID', 'IPN_DATE'] as $name) {
            if ($root->member($name) !== null) {
                return Kind::Ipn;
            }
        }

        return $root->member('LICENSE_CODE') !== null ? Kind::Lcn : Kind::Unknown;
    }

    /** Whether anything stands under a top-level name. */
    public function has(string $name): bool
    {
        return $this->root->member($name) !== null;
    }

    public function isArray(string $name): bool
    {
        return $this->root->member($name) instanceof Branch;
    }

    /** Whether more than one pair went into a top-level name. */
    public function cameTwice(string $name): bool
    {
        $member = $this->root->member($name);

        return $this->root->lostIn($name) || ($member instanceof Branch && ($member->leaves(2) > 1 || $member->hasLost()));
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

    /** The first documented top-level name in which a value was lost. */
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

    /** @return array<array-key, mixed> */
    protected function grow(): array
    {
        return self::treeOf($this->root);
    }

    /**
     * Lengths and values by turns. At most 65 calls deep, like all walks through branches: the limit on levels.
     *
     * @param list<int|string> $parts
     */
    private static function collect(#[\SensitiveParameter] string|Branch $member, #[\SensitiveParameter] array &$parts): void
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
    private static function treeOf(#[\SensitiveParameter] Branch $branch): array
    {
        $tree = [];
        foreach ($branch->members() as $place => $member) {
            // PHP itself makes integers of the keys that rule 7 names.
            $tree[$branch->key($place)] = $member instanceof Branch ? self::treeOf($member) : $member;
        }

        return $tree;
    }
}
