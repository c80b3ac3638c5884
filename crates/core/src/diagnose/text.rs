//! What frameworks do to the text of values: E7 (slashes), E8 (entities), E17 (line ends), and the numbers and C strings
//! of E24. Owns those rewritings, one value at a time; must never look at names.

use alloc::vec::Vec;

use super::finding::{Finding, Mistake};
use super::search::{Rewrite, Search};

/// E7.
pub(super) fn slashes(search: &mut Search<'_, '_>) -> Option<Finding> {
    if !search
        .message
        .any(|value| memchr::memchr3(b'\\', b'\'', b'"', value).is_some() || value.contains(&0))
    {
        return None;
    }
    search
        .values(&SLASHES_REMOVED, slashes_removed)
        .or_else(|| search.values(&SLASHES_ADDED, slashes_added))
}

/// E8.
pub(super) fn entities(search: &mut Search<'_, '_>) -> Option<Finding> {
    if search.message.any(has_entity)
        && let Some(found) = search.values(&ENTITIES_DECODED, entities_decoded)
    {
        return Some(found);
    }
    let special = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    if !search.message.any(|value| value.iter().any(special)) {
        return None;
    }
    ENTITIES.into_iter().find_map(|encode| search.values(&ENTITIES_ADDED, encode))
}

/// E17.
pub(super) fn line_ends(search: &mut Search<'_, '_>) -> Option<Finding> {
    if !search.message.any(|value| memchr::memchr2(b'\r', b'\n', value).is_some()) {
        return None;
    }
    const ENDS: [(&Mistake, &[u8]); 4] = [
        (&LF_SIGNED, b"\n"),
        (&CRLF_SIGNED, b"\r\n"),
        (&CR_SIGNED, b"\r"),
        (&NO_LINE_ENDS_SIGNED, b" "),
    ];
    ENDS.into_iter().find_map(|(mistake, end)| {
        search.values(mistake, |value, out| {
            let mut rest = value;
            while let Some((byte, after)) = rest.split_first() {
                rest = after;
                match byte {
                    b'\r' => {
                        rest = after.strip_prefix(b"\n").unwrap_or(after);
                        out.extend_from_slice(end);
                    }
                    b'\n' => out.extend_from_slice(end),
                    _ => out.push(*byte),
                }
            }
        })
    })
}

/// E24: numbers that were parsed and printed, values that end at a NUL byte.
pub(super) fn reprinted(search: &mut Search<'_, '_>) -> Option<Finding> {
    const NUMBERS: [Rewrite; 3] = [
        |value, out| number(value, Zeros::All, out),
        |value, out| number(value, Zeros::OfFraction, out),
        |value, out| number(value, Zeros::ButOne, out),
    ];
    if let Some(found) =
        NUMBERS.into_iter().find_map(|print| search.values(&NUMBERS_REPRINTED, print))
    {
        return Some(found);
    }
    if !search.message.any(|value| value.contains(&0)) {
        return None;
    }
    search.values(&CUT_AT_NUL, |value, out| out.extend(value.iter().take_while(|byte| **byte != 0)))
}

/// PHP's `stripslashes`.
pub(super) fn slashes_removed(value: &[u8], out: &mut Vec<u8>) {
    let mut bytes = value.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => match bytes.next() {
                Some(b'0') => out.push(0),
                Some(next) => out.push(*next),
                None => {}
            },
            _ => out.push(*byte),
        }
    }
}

/// PHP's `addslashes`, WordPress's `wp_slash`.
fn slashes_added(value: &[u8], out: &mut Vec<u8>) {
    for byte in value {
        match byte {
            b'\'' | b'"' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
            0 => out.extend_from_slice(b"\\0"),
            _ => out.push(*byte),
        }
    }
}

