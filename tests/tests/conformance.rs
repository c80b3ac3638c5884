//! The core against every vector of `tests/vectors`.

#[path = "conformance/messages.rs"]
mod messages;
#[path = "conformance/plain.rs"]
mod plain;

use std::time::Duration;

use countersign::{
    Algorithm, AlgorithmSet, Error, Kind, Limits, Policy, ReceiptDate, SecretKey, Storage,
    Unverified, Verified, Verifier, sign,
};
use countersign_tests::vectors::{self, Expect, ExpectReceipt, Notification, Plain, Verdict};
use hmac::{Hmac, KeyInit, Mac};

const THREE: [Algorithm; 3] = [Algorithm::Md5, Algorithm::Sha256, Algorithm::Sha3_256];

fn key(text: &str) -> SecretKey {
    SecretKey::new(text.as_bytes()).expect("vectors have real keys")
}

/// The text between the length-prefixed values, written out.
fn source(form: &countersign::Form<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    for field in form.signed_fields() {
        out.extend_from_slice(field.value().len().to_string().as_bytes());
        out.extend_from_slice(field.value());
    }
    out
}

#[test]
fn notifications() {
    for mut vector in vectors::read::<Notification>("notifications.json") {
        assert_eq!(vector.kind, "notification");
        let id = vector.id.clone();
        let body = vector.bytes();
        let unverified = Unverified::parse(&body, &Limits::DEFAULT).unwrap();
        let form = unverified.form();

        let fields: Vec<_> =
            form.signed_fields().map(|f| (f.path().to_bytes(), f.value().to_vec())).collect();
        let expected: Vec<_> = match &vector.fields {
            Some(fields) => {
                fields.iter().map(|(path, value)| (path.bytes(), value.bytes())).collect()
            }
            // Left out where the body is made by a rule; the source and the digests are still compared.
            None => fields.clone(),
        };
        assert_eq!(fields, expected, "{id}");
        for (path, value) in &expected {
            assert_eq!(form.get(path), Some(value.as_slice()), "{id}: {}", path.escape_ascii());
        }

        let source = source(form);
        match (&vector.source, &vector.source_hex, vector.source_len) {
            (Some(text), None, None) => assert_eq!(source, text.as_bytes(), "{id}"),
            (None, Some(digits), None) => assert_eq!(hex::encode(source), *digits, "{id}"),
            (None, None, Some(len)) => assert_eq!(source.len(), len, "{id}"),
            _ => panic!("{id} has exactly one source"),
        }

        let key = key(&vector.key);
        let digests = [&vector.expected.md5, &vector.expected.sha256, &vector.expected.sha3_256];
        for (algorithm, digest) in THREE.into_iter().zip(digests) {
            assert_eq!(unverified.tag(&key, algorithm).to_string(), **digest, "{id}");
        }

        // Signed by us, it verifies; and the signature fields stand there as the vector has them.
        let signed = sign(&body, &key, AlgorithmSet::ALL).unwrap();
        for (algorithm, digest) in THREE.into_iter().zip(digests) {
            let field = format!("{}={digest}", algorithm.field());
            assert!(signed.split(|b| *b == b'&').any(|piece| piece == field.as_bytes()), "{id}");
        }
        match Verifier::new([key]).unwrap().verify(&signed) {
            Ok(verified) => assert_eq!(verified.algorithm(), Algorithm::Sha3_256, "{id}"),
            // Some bodies are about just that; `verdicts.json` says which must be refused.
            Err(Error::DuplicateField(_) | Error::InvalidField(_)) => {}
            Err(other) => panic!("{id}: {other}"),
        }
    }
}

