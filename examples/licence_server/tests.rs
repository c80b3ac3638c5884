//! What a store makes of messages, without a network and without a clock. Owns one case for each thing that can happen to a key.

use countersign::{AlgorithmSet, SecretKey, Verifier, sign};

use crate::licence::State::{self, Expired, Revoked, Valid};
use crate::store::Outcome::{
    Changed, Early, Extended, Issued, Nothing, Outdated, Repeated, Review, TakenBack,
};
use crate::store::{Outcome, Status, Store};

const DAY: i64 = 86_400;
/// 2026-01-01 00:00:00 UTC.
const NEW_YEAR: i64 = 1_767_225_600;
/// A year later.
const NEXT_YEAR: i64 = 1_798_761_600;

/// A store, and all that was mailed.
struct Desk {
    store: Store,
    mailed: Vec<String>,
}

impl Desk {
    fn new() -> Self {
        Self { store: Store::new(Some("123456789012".to_owned())), mailed: Vec::new() }
    }

    /// Signs a body, verifies it and gives it to the store. Keys in the outcome are blanked, for they are random.
    fn hear(&mut self, body: &str) -> Vec<Outcome> {
        let secret = SecretKey::new(b"a-key-for-tests").unwrap();
        let body = sign(body.replace(' ', "+").as_bytes(), &secret, AlgorithmSet::SHA).unwrap();
        let message = Verifier::new([secret]).unwrap().verify(&body).unwrap();
        let mut outcomes = self.store.take(&message).unwrap();
        for outcome in &mut outcomes {
            if let Issued(key) = outcome {
                self.mailed.push(std::mem::take(key));
            }
        }
        outcomes
    }

    fn status(&self, number: usize, now: i64) -> Status {
        self.store.status(&self.mailed[number], now).unwrap()
    }

    /// The first key's state.
    fn state(&self, now: i64) -> State {
        self.status(0, now).state
    }
}

fn issued() -> Outcome {
    Issued(String::new())
}

/// An order of the suite with a subscription, in UTC.
fn order(refno: &str, status: &str, total: &str, completed: &str, expiry: &str) -> String {
    format!(
        "REFNO={refno}&ORDERSTATUS={status}&COMPLETE_DATE={completed}&TIMEZONE_OFFSET=GMT%2B00:00&CURRENCY=USD&IPN_PID[]=30100001\
         &IPN_PNAME[]=Suite&IPN_QTY[]=1&IPN_LICENSE_PROD[]=30100001&IPN_LICENSE_REF[]=AB12&IPN_LICENSE_EXP[]={expiry}\
         &IPN_TOTALGENERAL={total}&IPN_DATE=20260101000000&VENDOR_CODE=123456789012"
    )
}

fn first() -> String {
    order("1", "COMPLETE", "59.78", "2025-01-01 00:00:00", "2026-01-01 00:00:00")
}

fn renewal() -> String {
    order("2", "COMPLETE", "59.78", "2025-12-31 23:00:00", "2027-01-01 00:00:00")
}

fn refund(refno: &str, amount: &str, date: &str) -> String {
    let body =
        order(refno, "REFUND", &format!("-{amount}"), "2025-01-01 00:00:00", "2026-01-01 00:00:00");
    body.replace("IPN_DATE=20260101000000", &format!("IPN_DATE={date}"))
}

fn change(updated: &str, expiry: &str, rest: &str) -> String {
    format!(
        "LICENSE_CODE=AB12&EXPIRATION_DATE={expiry}&DATE_UPDATED={updated}&TIMEZONE_OFFSET=GMT%2B00:00&LICENSE_PRODUCT=30100001&{rest}"
    )
}

const ACTIVE: &str = "DISPATCH_REASON=LICENCE_CHANGE&DISABLED=0&STATUS=ACTIVE";
const DISABLED: &str = "DISPATCH_REASON=LICENCE_CHANGE&DISABLED=1&STATUS=CANCELED";

