//! Why a message does not verify. Owns the order in which explanations are tried; must never be reachable from
//! verification, and must never show a value, a digest or a key.
//!
//! Each family of mistakes has its own file: its trials and, next to them, its sentences. A trial makes the source string
//! as it would be under one changed assumption and asks [`search`] whether a signature fits.
//!
//! Protocol page: `pitfalls.md`, section 7.

mod base64;
mod body;
mod charset;
mod digest;
mod escapes;
mod extra;
mod finding;
mod lengths;
mod message;
mod order;
mod search;
mod secrets;
mod shape;
mod signature;
mod text;
mod wire;

use alloc::vec::Vec;

pub use finding::Finding;

use self::finding::{Mistake, Secret};
use self::message::Message;
use self::search::{Key, Search};
use self::signature::Present;
use crate::{Algorithm, Error, Limits, Unverified};

/// More secrets than these are not looked at.
const MOST_SECRETS: usize = 16;

/// Says why a message does not verify under any of some secrets.
///
/// Recomputes the signatures under one changed assumption at a time (lengths in characters, values trimmed, fields
/// sorted, a key with a line end, …) and reports the first that fits; what only looks suspicious comes behind it. The secrets
/// are given as raw bytes, because some mistakes are about their text; every copy is wiped.
///
/// A tool for a developer's desk. Its cost is a few hundred digests of the body; never put it behind a public URL, where its
/// answers would help a forger.
///
/// # Bounds
/// All work is linear in the body and has a cap: 128 MiB of hashing in all, 48 MiB of it for leaving out fields one by one (at most
/// 200 of them, and runs of up to 50 at either end), and the first 16 secrets. [`Diagnosis::is_complete`] tells whether
/// a cap was met.
///
/// ```
/// use countersign::{Limits, diagnose};
///
/// // The sender counted "Café" as 4 characters; it has 5 bytes.
/// let body = b"REFNO=1&CITY=Caf%C3%A9&HASH=44b03c1cf0d03a411b3b6fde0ec48ac2";
/// let diagnosis = diagnose(body, &[b"AABBCCDDEEFF"], &Limits::DEFAULT);
/// let finding = &diagnosis.findings()[0];
/// assert_eq!((finding.id(), finding.code()), ("E5", "lengths_in_characters"));
/// assert!(finding.is_certain());
/// assert_eq!(finding.field(), Some("CITY"));
/// ```
#[must_use]
pub fn diagnose(body: &[u8], secrets: &[&[u8]], limits: &Limits) -> Diagnosis {
    let of = secrets.len();
    let (blank, filled): (Vec<_>, Vec<_>) = secrets
        .iter()
        .enumerate()
        .map(|(index, bytes)| Key { number: Secret { index, of }, bytes })
        .partition(|key| key.bytes.trim_ascii().is_empty());
    let keys = filled.get(..filled.len().min(MOST_SECRETS)).unwrap_or(&[]);
    let mut diagnosis = Diagnosis {
        findings: Vec::new(),
        signatures: Vec::new(),
        error: None,
        complete: filled.len() == keys.len(),
    };
    let unverified = match Unverified::parse(body, limits) {
        Ok(unverified) => unverified,
        Err(error) => {
            diagnosis.error = Some(error);
            diagnosis.findings.extend(shape::of_bytes(body));
            diagnosis.findings.push(Finding::fact(&REFUSED));
            return diagnosis;
        }
    };
    let message = Message::new(body, unverified.form());
    let present = signature::read(&message);
    diagnosis.signatures = present.iter().map(|present| checked(present, keys, &message)).collect();
    if diagnosis.secret().is_some() {
        return diagnosis;
    }

    let targets: Vec<_> = present
        .iter()
        .zip(&diagnosis.signatures)
        .filter(|(_, signature)| signature.secret.is_none())
        .filter_map(|(present, _)| present.target())
        .collect();
    let mut search = Search::new(&message, limits, keys, &targets);
    let findings = &mut diagnosis.findings;
    let some_match = diagnosis.signatures.iter().any(|signature| signature.secret.is_some());
    if let Some(repaired) = body::repaired(body, keys, limits) {
        findings.push(repaired);
    } else if some_match {
        findings.extend(partial(&mut search, &diagnosis.signatures));
        findings.extend(shapes(&present, &diagnosis.signatures));
    } else if let Some(proof) = proof(&mut search) {
        findings.push(proof);
        findings.extend(shapes(&present, &diagnosis.signatures));
    } else {
        findings.extend(blank.iter().map(|key| secrets::blank(key.number)));
        findings.extend(shapes(&present, &diagnosis.signatures));
        looks(&search, findings);
    }
    diagnosis.complete &= !search.is_cut_short();
    diagnosis
}

