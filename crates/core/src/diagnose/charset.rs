//! Character sets: E15. Owns the conversions between UTF-8, Latin-1 and Windows-1252; must never guess what a lost
//! character was.

use alloc::vec::Vec;

use super::finding::{Finding, Mistake};
use super::search::{Rewrite, Search};

/// What Windows-1252 has in place of the control characters 0x80 to 0x9F; 0 where it has nothing.
const WINDOWS: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
    0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

fn from_windows(byte: u8) -> char {
    let at = usize::from(byte).checked_sub(0x80);
    let code = at.and_then(|at| WINDOWS.get(at)).copied().unwrap_or(0);
    char::from_u32(code.into()).filter(|char| *char != '\0').unwrap_or(char::from(byte))
}

fn to_windows(char: char) -> Option<u8> {
    let at = WINDOWS.iter().position(|code| *code != 0 && u32::from(*code) == u32::from(char));
    match at {
        Some(at) => u8::try_from(at).ok()?.checked_add(0x80),
        None => u8::try_from(u32::from(char)).ok(),
    }
}

/// UTF-8 to a single-byte set. What does not fit becomes `lost`, or leaves the whole value as it is.
fn narrow(value: &[u8], lost: Option<u8>, one: impl Fn(char) -> Option<u8>, out: &mut Vec<u8>) {
    let start = out.len();
    let whole = core::str::from_utf8(value).ok().and_then(|text| {
        for char in text.chars() {
            out.push(one(char).or(lost)?);
        }
        Some(())
    });
    if whole.is_none() {
        out.truncate(start);
        out.extend_from_slice(value);
    }
}

fn widen(value: &[u8], one: impl Fn(u8) -> char, out: &mut Vec<u8>) {
    for byte in value {
        out.extend_from_slice(one(*byte).encode_utf8(&mut [0; 4]).as_bytes());
    }
}

fn latin1(char: char) -> Option<u8> {
    u8::try_from(u32::from(char)).ok()
}

/// UTF-8 to Latin-1; values that do not fit stay.
pub(super) fn to_latin1(value: &[u8], out: &mut Vec<u8>) {
    narrow(value, None, latin1, out);
}

/// Latin-1 to UTF-8.
pub(super) fn to_utf8(value: &[u8], out: &mut Vec<u8>) {
    widen(value, char::from, out);
}

/// Every broken piece becomes U+FFFD, as in decoders that do not fail.
fn replaced(value: &[u8], out: &mut Vec<u8>) {
    for chunk in value.utf8_chunks() {
        out.extend_from_slice(chunk.valid().as_bytes());
        if !chunk.invalid().is_empty() {
            out.extend_from_slice("\u{fffd}".as_bytes());
        }
    }
}

/// E15.
pub(super) fn changed(search: &mut Search<'_, '_>) -> Option<Finding> {
    const TRIALS: [(&Mistake, Rewrite); 8] = [
        (&NARROWED, to_latin1),
        (&NARROWED, |value, out| narrow(value, None, to_windows, out)),
        (&NARROWED, |value, out| narrow(value, Some(b'?'), latin1, out)),
        (&WIDENED, to_utf8),
        (&WIDENED, |value, out| widen(value, from_windows, out)),
        (&REPLACED, replaced),
        (&QUESTION_MARKS, |value, out| {
            narrow(
                value,
                Some(b'?'),
                |char| if char.is_ascii() { latin1(char) } else { None },
                out,
            );
        }),
        (&WITHOUT_NON_ASCII, |value, out| out.extend(value.iter().filter(|byte| byte.is_ascii()))),
    ];
    if !search.message.any(|value| !value.is_ascii()) {
        return None;
    }
    TRIALS.into_iter().find_map(|(mistake, rewrite)| search.values(mistake, rewrite))
}

/// E15 by the looks: what is lost for good.
pub(super) fn looks(search: &Search<'_, '_>, out: &mut Vec<Finding>) {
    const MARK: &[u8] = "\u{fffd}".as_bytes();
    let marked = |value: &[u8]| value.windows(MARK.len()).any(|part| part == MARK);
    if let Some(path) = search.message.path_where(marked) {
        out.push(Finding::hint(&LOST).field_named(Some(path)));
    }
}

const NARROWED: Mistake = Mistake {
    id: "E15",
    code: "charset_narrowed",
    text: "The signature fits the values taken from UTF-8 back to single bytes (first: {field}). Text \
           was read as Latin-1 and written as UTF-8 on the way, or the signer uses Latin-1: keep the \
           bytes.",
};

const WIDENED: Mistake = Mistake {
    id: "E15",
    code: "charset_widened",
    text: "The signature fits the values with every byte read as Latin-1 and written as UTF-8 (first: \
           {field}). The signer decoded with the wrong character set: keep the bytes.",
};

const REPLACED: Mistake = Mistake {
    id: "E15",
    code: "invalid_utf8_replaced",
    text: "The signature fits with bytes that are no UTF-8 replaced by U+FFFD (first: {field}). The \
           signer decodes text before hashing: keep the bytes.",
};

const QUESTION_MARKS: Mistake = Mistake {
    id: "E15",
    code: "charset_question_marks",
    text: "The signature fits with question marks in place of the letters beyond ASCII (first: {field}). \
           The signer's character set is ASCII: keep the bytes.",
};

const WITHOUT_NON_ASCII: Mistake = Mistake {
    id: "E15",
    code: "charset_non_ascii_dropped",
    text: "The signature fits without the letters beyond ASCII (first: {field}). The signer drops them: \
           keep the bytes.",
};

const LOST: Mistake = Mistake {
    id: "E15",
    code: "replacement_characters",
    text: "{field} holds the replacement character U+FFFD: something decoded the body as text and lost \
           bytes for good. Take the raw bytes.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let all: Vec<u8> = (0..=255).collect();
        for (wide, narrow_with) in [
            (char::from as fn(u8) -> char, latin1 as fn(char) -> Option<u8>),
            (from_windows, to_windows),
        ] {
            let (mut utf8, mut back) = (Vec::new(), Vec::new());
            widen(&all, wide, &mut utf8);
            narrow(&utf8, None, narrow_with, &mut back);
            assert_eq!(back, all);
        }
        assert_eq!(from_windows(0x80), '€');
    }

    #[test]
    fn what_does_not_fit_stays() {
        let mut out = alloc::vec![b'x'];
        to_latin1("aé€".as_bytes(), &mut out);
        to_latin1(b"\xff", &mut out);
        assert_eq!(out, [b"x".as_slice(), "aé€".as_bytes(), b"\xff"].concat());
    }
}
