//! The licence server through the life of a subscription, over HTTP. Owns the order of things; what each message changes is tested in the server
//! itself. Must never take the server's word for a receipt being right.

#[allow(dead_code, unused_imports, reason = "shared with the tests of the hosts")]
mod support;

use countersign::AlgorithmSet;
use serde_json::{Value, json};

use support::{By, Host, KEY, assert_receipt, fixture, replaced, sign};

fn start() -> Host {
    Host::start_with(env!("CARGO_BIN_EXE_licence-server"), &[("VENDOR_CODE", "123456789012")])
}

/// Sends a message, wants its receipt, and gives the first line of the log.
fn tell(host: &Host, target: &str, body: &[u8], signed: &[&str]) -> String {
    let answer = host.post(target, &sign(body, KEY, AlgorithmSet::SHA));
    let signed: Vec<_> = signed.iter().map(|value| value.as_bytes()).collect();
    assert_receipt(&answer, By::Sha3(KEY), &signed);
    host.line()
}

fn changed(name: &str, changes: &[(&str, &str)]) -> Vec<u8> {
    let change =
        |body: Vec<u8>, (from, to): &(&str, &str)| replaced(&body, from.as_bytes(), to.as_bytes());
    changes.iter().fold(fixture(name), change)
}

/// An order of the suite, with these changes.
fn order(host: &Host, name: &str, changes: &[(&str, &str)], date: &str) -> String {
    tell(host, "/ipn", &changed(name, changes), &["30100001", "Sample Suite", date])
}

/// A change of the subscription, with these changes.
fn change(host: &Host, name: &str, changes: &[(&str, &str)], expiry: &str) -> String {
    tell(host, "/lcn", &changed(name, changes), &["AB12CD34EF", expiry])
}