#[test]
fn a_key_is_issued_and_expires() {
    let mut desk = Desk::new();
    assert_eq!(desk.hear(&order("1", "PENDING", "59.78", "", "")), [Nothing]);
    assert_eq!(desk.hear(&first()), [issued()]);
    let status = desk.status(0, NEW_YEAR);
    assert_eq!(
        (status.state, status.product, status.seats, status.test),
        (Valid, "suite", 1, false)
    );
    assert_eq!(status.expiry.to_string(), "2026-01-01T00:00:00+00:00");
    assert_eq!(desk.state(NEW_YEAR + 1), Expired);
    let key = &desk.mailed[0];
    assert_eq!((key.len(), key.split('-').count()), (23, 4));
    assert!(desk.store.status("", 0).is_none() && desk.store.status("AB12", 0).is_none());
}

#[test]
fn keys_do_not_repeat() {
    let keys: std::collections::HashSet<_> =
        (0..1000).map(|_| crate::key::new().unwrap()).collect();
    assert_eq!(keys.len(), 1000);
}

#[test]
fn a_renewal_extends_the_same_key_once() {
    for bodies in [[first(), renewal()], [renewal(), first()]] {
        let mut desk = Desk::new();
        assert_eq!(desk.hear(&bodies[0]), [issued()]);
        assert_eq!(desk.hear(&bodies[1]), [Extended]);
        assert_eq!((desk.state(NEXT_YEAR), desk.state(NEXT_YEAR + 1)), (Valid, Expired));
        // The same event in another message: invoicing, or by hand.
        for body in &bodies {
            let again = body.replace("IPN_DATE=20260101", "IPN_DATE=20260202");
            assert_eq!(desk.hear(&again), [Repeated]);
            assert_eq!(desk.hear(&again), [Repeated]);
        }
        // With another total it is another event, but still the same order.
        assert_eq!(desk.hear(&bodies[1].replace("=59.78", "=59.79")), [Nothing]);
        assert_eq!((desk.mailed.len(), desk.state(NEXT_YEAR + 1)), (1, Expired));
    }
}

#[test]
fn an_upgrade_changes_the_seats() {
    let upgrade = order("2", "COMPLETE", "99.00", "2025-06-01 00:00:00", "2026-01-01 00:00:00")
        .replace("IPN_QTY[]=1", "IPN_QTY[]=5");
    for bodies in [[first(), upgrade.clone()], [upgrade.clone(), first()]] {
        let mut desk = Desk::new();
        assert_eq!(desk.hear(&bodies[0]), [issued()]);
        assert_eq!(desk.hear(&bodies[1]), [Extended]);
        assert_eq!((desk.status(0, 0).seats, desk.state(NEW_YEAR + 1)), (5, Expired));
    }
}

#[test]
fn an_upgrade_has_the_term_it_says() {
    let mut desk = Desk::new();
    desk.hear(&first());
    desk.hear(&change("2025-07-01 00:00:00", "2025-12-31 00:00:00", ACTIVE));
    // Not that of the order before, which was made shorter.
    desk.hear(&order("2", "COMPLETE", "99.00", "2025-08-01 00:00:00", "2025-12-31 00:00:00"));
    assert_eq!((desk.state(NEW_YEAR - DAY), desk.state(NEW_YEAR)), (Valid, Expired));
}

#[test]
fn an_order_that_is_taken_back_takes_its_key() {
    let charged_back = format!("{}&CHARGEBACK_RESOLUTION=OPEN", first());
    // Such messages may name no subscription.
    let bare = |status| {
        let body = order("1", status, "59.78", "", "");
        body.replace("IPN_LICENSE_REF[]=AB12", "IPN_LICENSE_REF[]=")
    };
    for body in
        [refund("1", "59.78", "20260101000000"), charged_back, bare("REVERSED"), bare("CANCELED")]
    {
        let mut desk = Desk::new();
        desk.hear(&first());
        assert_eq!(desk.hear(&body), [TakenBack]);
        assert_eq!(desk.state(0), Revoked);
        // The subscription itself may go on: it was not what was refunded.
        assert_eq!(desk.hear(&change("2025-07-01 00:00:00", "2026-01-01", ACTIVE)), [Changed]);
        assert_eq!(desk.state(0), Revoked);
        // Somebody who pays again.
        assert_eq!(desk.hear(&renewal()), [Extended]);
        assert_eq!(desk.state(NEXT_YEAR), Valid);
        // The other way round.
        let mut desk = Desk::new();
        desk.hear(&body);
        assert!(matches!(desk.hear(&first())[..], [Review(_)]));
        assert!(desk.mailed.is_empty());
    }
}

