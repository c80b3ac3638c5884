<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Lcn;

use Countersign\Code\CardType;
use Countersign\Code\PaymentMethod;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\CardExpiry;
use Countersign\Value\Expiry;

/**
 * The next renewal, and what it is paid with.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Renewal
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * When it is renewed next; may be empty.
     *
     * `NEXT_RENEWAL_DATE`, marked T.
     *
     * @return Expiry|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function due(): ?Expiry
    {
        return $this->fields->expiry('NEXT_RENEWAL_DATE');
    }

    /**
     * What the next renewal costs; the new price after an accepted churn-prevention offer.
     *
     * `NEXT_RENEWAL_PRICE`, marked T D; for example `49.00`.
     *
     * @return numeric-string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function price(): ?string
    {
        return $this->fields->decimal('NEXT_RENEWAL_PRICE');
    }

    /**
     * Currency of that price, ISO 4217.
     *
     * `NEXT_RENEWAL_CURRENCY`, marked T; for example `USD`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function currency(): ?string
    {
        return $this->fields->currency('NEXT_RENEWAL_CURRENCY');
    }

    /**
     * Type of that price. Its values are not known.
     *
     * `NEXT_RENEWAL_PRICE_TYPE`, marked T.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function priceType(): ?string
    {
        return $this->fields->text('NEXT_RENEWAL_PRICE_TYPE');
    }

    /**
     * Display name of the payment method.
     *
     * `NEXT_RENEWAL_PAYMETHOD`, marked T; for example `Visa/MasterCard`.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function paymentMethod(): ?string
    {
        return $this->fields->text('NEXT_RENEWAL_PAYMETHOD');
    }

    /**
     * Code of the payment method.
     *
     * `NEXT_RENEWAL_PAYMETHOD_CODE`, marked T; for example `CCVISAMC`.
     *
     * @return PaymentMethod|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function paymentMethodCode(): PaymentMethod|string|null
    {
        $text = $this->fields->text('NEXT_RENEWAL_PAYMETHOD_CODE');

        return $text === null ? null : PaymentMethod::fromText($text);
    }

    /**
     * Last four digits of the card.
     *
     * `NEXT_RENEWAL_CARD_LAST_DIGITS`, marked T; for example `1111`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function cardLastDigits(): ?string
    {
        return $this->fields->text('NEXT_RENEWAL_CARD_LAST_DIGITS');
    }

    /**
     * Type of the card.
     *
     * `NEXT_RENEWAL_CARD_TYPE`, marked T; for example `visa`.
     *
     * @return CardType|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function cardType(): CardType|string|null
    {
        $text = $this->fields->text('NEXT_RENEWAL_CARD_TYPE');

        return $text === null ? null : CardType::fromText($text);
    }

    /**
     * When the card expires.
     *
     * `NEXT_RENEWAL_CARD_EXPIRATION_DATE`, marked T; for example `12/2029`. Left out of what may be logged.
     *
     * @return CardExpiry|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function cardExpires(): ?CardExpiry
    {
        return $this->fields->cardExpiry('NEXT_RENEWAL_CARD_EXPIRATION_DATE');
    }
}
