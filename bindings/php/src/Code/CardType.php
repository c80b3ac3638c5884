<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `CARD_TYPE` and `NEXT_RENEWAL_CARD_TYPE`, in any case.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum CardType: string implements OpenCode
{
    /** Visa. (S) */
    case Visa = 'visa';

    /** Mastercard. (S) */
    case Mastercard = 'mastercard';

    /** The code of that text; the text itself if it is none of these. In any case. */
    public static function fromText(string $text): self|string
    {
        foreach (self::cases() as $code) {
            if (\strcasecmp($code->value, $text) === 0) {
                return $code;
            }
        }

        return $text;
    }
}
