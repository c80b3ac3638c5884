//! Receipts right and wrong. Every digest was computed with Python's `hmac`; none comes from this
//! workspace's code.

use countersign::{Algorithm, AlgorithmSet, Error, Limits, SecretKey, Unverified};

use super::{Fault, Report, Sent, Warning, check};

const KEY: &[u8] = b"AABBCCDDEEFF";
/// 2024-01-02 03:05:00 UTC.
const NOW: i64 = 1_704_164_700;
const DATE: &str = "20240102030500";

/// The values of the worked example, with whatever signature fields; nobody checks them here.
const IPN: &str = "REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102\
    &IPN_PNAME[]=Seat&ORDERNO=0&IPN_DATE=20240102030405";
const LCN: &str = "LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=2025-02-11";

const MD5: &str = "999dbe028655a93332028edc98fbeca5";
const SHA2: &str = "e81dedad0fae8f812fe7205f1da993c8237db408ad6198a327126bf76c5f3cd8";
const SHA3: &str = "fea16ac921264dae16acf27d96347ffe01f0081d2110b2ea453bfc7369ea144d";

fn sent(body: &str, algorithms: &[Algorithm]) -> Sent {
    let fields: String =
        algorithms.iter().map(|algorithm| format!("&{}=x", algorithm.field())).collect();
    let message =
        Unverified::parse((body.to_owned() + &fields).as_bytes(), &Limits::DEFAULT).unwrap();
    Sent::new(message.form(), message.kind()).unwrap()
}

fn check_ipn(answer: &str, algorithms: &[Algorithm]) -> Report {
    check(answer.as_bytes(), &sent(IPN, algorithms), &SecretKey::new(KEY).unwrap(), NOW)
}

fn sig(algorithm: &str, date: &str, digest: &str) -> String {
    format!("<sig algo=\"{algorithm}\" date=\"{date}\">{digest}</sig>")
}

fn epayment(date: &str, digest: &str) -> String {
    format!("<EPAYMENT>{date}|{digest}</EPAYMENT>")
}

use Algorithm::{Md5, Sha3_256 as Sha3, Sha256 as Sha2};

#[track_caller]
fn right(answer: &str, algorithms: &[Algorithm], algorithm: Algorithm, warnings: &[Warning]) {
    let report = check_ipn(answer, algorithms);
    assert_eq!(report, Report { verdict: Ok(algorithm), warnings: warnings.to_vec() }, "{answer}");
}

#[track_caller]
fn wrong(answer: &str, algorithms: &[Algorithm], fault: Fault) {
    let report = check_ipn(answer, algorithms);
    assert_eq!(report, Report { verdict: Err(fault), warnings: Vec::new() }, "{answer}");
}

#[test]
fn right_receipts() {
    right(&epayment(DATE, MD5), &[Md5], Md5, &[]);
    right(&sig("sha256", DATE, SHA2), &[Sha2], Sha2, &[]);
    right(&sig("sha3-256", DATE, SHA3), &[Sha3], Sha3, &[]);
    right(&sig("sha3-256", DATE, SHA3), &[Md5, Sha2, Sha3], Sha3, &[]);
    // Anywhere in the answer, and in either case.
    right(&format!("<p>Thanks!\n{}</p>", sig("sha256", DATE, SHA2)), &[Sha2], Sha2, &[]);
    right(&sig("sha256", DATE, &SHA2.to_uppercase()), &[Sha2], Sha2, &[]);
    // Names around it that are not UTF-8.
    let answer = [b"\xff\x00<".as_slice(), sig("sha256", DATE, SHA2).as_bytes(), b"\xfe"].concat();
    let report = check(&answer, &sent(IPN, &[Sha2]), &SecretKey::new(KEY).unwrap(), NOW);
    assert_eq!(report.verdict, Ok(Sha2));
}

#[test]
fn right_receipts_for_subscriptions() {
    let secret = SecretKey::new(KEY).unwrap();
    let report =
        |body, answer: String| check(answer.as_bytes(), &sent(body, &[Sha3]), &secret, NOW);
    let with = "81e681c07b609750ecab44ba6060928011ca6d657e4f0ded0b71622bd1ed493e";
    let without = "b68017e013b37fcca83d4b6617acd242566e056a3ee06ae1e6be673338174b49";
    assert_eq!(report(LCN, sig("sha3-256", DATE, with)).verdict, Ok(Sha3));
    // Not sent and sent empty are the same.
    assert_eq!(report("LICENSE_CODE=AB12CD34EF", sig("sha3-256", DATE, without)).verdict, Ok(Sha3));
    let empty = "LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=";
    assert_eq!(report(empty, sig("sha3-256", DATE, without)).verdict, Ok(Sha3));
    assert!(report(LCN, sig("sha3-256", DATE, without)).verdict.is_err());
}