/// Checks a signature as it stands.
fn checked(present: &Present, keys: &[Key<'_>], message: &Message<'_>) -> Signature {
    let algorithm = present.algorithm;
    let key = present.digest.and_then(|digest| {
        keys.iter().find(|key| digest::signs(&digest, algorithm, key.bytes, &message.source))
    });
    Signature { algorithm, well_formed: present.fault.is_none(), secret: key.map(|key| key.number) }
}

/// E1 for the signatures that are there.
fn shapes(present: &[Present], signatures: &[Signature]) -> Vec<Finding> {
    let finding = |(present, signature): (&Present, &Signature)| {
        let finding = present.finding()?;
        Some(match signature.secret {
            Some(secret) => finding.otherwise_right(secret),
            None => finding,
        })
    };
    present.iter().zip(signatures).filter_map(finding).collect()
}

/// For a message of which one signature is right and another is not: the values are as they were signed.
fn partial(search: &mut Search<'_, '_>, signatures: &[Signature]) -> Option<Finding> {
    let Some(wrong) = search.targets.first() else {
        let first = signatures.iter().find_map(|signature| signature.secret)?;
        let other = signatures
            .iter()
            .find(|signature| signature.secret.is_some_and(|secret| secret != first))?;
        return Some(
            Finding::fact(&signature::DIFFERENT_SECRETS).about(other.algorithm).under(other.secret),
        );
    };
    signature::other_construction(search)
        .or_else(|| secrets::spoiled(search))
        .or_else(|| order::signatures_signed(search))
        .or_else(|| Some(Finding::hint(&signature::SIGNATURES_DISAGREE).about(wrong.algorithm)))
}

/// The first assumption under which a signature matches.
fn proof(search: &mut Search<'_, '_>) -> Option<Finding> {
    // From the cheap and frequent to the costly and rare; where two give the same source, the first is meant.
    const TRIALS: [fn(&mut Search<'_, '_>) -> Option<Finding>; 18] = [
        signature::other_construction,
        secrets::spoiled,
        lengths::counted,
        lengths::trimmed,
        text::slashes,
        text::entities,
        lengths::empty,
        order::reordered,
        order::flattened,
        order::signatures_signed,
        order::alike_left_out,
        charset::changed,
        escapes::misread,
        text::line_ends,
        text::reprinted,
        extra::capped,
        extra::added,
        order::lower_case_left_out,
    ];
    if search.targets.is_empty() {
        return None;
    }
    TRIALS.into_iter().find_map(|trial| trial(search))
}

/// What can be said without a proof, the most telling first.
fn looks(search: &Search<'_, '_>, findings: &mut Vec<Finding>) {
    shape::other_message(search, findings);
    let another = findings.iter().any(|finding| finding.id() == "E19");
    shape::looks(search, findings);
    extra::looks(search, findings);
    if search.message.is_signed() {
        charset::looks(search, findings);
        lengths::looks(search, findings);
        order::looks(search, findings);
        if search.keys.is_empty() && findings.iter().all(|finding| finding.id() != "E3") {
            findings.push(secrets::none());
        }
    } else if !another {
        findings.push(signature::missing(search.message));
    }
    if !search.targets.is_empty() && !search.keys.is_empty() {
        secrets::looks(search, findings);
        findings.push(Finding::hint(&NOTHING_FITS));
    }
}

/// What [`diagnose`] found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    findings: Vec<Finding>,
    signatures: Vec<Signature>,
    error: Option<Error>,
    complete: bool,
}

impl Diagnosis {
    /// The explanations, the one that fits best first. Empty only if the message verifies: see [`secret`](Self::secret).
    ///
    /// ```
    /// use countersign::{Limits, diagnose};
    /// let diagnosis = diagnose(b"{\"REFNO\":\"1\"}", &[b"AABBCCDDEEFF"], &Limits::DEFAULT);
    /// let codes: Vec<_> = diagnosis.findings().iter().map(|finding| finding.code()).collect();
    /// assert_eq!(codes, ["body_is_json", "signature_missing"]);
    /// ```
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The signature fields that are there, strongest first.
    #[must_use]
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// The secret under which the message verifies, counted from 0: every signature that is there is well-formed and right
    /// under it. Whether its algorithm is accepted is the policy's business.
    ///
    /// ```
    /// use countersign::{Limits, diagnose};
    /// let body = b"REFNO=900000001&HASH=bd6e09fd685e621bce1f9b8f4c58a549";
    /// let diagnosis = diagnose(body, &[b"old key", b"AABBCCDDEEFF"], &Limits::DEFAULT);
    /// assert_eq!(diagnosis.secret(), Some(1));
    /// assert!(diagnosis.findings().is_empty());
    /// ```
    #[must_use]
    pub fn secret(&self) -> Option<usize> {
        let first = self.signatures.first()?.secret;
        let right = |one: &Signature| one.well_formed && one.secret == first;
        first.filter(|_| self.signatures.iter().all(right)).map(|secret| secret.index)
    }

    /// Why the body could not be read, if it could not.
    #[must_use]
    pub const fn error(&self) -> Option<Error> {
        self.error
    }

    /// `false` if a cap was met, so that not everything was tried.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.complete
    }
}

/// A signature field of a message under diagnosis.
///
/// ```
/// use countersign::{Algorithm, Limits, diagnose};
/// let body = b"REFNO=900000001&HASH=bd6e09fd685e621bce1f9b8f4c58a549";
/// let diagnosis = diagnose(body, &[b"another key"], &Limits::DEFAULT);
/// let signature = diagnosis.signatures()[0];
/// assert_eq!(signature.algorithm(), Algorithm::Md5);
/// assert!(signature.is_well_formed());
/// assert_eq!(signature.secret(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    algorithm: Algorithm,
    well_formed: bool,
    secret: Option<Secret>,
}

impl Signature {
    /// The algorithm in whose field it stands.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Whether it is a single value of the right number of hexadecimal digits.
    #[must_use]
    pub const fn is_well_formed(&self) -> bool {
        self.well_formed
    }

    /// The first secret under which its digest is right, counted from 0. A signature that is not well-formed is never
    /// accepted, even if its digest can be made out and is right.
    #[must_use]
    pub fn secret(&self) -> Option<usize> {
        self.secret.map(|secret| secret.index)
    }
}

const NOTHING_FITS: Mistake = Mistake {
    id: "E20",
    code: "nothing_fits",
    text: "No known mistake explains it: the key is wrong, or bytes were changed. Compare the key with the \
           Control Panel's copy, character by character, and capture the raw body again.",
};

const REFUSED: Mistake = Mistake {
    id: "E23",
    code: "body_over_limits",
    text: "The body was not read, because it is over the limits on bytes, fields, name length or bracket \
           levels. If it is genuine, raise them; 2Checkout sends at most some 25 kB.",
};
