<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Backend\Unstorable;

/**
 * One array of a body, while it is being made.
 *
 * Owns rules 7 and 8 of `php-form.md` (integer keys, appends) and the places of members; never leaves many of a stranger's keys to
 * PHP's own hashing, in which he can make them collide: these are kept under digests that nobody can predict.
 *
 * @internal
 */
final class Branch
{
    use Unstorable;

    /** The member, while there is but one: names of many levels would cost an array for each, several times the size of this. */
    private string|self|null $only = null;

    /** Its key. */
    private string $onlyKey = '';

    /**
     * Values and arrays in their places, once there are two.
     *
     * @var array<array-key, string|self>
     */
    private array $members = [];

    /**
     * The keys of members, once these are kept under digests.
     *
     * @var array<string, string>|null
     */
    private ?array $keys = null;

    /**
     * Members in which a value was lost.
     *
     * @var array<array-key, true>
     */
    private array $lost = [];

    /** The highest integer key ever. */
    private ?int $highest = null;

    /** Makes digests unpredictable, the same all the time that this process lives. */
    private static string $salt = '';

    /** @param int $few so many members may be kept under their own keys */
    public function __construct(private readonly int $few)
    {
    }

    public function member(#[\SensitiveParameter] string $key): string|self|null
    {
        if ($this->only !== null) {
            return $key === $this->onlyKey ? $this->only : null;
        }

        return $this->members[$this->place($key)] ?? null;
    }

    public function lostIn(#[\SensitiveParameter] string $key): bool
    {
        return isset($this->lost[$this->place($key)]);
    }

    /** Sets a member: a new one goes to the end, an old one keeps its place. Says whether something was there. */
    public function set(#[\SensitiveParameter] string $key, #[\SensitiveParameter] string|self $member): bool
    {
        if ($this->only !== null && $key === $this->onlyKey) {
            $this->only = $member;
            $this->lost[$key] = true;

            return true;
        }
        if (!$this->isFirst($key, $member)) {
            $place = $this->place($key);
            if (isset($this->members[$place])) {
                $this->members[$place] = $member;
                $this->lost[$place] = true;

                return true;
            }
            $this->members[$place] = $member;
            if ($this->keys !== null) {
                $this->keys[$place] = $key;
            }
        }
        // Exactly the integers of rule 7 come back as they were.
        $number = (int) $key;
        if (($this->highest === null || $number > $this->highest) && (string) $number === $key) {
            $this->highest = $number;
        }

        return false;
    }

    /** Whether an append is possible: there is no key behind the last integer. */
    public function hasRoom(): bool
    {
        return $this->highest !== \PHP_INT_MAX;
    }

    /** Adds a member under the key behind the highest integer. */
    public function append(#[\SensitiveParameter] string|self $member): void
    {
        $this->highest = $this->highest === null ? 0 : $this->highest + 1;
        $place = $this->highest;
        if ($this->isFirst((string) $place, $member)) {
            return;
        }
        if ($this->keys !== null) {
            $place = self::digest((string) $place);
            $this->keys[$place] = (string) $this->highest;
        }
        $this->members[$place] = $member;
    }

    /**
     * The members in their order.
     *
     * @return array<array-key, string|self>
     */
    public function members(): array
    {
        return $this->only === null ? $this->members : [$this->onlyKey => $this->only];
    }

    /**
     * The key of a member, from the key of {@see members}.
     */
    public function key(int|string $place): string
    {
        return $this->keys[$place] ?? (string) $place;
    }

    /** Whether any value in or below this array was lost, of those of which something is left. */
    public function hasLost(): bool
    {
        foreach ($this->members() as $place => $member) {
            $lost = isset($this->lost[$place]);
            if ($member instanceof self ? $member->hasLost() || ($lost && $member->leaves(1) > 0) : $lost) {
                return true;
            }
        }

        return false;
    }

    /** The number of values in and below this array, counted up to `$most`. */
    public function leaves(int $most): int
    {
        $count = 0;
        foreach ($this->members() as $member) {
            if ($count >= $most) {
                break;
            }
            $count += $member instanceof self ? $member->leaves($most - $count) : 1;
        }

        return $count;
    }

    /** Takes the first member; makes room in the array for the second. */
    private function isFirst(#[\SensitiveParameter] string $key, #[\SensitiveParameter] string|self $member): bool
    {
        if ($this->only !== null) {
            $this->members[$this->onlyKey] = $this->only;
            $this->only = null;

            return false;
        }
        if ($this->members !== []) {
            return false;
        }
        $this->onlyKey = $key;
        $this->only = $member;

        return true;
    }

    /** Where a given key is kept. */
    private function place(#[\SensitiveParameter] string $key): string
    {
        if ($this->keys === null) {
            // One member has nobody to collide with.
            if ($this->members === [] || \count($this->members) < $this->few) {
                return $key;
            }
            $members = $lost = $keys = [];
            foreach ($this->members as $old => $member) {
                $place = self::digest((string) $old);
                $members[$place] = $member;
                $keys[$place] = (string) $old;
                if (isset($this->lost[$old])) {
                    $lost[$place] = true;
                }
            }
            $this->members = $members;
            $this->keys = $keys;
            $this->lost = $lost;
        }

        return self::digest($key);
    }

    private static function digest(#[\SensitiveParameter] string $key): string
    {
        if (self::$salt === '') {
            self::$salt = \random_bytes(16);
        }

        return \md5(self::$salt . $key, true);
    }
}