#[test]
fn partial_refunds_add_up() {
    let mut desk = Desk::new();
    desk.hear(&first());
    assert_eq!(desk.hear(&refund("1", "19.90", "20260101000000")), [Review("refunded in part")]);
    assert_eq!(desk.state(0), Valid);
    assert_eq!(desk.hear(&refund("1", "39.87", "20260101000001")), [Review("refunded in part")]);
    assert_eq!(desk.state(0), Valid);
    assert_eq!(desk.hear(&refund("1", "0.01", "20260101000002")), [TakenBack]);
    assert_eq!(desk.state(0), Revoked);
    assert_eq!(desk.store.review().len(), 2);
}

#[test]
fn equal_partial_refunds_are_a_question() {
    let mut desk = Desk::new();
    desk.hear(&first());
    desk.hear(&refund("1", "29.89", "20260101000000"));
    // To the byte: a repetition.
    assert_eq!(desk.hear(&refund("1", "29.89", "20260101000000")), [Repeated]);
    // Another message with the same key: nobody can tell.
    assert!(matches!(
        desk.hear(&refund("1", "29.89", "20260101000001"))[..],
        [Repeated, Review(_)]
    ));
    assert_eq!((desk.state(0), desk.store.review().len()), (Valid, 2));
}

#[test]
fn other_refunds_are_looked_at() {
    let mut desk = Desk::new();
    desk.hear(&first());
    let euros = refund("1", "59.78", "20260101000000").replace("CURRENCY=USD", "CURRENCY=EUR");
    let odd = refund("1", "59,78", "20260101000000");
    let unknown = refund("9", "59.78", "20260101000000");
    let denied = format!("{}&FRAUD_STATUS=DENIED", first());
    for body in [euros, odd, unknown, denied] {
        assert!(matches!(desk.hear(&body)[..], [Review(_)]), "{body}");
        assert_eq!(desk.state(0), Valid);
    }
}

#[test]
fn a_renewal_taken_back_leaves_what_was_paid_before() {
    for body in [
        order("2", "CANCELED", "59.78", "", "2027-01-01 00:00:00"),
        refund("2", "59.78", "20260101000000"),
    ] {
        let mut desk = Desk::new();
        desk.hear(&first());
        desk.hear(&renewal());
        desk.hear(&change("2026-01-01 00:00:00", "2027-01-01", ACTIVE));
        assert_eq!(desk.state(NEXT_YEAR), Valid);
        assert_eq!(desk.hear(&body), [TakenBack]);
        assert_eq!((desk.state(NEW_YEAR), desk.state(NEW_YEAR + 1)), (Valid, Expired));
        // Heard before the renewal itself.
        let mut desk = Desk::new();
        desk.hear(&first());
        desk.hear(&body);
        assert!(matches!(desk.hear(&renewal())[..], [Review(_)]));
        desk.hear(&change("2026-01-01 00:00:00", "2027-01-01", ACTIVE));
        assert_eq!((desk.state(NEW_YEAR), desk.state(NEW_YEAR + 1)), (Valid, Expired));
    }
}

#[test]
fn a_change_sets_the_expiry() {
    let mut desk = Desk::new();
    desk.hear(&first());
    // Longer, shorter, for ever.
    assert_eq!(desk.hear(&change("2025-07-01 00:00:00", "2026-01-11 00:00:00", ACTIVE)), [Changed]);
    assert_eq!(
        (desk.state(NEW_YEAR + 10 * DAY), desk.state(NEW_YEAR + 10 * DAY + 1)),
        (Valid, Expired)
    );
    assert_eq!(desk.hear(&change("2025-07-02 00:00:00", "2025-12-31 00:00:00", ACTIVE)), [Changed]);
    assert_eq!((desk.state(NEW_YEAR - DAY), desk.state(NEW_YEAR)), (Valid, Expired));
    assert_eq!(desk.hear(&change("2025-07-03 00:00:00", "9999-12-31", ACTIVE)), [Changed]);
    assert_eq!(desk.state(i64::MAX), Valid);
    // Without one nothing is granted, and nothing taken.
    assert!(matches!(desk.hear(&change("2025-07-04 00:00:00", "", ACTIVE))[..], [Review(_)]));
    assert_eq!(desk.state(i64::MAX), Valid);
}

