//! Bodies signed wrongly, each in one way, and the finding that must come first.
//!
//! The wrong signatures are built here from scratch, with nothing but a hash library, as the people who make these mistakes
//! build them.
#![cfg(feature = "alloc")]

use countersign::{Algorithm, Diagnosis, Finding, Limits, SecretKey, Unverified, diagnose};
use hmac::{Hmac, KeyInit, Mac, SimpleHmac};
use md5::{Digest, Md5};
use proptest::prelude::*;
use sha2::Sha256;
use sha3::{Keccak256, Sha3_256};

const KEY: &[u8] = b"s3Cr&t<Key>'42#xyzQ";
const FIELDS: [(&str, Algorithm); 3] = [
    ("HASH", Algorithm::Md5),
    ("SIGNATURE_SHA2_256", Algorithm::Sha256),
    ("SIGNATURE_SHA3_256", Algorithm::Sha3_256),
];

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hmac(field: &str, key: &[u8], source: &[u8]) -> Vec<u8> {
    fn run<M: Mac + KeyInit>(key: &[u8], source: &[u8]) -> Vec<u8> {
        <M as KeyInit>::new_from_slice(key)
            .unwrap()
            .chain_update(source)
            .finalize()
            .into_bytes()
            .to_vec()
    }
    match field {
        "HASH" => run::<Hmac<Md5>>(key, source),
        "SIGNATURE_SHA2_256" => run::<Hmac<Sha256>>(key, source),
        _ => run::<Hmac<Sha3_256>>(key, source),
    }
}

/// The source string of some values.
fn lp<V: AsRef<[u8]>>(values: impl IntoIterator<Item = V>) -> Vec<u8> {
    let one = |value: V| [value.as_ref().len().to_string().as_bytes(), value.as_ref()].concat();
    values.into_iter().flat_map(one).collect()
}

/// A pair for the body.
fn pair(name: &str, value: &[u8]) -> String {
    let escaped: String = value.iter().map(|byte| format!("%{byte:02X}")).collect();
    format!("{name}={escaped}")
}

/// A body of scalars.
fn form(fields: &[(&str, &[u8])]) -> Vec<u8> {
    let pairs: Vec<_> = fields.iter().map(|(name, value)| pair(name, value)).collect();
    pairs.join("&").into_bytes()
}

/// Adds the signature of a source string.
fn signed(body: &[u8], field: &str, source: &[u8]) -> Vec<u8> {
    with(body, field, &hex(&hmac(field, KEY, source)))
}

/// Adds a field.
fn with(body: &[u8], field: &str, value: &str) -> Vec<u8> {
    [body, b"&", field.as_bytes(), b"=", value.as_bytes()].concat()
}

/// The right source of a body.
fn right_source(body: &[u8]) -> Vec<u8> {
    let unverified = Unverified::parse(body, &Limits::DEFAULT).unwrap();
    lp(unverified.form().signed_fields().map(|field| field.value().to_vec()))
}

/// Everything that a person could read.
fn shown(diagnosis: &Diagnosis) -> String {
    let findings: String = diagnosis.findings().iter().map(Finding::to_string).collect();
    format!("{findings} {diagnosis:?}")
}

/// Diagnoses, and checks that nothing leaks.
fn run(body: &[u8], secrets: &[&[u8]]) -> Diagnosis {
    let diagnosis = diagnose(body, secrets, &Limits::DEFAULT);
    for finding in diagnosis.findings() {
        // Apart from names, nothing that could be a piece of a digest or a value.
        let text = finding.to_string().replace(finding.field().unwrap_or("\0"), "");
        let longest = text.split(|char: char| !char.is_ascii_hexdigit()).map(str::len).max();
        assert!(longest < Some(8), "{text}");
    }
    let shown = shown(&diagnosis);
    for secret in secrets.iter().filter(|secret| secret.trim_ascii().len() > 3) {
        let text = String::from_utf8_lossy(secret.trim_ascii());
        assert!(!shown.contains(&*text), "the key is shown: {shown}");
        let (Ok(secret), Ok(unverified)) =
            (SecretKey::new(secret), Unverified::parse(body, &Limits::DEFAULT))
        else {
            continue;
        };
        for algorithm in Algorithm::STRONGEST_FIRST {
            let tag = unverified.tag(&secret, algorithm).to_string();
            let lower = shown.to_lowercase();
            for at in 0..=tag.len() - 8 {
                assert!(!lower.contains(&tag[at..at + 8]), "a right tag is shown: {shown}");
            }
        }
    }
    diagnosis
}

#[track_caller]
fn expect(body: &[u8], secrets: &[&[u8]], id: &str, code: &str) -> Finding {
    let diagnosis = run(body, secrets);
    let first = diagnosis.findings().first().unwrap_or_else(|| panic!("no finding for {code}"));
    assert_eq!((first.id(), first.code()), (id, code), "{diagnosis:?}");
    assert!(diagnosis.is_complete());
    assert_eq!(diagnosis.secret(), None);
    let text = first.to_string();
    assert!(text.len() > 40 && text.ends_with('.') && !text.contains(['{', '}', '\n']), "{text}");
    assert!(!text.contains("  "), "{text}");
    first.clone()
}

/// Signs the source with each algorithm in turn, and expects a proof.
#[track_caller]
fn proved(body: &[u8], source: &[u8], id: &str, code: &str) -> Finding {
    let findings = FIELDS.map(|(field, algorithm)| {
        let finding = expect(&signed(body, field, source), &[KEY], id, code);
        assert!(finding.is_certain());
        assert_eq!((finding.algorithm(), finding.secret()), (Some(algorithm), Some(0)));
        finding
    });
    let mut all = String::new();
    for (field, _) in FIELDS {
        let name = &hex(&hmac(field, KEY, source));
        all.push_str(&format!("&{field}={name}"));
    }
    let body = [body, all.as_bytes()].concat();
    let of_all = expect(&body, &[b"another key, not it", KEY], id, code);
    assert_eq!((of_all.secret(), of_all.algorithm()), (Some(1), Some(Algorithm::Sha3_256)));
    findings.into_iter().next().unwrap()
}

