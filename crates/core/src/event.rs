//! What happened, in one word. Owns the rules of `docs/typed.md`, section "Events"; must never decide what the documentation
//! leaves open.

use crate::code::{ChargebackResolution, DispatchReason, FraudStatus, OrderStatus};
use crate::{Event, Ipn, Lcn};

pub(crate) fn of_ipn(ipn: &Ipn<'_>) -> Event {
    let order = ipn.order();
    let refund = ipn.refund();
    let (Ok(Some(status)), Ok(fraud), Ok(resolution), Ok(reason)) = (
        order.status(),
        order.fraud_status(),
        refund.chargeback_resolution(),
        refund.chargeback_reason(),
    ) else {
        return Event::Unclassified;
    };
    match status {
        OrderStatus::Complete
            if !matches!(resolution, None | Some(ChargebackResolution::NoChargeback)) =>
        {
            Event::OrderChargedBack
        }
        // A reason, and nothing about how it stands: that field is switched off.
        OrderStatus::Complete if resolution.is_none() && reason.is_some() => Event::Unclassified,
        OrderStatus::Complete | OrderStatus::Suspect if fraud == Some(FraudStatus::Denied) => {
            Event::OrderDenied
        }
        OrderStatus::Complete if matches!(fraud, None | Some(FraudStatus::Approved)) => {
            Event::OrderFulfilled
        }
        OrderStatus::Pending => Event::OrderPlaced,
        OrderStatus::PurchasePending => Event::PurchaseOrderApproved,
        OrderStatus::PendingApproval => Event::OrderUnderReview,
        OrderStatus::PaymentAuthorised => Event::PaymentAuthorised,
        OrderStatus::PaymentReceived => Event::PaymentReceived,
        OrderStatus::PendingOrderApproval => Event::DeliveryConfirmationAwaited,
        OrderStatus::Refund => Event::OrderRefunded,
        OrderStatus::Reversed => Event::OrderReversed,
        OrderStatus::Cancelled => Event::OrderCancelled,
        OrderStatus::Invalid => Event::OrderOnHold,
        _ => Event::Unclassified,
    }
}

pub(crate) fn of_lcn(lcn: &Lcn<'_>) -> Event {
    let Ok(Some(reason)) = lcn.message().reason() else { return Event::Unclassified };
    match reason {
        DispatchReason::Change if lcn.licence().is_disabled() == Ok(Some(true)) => {
            Event::LicenceDisabled
        }
        DispatchReason::Change => Event::LicenceChanged,
        DispatchReason::GracePeriodChange => Event::LicenceGracePeriodChanged,
        DispatchReason::PendingActivation => Event::LicencePendingActivation,
        DispatchReason::Expiration if was_extended(lcn) => Event::LicenceChanged,
        DispatchReason::Expiration => Event::LicenceExpired,
        DispatchReason::PastDue => Event::LicencePastDue,
        DispatchReason::ChurnOfferAccepted => Event::LicenceOfferAccepted,
        DispatchReason::CancellationScheduled => Event::LicenceCancellationScheduled,
        DispatchReason::CancellationReverted => Event::LicenceCancellationReverted,
        DispatchReason::Other(_) => Event::Unclassified,
    }
}

/// `LICENCE_EXPIRATION` is sent for expired subscriptions, and when one that had expired was extended.
fn was_extended(lcn: &Lcn<'_>) -> bool {
    let licence = lcn.licence();
    if let Ok(Some(expired)) = licence.is_expired() {
        return !expired;
    }
    let exact = licence.expires_at().ok().flatten();
    let expiry = exact.or_else(|| licence.expires().ok().flatten());
    expiry.is_some_and(|expiry| lcn.is_after_update(&expiry))
}
