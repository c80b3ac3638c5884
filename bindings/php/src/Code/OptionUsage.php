<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `IPN_PRODUCT_OPTIONS_…_USAGE`.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum OptionUsage: string implements OpenCode
{
    /** Paid beforehand. (S) */
    case Prepaid = 'PREPAID';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
