<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `CHANGED_BY`: who made the change.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum ChangedBy: string implements OpenCode
{
    /** The customer. (D) */
    case Customer = 'CUSTOMER';

    /** The merchant. (D) */
    case Vendor = 'VENDOR';

    /** 2Checkout. (D) */
    case System = 'SYSTEM';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