fn licence(host: &Host, key: &str) -> Value {
    let answer =
        host.exchange(format!("GET /licences/{key} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes());
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    serde_json::from_str(&answer.body).unwrap()
}

fn suite(state: &str, expiry: &str) -> Value {
    json!({"state": state, "expiry": expiry, "product": "suite", "seats": 1, "test": false})
}

#[test]
fn the_life_of_a_subscription() {
    let host = start();
    for (name, date) in
        [("ipn-pending", "20250211091504"), ("ipn-payment-authorized", "20250211091641")]
    {
        assert_eq!(order(&host, name, &[], date), "IPN 210400771: nothing to do");
    }
    // Far from today, whenever that is.
    let term = ("LICENSE_EXP%5B%5D=2026", "LICENSE_EXP%5B%5D=2096");
    let complete = || order(&host, "ipn-complete", &[term], "20250211091645");
    assert_eq!(complete(), "IPN 210400771: issued");
    let mailed = host.printed();
    let key = mailed.strip_prefix("IPN 210400771: ").unwrap();
    assert_eq!(licence(&host, key), suite("valid", "2096-02-11T09:16:40+02:00"));
    assert_eq!(complete(), "IPN 210400771: repeated");

    let dates = [("2026-02-11&", "2095-02-11&"), ("2026-02-11+09", "2095-02-11+09")];
    let scheduled = || change(&host, "lcn-scheduled-cancellation", &dates, "2095-02-11");
    assert_eq!(scheduled(), "LCN AB12CD34EF: changed");
    assert_eq!(licence(&host, key), suite("valid", "2095-02-11T09:16:40+02:00"));
    // June, that is older than August.
    assert_eq!(change(&host, "lcn-change", &[], "2026-02-11"), "LCN AB12CD34EF: outdated");
    assert_eq!(licence(&host, key), suite("valid", "2095-02-11T09:16:40+02:00"));

    let expired = [
        ("YZ34AB56CD", "AB12CD34EF"),
        ("LICENSE_PRODUCT=30100004", "LICENSE_PRODUCT=30100001"),
        ("DATE_UPDATED=2026-03-05", "DATE_UPDATED=2026-02-11"),
    ];
    assert_eq!(change(&host, "lcn-expiration", &expired, "2026-03-05"), "LCN AB12CD34EF: changed");
    assert_eq!(licence(&host, key), suite("expired", "2026-03-05T21:46:00+02:00"));

    let renewed =
        [("2027-02-11", "2097-02-11"), ("COMPLETE_DATE=2026-02-11", "COMPLETE_DATE=2026-02-12")];
    assert_eq!(order(&host, "ipn-renewal", &renewed, "20260211060046"), "IPN 224100016: extended");
    assert_eq!(licence(&host, key), suite("valid", "2097-02-11T09:16:40+02:00"));
    let active = [
        ("2025-06-30", "2026-02-12"),
        ("2026-02-11&", "2097-02-11&"),
        ("2026-02-11+09", "2097-02-11+09"),
    ];
    assert_eq!(change(&host, "lcn-change", &active, "2097-02-11"), "LCN AB12CD34EF: changed");
    assert_eq!(licence(&host, key), suite("valid", "2097-02-11T09:16:40+02:00"));

    let of_renewal = ("REFNO=210400771", "REFNO=224100016");
    let part = order(&host, "ipn-refund-partial", &[of_renewal], "20250218143011");
    assert_eq!(part, "IPN 224100016: for a person to decide");
    let review = host.line();
    assert!(review.starts_with("IPN 224100016: refunded in part: "), "{review}");
    assert!(
        review.contains(" IPN_TOTALGENERAL=-19.90 ") && review.contains(" LASTNAME=[redacted] ")
    );
    assert!(!review.contains("Esempio") && !review.contains("SMPL-0044"), "{review}");
    assert_eq!(licence(&host, key), suite("valid", "2097-02-11T09:16:40+02:00"));
    let rest = [of_renewal, ("IPN_TOTALGENERAL=-19.90", "IPN_TOTALGENERAL=-39.88")];
    assert_eq!(
        order(&host, "ipn-refund-partial", &rest, "20250218143011"),
        "IPN 224100016: taken back"
    );
    // What was paid before stays.
    assert_eq!(licence(&host, key), suite("valid", "2096-02-11T09:16:40+02:00"));

    let lost = [("CHARGEBACK_RESOLUTION=NONE", "CHARGEBACK_RESOLUTION=OPEN"), term];
    assert_eq!(order(&host, "ipn-complete", &lost, "20250211091645"), "IPN 210400771: taken back");
    assert_eq!(licence(&host, key)["state"], "revoked");
}

#[test]
fn everything_genuine_has_its_receipt_and_nothing_else_has() {
    let host = start();
    let unknown = [("30100001", "30999999"); 2];
    let body = changed("ipn-complete", &unknown);
    let line = tell(&host, "/ipn", &body, &["30999999", "Sample Suite", "20250211091645"]);
    assert_eq!(line, "IPN 210400771: for a person to decide");
    assert!(host.line().starts_with("IPN 210400771: unknown product: "));
    let status = [("ORDERSTATUS=COMPLETE", "ORDERSTATUS=SOMETHING_NEW")];
    let line = order(&host, "ipn-complete", &status, "20250211091645");
    assert_eq!(line, "IPN 210400771: for a person to decide");
    assert!(host.line().starts_with("IPN 210400771: an order in a state we do not know: "));
    let vendor = [("VENDOR_CODE=1", "VENDOR_CODE=9")];
    let line = order(&host, "ipn-complete", &vendor, "20250211091645");
    assert_eq!(line, "IPN 210400771: for a person to decide");
    assert!(host.line().starts_with("IPN 210400771: another account's VENDOR_CODE: "));

    let genuine = sign(&fixture("ipn-complete"), KEY, AlgorithmSet::SHA);
    let forged = replaced(&genuine, b"IPN_QTY%5B%5D=1", b"IPN_QTY%5B%5D=9");
    for (target, body) in [("/ipn", forged), ("/lcn", genuine), ("/ipn", fixture("ipn-complete"))] {
        let answer = host.post(target, &body);
        assert_eq!((answer.status, answer.body.as_str()), (400, ""));
        assert!(host.line().starts_with("refused: "));
    }
    for (request, status) in [
        ("GET /ipn", 200),
        ("HEAD /lcn", 200),
        ("GET /licences/AB12CD34EF", 404),
        ("GET /licences/", 404),
        ("POST /licences/x", 405),
    ] {
        let request = format!(
            "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        );
        let answer = host.exchange(request.as_bytes());
        assert_eq!((answer.status, answer.body.as_str()), (status, ""), "{request}");
    }
}
