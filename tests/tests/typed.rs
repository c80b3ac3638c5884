//! The typed form of every body of `tests/vectors/typed.json`.

use countersign::{AlgorithmSet, SecretKey, Verifier, owned, sign};
use countersign_tests::vectors::{self, Typed};
use serde_json::Value;

#[test]
fn conformance() {
    let key = SecretKey::new(b"AABBCCDDEEFF").unwrap();
    let verifier = Verifier::new([key.clone()]).unwrap();
    let mut wrong = Vec::new();
    for mut vector in vectors::read::<Typed>("typed.json") {
        assert_eq!(vector.kind, "typed");
        let id = vector.id.clone();
        let signed = sign(&vector.bytes(), &key, AlgorithmSet::SHA).unwrap();
        let verified = verifier.verify(&signed).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(verified.kind().name(), vector.protocol, "{id}");

        let notification =
            owned::Notification::of(&verified).unwrap_or_else(|| panic!("{id} is of a known kind"));
        let json = serde_json::to_value(&notification).unwrap();
        differences(&vector.notification, &json, &id, &mut wrong);

        let back: owned::Notification = serde_json::from_value(json).unwrap();
        assert_eq!(back, notification, "{id}: back from JSON");
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// Where two JSON values differ, each place on a line of its own, so that one run shows all there is to see.
fn differences(expected: &Value, found: &Value, path: &str, wrong: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (name, value) in expected {
                let found = found.get(name).unwrap_or(&Value::Null);
                differences(value, found, &format!("{path}/{name}"), wrong);
            }
            for (name, value) in found.iter().filter(|(name, _)| !expected.contains_key(*name)) {
                wrong.push(format!("{path}/{name}: expected nothing, found {value}"));
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(expected, found, &format!("{path}/{index}"), wrong);
            }
        }
        _ if expected == found => {}
        _ => wrong.push(format!("{path}: expected {expected}, found {found}")),
    }
}
