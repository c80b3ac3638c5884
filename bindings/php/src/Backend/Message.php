<?php

declare(strict_types=1);

namespace Countersign\Backend;

use Countersign\Algorithm;
use Countersign\Exception\ReceiptException;
use Countersign\Kind;

/**
 * A verified message, as a backend hands it out.
 *
 * Owns the signed fields as bytes; never knows what a documented field means beyond the receipt.
 *
 * @internal
 */
interface Message
{
    public function kind(): Kind;

    public function algorithm(): Algorithm;

    public function secretIndex(): int;

    /**
     * The signed fields as `$_POST` would nest them, in signed order, the signature fields left out. An array without any value, which
     * rule 11 of `docs/protocol/php-form.md` can leave behind, may be missing: nothing in it was signed.
     *
     * @return array<array-key, mixed> values are strings or such arrays
     */
    public function tree(): array;

    /** The value at a PHP path; `null` for nothing, for an array and for signature fields. */
    public function value(string $path): ?string;

    /**
     * Path and value of every leaf, in signed order.
     *
     * @return list<array{string, string}>
     */
    public function fields(): array;

    /** Whether a value was lost to a later one under the same key. */
    public function repeated(): bool;

    /**
     * The text of the read receipt.
     *
     * @param string $date 14 digits of a real date and time, already checked
     *
     * @throws ReceiptException
     */
    public function receipt(Algorithm $algorithm, string $date): string;

    /** SHA-256 over the signed source string, lower-case hexadecimal digits. */
    public function sourceHash(): string;
}
