<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `IPN_PURCHASE_ORDER_INFO`: where a purchase order stands.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum PurchaseOrderStatus: string implements OpenCode
{
    /** New. (D) */
    case New = 'NEW_PURCHASE_ORDER';

    /** Waits for payment. (D) */
    case PendingPayment = 'PENDING_PAYMENT';

    /** Paid. (D) */
    case Complete = 'COMPLETE';

    /** Expired without payment. (D) */
    case ExpiredNoPayment = 'EXPIRED_NO_PAYMENT';

    /** Expired without a document. (D) */
    case ExpiredNoDocument = 'EXPIRED_NO_DOCUMENT';

    /** Expired without confirmation. (D) */
    case ExpiredNoConfirmation = 'EXPIRED_NO_CONFIRMATION';

    /** Rejected. (D) */
    case Rejected = 'REJECTED';

    /** Cancelled. (D) */
    case Cancelled = 'CANCELED';

    /** Cancelled through the API. (D) */
    case CancelledByApi = 'CANCELED_API';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
