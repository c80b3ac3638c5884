//! Finds an entry by array and key. Owns the hash table and the tree behind it; must never change what a key means.
//!
//! The table is open-addressing and probes a bounded number of slots. A key that finds no place there goes into a
//! crit-bit tree, whose cost is bounded by the key's length. So the cost of a body is linear in its length whatever
//! its names are, even for a sender who knows the hash; and one who does not know the secret key cannot know it,
//! because it is seeded from that.

use super::node::{BRANCH, Entry, INDEXED, NUMBER};
use crate::form::name::Decimal;

/// Slots looked at before the tree takes over.
const PROBES: usize = 16;

/// Bytes hashed at once. Names of notifications fit almost always.
const WIDE: usize = 32;

const MIX: [u64; 4] =
    [0x9e37_79b9_7f4a_7c15, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb, 0xd6e8_feb8_6659_fd93];

/// Multiplies to 128 bits and folds the halves.
#[inline(always)]
#[allow(clippy::cast_possible_truncation)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a).wrapping_mul(u128::from(b));
    (product as u64) ^ ((product >> 64) as u64)
}

/// The first `len` (at most 32) bytes as four words, the rest zero.
#[inline(always)]
fn words(bytes: &[u8; WIDE], len: usize) -> [u64; 4] {
    let mut out = [0; 4];
    let mut left = len.wrapping_mul(8);
    for (word, chunk) in out.iter_mut().zip(bytes.as_chunks::<8>().0) {
        #[allow(clippy::cast_possible_truncation)]
        let keep = left.min(64) as u32;
        let mask = u64::MAX.checked_shr(64u32.wrapping_sub(keep)).unwrap_or(0);
        *word = u64::from_le_bytes(*chunk) & mask;
        left = left.saturating_sub(64);
    }
    out
}

#[inline(always)]
fn mix(seed: u64, [a, b, c, d]: [u64; 4]) -> u64 {
    let [m0, m1, m2, m3] = MIX;
    fold(a ^ seed ^ m0, b ^ m1.wrapping_add(seed)) ^ fold(c ^ seed ^ m2, d ^ m3.wrapping_add(seed))
}

/// The hash of the key `buffer[start..start + len]` in an array.
#[inline(always)]
pub(crate) fn hash(seed: u64, parent: u32, buffer: &[u8], start: usize, len: usize) -> u32 {
    let seed = seed.wrapping_add(u64::from(parent).wrapping_mul(0x2545_f491_4f6c_dd1d));
    let wide = buffer.get(start..).and_then(|tail| tail.first_chunk::<WIDE>());
    let full = match wide {
        Some(bytes) if len <= WIDE => mix(seed, words(bytes, len)),
        _ => hash_slowly(seed, buffer.get(start..start.wrapping_add(len)).unwrap_or(&[])),
    };
    let full = fold(full ^ len as u64, 0xa076_1d64_78bd_642f);
    #[allow(clippy::cast_possible_truncation)]
    let out = (full >> 32) as u32;
    out
}

/// The same for long keys and for those near the end of the buffer.
#[cold]
fn hash_slowly(seed: u64, key: &[u8]) -> u64 {
    let mut state = seed;
    let (chunks, rest) = key.as_chunks::<WIDE>();
    let (last, whole) = match chunks.split_last() {
        Some((last, whole)) if rest.is_empty() => (last.as_slice(), whole),
        _ => (rest, chunks),
    };
    for chunk in whole {
        state = mix(state, words(chunk, WIDE)).rotate_left(29);
    }
    let mut padded = [0; WIDE];
    for (to, from) in padded.iter_mut().zip(last) {
        *to = *from;
    }
    mix(state, words(&padded, last.len()))
}

/// A read-only look at the index.
#[derive(Clone, Copy)]
pub(crate) struct Index<'a> {
    pub(crate) body: &'a [u8],
    pub(crate) entries: &'a [Entry],
    pub(crate) slots: &'a [u32],
    pub(crate) tree: u32,
}

impl<'a> Index<'a> {
    #[inline(always)]
    pub(crate) fn entry(&self, number: u32) -> Entry {
        self.entries.get(number as usize).copied().unwrap_or(Entry::EMPTY)
    }

