//! Cuts a body into pairs. Owns rules 1 and 2 of `php-form.md`; must never decode or interpret a name.

use super::scan::{self, BLOCK, Masks};
use crate::{Error, Limits};

/// One non-empty piece between two `&`, still encoded. Positions count bytes from the beginning of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) name: u32,
    pub(crate) name_len: u32,
    pub(crate) value: u32,
    pub(crate) value_len: u32,
    /// Where the first odd byte of the name stands (see [`scan::Masks::odd`]), or [`Pair::PLAIN`].
    pub(crate) odd: u32,
    /// Where the first `%` or `+` of the value stands, or [`Pair::PLAIN`].
    pub(crate) escape: u32,
}

impl Pair {
    pub(crate) const EMPTY: Self =
        Self { name: 0, name_len: 0, value: 0, value_len: 0, odd: 0, escape: 0 };

    /// There is no such byte.
    pub(crate) const PLAIN: u32 = u32::MAX;
}

/// Room for the pairs of some blocks.
pub(crate) type Batch = [Pair; BATCH];

pub(crate) const BATCH: usize = 64;

/// Most pairs that one block can end.
const PER_BLOCK: usize = BLOCK / 2 + 1;

/// Cuts a body into pairs, some at a time, so that each batch can be decoded in place before the next is cut.
pub(crate) struct Pairs {
    /// The next block; `None` behind the last.
    base: Option<u32>,
    piece: Piece,
}

/// The piece being read.
#[derive(Clone, Copy)]
struct Piece {
    start: u32,
    /// Where its value begins, once the first `=` was seen; 0 before.
    value: u32,
    odd: u32,
    escape: u32,
}

impl Piece {
    const fn at(start: u32) -> Self {
        Self { start, value: 0, odd: Pair::PLAIN, escape: Pair::PLAIN }
    }

    /// The pair that ends there; of no use if it is empty.
    #[inline(always)]
    const fn ending(self, end: u32) -> Pair {
        let bare = self.value == 0;
        let value = if bare { end } else { self.value };
        let name_end = if bare { end } else { self.value.wrapping_sub(1) };
        Pair {
            name: self.start,
            name_len: name_end.wrapping_sub(self.start),
            value,
            value_len: end.wrapping_sub(value),
            odd: self.odd,
            escape: self.escape,
        }
    }
}

/// Takes note of the first of some bytes.
#[inline(always)]
fn note(first: &mut u32, base: u32, bits: u64) {
    if bits != 0 && *first == Pair::PLAIN {
        *first = base.wrapping_add(bits.trailing_zeros());
    }
}

impl Pairs {
    /// Begins with `body`.
    pub(crate) fn new(body: &[u8], limits: &Limits) -> Result<Self, Error> {
        // So every position fits into 32 bits.
        let limit = limits.body.min(Limits::MAX_BODY);
        if body.len() > limit {
            return Err(Error::BodyTooLarge { limit });
        }
        Ok(Self { base: Some(0), piece: Piece::at(0) })
    }

    /// How many bytes were looked at.
    pub(crate) fn passed(&self, body: &[u8]) -> usize {
        self.base.map_or(body.len(), |base| base as usize)
    }

    /// Cuts the next pairs of the same body and says how many; 0 at the end. Between two calls the bytes of the pairs
    /// handed out may change, no others.
    #[inline(never)]
    pub(crate) fn next(&mut self, body: &[u8], batch: &mut Batch) -> usize {
        let Some(mut base) = self.base else { return 0 };
        let mut count = 0;
        let mut piece = self.piece;
        let (blocks, rest) = body.get(base as usize..).unwrap_or(&[]).as_chunks::<BLOCK>();
        for block in blocks {
            step(&scan::classify(block), base, &mut piece, batch, &mut count);
            base = base.wrapping_add(64);
            if count > const { BATCH - PER_BLOCK } {
                (self.base, self.piece) = (Some(base), piece);
                return count;
            }
        }
        // What is left over is looked at with ordinary bytes behind it.
        let mut last = [b'0'; BLOCK];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        step(&scan::classify(&last), base, &mut piece, batch, &mut count);
        #[allow(clippy::cast_possible_truncation)]
        let end = base.wrapping_add(rest.len() as u32);
        put(piece.ending(end), batch, &mut count);
        self.base = None;
        count
    }
}