/// The entity at the front of some text, and what follows it.
fn entity(text: &[u8]) -> Option<(char, &[u8])> {
    const LONGEST: usize = 12;
    const NAMED: [(&[u8], char); 6] = [
        (b"amp", '&'),
        (b"lt", '<'),
        (b"gt", '>'),
        (b"quot", '"'),
        (b"apos", '\''),
        (b"nbsp", '\u{a0}'),
    ];
    let inner = text.strip_prefix(b"&")?;
    let end = inner.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let (name, rest) = inner.split_at_checked(end)?;
    let rest = rest.strip_prefix(b";")?;
    let char = match name {
        [b'#', b'x' | b'X', digits @ ..] => numbered(digits, 16)?,
        [b'#', digits @ ..] => numbered(digits, 10)?,
        _ => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((char, rest))
}

fn numbered(digits: &[u8], radix: u32) -> Option<char> {
    let digits = core::str::from_utf8(digits).ok()?;
    char::from_u32(u32::from_str_radix(digits, radix).ok()?)
}

/// Whether there is an entity in it.
pub(super) fn has_entity(text: &[u8]) -> bool {
    memchr::memchr_iter(b'&', text).any(|at| text.get(at..).and_then(entity).is_some())
}

/// PHP's `html_entity_decode`, as far as the entities that escaping makes.
pub(super) fn entities_decoded(value: &[u8], out: &mut Vec<u8>) {
    let mut rest = value;
    while let Some((byte, after)) = rest.split_first() {
        match entity(rest) {
            Some((char, after)) => {
                out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
                rest = after;
            }
            None => {
                out.push(*byte);
                rest = after;
            }
        }
    }
}

/// The ways to escape for HTML, which differ in the single quote: PHP's, PHP's before 8.1, Python's, JavaScript's.
pub(super) const ENTITIES: [Rewrite; 4] = [
    |value, out| encode(value, b"&#039;", out),
    |value, out| encode(value, b"'", out),
    |value, out| encode(value, b"&#x27;", out),
    |value, out| encode(value, b"&#39;", out),
];

fn encode(value: &[u8], quote: &[u8], out: &mut Vec<u8>) {
    for byte in value {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            b'\'' => out.extend_from_slice(quote),
            _ => out.push(*byte),
        }
    }
}

/// Which zeros are lost when a number is printed again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Zeros {
    /// `00123` is `123`, `10.00` is `10`.
    All,
    /// `10.00` is `10`; whole numbers stay.
    OfFraction,
    /// `10.00` is `10.0`; whole numbers stay.
    ButOne,
}

fn number(value: &[u8], zeros: Zeros, out: &mut Vec<u8>) {
    let digits = value.strip_prefix(b"-").unwrap_or(value);
    let at = memchr::memchr(b'.', digits).unwrap_or(digits.len());
    let (whole, fraction) = digits.split_at_checked(at).unwrap_or((digits, &[]));
    let is_number = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    let fraction = fraction.strip_prefix(b".");
    if !is_number(whole)
        || !fraction.is_none_or(is_number)
        || (fraction.is_none() && zeros != Zeros::All)
    {
        out.extend_from_slice(value);
        return;
    }
    if digits.len() < value.len() {
        out.push(b'-');
    }
    let kept = whole.iter().skip_while(|digit| **digit == b'0').count();
    let whole = whole.get(whole.len().saturating_sub(kept)..).unwrap_or(&[]);
    out.extend_from_slice(if whole.is_empty() { b"0" } else { whole });
    let mut fraction = fraction.unwrap_or(&[]);
    while let [rest @ .., b'0'] = fraction {
        fraction = rest;
    }
    if fraction.is_empty() && zeros == Zeros::ButOne {
        fraction = b"0";
    }
    if !fraction.is_empty() {
        out.push(b'.');
        out.extend_from_slice(fraction);
    }
}

const SLASHES_REMOVED: Mistake = Mistake {
    id: "E7",
    code: "slashes_removed",
    text: "The signature fits the values without their backslashes (first: {field}). Either the signer \
           strips slashes, or something added them on the way (magic quotes, WordPress): use the raw \
           body.",
};

const SLASHES_ADDED: Mistake = Mistake {
    id: "E7",
    code: "slashes_added",
    text: "The signature fits the values with backslashes before quotes (first: {field}). The signer \
           hashed slashed values, as WordPress keeps them: use the raw body.",
};

const ENTITIES_DECODED: Mistake = Mistake {
    id: "E8",
    code: "entities_decoded",
    text: "The signature fits the values with their HTML entities decoded (first: {field}). Either the \
           values were escaped on the way, or the signer decodes entities: use the raw body.",
};

