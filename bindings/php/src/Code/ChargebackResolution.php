<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `CHARGEBACK_RESOLUTION`. All values but one are unconfirmed: a value that is not `NONE` means that there is, or
 * was, a chargeback. Not sent says nothing.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum ChargebackResolution: string implements OpenCode
{
    /** No chargeback. (S) */
    case NoChargeback = 'NONE';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