#[test]
fn in_doubt_the_customer_has_the_day() {
    let mut desk = Desk::new();
    desk.hear(&first());
    desk.hear(&change("2025-07-01 00:00:00", "2026-01-01", ACTIVE));
    let end = NEW_YEAR + DAY + DAY / 2;
    assert_eq!((desk.state(end - 1), desk.state(end)), (Valid, Expired));
    let nowhere = |body: String| body.replace("TIMEZONE_OFFSET=GMT%2B00:00&", "");
    desk.hear(&nowhere(change("2025-07-02 00:00:00", "2026-01-01", ACTIVE)));
    assert_eq!((desk.state(end - 1), desk.state(end)), (Valid, Expired));
    desk.hear(&nowhere(change("2025-07-03 00:00:00", "2026-01-01 00:00:00", ACTIVE)));
    let end = NEW_YEAR + DAY / 2;
    assert_eq!((desk.state(end), desk.state(end + 1)), (Valid, Expired));
}

#[test]
fn a_subscription_is_disabled_and_reactivated() {
    let mut desk = Desk::new();
    desk.hear(&first());
    desk.hear(&change("2025-07-01 00:00:00", "2026-01-01", DISABLED));
    assert_eq!(desk.state(0), Revoked);
    desk.hear(&change("2025-07-02 00:00:00", "2026-01-01", ACTIVE));
    assert_eq!(desk.state(NEW_YEAR), Valid);
    desk.hear(&change("2025-07-03 00:00:00", "2026-01-01", DISABLED));
    assert_eq!(desk.state(0), Revoked);
    // A later order, whose change has not been heard of yet.
    desk.hear(&renewal());
    assert_eq!(desk.state(NEXT_YEAR), Valid);
}

#[test]
fn an_expired_subscription_is_renewed() {
    let mut desk = Desk::new();
    desk.hear(&first());
    let expired = "DISPATCH_REASON=LICENCE_EXPIRATION&DISABLED=0&EXPIRED=1&STATUS=EXPIRED";
    assert_eq!(desk.hear(&change("2025-12-31 22:00:00", "2026-01-01", expired)), [Changed]);
    assert_eq!(desk.state(0), Expired);
    assert_eq!(desk.hear(&renewal()), [Extended]);
    assert_eq!((desk.state(NEXT_YEAR), desk.state(NEXT_YEAR + 1)), (Valid, Expired));
    let past_due = "DISPATCH_REASON=LICENCE_PASTDUE&DISABLED=0&STATUS=PASTDUE";
    assert_eq!(desk.hear(&change("2027-01-01 00:00:00", "2026-01-01", past_due)), [Nothing]);
    assert_eq!(desk.state(NEXT_YEAR), Valid);
}

#[test]
fn changes_out_of_order_do_not_undo_newer_ones() {
    let mut desk = Desk::new();
    desk.hear(&first());
    assert_eq!(desk.hear(&change("2025-07-02 00:00:00", "2026-01-01", DISABLED)), [Changed]);
    assert_eq!(desk.hear(&change("2025-07-01 00:00:00", "2026-01-01", ACTIVE)), [Outdated]);
    assert_eq!(desk.hear(&change("2025-07-02 00:00:00", "2026-01-01", DISABLED)), [Repeated]);
    assert_eq!(desk.state(0), Revoked);
    // Summer time ended in between: later, though the clock says earlier.
    let zone = |body: String, hours| body.replace("GMT%2B00", &format!("GMT%2B{hours}"));
    desk.hear(&zone(change("2025-10-26 02:50:00", "2026-01-01", DISABLED), "03"));
    assert_eq!(
        desk.hear(&zone(change("2025-10-26 02:10:00", "2026-01-01", ACTIVE), "02")),
        [Changed]
    );
    assert_eq!(desk.state(0), Valid);
}

