//! What was sold to whom. Stands for a database; owns what each message changes in it, and must never change anything for a message that it
//! has had before, nor half of what a message asks for.
//!
//! Every genuine message is taken: what nobody can decide here is put on a list for a person, and answered all the same.

mod orders;
mod subscriptions;

use std::collections::{HashMap, HashSet};
use std::fmt;

use countersign::{Currency, Decimal, Event, Expiry, Fingerprint, Verified};

use crate::licence::{Change, Grant, Licence, State, Subject};

/// All of it. A database has a table for each, and one transaction around [`take`](Self::take).
#[derive(Debug, Default)]
pub(crate) struct Store {
    /// Our account, if the merchant said so.
    vendor_code: Option<String>,
    /// Events that were settled. The event's name belongs to it: two messages with one [`Verified::dedupe_key`] may differ in a field
    /// that is no part of it, and so in what they mean.
    settled: HashSet<(Event, Fingerprint)>,
    /// Messages that were taken, to the byte.
    delivered: HashSet<Fingerprint>,
    orders: HashMap<String, Order>,
    changes: HashMap<String, Change>,
    licences: HashMap<String, Licence>,
    keys: HashMap<Subject, String>,
    review: Vec<Review>,
}

/// What is known of an order's money.
#[derive(Debug, Default)]
struct Order {
    /// The total and its currency, from COMPLETE: a refund does not repeat it.
    paid: Option<(Decimal, Option<Currency>)>,
    /// All refunds together, as positive number.
    refunded: Decimal,
    taken_back: bool,
}

/// Something for a person.
#[derive(Debug)]
pub(crate) struct Review {
    pub(crate) why: &'static str,
    /// The message without personal data.
    pub(crate) message: String,
}

/// What came of a message, or of one line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Send this key to the customer. (A shop with a database writes the mail into the same transaction, or loses it in a crash.)
    Issued(String),
    /// Another order for a key that is there: a renewal or an upgrade.
    Extended,
    /// The subscription changed.
    Changed,
    /// Kept for the order that will name it.
    Early,
    /// What the order gave is taken back.
    TakenBack,
    /// Nothing to do, now or ever.
    Nothing,
    /// Older than what is known.
    Outdated,
    /// Had before.
    Repeated,
    /// A person has to look.
    Review(&'static str),
}

/// What a key is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Status {
    pub(crate) state: State,
    pub(crate) product: &'static str,
    pub(crate) seats: i64,
    pub(crate) expiry: Expiry,
    pub(crate) test: bool,
}

impl Store {
    /// An empty one, for the account with this code, if it is known.
    pub(crate) fn new(vendor_code: Option<String>) -> Self {
        Self { vendor_code, ..Self::default() }
    }

    /// Does what a genuine message asks for, once.
    ///
    /// # Errors
    /// No key could be made. Nothing has changed then, and there must be no receipt.
    pub(crate) fn take(
        &mut self,
        message: &Verified<'_>,
    ) -> Result<Vec<Outcome>, getrandom::Error> {
        let delivery = message.delivery_id();
        if self.delivered.contains(&delivery) {
            return Ok(vec![Outcome::Repeated]);
        }
        let event = (message.event(), message.dedupe_key().unwrap_or(delivery));
        let refund = event.0 == Event::OrderRefunded;
        let outcomes = match (message.ipn(), message.lcn()) {
            // Two partial refunds of one amount have one key, and so have a refund and its repetition. The API knows the sum.
            _ if refund && self.settled.contains(&event) => vec![
                Outcome::Repeated,
                Outcome::Review("repeated, or a second refund of the same amount"),
            ],
            _ if self.settled.contains(&event) => vec![Outcome::Repeated],
            (Some(ipn), _) => self.order(&ipn)?,
            (None, Some(lcn)) => vec![self.change(&lcn)],
            (None, None) => vec![Outcome::Review("neither order nor subscription")],
        };
        let reviews = outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Review(why) => Some(*why),
            _ => None,
        });
        let before = self.review.len();
        let redacted = |why| Review { why, message: message.redacted().to_string() };
        self.review.extend(reviews.map(redacted));
        // What went to a person for want of a field may come again with it, under the same key. A refund has been counted.
        if refund || self.review.len() == before {
            self.settled.insert(event);
        }
        self.delivered.insert(delivery);
        Ok(outcomes)
    }

    /// What a key is good for at `now` (Unix seconds); `None` for a key that was never issued.
    pub(crate) fn status(&self, key: &str, now: i64) -> Option<Status> {
        let licence = self.licences.get(key)?;
        let change = match &licence.subject {
            Subject::Subscription(reference) => self.changes.get(reference),
            Subject::Purchase { .. } => None,
        };
        let is_taken_back =
            |refno: &str| self.orders.get(refno).is_some_and(|order| order.taken_back);
        let (state, grant, expiry) = licence.state(is_taken_back, change, now)?;
        let Grant { product, seats, .. } = *grant;
        Some(Status { state, product: product.name, seats, expiry, test: licence.test })
    }

    /// What a person has to look at.
    pub(crate) fn review(&self) -> &[Review] {
        &self.review
    }
}

/// For the log: a key is worth money and stays out of it.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Issued(_) => "issued",
            Self::Extended => "extended",
            Self::Changed => "changed",
            Self::Early => "no key yet",
            Self::TakenBack => "taken back",
            Self::Nothing => "nothing to do",
            Self::Outdated => "outdated",
            Self::Repeated => "repeated",
            Self::Review(_) => "for a person to decide",
        })
    }
}
