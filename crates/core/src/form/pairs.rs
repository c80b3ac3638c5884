//! Cuts a body into pairs. Owns rules 1 and 2 of `php-form.md`; must never decode or interpret a name.

use super::scan::{self, BLOCK, Delimiters};
use crate::{Error, Limits};

/// One non-empty piece between two `&`, still encoded. Positions count bytes from the beginning of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Where it begins.
    pub(crate) name: u32,
    /// Where the first `=` stands, or `end`.
    pub(crate) name_end: u32,
    /// Where the next `&` stands, or the end of the body.
    pub(crate) end: u32,
}

impl Pair {
    pub(crate) const EMPTY: Self = Self { name: 0, name_end: 0, end: 0 };

    #[inline(always)]
    pub(crate) const fn name_len(&self) -> u32 {
        self.name_end.wrapping_sub(self.name)
    }

    /// Where the value begins; behind `end` if it is empty for want of a `=`.
    #[inline(always)]
    pub(crate) const fn value(&self) -> u32 {
        self.name_end.wrapping_add(1)
    }

    #[inline(always)]
    pub(crate) const fn value_len(&self) -> u32 {
        self.end.saturating_sub(self.value())
    }
}

/// Room for the pairs of some blocks.
pub(crate) type Batch = [Pair; BATCH];

pub(crate) const BATCH: usize = 96;

/// Most pairs that one block can end.
const PER_BLOCK: usize = BLOCK / 2 + 1;

/// Cuts a body into pairs, some at a time, so that each batch can be decoded in place before the next is cut.
pub(crate) struct Pairs {
    /// The next block; `None` behind the last.
    base: Option<u32>,
    cut: Cut,
}

impl Pairs {
    /// Begins with `body`.
    pub(crate) fn new(body: &[u8], limits: &Limits) -> Result<Self, Error> {
        // So every position fits into 32 bits.
        let limit = limits.body.min(Limits::MAX_BODY);
        if body.len() > limit {
            return Err(Error::BodyTooLarge { limit });
        }
        Ok(Self { base: Some(0), cut: Cut { piece: Pair::EMPTY, in_name: true } })
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
        let mut cut = self.cut;
        let (blocks, rest) = body.get(base as usize..).unwrap_or(&[]).as_chunks::<BLOCK>();
        for block in blocks {
            cut.block(&scan::delimiters(block), base, batch, &mut count);
            base = base.wrapping_add(64);
            if count > const { BATCH - PER_BLOCK } {
                (self.base, self.cut) = (Some(base), cut);
                return count;
            }
        }
        // What is left over gets the `&` that ends the last pair, and bytes without a meaning behind it.
        let mut last = [b'0'; BLOCK];
        for (to, from) in last.iter_mut().zip(rest.iter().chain(b"&")) {
            *to = *from;
        }
        cut.block(&scan::delimiters(&last), base, batch, &mut count);
        self.base = None;
        count
    }
}

/// The piece being read.
#[derive(Clone, Copy)]
struct Cut {
    /// Its beginning, and the end of its name once that was seen.
    piece: Pair,
    /// Whether the end of its name is still to come.
    in_name: bool,
}

/// Takes the lowest bit away and says where in the body it stood.
#[inline(always)]
fn take(base: u32, bits: &mut u64) -> u32 {
    let at = base.wrapping_add(bits.trailing_zeros());
    *bits &= bits.wrapping_sub(1);
    at
}

impl Cut {
    /// Reads on through a block.
    #[inline(always)]
    fn block(&mut self, found: &Delimiters, base: u32, batch: &mut Batch, count: &mut usize) {
        let Delimiters { ampersand: mut ends, equals } = *found;
        // Adding a bit where a name begins makes a carry run through all its bytes and stop at its end.
        let through = !(ends | equals);
        let (sum, carry) = through.overflowing_add((ends << 1) | u64::from(self.in_name));
        let mut name_ends = sum & !through;
        let mut piece = self.piece;
        if self.in_name {
            piece.name_end = take(base, &mut name_ends);
        }
        self.in_name = carry | (ends >> 63 != 0);
        while ends != 0 {
            piece.end = take(base, &mut ends);
            if let Some(to) = batch.get_mut(*count) {
                *to = piece;
            }
            // Nothing between two `&` is no pair: the next one takes its place.
            *count = count.wrapping_add(usize::from(piece.name < piece.end));
            // If the end of the next name is not in this block, `in_name` says so.
            piece.name = piece.end.wrapping_add(1);
            piece.name_end = take(base, &mut name_ends);
        }
        self.piece = piece;
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::{string::String, vec::Vec};

    fn pairs(body: &str) -> Vec<(String, String)> {
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
                let cut = |start: u32, len: u32| match len {
                    0 => String::new(),
                    _ => body[start as usize..(start + len) as usize].into(),
                };
                (cut(p.name, p.name_len()), cut(p.value(), p.value_len()))
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
                (pad.clone(), "1"),
                ("a".into(), "b=c"),
                ("d".into(), ""),
                ("e%5B%5D".into(), "+"),
                (String::new(), "%"),
                ("fgh.i".into(), ""),
            ];
            let expected: Vec<_> =
                expected.into_iter().map(|(name, value)| (name, String::from(value))).collect();
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
