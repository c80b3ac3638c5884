//! What is counted and what is left over of a value: E5 (lengths), E6 (trimming) and E9 (empty values). Owns the ways of
//! counting; must never change a byte inside a value.

use alloc::vec::Vec;

use super::finding::{Finding, Mistake};
use super::message::{put, put_counted};
use super::search::{Rewrite, Search};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Bytes,
    Characters,
    Utf16,
}

impl Unit {
    /// Bytes that are no UTF-8 count as the replacement character that other languages would make of them.
    fn count(self, value: &[u8]) -> usize {
        let per_char = |char: char| if self == Self::Utf16 { char.len_utf16() } else { 1 };
        match self {
            Self::Bytes => value.len(),
            _ => value.utf8_chunks().fold(0, |sum: usize, chunk| {
                let broken = usize::from(!chunk.invalid().is_empty());
                let valid: usize = chunk.valid().chars().map(per_char).sum();
                sum.saturating_add(valid).saturating_add(broken)
            }),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Trim {
    None,
    Both,
    Left,
    Right,
}

impl Trim {
    /// `wide` trims Unicode white space and the byte-order mark as JavaScript does, otherwise PHP's six bytes go.
    fn apply(self, value: &[u8], wide: bool) -> &[u8] {
        let (left, right) = match self {
            Self::None => return value,
            Self::Both => (true, true),
            Self::Left => (true, false),
            Self::Right => (false, true),
        };
        if wide && let Ok(text) = core::str::from_utf8(value) {
            let blank = |char: char| char.is_whitespace() || char == '\u{feff}';
            let text = if left { text.trim_start_matches(blank) } else { text };
            return if right { text.trim_end_matches(blank) } else { text }.as_bytes();
        }
        let blank = |byte: u8| {
            matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | 0x0b) || (wide && byte == 0x0c)
        };
        let mut value = value;
        while let [first, rest @ ..] = value
            && left
            && blank(*first)
        {
            value = rest;
        }
        while let [rest @ .., last] = value
            && right
            && blank(*last)
        {
            value = rest;
        }
        value
    }
}

/// One way to count and to trim.
#[derive(Clone, Copy)]
struct Way {
    unit: Unit,
    trim: Trim,
    wide: bool,
    /// The length is that of the trimmed value, the value itself is whole.
    keep: bool,
}

impl Way {
    fn attempt(self, search: &mut Search<'_, '_>, mistake: &'static Mistake) -> Option<Finding> {
        let mut source = Vec::with_capacity(search.message.source.len());
        let mut changed = None;
        for (nth, value) in search.message.values().enumerate() {
            let trimmed = self.trim.apply(value, self.wide);
            let length = self.unit.count(trimmed);
            let kept = if self.keep { value } else { trimmed };
            if changed.is_none() && (length != value.len() || kept.len() != value.len()) {
                changed = Some(nth);
            }
            put_counted(&mut source, length, kept);
        }
        let hit = search.attempt(&source)?;
        Some(hit.proves(mistake).field_named(changed.and_then(|nth| search.message.path(nth))))
    }
}

/// E5.
pub(super) fn counted(search: &mut Search<'_, '_>) -> Option<Finding> {
    if !search.message.any(|value| !value.is_ascii()) {
        return None;
    }
    let way = |unit| Way { unit, trim: Trim::None, wide: false, keep: true };
    way(Unit::Characters)
        .attempt(search, &CHARACTERS)
        .or_else(|| way(Unit::Utf16).attempt(search, &UTF16))
}

/// E6, and E5 with E6.
pub(super) fn trimmed(search: &mut Search<'_, '_>) -> Option<Finding> {
    const SIDES: [(Trim, &Mistake); 3] =
        [(Trim::Both, &TRIMMED), (Trim::Left, &LEFT_TRIMMED), (Trim::Right, &RIGHT_TRIMMED)];
    if !search.message.any(|value| Trim::Both.apply(value, true).len() < value.len()) {
        return None;
    }
    let ascii = !search.message.any(|value| !value.is_ascii());
    for (unit, both) in
        [(Unit::Bytes, None), (Unit::Characters, Some(false)), (Unit::Utf16, Some(true))]
    {
        if both.is_some() && ascii {
            continue;
        }
        for (trim, mistake) in SIDES {
            for (wide, keep) in [(false, false), (false, true), (true, false), (true, true)] {
                let mistake = match (both, keep) {
                    (None, false) => mistake,
                    (None, true) => &TRIMMED_LENGTHS,
                    (Some(false), _) => &TRIMMED_CHARACTERS,
                    (Some(true), _) => &TRIMMED_UTF16,
                };
                let found = Way { unit, trim, wide, keep }.attempt(search, mistake);
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// E9.
pub(super) fn empty(search: &mut Search<'_, '_>) -> Option<Finding> {
    const TRIALS: [(&Mistake, Rewrite); 4] = [
        (&EMPTY_LEFT_OUT, |value, source| {
            if !value.is_empty() {
                put(source, value);
            }
        }),
        (&ZERO_AS_EMPTY, |value, source| put(source, if value == b"0" { &[] } else { value })),
        (&ZERO_AND_EMPTY_LEFT_OUT, |value, source| {
            if !value.is_empty() && value != b"0" {
                put(source, value);
            }
        }),
        (&BLANK_LEFT_OUT, |value, source| {
            if !value.trim_ascii().is_empty() {
                put(source, value);
            }
        }),
    ];
    TRIALS.into_iter().find_map(|(mistake, write)| {
        let mut source = Vec::with_capacity(search.message.source.len());
        for value in search.message.values() {
            write(value, &mut source);
        }
        let hit = search.attempt(&source)?;
        let field =
            search.message.path_where(|value| value.trim_ascii().is_empty() || value == b"0");
        Some(hit.proves(mistake).field_named(field))
    })
}

/// E9 by the looks: a genuine message always has empty fields.
pub(super) fn looks(search: &Search<'_, '_>, out: &mut Vec<Finding>) {
    const MANY: usize = 40;
    if search.message.values().nth(MANY).is_some() && !search.message.any(<[u8]>::is_empty) {
        out.push(Finding::hint(&NONE_EMPTY));
    }
}

const CHARACTERS: Mistake = Mistake {
    id: "E5",
    code: "lengths_in_characters",
    text: "The signer counts characters; lengths are in bytes. It shows in fields with letters beyond \
           ASCII (first: {field}).",
};

const UTF16: Mistake = Mistake {
    id: "E5",
    code: "lengths_in_utf16_units",
    text: "The signer counts UTF-16 units, as string lengths in JavaScript, Java and C# do; lengths are \
           in bytes. It shows in fields with letters beyond ASCII (first: {field}).",
};

const TRIMMED: Mistake = Mistake {
    id: "E6",
    code: "values_trimmed",
    text: "The signature fits the values without the blanks around them (first: {field}). The signer \
           trims; values are signed as they are.",
};

const LEFT_TRIMMED: Mistake = Mistake {
    id: "E6",
    code: "values_left_trimmed",
    text: "The signature fits the values without the blanks in front (first: {field}). The signer trims \
           on the left; values are signed as they are.",
};

const RIGHT_TRIMMED: Mistake = Mistake {
    id: "E6",
    code: "values_right_trimmed",
    text: "The signature fits the values without the blanks at the end (first: {field}). The signer \
           trims on the right; values are signed as they are.",
};

const TRIMMED_LENGTHS: Mistake = Mistake {
    id: "E6",
    code: "lengths_of_trimmed_values",
    text: "The signer counts the length of the trimmed value, but signs the whole one (first: {field}). \
           Count the value as it is.",
};

const TRIMMED_CHARACTERS: Mistake = Mistake {
    id: "E5+E6",
    code: "trimmed_lengths_in_characters",
    text: "The signer trims values and counts characters (first: {field}). Take values as they are and \
           count bytes.",
};

const TRIMMED_UTF16: Mistake = Mistake {
    id: "E5+E6",
    code: "trimmed_lengths_in_utf16_units",
    text: "The signer trims values and counts UTF-16 units (first: {field}). Take values as they are and \
           count bytes.",
};

const EMPTY_LEFT_OUT: Mistake = Mistake {
    id: "E9",
    code: "empty_values_left_out",
    text: "The signature fits without the empty fields (first: {field}). The signer skips them; each \
           empty value is signed as 0.",
};

const ZERO_AS_EMPTY: Mistake = Mistake {
    id: "E9",
    code: "zero_taken_as_empty",
    text: "The signer takes the value 0 for empty (first: {field}), as PHP's empty() does. It is signed \
           as 10, an empty value as 0.",
};

const ZERO_AND_EMPTY_LEFT_OUT: Mistake = Mistake {
    id: "E9",
    code: "zero_and_empty_left_out",
    text: "The signature fits without the fields that are empty or 0 (first: {field}). The signer skips \
           what is falsy; every field is signed.",
};

const BLANK_LEFT_OUT: Mistake = Mistake {
    id: "E9",
    code: "blank_values_left_out",
    text: "The signature fits without the empty and blank fields (first: {field}). The signer skips \
           them; every field is signed.",
};

const NONE_EMPTY: Mistake = Mistake {
    id: "E9",
    code: "empty_fields_dropped",
    text: "No field is empty, but genuine messages always have empty ones. They were probably dropped on \
           the way: take the raw body.",
};
