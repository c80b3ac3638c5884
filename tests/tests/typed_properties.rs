//! What must hold for typed forms of any body made of documented fields.
//!
//! Names, and what is private about them, come from the tables of `docs/fields.md`.

use std::sync::LazyLock;

use countersign::ins::{self, Ins, InsPolicy};
use countersign::{
    Action, AlgorithmSet, Error, InsSecretWord, Ipn, Kind, SecretKey, Verified, Verifier, owned,
    sign,
};
use countersign_tests::{accessors, bodies, oracle};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use sha2::{Digest, Sha256};

const KEY: &[u8] = b"AABBCCDDEEFF";

/// In every private value and in no other. It is of no kind but text, so nothing makes something else of it.
const MARKER: &str = "pRiVaTeMaRk";

/// A row of the tables.
struct Documented {
    /// As on the wire, without brackets. `<PID>` stands for a product.
    name: String,
    /// Written with `[]`.
    array: bool,
    /// Left out by `redacted`.
    private: bool,
}

struct Tables {
    ipn: Vec<Documented>,
    lcn: Vec<Documented>,
    ins: Vec<Documented>,
    /// Kind and event.
    events: Vec<(String, String)>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let page = include_str!("../../docs/fields.md");
    let mut tables =
        Tables { ipn: Vec::new(), lcn: Vec::new(), ins: Vec::new(), events: Vec::new() };
    let mut section = "";
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            section = heading;
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let code = |cell: &str| Some(cell.strip_prefix('`')?.strip_suffix('`')?.to_owned());
        let Some(first) = code(cells[0]) else { continue };
        let list = match section.split(' ').next() {
            Some("ipn") => &mut tables.ipn,
            Some("lcn") => &mut tables.lcn,
            Some("ins") => &mut tables.ins,
            Some("Events") => {
                let event = code(cells[1]).expect("events have a name in JSON");
                let kinds: &[&str] = match cells[2] {
                    "IPN" => &["ipn"],
                    "LCN" => &["lcn"],
                    "both" => &["ipn", "lcn"],
                    other => panic!("unknown kind {other}"),
                };
                tables.events.extend(kinds.iter().map(|kind| ((*kind).to_owned(), event.clone())));
                continue;
            }
            _ => continue,
        };
        let private = match cells[4] {
            "–" => true,
            "yes" => false,
            other => panic!("{first} is logged: {other}?"),
        };
        let (name, array) = match first.strip_suffix("[]") {
            Some(name) => (name.to_owned(), true),
            None => (first, false),
        };
        list.push(Documented { name, array, private });
    }
    assert!(tables.ipn.len() > 100 && tables.lcn.len() > 50 && tables.events.len() > 20);
    tables
});

/// Fields that a verifier takes only once and as one value.
const ONCE: &[&str] =
    &["REFNO", "ORDERSTATUS", "IPN_DATE", "LICENSE_CODE", "EXPIRATION_DATE", "DATE_UPDATED"];

/// Keys between brackets.
const KEYS: &[&str] = &["", "", "", "0", "1", "2", "7", "-1", "00", "x", "a b"];

/// Products, so few that lines, licences and options meet.
const PRODUCTS: &[&str] = &["1", "2", "30100001"];

/// Values of every kind, right and nearly right.
#[rustfmt::skip]
const VALUES: &[&str] = &[
    "", "0", "1", "-1", "007", "9007199254740991", "9007199254740992", "58.31", "-0.00", "1e3", "yes", "FALSE",
    "2024-02-29 23:59:59", "2024-02-11", "20240211091645", "0000-00-00", "9999-12-31", "2023-02-29",
    "GMT+02:00", "GMT-07:00", "UTC", "USD", "usd", "us", "12/29", "02/2031", "13/29", "text", "Zoë", "a\0b",
    "PENDING", "COMPLETE", "SUSPECT", "REFUND", "DENIED", "APPROVED", "NONE", "visa", "VISA", "TRIAL",
    "LICENCE_CHANGE", "LICENCE_EXPIRATION", "LICENCE_PAST_DUE", "30100001", "2",
];