/// An order with all that is needed to get things wrong.
fn order() -> Vec<u8> {
    b"REFNO=900000001&REFNOEXT=&ORDERNO=0&FIRSTNAME=Zo%C3%AB&COMPANY=A+%26+B&CITY=K%C3%B6ln&IPN_PID[]=101\
      &IPN_PID[]=102&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PNAME[]=Seat&IPN_DATE=20240102030405"
        .to_vec()
}

const ORDER: [&str; 11] = [
    "900000001",
    "",
    "0",
    "Zoë",
    "A & B",
    "Köln",
    "101",
    "102",
    "Café Pro",
    "Seat",
    "20240102030405",
];

#[test]
fn what_verifies_needs_no_explanation() {
    for fixture in countersign_fixtures::ALL {
        let body = fixture.body;
        let source = right_source(body);
        for (field, algorithm) in FIELDS {
            let diagnosis = run(&signed(body, field, &source), &[b"another", KEY]);
            assert_eq!(diagnosis.findings(), []);
            assert_eq!(diagnosis.secret(), Some(1));
            let signature = diagnosis.signatures()[0];
            assert_eq!(signature.algorithm(), algorithm);
            assert!(signature.is_well_formed());
            assert_eq!(signature.secret(), Some(1));
        }
    }
    assert_eq!(right_source(&order()), lp(ORDER));
}

#[test]
fn e1_signatures_of_a_wrong_shape() {
    let (body, source) = (order(), lp(ORDER));
    for (field, algorithm) in FIELDS {
        let digest = hmac(field, KEY, &source);
        let digits = hex(&digest);
        let mut base64 = String::new();
        for chunk in digest.chunks(3) {
            let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for place in 0..=chunk.len() {
                let digit = (bits >> (18 - 6 * place)) as usize & 63;
                let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
                base64.push_str(&format!("%{:02X}", alphabet[digit]));
            }
        }
        for (value, code, right) in [
            (String::new(), "signature_empty", false),
            (format!("+{digits}+"), "signature_padded", true),
            (format!("%22{digits}%22"), "signature_padded", true),
            (format!("0x{digits}"), "signature_padded", true),
            (digits[1..].to_owned(), "signature_wrong_length", false),
            (format!("{digits}00"), "signature_wrong_length", false),
            (format!("{}g", &digits[1..]), "signature_not_hex", false),
            (base64.clone(), "signature_base64", true),
            (format!("{base64}%3D"), "signature_base64", true),
        ] {
            let finding = expect(&with(&body, field, &value), &[KEY], "E1", code);
            assert!(finding.is_certain());
            assert_eq!(finding.algorithm(), Some(algorithm));
            assert_eq!(finding.secret(), right.then_some(0));
            assert_eq!(finding.to_string().ends_with("its digest is right."), right);
            assert!(finding.to_string().contains(field));
        }
        let twice = with(&with(&body, field, &digits), field, &digits);
        expect(&twice, &[KEY], "E1", "signature_repeated");
        expect(&with(&body, &format!("{field}[]"), &digits), &[KEY], "E1", "signature_is_array");
        let diagnosis = run(&with(&body, field, "xyz"), &[KEY]);
        assert!(!diagnosis.signatures()[0].is_well_formed());
    }
    assert_eq!(expect(&body, &[KEY], "E1", "signature_missing").field(), None);
    let misspelled =
        with(&body, "signature-sha2-256", &hex(&hmac("SIGNATURE_SHA2_256", KEY, &source)));
    let finding = expect(&misspelled, &[KEY], "E1", "signature_missing");
    assert_eq!(finding.field(), Some("signature-sha2-256"));
}

#[test]
fn e2_the_digest_of_something_else() {
    let (body, source) = (order(), lp(ORDER));
    for (of, digest) in FIELDS.map(|(field, _)| (field, hex(&hmac(field, KEY, &source)))) {
        for (field, _) in FIELDS.iter().filter(|(field, _)| *field != of) {
            let finding = expect(&with(&body, field, &digest), &[KEY], "E2", "wrong_algorithm");
            assert!(finding.is_certain());
            let text = finding.to_string();
            assert!(text.contains(field) && text.contains(of), "{text}");
        }
    }
    let sha3 = "SIGNATURE_SHA3_256";
    let keccak = SimpleHmac::<Keccak256>::new_from_slice(KEY).unwrap().chain_update(&source);
    let keccak = hex(&keccak.finalize().into_bytes());
    expect(&with(&body, sha3, &keccak), &[KEY], "E2", "keccak_instead_of_sha3");
    // An HMAC made by hand, with the block of MD5 and SHA-2, for keys shorter and longer than it.
    for key in [KEY, &[b'k'; 100]] {
        let mut block = if key.len() > 64 { Sha3_256::digest(key).to_vec() } else { key.to_vec() };
        block.resize(64, 0);
        let pad = |with: u8| block.iter().map(|byte| byte ^ with).collect::<Vec<_>>();
        let inner = Sha3_256::digest([pad(0x36), source.clone()].concat());
        let outer = Sha3_256::digest([pad(0x5c), inner.to_vec()].concat());
        expect(&with(&body, sha3, &hex(&outer)), &[key], "E2", "hmac_block_of_64");
    }
    for (field, plain) in [
        ("HASH", hex(&Md5::digest(&source))),
        ("SIGNATURE_SHA2_256", hex(&Sha256::digest(&source))),
        (sha3, hex(&Sha3_256::digest(&source))),
    ] {
        let finding = expect(&with(&body, field, &plain), &[KEY], "E2", "hash_without_key");
        assert_eq!(finding.secret(), None);
        expect(&with(&body, field, &plain), &[], "E2", "hash_without_key");
    }
    for parts in [[KEY, &source], [&source, KEY]] {
        let hash = hex(&Sha256::digest(parts.concat()));
        expect(&with(&body, "SIGNATURE_SHA2_256", &hash), &[KEY], "E2", "hash_with_key_attached");
    }
}

