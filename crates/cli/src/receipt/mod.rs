//! Checks a read receipt as 2Checkout would. Owns the verdict on an answer: bytes in, verdict out;
//! must never read a clock or a socket, and must never tell the right digest.
//!
//! Protocol pages: `ipn.md` section 3 ("Checking one"), `lcn.md` section 3.
//!
//! What is documented is judged: the tag of an algorithm that was sent stands somewhere in the
//! answer, and its digest is right for the DATE that stands in it. What is not documented to fail
//! is let through with a [`Warning`].

mod guess;
mod report;
mod scan;
mod sent;
#[cfg(test)]
mod tests;

use countersign::{Algorithm, ReceiptDate, SecretKey, Tag};

pub use self::report::{Fault, Report, Warning};
use self::scan::{Found, Near, Scan};
pub use self::sent::{Sent, signatures};

/// A day, in seconds: how far DATE may be from now, whatever zone it was written in.
const DAY: i64 = 86_400;

/// Looks for a right receipt in the whole body of an answer. `now` is in Unix seconds.
///
/// Hexadecimal digits may have either case and are compared in constant time. If any of several
/// tags is right, the receipt is right.
///
/// ```
/// use countersign::{AlgorithmSet, Limits, SecretKey, Unverified, sign};
/// use countersign_cli::receipt::{Sent, check};
///
/// let secret = SecretKey::new(b"AABBCCDDEEFF")?;
/// let body = b"REFNO=900000001&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_DATE=20240102030405";
/// let body = sign(body, &secret, AlgorithmSet::SHA)?;
/// let message = Unverified::parse(&body, &Limits::DEFAULT)?;
/// let sent = Sent::new(message.form(), message.kind())?;
///
/// let answer = "OK <sig algo=\"sha3-256\" date=\"20240102030500\">\
///     fea16ac921264dae16acf27d96347ffe01f0081d2110b2ea453bfc7369ea144d</sig>";
/// let report = check(answer.as_bytes(), &sent, &secret, 1_704_164_700);
/// assert!(report.verdict.is_ok() && report.warnings.is_empty());
/// # Ok::<(), countersign::Error>(())
/// ```
#[must_use]
pub fn check(answer: &[u8], sent: &Sent, secret: &SecretKey, now: i64) -> Report {
    let Scan { tags, near } = scan::scan(answer);
    let verdicts: Vec<_> = tags.iter().map(|found| judge(found, sent, secret)).collect();
    let right = tags
        .iter()
        .zip(&verdicts)
        .find_map(|(found, verdict)| verdict.as_ref().ok().map(|algorithm| (found, *algorithm)));
    let Some((found, algorithm)) = right else {
        let wrong = tags.iter().zip(verdicts);
        let wrong = wrong.filter_map(|(found, verdict)| Some((found, verdict.err()?)));
        let fault = match (wrong.min_by_key(|(_, fault)| rank(fault)), near) {
            (Some((found, Fault::WrongDigest(algorithm, _))), _) => {
                Fault::WrongDigest(algorithm, guess::guess(found, algorithm, sent, secret))
            }
            (Some((_, fault)), _) => fault,
            (None, Some(near)) => fault_of(near),
            (None, None) => Fault::NoTag,
        };
        return Report { verdict: Err(fault), warnings: Vec::new() };
    };
    let mut warnings = Vec::new();
    let mut warn = |warning, if_so: bool| {
        if if_so {
            warnings.push(warning);
        }
    };
    warn(Warning::Blanks, found.blanks);
    warn(Warning::SingleQuotes, found.single_quotes);
    match ReceiptDate::parse(found.date) {
        Err(_) => warn(Warning::DateShape, true),
        Ok(date) => warn(Warning::DateFar, is_far(date, now)),
    }
    let strongest = sent.algorithms().iter().next().unwrap_or(algorithm);
    if algorithm == Algorithm::Md5 && strongest != algorithm {
        warn(Warning::EpaymentBesideSha, true);
    } else {
        warn(Warning::NotStrongest(strongest), strongest != algorithm);
    }
    warn(Warning::SeveralTags, tags.len() > 1);
    warn(Warning::WrongTagToo, verdicts.iter().any(Result::is_err));
    warn(Warning::EscapedTagToo, near == Some(Near::Html));
    warn(Warning::InJson, matches!(answer.trim_ascii_start().first(), Some(b'{' | b'[' | b'"')));
    Report { verdict: Ok(algorithm), warnings }
}

fn judge(found: &Found<'_>, sent: &Sent, secret: &SecretKey) -> Result<Algorithm, Fault> {
    let algorithm = found.algorithm.ok_or(Fault::UnknownAlgorithm)?;
    if !sent.algorithms().contains(algorithm) {
        return Err(Fault::AlgorithmNotSent(algorithm));
    }
    let tag = Tag::from_hex(algorithm, found.digest).ok_or(Fault::MalformedDigest(algorithm))?;
    if tag == sent.tag(secret, algorithm, found.date) {
        Ok(algorithm)
    } else {
        Err(Fault::WrongDigest(algorithm, None))
    }
}

/// The nearest to being right comes first.
fn rank(fault: &Fault) -> u8 {
    match fault {
        Fault::WrongDigest(..) => 0,
        Fault::MalformedDigest(_) => 1,
        Fault::UnknownAlgorithm => 2,
        _ => 3,
    }
}

const fn fault_of(near: Near) -> Fault {
    match near {
        Near::Malformed => Fault::MalformedTag,
        Near::Case => Fault::MisspeltTag,
        Near::Html => Fault::EscapedTag,
        Near::Json => Fault::JsonTag,
    }
}

/// Dates of 14 digits are in the order of time when they are in the order of text.
fn is_far(date: ReceiptDate, now: i64) -> bool {
    let at = |seconds: i64| ReceiptDate::from_unix(seconds).ok();
    let early = at(now.saturating_sub(DAY)).is_some_and(|from| date.as_bytes() < from.as_bytes());
    let late = at(now.saturating_add(DAY)).is_some_and(|to| date.as_bytes() > to.as_bytes());
    early || late
}
