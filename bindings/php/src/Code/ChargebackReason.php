<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Code;

/**
 * `CHARGEBACK_REASON_CODE`: why the buyer's bank took the money back.
 *
 * An open list: a code that is not here is data, never an error, and stays the text it was sent as.
 */
enum ChargebackReason: string implements OpenCode
{
    /** Not known. (S) */
    case Unknown = 'UNKNOWN';

    /** The goods did not arrive. (S) */
    case MerchandiseNotReceived = 'MERCHANDISE_NOT_RECEIVED';

    /** Charged twice. (S) */
    case DuplicateTransaction = 'DUPLICATE_TRANSACTION';

    /** Fraud, or not recognised. (S) */
    case FraudOrNotRecognised = 'FRAUD / NOT_RECOGNIZED';

    /** Fraud. (S) */
    case Fraud = 'FRAUD';

    /** A promised credit did not come. (S) */
    case CreditNotProcessed = 'CREDIT_NOT_PROCESSED';

    /** The buyer does not know the charge. (S) */
    case NotRecognised = 'NOT_RECOGNIZED';

    /** Something was wrong with the authorisation. (S) */
    case AuthorisationProblem = 'AUTHORIZATION_PROBLEM';

    /** The bank asks for information. (S) */
    case InfoRequest = 'INFO_REQUEST';

    /** The subscription had been cancelled. (S) */
    case CancelledRecurring = 'CANCELED_RECURRING';

    /** The goods are not what was described. (S) */
    case NotAsDescribed = 'NOT_AS_DESCRIBED';

    /** The code of that text; the text itself if it is none of these. */
    public static function fromText(string $text): self|string
    {
        return self::tryFrom($text) ?? $text;
    }
}