#[test]
fn e2_signatures_that_disagree() {
    let (body, source) = (order(), lp(ORDER));
    let right = signed(&body, "HASH", &source);
    let finding = expect(
        &with(&right, "SIGNATURE_SHA3_256", &"0".repeat(64)),
        &[KEY],
        "E2",
        "signatures_disagree",
    );
    assert!(!finding.is_certain());
    assert_eq!(finding.algorithm(), Some(Algorithm::Sha3_256));
    let other = hex(&hmac("SIGNATURE_SHA3_256", b"the other key", &source));
    let both = with(&right, "SIGNATURE_SHA3_256", &other);
    expect(&both, &[KEY, b"the other key"], "E2", "signatures_under_different_secrets");
    // Only one of them has a fault that can be named.
    let plain = hex(&Sha3_256::digest(&source));
    expect(&with(&right, "SIGNATURE_SHA3_256", &plain), &[KEY], "E2", "hash_without_key");
    expect(&with(&right, "SIGNATURE_SHA3_256", "abc"), &[KEY], "E1", "signature_wrong_length");
    let diagnosis = run(&with(&right, "SIGNATURE_SHA3_256", ""), &[KEY]);
    assert_eq!(diagnosis.signatures()[1].secret(), Some(0));
    assert_eq!(diagnosis.signatures()[0].secret(), None);
}

#[test]
fn e3_keys_whose_text_was_spoiled() {
    let (body, source) = (order(), lp(ORDER));
    // (the key that was given, the key that signed, code)
    let cases: [(&[u8], &[u8], &str); 27] = [
        (b"s3cr3tkey42zz\n", b"s3cr3tkey42zz", "secret_has_newline"),
        (b"s3cr3tkey42zz\r\n", b"s3cr3tkey42zz", "secret_has_newline"),
        (b" s3cr3tkey42zz\t", b"s3cr3tkey42zz", "secret_has_blanks"),
        (b" s3cr3tkey42zz ", b" s3cr3tkey42zz", "secret_has_blanks"),
        ("\u{feff}s3cr3tkey42zz".as_bytes(), b"s3cr3tkey42zz", "secret_has_invisible_characters"),
        ("s3cr3tkey42zz\u{a0}".as_bytes(), b"s3cr3tkey42zz", "secret_has_invisible_characters"),
        (b"\"s3cr3tkey42zz\"", b"s3cr3tkey42zz", "secret_has_quotes"),
        (b"'s3cr3tkey42zz'\n", b"s3cr3tkey42zz", "secret_has_quotes"),
        (b"SECRET_KEY='s3cr3t=key'", b"s3cr3t=key", "secret_has_name"),
        (b"s3&amp;cr&#039;3t&lt;", b"s3&cr'3t<", "secret_has_entities"),
        (b"s3&cr'3t<", b"s3&amp;cr&#039;3t&lt;", "secret_signed_with_entities"),
        (b"s3&cr'3t<", b"s3&amp;cr'3t&lt;", "secret_signed_with_entities"),
        (b"s3%26cr%273t", b"s3&cr'3t", "secret_is_url_encoded"),
        (b"s3\\$cr\\\"3t", b"s3$cr\"3t", "secret_has_backslashes"),
        (b"4142434445464748", b"ABCDEFGH", "secret_hex_decoded"),
        (b"ABCDEFGH", b"4142434445464748", "secret_hex_encoded"),
        (b"\xab\xcd\xef\xab", b"ABCDEFAB", "secret_hex_encoded"),
        (b"czNjcjN0a2V5NDI=", b"s3cr3tkey42", "secret_is_base64"),
        (b"S3CR3Tkey42zz", b"s3cr3tkey42zz", "secret_in_wrong_case"),
        (b"s3cr3tkey42zz", b"S3CR3TKEY42ZZ", "secret_in_wrong_case"),
        (b"s3cr3tkey42zz", b"s3cr3tkey42zz\n", "secret_signed_with_newline"),
        (b"s3cr3tkey42zz", b"s3cr3tkey42zz ", "secret_signed_with_newline"),
        ("schlüssel42zz".as_bytes(), b"schl\xfcssel42zz", "secret_in_other_charset"),
        (b"schl\xfcssel42zz", "schlüssel42zz".as_bytes(), "secret_in_other_charset"),
        (b"s3cr3t#key42zz", b"s3cr3t", "secret_cut"),
        (&[b'7'; 80], &[b'7'; 64], "secret_cut"),
        (KEY, b"", "signed_with_empty_secret"),
    ];
    for (given, used, code) in cases {
        for (field, algorithm) in FIELDS {
            let signed = with(&body, field, &hex(&hmac(field, used, &source)));
            let finding = expect(&signed, &[b"quite another", given], "E3", code);
            assert!(finding.is_certain());
            assert_eq!(finding.algorithm(), Some(algorithm));
            let number = if used.is_empty() { None } else { Some(1) };
            assert_eq!(finding.secret(), number);
            assert_eq!(
                finding.to_string().contains("ecret key 1 (counted from 0)"),
                number.is_some()
            );
        }
    }
}

#[test]
fn e3_secrets_that_are_none() {
    let body = signed(&order(), "HASH", b"whatever");
    for blank in [b"".as_slice(), b"  ", b"\r\n"] {
        let finding = expect(&body, &[blank], "E3", "secret_empty");
        assert!(finding.is_certain());
        assert_eq!(finding.secret(), Some(0));
    }
    expect(&body, &[], "E3", "secret_missing");
    // A blank key is never tried, even if the message was signed with it.
    let source = lp(ORDER);
    let with_blanks = with(&order(), "HASH", &hex(&hmac("HASH", b"  ", &source)));
    expect(&with_blanks, &[b"  "], "E3", "secret_empty");
    // What only looks spoiled is a hint.
    let diagnosis = run(&body, &[b"s3cr3tkey42zz\n", b"s3cr3t&amp;key42zz"]);
    let hints: Vec<_> =
        diagnosis.findings().iter().map(|found| (found.code(), found.secret())).collect();
    assert_eq!(
        hints,
        [("secret_has_newline", Some(0)), ("secret_has_entities", Some(1)), ("nothing_fits", None)]
    );
    assert!(!diagnosis.findings().iter().any(Finding::is_certain));
}

