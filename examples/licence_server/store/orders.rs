//! Orders and their money. Owns what an order gives and takes back; must never take back by subscription, because a renewal that is
//! cancelled or refunded leaves alone what was paid before.

use std::collections::HashMap;

use countersign::{Action, DateTime, Decimal, Entitlement, Event, Expiry, Ipn, Reading};

use super::{Order, Outcome, Store};
use crate::catalogue::{self, Term};
use crate::key;
use crate::licence::{Grant, Licence, Subject};

impl Store {
    pub(super) fn order(&mut self, ipn: &Ipn<'_>) -> Result<Vec<Outcome>, getrandom::Error> {
        let Ok(Some(refno)) = ipn.order().refno() else {
            return Ok(vec![Outcome::Review("no order number")]);
        };
        // The signature covers values, not names: before keys move, what came is held against what we know.
        let vendor = ipn.message().vendor_code();
        let theirs = |code| self.vendor_code.as_deref().is_some_and(|ours| ours != code);
        if !matches!(vendor, Ok(code) if !code.is_some_and(theirs)) {
            return Ok(vec![Outcome::Review("another account's VENDOR_CODE")]);
        }
        Ok(match ipn.action() {
            Action::Grant | Action::Test => return self.grant(refno, ipn),
            Action::Withdraw => vec![self.take_back(refno)],
            Action::Wait => vec![Outcome::Nothing],
            Action::Refund => self.refund(refno, ipn),
            // Perhaps it is won one day; until somebody knows, the money is gone.
            Action::Review if ipn.event() == Event::OrderChargedBack => vec![self.take_back(refno)],
            Action::Review if ipn.event() == Event::OrderDenied => {
                vec![Outcome::Review("denied by the fraud check")]
            }
            _ => vec![Outcome::Review("an order in a state we do not know")],
        })
    }

    fn grant(&mut self, refno: &str, ipn: &Ipn<'_>) -> Result<Vec<Outcome>, getrandom::Error> {
        // Before anything changes, because it may fail.
        let fresh: Vec<String> =
            ipn.entitlements().map(|_| key::new()).collect::<Result<_, _>>()?;
        let (Ok(total), Ok(currency)) = (ipn.totals().total(), ipn.order().currency()) else {
            return Ok(vec![Outcome::Review("total or currency cannot be read")]);
        };
        if total.is_some_and(|total| total < Decimal::ZERO) {
            return Ok(vec![Outcome::Review("complete, with a total below zero")]);
        }
        let order = self.orders.entry(refno.to_owned()).or_default();
        if let (Some(total), None) = (total, order.paid) {
            order.paid = Some((total, currency));
        }
        // Messages come out of order: the refund may have been first. And nobody knows how a chargeback is said to be lost again.
        let is_taken_back = order.taken_back || order.is_refunded();
        order.taken_back = is_taken_back;
        let completed = ipn.order().completed_at().ok().flatten();
        let at = completed.or_else(|| ipn.message().sent_at().ok().flatten());
        let mut outcomes = Vec::new();
        let mut before: HashMap<&str, usize> = HashMap::new();
        for (entitlement, key) in ipn.entitlements().zip(fresh) {
            let id = entitlement.product_id().unwrap_or_default().unwrap_or_default();
            let number = before.entry(id).or_default();
            let outcome = match sold(refno, ipn, &entitlement, *number, at) {
                Ok(sold) if is_taken_back => {
                    self.note(sold);
                    Outcome::Review("complete, after it was taken back")
                }
                Ok(sold) => self.issue(sold, key),
                Err(why) => Outcome::Review(why),
            };
            *number += 1;
            outcomes.push(outcome);
        }
        if outcomes.is_empty() {
            outcomes.push(Outcome::Review("complete, without a product"));
        }
        Ok(outcomes)
    }

    /// Gives nothing. But a change of the subscription may count this order, and the key has to know that its money went back.
    fn note(&mut self, (subject, test, grant): Sold) {
        let known = self.keys.get(&subject).and_then(|key| self.licences.get_mut(key));
        if let Some(licence) = known.filter(|licence| licence.test == test)
            && licence.grants.iter().all(|known| known.refno != grant.refno)
        {
            licence.grants.push(grant);
        }
    }

    fn issue(&mut self, (subject, test, grant): Sold, key: String) -> Outcome {
        let known = self.keys.get(&subject).and_then(|key| self.licences.get_mut(key));
        if let Some(licence) = known {
            if licence.test != test {
                return Outcome::Review("test and real orders for one subscription");
            }
            if licence.grants.iter().any(|known| known.refno == grant.refno) {
                return Outcome::Nothing;
            }
            licence.grants.push(grant);
            return Outcome::Extended;
        }
        self.keys.insert(subject.clone(), key.clone());
        self.licences.insert(key.clone(), Licence { subject, test, grants: vec![grant] });
        Outcome::Issued(key)
    }

