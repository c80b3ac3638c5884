<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Ipn;

use Countersign\Code\CardType;
use Countersign\Exception\InvalidFieldException;
use Countersign\Typed\Group;
use Countersign\Value\CardExpiry;

/**
 * The card it is paid with.
 *
 * Owns an accessor for each documented field, which reads it when it is asked. It must never guess: an odd value is
 * an exception of its own accessor, and of no other.
 */
final class Card
{
    /** @internal */
    public function __construct(private readonly Group $fields)
    {
    }

    /**
     * Type of the card. Known ones are given in lower case, whatever the order status makes of them.
     *
     * `CARD_TYPE`, marked S; for example `visa`.
     *
     * @return CardType|string|null the text itself if it is an unknown code; null if it says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function cardType(): CardType|string|null
    {
        $text = $this->fields->text('CARD_TYPE');

        return $text === null ? null : CardType::fromText($text);
    }

    /**
     * Last four digits.
     *
     * `CARD_LAST_DIGITS`, marked S; for example `1111`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function lastDigits(): ?string
    {
        return $this->fields->text('CARD_LAST_DIGITS');
    }

    /**
     * When the card expires.
     *
     * `CARD_EXPIRATION_DATE`, marked S; for example `12/29`. Left out of what may be logged.
     *
     * @return CardExpiry|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function expires(): ?CardExpiry
    {
        return $this->fields->cardExpiry('CARD_EXPIRATION_DATE');
    }

    /**
     * What the payment gateway answered.
     *
     * `GATEWAY_RESPONSE`, marked S; for example `Approved`. Left out of what may be logged.
     *
     * @return string|null null if it was not sent, or says nothing
     *
     * @throws InvalidFieldException if what was sent does not fit
     */
    public function gatewayResponse(): ?string
    {
        return $this->fields->text('GATEWAY_RESPONSE');
    }
}