#[test]
fn e4_another_kind_of_secret() {
    let body = signed(&order(), "SIGNATURE_SHA3_256", b"whatever");
    let finding = expect(&body, &[b"tango"], "E4", "secret_looks_like_word");
    assert!(!finding.is_certain());
    // The documented INS example: 4774380224, 1817037, 4774380233, word tango.
    let ins =
        b"message_type=ORDER_CREATED&sale_id=4774380224&vendor_id=1817037&invoice_id=4774380233\
                &md5_hash=566C45D68B75357AD43F9010CFFE8CF5";
    let diagnosis = run(ins, &[KEY, b"tango"]);
    let codes: Vec<_> = diagnosis.findings().iter().map(Finding::code).collect();
    assert_eq!(codes, ["message_is_ins", "secret_is_ins_word"]);
    assert_eq!(diagnosis.findings()[1].id(), "E4");
    assert_eq!(diagnosis.findings()[1].secret(), Some(1));
    assert!(diagnosis.findings().iter().all(Finding::is_certain));
}

#[test]
fn e5_characters_counted() {
    let body =
        form(&[("REFNO", b"1"), ("CITY", "Köln".as_bytes()), ("FIRSTNAME", "Zoë 🦀".as_bytes())]);
    let finding = proved(&body, "114Köln5Zoë 🦀".as_bytes(), "E5", "lengths_in_characters");
    assert_eq!(finding.field(), Some("CITY"));
    proved(&body, "114Köln6Zoë 🦀".as_bytes(), "E5", "lengths_in_utf16_units");
}

#[test]
fn e6_values_trimmed() {
    let body =
        form(&[("REFNO", b"1"), ("CITY", b"  Bonn\t"), ("COMPANY", b" \n"), ("STATE", b"x ")]);
    let finding = proved(&body, b"114Bonn01x", "E6", "values_trimmed");
    assert_eq!(finding.field(), Some("CITY"));
    proved(&body, b"115Bonn\t02x ", "E6", "values_left_trimmed");
    proved(&body, b"116  Bonn01x", "E6", "values_right_trimmed");
    proved(&body, b"114  Bonn\t0 \n1x ", "E6", "lengths_of_trimmed_values");
    proved(&body, b"115  Bonn\t0 \n2x ", "E6", "lengths_of_trimmed_values");
    // JavaScript trims more than PHP.
    let wide = form(&[("CITY", "\u{a0}Bonn".as_bytes())]);
    proved(&wide, b"4Bonn", "E6", "values_trimmed");
}

#[test]
fn e5_with_e6() {
    let body = form(&[("REFNO", b"1"), ("CITY", " Köln ".as_bytes()), ("STATE", " 🦀".as_bytes())]);
    proved(&body, "114Köln1🦀".as_bytes(), "E5+E6", "trimmed_lengths_in_characters");
    proved(&body, "115Köln 1🦀".as_bytes(), "E5+E6", "trimmed_lengths_in_characters");
    proved(&body, "114Köln2🦀".as_bytes(), "E5+E6", "trimmed_lengths_in_utf16_units");
    proved(&body, "114 Köln 2 🦀".as_bytes(), "E5+E6", "trimmed_lengths_in_utf16_units");
}

#[test]
fn e7_slashes() {
    let body = form(&[("REFNO", b"1"), ("LASTNAME", b"O\\'Brien \\\\ x"), ("COMPANY", b"\"A\"")]);
    let finding = proved(&body, &lp(["1", "O'Brien \\ x", "\"A\""]), "E7", "slashes_removed");
    assert_eq!(finding.field(), Some("LASTNAME"));
    proved(&body, &lp(["1", "O\\\\\\'Brien \\\\\\\\ x", "\\\"A\\\""]), "E7", "slashes_added");
}

#[test]
fn e8_entities() {
    let body =
        form(&[("REFNO", b"1"), ("COMPANY", b"A & B <O'C> \"x\""), ("CITY", b"&amp;&#8364;&#39;")]);
    let decoded = lp(["1", "A & B <O'C> \"x\"", "&€'"]);
    let finding = proved(&body, &decoded, "E8", "entities_decoded");
    assert_eq!(finding.field(), Some("CITY"));
    for quote in ["&#039;", "'", "&#x27;", "&#39;"] {
        let company = format!("A &amp; B &lt;O{quote}C&gt; &quot;x&quot;");
        let source = lp(["1", &company, "&amp;amp;&amp;#8364;&amp;#39;"]);
        proved(&body, &source, "E8", "entities_added");
    }
}

#[test]
fn e9_empty_values() {
    let body = form(&[("REFNO", b"12"), ("REFNOEXT", b""), ("ORDERNO", b"0"), ("CITY", b" ")]);
    let finding = proved(&body, &lp(["12", "0", " "]), "E9", "empty_values_left_out");
    assert_eq!(finding.field(), Some("REFNOEXT"));
    proved(&body, &lp(["12", "", "", " "]), "E9", "zero_taken_as_empty");
    proved(&body, &lp(["12", " "]), "E9", "zero_and_empty_left_out");
    proved(&body, &lp(["12", "0"]), "E9", "blank_values_left_out");
}

#[test]
fn e9_by_the_looks() {
    let fixture =
        core::str::from_utf8(countersign_fixtures::get("ipn-complete").unwrap().body).unwrap();
    let source = right_source(fixture.as_bytes());
    let dropped: Vec<_> = fixture.split('&').filter(|pair| !pair.ends_with('=')).collect();
    let body = signed(dropped.join("&").as_bytes(), "SIGNATURE_SHA2_256", &source);
    let finding = expect(&body, &[KEY], "E9", "empty_fields_dropped");
    assert!(!finding.is_certain());
}

