//! What must hold for the other messages whatever comes in: no panic, no digest in an answer, and nothing accepted that was
//! not signed.

use countersign::api_auth::{Header, Login};
use countersign::convertplus::{ReturnUrl, sign_link, sign_return};
use countersign::delivery::Delivery;
use countersign::ins::{self, Ins, InsPolicy};
use countersign::order_service::{IdnReply, check_partial_amount};
use countersign::redirect::{self, Redirect, RedirectPolicy};
use countersign::{
    Algorithm, AlgorithmSet, BuyLinkSecretWord, Error, InsSecretWord, Policy, SecretKey, Storage,
    sign,
};
use countersign_tests::bodies;
use proptest::collection::vec;
use proptest::prelude::*;

const ACCOUNT: &str = "1817037";

fn word() -> [InsSecretWord; 1] {
    [InsSecretWord::new(b"tango").unwrap()]
}

fn link_word() -> [BuyLinkSecretWord; 1] {
    [BuyLinkSecretWord::new(b"buylink-secret").unwrap()]
}

fn key() -> [SecretKey; 1] {
    [SecretKey::new(b"AABBCCDDEEFF").unwrap()]
}

/// Some 32 or 64 hexadecimal digits stand in a text.
fn has_digest(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_hexdigit()).any(|run| run.len() >= 32)
}

fn tells_nothing(error: Error) -> bool {
    !has_digest(&format!("{error} {error:?} {}", error.code()))
}

