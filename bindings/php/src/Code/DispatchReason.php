<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `DISPATCH_REASON`: why an LCN was sent.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum DispatchReason: string implements OpenCode
{
    /** Something was changed: dates, renewal, end user, payment method; cancelled or reactivated. (D) */
    case Change = 'LICENCE_CHANGE';

    /** The grace period was changed. (D) */
    case GracePeriodChange = 'LICENCE_GP_CHANGE';

    /** Waits for activation. (D) */
    case PendingActivation = 'LICENCE_PENDING_ACTIVATION';

    /** Expired; also when an expired or past-due one was extended. (D) */
    case Expiration = 'LICENCE_EXPIRATION';

    /** Past due. (D) */
    case PastDue = 'LICENCE_PASTDUE';

    /** A churn-prevention offer was accepted; the message carries the new renewal price. (D) */
    case ChurnOfferAccepted = 'LICENCE_CPC_ACCEPTED';

    /** A cancellation was scheduled. (D) */
    case CancellationScheduled = 'SCHEDULED_FOR_CANCELATION_ON_DEMAND';

    /** A scheduled cancellation was taken back. (D) */
    case CancellationReverted = 'REVERT_CANCELATION_ON_DEMAND';

    /** The code of that text; the text itself if it is none of these. Older spellings are the present code. */
    public static function fromText(string $text): self|string
    {
        return match ($text) {
            'LICENCE_GRACE_PERIOD_CHANGE' => self::GracePeriodChange,
            'LICENCE_PAST_DUE' => self::PastDue,
            default => self::tryFrom($text) ?? $text,
        };
    }
}