#[test]
fn e10_order() {
    let body = b"B=1&A[]=2&C=3&A[]=4&a=5";
    proved(body, &lp(["1", "2", "3", "4", "5"]), "E10", "wire_order");
    proved(body, &lp(["2", "4", "1", "3", "5"]), "E10", "fields_sorted");
    proved(body, &lp(["2", "4", "5", "1", "3"]), "E10", "fields_sorted_ignoring_case");
    proved(body, &lp(["5", "3", "1", "2", "4"]), "E10", "fields_sorted_backwards");
    // With and without the brackets in the sorted name.
    let body = b"C=0&AX=1&A[]=2&A[]=3";
    proved(body, &lp(["2", "3", "1", "0"]), "E10", "fields_sorted");
    proved(body, &lp(["1", "2", "3", "0"]), "E10", "fields_sorted");
    // As paths: A[10] stands before A[1].
    let members: Vec<_> = (0..12).map(|n| format!("A[]={n}")).collect();
    let by_path = ["0", "10", "11", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    proved(members.join("&").as_bytes(), &lp(by_path), "E10", "fields_sorted");
    // As JavaScript keeps them.
    let body = b"B=1&20=2&3=3&A[2]=4&A[x]=5&A[1]=6&03=7";
    proved(body, &lp(["3", "2", "1", "6", "4", "5", "7"]), "E10", "integer_names_first");
    proved(b"B=1&A[0]=2&A[x]=3&A[1]=4", &lp(["1", "2", "4"]), "E10", "keyed_members_lost");
    let body = b"B=1&A=2&B=3&C=4";
    proved(body, &lp(["1", "3", "2", "4"]), "E10", "doubled_fields_kept");
    proved(body, &lp(["1", "2", "4"]), "E10", "first_of_doubled_fields");
    proved(body, &lp(["1", "2", "3", "4"]), "E10", "wire_order");
}

#[test]
fn e10_by_the_looks() {
    let fixture =
        core::str::from_utf8(countersign_fixtures::get("ipn-complete").unwrap().body).unwrap();
    let source = right_source(fixture.as_bytes());
    let mut pairs: Vec<_> = fixture.split('&').collect();
    pairs.sort_unstable();
    let body = signed(pairs.join("&").as_bytes(), "SIGNATURE_SHA3_256", &source);
    expect(&body, &[KEY], "E10", "fields_came_sorted");
}

#[test]
fn e11_arrays() {
    let body = b"R=9&A[]=1&A[]=2&B[]=&B[]=3&C[]=4";
    let finding = proved(body, &lp(["9", "1", "", "4"]), "E11", "first_members_only");
    assert_eq!(finding.field(), Some("A"));
    proved(body, &lp(["9", "2", "3", "4"]), "E11", "last_members_only");
    proved(body, &lp(["9", "1,2", ",3", "4"]), "E11", "array_members_joined");
    proved(body, &lp(["9", "1, 2", ", 3", "4"]), "E11", "array_members_joined");
    proved(body, &lp(["9", "12", "3", "4"]), "E11", "array_members_joined");
    proved(body, &lp(["9", "Array", "Array", "Array"]), "E11", "arrays_as_text");
    proved(body, &lp(["9"]), "E11", "arrays_left_out");
    proved(body, &lp(["9", "1", "2", "", "4"]), "E11", "array_with_empty_first_member");
}

#[test]
fn e12_signature_fields_signed() {
    let body = order();
    // HASH comes first and is hashed into what follows.
    let source = lp(ORDER);
    let with_hash = signed(&body, "HASH", &source);
    let hash = hex(&hmac("HASH", KEY, &source));
    let sha2 = hex(&hmac("SIGNATURE_SHA2_256", KEY, &lp(ORDER.iter().copied().chain([&*hash]))));
    let both = with(&with_hash, "SIGNATURE_SHA2_256", &sha2);
    let finding = expect(&both, &[KEY], "E12", "signature_fields_signed");
    assert_eq!(finding.algorithm(), Some(Algorithm::Sha256));
    // Only the own field left out, on both sides: MD5 over a SHA field that was made with junk in HASH.
    let made_up = "ab".repeat(32);
    let md5 = hex(&hmac("HASH", KEY, &lp(ORDER.iter().copied().chain([&*made_up]))));
    let both = with(&with(&body, "HASH", &md5), "SIGNATURE_SHA3_256", &made_up);
    let finding = expect(&both, &[KEY], "E12", "signature_fields_signed");
    assert_eq!(finding.algorithm(), Some(Algorithm::Md5));
    // The own field, still empty.
    let alone = signed(&body, "SIGNATURE_SHA3_256", &lp(ORDER.iter().copied().chain([""])));
    expect(&alone, &[KEY], "E12", "signature_fields_signed");
}

#[test]
fn e12_names_left_out() {
    let body = b"REFNO=1&PASSWORDHASH=2&hash=3&CITY=4&SIGNATURE_DATE=5";
    let code = "names_like_signatures_left_out";
    assert_eq!(proved(body, &lp(["1", "2", "4", "5"]), "E12", code).field(), Some("hash"));
    assert_eq!(proved(body, &lp(["1", "4", "5"]), "E12", code).field(), Some("PASSWORDHASH"));
    proved(body, &lp(["1", "2", "3", "4"]), "E12", code);
    proved(body, &lp(["1", "4"]), "E12", code);
    let body = b"REFNO=1&custom_a=2&CITY=3&custom_b=4&ZIP=5";
    proved(body, &lp(["1", "3", "5"]), "E12", "lower_case_names_left_out");
}

#[test]
fn e13_fields_added() {
    let body =
        [b"REFNO=1&CITY=2&source=3&IPN_PID[]=4&IPN_PID[]=5", b"&IPN_DATE=6".as_slice()].concat();
    assert_eq!(
        proved(&body, &lp(["1", "2", "4", "5", "6"]), "E13", "field_added").field(),
        Some("source")
    );
    let finding = proved(&body, &lp(["1", "2", "3", "6"]), "E11", "arrays_left_out");
    assert_eq!(finding.field(), Some("IPN_PID"));
    let front = [b"page=7&id=8&x=9&", body.as_slice()].concat();
    let source = lp(["1", "2", "3", "4", "5", "6"]);
    assert_eq!(proved(&front, &source, "E13", "leading_fields_added").field(), Some("page"));
    let back = [body.as_slice(), b"&controller=7&action=8"].concat();
    assert_eq!(proved(&back, &source, "E13", "trailing_fields_added").field(), Some("controller"));
    // An empty one among empty ones: the undocumented name is meant.
    let body = b"REFNO=1&COMPANY=&_token=&CITY=&IPN_DATE=6";
    assert_eq!(proved(body, &lp(["1", "", "", "6"]), "E13", "field_added").field(), Some("_token"));
    for fixture in countersign_fixtures::ALL {
        let source = right_source(fixture.body);
        let body = [b"page_id=17&", fixture.body].concat();
        expect(&signed(&body, "SIGNATURE_SHA3_256", &source), &[KEY], "E13", "field_added");
    }
}

#[test]
fn e14_bodies_cut() {
    let pairs: Vec<_> = (0..1500).map(|n| format!("F{n}={n}")).collect();
    let body = pairs.join("&").into_bytes();
    for cap in [1000, 1001] {
        let source = lp((0..cap).map(|n| n.to_string()));
        expect(&signed(&body, "HASH", &source), &[KEY], "E14", "first_thousand_signed");
    }
    for cap in [1000, 1001] {
        let finding = expect(pairs[..cap].join("&").as_bytes(), &[KEY], "E14", "body_truncated");
        assert!(!finding.is_certain() && finding.to_string().contains("1000"));
    }
    for cut in ["REFNO=1&CITY=K%C", "REFNO=1&CITY=K%", "REFNO=1&CITY"] {
        let finding = expect(cut.as_bytes(), &[KEY], "E14", "body_truncated");
        assert_eq!(finding.field(), Some("CITY"));
    }
    let mut even = order();
    even.extend([b'x'; 4096]);
    even.truncate(4096);
    expect(&even, &[KEY], "E14", "body_truncated");
}

#[test]
fn e15_character_sets() {
    // UTF-8 that was taken for Latin-1 and written again; and Latin-1 that was made UTF-8.
    let body = form(&[("REFNO", b"1"), ("CITY", "KÃ¶ln".as_bytes())]);
    let finding = proved(&body, &lp(["1", "Köln"]), "E15", "charset_narrowed");
    assert_eq!(finding.field(), Some("CITY"));
    let body = form(&[("REFNO", b"1"), ("CITY", "Köln".as_bytes())]);
    proved(&body, b"114K\xf6ln", "E15", "charset_narrowed");
    proved(&body, &lp(["1", "KÃ¶ln"]), "E15", "charset_widened");
    proved(&body, &lp(["1", "K?ln"]), "E15", "charset_question_marks");
    proved(&body, &lp(["1", "Kln"]), "E15", "charset_non_ascii_dropped");
    let euro = form(&[("REFNO", b"1"), ("PRICE", "5 €".as_bytes())]);
    proved(&euro, b"1135 \x80", "E15", "charset_narrowed");
    proved(&euro, &lp(["1", "5 â‚¬"]), "E15", "charset_widened");
    let latin = form(&[("REFNO", b"1"), ("CITY", b"K\xf6ln")]);
    proved(&latin, &lp(["1", "Köln"]), "E15", "charset_widened");
    proved(&latin, &lp(["1", "K\u{fffd}ln"]), "E15", "invalid_utf8_replaced");
    let lost = form(&[("REFNO", b"1"), ("CITY", "K\u{fffd}ln".as_bytes())]);
    let finding =
        expect(&signed(&lost, "HASH", b"114K\xf6ln"), &[KEY], "E15", "replacement_characters");
    assert_eq!((finding.is_certain(), finding.field()), (false, Some("CITY")));
}

#[test]
fn e16_decoding() {
    let body = b"REFNO=1&COMPANY=A+%26+B&X=50%2525%2B&PHONE=%2B49+1";
    assert_eq!(right_source(body), lp(["1", "A & B", "50%25+", "+49 1"]));
    let finding = proved(body, &lp(["1", "A & B", "50% ", " 49 1"]), "E16", "values_decoded_twice");
    assert_eq!(finding.field(), Some("X"));
    proved(body, &lp(["1", "A & B", "50%+", "+49 1"]), "E16", "values_decoded_twice");
    proved(body, &lp(["1", "A & B", "50%25 ", " 49 1"]), "E16", "plus_decoded_twice");
    proved(body, &lp(["1", "A+%26+B", "50%2525%2B", "%2B49+1"]), "E16", "values_not_decoded");
    proved(body, &lp(["1", "A%20%26%20B", "50%2525%2B", "%2B49%201"]), "E16", "values_encoded");
    proved(body, &lp(["1", "A+&+B", "50%25+", "+49+1"]), "E16", "plus_not_decoded");
    let whole = lp(["1", "A ", "", "50%25+", "+49 1"]);
    proved(body, &whole, "E16", "body_decoded_before_splitting");
    let body = b"REFNO=1&NAME=A+B&PHONE=+49+30&TIMEZONE_OFFSET=GMT+03:00";
    let source = lp(["1", "A B", "+49 30", "GMT+03:00"]);
    assert_eq!(proved(body, &source, "E16", "blanks_were_plus_signs").field(), Some("PHONE"));
}

#[test]
fn e17_line_ends() {
    let crlf = form(&[("REFNO", b"1"), ("ADDRESS1", b"a\r\nb\r\n")]);
    assert_eq!(proved(&crlf, b"114a\nb\n", "E17", "line_ends_lf").field(), Some("ADDRESS1"));
    proved(&crlf, b"114a\rb\r", "E17", "line_ends_cr");
    proved(&crlf, b"114a b ", "E17", "line_ends_to_blanks");
    let lf = form(&[("REFNO", b"1"), ("ADDRESS1", b"a\nb")]);
    proved(&lf, b"114a\r\nb", "E17", "line_ends_crlf");
}

#[test]
fn e18_not_the_raw_body() {
    let looks = [
        (b" {\"REFNO\":\"1\"}".to_vec(), "body_is_json"),
        ("\u{feff}[[\"REFNO\",\"1\"]]".into(), "body_is_json"),
        (
            b"--x\r\nContent-Disposition: form-data; name=\"REFNO\"\r\n\r\n1\r\n--x--".to_vec(),
            "body_is_multipart",
        ),
        (b"<html><body>419</body></html>".to_vec(), "body_is_markup"),
        (b"Array\n(\n    [REFNO] => 1\n)".to_vec(), "body_is_dump"),
        (b"array(1) { [\"REFNO\"]=> string(1) \"1\" }".to_vec(), "body_is_dump"),
        (signed(b"REFNO=1&IPN_PID=[object+Object]", "HASH", b"x"), "arrays_printed_as_text"),
        (signed(b"REFNO=1&IPN_PID=Array", "HASH", b"x"), "arrays_printed_as_text"),
        (signed(b"REFNO=1&IPN_PID=101&IPN_PNAME=x", "HASH", b"x"), "brackets_missing"),
    ];
    for (body, code) in looks {
        assert!(!expect(&body, &[KEY], "E18", code).is_certain());
    }
    assert!(expect(b"", &[KEY], "E18", "body_is_empty").is_certain());
}

#[test]
fn e18_bodies_that_can_be_repaired() {
    let raw = signed(&order(), "SIGNATURE_SHA2_256", &lp(ORDER));
    let text = String::from_utf8(raw.clone()).unwrap();
    let utf16 = |mark: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("{mark}{text}\r\n").encode_utf16().flat_map(order).collect()
    };
    let base64: String = {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let padded: Vec<u8> = raw.iter().copied().chain([b'&'; 2]).collect();
        let digits = padded.chunks_exact(3).flat_map(|chunk| {
            let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte));
            [bits >> 18, bits >> 12, bits >> 6, bits].map(|digit| char::from(alphabet[digit & 63]))
        });
        digits.collect()
    };
    let wrapped: Vec<u8> = raw.chunks(76).collect::<Vec<_>>().join(b"\r\n".as_slice());
    const HEADERS: &[u8] = b"POST /ipn?a=b HTTP/1.1\r\nHost: a\r\n\r\n";
    let cases: [(Vec<u8>, &str, &str); 13] = [
        ([raw.as_slice(), b"\n"].concat(), "E21", "body_has_trailing_newline"),
        ([raw.as_slice(), b"\r\n\r\n"].concat(), "E21", "body_has_trailing_newline"),
        (utf16("\u{feff}", u16::to_le_bytes), "E18", "body_is_utf16"),
        (utf16("", u16::to_be_bytes), "E18", "body_is_utf16"),
        ([HEADERS, raw.as_slice()].concat(), "E18", "body_has_headers"),
        ([b"Host: a\nCookie: a=b\n\n", raw.as_slice(), b"\n"].concat(), "E18", "body_has_headers"),
        ([b"'", raw.as_slice(), b"'\n"].concat(), "E18", "body_in_quotes"),
        (text.replace('&', "&amp;").into(), "E18", "body_escaped_for_html"),
        (
            text.replace('%', "%25").replace('=', "%3D").replace('&', "%26").into(),
            "E18",
            "body_encoded_twice",
        ),
        (base64.into(), "E18", "body_is_base64"),
        (wrapped, "E18", "body_has_line_breaks"),
        (text.replace('&', "\n").into(), "E18", "body_one_pair_per_line"),
        (text.replace('&', "&\r\n").into(), "E18", "body_has_line_breaks"),
    ];
    for (body, id, code) in cases {
        let finding = expect(&body, &[b"another key here", KEY], id, code);
        assert!(finding.is_certain());
        assert_eq!((finding.secret(), finding.algorithm()), (Some(1), Some(Algorithm::Sha256)));
    }
    // A mark in front spoils a signature field that comes first.
    let hash = hex(&hmac("HASH", KEY, &lp(ORDER)));
    let front = format!("\u{feff}HASH={hash}&{}", String::from_utf8(order()).unwrap());
    expect(front.as_bytes(), &[KEY], "E22", "body_has_byte_order_mark");
}

