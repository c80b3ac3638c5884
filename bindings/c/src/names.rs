//! Numbers for what the core has enums for, and their names. Owns the numbers, which must never
//! change their meaning; C passes them as integers, and each is looked at before it is believed.

use std::ffi::{CStr, c_char};

use crate::status::Status;

/// What a notification is about.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Neither; as something to demand: either.
    Unknown = 0,
    /// Instant Payment Notification: an order.
    Ipn = 1,
    /// License Change Notification: a subscription.
    Lcn = 2,
}

impl Kind {
    pub(crate) const ALL: &[Self] = &[Self::Unknown, Self::Ipn, Self::Lcn];

    pub(crate) const fn name(self) -> &'static CStr {
        match self {
            Self::Unknown => c"unknown",
            Self::Ipn => c"ipn",
            Self::Lcn => c"lcn",
        }
    }

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| *one as u32 == number)
    }
}

impl From<countersign_core::Kind> for Kind {
    fn from(core: countersign_core::Kind) -> Self {
        use countersign_core::Kind as Core;
        match core {
            Core::Unknown => Self::Unknown,
            Core::Ipn => Self::Ipn,
            Core::Lcn => Self::Lcn,
        }
    }
}

/// What a message reports, in one word. `docs/typed.md` says when.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// None of these, or not to be told. New events are this to old programs.
    Unclassified = 0,
    /// IPN: placed; the bank has not authorised the payment yet.
    OrderPlaced = 1,
    /// IPN: being processed, or reviewed against fraud.
    OrderUnderReview = 2,
    /// IPN: a purchase order was approved and is not paid yet.
    PurchaseOrderApproved = 3,
    /// IPN: the bank authorised the payment.
    PaymentAuthorised = 4,
    /// IPN: an offline payment arrived; not fulfilled yet.
    PaymentReceived = 5,
    /// IPN: the product needs a confirmation that it was delivered.
    DeliveryConfirmationAwaited = 6,
    /// IPN: paid and fulfilled, as far as the message says. Comes again at invoicing.
    OrderFulfilled = 7,
    /// IPN: money was returned, in part or whole; which of the two is not in the message.
    OrderRefunded = 8,
    /// IPN: the authorisation was released; no money was taken.
    OrderReversed = 9,
    /// IPN: cancelled.
    OrderCancelled = 10,
    /// IPN: there is a chargeback.
    OrderChargedBack = 11,
    /// IPN: on hold because of bad data.
    OrderOnHold = 12,
    /// IPN: the fraud check denied the order.
    OrderDenied = 13,
    /// LCN: something was changed: dates, renewal, end user, payment method; extended or
    /// reactivated.
    LicenceChanged = 14,
    /// LCN: disabled or cancelled.
    LicenceDisabled = 15,
    /// LCN: the grace period was changed.
    LicenceGracePeriodChanged = 16,
    /// LCN: waits for activation.
    LicencePendingActivation = 17,
    /// LCN: expired.
    LicenceExpired = 18,
    /// LCN: a renewal was not paid; past due.
    LicencePastDue = 19,
    /// LCN: the customer accepted a churn-prevention offer.
    LicenceOfferAccepted = 20,
    /// LCN: a cancellation was scheduled; the licence goes on until then.
    LicenceCancellationScheduled = 21,
    /// LCN: a scheduled cancellation was taken back.
    LicenceCancellationReverted = 22,
}

impl Event {
    pub(crate) const ALL: &[Self] = &[
        Self::Unclassified,
        Self::OrderPlaced,
        Self::OrderUnderReview,
        Self::PurchaseOrderApproved,
        Self::PaymentAuthorised,
        Self::PaymentReceived,
        Self::DeliveryConfirmationAwaited,
        Self::OrderFulfilled,
        Self::OrderRefunded,
        Self::OrderReversed,
        Self::OrderCancelled,
        Self::OrderChargedBack,
        Self::OrderOnHold,
        Self::OrderDenied,
        Self::LicenceChanged,
        Self::LicenceDisabled,
        Self::LicenceGracePeriodChanged,
        Self::LicencePendingActivation,
        Self::LicenceExpired,
        Self::LicencePastDue,
        Self::LicenceOfferAccepted,
        Self::LicenceCancellationScheduled,
        Self::LicenceCancellationReverted,
    ];