/// Keeps a pair, unless it is nothing between two `&`.
#[inline(always)]
fn put(pair: Pair, batch: &mut Batch, count: &mut usize) {
    if pair.value.wrapping_add(pair.value_len) != pair.name
        && let Some(to) = batch.get_mut(*count)
    {
        *to = pair;
        *count = count.wrapping_add(1);
    }
}

#[inline(always)]
fn step(masks: &Masks, base: u32, piece: &mut Piece, batch: &mut Batch, count: &mut usize) {
    let odd = masks.odd & !masks.ampersand;
    // The bytes not passed yet.
    let mut live = u64::MAX;
    loop {
        if piece.value == 0 {
            // In a name: either delimiter ends it.
            let delimiters = (masks.ampersand | masks.equals) & live;
            let before = before_first(delimiters);
            note(&mut piece.odd, base, odd & live & before);
            if delimiters == 0 {
                return;
            }
            live = above_first(delimiters);
            let at = base.wrapping_add(delimiters.trailing_zeros());
            if masks.equals & delimiters & delimiters.wrapping_neg() != 0 {
                piece.value = at.wrapping_add(1);
            } else {
                put(piece.ending(at), batch, count);
                *piece = Piece::at(at.wrapping_add(1));
                continue;
            }
        }
        // In a value: an `=` is data.
        let ends = masks.ampersand & live;
        let before = before_first(ends);
        note(&mut piece.escape, base, masks.escape & live & before);
        if ends == 0 {
            return;
        }
        live = above_first(ends);
        let at = base.wrapping_add(ends.trailing_zeros());
        put(piece.ending(at), batch, count);
        *piece = Piece::at(at.wrapping_add(1));
    }
}

/// All bits above the lowest one that is set.
#[inline(always)]
const fn above_first(bits: u64) -> u64 {
    !(bits ^ bits.wrapping_sub(1))
}

/// All bits below the lowest one that is set; all bits if none is.
#[inline(always)]
const fn before_first(bits: u64) -> u64 {
    !bits & bits.wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::{string::String, vec::Vec};

    /// Name, value, place of the first odd byte in the name, whether the value is escaped.
    fn pairs(body: &str) -> Vec<(String, String, Option<u32>, bool)> {
        let limits = Limits::DEFAULT;
        let mut pairs = Pairs::new(body.as_bytes(), &limits).unwrap();
        let mut batch = [Pair::EMPTY; BATCH];
        let mut out = Vec::new();
        loop {
            let count = pairs.next(body.as_bytes(), &mut batch);
            if count == 0 {
                return out;
            }
            out.extend(batch[..count].iter().map(|p| {
                let cut =
                    |start: u32, len: u32| body[start as usize..(start + len) as usize].into();
                let odd = (p.odd != Pair::PLAIN).then(|| p.odd - p.name);
                let escaped = p.escape != Pair::PLAIN;
                (cut(p.name, p.name_len), cut(p.value, p.value_len), odd, escaped)
            }));
        }
    }

    /// More pairs than a batch holds, the shortest there are.
    #[test]
    fn a_full_block_fits() {
        let body = "a&".repeat(1000);
        assert_eq!(pairs(&body).len(), 1000);
        assert_eq!(pairs(&body[1..]).len(), 999);
    }

    #[test]
    fn cuts_at_ampersands_and_first_equals_wherever_the_blocks_end() {
        for shift in 0..130 {
            let pad = "x".repeat(shift);
            let body = alloc::format!("{pad}=1&&a=b=c&d&e%5B%5D=+&=%&fgh.i=&");
            let expected = [
                (pad.clone(), "1", None, false),
                ("a".into(), "b=c", None, false),
                ("d".into(), "", None, false),
                ("e%5B%5D".into(), "+", Some(1), true),
                (String::new(), "%", None, true),
                ("fgh.i".into(), "", Some(3), false),
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