#[test]
fn a_change_may_come_before_its_order() {
    let mut desk = Desk::new();
    assert_eq!(desk.hear(&change("2025-07-01 00:00:00", "2026-01-01", DISABLED)), [Early]);
    assert_eq!(desk.hear(&first()), [issued()]);
    assert_eq!(desk.state(0), Revoked);
}

#[test]
fn changes_that_say_too_little_are_looked_at() {
    let mut desk = Desk::new();
    desk.hear(&first());
    for body in [
        change("", "2026-01-01", DISABLED),
        change("2025-07-01 00:00:00", "soon", DISABLED),
        change(
            "2025-07-01 00:00:00",
            "2026-01-01",
            "DISPATCH_REASON=LICENCE_CHANGE&DISABLED=0&STATUS=CANCELED",
        ),
        change("2025-07-01 00:00:00", "2026-01-01", "DISPATCH_REASON=SOMETHING_NEW"),
        change("2025-07-01 00:00:00", "2026-01-01", DISABLED).replace("30100001", "30999999"),
    ] {
        assert!(matches!(desk.hear(&body)[..], [Review(_)]), "{body}");
        assert_eq!(desk.state(NEW_YEAR), Valid);
    }
}

/// Lines of product and quantity, and licences of product, reference and expiry.
fn cart(lines: &[(&str, i64)], licences: &[(&str, &str, &str)]) -> String {
    let mut body = "REFNO=7&ORDERSTATUS=COMPLETE&CURRENCY=USD&IPN_TOTALGENERAL=100.00".to_owned();
    for (product, quantity) in lines {
        body += &format!("&IPN_PID[]={product}&IPN_PNAME[]=x&IPN_QTY[]={quantity}");
    }
    for (product, reference, expiry) in licences {
        body += &format!(
            "&IPN_LICENSE_PROD[]={product}&IPN_LICENSE_REF[]={reference}&IPN_LICENSE_EXP[]={expiry}"
        );
    }
    body + "&IPN_DATE=20250101000000"
}

#[test]
fn every_line_has_its_key() {
    let mut desk = Desk::new();
    let licences = [("30100004", "CD34", "2026-01-01"), ("30100001", "AB12", "2027-01-01")];
    let lines = [("30100001", 2), ("30999999", 1), ("30100002", 3), ("30100004", 4)];
    let outcomes = desk.hear(&cart(&lines, &licences));
    assert_eq!(outcomes, [issued(), Review("unknown product"), issued(), issued()]);
    let issued = |number| {
        let status = desk.status(number, NEW_YEAR + 3 * DAY);
        (status.product, status.seats, status.state)
    };
    assert_eq!(
        [issued(0), issued(1), issued(2)],
        [("suite", 2, Valid), ("seat", 3, Valid), ("editor", 4, Expired)]
    );
}

#[test]
fn one_product_on_two_lines() {
    // Without subscriptions, and the same message again with another total.
    let mut desk = Desk::new();
    let body = cart(&[("30100002", 3), ("30100002", 1)], &[]);
    assert_eq!(desk.hear(&body), [issued(), issued()]);
    assert_eq!(desk.hear(&body.replace("100.00", "100.01")), [Nothing, Nothing]);
    assert_eq!((desk.status(0, 0).seats, desk.status(1, i64::MAX).seats), (3, 1));
    // With one each.
    let mut desk = Desk::new();
    let licences = [("30100001", "AB12", "2026-01-01"), ("30100001", "CD34", "2027-01-01")];
    assert_eq!(
        desk.hear(&cart(&[("30100001", 2), ("30100001", 2)], &licences)),
        [issued(), issued()]
    );
    assert_eq!((desk.status(0, 0).seats, desk.status(1, NEXT_YEAR).seats), (2, 2));
    // Only the first has one.
    let mut desk = Desk::new();
    let outcomes = desk.hear(&cart(&[("30100001", 2), ("30100001", 2)], &licences[..1]));
    assert_eq!(outcomes, [issued(), Review("a subscription without a reference")]);
    // One line, and a subscription for each of the two that it is about.
    let mut desk = Desk::new();
    assert_eq!(desk.hear(&cart(&[("30100001", 2)], &licences)), [issued(), issued()]);
    assert_eq!((desk.status(0, 0).seats, desk.status(1, 0).seats), (1, 1));
    let mut desk = Desk::new();
    assert!(matches!(desk.hear(&cart(&[("30100001", 3)], &licences))[..], [Review(_), Review(_)]));
}

