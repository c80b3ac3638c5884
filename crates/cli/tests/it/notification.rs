//! The typed notification in JSON, held against its published schema by another language.

use std::process::{Command, Stdio};

use serde_json::Value;

use super::support::{Ended, KEY, Listener, finish, run};

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/notification.schema.json");
const CHECKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/schema_check.py");

/// What the checker says about some notifications.
fn check(notifications: &[Value]) -> String {
    let mut python = Command::new("python3");
    python.args(["-B", CHECKER, SCHEMA]);
    python.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let lines: String = notifications.iter().map(|each| format!("{each}\n")).collect();
    let ended = finish(python, lines.as_bytes());
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{ended:?}");
    ended.text().to_owned()
}

fn verified(body: &[u8]) -> Ended {
    let signed = run(&["sign", "--secret-file", KEY], body);
    let ended = run(&["verify", "--json", "--secret-file", KEY], &signed.stdout);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    ended
}

fn notification(body: &[u8]) -> Value {
    verified(body).json()["notification"].clone()
}

#[test]
fn every_fixture_fits_the_schema() {
    let all: Vec<_> = countersign_fixtures::ALL
        .iter()
        .map(|fixture| {
            let notification = notification(fixture.body);
            assert_eq!(notification["kind"], fixture.kind.as_str(), "{}", fixture.name);
            assert_ne!(notification["event"], "unclassified", "{}", fixture.name);
            notification
        })
        .collect();
    assert_eq!(check(&all), format!("{} lines\n", all.len()));
}

#[test]
fn odd_messages_fit_the_schema() {
    let all = [
        &b"REFNO=1"[..],
        b"REFNO=1&IPN_QTY[]=two&IPN_QTY[]=\xff&CURRENCY=?&TEST_ORDER=maybe&IPN_PID=scalar",
        b"REFNO=\xff&FRAUD_STATUS[]=x&IPN_DATE=never&IPN_TOTALGENERAL=1e9",
        b"LICENSE_CODE=1&EXPIRATION_DATE=9999-12-31&DATE_UPDATED=0000-00-00+00:00:00&DISABLED=2",
    ]
    .map(notification);
    assert_eq!(check(&all), "4 lines\n");
    // What is odd is under `invalid`, and told to a person.
    assert_eq!(all[1]["invalid"]["IPN_QTY[1]"], serde_json::json!({"hex": "ff"}));
    let signed = run(&["sign", "--secret-file", KEY], b"REFNO=1&IPN_QTY[]=two&X=1&X=2");
    let human = run(&["verify", "--secret-file", KEY], &signed.stdout);
    assert!(human.stderr.contains("IPN_QTY[0]"), "{human:?}");
    assert!(human.stderr.contains("more than once"), "{human:?}");
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let good = notification(countersign_fixtures::get("ipn-complete").unwrap().body);
    let change = |change: fn(&mut Value)| {
        let mut bad = good.clone();
        change(&mut bad);
        bad
    };
    for bad in [
        change(|bad| bad["kind"] = "lcn".into()),
        change(|bad| bad["event"] = 1.into()),
        change(|bad| bad["totals"]["total"] = 58.31.into()),
        change(|bad| drop(bad.as_object_mut().unwrap().remove("order"))),
        change(|bad| bad["lines"][0]["quantity"] = "2".into()),
        change(|bad| bad["delivery_id"] = "x".into()),
        change(|bad| bad["invalid"] = serde_json::json!({"A": {"hex": "0"}})),
        change(|bad| drop(bad.as_object_mut().unwrap().remove("delivery_id"))),
    ] {
        assert!(check(std::slice::from_ref(&bad)).starts_with("line 1: "), "{bad}");
    }
}

#[test]
fn it_is_the_last_member_and_only_for_notifications() {
    let ended = verified(b"REFNO=1");
    let at = ended.text().find(",\"notification\":{").unwrap();
    assert!(ended.text()[at..].trim_end().ends_with("}}"));
    assert!(!ended.text()[at..].contains("\"fields\""));
    let unknown = verified(b"A=1").json();
    assert_eq!(unknown["kind"], "unknown");
    assert!(unknown.get("notification").is_none());
}

#[test]
fn listen_prints_the_same() {
    let listener = Listener::start(&[]);
    for fixture in countersign_fixtures::ALL {
        let signed = run(&["sign", "--secret-file", KEY], fixture.body).stdout;
        assert_eq!(listener.post(&signed).status, 200, "{}", fixture.name);
        assert_eq!(listener.line()["notification"], notification(fixture.body), "{}", fixture.name);
    }
}
