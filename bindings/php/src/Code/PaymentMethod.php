<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `PAYMETHOD_CODE` and `NEXT_RENEWAL_PAYMETHOD_CODE`.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum PaymentMethod: string implements OpenCode
{
    /** Visa or MasterCard. (S) */
    case VisaMastercard = 'CCVISAMC';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
