//! Percent signs and plus signs: E16. Owns the ways to decode a value too often or too seldom; must never touch names.

use alloc::vec::Vec;

use super::finding::{Finding, Mistake};
use super::search::Search;
use super::wire;

/// E16.
pub(super) fn misread(search: &mut Search<'_, '_>) -> Option<Finding> {
    let body = search.message.body;
    if search.message.any(|value| memchr::memchr2(b'%', b'+', value).is_some()) {
        let found = search
            .values(&DECODED_TWICE, |value, out| out.extend(wire::decoded(value)))
            .or_else(|| search.values(&DECODED_TWICE, percent_decoded))
            .or_else(|| {
                search.values(&PLUS_TO_BLANK, |value, out| replace(value, b'+', b' ', out))
            });
        if found.is_some() {
            return found;
        }
        let whole = wire::decoded(body);
        let mut again = Vec::with_capacity(whole.len());
        wire::protect(&whole, &mut again, true);
        if let Some(found) = search.body(&DECODED_BEFORE_SPLITTING, &again) {
            return Some(found);
        }
    }
    if memchr::memchr2(b'%', b'+', body).is_some() {
        let raw = wire::with_values(body, |value, out| wire::protect(value, out, true));
        let found = search.body(&NOT_DECODED, &raw).or_else(|| {
            let plus = wire::with_values(body, |value, out| wire::protect(value, out, false));
            search.body(&PLUS_KEPT, &plus)
        });
        if found.is_some() {
            return found;
        }
    }
    search
        .values(&BLANKS_WERE_PLUS, plus_restored)
        .or_else(|| search.values(&PLUS_KEPT, |value, out| replace(value, b' ', b'+', out)))
        .or_else(|| search.values(&ENCODED, |value, out| encoded(value, b"+", b"-_.", out)))
        .or_else(|| search.values(&ENCODED, |value, out| encoded(value, b"%20", b"-_.~", out)))
        .or_else(|| search.values(&ENCODED, |value, out| encoded(value, b"%20", b"-_.~!*'()", out)))
}

fn replace(value: &[u8], from: u8, to: u8, out: &mut Vec<u8>) {
    out.extend(value.iter().map(|byte| if *byte == from { to } else { *byte }));
}

/// Decodes escapes and leaves plus signs.
fn percent_decoded(value: &[u8], out: &mut Vec<u8>) {
    let mut guarded = Vec::with_capacity(value.len());
    wire::protect(value, &mut guarded, false);
    out.extend(wire::decoded(&guarded));
}

/// Puts plus signs back where they are usual: in front of phone numbers and in `GMT+03:00`.
fn plus_restored(value: &[u8], out: &mut Vec<u8>) {
    match value {
        [b' ', rest @ ..] => {
            out.push(b'+');
            out.extend_from_slice(rest);
        }
        [b'G', b'M', b'T', b' ', rest @ ..] => {
            out.extend_from_slice(b"GMT+");
            out.extend_from_slice(rest);
        }
        _ => out.extend_from_slice(value),
    }
}

/// Encodes with upper-case digits; letters, digits and `plain` stay.
fn encoded(value: &[u8], blank: &[u8], plain: &[u8], out: &mut Vec<u8>) {
    for byte in value {
        if *byte == b' ' {
            out.extend_from_slice(blank);
        } else if byte.is_ascii_alphanumeric() || plain.contains(byte) {
            out.push(*byte);
        } else {
            let [high, low] = crate::hex::encode(*byte).map(|digit| digit.to_ascii_uppercase());
            out.extend_from_slice(&[b'%', high, low]);
        }
    }
}

const DECODED_TWICE: Mistake = Mistake {
    id: "E16",
    code: "values_decoded_twice",
    text: "The signature fits the values decoded once more (first: {field}). Either the signer decodes \
           twice, or the body was encoded a second time on the way.",
};

const DECODED_BEFORE_SPLITTING: Mistake = Mistake {
    id: "E16",
    code: "body_decoded_before_splitting",
    text: "The signer decodes the whole body before it splits it at & and =, so data becomes structure. \
           Split first, then decode each name and value once.",
};

const NOT_DECODED: Mistake = Mistake {
    id: "E16",
    code: "values_not_decoded",
    text: "The signature fits the values as they are encoded in the body. The signer does not decode \
           them; what is signed is the decoded bytes.",
};

const ENCODED: Mistake = Mistake {
    id: "E16",
    code: "values_encoded",
    text: "The signature fits the values encoded as in a URL (first: {field}). The signer encodes before \
           hashing; what is signed is the decoded bytes.",
};

const PLUS_KEPT: Mistake = Mistake {
    id: "E16",
    code: "plus_not_decoded",
    text: "The signature fits with plus signs where the values have blanks. The signer does not turn + \
           into a blank; form decoding does.",
};

const PLUS_TO_BLANK: Mistake = Mistake {
    id: "E16",
    code: "plus_decoded_twice",
    text: "The signature fits with blanks where the values have plus signs (first: {field}). The signer \
           turns + into a blank after decoding: %2B is a plus sign.",
};

const BLANKS_WERE_PLUS: Mistake = Mistake {
    id: "E16",
    code: "blanks_were_plus_signs",
    text: "The signature fits with a plus sign for a blank in phone numbers or time zones (first: \
           {field}). The body was decoded once too often on the way: take the raw bytes.",
};