#[test]
fn what_may_or_may_not_pass() {
    use Warning::*;
    right(
        &format!("<sig algo='sha256' date='{DATE}'>{SHA2}</sig>"),
        &[Sha2],
        Sha2,
        &[SingleQuotes],
    );
    right(&sig("sha256", DATE, &format!("\n{SHA2}\n")), &[Sha2], Sha2, &[Blanks]);
    right(&sig(" sha256 ", DATE, SHA2), &[Sha2], Sha2, &[Blanks]);
    right(&epayment(DATE, MD5), &[Md5, Sha3], Md5, &[EpaymentBesideSha]);
    right(&sig("sha256", DATE, SHA2), &[Sha2, Sha3], Sha2, &[NotStrongest(Sha3)]);
    let two = sig("sha256", DATE, SHA2) + &sig("sha3-256", DATE, SHA3);
    right(&two, &[Sha2, Sha3], Sha2, &[NotStrongest(Sha3), SeveralTags]);
    let two = sig("sha3-256", DATE, SHA2) + &sig("sha3-256", DATE, SHA3);
    right(&two, &[Sha3], Sha3, &[SeveralTags, WrongTagToo]);
    let escaped = "&lt;sig algo=\"sha256\"&gt;".to_owned() + &sig("sha256", DATE, SHA2);
    right(&escaped, &[Sha2], Sha2, &[EscapedTagToo]);
    right(&format!("{{\"receipt\":\"{}\"}}", epayment(DATE, MD5)), &[Md5], Md5, &[InJson]);
}

#[test]
fn dates() {
    use Warning::*;
    for (date, digest, warnings) in [
        (
            "20240103030500",
            "975da7fdea6a33c2a0e9c7a145a6defd7e608dbec43fea3a6aa69f68d2d5f364",
            &[][..],
        ),
        (
            "20240103030501",
            "931916428c7ff01168b8689273e18655cc71e1c97d48d7919eb8fe1ea30038f8",
            &[DateFar],
        ),
        (
            "20240101030459",
            "2fc7b9b0fc7dad24db154eee832bc228601ba6483237e7e47165cc4da589524b",
            &[DateFar],
        ),
        (
            "2024010230500",
            "ffd1d22d610f71b28ad08d2c8c325c87d5f7c7c9b47d0f73be23b211e2ff5e01",
            &[DateShape],
        ),
        (
            "2024-01-02 03:05:00",
            "79c380dfbda9e380983327290168290bffab89b26efa4b65a025c0010731b81d",
            &[DateShape],
        ),
        ("", "a1b9ec14b6470608f7a9099deed84cae9dbaef9c87e7e61538f1ce9c9cef968c", &[DateShape]),
        (
            " 20240102030500",
            "1aed829b77ece78ce060115be34e0578cce5141fb2e2863281016b6bbab23522",
            &[Blanks, DateShape],
        ),
    ] {
        right(&sig("sha256", date, digest), &[Sha2], Sha2, warnings);
    }
}

#[test]
fn no_receipts() {
    for nothing in ["", "OK", "<html></html>", SHA2, "<sigh>", "1|2"] {
        wrong(nothing, &[Sha2], Fault::NoTag);
    }
    wrong(&epayment(DATE, MD5), &[Sha2], Fault::AlgorithmNotSent(Md5));
    wrong(&sig("sha3-256", DATE, SHA3), &[Md5, Sha2], Fault::AlgorithmNotSent(Sha3));
    wrong(&sig("sha3_256", DATE, SHA3), &[Sha3], Fault::UnknownAlgorithm);
    wrong(&sig("md5", DATE, MD5), &[Md5], Fault::UnknownAlgorithm);
    wrong(&sig("sha256", DATE, &SHA2[1..]), &[Sha2], Fault::MalformedDigest(Sha2));
    wrong(&sig("sha256", DATE, ""), &[Sha2], Fault::MalformedDigest(Sha2));
    wrong(&sig("sha256", DATE, MD5), &[Sha2], Fault::MalformedDigest(Sha2));
    wrong(&epayment(DATE, SHA2), &[Md5, Sha2], Fault::MalformedDigest(Md5));
    wrong(&sig("sha256", DATE, SHA2).replace('"', "\\\""), &[Sha2], Fault::JsonTag);
    wrong(&sig("sha256", DATE, SHA2).to_uppercase(), &[Sha2], Fault::MisspeltTag);
    let html = sig("sha256", DATE, SHA2).replace('<', "&lt;").replace('>', "&gt;");
    wrong(&html, &[Sha2], Fault::EscapedTag);
    wrong("<sig>", &[Sha2], Fault::MalformedTag);
}

fn reason(report: &Report) -> &'static str {
    let Err(Fault::WrongDigest(_, Some(reason))) = report.verdict else {
        panic!("{report:?}");
    };
    reason
}

