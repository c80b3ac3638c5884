//! The quick road: names that are new at the top level, plain or with `[]` behind them. Owns the two loops in which
//! most of the time goes; must never decide anything that the complete road of [`group`](super::group) would decide
//! otherwise: what it is not sure of it hands on.

use super::group::ROOT;
use super::index::{self, Keys};
use super::node::{ARRAY, Entry, INDEXED, ONE};
use crate::Limits;
use crate::form::decode;
use crate::form::pairs::Pair;
use crate::form::scan::{self, WIDE};

/// The name is a top-level key as it stands.
const PLAIN: u32 = INDEXED;
/// The name is a top-level key with `[]` behind it, in some spelling.
const APPEND: u32 = ARRAY | ONE | INDEXED;

/// How the keys of the top-level array are read.
pub(super) struct TopKeys {
    keys: Keys,
    /// The longest name.
    longest: u32,
    /// The longest key that is read at once. With `%5B%5D` behind it, it is still within the limit on names.
    short: u32,
    /// Whether a name may have levels at all.
    levels: bool,
}

impl TopKeys {
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn new(seed: u64, limits: &Limits) -> Self {
        let longest = limits.name.min(Limits::MAX_BODY) as u32;
        let short = longest.saturating_sub(6).min(const { WIDE as u32 });
        Self { keys: Keys::new(seed, ROOT), longest, short, levels: limits.depth > 0 }
    }

    /// Makes pairs into the entries that they are if their names are new: with decoded value, and if their names are
    /// [`PLAIN`] or an [`APPEND`] with these flags, key and hash, otherwise with the flags 0 and the encoded name.
    ///
    /// This is where most of the time goes.
    #[inline(never)]
    pub(super) fn prepare(&self, pairs: &[Pair], to: &mut [Entry], body: &mut [u8]) {
        for (pair, to) in pairs.iter().zip(to) {
            let (value, mut value_len) = (pair.value(), pair.value_len());
            let literal = chunk(body, value).map_or(0, scan::literal);
            if literal < value_len {
                value_len = decode_value(body, value, literal, value_len);
            }
            *to = Entry {
                key: pair.name,
                key_len: pair.name_len(),
                a: value,
                b: value_len,
                ..Entry::EMPTY
            };
            if let Some(bytes) = chunk(body, pair.name) {
                if pair.name_len().wrapping_sub(1) < self.short
                    && scan::all_plain(bytes, index::keep(pair.name_len() as usize))
                {
                    to.hash = self.keys.hash(bytes, pair.name_len() as usize);
                    to.flags = PLAIN;
                    continue;
                }
                let plain = scan::plain(bytes).min(pair.name_len());
                if plain.wrapping_sub(1) < self.short && self.levels && is_append(body, pair, plain)
                {
                    to.key_len = plain;
                    to.hash = self.keys.hash(bytes, plain as usize);
                    to.flags = APPEND;
                    continue;
                }
            }
            self.prepare_long(to, body);
        }
    }

    /// The same for long names and those near the end of the body.
    #[inline(never)]
    fn prepare_long(&self, to: &mut Entry, body: &[u8]) {
        let start = to.key as usize;
        let name = body.get(start..start.wrapping_add(to.key_len as usize)).unwrap_or(&[]);
        let (plain, odd) = name.split_at_checked(scan::plain_len(name)).unwrap_or_default();
        if plain.is_empty() || to.key_len > self.longest {
            return;
        }
        to.flags = match odd {
            [] => PLAIN,
            b"%5B%5D" | b"[]" | b"%5b%5d" if self.levels => APPEND,
            _ => return,
        };
        #[allow(clippy::cast_possible_truncation)]
        let key_len = plain.len() as u32;
        to.key_len = key_len;
        to.hash = self.keys.hash_any(plain);
    }
}

/// Decodes a value that begins with some literal bytes, and gives its new length.
#[inline(never)]
fn decode_value(body: &mut [u8], start: u32, literal: u32, len: u32) -> u32 {
    let from = start.wrapping_add(literal) as usize;
    let escaped = body.get_mut(from..start.wrapping_add(len) as usize);
    #[allow(clippy::cast_possible_truncation)]
    let rest = escaped.map_or(0, decode::in_place) as u32;
    literal.wrapping_add(rest)
}

/// The bytes from a position on.
#[inline(always)]
fn chunk<const LEN: usize>(body: &[u8], start: u32) -> Option<&[u8; LEN]> {
    let start = start as usize;
    body.get(start..start.wrapping_add(LEN))?.first_chunk()
}

/// Whether what is odd about a name is just `[]` at its end, mostly written `%5B%5D`; never so at the end of the body.
#[inline(always)]
fn is_append(body: &[u8], pair: &Pair, plain: u32) -> bool {
    let Some(bytes) = chunk(body, pair.name.wrapping_add(plain)) else { return false };
    let word = u64::from_le_bytes(*bytes);
    match pair.name_len().wrapping_sub(plain) {
        6 => (word | 0x0000_2000_0020_0000) << 16 == u64::from_le_bytes(*b"\0\0%5b%5d"),
        2 => word << 48 == u64::from_le_bytes(*b"\0\0\0\0\0\0[]"),
        _ => false,
    }
}

/// Puts the entries from number `first` up to `end` into the index and numbers the arrays among them. Stops at one
/// that needs a closer look, and gives its number.
#[inline(never)]
pub(super) fn index_new(
    entries: &mut [Entry],
    first: usize,
    end: usize,
    arrays: &mut u32,
    slots: &mut [u32],
) -> usize {
    let mask = slots.len().wrapping_sub(1);
    for number in first..end {
        let Some(&Entry { flags, hash, .. }) = entries.get(number) else { return number };
        if flags == 0 {
            return number;
        }
        #[allow(clippy::cast_possible_truncation)]
        let number32 = number as u32;
        let mut at = hash as usize & mask;
        let mut probes: usize = 0;
        loop {
            let Some(slot) = slots.get_mut(at) else { return number };
            if *slot == 0 {
                *slot = number32;
                break;
            }
            let other = entries.get(*slot as usize);
            probes = probes.wrapping_add(1);
            if other.is_none_or(|other| other.hash == hash) || probes == index::PROBES {
                return number;
            }
            at = at.wrapping_add(1) & mask;
        }
        if let Some(entry) = entries.get_mut(number) {
            let is_array = flags & ARRAY;
            *arrays = arrays.wrapping_add(is_array);
            entry.array = arrays.wrapping_mul(is_array);
            entry.next = number32.wrapping_add(1);
        }
    }
    end
}
