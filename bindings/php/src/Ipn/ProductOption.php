<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Code\OptionOperator;
use Countersign\Code\OptionUsage;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Row;

/**
 * A pricing option of a product.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class ProductOption
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
     * Name of a pricing option of the product.
     *
     * `IPN_PRODUCT_OPTIONS_<PID>_TEXT[]`, marked S; for example `Support`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function label(): ?string
    {
        return $this->fields->text('IPN_PRODUCT_OPTIONS_*_TEXT');
    }

    /**
     * The value that was chosen.
     *
     * `IPN_PRODUCT_OPTIONS_<PID>_VALUE[]`, marked S; for example `support_gold`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function value(): ?string
    {
        return $this->fields->text('IPN_PRODUCT_OPTIONS_*_VALUE');
    }

    /**
     * Optional value.
     *
     * `IPN_PRODUCT_OPTIONS_<PID>_OPTIONAL_VALUE[]`, marked S. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function optionalValue(): ?string
    {
        return $this->fields->text('IPN_PRODUCT_OPTIONS_*_OPTIONAL_VALUE');
    }

    /**
     * Surcharge.
     *
     * `IPN_PRODUCT_OPTIONS_<PID>_PRICE[]`, marked S; for example `7.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function price(): ?string
    {
        return $this->fields->decimal('IPN_PRODUCT_OPTIONS_*_PRICE');
    }

    /**
     * How the surcharge is applied.
     *
     * `IPN_PRODUCT_OPTIONS_<PID>_OPERATOR[]`, marked S; for example `ADD`.
     *
     * @return OptionOperator|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function operator(): OptionOperator|string|null
    {
        $text = $this->fields->text('IPN_PRODUCT_OPTIONS_*_OPERATOR');

        return $text === null ? null : OptionOperator::fromText($text);
    }

    /**
     * How the option is billed.
     *
     * `IPN_PRODUCT_OPTIONS_<PID>_USAGE[]`, marked S; for example `PREPAID`.
     *
     * @return OptionUsage|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function usage(): OptionUsage|string|null
    {
        $text = $this->fields->text('IPN_PRODUCT_OPTIONS_*_USAGE');

        return $text === null ? null : OptionUsage::fromText($text);
    }
}