/// A field to be: which one, under which keys, with which value.
#[derive(Clone, Debug)]
struct Draft {
    field: Index,
    product: Index,
    keys: Vec<Index>,
    value: Vec<u8>,
}

fn value() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        6 => prop::sample::select(VALUES).prop_map(|text| text.as_bytes().to_vec()),
        2 => prop::collection::vec(any::<u8>(), 0..12),
        1 => "[0-9.:-]{1,32}".prop_map(String::into_bytes),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let keys = prop_oneof![
        3 => prop::collection::vec(any::<Index>(), 0..=0),
        6 => prop::collection::vec(any::<Index>(), 1..=1),
        1 => prop::collection::vec(any::<Index>(), 2..=3),
    ];
    (any::<Index>(), any::<Index>(), keys, value())
        .prop_map(|(field, product, keys, value)| Draft { field, product, keys, value })
}

/// What to make a message of: its kind, and its fields.
fn drafts() -> impl Strategy<Value = (Kind, Vec<Draft>)> {
    (prop::sample::select(&[Kind::Ipn, Kind::Lcn][..]), prop::collection::vec(draft(), 0..60))
}

fn escaped(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

/// A body of these fields. With `marked`, every private value holds the marker.
fn body(kind: Kind, drafts: &[Draft], marked: bool) -> Vec<u8> {
    let (fields, start) = match kind {
        Kind::Ipn => (&TABLES.ipn, "REFNO=900000001"),
        _ => (&TABLES.lcn, "LICENSE_CODE=AB12CD34EF"),
    };
    let mut pieces = vec![start.to_owned()];
    for draft in drafts {
        let field = draft.field.get(fields);
        let mut name = field.name.replace("<PID>", PRODUCTS[draft.product.index(PRODUCTS.len())]);
        if ONCE.contains(&field.name.as_str()) {
            let before = format!("{name}=");
            if pieces.iter().any(|piece| piece.starts_with(&before)) {
                continue;
            }
        } else {
            for key in &draft.keys {
                name += &format!("[{}]", key.get(KEYS));
            }
        }
        let mut value = draft.value.clone();
        if marked && field.private {
            let middle = value.len() / 2;
            value.splice(middle..middle, MARKER.bytes());
        }
        pieces.push(format!("{}={}", name.replace(' ', "+"), escaped(&value)));
    }
    pieces.join("&").into_bytes()
}

/// Signs a body and hands it verified to `check`, unless its shape is refused.
fn with_verified<T>(body: &[u8], check: impl FnOnce(&Verified<'_>) -> T) -> Option<T> {
    let key = SecretKey::new(KEY).unwrap();
    let signed = sign(body, &key, AlgorithmSet::SHA).ok()?;
    match Verifier::new([key]).unwrap().verify(&signed) {
        Ok(verified) => Some(check(&verified)),
        Err(Error::DuplicateField(_) | Error::InvalidField(_)) => None,
        Err(other) => panic!("{other}"),
    }
}

/// What must hold for every typed form, whatever the body.
fn check(verified: &Verified<'_>) -> Result<(), TestCaseError> {
    let Some(notification) = owned::Notification::of(verified) else {
        prop_assert_eq!(verified.kind(), Kind::Unknown);
        return Ok(());
    };
    let text = serde_json::to_string(&notification).unwrap();
    let back: owned::Notification = serde_json::from_str(&text).unwrap();
    prop_assert_eq!(&back, &notification);
    let json: Value = serde_json::from_str(&text).unwrap();
    prop_assert_eq!(serde_json::to_value(&back).unwrap(), json.clone());

    // Every accessor, one after the other, and what is made of them.
    let empty = serde_json::Map::new();
    let invalid = json.get("invalid").and_then(Value::as_object).unwrap_or(&empty);
    let tally = match (&notification, verified.ipn(), verified.lcn()) {
        (owned::Notification::Ipn(owned), Some(ipn), None) => {
            joins(&ipn, owned)?;
            accessors::ipn(&ipn)
        }
        (owned::Notification::Lcn(_), None, Some(lcn)) => {
            let entitlement = lcn.entitlement();
            let _ = (entitlement.action(), entitlement.expiry(), entitlement.is_new());
            accessors::lcn(&lcn)
        }
        _ => panic!("one view for one kind"),
    };
    // An array in the wrong place may have several values, or none.
    prop_assert!(invalid.is_empty() || tally.odd > 0);

    let said = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
    let kind = verified.kind().name();
    prop_assert_eq!(said("kind"), kind);
    prop_assert!(TABLES.events.contains(&(kind.to_owned(), said("event"))), "{}", said("event"));

    let leaves = verified.fields().map(|f| (f.path().to_bytes(), f.value().to_vec())).collect();
    let source = oracle::source(&oracle::values(&leaves));
    prop_assert_eq!(said("delivery_id"), hex::encode(Sha256::digest(source)));

    // What is odd is there, under the path it is named by, unless that path cannot be written in UTF-8.
    for (path, value) in invalid {
        let bytes = match value {
            Value::String(text) => text.clone().into_bytes(),
            other => hex::decode(other["hex"].as_str().unwrap()).unwrap(),
        };
        let path_is_whole = !path.contains(char::REPLACEMENT_CHARACTER);
        prop_assert!(!path_is_whole || verified.get(path) == Some(bytes.as_slice()), "{path}");
    }
    nothing_empty(&json, "")?;
    Ok(())
}

/// The views join licences in another way than the owned types; and the helpers hold together.
fn joins(ipn: &Ipn<'_>, owned: &owned::Ipn) -> Result<(), TestCaseError> {
    prop_assert_eq!(ipn.lines().len(), owned.lines.len());
    let mut count = 0;
    for (line, owned_line) in ipn.lines().zip(&owned.lines) {
        let mine: Vec<_> = line.licences().map(|each| each.reference().ok().flatten()).collect();
        let expected: Vec<_> =
            owned_line.licences.iter().map(|each| each.reference.as_deref()).collect();
        prop_assert_eq!(&mine, &expected);
        let product = owned_line.product_id.as_deref().unwrap_or_default();
        let (options, custom) = (owned.options.get(product), owned.custom_fields.get(product));
        prop_assert_eq!(line.options().len(), options.map_or(0, Vec::len));
        prop_assert_eq!(line.custom_fields().len(), custom.map_or(0, Vec::len));
        count += mine.len().max(1);
    }
    let others: Vec<_> = ipn.other_licences().map(|each| each.reference().ok().flatten()).collect();
    let expected = owned.other_licences.iter().map(|each| each.reference.as_deref());
    prop_assert_eq!(&others, &expected.collect::<Vec<_>>());
    prop_assert_eq!(ipn.entitlements().count(), count + others.len());
    for each in ipn.entitlements() {
        let _ =
            (each.action(), each.product_id(), each.subscription(), each.expiry(), each.is_test());
        prop_assert_eq!(each.is_new(), each.is_renewal().map(|renewal| !renewal));
        // Nothing is granted that has no product, or where something does not fit.
        let whole = others.is_empty() && !ipn.has_stray_members();
        let granted = matches!(each.action(), Action::Grant | Action::Test);
        prop_assert!(
            !granted || (whole && ipn.may_deliver() && matches!(each.product_id(), Ok(Some(_))))
        );
    }
    prop_assert!(!ipn.may_deliver() || (ipn.is_money_secured() && !ipn.is_taken_back()));
    Ok(())
}

/// What says nothing is left out: no null and no empty text, but for texts among several.
fn nothing_empty(json: &Value, path: &str) -> Result<(), TestCaseError> {
    match json {
        Value::Null => prop_assert!(false, "null at {path}"),
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != "invalid") {
                nothing_empty(member, &format!("{path}/{name}"))?;
                prop_assert!(member != "", "empty text at {path}/{name}");
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                nothing_empty(item, &format!("{path}/{index}"))?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// Documented fields with any values, in any shape.
    #[test]
    fn documented_fields_have_a_typed_form((kind, drafts) in drafts()) {
        let body = body(kind, &drafts, false);
        let checked = with_verified(&body, |verified| {
            prop_assert_eq!(verified.kind(), kind);
            check(verified)
        });
        // These bodies leave nothing to refuse.
        checked.unwrap()?;
    }

    /// Any body at all, and notifications to which something has happened.
    #[test]
    fn any_body_has_a_typed_form(any in bodies::strategy(), damaged in bodies::strategy_of("damaged", bodies::damaged)) {
        for case in [any, damaged] {
            with_verified(&case.body, check).unwrap_or(Ok(()))?;
        }
    }

    /// INS: nothing but three values is signed, so this is what strangers can send.
    #[test]
    fn unsigned_ins_fields_have_a_typed_form(drafts in prop::collection::vec(draft(), 0..40)) {
        let mut pieces = vec!["sale_id=4774380224&invoice_id=4774380233".to_owned()];
        for draft in &drafts {
            let number = draft.product.index(4).to_string();
            let mut name = draft.field.get(&TABLES.ins).name.replace("<N>", &number);
            draft.keys.iter().for_each(|key| name += &format!("[{}]", key.get(KEYS)));
            pieces.push(format!("{}={}", name.replace(' ', "+"), escaped(&draft.value)));
        }
        let word = InsSecretWord::new(b"tango").unwrap();
        let body = ins::sign(pieces.join("&").as_bytes(), "1817037", &word).unwrap();
        let ins = Ins::verify(&body, &InsPolicy::new("1817037"), &[word]).unwrap();
        let tally = accessors::ins(&ins.unsigned());
        prop_assert!(tally.values + tally.odd <= drafts.len());
        prop_assert!(ins.unsigned().items().count() <= 3);
    }

    /// No value of a private field, odd or not, is in what may be logged.
    #[test]
    fn redacted_holds_nothing_private((kind, drafts) in drafts()) {
        let body = body(kind, &drafts, true);
        let shown = with_verified(&body, |verified| verified.redacted().to_string()).unwrap();
        prop_assert!(!shown.contains(MARKER), "{shown}");
        // Nor in another writing: hexadecimal digits, percent signs.
        let digits = hex::encode(MARKER);
        prop_assert!(!shown.to_ascii_lowercase().contains(&digits), "{shown}");
        prop_assert!(!shown.contains(&escaped(MARKER.as_bytes())), "{shown}");
    }
}

/// One after the other: the typed form has the value, what may be logged has not. This shows too that the markers of the
/// property above are where it looks for them.
#[test]
fn every_private_field_is_redacted() {
    for (kind, fields) in [(Kind::Ipn, &TABLES.ipn), (Kind::Lcn, &TABLES.lcn)] {
        for field in fields.iter().filter(|field| field.private) {
            let name = field.name.replace("<PID>", "1");
            let brackets = if field.array { "[]" } else { "" };
            let start = match kind {
                Kind::Ipn => "REFNO=1&IPN_PID[]=1",
                _ => "LICENSE_CODE=AB12CD34EF",
            };
            let body = format!("{start}&{name}{brackets}={MARKER}");
            with_verified(body.as_bytes(), |verified| {
                let notification = owned::Notification::of(verified).unwrap();
                let json = serde_json::to_string(&notification).unwrap();
                assert!(json.contains(MARKER), "{name}: {json}");
                let shown = verified.redacted().to_string();
                assert!(!shown.contains(MARKER), "{name}: {shown}");
            })
            .unwrap();
        }
    }
}
