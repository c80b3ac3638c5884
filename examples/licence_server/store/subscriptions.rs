//! Changes of subscriptions. Owns which of them counts; must never issue a key, because a new subscription is an order's to announce,
//! nor let an older change undo a newer one.

use countersign::{Action, Lcn};

use super::{Outcome, Store};
use crate::catalogue;
use crate::licence::{Change, Standing, Subject};

impl Store {
    pub(super) fn change(&mut self, lcn: &Lcn<'_>) -> Outcome {
        let entitlement = lcn.entitlement();
        let (Ok(Some(reference)), Ok(Some(at))) =
            (entitlement.subscription(), lcn.message().updated_at())
        else {
            return Outcome::Review("a change of which subscription, and when?");
        };
        match entitlement.product_id() {
            Ok(id) if id.is_none_or(|id| catalogue::product(id).is_some()) => {}
            _ => return Outcome::Review("unknown product"),
        }
        let Ok(expiry) = entitlement.expiry() else {
            return Outcome::Review("an expiry that cannot be read");
        };
        let standing = match entitlement.action() {
            Action::Grant | Action::Test => Standing::Active,
            // It ended by itself, and a renewal may be on its way.
            Action::Expire => Standing::Expired,
            Action::Revoke => Standing::Disabled,
            // Past due is not over: 2Checkout is still trying to collect.
            Action::Wait => return Outcome::Nothing,
            _ => {
                return Outcome::Review("a change that we do not know, or that contradicts itself");
            }
        };
        // Each change tells the whole state, so one that was overtaken has nothing to add. Of two in the same second the
        // last one heard counts.
        if self.changes.get(reference).is_some_and(|known| known.at.is_after(&at) == Some(true)) {
            return Outcome::Outdated;
        }
        self.changes.insert(reference.to_owned(), Change { at, standing, expiry });
        let subject = Subject::Subscription(reference.to_owned());
        if self.keys.contains_key(&subject) { Outcome::Changed } else { Outcome::Early }
    }
}
