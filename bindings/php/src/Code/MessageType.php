<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `MESSAGE_TYPE`. Others exist.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum MessageType: string implements OpenCode
{
    /** With a pending order. (S) */
    case Pending = 'PENDING';

    /** With a complete order. (S) */
    case Complete = 'COMPLETE';

    /** With `PAYMENT_RECEIVED`, cards. (D) */
    case Approved = 'APPROVED';

    /** With `PAYMENT_RECEIVED`, SEPA direct debit. (D) */
    case Processing = 'PROCESSING';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
