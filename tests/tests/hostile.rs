//! Large bodies built to hurt. Only the answers are checked here; what they cost stands in `benches/`.

use countersign::{Error, Limits, SecretKey, Unverified, Verifier};
use std::fmt::Write as _;

const MANY: usize = 100_000;

fn joined(count: usize, mut pair: impl FnMut(&mut String, usize)) -> Vec<u8> {
    let mut body = String::new();
    for i in 0..count {
        if i > 0 {
            body.push('&');
        }
        pair(&mut body, i);
    }
    body.into_bytes()
}

/// How many fields a body has, parsed with the default limits.
fn count(body: &[u8]) -> Result<usize, Error> {
    Unverified::parse(body, &Limits::DEFAULT).map(|u| u.form().fields().count())
}

#[test]
fn as_many_fields_as_are_allowed_and_one_more() {
    let body = joined(MANY, |out, i| write!(out, "F{i}={i}").unwrap());
    assert_eq!(count(&body), Ok(MANY));
    let body = joined(MANY + 1, |out, i| write!(out, "F{i}={i}").unwrap());
    assert_eq!(count(&body), Err(Error::TooManyFields { limit: MANY }));
}

#[test]
fn one_array_many_arrays_interleaved_arrays() {
    let body = joined(MANY, |out, i| write!(out, "A[]={i}").unwrap());
    assert_eq!(count(&body), Ok(MANY));
    let body = joined(MANY, |out, i| write!(out, "A{i}%5B%5D={i}").unwrap());
    assert_eq!(count(&body), Ok(MANY));
    let body = joined(MANY, |out, i| write!(out, "A{}[]={i}", i % 300).unwrap());
    let unverified = Unverified::parse(&body, &Limits::DEFAULT).unwrap();
    let form = unverified.form();
    assert_eq!(form.fields().count(), MANY);
    assert_eq!(form.all("A7").count(), 334);
    assert_eq!(form.get("A7[333]"), Some(b"99907".as_slice()));
}

#[test]
fn explicit_keys_after_appends_and_the_other_way_round() {
    let body = joined(MANY, |out, i| match i % 2 {
        0 => write!(out, "A[]={i}").unwrap(),
        _ => write!(out, "A[{}]={i}", i / 2).unwrap(),
    });
    // A[0]: 0 then 1; A[1]: 2 then 3; … each append is overwritten by the explicit key after it.
    let unverified = Unverified::parse(&body, &Limits::DEFAULT).unwrap();
    assert_eq!(unverified.form().fields().count(), MANY / 2);
    assert_eq!(unverified.form().get("A[49999]"), Some(b"99999".as_slice()));
}

#[test]
fn the_same_name_again_and_again() {
    let body = joined(MANY, |out, i| write!(out, "A={i}").unwrap());
    let unverified = Unverified::parse(&body, &Limits::DEFAULT).unwrap();
    assert_eq!(unverified.form().fields().count(), 1);
    assert_eq!(unverified.form().get("A"), Some(b"99999".as_slice()));
    // Array, scalar, array, scalar: every change makes a new array.
    let body = joined(MANY, |out, i| write!(out, "A{}={i}", ["[x]", ""][i % 2]).unwrap());
    assert_eq!(count(&body), Ok(1));
}

#[test]
fn more_arrays_than_fields_are_too_many() {
    let body = joined(MANY, |out, i| write!(out, "A{i}[x][y]={i}").unwrap());
    assert_eq!(count(&body), Err(Error::TooManyFields { limit: MANY }));
    let deep = format!("A{}=1", "[]".repeat(64));
    let body = joined(MANY, |out, _| out.push_str(&deep));
    assert!(matches!(count(&body), Err(Error::BodyTooLarge { .. } | Error::TooManyFields { .. })));
}

#[test]
fn eight_megabytes_of_one_byte() {
    for byte in 0..=255_u8 {
        if b"&=%+[]. \0aA0".contains(&byte) || byte > 250 {
            let body = vec![byte; Limits::DEFAULT.body];
            let expected = match byte {
                b'&' | b'=' => Ok(0),
                _ => Err(Error::NameTooLong { limit: 1 << 16 }),
            };
            assert_eq!(count(&body), expected, "{byte:#x}");
        }
    }
}

#[test]
fn long_names_and_names_that_never_close() {
    let name = "a[".repeat(30_000);
    assert_eq!(count(format!("{name}=1").as_bytes()), Ok(1));
    let name = "[x]".repeat(20_000);
    let limit = 64;
    assert_eq!(count(format!("a{name}=1").as_bytes()), Err(Error::NestingTooDeep { limit }));
    let body = joined(100, |out, i| {
        write!(out, "{}{i}=1", "x".repeat(60_000)).unwrap();
    });
    assert_eq!(count(&body), Ok(100));
}

#[test]
fn one_verifier_for_many_threads() {
    let secret = SecretKey::new(b"AABBCCDDEEFF").unwrap();
    let verifier = Verifier::new([secret]).unwrap();
    let body = b"REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat\
        &ORDERNO=0&IPN_DATE=20240102030405\
        &SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9";
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..500 {
                    let verified = verifier.verify(body).unwrap();
                    assert_eq!(verified.get("IPN_PID[1]"), Some(b"102".as_slice()));
                }
            });
        }
    });
}

#[test]
fn handles_go_to_other_threads() {
    fn goes<T: Send + Sync + 'static>() {}
    goes::<Verifier>();
    goes::<countersign::Verified<'static>>();
    goes::<Unverified<'static>>();
    goes::<SecretKey>();
}

/// What a stranger wrote into a name must not reach a terminal or a log as it is.
#[test]
fn debug_escapes_names() {
    let unverified = Unverified::parse(b"REFNO%0A%1b[31m=1", &Limits::DEFAULT).unwrap();
    let shown = format!("{unverified:?} {:?}", unverified.form());
    assert!(shown.contains(r"REFNO\n\x1b"), "{shown}");
    assert!(!shown.contains(['\n', '\x1b']));
}
