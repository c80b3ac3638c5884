//! Why a receipt may be wrong. Owns the mistakes that are known to be made with receipts; must
//! never show a digest, and must stay bounded: one hash for each mistake.
//!
//! Protocol page: `pitfalls.md` section 4.

use countersign::{Algorithm, SecretKey, Tag};

use super::Sent;
use super::scan::Found;

/// The first known mistake that makes exactly this digest, in words.
pub(super) fn guess(
    found: &Found<'_>,
    algorithm: Algorithm,
    sent: &Sent,
    secret: &SecretKey,
) -> Option<&'static str> {
    let fits = |algorithm: Algorithm, values: &[&[u8]]| {
        Tag::from_hex(algorithm, found.digest)
            .is_some_and(|tag| secret.tag(algorithm, values) == tag)
    };
    let Sent { values, lines, .. } = sent;
    let first: Vec<&[u8]> = values.iter().map(Vec::as_slice).collect();
    let with = |values: &[&[u8]], date: &[u8]| fits(algorithm, &[values, &[date]].concat());

    let other = Algorithm::STRONGEST_FIRST
        .into_iter()
        .find(|other| *other != algorithm && other.hex_len() == algorithm.hex_len());
    if other.is_some_and(|other| fits(other, &[&first[..], &[found.date]].concat())) {
        return Some("the digest was made with another algorithm than the tag names");
    }
    if with(&first, found.date.trim_ascii()) {
        return Some("DATE was signed without the blanks that stand around it in the tag");
    }
    let lines: Vec<&[u8]> = lines.iter().map(Vec::as_slice).collect();
    if with(&lines, found.date) {
        return Some("all products were signed; only IPN_PID[0] and IPN_PNAME[0] are");
    }
    if first.last().is_some_and(|own| with(&first, own)) {
        return Some("the message's own date was signed where DATE belongs");
    }
    let day = found.date.get(..8).unwrap_or_default();
    if with(&first, b"") || with(&first, day) || fits(algorithm, &first) {
        return Some("DATE was not signed, or not the whole of it");
    }
    if let Some((_, rest)) = first.split_last()
        && with(&[rest, &[b""]].concat(), found.date)
    {
        return Some(
            "the message's own date was signed as if it were empty: was the end of the body lost \
             (PHP's max_input_vars)?",
        );
    }
    let filled: Vec<&[u8]> = first.iter().copied().filter(|value| !value.is_empty()).collect();
    if filled.len() < first.len() && with(&filled, found.date) {
        return Some("an empty value was left out; it counts as 0");
    }
    let trimmed: Vec<&[u8]> = first.iter().map(|value| value.trim_ascii()).collect();
    if with(&trimmed, found.date) {
        return Some("values were trimmed before they were signed");
    }
    None
}