/// Pieces of all messages, put together in any way.
fn scraps() -> impl Strategy<Value = Vec<u8>> {
    const LIST: &[&str] = &[
        "sale_id",
        "invoice_id",
        "md5_hash",
        "hash",
        "order_number",
        "total",
        "key",
        "x_MD5_Hash",
        "refno",
        "signature",
        "total-currency",
        "HASH",
        "SIGNATURE_SHA3_256",
        "TESTORDER",
        "[]",
        "[x]",
        "=",
        "&",
        "?",
        "#",
        "://",
        "https",
        "/",
        "%",
        "%41",
        "+",
        "1",
        "0.01",
        "YES",
        "code",
        "date",
        "algo",
        "'",
        "\"",
        " ",
        "sha256",
        "2024-02-11 07:15:02",
        "<EPAYMENT>",
        "</EPAYMENT>",
        "|",
        "prod",
        "qty",
        "é",
        "0123456789abcdef0123456789ABCDEF",
        "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF",
    ];
    let scrap = prop_oneof![
        9 => proptest::sample::select(LIST).prop_map(|scrap| scrap.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..4),
    ];
    vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

fn anything() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![scraps(), bodies::strategy().prop_map(|case| case.body), vec(any::<u8>(), 0..300)]
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// Nobody guesses a signature; and the answers hold nothing worth having.
    #[test]
    fn nothing_unsigned_is_accepted(input in anything()) {
        let ins = Ins::verify(&input, &InsPolicy::new(ACCOUNT), &word());
        prop_assert!(tells_nothing(ins.unwrap_err()));
        let back = Redirect::verify(&input, &RedirectPolicy::new(ACCOUNT).accept_demo(true), &word());
        prop_assert!(tells_nothing(back.unwrap_err()));
        prop_assert!(tells_nothing(ReturnUrl::verify(&input, &link_word()).unwrap_err()));
        let delivery = Delivery::verify(&input, &Policy::new().accept_md5(), &key());
        prop_assert!(tells_nothing(delivery.unwrap_err()));
        prop_assert!(tells_nothing(IdnReply::verify(&input, &key()).unwrap_err()));
        let text = String::from_utf8_lossy(&input);
        if let Ok(login) = Login::parse(&text) {
            let shown = format!("{login:?}");
            prop_assert!(!shown.contains(&login_hash(&login)));
            prop_assert_eq!(login.verify(&key()[0]), Err(Error::SignatureMismatch));
        }
        let _ = sign_link(&text, &link_word()[0]);
    }

    /// Lent storage answers what the heap answers.
    #[test]
    fn lent_storage_answers_the_same(input in anything()) {
        let mut storage = Box::new(Storage::<512, 1024>::new());
        let (ins, redirect) = (InsPolicy::new(ACCOUNT), RedirectPolicy::new(ACCOUNT));
        let heap = Ins::verify(&input, &ins, &word()).err();
        let lent = Ins::verify_in(&mut input.clone(), &mut *storage, &ins, &word()).err();
        prop_assert_eq!(heap, lent);
        let heap = Redirect::verify(&input, &redirect, &word()).err();
        let lent = Redirect::verify_in(&mut input.clone(), &mut *storage, &redirect, &word()).err();
        prop_assert_eq!(heap, lent);
        let policy = Policy::new();
        let heap = Delivery::verify(&input, &policy, &key()).err();
        let lent = Delivery::verify_in(&mut input.clone(), &mut *storage, &policy, &key()).err();
        prop_assert_eq!(heap, lent);
    }

    /// What is signed verifies, and with one byte of a signed value changed it does not.
    #[test]
    fn signed_ins_verifies(body in anything(), sale in "[0-9]{1,12}", invoice in "[0-9]{1,12}") {
        let body = [&body, format!("&sale_id={sale}&invoice_id={invoice}").as_bytes()].concat();
        let Ok(signed) = ins::sign(&body, ACCOUNT, &word()[0]) else { return Ok(()) };
        let policy = InsPolicy::new(ACCOUNT);
        match Ins::verify(&signed, &policy, &word()) {
            Ok(ins) => {
                prop_assert_eq!(ins.sale_id(), sale.as_bytes());
                prop_assert_eq!(ins.invoice_id(), invoice.as_bytes());
                prop_assert!(ins.unsigned().get("sale_id").is_none());
                let shown = format!("{ins:?}");
                let right = String::from_utf8_lossy(&signed[signed.len() - 32..]).to_lowercase();
                prop_assert!(!shown.to_lowercase().contains(&right));
            }
            // The other signature, twice or as an array.
            Err(Error::DuplicateField(_) | Error::InvalidField(_)) => return Ok(()),
            Err(other) => prop_assert!(false, "{other}"),
        }
        let other = format!("sale_id={}&invoice_id=", flipped(&sale));
        let from = format!("sale_id={sale}&invoice_id=");
        let changed = String::from_utf8_lossy(&signed).replace(&from, &other);
        if std::str::from_utf8(&signed).is_ok() {
            let verdict = Ins::verify(changed.as_bytes(), &policy, &word());
            prop_assert_eq!(verdict.unwrap_err(), Error::SignatureMismatch);
        }
    }

    #[test]
    fn signed_redirect_verifies(order in "[2-9][0-9]{1,12}", total in r"[0-9]{1,6}\.[0-9]{2}", demo: bool) {
        let query = format!("?order_number={order}&total={total}&currency_code=USD");
        let word = word();
        let made = if demo { redirect::sign_demo } else { redirect::sign };
        let signed = made(query.as_bytes(), ACCOUNT, &word[0]).unwrap();
        let policy = RedirectPolicy::new(ACCOUNT);
        prop_assert_eq!(Redirect::verify(&signed, &policy, &word).is_ok(), !demo);
        let back = Redirect::verify(&signed, &policy.accept_demo(true), &word).unwrap();
        prop_assert_eq!((back.is_demo(), back.order_number()), (demo, order.as_bytes()));
        let changed = String::from_utf8(signed).unwrap().replace(&total, &flipped(&total));
        let verdict = Redirect::verify(changed.as_bytes(), &policy.accept_demo(true), &word);
        prop_assert_eq!(verdict.unwrap_err(), Error::SignatureMismatch);
    }

    /// In any order of the parameters, and a link signed again is the same link.
    #[test]
    fn signed_links_verify(
        mut parameters in proptest::collection::btree_map("[a-z][a-z-]{0,8}", "\\PC{0,12}", 1..8),
        at in 0..8usize,
    ) {
        parameters.remove("signature");
        let escaped = |text: &str| -> String { text.bytes().map(|b| format!("%{b:02x}")).collect() };
        let mut pairs: Vec<_> =
            parameters.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let [word] = link_word();
        let url = format!("https://shop.example/thanks?{}#top", pairs.join("&"));
        let signed = sign_return(&url, &word).unwrap();
        let back = ReturnUrl::verify(&signed, &link_word()).unwrap();
        for (name, value) in &parameters {
            prop_assert_eq!(back.get(name), Some(value.as_bytes()));
        }
        prop_assert_eq!(sign_return(&signed, &word).unwrap(), signed.clone());

        let signature = signed.split("signature=").nth(1).unwrap().trim_end_matches("#top");
        pairs.push(format!("signature={signature}"));
        let turn = at % pairs.len();
        pairs.rotate_left(turn);
        prop_assert!(ReturnUrl::verify(pairs.join("&"), &link_word()).is_ok());
        pairs.push("zz=1".into());
        prop_assert!(ReturnUrl::verify(pairs.join("&"), &link_word()).is_err());

        if let Ok(link) = sign_link(&url, &word) {
            prop_assert_eq!(sign_link(&link, &word).unwrap(), link);
        }
    }

    /// A request for codes is a notification as far as its signature goes.
    #[test]
    fn signed_delivery_verifies(case in bodies::strategy()) {
        let [key] = key();
        let Ok(signed) = sign(&case.body, &key, AlgorithmSet::SHA) else { return Ok(()) };
        match Delivery::verify(&signed, &Policy::new(), &[key]) {
            Ok(delivery) => prop_assert_eq!(delivery.algorithm(), Algorithm::Sha3_256),
            Err(error) => {
                prop_assert!(matches!(error, Error::DuplicateField(_) | Error::InvalidField(_)), "{error}");
            }
        }
    }

    #[test]
    fn headers_are_read_back(code in "[A-Z0-9 .é-]{1,12}", now in 0i64..253_402_300_799, md5: bool) {
        let [key] = key();
        let algorithm = if md5 { Algorithm::Md5 } else { Algorithm::Sha3_256 };
        let header = Header::new(&key, algorithm, &code, now).unwrap();
        let text = header.to_string();
        let login = Login::parse(&text).unwrap();
        prop_assert_eq!((login.code(), login.date(), login.algorithm()), (&*code, header.date(), algorithm));
        prop_assert_eq!(login.verify(&key), Ok(()));
        let shown = format!("{header:?} {login:?}");
        prop_assert!(!has_digest(&shown));
    }

    /// The rule of partial refunds against whole cents.
    #[test]
    fn partial_amounts_are_exact(cents in 1u64..10_000_000_000_000_000, quantity in 1u32..100, off in 0u64..2) {
        let text = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
        let product = cents.wrapping_mul(quantity.into());
        let fits = product < 1_000_000_000_000_000_000;
        let verdict = check_partial_amount(&text(product + off), &text(cents), &quantity.to_string());
        if fits {
            prop_assert_eq!(verdict.is_ok(), off == 0);
        }
    }

    #[test]
    fn amounts_of_any_shape(a in "[0-9._eE+-]{0,30}", b in "\\PC{0,6}", c in "[0-9.]{0,12}") {
        let _ = check_partial_amount(&a, &b, &c);
    }
}

/// The first digit replaced by another one.
fn flipped(digits: &str) -> String {
    let first = if digits.starts_with('7') { "8" } else { "7" };
    format!("{first}{}", &digits[1..])
}

/// The hash that the login's own values must have.
fn login_hash(login: &Login<'_>) -> String {
    let values = [login.code().as_bytes(), login.date().as_bytes()];
    key()[0].tag(login.algorithm(), &values).to_string()
}

/// Debug shows no secret.
#[test]
fn secrets_stay_secret() {
    let shown = format!("{:?} {:?} {:?}", word(), link_word(), key());
    assert!(!shown.contains("tango") && !shown.contains("buylink") && !shown.contains("AABB"));
    assert_eq!(InsSecretWord::new(&[b'x'; 128]).err(), None);
    let long = InsSecretWord::new(&[b'x'; 129]).err();
    assert_eq!(long, Some(Error::SecretTooLong { limit: InsSecretWord::MAX }));
}
