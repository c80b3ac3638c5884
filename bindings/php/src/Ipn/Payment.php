<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Code\PaymentMethod;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\DateTime;

/**
 * How it is paid.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Payment
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * When the payment was authorised; the zero date until then.
     *
     * `PAYMENTDATE`, marked D; for example `2021-04-16 14:36:51`.
     *
     * @return DateTime|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function paidAt(): ?DateTime
    {
        return $this->fields->dateTime('PAYMENTDATE');
    }

    /**
     * Display name of the payment method; may carry a suffix.
     *
     * `PAYMETHOD`, marked D S; for example `Visa/MasterCard`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function method(): ?string
    {
        return $this->fields->text('PAYMETHOD');
    }

    /**
     * Code of the payment method.
     *
     * `PAYMETHOD_CODE`, marked S; for example `CCVISAMC`.
     *
     * @return PaymentMethod|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function methodCode(): PaymentMethod|string|null
    {
        $text = $this->fields->text('PAYMETHOD_CODE');

        return $text === null ? null : PaymentMethod::fromText($text);
    }
}