#[test]
fn e19_other_messages() {
    for (body, code) in [
        (b"<EPAYMENT>20240102030405|00</EPAYMENT>".as_slice(), "message_is_receipt"),
        (b"<sig algo=\"sha256\" date=\"20240102030405\">00</sig>", "message_is_receipt"),
        (
            b"message_type=ORDER_CREATED&sale_id=1&vendor_id=2&invoice_id=3&md5_hash=00",
            "message_is_ins",
        ),
        (b"message_type=ORDER_CREATED&hash=sha256:00&sale_id=1", "message_is_ins"),
        (b"sid=1&order_number=2&total=3.00&key=00", "message_is_return_url"),
        (b"refno=1&total=3.00&signature=00", "message_is_return_url"),
        (b"MERCHANT=A&ORDER_REF=1&ORDER_HASH=00", "message_is_order_service"),
    ] {
        assert!(!expect(body, &[KEY], "E19", code).is_certain());
    }
    // Documented and derived digests, under the word they belong to.
    for (body, word, code) in [
        (
            b"sid=1817037&order_number=4774380224&total=0.01&key=7AB926D469648F3305AE361D5BD2C3CB"
                .as_slice(),
            b"tango".as_slice(),
            "secret_is_ins_word",
        ),
        (
            b"sid=1817037&order_number=4789848870&total=0.01&key=1BC47EA0D63EB76496E294F434138AD3",
            b"tango",
            "secret_is_ins_word",
        ),
        (
            b"total=29.00&total-currency=USD&refno=900000001\
              &signature=757dfe7400bb6c2c1d7ea96e0f1af3854521e35ba76db9140e56342faff11b7d",
            b"buylink-secret",
            "secret_is_buy_link_word",
        ),
    ] {
        assert!(expect(body, &[word], "E19", "message_is_return_url").is_certain());
        assert_eq!(run(body, &[word]).findings()[1].code(), code);
    }
}

