<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `FRAUD_STATUS`: what the fraud check says.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum FraudStatus: string implements OpenCode
{
    /** Not decided. (S) */
    case Pending = 'PENDING';

    /** No objection. (S) */
    case Approved = 'APPROVED';

    /** Refused. (S) */
    case Denied = 'DENIED';

    /** Looked at by people. (S) */
    case UnderReview = 'UNDER REVIEW';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