    /// The bytes of an entry's own key, if it is not an integer that an append took.
    #[inline(always)]
    fn given_key(&self, entry: &Entry) -> &'a [u8] {
        let start = entry.key as usize;
        self.body.get(start..start.wrapping_add(entry.key_len as usize)).unwrap_or(&[])
    }

    /// Calls `with` with the bytes of an entry's key.
    pub(crate) fn with_key<T>(&self, entry: &Entry, with: impl FnOnce(&[u8]) -> T) -> T {
        if entry.is(NUMBER) {
            with(Decimal::of(entry.number()).as_bytes())
        } else {
            with(self.given_key(entry))
        }
    }

    /// Whether an entry has that key.
    #[inline(always)]
    pub(crate) fn has_key(&self, entry: &Entry, key: &[u8]) -> bool {
        if entry.is(NUMBER) {
            Decimal::of(entry.number()).as_bytes() == key
        } else {
            self.given_key(entry) == key
        }
    }

    /// Looks for a key in the table. `Err(Some(slot))` is where it belongs, `Err(None)` sends to the tree.
    #[inline(always)]
    fn probe(&self, parent: u32, key: &[u8], hash: u32) -> Result<u32, Option<usize>> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        for _ in 0..PROBES.min(self.slots.len()) {
            let number = self.slots.get(at).copied().unwrap_or(0);
            if number == 0 {
                return Err(Some(at));
            }
            let entry = self.entry(number);
            if entry.hash == hash && entry.parent == parent && self.has_key(&entry, key) {
                return Ok(number);
            }
            at = at.wrapping_add(1) & mask;
        }
        Err(None)
    }

    /// The entry of that key, or 0 and the slot for it.
    #[inline(always)]
    pub(crate) fn find(&self, parent: u32, key: &[u8], hash: u32) -> (u32, Option<usize>) {
        match self.probe(parent, key, hash) {
            Ok(number) => (number, None),
            Err(Some(slot)) => (0, Some(slot)),
            Err(None) => (self.find_in_tree(parent, key), None),
        }
    }

    #[cold]
    fn find_in_tree(&self, parent: u32, key: &[u8]) -> u32 {
        let number = self.nearest(parent, key);
        let entry = self.entry(number);
        if number != 0 && entry.parent == parent && self.has_key(&entry, key) { number } else { 0 }
    }

    /// The only entry of the tree that can have that key, or 0 if the tree is empty.
    fn nearest(&self, parent: u32, key: &[u8]) -> u32 {
        let mut number = self.tree;
        loop {
            let entry = self.entry(number);
            if !entry.is(BRANCH) {
                return number;
            }
            number = if turn(&entry, parent, key) { entry.b } else { entry.a };
        }
    }
}

/// The tree sorts array number and key as one string of bytes. Keys hold no NUL byte, so zeros can stand behind their end.
fn byte_at(parent: u32, key: &[u8], position: usize) -> u8 {
    let head = parent.to_be_bytes();
    match position.checked_sub(head.len()) {
        None => head.get(position).copied().unwrap_or(0),
        Some(at) => key.get(at).copied().unwrap_or(0),
    }
}

fn turn(branch: &Entry, parent: u32, key: &[u8]) -> bool {
    u32::from(byte_at(parent, key, branch.key as usize)) & branch.key_len != 0
}

/// Where two keys first differ: byte position and highest differing bit.
fn difference(a: (u32, &[u8]), b: (u32, &[u8])) -> Option<(u32, u32)> {
    let len = a.1.len().max(b.1.len()).wrapping_add(4);
    let position = (0..len).find(|at| byte_at(a.0, a.1, *at) != byte_at(b.0, b.1, *at))?;
    let bits = byte_at(a.0, a.1, position) ^ byte_at(b.0, b.1, position);
    let bit = 0x80u32.wrapping_shr(bits.leading_zeros());
    Some((u32::try_from(position).ok()?, bit))
}

/// What has to be done to the tree for a new key: the new branch, and the entry whose branch it takes the place of
/// (0 for the root).
pub(crate) struct Growth {
    pub(crate) branch: Entry,
    pub(crate) above: u32,
    pub(crate) right: bool,
}

impl Index<'_> {
    /// Where entry `number` goes in the tree; `None` if the tree is empty.
    #[cold]
    pub(crate) fn growth(&self, number: u32) -> Option<Growth> {
        let entry = self.entry(number);
        if self.tree == 0 {
            return None;
        }
        self.with_key(&entry, |key| {
            let near = self.entry(self.nearest(entry.parent, key));
            let (position, bit) =
                self.with_key(&near, |other| difference((entry.parent, key), (near.parent, other)))?;
            let mut branch =
                Entry { key: position, key_len: bit, flags: BRANCH, ..Entry::EMPTY };
            let (mut above, mut right, mut below) = (0, false, self.tree);
            loop {
                let here = self.entry(below);
                // Branches nearer to the root test earlier bytes, and higher bits of the same byte.
                let earlier = here.is(BRANCH)
                    && (here.key < position || (here.key == position && here.key_len > bit));
                if !earlier {
                    break;
                }
                above = below;
                right = turn(&here, entry.parent, key);
                below = if right { here.b } else { here.a };
            }
            (branch.a, branch.b) =
                if turn(&branch, entry.parent, key) { (below, number) } else { (number, below) };
            Some(Growth { branch, above, right })
        })
    }
}

/// Whether an entry has to be put into a new table.
pub(crate) const fn is_indexed(entry: &Entry) -> bool {
    entry.is(INDEXED)
}
