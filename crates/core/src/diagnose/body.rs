//! Bodies that are right except for how they were stored or handed over: E18 as far as it can be undone, E21 (a line end
//! behind the body) and E22 (a byte-order mark). Owns the repairs; must never claim one without a signature that then is right.

use alloc::string::String;
use alloc::vec::Vec;

use super::finding::{Finding, Mistake};
use super::message::Message;
use super::search::{Key, Rewrite};
use super::{base64, digest, signature, text, wire};
use crate::{Limits, Unverified};

const BOM: &[u8] = "\u{feff}".as_bytes();

/// The first repair after which a signature is right.
pub(super) fn repaired(body: &[u8], keys: &[Key<'_>], limits: &Limits) -> Option<Finding> {
    // Each writes nothing where it does not apply.
    const REPAIRS: [(&Mistake, Rewrite); 10] = [
        (&TRAILING_NEWLINE, |body, out| out.extend(body.trim_ascii_end())),
        (&BYTE_ORDER_MARK, |body, out| out.extend(body.strip_prefix(BOM).unwrap_or(&[]))),
        (&UTF16, utf16),
        (&HEADERS, |body, out| out.extend(behind_headers(body))),
        (&QUOTED, |body, out| out.extend(unquoted(body.trim_ascii()))),
        (&ESCAPED, escaped),
        (&URL_ENCODED, |body, out| {
            if memchr::memchr(b'&', body).is_none() && memchr::memmem::find(body, b"%26").is_some()
            {
                out.extend(wire::decoded(body.trim_ascii()));
            }
        }),
        (&BASE64, |body, out| {
            if memchr::memchr(b'&', body).is_none() {
                base64::decode(body, out);
            }
        }),
        (&LINE_BREAKS, |body, out| {
            out.extend(body.iter().filter(|byte| !matches!(byte, b'\r' | b'\n')))
        }),
        (&ONE_PER_LINE, one_per_line),
    ];
    REPAIRS.into_iter().find_map(|(mistake, repair)| {
        let mut repaired = Vec::new();
        repair(body, &mut repaired);
        if repaired.is_empty() || repaired == body {
            return None;
        }
        right(&repaired, keys, limits, mistake)
    })
}

/// The finding, if this body verifies: every signature it has is right under one secret.
fn right(
    body: &[u8],
    keys: &[Key<'_>],
    limits: &Limits,
    mistake: &'static Mistake,
) -> Option<Finding> {
    let unverified = Unverified::parse(body, limits).ok()?;
    let message = Message::new(body, unverified.form());
    let signatures = signature::read(&message);
    let strongest = signatures.first()?.algorithm;
    if signatures.iter().any(|present| present.fault.is_some()) {
        return None;
    }
    let signs = |key: &&Key<'_>| {
        signatures.iter().filter_map(signature::Present::target).all(|target| {
            digest::signs(&target.digest, target.algorithm, key.bytes, &message.source)
        })
    };
    let key = keys.iter().find(signs)?;
    Some(Finding::fact(mistake).about(strongest).under(Some(key.number)))
}

fn utf16(body: &[u8], out: &mut Vec<u8>) {
    let (units, rest) = body.as_chunks::<2>();
    let read: fn([u8; 2]) -> u16 = match body {
        [0xff, 0xfe, ..] | [_, 0, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] | [0, _, ..] => u16::from_be_bytes,
        _ => return,
    };
    if rest.is_empty() {
        let units = units.iter().map(|unit| read(*unit));
        let text: Option<String> = char::decode_utf16(units).map(Result::ok).collect();
        let text = text.unwrap_or_default();
        out.extend(text.trim_start_matches('\u{feff}').trim_end().as_bytes());
    }
}

/// What follows the first empty line, if the first line is one of HTTP.
fn behind_headers(body: &[u8]) -> &[u8] {
    let first = body.split(|byte| *byte == b'\n').next().unwrap_or(&[]);
    let http = memchr::memmem::find(first, b"HTTP/").is_some() || first.contains(&b':');
    let after = |separator: &[u8]| {
        let at = memchr::memmem::find(body, separator)?;
        body.get(at.saturating_add(separator.len())..)
    };
    if http {
        after(b"\r\n\r\n").or_else(|| after(b"\n\n")).unwrap_or(&[]).trim_ascii_end()
    } else {
        &[]
    }
}

fn unquoted(body: &[u8]) -> &[u8] {
    match body {
        [b'"', inner @ .., b'"'] | [b'\'', inner @ .., b'\''] => inner,
        _ => &[],
    }
}

/// The body was escaped for a page: `&amp;` between the pairs.
fn escaped(body: &[u8], out: &mut Vec<u8>) {
    if memchr::memmem::find(body, b"&amp;").is_some() {
        text::entities_decoded(body, out);
    }
}

/// One pair on each line.
fn one_per_line(body: &[u8], out: &mut Vec<u8>) {
    for line in
        body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty())
    {
        if !out.is_empty() {
            out.push(b'&');
        }
        out.extend_from_slice(line.strip_suffix(b"&").unwrap_or(line));
    }
}

const TRAILING_NEWLINE: Mistake = Mistake {
    id: "E21",
    code: "body_has_trailing_newline",
    text: "The signature is right without the line end or blanks behind the body. An editor or a shell \
           added them: cut them off the file.",
};

const BYTE_ORDER_MARK: Mistake = Mistake {
    id: "E22",
    code: "body_has_byte_order_mark",
    text: "The signature is right without the byte-order mark in front of the body. An editor added it: \
           save the file without one.",
};

const UTF16: Mistake = Mistake {
    id: "E18",
    code: "body_is_utf16",
    text: "The body was saved as UTF-16, as PowerShell's > does; as plain bytes its signature is right. \
           Save the bytes that were posted.",
};

const HEADERS: Mistake = Mistake {
    id: "E18",
    code: "body_has_headers",
    text: "The HTTP headers stand in front of the body; without them the signature is right. Pass what \
           follows the empty line.",
};

const QUOTED: Mistake = Mistake {
    id: "E18",
    code: "body_in_quotes",
    text: "The body has quotes around it; without them the signature is right. Pass the bytes alone.",
};

const ESCAPED: Mistake = Mistake {
    id: "E18",
    code: "body_escaped_for_html",
    text: "The body was escaped for HTML (&amp; for &); unescaped its signature is right. Do not copy it \
           from a page's source.",
};

const URL_ENCODED: Mistake = Mistake {
    id: "E18",
    code: "body_encoded_twice",
    text: "The whole body was URL-encoded once more; decoded once its signature is right. Pass the bytes \
           as they were posted.",
};

const BASE64: Mistake = Mistake {
    id: "E18",
    code: "body_is_base64",
    text: "The body is base64, as API gateways hand it over; decoded its signature is right. Decode it \
           when isBase64Encoded is set.",
};

const LINE_BREAKS: Mistake = Mistake {
    id: "E18",
    code: "body_has_line_breaks",
    text: "There are line breaks in the body; without them the signature is right. An editor, a mail or a \
           log wrapped it: take the raw bytes.",
};

const ONE_PER_LINE: Mistake = Mistake {
    id: "E18",
    code: "body_one_pair_per_line",
    text: "The pairs stand on lines of their own; joined with & the signature is right. It is a listing: \
           take the raw bytes.",
};