#[test]
fn what_does_not_fit_together_goes_to_a_person() {
    // A licence in no row, and one of no line: whose they are nobody can say.
    for stray in ["IPN_LICENSE_PROD[x]=30100001", "IPN_LICENSE_PROD[]=30100009"] {
        let mut desk = Desk::new();
        let outcomes = desk.hear(&format!("{}&{stray}", first()));
        assert!(
            outcomes.iter().all(|outcome| matches!(outcome, Review(_))),
            "{stray}: {outcomes:?}"
        );
        assert!(desk.mailed.is_empty());
    }
}

#[test]
fn for_life() {
    let mut desk = Desk::new();
    let licences = [("30100002", "AB12", "9999-12-31 23:59:59")];
    assert_eq!(desk.hear(&cart(&[("30100002", 1)], &licences)), [issued()]);
    assert_eq!(
        (desk.state(i64::MAX), desk.status(0, 0).expiry.to_string()),
        (Valid, "never".into())
    );
    // What was sold for ever can be disabled all the same.
    let body =
        change("2025-07-01 00:00:00", "9999-12-31", DISABLED).replace("30100001", "30100002");
    assert_eq!(desk.hear(&body), [Changed]);
    assert_eq!(desk.state(0), Revoked);
}

#[test]
fn test_orders_make_test_keys() {
    let mut desk = Desk::new();
    assert_eq!(desk.hear(&format!("{}&TEST_ORDER=1", first())), [issued()]);
    assert!(desk.status(0, 0).test);
    // Neither kind extends the other.
    assert!(matches!(desk.hear(&renewal())[..], [Review(_)]));
    assert_eq!(desk.state(NEW_YEAR + 1), Expired);
}

#[test]
fn nothing_is_issued_for_what_is_not_ours() {
    let mut desk = Desk::new();
    for body in [
        first().replace("VENDOR_CODE=123456789012", "VENDOR_CODE=123456789013"),
        first().replace("30100001", "30999999"),
        first().replace("=59.78", "=-59.78"),
        first().replace("=59.78", "=much"),
        first().replace("REFNO=1", "REFNO="),
        first().replace("2026-01-01 00:00:00", "soon"),
        first().replace("2026-01-01 00:00:00", ""),
        first().replace("COMPLETE&", "SOMETHING_NEW&"),
    ] {
        assert!(matches!(desk.hear(&body)[..], [Review(_)]), "{body}");
    }
    assert!(desk.mailed.is_empty());
    assert!(desk.store.review().iter().all(|review| !review.message.is_empty()));
    // What is not sent cannot be compared.
    assert_eq!(desk.hear(&first().replace("&VENDOR_CODE=123456789012", "")), [issued()]);
}

/// The dedupe key knows nothing of licences, so what had none must not count as done.
#[test]
fn what_was_missing_may_come_later() {
    let pending = format!("{}&FRAUD_STATUS=PENDING", first());
    let nameless = first().replace("REF[]=AB12", "REF[]=");
    for body in [pending, nameless] {
        let mut desk = Desk::new();
        assert!(matches!(desk.hear(&body)[..], [Review(_)]));
        assert_eq!(desk.hear(&body), [Repeated]);
        assert_eq!(desk.hear(&first()), [issued()]);
        let again = first().replace("IPN_DATE=20260101", "IPN_DATE=20260202");
        assert_eq!(desk.hear(&again), [Repeated]);
    }
}