#[test]
fn e20_nothing_fits() {
    for fixture in countersign_fixtures::ALL {
        let body = fixture.body;
        let source = right_source(body);
        for (field, _) in FIELDS {
            let signed = signed(body, field, &source);
            expect(&signed, &[b"K7#wrong!key%0123456"], "E20", "nothing_fits");
            let changed = String::from_utf8(signed).unwrap().replacen("=2", "=3", 1);
            expect(changed.as_bytes(), &[KEY], "E20", "nothing_fits");
        }
    }
}

#[test]
fn e23_over_the_limits() {
    let small = Limits { fields: 2, ..Limits::DEFAULT };
    let diagnosis = diagnose(b"A=1&B=2&C=3", &[KEY], &small);
    assert_eq!(diagnosis.error(), Some(countersign::Error::TooManyFields { limit: 2 }));
    assert_eq!(
        (diagnosis.findings()[0].id(), diagnosis.findings()[0].code()),
        ("E23", "body_over_limits")
    );
    assert!(diagnosis.signatures().is_empty());
}

#[test]
fn e24_values_reprinted() {
    let body = form(&[
        ("REFNO", b"00123"),
        ("PRICE", b"49.00"),
        ("RATE", b"-0.50"),
        ("DATE", b"20240102"),
    ]);
    let finding = proved(&body, &lp(["123", "49", "-0.5", "20240102"]), "E24", "numbers_reprinted");
    assert_eq!(finding.field(), Some("REFNO"));
    proved(&body, &lp(["00123", "49", "-0.5", "20240102"]), "E24", "numbers_reprinted");
    proved(&body, &lp(["00123", "49.0", "-0.5", "20240102"]), "E24", "numbers_reprinted");
    let nul = form(&[("REFNO", b"1"), ("CITY", b"Bonn\0x")]);
    assert_eq!(proved(&nul, &lp(["1", "Bonn"]), "E24", "values_cut_at_nul").field(), Some("CITY"));
}

