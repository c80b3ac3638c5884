<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

/**
 * A parsed body that nobody has vouched for.
 *
 * Owns what verification may ask of it; never says that it is genuine. Until that is known, only the first methods may be called:
 * `tree` and `value` put a stranger's keys into PHP arrays, whose hashing he can predict.
 *
 * Protocol page: `docs/protocol/php-form.md`.
 *
 * @internal
 */
interface Form
{
    /** What stands under a top-level name: a value, `true` for an array, `null` for nothing. */
    public function top(string $name): string|bool|null;

    /** Whether more than one pair went into a top-level name. */
    public function cameTwice(string $name): bool;

    /** Whether any value was lost to a later one. */
    public function repeats(): bool;

    /** The string that is signed: every value behind its length, depth first, signature fields left out. */
    public function source(): string;

    /** The first documented top-level name in which a value was lost. */
    public function lostIn(): ?string;

    /**
     * The signed fields as `$_POST` would nest them.
     *
     * @return array<array-key, mixed>
     */
    public function tree(): array;

    /** The value at a PHP path; `null` for nothing, for an array and for signature fields. */
    public function value(string $path): ?string;
}