#[test]
fn wrong_digests_and_how_they_come() {
    let unknown = SHA2.replace('e', "f");
    wrong(&sig("sha256", DATE, &unknown), &[Sha2], Fault::WrongDigest(Sha2, None));
    // Another DATE than the one that was signed.
    wrong(&sig("sha256", "20240102030501", SHA2), &[Sha2], Fault::WrongDigest(Sha2, None));
    for (answer, words) in [
        (sig("sha256", DATE, SHA3), "another algorithm"),
        (sig("sha3-256", DATE, SHA2), "another algorithm"),
        (sig("sha256", " 20240102030500", SHA2), "without the blanks"),
        (
            sig("sha256", DATE, "efbe7c6b903e480e012fdc492b6f24607e373faeb3a57bad669adc505d038e43"),
            "all products",
        ),
        (
            sig("sha256", DATE, "82000e56e5a73957a59ddae3df673afefa9dc83aa4ec107bbad6df4eca26d6f6"),
            "own date",
        ),
        (
            sig("sha256", DATE, "41f66030cf02e4701955a2fb995581d28f71ec4ef65b406e7f45b9b45e672d4e"),
            "not signed",
        ),
        (
            sig("sha256", DATE, "a1b9ec14b6470608f7a9099deed84cae9dbaef9c87e7e61538f1ce9c9cef968c"),
            "not signed",
        ),
        (
            sig("sha256", DATE, "a11f7746ccc30c749a3a29b25c1f6652d799777707b0b43392ead03e856440ac"),
            "max_input_vars",
        ),
    ] {
        let report = check_ipn(&answer, &[Sha2, Sha3]);
        assert!(reason(&report).contains(words), "{answer}: {report:?}");
    }
    let secret = SecretKey::new(KEY).unwrap();
    let skipped = "c65990de4e01b88f9dd81f038f385eaad5830802a1fb93bad136a5e9d52d2fc8";
    let sent = sent("LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=", &[Sha2]);
    let report = check(sig("sha256", DATE, skipped).as_bytes(), &sent, &secret, NOW);
    assert!(reason(&report).contains("empty"));
    let sent = self::sent(&IPN.replacen("=101", "=+101+", 1), &[Sha2]);
    let report = check(sig("sha256", DATE, SHA2).as_bytes(), &sent, &secret, NOW);
    assert!(reason(&report).contains("trimmed"));
}

#[test]
fn the_right_digest_is_never_told() {
    for answer in
        [sig("sha256", DATE, SHA3), epayment(DATE, SHA2), sig("sha256", DATE, &SHA2[..63])]
    {
        let report = check_ipn(&answer, &[Md5, Sha2]);
        let text = format!("{report:?} {}", report.verdict.unwrap_err());
        for digest in [MD5, SHA2, SHA3] {
            assert!(!text.contains(&digest[..16]), "{text}");
        }
    }
}

#[test]
fn messages_without_a_receipt() {
    let of = |body: &str| {
        let message = Unverified::parse(body.as_bytes(), &Limits::DEFAULT).unwrap();
        Sent::new(message.form(), message.kind()).map(|_| ()).unwrap_err()
    };
    assert_eq!(of("IPN_PID[]=1&IPN_DATE=2"), Error::MissingField("IPN_PNAME[0]"));
    assert_eq!(of("IPN_PID[7]=1&IPN_PNAME[]=x&IPN_DATE=2"), Error::MissingField("IPN_PID[0]"));
    assert_eq!(of("IPN_PID=1&IPN_PNAME[]=x&IPN_DATE=2"), Error::InvalidField("IPN_PID"));
    assert_eq!(of("IPN_PID[][]=1&IPN_PNAME[]=x&IPN_DATE=2"), Error::InvalidField("IPN_PID"));
    assert_eq!(of("IPN_PID[]=1&IPN_PNAME[]=x&IPN_DATE[]=2"), Error::InvalidField("IPN_DATE"));
    assert_eq!(of("REFNO=1&IPN_PID[]=1&IPN_PNAME[]=x"), Error::MissingField("IPN_DATE"));
    assert_eq!(of("LICENSE_CODE[]=1"), Error::InvalidField("LICENSE_CODE"));
    assert_eq!(of("LICENSE_CODE=1&EXPIRATION_DATE[]=1"), Error::InvalidField("EXPIRATION_DATE"));
    assert!(matches!(of("X=1"), Error::WrongKind(_)));
    assert_eq!(sent(LCN, &[]).algorithms(), AlgorithmSet::EMPTY);
}

/// Many tags with bodies of every size: the time is that of one pass and a few digests.
#[test]
fn hostile_answers_are_cheap() {
    let name = "x".repeat(1 << 20);
    let body = format!("IPN_PID[]=1&IPN_PNAME[]={name}&IPN_DATE=20240102030405");
    let secret = SecretKey::new(KEY).unwrap();
    let answer = sig("sha256", DATE, SHA2).repeat(8_000);
    let start = std::time::Instant::now();
    assert!(check(answer.as_bytes(), &sent(&body, &[Sha2]), &secret, NOW).verdict.is_err());
    assert!(start.elapsed().as_secs() < 20);
}
