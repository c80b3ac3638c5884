<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Row;

/**
 * An additional field of a product.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class CustomField
{
    /** @internal */
    public function __construct(private readonly Row $fields)
    {
    }

    /** The number of its row, from 0. */
    public function number(): int
    {
        return $this->fields->number;
    }

    /**
     * Name of an additional field of the product.
     *
     * `IPN_CUSTOM_<PID>_TEXT[]`, marked T; for example `Size`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function label(): ?string
    {
        return $this->fields->text('IPN_CUSTOM_*_TEXT');
    }

    /**
     * What the buyer filled in.
     *
     * `IPN_CUSTOM_<PID>_VALUE[]`, marked T; for example `M`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function value(): ?string
    {
        return $this->fields->text('IPN_CUSTOM_*_VALUE');
    }
}
