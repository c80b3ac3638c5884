//! Finds an entry by array and key. Owns the hash table and the tree behind it; must never change what a key means.
//!
//! The table is open-addressing and probes a bounded number of slots. A key that finds no place there goes into a
//! crit-bit tree, whose cost is bounded by the key's length. So the cost of a body is linear in its length whatever
//! its names are, even for a sender who knows the hash; and one who does not know the secret key cannot know it,
//! because it is seeded from that.

use super::node::{BRANCH, Entry, INDEXED, NUMBER};
use crate::form::name::Decimal;
use crate::form::scan::WIDE;

/// Slots looked at before the tree takes over.
pub(crate) const PROBES: usize = 16;

/// Fractional digits of the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Fractional digits of pi: nothing up the sleeve.
const MIX: Words = [
    0x243f_6a88,
    0x85a3_08d3,
    0x1319_8a2e,
    0x0370_7344,
    0xa409_3822,
    0x299f_31d0,
    0x082e_fa98,
    0xec4e_6c89,
];

/// Up to 32 bytes, the rest zero.
pub(crate) type Words = [u32; 8];

/// A name known beforehand, ready to be hashed.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "at compile time")]
pub(crate) const fn known(name: &str) -> Words {
    let bytes = name.as_bytes();
    let mut words = [0; 8];
    let mut at = 0;
    while at < bytes.len() {
        words[at / 4] |= (bytes[at] as u32) << (at % 4 * 8);
        at += 1;
    }
    words
}

/// Which bytes of a chunk belong to a key, by the key's length.
#[repr(align(16))]
struct Keep([[u8; WIDE]; 2 * WIDE]);

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "at compile time")]
static KEEP: Keep = {
    let mut keep = [[0; WIDE]; 2 * WIDE];
    let mut len = 1;
    while len <= WIDE {
        keep[len] = keep[len - 1];
        keep[len][len - 1] = 0xff;
        len += 1;
    }
    Keep(keep)
};

/// 0xff for the first bytes, 0 for the rest.
#[inline(always)]
pub(crate) fn keep(len: usize) -> &'static [u8; WIDE] {
    KEEP.0.get(len & 63).unwrap_or(&[0; WIDE])
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod imp {
    use safe_arch::{
        add_i32_m128i, add_i64_m128i, bitand_m128i, get_i64_from_m128i_s, load_unaligned_m128i,
        m128i, mul_widen_u32_odd_m128i, shr_imm_u64_m128i, unpack_high_i64_m128i,
    };

    use super::{WIDE, Words};

    /// The numbers `a` to `d` and `e` to `h` of [`mix`](super::Keys::mix).
    pub(super) type Lanes = (m128i, m128i);

    #[inline(always)]
    pub(super) fn lanes([a, b, c, d, e, f, g, h]: Words) -> Lanes {
        ([a, b, c, d].into(), [e, f, g, h].into())
    }

    #[inline(always)]
    pub(super) fn masked(bytes: &[u8; WIDE], keep: &[u8; WIDE]) -> Lanes {
        match (bytes.as_chunks::<16>().0, keep.as_chunks::<16>().0) {
            ([low, high], [keep_low, keep_high]) => (
                bitand_m128i(load_unaligned_m128i(low), load_unaligned_m128i(keep_low)),
                bitand_m128i(load_unaligned_m128i(high), load_unaligned_m128i(keep_high)),
            ),
            _ => lanes([0; 8]),
        }
    }

    #[inline(always)]
    pub(super) fn mix(a: Lanes, b: Lanes) -> u64 {
        let (low, high) = (add_i32_m128i(a.0, b.0), add_i32_m128i(a.1, b.1));
        // Despite its name it multiplies the lanes 0 and 2.
        let even = mul_widen_u32_odd_m128i(low, high);
        let (low, high) = (shr_imm_u64_m128i::<32>(low), shr_imm_u64_m128i::<32>(high));
        let sums = add_i64_m128i(even, mul_widen_u32_odd_m128i(low, high));
        let sum = add_i64_m128i(sums, unpack_high_i64_m128i(sums, sums));
        get_i64_from_m128i_s(sum).cast_unsigned()
    }
}

/// The same with plain integers, for every other target.
#[cfg(any(test, not(all(target_arch = "x86_64", target_feature = "sse2"))))]
mod portable {
    use super::{WIDE, Words};

    pub(super) type Lanes = Words;

    #[inline(always)]
    pub(super) fn lanes(words: Words) -> Lanes {
        words
    }

    #[inline(always)]
    pub(super) fn masked(bytes: &[u8; WIDE], keep: &[u8; WIDE]) -> Lanes {
        let mut words = [0; 8];
        let chunks = bytes.as_chunks::<4>().0.iter().zip(keep.as_chunks::<4>().0);
        for (word, (bytes, keep)) in words.iter_mut().zip(chunks) {
            *word = u32::from_le_bytes(*bytes) & u32::from_le_bytes(*keep);
        }
        words
    }

