//! The grammar of field names. Owns rules 4 to 6 of `php-form.md` as far as one name alone decides; must never
//! look at other fields.

use nom::branch::alt;
use nom::bytes::complete::{tag, take, take_till, take_while_m_n};
use nom::combinator::{recognize, value};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// One pair of brackets of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level<'a> {
    /// `[]`, or one white-space byte between the brackets.
    Append,
    /// `[key]`
    Key(&'a [u8]),
}

/// What C calls white space: blank, TAB, LF, VT, FF, CR.
pub(crate) const fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Reads the level at the front of `input` and gives what follows it (rule 6).
///
/// Fails where there is no closing bracket; that settles the whole rest of the name, so nothing is ever searched twice.
pub(crate) fn level(input: &[u8]) -> IResult<&[u8], Level<'_>> {
    let white = take_while_m_n(0, 1, is_white_space);
    let append = value(Level::Append, delimited(tag("["), white, tag("]")));
    // One byte is taken unseen: a `]` there belongs to the append above, so this can only be the key's first byte.
    let key = recognize(preceded(take(1usize), take_till(|byte| byte == b']'))).map(Level::Key);
    alt((append, delimited(tag("["), key, tag("]")))).parse(input)
}

/// The parts of a decoded name, as positions within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Leading blanks to leave out.
    pub(crate) start: usize,
    /// Where the name ends: at its first NUL byte.
    pub(crate) end: usize,
    /// Where the first `[` stands, if it opens a level.
    pub(crate) levels: Option<usize>,
    /// A first `[` that opens nothing; it and everything behind it belong to the top-level key.
    pub(crate) unclosed: Option<usize>,
}

impl Name {
    /// Rules 4 and 5. `None` if the top-level key is empty, which drops the pair.
    pub(crate) fn of(decoded: &[u8]) -> Option<Self> {
        let end = memchr::memchr(0, decoded).unwrap_or(decoded.len());
        let start = decoded.iter().take(end).take_while(|byte| **byte == b' ').count();
        let name = decoded.get(start..end)?;
        let open = memchr::memchr(b'[', name);
        if open.unwrap_or(name.len()) == 0 {
            return None;
        }
        let open = open.map(|at| start.wrapping_add(at));
        let closed = open
            .and_then(|at| decoded.get(at..end))
            .is_some_and(|rest| memchr::memchr(b']', rest).is_some());
        let (levels, unclosed) = if closed { (open, None) } else { (None, open) };
        Some(Self { start, end, levels, unclosed })
    }
}

/// Turns blanks and dots into `_` as PHP does in top-level keys (rule 5).
pub(crate) fn mangle(key: &mut [u8]) {
    for byte in key {
        if matches!(byte, b' ' | b'.') {
            *byte = b'_';
        }
    }
}

/// The same for the text behind an unclosed `[`, where further brackets go too.
pub(crate) fn mangle_unclosed(rest: &mut [u8]) {
    for byte in rest {
        if matches!(byte, b' ' | b'.' | b'[') {
            *byte = b'_';
        }
    }
}

/// The cookie prefixes that a key must not take on by being mangled (rule 11).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guard {
    host: bool,
    secure: bool,
}

const HOST: &[u8] = b"__Host-";
const SECURE: &[u8] = b"__Secure-";

impl Guard {
    /// `name` is the untranslated name of rule 4, whole.
    pub(crate) fn of(name: &[u8]) -> Self {
        Self { host: name.starts_with(HOST), secure: name.starts_with(SECURE) }
    }

    /// Whether `key` may be used under that name.
    pub(crate) fn allows(self, key: &[u8]) -> bool {
        (self.host || !key.starts_with(HOST)) && (self.secure || !key.starts_with(SECURE))
    }
}

/// A key that PHP stores as an integer (rule 7), and its value.
pub(crate) fn integer(key: &[u8]) -> Option<i64> {
    let digits = key.strip_prefix(b"-").unwrap_or(key);
    let canonical = match digits {
        b"0" => digits.len() == key.len(),
        [b'1'..=b'9', rest @ ..] => rest.len() < 19 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    if !canonical {
        return None;
    }
    // Towards its own side of zero, because the smallest number has no positive counterpart.
    let negative = digits.len() < key.len();
    digits.iter().try_fold(0_i64, |number, digit| {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        let number = number.checked_mul(10)?;
        if negative { number.checked_sub(digit) } else { number.checked_add(digit) }
    })
}

/// Decimal digits of an integer key, on the stack.
pub(crate) struct Decimal {
    digits: [u8; 20],
    start: usize,
}

impl Decimal {
    pub(crate) fn of(number: i64) -> Self {
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = number.unsigned_abs();
        let mut put = |byte: u8| {
            start = start.wrapping_sub(1);
            if let Some(to) = digits.get_mut(start) {
                *to = byte;
            }
        };
        loop {
            #[allow(clippy::cast_possible_truncation)]
            put(b'0'.wrapping_add((rest % 10) as u8));
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            put(b'-');
        }
        Self { digits, start }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.digits.get(self.start..).unwrap_or(&[])
    }
}

/// A path as a person writes it, cut into its top-level key and its levels: `REFNO`, `IPN_PID[0]`, `A[x][y]`.
pub(crate) fn path(path: &[u8]) -> Option<(&[u8], &[u8])> {
    let open = memchr::memchr(b'[', path).unwrap_or(path.len());
    let (base, levels) = path.split_at_checked(open)?;
    if base.is_empty() { None } else { Some((base, levels)) }
}

/// The key at the front of a path's levels; empty only for `[]`.
pub(crate) fn path_key(input: &[u8]) -> IResult<&[u8], &[u8]> {
    terminated(preceded(tag("["), take_till(|byte| byte == b']')), tag("]")).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_follow_rule_6() {
        for (input, expected) in [
            ("[]x", Some((Level::Append, "x"))),
            ("[ ][a]", Some((Level::Append, "[a]"))),
            ("[\x0b]", Some((Level::Append, ""))),
            ("[  ]", Some((Level::Key(b"  "), ""))),
            ("[ x]", Some((Level::Key(b" x"), ""))),
            ("[[]", Some((Level::Key(b"["), ""))),
            ("[b[c]]", Some((Level::Key(b"b[c"), "]"))),
            ("[]]", Some((Level::Append, "]"))),
            ("[", None),
            ("[ ", None),
            ("[abc", None),
        ] {
            let got = level(input.as_bytes()).ok().map(|(rest, level)| (level, rest));
            assert_eq!(got, expected.map(|(level, rest)| (level, rest.as_bytes())), "{input}");
        }
    }

    #[test]
    fn integers_follow_rule_7() {
        for (key, expected) in [
            ("0", Some(0)),
            ("7", Some(7)),
            ("-7", Some(-7)),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("-9223372036854775809", None),
            ("-0", None),
            ("01", None),
            ("+1", None),
            ("", None),
            ("-", None),
            ("1 ", None),
            ("1e3", None),
            ("12345678901234567890", None),
        ] {
            assert_eq!(integer(key.as_bytes()), expected, "{key}");
            if let Some(number) = expected {
                assert_eq!(Decimal::of(number).as_bytes(), key.as_bytes());
            }
        }
    }
}
