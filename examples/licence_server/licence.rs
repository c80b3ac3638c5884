//! One key, and whether it is good. Owns how orders and the subscription make a state together; must never look at a message, nor at a
//! clock.

use countersign::{DateTime, Expiry, Offset};

use crate::catalogue::Product;

/// What a key was issued for, and so what it is found by when the next message comes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Subject {
    /// Known by its reference in orders, renewals and changes alike.
    Subscription(String),
    /// Known by its order. The number tells lines of the same product apart.
    Purchase { refno: String, product_id: String, number: usize },
}

/// A key that was issued.
#[derive(Debug)]
pub(crate) struct Licence {
    pub(crate) subject: Subject,
    /// Of a test order: our programs take such keys in test builds only.
    pub(crate) test: bool,
    /// What it lives by, one for each order: the first, renewals, upgrades.
    pub(crate) grants: Vec<Grant>,
}

/// What one order gave.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    /// The order.
    pub(crate) refno: String,
    pub(crate) product: Product,
    /// How many may use the key. One key for a whole line: its subscription is renewed and ended as one, so are its seats.
    pub(crate) seats: i64,
    pub(crate) expiry: Expiry,
    /// When the order was complete, if it says so.
    pub(crate) at: Option<DateTime>,
}

/// The newest that was heard of a subscription.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change {
    pub(crate) at: DateTime,
    pub(crate) standing: Standing,
    pub(crate) expiry: Option<Expiry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Active,
    Expired,
    Disabled,
}

/// What a program that asks is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Valid,
    Expired,
    Revoked,
}

impl Licence {
    /// What is granted, until when, and what that means at `now` (Unix seconds), if the orders that `is_taken_back` knows count for nothing.
    ///
    /// Money and subscription count apart. What a refund took away, only another order brings back; what a change of the subscription took
    /// away, a later change or a later order brings back.
    pub(crate) fn state(
        &self,
        is_taken_back: impl Fn(&str) -> bool,
        change: Option<&Change>,
        now: i64,
    ) -> Option<(State, &Grant, Expiry)> {
        let paid = || self.grants.iter().filter(|grant| !is_taken_back(&grant.refno));
        let Some(grant) = paid().reduce(newer) else {
            return self
                .grants
                .iter()
                .reduce(newer)
                .map(|grant| (State::Revoked, grant, grant.expiry));
        };
        let mut expiry = paid().map(|grant| grant.expiry).fold(grant.expiry, later);
        if let Some(change) = change {
            // Orders that the change cannot know of.
            let since = paid()
                .filter(|grant| grant.at.is_some_and(|at| at.is_after(&change.at) == Some(true)));
            let said = change.expiry.unwrap_or(expiry);
            match (since.map(|grant| grant.expiry).reduce(later), change.standing) {
                (Some(after), _) => expiry = after,
                (None, Standing::Disabled) => return Some((State::Revoked, grant, said)),
                (None, Standing::Expired) => return Some((State::Expired, grant, said)),
                // What the change says may still count an order whose money went back.
                (None, Standing::Active) if paid().count() < self.grants.len() => {
                    expiry = if later(said, expiry) == said { expiry } else { said };
                }
                (None, Standing::Active) => expiry = said,
            }
        }
        let state = if now <= last_second(expiry) { State::Valid } else { State::Expired };
        Some((state, grant, expiry))
    }
}

/// The later of two orders; the second where they do not say.
fn newer<'g>(one: &'g Grant, other: &'g Grant) -> &'g Grant {
    match (one.at, other.at) {
        (Some(at), Some(than)) if at.is_after(&than) == Some(true) => one,
        _ => other,
    }
}

fn later(one: Expiry, other: Expiry) -> Expiry {
    if last_second(one) > last_second(other) { one } else { other }
}

/// The last second at which a key is good, in Unix seconds.
///
/// In doubt for the customer: a mere date, whose zone nobody says, is good until the end of that day in the westernmost zone, −12:00, and what has a
/// time of day but no zone (`TIMEZONE_OFFSET` is switched off), until it is that late there. A day too long costs less than somebody locked out of
/// what he paid for.
fn last_second(expiry: Expiry) -> i64 {
    let west = Offset::from_minutes(-12 * 60).unwrap_or(Offset::UTC);
    expiry.last_second(west)
}
