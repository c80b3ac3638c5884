//! What to do about a key. Owns the rules of `docs/typed.md`, section "Entitlements"; must never grant on what is not known, nor take back on what
//! is only likely.

use crate::code::LicenceStatus;
use crate::{Event, Expiry, Ipn, Lcn};

/// What to do about a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Action {
    /// Hand it out, or let it go on, until the [`expiry`](crate::Entitlement::expiry).
    Grant,
    /// The same, but it is a test: nothing was paid, and nothing will be. Only the account's field TEST_ORDER or TEST tells, which may be switched off.
    Test,
    /// It came to its end by itself; a renewal may be on its way.
    Expire,
    /// Subscription disabled or cancelled: take the key back.
    Revoke,
    /// The order was reversed or cancelled: take back what *this order* gave, found by its [`refno`](crate::Entitlement::refno). Its subscription may have been
    /// paid for by another order, so that the key must not be taken: a renewal that is cancelled leaves alone what was paid before.
    Withdraw,
    /// Money was returned, in part or whole; which of the two is not in the message. Add up [`Refund::amount`](crate::ipn::Refund) and compare the
    /// sum with what was paid, or ask the API.
    Refund,
    /// Nothing yet: leave things as they are.
    Wait,
    /// Something a person, or the API, has to decide: a chargeback (won ones look like lost ones), an order denied by the fraud check, a message that
    /// contradicts itself, leaves out what it takes, or says something new.
    #[default]
    #[cfg_attr(feature = "serde", serde(other))]
    Review,
}

impl Action {
    /// The same in JSON and in every language: `grant`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Test => "test",
            Self::Expire => "expire",
            Self::Revoke => "revoke",
            Self::Withdraw => "withdraw",
            Self::Refund => "refund",
            Self::Wait => "wait",
            Self::Review => "review",
        }
    }
}

impl core::fmt::Display for Action {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.name())
    }
}

impl Ipn<'_> {
    /// What to do about all that this order is about, whatever its lines; see [`Entitlement::action`](crate::Entitlement::action) for each of them.
    #[must_use]
    pub fn action(&self) -> Action {
        match self.event() {
            Event::OrderFulfilled => match self.is_test() {
                Ok(Some(true)) => Action::Test,
                Ok(_) => Action::Grant,
                Err(_) => Action::Review,
            },
            Event::OrderReversed | Event::OrderCancelled => Action::Withdraw,
            Event::OrderRefunded => Action::Refund,
            Event::OrderChargedBack | Event::OrderDenied | Event::Unclassified => Action::Review,
            _ => Action::Wait,
        }
    }
}

impl Lcn<'_> {
    /// What to do about the subscription's key. Takes DISABLED or STATUS, and EXPIRATION_DATE, to grant anything: switch these on.
    #[must_use]
    pub fn action(&self) -> Action {
        let (licence, event) = (self.licence(), self.event());
        let (Ok(disabled), Ok(status), Ok(expired)) =
            (licence.is_disabled(), licence.status(), licence.is_expired())
        else {
            return Action::Review;
        };
        let past_due = event == Event::LicencePastDue;
        match (disabled, status) {
            _ if event == Event::Unclassified => return Action::Review,
            (Some(true), _) | (None, Some(LicenceStatus::Disabled)) => {
                // A scheduled cancellation goes on until its day, so it cannot be disabled already.
                let scheduled = event == Event::LicenceCancellationScheduled;
                return if scheduled { Action::Review } else { Action::Revoke };
            }
            // The two contradict each other, or CANCELED stands alone: of that the pages say too little to take a key.
            (_, Some(LicenceStatus::Disabled | LicenceStatus::Cancelled)) => return Action::Review,
            _ if event == Event::LicenceExpired => return Action::Expire,
            _ if event == Event::LicencePendingActivation => return Action::Wait,
            // Past due and the like have spellings that are not known.
            (_, Some(LicenceStatus::Other(_))) if past_due => return Action::Wait,
            (_, Some(LicenceStatus::Other(_))) => return Action::Review,
            (None, None) => return Action::Review,
            _ => {}
        }
        let Ok(Some(expiry)) = self.entitlement().expiry() else {
            return if past_due { Action::Wait } else { Action::Review };
        };
        let lasts = self.is_after_update(&expiry);
        match expired {
            Some(true) if lasts => Action::Review,
            Some(true) => Action::Expire,
            _ if past_due && !lasts => Action::Wait,
            // How a pause begins and ends is not known.
            _ if licence_is_paused(self) => Action::Review,
            _ => match self.is_test() {
                Ok(Some(true)) => Action::Test,
                Ok(_) => Action::Grant,
                Err(_) => Action::Review,
            },
        }
    }

    /// Whether it expires later than it was changed: both are of one message, so that the zone does not matter.
    pub(crate) fn is_after_update(&self, expiry: &Expiry) -> bool {
        match expiry {
            Expiry::Never => true,
            Expiry::At(expiry) => {
                let updated = self.message().updated_at().ok().flatten();
                updated.is_some_and(|updated| expiry.is_later(&updated))
            }
        }
    }
}

fn licence_is_paused(lcn: &Lcn<'_>) -> bool {
    !matches!(lcn.pause().starts_at(), Ok(None))
}
