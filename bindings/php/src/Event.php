<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign;

/**
 * What a message reports, in one word; its value is the same in JSON and in every language.
 *
 * `Unclassified` stands wherever the documentation is silent or the message contradicts itself: such a message is
 * genuine and gets its receipt all the same. More cases may be added: give every `match` a default.
 */
enum Event: string
{
    /** IPN: Placed; the bank has not authorised the payment yet. */
    case OrderPlaced = 'order_placed';

    /** IPN: Being processed, or reviewed against fraud. */
    case OrderUnderReview = 'order_under_review';

    /** IPN: A purchase order was approved and is not paid yet. */
    case PurchaseOrderApproved = 'purchase_order_approved';

    /** IPN: The bank authorised the payment. */
    case PaymentAuthorised = 'payment_authorised';

    /** IPN: An offline payment arrived; not fulfilled yet. */
    case PaymentReceived = 'payment_received';

    /** IPN: The product needs a confirmation that it was delivered. */
    case DeliveryConfirmationAwaited = 'delivery_confirmation_awaited';

    /**
     * IPN: Paid and fulfilled, with no chargeback and no objection by the fraud check, as far as the message says.
     * Comes again at invoicing.
     */
    case OrderFulfilled = 'order_fulfilled';

    /** IPN: Money was returned, in part or whole; which of the two is not in the message. */
    case OrderRefunded = 'order_refunded';

    /** IPN: The authorisation was released; no money was taken. */
    case OrderReversed = 'order_reversed';

    /** IPN: Cancelled. */
    case OrderCancelled = 'order_cancelled';

    /** IPN: There is a chargeback; how it stands is `refund()->chargebackResolution()`. */
    case OrderChargedBack = 'order_charged_back';

    /** IPN: On hold because of bad data. */
    case OrderOnHold = 'order_on_hold';

    /** IPN: The fraud check denied the order. */
    case OrderDenied = 'order_denied';

    /** LCN: Something was changed: dates, renewal, end user, payment method; extended or reactivated. */
    case LicenceChanged = 'licence_changed';

    /** LCN: Disabled or cancelled. */
    case LicenceDisabled = 'licence_disabled';

    /** LCN: The grace period was changed. */
    case LicenceGracePeriodChanged = 'licence_grace_period_changed';

    /** LCN: Waits for activation. */
    case LicencePendingActivation = 'licence_pending_activation';

    /** LCN: Expired. */
    case LicenceExpired = 'licence_expired';

    /** LCN: A renewal was not paid; past due. */
    case LicencePastDue = 'licence_past_due';

    /** LCN: The customer accepted a churn-prevention offer; the message carries the new renewal price. */
    case LicenceOfferAccepted = 'licence_offer_accepted';

    /** LCN: A cancellation was scheduled; the licence goes on until then. */
    case LicenceCancellationScheduled = 'licence_cancellation_scheduled';

    /** LCN: A scheduled cancellation was taken back. */
    case LicenceCancellationReverted = 'licence_cancellation_reverted';

    /** None of these, or not to be told. */
    case Unclassified = 'unclassified';
}