#[test]
fn receipts() {
    let mut unsendable = 0;
    for vector in vectors::read::<vectors::Receipt>("receipts.json") {
        assert_eq!(vector.kind, "receipt");
        let id = &vector.id;
        let secret = key(&vector.key);
        let digests = [&vector.expected.md5, &vector.expected.sha256, &vector.expected.sha3_256];
        let texts = [&vector.text.md5, &vector.text.sha256, &vector.text.sha3_256];
        for ((algorithm, digest), text) in THREE.into_iter().zip(digests).zip(texts) {
            let signed = sign(vector.body.as_bytes(), &secret, [algorithm].into_iter().collect());
            let policy = Policy::new().accept_md5();
            let verifier = Verifier::new([secret.clone()]).unwrap().with_policy(policy);
            let verified = verifier.verify(&signed.unwrap()).unwrap();
            match ReceiptDate::parse(&vector.date) {
                Ok(date) => {
                    let receipt = verified.receipt(date).unwrap();
                    assert_eq!(receipt.to_string(), **text, "{id}");
                    assert_eq!(receipt.tag().to_string(), **digest, "{id}");
                }
                // A date that must never be sent. The digest is checked all the same.
                Err(error) => {
                    assert_eq!(error, Error::InvalidDate);
                    unsendable += 1;
                    let get = |path: &str| verified.get(path).unwrap_or_default();
                    let date = vector.date.as_bytes();
                    let tag = match verified.kind() {
                        Kind::Ipn => {
                            let first = [get("IPN_PID[0]"), get("IPN_PNAME[0]")];
                            secret.tag(algorithm, &[first[0], first[1], get("IPN_DATE"), date])
                        }
                        _ => {
                            let values = [get("LICENSE_CODE"), get("EXPIRATION_DATE"), date];
                            secret.tag(algorithm, &values)
                        }
                    };
                    assert_eq!(tag.to_string(), **digest, "{id}");
                }
            }
        }
    }
    assert_eq!(unsendable, 6, "two vectors have a date of a shape that is never sent");
}

/// The other messages: the bare digests here, and the core's own way to each of them in `plain`.
#[test]
fn plain_messages() {
    for vector in vectors::read::<Plain>("plain.json") {
        assert_eq!(vector.kind, "plain");
        let id = &vector.id;
        plain::through_its_own_module(&vector);
        let parts: Option<Vec<&[u8]>> =
            vector.parts.as_ref().map(|p| p.iter().map(|(_, value)| value.as_bytes()).collect());
        let expected = &vector.expected;
        match vector.mac.as_str() {
            "hmac" => {
                let secret = vector.key.as_deref().map(key).unwrap();
                let digests = [&expected.md5, &expected.sha256, &expected.sha3_256];
                for (algorithm, digest) in THREE.into_iter().zip(digests) {
                    let Some(digest) = digest else { continue };
                    let tag = match &parts {
                        Some(values) => secret.tag(algorithm, values).to_string(),
                        // A source that is no list of values: only the hash crates can be asked.
                        None => {
                            let source = vector.source.as_ref().unwrap().as_bytes();
                            let key = vector.key.as_ref().unwrap().as_bytes();
                            raw(algorithm, key, source)
                        }
                    };
                    assert_eq!(tag, *digest, "{id}");
                }
            }
            "md5" => {
                use md5::Digest;
                let joined = parts.unwrap().concat();
                let digest = hex::encode_upper(md5::Md5::digest(joined));
                assert_eq!(Some(digest), expected.md5, "{id}");
            }
            "hs512" => assert!(expected.sha512_base64url.is_some(), "{id}"),
            other => panic!("{id}: unknown mac {other}"),
        }
    }
}

fn raw(algorithm: Algorithm, key: &[u8], source: &[u8]) -> String {
    fn run<M: Mac + KeyInit>(key: &[u8], source: &[u8]) -> String {
        let mut mac = <M as KeyInit>::new_from_slice(key).unwrap();
        mac.update(source);
        hex::encode(mac.finalize().into_bytes())
    }
    match algorithm {
        Algorithm::Md5 => run::<Hmac<md5::Md5>>(key, source),
        Algorithm::Sha256 => run::<Hmac<sha2::Sha256>>(key, source),
        Algorithm::Sha3_256 => run::<Hmac<sha3::Sha3_256>>(key, source),
    }
}

fn policy(vector: &Verdict) -> Policy {
    let given = &vector.policy;
    let accept = given.accept.iter().map(|name| Algorithm::from_name(name).unwrap()).collect();
    let kind = match given.kind.as_str() {
        "auto" => Kind::Unknown,
        "ipn" => Kind::Ipn,
        "lcn" => Kind::Lcn,
        other => panic!("{}: unknown kind {other}", vector.id),
    };
    let mut limits = Limits::DEFAULT;
    if let Some(given) = &vector.limits {
        limits.body = given.body.unwrap_or(limits.body);
        limits.fields = given.fields.unwrap_or(limits.fields);
        limits.name = given.name.unwrap_or(limits.name);
        limits.depth = given.depth.unwrap_or(limits.depth);
    }
    let policy = Policy::new()
        .accept(accept)
        .kind(kind)
        .require_all(given.require_all)
        .strict(given.strict)
        .limits(limits);
    match &given.max_age {
        Some(age) => policy.max_age(Duration::from_secs(age.seconds)).at(age.now),
        None => policy,
    }
}

