//! What can have happened. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

/// What a message reports, in one word.
///
/// [`Unclassified`](Event::Unclassified) stands wherever the documentation is silent or the message contradicts itself: such a message is
/// genuine and gets its receipt all the same. What is not in a message is not guessed: see the variants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Event {
    /// IPN: Placed; the bank has not authorised the payment yet.
    OrderPlaced,
    /// IPN: Being processed, or reviewed against fraud.
    OrderUnderReview,
    /// IPN: A purchase order was approved and is not paid yet.
    PurchaseOrderApproved,
    /// IPN: The bank authorised the payment.
    PaymentAuthorised,
    /// IPN: An offline payment arrived; not fulfilled yet.
    PaymentReceived,
    /// IPN: The product needs a confirmation that it was delivered.
    DeliveryConfirmationAwaited,
    /// IPN: Paid and fulfilled, with no chargeback and no objection by the fraud check, as far as the message says. Comes again at invoicing.
    OrderFulfilled,
    /// IPN: Money was returned, in part or whole; which of the two is not in the message.
    OrderRefunded,
    /// IPN: The authorisation was released; no money was taken.
    OrderReversed,
    /// IPN: Cancelled.
    OrderCancelled,
    /// IPN: There is a chargeback; how it stands is `refund().chargeback_resolution()`.
    OrderChargedBack,
    /// IPN: On hold because of bad data.
    OrderOnHold,
    /// IPN: The fraud check denied the order.
    OrderDenied,
    /// LCN: Something was changed: dates, renewal, end user, payment method; extended or reactivated.
    LicenceChanged,
    /// LCN: Disabled or cancelled.
    LicenceDisabled,
    /// LCN: The grace period was changed.
    LicenceGracePeriodChanged,
    /// LCN: Waits for activation.
    LicencePendingActivation,
    /// LCN: Expired.
    LicenceExpired,
    /// LCN: A renewal was not paid; past due.
    LicencePastDue,
    /// LCN: The customer accepted a churn-prevention offer; the message carries the new renewal price.
    LicenceOfferAccepted,
    /// LCN: A cancellation was scheduled; the licence goes on until then.
    LicenceCancellationScheduled,
    /// LCN: A scheduled cancellation was taken back.
    LicenceCancellationReverted,
    /// None of these, or not to be told.
    #[default]
    #[cfg_attr(feature = "serde", serde(other))]
    Unclassified,
}

impl Event {
    /// The same in JSON and in every language: `order_fulfilled`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OrderPlaced => "order_placed",
            Self::OrderUnderReview => "order_under_review",
            Self::PurchaseOrderApproved => "purchase_order_approved",
            Self::PaymentAuthorised => "payment_authorised",
            Self::PaymentReceived => "payment_received",
            Self::DeliveryConfirmationAwaited => "delivery_confirmation_awaited",
            Self::OrderFulfilled => "order_fulfilled",
            Self::OrderRefunded => "order_refunded",
            Self::OrderReversed => "order_reversed",
            Self::OrderCancelled => "order_cancelled",
            Self::OrderChargedBack => "order_charged_back",
            Self::OrderOnHold => "order_on_hold",
            Self::OrderDenied => "order_denied",
            Self::LicenceChanged => "licence_changed",
            Self::LicenceDisabled => "licence_disabled",
            Self::LicenceGracePeriodChanged => "licence_grace_period_changed",
            Self::LicencePendingActivation => "licence_pending_activation",
            Self::LicenceExpired => "licence_expired",
            Self::LicencePastDue => "licence_past_due",
            Self::LicenceOfferAccepted => "licence_offer_accepted",
            Self::LicenceCancellationScheduled => "licence_cancellation_scheduled",
            Self::LicenceCancellationReverted => "licence_cancellation_reverted",
            Self::Unclassified => "unclassified",
        }
    }
}

impl core::fmt::Display for Event {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.name())
    }
}