#[test]
fn values_and_wild_names_are_not_shown() {
    let body = signed(
        b"A%1B%5D0;x%07%0A%FF=canary-value&CITY=%20canary-value",
        "HASH",
        &lp(["canary-value", "canary-value"]),
    );
    let diagnosis = run(&body, &[KEY]);
    assert_eq!(diagnosis.findings()[0].code(), "values_trimmed");
    assert!(!shown(&diagnosis).contains("canary"));
    let long = "N".repeat(5000);
    let wild = form(&[(&format!("%1B%5D0;x%07%0A%FF{long}"), "\u{fffd}".as_bytes())]);
    let diagnosis = run(&signed(&wild, "HASH", b"x"), &[KEY]);
    let path = diagnosis.findings()[0].field().unwrap();
    assert!(path.starts_with("\u{fffd}]0;x\u{fffd}\u{fffd}\u{fffd}NNN"), "{path:?}");
    assert!(path.len() < 120 && path.ends_with('…'));
}

/// Keys that look like brackets must not confuse the sorting of members.
#[test]
fn odd_keys_keep_their_places() {
    let pairs: Vec<_> = (0..200)
        .map(|n| match n % 4 {
            0 => format!("A[{}]={n}", 500 - n),
            1 => format!("A[[]=%20{n}"),
            2 => format!("A[{}][[]={n}", 500 - n),
            _ => format!("A[x{n}][{}]={n}", 500 - n),
        })
        .collect();
    let body = signed(format!("B=&{}", pairs.join("&")).as_bytes(), "HASH", b"x");
    expect(&body, &[KEY], "E20", "nothing_fits");
    let body = b"A[2]=a&A[[]=b&A[1]=c&A[[]=d&A[0][[]=e";
    assert_eq!(right_source(body), lp(["a", "d", "c", "e"]));
    proved(body, &lp(["e", "c", "a", "d"]), "E10", "integer_names_first");
}

/// The caps hold: none of these takes noticeable time.
#[test]
fn work_is_bounded() {
    let many: Vec<_> = (0..99_000).map(|n| format!("F{n}=%20%C3%A9{n}")).collect();
    let nested: Vec<_> = (0..40_000).map(|n| format!("A[{n}][x]={n}")).collect();
    let large =
        format!("A={}&B=+x%25", "'&\\%C3%A9".replace('&', "%26").repeat((8 << 20) / 11 - 100));
    let names: Vec<_> = (0..100).map(|n| format!("{}{n}=1", "N".repeat(60_000))).collect();
    for (nth, body) in
        [many.join("&"), nested.join("&"), large, names.join("&")].into_iter().enumerate()
    {
        let body = signed(body.as_bytes(), FIELDS[nth % 2].0, b"x");
        assert!(body.len() <= Limits::DEFAULT.body);
        let diagnosis = run(&body, &[KEY]);
        assert_eq!(diagnosis.findings().last().unwrap().code(), "nothing_fits");
        // Where a cap was met, the caller is told: too many fields to leave out each, too many bytes.
        assert_eq!(diagnosis.is_complete(), [false, true, false, true][nth]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_body_and_any_key_will_do(
        body in proptest::collection::vec(any::<u8>(), 0..300),
        keys in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40), 0..3),
    ) {
        let keys: Vec<_> = keys.iter().map(Vec::as_slice).collect();
        let _ = diagnose(&body, &keys, &Limits::DEFAULT);
        let _ = diagnose(&with(&body, "HASH", &"0".repeat(32)), &keys, &Limits::DEFAULT);
    }

    #[test]
    fn hostile_forms_will_do(
        body in "([ABab%+.&=\\[\\]é<'\\\\ 0-3]|&amp;|%0D|%0A|%00|%C3%A9|HASH|SIGNATURE_SHA2_256=|IPN_PID\\[\\]=){0,60}",
        key in "[ -~]{0,20}",
    ) {
        let body = with(body.as_bytes(), "SIGNATURE_SHA3_256", &"0".repeat(64));
        let diagnosis = run(&body, &[key.as_bytes()]);
        prop_assert!(diagnosis.secret().is_none());
        prop_assert!(!diagnosis.findings().is_empty());
    }

    /// A right signature is never explained away, whatever is in the body.
    #[test]
    fn genuine_bodies_have_no_findings(body in "([A-C]|&|=|%C3|%A9|\\+|\\[\\]|[0-2]){0,60}") {
        let body = format!("REFNO=1&{body}").into_bytes();
        let source = right_source(&body);
        let diagnosis = run(&signed(&body, "SIGNATURE_SHA2_256", &source), &[KEY]);
        prop_assert_eq!(diagnosis.findings(), []);
        prop_assert_eq!(diagnosis.secret(), Some(0));
    }
}
