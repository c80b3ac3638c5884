<?php

declare(strict_types=1);

namespace Countersign;

/**
 * What a notification is about.
 *
 * Owns the names of the kinds; never decides whether a message is genuine.
 */
enum Kind: string
{
    /** Instant Payment Notification: an order. Has `REFNO`, `IPN_PID` or `IPN_DATE`. */
    case Ipn = 'ipn';
    /** License Change Notification: a subscription. Has `LICENSE_CODE` and none of the above. */
    case Lcn = 'lcn';
    /** Neither. Can be verified, but has no receipt. */
    case Unknown = 'unknown';
}