    #[inline(always)]
    pub(super) fn mix(mut a: Lanes, b: Lanes) -> u64 {
        for (a, b) in a.iter_mut().zip(b) {
            *a = a.wrapping_add(b);
        }
        let [a, b, c, d, e, f, g, h] = a.map(u64::from);
        let even = a.wrapping_mul(e).wrapping_add(c.wrapping_mul(g));
        even.wrapping_add(b.wrapping_mul(f)).wrapping_add(d.wrapping_mul(h))
    }
}

#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
use portable as imp;

/// What the keys of one array are hashed with: every array hashes in its own way.
///
/// The hash is the function NH of UMAC: a key's words and these are added, then multiplied in pairs and summed up. That
/// is four multiplications that vector units do at once.
#[derive(Clone, Copy)]
pub(crate) struct Keys(Words);

impl Keys {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)]
    pub(crate) fn new(seed: u64, parent: u32) -> Self {
        let seed = seed.wrapping_add(u64::from(parent).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let (low, high) = (seed as u32, (seed >> 32) as u32);
        let [a, b, c, d, e, f, g, h] = MIX;
        Self([
            a ^ low,
            b ^ high,
            c.wrapping_add(low),
            d.wrapping_add(high),
            e.wrapping_add(high),
            f.wrapping_add(low),
            g ^ high,
            h ^ low,
        ])
    }

    /// The hash of a key of at most [`WIDE`] bytes with whatever stands behind it.
    #[inline(always)]
    pub(crate) fn hash(&self, bytes: &[u8; WIDE], len: usize) -> u32 {
        finish(imp::mix(imp::masked(bytes, keep(len)), imp::lanes(self.0)))
    }

    /// The hash of any key.
    #[inline(never)]
    pub(crate) fn hash_any(&self, key: &[u8]) -> u32 {
        let (chunks, rest) = key.as_chunks::<WIDE>();
        let mut last = [0; WIDE];
        let (whole, last_len) = match chunks.split_last() {
            Some((chunk, whole)) if rest.is_empty() => {
                last = *chunk;
                (whole, WIDE)
            }
            _ => {
                last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
                (chunks, rest.len())
            }
        };
        let mut keys = *self;
        for chunk in whole {
            // The next chunk is hashed with what came out of this one.
            let state = keys.hash(chunk, WIDE);
            keys.0.iter_mut().for_each(|key| *key = key.wrapping_add(state));
        }
        keys.hash(&last, last_len)
    }
}

/// Spreads what tells keys apart over all bits: names that are numbered through differ in few.
#[inline(always)]
#[allow(clippy::cast_possible_truncation)]
const fn finish(full: u64) -> u32 {
    ((full ^ (full >> 32)).wrapping_mul(SPREAD) >> 32) as u32
}

/// The hash of a top-level name known beforehand.
#[inline(always)]
pub(crate) fn hash_known(seed: u64, words: Words) -> u32 {
    finish(imp::mix(imp::lanes(words), imp::lanes(Keys::new(seed, 0).0)))
}

/// The hash of the key `buffer[start..start + len]` in an array.
#[inline]
pub(crate) fn hash(seed: u64, parent: u32, buffer: &[u8], start: usize, len: usize) -> u32 {
    let keys = Keys::new(seed, parent);
    let wide = buffer.get(start..).and_then(|tail| tail.first_chunk::<WIDE>());
    match wide {
        Some(bytes) if len <= WIDE => keys.hash(bytes, len),
        _ => keys.hash_any(buffer.get(start..start.wrapping_add(len)).unwrap_or(&[])),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_the_hash_agree() {
        let bytes = *b"IPN_LICENSE_PROD=37179430&\x7f\x80\xff+%\0";
        for len in 0..=WIDE {
            for seed in [0, 1, u64::MAX, 0x0123_4567_89ab_cdef] {
                let Keys(keys) = Keys::new(seed, 7);
                let masked = portable::masked(&bytes, keep(len));
                let plain = finish(portable::mix(masked, portable::lanes(keys)));
                assert_eq!(Keys(keys).hash(&bytes, len), plain);
                let mut known = [0; WIDE];
                known[..len].copy_from_slice(&bytes[..len]);
                assert_eq!(
                    masked,
                    core::array::from_fn(|i| {
                        u32::from_le_bytes(*known[4 * i..].first_chunk().unwrap())
                    })
                );
            }
        }
        let name = known("SIGNATURE_SHA2_256");
        let mut padded = [b'x'; 64];
        padded[..18].copy_from_slice(b"SIGNATURE_SHA2_256");
        assert_eq!(hash_known(5, name), hash(5, 0, &padded, 0, 18));
        assert_eq!(hash_known(5, name), hash(5, 0, &padded[..18], 0, 18));
    }
}
