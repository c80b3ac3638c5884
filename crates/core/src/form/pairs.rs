//! Cuts a body into pairs. Owns rules 1 and 2 of `php-form.md`; must never decode or interpret a name.

use super::scan::{self, BLOCK};
use crate::{Error, Limits};

/// One non-empty piece between two `&`, still encoded. Positions count bytes from the beginning of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) name: u32,
    pub(crate) name_len: u32,
    pub(crate) value: u32,
    pub(crate) value_len: u32,
    pub(crate) traits: Traits,
}

/// What the scan saw on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Traits {
    /// How many odd bytes the name has (see [`scan::Masks::odd`]): 0, 1, 2, or 3 for more.
    pub(crate) odd: u8,
    /// Whether the value has a `%` or a `+`.
    pub(crate) escaped: bool,
}

/// What is known about the piece being read.
struct Piece {
    start: usize,
    /// Where the value begins, once the first `=` was seen.
    value: Option<usize>,
    traits: Traits,
}

impl Piece {
    const fn at(start: usize) -> Self {
        Self { start, value: None, traits: Traits { odd: 0, escaped: false } }
    }

    /// Takes note of the bytes between two delimiters.
    #[inline(always)]
    fn note(&mut self, odd: u64, escape: u64) {
        if self.value.is_none() {
            let second = odd & odd.wrapping_sub(1);
            let third = second & second.wrapping_sub(1);
            let count = u8::from(odd != 0)
                .wrapping_add(u8::from(second != 0))
                .wrapping_add(u8::from(third != 0));
            self.traits.odd = self.traits.odd.saturating_add(count).min(3);
        } else {
            self.traits.escaped |= escape != 0;
        }
    }

    #[inline(always)]
    fn end(
        &self,
        end: usize,
        limits: &Limits,
        emit: &mut impl FnMut(Pair) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if end == self.start {
            return Ok(());
        }
        let (name_end, value) = match self.value {
            Some(value) => (value.wrapping_sub(1), value),
            None => (end, end),
        };
        let name_len = name_end.wrapping_sub(self.start);
        if name_len > limits.name {
            return Err(Error::NameTooLong { limit: limits.name });
        }
        // The body's length was checked against `Limits::MAX_BODY`, so positions fit.
        #[allow(clippy::cast_possible_truncation)]
        emit(Pair {
            name: self.start as u32,
            name_len: name_len as u32,
            value: value as u32,
            value_len: end.wrapping_sub(value) as u32,
            traits: self.traits,
        })
    }
}

/// Calls `emit` for every pair in order, and stops at its first error.
pub(crate) fn split(
    body: &[u8],
    limits: &Limits,
    mut emit: impl FnMut(Pair) -> Result<(), Error>,
) -> Result<(), Error> {
    let limit = limits.body.min(Limits::MAX_BODY);
    if body.len() > limit {
        return Err(Error::BodyTooLarge { limit });
    }
    let mut piece = Piece::at(0);
    let (blocks, rest) = body.as_chunks::<BLOCK>();
    let mut base: usize = 0;
    for block in blocks {
        step(block, u64::MAX, base, &mut piece, limits, &mut emit)?;
        base = base.wrapping_add(BLOCK);
    }
    let mut last = [0; BLOCK];
    if let Some(to) = last.get_mut(..rest.len()) {
        to.copy_from_slice(rest);
        #[allow(clippy::cast_possible_truncation)]
        let valid = !from_bit(rest.len() as u32);
        step(&last, valid, base, &mut piece, limits, &mut emit)?;
    }
    piece.end(body.len(), limits, &mut emit)
}

/// All bits from `from` on, as a mask; `from` may be 64.
#[inline(always)]
fn from_bit(from: u32) -> u64 {
    u64::MAX.checked_shl(from).unwrap_or(0)
}

#[inline(always)]
fn step(
    block: &[u8; BLOCK],
    valid: u64,
    base: usize,
    piece: &mut Piece,
    limits: &Limits,
    emit: &mut impl FnMut(Pair) -> Result<(), Error>,
) -> Result<(), Error> {
    let masks = scan::classify(block);
    let (odd, escape) = (masks.odd & valid, masks.escape & valid);
    let mut delimiters = (masks.ampersand | masks.equals) & valid;
    let mut from = 0;
    while delimiters != 0 {
        let bit = delimiters.trailing_zeros();
        delimiters &= delimiters.wrapping_sub(1);
        let at = base.wrapping_add(bit as usize);
        let here = 1u64.wrapping_shl(bit);
        let between = from_bit(from) & here.wrapping_sub(1);
        if masks.ampersand & here != 0 {
            piece.note(odd & between, escape & between);
            piece.end(at, limits, emit)?;
            *piece = Piece::at(at.wrapping_add(1));
        } else if piece.value.is_none() {
            piece.note(odd & between, escape & between);
            piece.value = Some(at.wrapping_add(1));
        } else {
            continue; // An `=` inside a value is data.
        }
        from = bit.wrapping_add(1);
    }
    piece.note(odd & from_bit(from), escape & from_bit(from));
    Ok(())
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::{string::String, vec::Vec};

    fn pairs(body: &str) -> Vec<(String, String, u8, bool)> {
        let mut out = Vec::new();
        split(body.as_bytes(), &Limits::DEFAULT, |p| {
            let cut = |s: u32, l: u32| body[s as usize..(s + l) as usize].into();
            out.push((cut(p.name, p.name_len), cut(p.value, p.value_len), p.traits.odd, p.traits.escaped));
            Ok(())
        })
        .unwrap();
        out
    }

    #[test]
    fn cuts_at_ampersands_and_first_equals_wherever_the_blocks_end() {
        for shift in 0..130 {
            let pad = "x".repeat(shift);
            let body = alloc::format!("{pad}=1&&a=b=c&d&e%5B%5D=+&=%&f.g.h.i=&");
            let expected = [
                (pad.clone(), "1", 0, false),
                ("a".into(), "b=c", 0, false),
                ("d".into(), "", 0, false),
                ("e%5B%5D".into(), "+", 2, true),
                (String::new(), "%", 0, true),
                ("f.g.h.i".into(), "", 3, false),
            ];
            let expected: Vec<_> =
                expected.into_iter().map(|(n, v, o, e)| (n, String::from(v), o, e)).collect();
            assert_eq!(pairs(&body), expected, "{shift}");
        }
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert!(pairs("").is_empty());
        assert!(pairs("&&&").is_empty());
        assert_eq!(pairs("a").len(), 1);
    }
}
