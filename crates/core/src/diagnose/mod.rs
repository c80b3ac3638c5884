//! Why a message does not verify. Owns the order in which explanations are tried; must never be reachable from
//! verification, and must never show a value, a digest or a key.
//!
//! Each family of mistakes has its own file: its trials and, next to them, its sentences. A trial makes the source string
//! as it would be under one changed assumption and asks `search` whether a signature fits.
//!
//! Protocol page: `pitfalls.md`, section 7, for E1 to E20; E21 to E24 are ours. The codes are stable:
//!
//! | id | about | codes |
//! |---|---|---|
//! | E1 | shape of the signature fields | `signature_missing` `signature_is_array` `signature_repeated` `signature_empty` `signature_padded` `signature_wrong_length` `signature_base64` `signature_not_hex` |
//! | E2 | another algorithm or construction | `signatures_disagree` `signatures_under_different_secrets` `wrong_algorithm` `keccak_instead_of_sha3` `hmac_block_of_64` `hash_without_key` `hash_with_key_attached` |
//! | E3 | text of the secret | `secret_empty` `secret_missing` `secret_has_newline` `secret_has_blanks` `secret_has_invisible_characters` `secret_has_quotes` `secret_has_name` `secret_has_entities` `secret_signed_with_entities` `secret_is_url_encoded` `secret_has_backslashes` `secret_hex_decoded` `secret_hex_encoded` `secret_is_base64` `secret_in_wrong_case` `secret_signed_with_newline` `secret_in_other_charset` `secret_cut` `signed_with_empty_secret` |
//! | E4 | another kind of secret | `secret_looks_like_word` `secret_is_ins_word` `secret_is_buy_link_word` |
//! | E5 | lengths | `lengths_in_characters` `lengths_in_utf16_units` |
//! | E5+E6 | both together | `trimmed_lengths_in_characters` `trimmed_lengths_in_utf16_units` |
//! | E6 | trimming | `values_trimmed` `values_left_trimmed` `values_right_trimmed` `lengths_of_trimmed_values` |
//! | E7 | backslashes | `slashes_removed` `slashes_added` |
//! | E8 | HTML entities | `entities_decoded` `entities_added` |
//! | E9 | empty values | `empty_values_left_out` `zero_taken_as_empty` `zero_and_empty_left_out` `blank_values_left_out` `empty_fields_dropped` |
//! | E10 | order | `wire_order` `fields_sorted` `fields_sorted_ignoring_case` `fields_sorted_backwards` `doubled_fields_kept` `first_of_doubled_fields` `integer_names_first` `keyed_members_lost` `fields_came_sorted` |
//! | E11 | arrays | `first_members_only` `last_members_only` `array_members_joined` `arrays_as_text` `arrays_left_out` `array_with_empty_first_member` |
//! | E12 | which fields are signed | `signature_fields_signed` `names_like_signatures_left_out` `lower_case_names_left_out` |
//! | E13 | fields too many | `field_added` `leading_fields_added` `trailing_fields_added` |
//! | E14 | a body cut short | `first_thousand_signed` `body_truncated` |
//! | E15 | character sets | `charset_narrowed` `charset_widened` `invalid_utf8_replaced` `charset_question_marks` `charset_non_ascii_dropped` `replacement_characters` |
//! | E16 | decoding | `values_decoded_twice` `body_decoded_before_splitting` `values_not_decoded` `values_encoded` `plus_not_decoded` `plus_decoded_twice` `blanks_were_plus_signs` |
//! | E17 | line ends | `line_ends_lf` `line_ends_crlf` `line_ends_cr` `line_ends_to_blanks` |
//! | E18 | not the raw body | `body_is_empty` `body_is_json` `body_is_multipart` `body_is_markup` `body_is_dump` `arrays_printed_as_text` `brackets_missing` `body_is_utf16` `body_has_headers` `body_in_quotes` `body_escaped_for_html` `body_encoded_twice` `body_is_base64` `body_has_line_breaks` `body_one_pair_per_line` |
//! | E19 | another kind of message | `message_is_receipt` `message_is_ins` `message_is_return_url` `message_is_order_service` |
//! | E20 | nothing | `nothing_fits` |
//! | E21 | line end behind the body | `body_has_trailing_newline` |
//! | E22 | byte-order mark | `body_has_byte_order_mark` |
//! | E23 | limits | `body_over_limits` |
//! | E24 | values printed again | `numbers_reprinted` `values_cut_at_nul` |

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
/// Each trial is linear in the body, and their number is fixed, except for leaving out single fields: at most 200 of them are
/// tried, and runs of up to 50 at either end. All together hash at most 64 MiB (32 MiB of it for left-out fields) and look at
/// the first 16 secrets. [`Diagnosis::is_complete`] tells whether one of these caps kept something from being tried.
///
/// ```
/// use countersign::{Limits, diagnose};
///
/// // The sender counted "Café" as 4 characters; it has 5 bytes.
/// let body = b"REFNO=1&CITY=Caf%C3%A9&HASH=2f056fe6d1483a9202ea64742ccd4a49";
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
        .partition(|key| crate::secret::is_blank(key.bytes));
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

/// What [`diagnose()`] found out.
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

    /// The signature fields that are there, strongest first. See [`Signature`].
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
    ///
    /// ```
    /// use countersign::{Error, Limits, diagnose};
    /// let small = Limits { fields: 1, ..Limits::DEFAULT };
    /// let diagnosis = diagnose(b"REFNO=1&CITY=2", &[b"AABBCCDDEEFF"], &small);
    /// assert_eq!(diagnosis.error(), Some(Error::TooManyFields { limit: 1 }));
    /// assert_eq!(diagnosis.findings()[0].code(), "body_over_limits");
    /// ```
    #[must_use]
    pub const fn error(&self) -> Option<Error> {
        self.error
    }

    /// `false` if a cap of [`diagnose()`] was met, so that not everything was tried.
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

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;
    use alloc::format;

    /// Every mistake stands in the table above, and a code belongs to one id.
    #[test]
    fn codes_are_listed() {
        let sources = [
            include_str!("body.rs"),
            include_str!("charset.rs"),
            include_str!("escapes.rs"),
            include_str!("extra.rs"),
            include_str!("lengths.rs"),
            include_str!("mod.rs"),
            include_str!("order.rs"),
            include_str!("secrets.rs"),
            include_str!("shape.rs"),
            include_str!("signature.rs"),
            include_str!("text.rs"),
        ];
        let quoted = |line: &'static str| line.split('"').nth(1);
        let mut codes = BTreeMap::new();
        let mut id = "";
        for line in sources.into_iter().flat_map(str::lines).map(str::trim_start) {
            if line.starts_with("id: \"") {
                id = quoted(line).unwrap();
            } else if line.starts_with("code: \"") {
                let code = quoted(line).unwrap();
                assert!(code.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')));
                assert_eq!(*codes.entry(code).or_insert(id), id, "{code}");
            }
        }
        assert!(codes.len() > 80);
        let table = || include_str!("mod.rs").lines().filter(|line| line.starts_with("//! | E"));
        let listed = table().map(|row| row.matches('`').count() / 2).sum::<usize>();
        assert_eq!(listed, codes.len());
        for (code, id) in codes {
            let row = table().find(|row| row.starts_with(&format!("//! | {id} |"))).unwrap();
            assert!(row.contains(&format!("`{code}`")), "{id} {code}");
        }
    }
}