    pub(crate) const fn name(self) -> &'static CStr {
        match self {
            Self::Unclassified => c"unclassified",
            Self::OrderPlaced => c"order_placed",
            Self::OrderUnderReview => c"order_under_review",
            Self::PurchaseOrderApproved => c"purchase_order_approved",
            Self::PaymentAuthorised => c"payment_authorised",
            Self::PaymentReceived => c"payment_received",
            Self::DeliveryConfirmationAwaited => c"delivery_confirmation_awaited",
            Self::OrderFulfilled => c"order_fulfilled",
            Self::OrderRefunded => c"order_refunded",
            Self::OrderReversed => c"order_reversed",
            Self::OrderCancelled => c"order_cancelled",
            Self::OrderChargedBack => c"order_charged_back",
            Self::OrderOnHold => c"order_on_hold",
            Self::OrderDenied => c"order_denied",
            Self::LicenceChanged => c"licence_changed",
            Self::LicenceDisabled => c"licence_disabled",
            Self::LicenceGracePeriodChanged => c"licence_grace_period_changed",
            Self::LicencePendingActivation => c"licence_pending_activation",
            Self::LicenceExpired => c"licence_expired",
            Self::LicencePastDue => c"licence_past_due",
            Self::LicenceOfferAccepted => c"licence_offer_accepted",
            Self::LicenceCancellationScheduled => c"licence_cancellation_scheduled",
            Self::LicenceCancellationReverted => c"licence_cancellation_reverted",
        }
    }

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| *one as u32 == number)
    }
}

impl From<countersign_core::Event> for Event {
    fn from(core: countersign_core::Event) -> Self {
        use countersign_core::Event as Core;
        match core {
            Core::OrderPlaced => Self::OrderPlaced,
            Core::OrderUnderReview => Self::OrderUnderReview,
            Core::PurchaseOrderApproved => Self::PurchaseOrderApproved,
            Core::PaymentAuthorised => Self::PaymentAuthorised,
            Core::PaymentReceived => Self::PaymentReceived,
            Core::DeliveryConfirmationAwaited => Self::DeliveryConfirmationAwaited,
            Core::OrderFulfilled => Self::OrderFulfilled,
            Core::OrderRefunded => Self::OrderRefunded,
            Core::OrderReversed => Self::OrderReversed,
            Core::OrderCancelled => Self::OrderCancelled,
            Core::OrderChargedBack => Self::OrderChargedBack,
            Core::OrderOnHold => Self::OrderOnHold,
            Core::OrderDenied => Self::OrderDenied,
            Core::LicenceChanged => Self::LicenceChanged,
            Core::LicenceDisabled => Self::LicenceDisabled,
            Core::LicenceGracePeriodChanged => Self::LicenceGracePeriodChanged,
            Core::LicencePendingActivation => Self::LicencePendingActivation,
            Core::LicenceExpired => Self::LicenceExpired,
            Core::LicencePastDue => Self::LicencePastDue,
            Core::LicenceOfferAccepted => Self::LicenceOfferAccepted,
            Core::LicenceCancellationScheduled => Self::LicenceCancellationScheduled,
            Core::LicenceCancellationReverted => Self::LicenceCancellationReverted,
            // Also what the core has and this list has not; a test keeps that from happening.
            _ => Self::Unclassified,
        }
    }
}

/// What to do about licence keys. `docs/typed.md`, section "Entitlements".
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Something a person, or the API, has to decide. New actions are this to old programs.
    Review = 0,
    /// Hand it out, or let it go on.
    Grant = 1,
    /// The same, but it is a test: nothing was paid.
    Test = 2,
    /// It came to its end by itself.
    Expire = 3,
    /// Subscription disabled or cancelled: take the key back.
    Revoke = 4,
    /// Take back what this order gave, found by its REFNO.
    Withdraw = 5,
    /// Money was returned, in part or whole.
    Refund = 6,
    /// Nothing yet.
    Wait = 7,
}

impl Action {
    pub(crate) const ALL: &[Self] = &[
        Self::Review,
        Self::Grant,
        Self::Test,
        Self::Expire,
        Self::Revoke,
        Self::Withdraw,
        Self::Refund,
        Self::Wait,
    ];