    /// Adds up what was refunded: the message says neither how much was paid nor what was given back before.
    fn refund(&mut self, refno: &str, ipn: &Ipn<'_>) -> Vec<Outcome> {
        let (Ok(Some(amount)), Ok(currency)) = (ipn.refund().amount(), ipn.order().currency())
        else {
            return vec![Outcome::Review("a refund of what amount?")];
        };
        let order = self.orders.entry(refno.to_owned()).or_default();
        let Some(refunded) = order.refunded.checked_add(amount) else {
            return vec![Outcome::Review("a refund of what amount?")];
        };
        if order.paid.is_some_and(|(_, paid_in)| paid_in != currency) {
            return vec![Outcome::Review("refunded in another currency than it was paid in")];
        }
        order.refunded = refunded;
        if order.is_refunded() {
            vec![self.take_back(refno)]
        } else if order.paid.is_some() {
            // Which line it was for is not in the message either.
            vec![Outcome::Review("refunded in part")]
        } else {
            vec![Outcome::Review("refund of an order that we have not seen")]
        }
    }

    /// Also of an order that is not known yet, so that a late COMPLETE gives nothing.
    fn take_back(&mut self, refno: &str) -> Outcome {
        self.orders.entry(refno.to_owned()).or_default().taken_back = true;
        Outcome::TakenBack
    }
}

impl Order {
    fn is_refunded(&self) -> bool {
        let paid = self.paid.map(|(paid, _)| paid);
        self.refunded > Decimal::ZERO && paid.is_some_and(|paid| self.refunded >= paid)
    }
}

/// What a key is for, whether it is a test, and what the order gives.
type Sold = (Subject, bool, Grant);

/// What one entitlement of a complete order gives.
fn sold(
    refno: &str,
    ipn: &Ipn<'_>,
    entitlement: &Entitlement<'_>,
    number: usize,
    at: Option<DateTime>,
) -> Result<Sold, &'static str> {
    let odd = |_| "a field cannot be read";
    let id = entitlement.product_id().map_err(odd)?.unwrap_or_default();
    let product = catalogue::product(id).ok_or("unknown product")?;
    let reference = entitlement.subscription().map_err(odd)?;
    let expiry = entitlement.expiry().map_err(odd)?;
    let (subject, expiry) = match (reference, product.term) {
        (Some(reference), Term::Subscription) => {
            let expiry = expiry.ok_or("a subscription without an expiry")?;
            (Subject::Subscription(reference.to_owned()), expiry)
        }
        (Some(reference), Term::Once) => {
            (Subject::Subscription(reference.to_owned()), expiry.unwrap_or(Expiry::Never))
        }
        (None, Term::Subscription) => return Err("a subscription without a reference"),
        (None, Term::Once) => {
            let (refno, product_id) = (refno.to_owned(), id.to_owned());
            (Subject::Purchase { refno, product_id, number }, Expiry::Never)
        }
    };
    // Not sent is not test: the field is off unless somebody switched it on, and then nobody should be locked out.
    let test = entitlement.is_test().map_err(odd)?.unwrap_or(false);
    let seats =
        seats(ipn, entitlement).map_err(odd)?.ok_or("more subscriptions than were ordered")?;
    // The order's own action does not know of this.
    if entitlement.action() == Action::Review {
        return Err("lines and licences do not fit together");
    }
    Ok((subject, test, Grant { refno: refno.to_owned(), product, seats, expiry, at }))
}

/// How many seats an entitlement has. Its quantity is that of the line, which may have one subscription for all, or one for each. `None` if it
/// has neither.
fn seats(ipn: &Ipn<'_>, entitlement: &Entitlement<'_>) -> Reading<i64> {
    let id = entitlement.product_id()?;
    let quantity = entitlement.quantity()?.unwrap_or(1);
    let licences = ipn.licences().filter(|licence| licence.product_id() == Ok(id)).count();
    let lines = || ipn.lines().filter(|line| line.product_id() == Ok(id));
    if licences <= lines().count() {
        return Ok(Some(quantity));
    }
    let ordered: i64 =
        lines().filter_map(|line| line.quantity().ok().flatten()).fold(0, i64::saturating_add);
    Ok((i64::try_from(licences) == Ok(ordered)).then_some(1))
}