/// The answer in the shape of the vectors.
fn answer(verdict: Result<Verified<'_>, Error>, date: Option<&str>) -> Expect {
    let refused = |error: Error| Expect {
        valid: false,
        error: Some(error.code().into()),
        kind: None,
        algorithm: None,
        secret: None,
        receipt: None,
    };
    let verified = match verdict {
        Ok(verified) => verified,
        Err(error) => return refused(error),
    };
    let receipt = date.map(|date| {
        let receipt = verified.receipt(ReceiptDate::parse(date).unwrap());
        let error = receipt.err();
        ExpectReceipt {
            date: date.into(),
            text: receipt.ok().map(|receipt| receipt.to_string()),
            error: error.map(|error| error.code().into()),
            field: error.and_then(|error| error.field()).map(Into::into),
        }
    });
    Expect {
        valid: true,
        error: None,
        kind: Some(verified.kind().name().into()),
        algorithm: Some(verified.algorithm().name().into()),
        secret: Some(verified.secret_index()),
        receipt,
    }
}

/// On the heap.
fn verdict(vector: &Verdict, policy: &Policy, body: &[u8], date: Option<&str>) -> Expect {
    let secrets: Result<Vec<_>, _> =
        vector.secrets.iter().map(|text| SecretKey::new(text.as_bytes())).collect();
    let verifier = secrets.and_then(Verifier::new);
    answer(verifier.and_then(|verifier| verifier.verify_with(policy, body)), date)
}

/// In lent storage.
fn verdict_lent(vector: &Verdict, policy: &Policy, limits: &Limits, mut body: Vec<u8>) -> Expect {
    let date = vector.expect.receipt.as_ref().map(|receipt| receipt.date.as_str());
    let secrets: Result<Vec<_>, _> =
        vector.secrets.iter().map(|text| SecretKey::new(text.as_bytes())).collect();
    let secrets = match secrets {
        Ok(secrets) => secrets,
        Err(error) => return answer(Err(error), date),
    };
    let mut storage = Box::new(Storage::<4096, 1024>::new());
    let verdict = Unverified::parse_in_for(&secrets, &mut body, &mut *storage, limits)
        .and_then(|unverified| unverified.verify(policy, &secrets));
    answer(verdict, date)
}

#[test]
fn verdicts() {
    for mut vector in vectors::read::<Verdict>("verdicts.json") {
        let body = vector.bytes();
        let policy = policy(&vector);
        let date = vector.expect.receipt.as_ref().map(|receipt| receipt.date.as_str());
        assert_eq!(verdict(&vector, &policy, &body, date), vector.expect, "{}", vector.id);

        let pieces = body.split(|byte| *byte == b'&').count();
        if pieces < 2000 {
            let mut limits = Limits::DEFAULT;
            if let Some(given) = &vector.limits {
                limits.body = given.body.unwrap_or(limits.body);
                limits.fields = given.fields.unwrap_or(limits.fields);
                limits.name = given.name.unwrap_or(limits.name);
                limits.depth = given.depth.unwrap_or(limits.depth);
            }
            let lent = verdict_lent(&vector, &policy, &limits, body);
            assert_eq!(lent, vector.expect, "{}, lent storage", vector.id);
        }
    }
}

/// What the vectors themselves promise to be the same.
#[test]
fn fixtures_verify_and_answer() {
    let secret = key("AABBCCDDEEFF");
    for fixture in countersign_fixtures::ALL {
        let signed = sign(fixture.body, &secret, AlgorithmSet::SHA).unwrap();
        let policy = Policy::new().strict(true);
        let verifier = Verifier::new([secret.clone()]).unwrap().with_policy(policy);
        let verified =
            verifier.verify(&signed).unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
        assert_eq!(verified.kind().name(), fixture.kind.as_str(), "{}", fixture.name);
        let receipt = verified.receipt(ReceiptDate::parse("20260102030405").unwrap());
        assert!(receipt.is_ok(), "{}", fixture.name);
    }
}