const ENTITIES_ADDED: Mistake = Mistake {
    id: "E8",
    code: "entities_added",
    text: "The signature fits the values escaped for HTML (first: {field}). Either the signer hashed \
           escaped values, or entities were decoded on the way: use the raw body.",
};

const LF_SIGNED: Mistake = Mistake {
    id: "E17",
    code: "line_ends_lf",
    text: "The signature fits with the line ends in the values as LF (first: {field}). They were changed \
           on the way, by an editor, a form or a database.",
};

const CRLF_SIGNED: Mistake = Mistake {
    id: "E17",
    code: "line_ends_crlf",
    text: "The signature fits with the line ends in the values as CR LF (first: {field}). They were \
           changed on the way, by an editor, a form or a database.",
};

const CR_SIGNED: Mistake = Mistake {
    id: "E17",
    code: "line_ends_cr",
    text: "The signature fits with the line ends in the values as CR alone (first: {field}). They were \
           changed on the way.",
};

const NO_LINE_ENDS_SIGNED: Mistake = Mistake {
    id: "E17",
    code: "line_ends_to_blanks",
    text: "The signature fits with blanks in place of the line ends in the values (first: {field}). The \
           signer puts values on one line: sign them as they are.",
};

const NUMBERS_REPRINTED: Mistake = Mistake {
    id: "E24",
    code: "numbers_reprinted",
    text: "The signature fits with numbers parsed and printed again, without their zeros (first: \
           {field}). Sign values as text.",
};

const CUT_AT_NUL: Mistake = Mistake {
    id: "E24",
    code: "values_cut_at_nul",
    text: "The signature fits with {field} ending at its first NUL byte. The signer handles values as C \
           strings: pass pointer and length.",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rewrite: Rewrite, cases: &[(&str, &str)]) {
        for (from, to) in cases {
            let mut out = Vec::new();
            rewrite(from.as_bytes(), &mut out);
            assert_eq!(core::str::from_utf8(&out).unwrap(), *to, "{from}");
        }
    }

    #[test]
    fn slashes_go_and_come_as_in_php() {
        check(
            slashes_removed,
            &[("O\\'B", "O'B"), ("a\\\\b", "a\\b"), ("x\\", "x"), ("\\0", "\0")],
        );
        check(slashes_added, &[("O'B", "O\\'B"), ("a\\b", "a\\\\b"), ("\"\0", "\\\"\\0")]);
    }

    #[test]
    fn entities() {
        check(
            entities_decoded,
            &[
                ("&amp;amp;", "&amp;"),
                ("&lt;b&gt; &quot;&#039;&#x27;&apos;", "<b> \"'''"),
                ("& &;&#;&#x110000;&nosuch; &amp", "& &;&#;&#x110000;&nosuch; &amp"),
            ],
        );
        check(ENTITIES[0], &[("<'&\">", "&lt;&#039;&amp;&quot;&gt;")]);
        assert!(has_entity(b"a && b &lt; c"));
        assert!(!has_entity(b"a & b; c"));
    }

    #[test]
    fn numbers() {
        let cases = |zeros: Zeros| match zeros {
            Zeros::All => ["0", "123", "-1.5", "10", "0", "1.2.3", "GMT", "."],
            Zeros::OfFraction => ["0", "00123", "-1.5", "10", "0", "1.2.3", "GMT", "."],
            Zeros::ButOne => ["0.0", "00123", "-1.5", "10.0", "0", "1.2.3", "GMT", "."],
        };
        for zeros in [Zeros::All, Zeros::OfFraction, Zeros::ButOne] {
            let from = ["0.0000", "00123", "-1.50", "10.", "0", "1.2.3", "GMT", "."];
            for (from, to) in from.iter().zip(cases(zeros)) {
                let from = if *from == "10." { "10.00" } else { from };
                let mut out = Vec::new();
                number(from.as_bytes(), zeros, &mut out);
                assert_eq!(core::str::from_utf8(&out).unwrap(), to, "{from}");
            }
        }
    }
}
