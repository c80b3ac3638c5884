<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `ORDERSTATUS`: where an order stands.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum OrderStatus: string implements OpenCode
{
    /** Placed; no authorisation by the bank yet. (D) */
    case Pending = 'PENDING';

    /** Purchase order approved, not paid. (D) */
    case PurchasePending = 'PURCHASE_PENDING';

    /** Being processed, or reviewed against fraud. (D) */
    case PendingApproval = 'PENDING_APPROVAL';

    /** Authorised by the bank. (D) */
    case PaymentAuthorised = 'PAYMENT_AUTHORIZED';

    /** An offline payment arrived; not fulfilled yet. (D) */
    case PaymentReceived = 'PAYMENT_RECEIVED';

    /** The product needs a delivery confirmation. (D) */
    case PendingOrderApproval = 'PENDING_ORDER_APPROVAL';

    /** Paid and fulfilled. Comes again at invoicing, and for chargebacks. (D S) */
    case Complete = 'COMPLETE';

    /** Money was returned, in part or whole. (D) */
    case Refund = 'REFUND';

    /** The authorisation was released. (D) */
    case Reversed = 'REVERSED';

    /** Cancelled. (D) */
    case Cancelled = 'CANCELED';

    /** On hold because of bad data. (S) */
    case Invalid = 'INVALID';

    /** Seen where the fraud check had denied the order. (S) */
    case Suspect = 'SUSPECT';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