    pub(crate) const fn name(self) -> &'static CStr {
        match self {
            Self::Review => c"review",
            Self::Grant => c"grant",
            Self::Test => c"test",
            Self::Expire => c"expire",
            Self::Revoke => c"revoke",
            Self::Withdraw => c"withdraw",
            Self::Refund => c"refund",
            Self::Wait => c"wait",
        }
    }

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| *one as u32 == number)
    }
}

impl From<countersign_core::Action> for Action {
    fn from(core: countersign_core::Action) -> Self {
        use countersign_core::Action as Core;
        match core {
            Core::Grant => Self::Grant,
            Core::Test => Self::Test,
            Core::Expire => Self::Expire,
            Core::Revoke => Self::Revoke,
            Core::Withdraw => Self::Withdraw,
            Core::Refund => Self::Refund,
            Core::Wait => Self::Wait,
            // Also what the core has and this list has not; a test keeps that from happening.
            _ => Self::Review,
        }
    }
}

/// A signature algorithm. Each is one bit, so that they can be added up where several are meant.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// None; of a NULL handle.
    None = 0,
    /// HMAC-MD5 in the field HASH. Weak, and on its way out; accepted only by explicit choice.
    Md5 = 1,
    /// HMAC-SHA-256 in SIGNATURE_SHA2_256.
    Sha256 = 2,
    /// HMAC-SHA3-256 in SIGNATURE_SHA3_256.
    Sha3_256 = 4,
}

impl Algorithm {
    const ALL: [(Self, countersign_core::Algorithm); 3] = [
        (Self::Md5, countersign_core::Algorithm::Md5),
        (Self::Sha256, countersign_core::Algorithm::Sha256),
        (Self::Sha3_256, countersign_core::Algorithm::Sha3_256),
    ];

    /// One algorithm, or none of that number.
    pub(crate) fn from_number(number: u32) -> Result<countersign_core::Algorithm, Status> {
        let found = Self::ALL.into_iter().find(|(one, _)| *one as u32 == number);
        found.map(|(_, core)| core).ok_or(Status::InvalidArgument)
    }

    /// Several algorithms added up: at least one, and nothing else.
    pub(crate) fn set(sum: u32) -> Result<countersign_core::AlgorithmSet, Status> {
        let all = Self::ALL.into_iter().fold(0, |sum, (one, _)| sum | one as u32);
        if sum == 0 || sum & !all != 0 {
            return Err(Status::InvalidArgument);
        }
        let chosen = Self::ALL.into_iter().filter(|(one, _)| sum & *one as u32 != 0);
        Ok(chosen.map(|(_, core)| core).collect())
    }
}

impl From<countersign_core::Algorithm> for Algorithm {
    fn from(core: countersign_core::Algorithm) -> Self {
        match core {
            countersign_core::Algorithm::Md5 => Self::Md5,
            countersign_core::Algorithm::Sha256 => Self::Sha256,
            countersign_core::Algorithm::Sha3_256 => Self::Sha3_256,
        }
    }
}

/// The name of an algorithm in every language: `md5`, `sha256`, `sha3-256`. NULL for a number that
/// stands for none. Never freed.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_algorithm_name(algorithm: u32) -> *const c_char {
    let name = match Algorithm::from_number(algorithm) {
        Ok(countersign_core::Algorithm::Md5) => c"md5",
        Ok(countersign_core::Algorithm::Sha256) => c"sha256",
        Ok(countersign_core::Algorithm::Sha3_256) => c"sha3-256",
        Err(_) => return std::ptr::null(),
    };
    name.as_ptr()
}

/// The name of a kind in every language: `ipn`, `lcn`, `unknown`. NULL for a number that stands for
/// none. Never freed.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_kind_name(kind: u32) -> *const c_char {
    Kind::from_number(kind).map_or(std::ptr::null(), |kind| kind.name().as_ptr())
}

/// The name of an event in every language: `order_fulfilled`. NULL for a number that stands for
/// none. Never freed.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_event_name(event: u32) -> *const c_char {
    Event::from_number(event).map_or(std::ptr::null(), |event| event.name().as_ptr())
}

/// The name of an action in every language: `grant`. NULL for a number that stands for none. Never
/// freed.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_action_name(action: u32) -> *const c_char {
    Action::from_number(action).map_or(std::ptr::null(), |action| action.name().as_ptr())
}
