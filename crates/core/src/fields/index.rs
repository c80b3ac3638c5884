//! Finds an entry by array and key. Owns the hash table and the tree behind it; must never change what a key means.
//!
//! The table is open-addressing and probes a bounded number of slots. A key that finds no place there goes into a
//! crit-bit tree, whose cost is bounded by the key's length. So the cost of a body is linear in its length whatever
//! its names are, even for a sender who knows the hash; and one who does not know the secret key cannot know it,
//! because it is seeded from that.

use super::node::{BRANCH, Entry, INDEXED, NUMBER};
use crate::form::name::Decimal;

/// Slots looked at before the tree takes over.
pub(crate) const PROBES: usize = 16;

/// Bytes hashed at once. Names of notifications fit almost always.
pub(crate) const WIDE: usize = 32;

/// Fractional digits of the golden ratio and of e and pi: nothing up the sleeve.
const MIX: Words =
    (0x9e37_79b9_7f4a_7c15_b7e1_5162_8aed_2a6a, 0x243f_6a88_85a3_08d3_1319_8a2e_0370_7344);

/// Which bits of a key's words belong to it, by its length.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "at compile time")]
const KEEP: [Words; 2 * WIDE] = {
    let mut keep = [(0, 0); 2 * WIDE];
    let mut len = 1;
    while len <= WIDE {
        let (low, high) = keep[len - 1];
        keep[len] = match len {
            1..=16 => ((low << 8) | 0xff, 0),
            _ => (low, (high << 8) | 0xff),
        };
        len += 1;
    }
    keep
};

/// Up to 32 bytes, the rest zero.
pub(crate) type Words = (u128, u128);

/// The first `len` (at most 32) bytes.
#[inline(always)]
fn words(bytes: &[u8; WIDE], len: usize) -> Words {
    let (keep_low, keep_high) = KEEP.get(len & 63).copied().unwrap_or((0, 0));
    match bytes.as_chunks::<16>().0 {
        [low, high] => {
            (u128::from_le_bytes(*low) & keep_low, u128::from_le_bytes(*high) & keep_high)
        }
        _ => (0, 0),
    }
}

/// A name known beforehand, ready to be hashed.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "at compile time")]
pub(crate) const fn known(name: &str) -> Words {
    let bytes = name.as_bytes();
    let (mut low, mut high) = (0, 0);
    let mut at = bytes.len();
    while at > 0 {
        at -= 1;
        match at {
            0..16 => low = (low << 8) | bytes[at] as u128,
            _ => high = (high << 8) | bytes[at] as u128,
        }
    }
    (low, high)
}

/// Multiplies the halves and folds the product.
#[inline(always)]
#[allow(clippy::cast_possible_truncation)]
fn fold(halves: u128) -> u64 {
    let product = (halves & u64::MAX as u128).wrapping_mul(halves >> 64);
    (product as u64) ^ ((product >> 64) as u64)
}

/// What the keys of one array are hashed with: every array hashes in its own way.
#[derive(Clone, Copy)]
pub(crate) struct Keys(Words);

impl Keys {
    #[inline(always)]
    pub(crate) fn new(seed: u64, parent: u32) -> Self {
        let seed = seed.wrapping_add(u64::from(parent).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let seed = u128::from(seed) | (u128::from(seed) << 64);
        let (low, high) = MIX;
        Self((seed ^ low, seed.wrapping_add(high)))
    }

    #[inline(always)]
    fn mix(&self, (low, high): Words) -> u64 {
        fold(low ^ self.0.0) ^ fold(high ^ self.0.1)
    }

    /// The hash of a key of at most [`WIDE`] bytes with whatever stands behind it.
    #[inline(always)]
    pub(crate) fn hash(&self, bytes: &[u8; WIDE], len: usize) -> u32 {
        finish(self.mix(words(bytes, len)))
    }
}

#[inline(always)]
#[allow(clippy::cast_possible_truncation)]
const fn finish(full: u64) -> u32 {
    (full ^ (full >> 32)) as u32
}

/// The hash of a top-level name known beforehand.
#[inline(always)]
pub(crate) fn hash_known(seed: u64, words: Words) -> u32 {
    finish(Keys::new(seed, 0).mix(words))
}

/// The hash of the key `buffer[start..start + len]` in an array.
#[inline]
pub(crate) fn hash(seed: u64, parent: u32, buffer: &[u8], start: usize, len: usize) -> u32 {
    let keys = Keys::new(seed, parent);
    let wide = buffer.get(start..).and_then(|tail| tail.first_chunk::<WIDE>());
    match wide {
        Some(bytes) if len <= WIDE => keys.hash(bytes, len),
        _ => hash_slowly(keys, buffer.get(start..start.wrapping_add(len)).unwrap_or(&[])),
    }
}

/// The same for long keys and for those near the end of the buffer.
#[cold]
fn hash_slowly(mut keys: Keys, key: &[u8]) -> u32 {
    let (chunks, rest) = key.as_chunks::<WIDE>();
    let (last, whole) = match chunks.split_last() {
        Some((last, whole)) if rest.is_empty() => (last.as_slice(), whole),
        _ => (rest, chunks),
    };
    for chunk in whole {
        // The next chunk is hashed with what came out of this one.
        let state = u128::from(keys.mix(words(chunk, WIDE)));
        keys.0.0 ^= state.rotate_left(29);
        keys.0.1 ^= state.rotate_left(61);
    }
    let mut padded = [0; WIDE];
    for (to, from) in padded.iter_mut().zip(last) {
        *to = *from;
    }
    keys.hash(&padded, last.len())
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
        for _ in 0..PROBES {
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
            let (position, bit) = self
                .with_key(&near, |other| difference((entry.parent, key), (near.parent, other)))?;
            let mut branch = Entry { key: position, key_len: bit, flags: BRANCH, ..Entry::EMPTY };
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
