<?php

declare(strict_types=1);

namespace Countersign\Backend\Plain;

use Countersign\Backend\FieldPath;
use Countersign\Backend\Unstorable;
use Countersign\Kind;

/**
 * A parsed body that nobody has vouched for.
 *
 * Owns what verification may ask of it; never says that it is genuine. Until that is known, `tree` and `value` must not be called:
 * they put a stranger's keys into PHP arrays, whose hashing he can predict.
 *
 * Protocol page: `docs/protocol/php-form.md`.
 *
 * @internal
 */
abstract class Form
{
    use Unstorable;

    /** The fields that are not signed, the strongest first. */
    public const SIGNATURES = ['SIGNATURE_SHA3_256' => true, 'SIGNATURE_SHA2_256' => true, 'HASH' => true];

    /** @var array<array-key, mixed>|null */
    private ?array $tree = null;

    /**
     * @param Kind                  $kind       what the message would be, if it were genuine
     * @param array<string, string> $signatures the signature fields that were sent as single values, in the order of `SIGNATURES`
     * @param bool                  $repeats    whether any value was lost to a later one
     */
    protected function __construct(
        public readonly Kind $kind,
        #[\SensitiveParameter] public readonly array $signatures,
        public readonly bool $repeats,
    ) {
    }

    /** The string that is signed: every value behind its length, depth first, signature fields left out. */
    abstract public function source(): string;

    /**
     * The signed fields as `$_POST` would nest them.
     *
     * @return array<array-key, mixed>
     */
    final public function tree(): array
    {
        return $this->tree ??= \array_diff_key($this->grow(), self::SIGNATURES);
    }

    /** The value at a PHP path; `null` for nothing, for an array and for signature fields. */
    public function value(#[\SensitiveParameter] string $path): ?string
    {
        $value = FieldPath::at($this->tree(), $path);

        return \is_string($value) ? $value : null;
    }

    /**
     * All fields as `$_POST` would nest them.
     *
     * @return array<array-key, mixed>
     */
    abstract protected function grow(): array;
}
