//! Entries and where they are kept. Owns the arena's layout; must never touch the bytes of the body.

use core::fmt;

use crate::Error;

/// One entry of the tree that a body describes: a scalar, an array, or an inner node of the overflow tree of the
/// index. Entries refer to each other by number; number 0 is the top-level array.
#[derive(Clone, Copy, Default)]
pub(crate) struct Entry {
    /// Where the key stands in the body and its length; for [`NUMBER`] the low and high half of the integer.
    pub(crate) key: u32,
    pub(crate) key_len: u32,
    /// Where the value stands and its length; for an array its first and last member, 0 for none; for an array with
    /// [`ONE`] the value of its only member.
    pub(crate) a: u32,
    pub(crate) b: u32,
    /// The next member of the same array, 0 for none.
    pub(crate) next: u32,
    /// The entry of the array it is in.
    pub(crate) owner: u32,
    /// The number of the array it is in. Numbers are never used twice: an array that became a scalar and then an array
    /// again has a new one, and what was under the old one is out of reach.
    pub(crate) parent: u32,
    /// An array's own number.
    pub(crate) array: u32,
    pub(crate) hash: u32,
    pub(crate) flags: u32,
    /// The highest integer key an array ever had, with [`COUNTED`].
    pub(crate) highest: i64,
    /// The first appended member that is not in the index yet, 0 for none.
    pub(crate) unindexed: u32,
}

/// An array.
pub(crate) const ARRAY: u32 = 1;
/// An array whose only member is an appended value under key 0, kept in the array's own entry. Most arrays of real
/// notifications are of this kind.
pub(crate) const ONE: u32 = 1 << 1;
/// The key is an integer that an append took.
pub(crate) const NUMBER: u32 = 1 << 2;
/// In the index.
pub(crate) const INDEXED: u32 = 1 << 3;
/// Another value stood here and was lost.
pub(crate) const REPEATED: u32 = 1 << 4;
/// `highest` holds.
pub(crate) const COUNTED: u32 = 1 << 5;
/// An inner node of the overflow tree: `key` is a byte position, `key_len` a bit, `a` and `b` the branches.
pub(crate) const BRANCH: u32 = 1 << 6;

impl Entry {
    pub(crate) const EMPTY: Self = Self {
        key: 0,
        key_len: 0,
        a: 0,
        b: 0,
        next: 0,
        owner: 0,
        parent: 0,
        array: 0,
        hash: 0,
        flags: 0,
        highest: 0,
        unindexed: 0,
    };

    #[inline(always)]
    pub(crate) const fn is(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// The integer of a [`NUMBER`] key.
    pub(crate) const fn number(&self) -> i64 {
        (((self.key_len as u64) << 32) | self.key as u64).cast_signed()
    }

    #[allow(clippy::cast_possible_truncation)]
    pub(crate) const fn set_number(&mut self, number: i64) {
        let bits = number.cast_unsigned();
        self.key = bits as u32;
        self.key_len = (bits >> 32) as u32;
        self.flags |= NUMBER;
    }
}

/// Room for a parsed body, lent by the caller: what the core uses instead of allocating.
///
/// `ENTRIES` bounds pairs and arrays together (an array with several members is an entry of its own), `SLOTS` is
/// the size of the index and must be a power of two, best twice `ENTRIES`. One entry takes 56 bytes, a slot 4. The
/// default is enough for a notification of about 400 fields; with less, parsing ends in
/// [`Error::TooManyFields`](crate::Error::TooManyFields). May be used again for the next body.
///
/// ```
/// use countersign::{Limits, Storage, Unverified};
/// let mut storage = Storage::<64, 128>::new();
/// let mut body = *b"REFNO=900000001&IPN_PID%5B%5D=101";
/// let unverified = Unverified::parse_in(&mut body, &mut storage, &Limits::DEFAULT)?;
/// assert_eq!(unverified.form().get("IPN_PID[0]"), Some(b"101".as_slice()));
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone)]
pub struct Storage<const ENTRIES: usize = 512, const SLOTS: usize = 1024> {
    pub(crate) entries: [Entry; ENTRIES],
    pub(crate) slots: [u32; SLOTS],
}

impl<const ENTRIES: usize, const SLOTS: usize> Storage<ENTRIES, SLOTS> {
    /// Empty storage; a `const`, so it may be a `static`.
    #[must_use]
    pub const fn new() -> Self {
        const { assert!(SLOTS.is_power_of_two() && ENTRIES > 1) };
        Self { entries: [Entry::EMPTY; ENTRIES], slots: [0; SLOTS] }
    }
}

/// Without what is in it: hashes seeded from a secret, and where personal data stands.
impl<const ENTRIES: usize, const SLOTS: usize> fmt::Debug for Storage<ENTRIES, SLOTS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Storage").finish_non_exhaustive()
    }
}

impl<const ENTRIES: usize, const SLOTS: usize> Default for Storage<ENTRIES, SLOTS> {
    fn default() -> Self {
        Self::new()
    }
}

/// Entries and index slots, lent or owned.
pub(crate) trait Arena {
    /// Adds an entry and gives its number.
    fn push(&mut self, entry: Entry) -> Result<u32, Error>;
    /// Adds as many entries as there is room for, up to `count`, to be filled in.
    fn open(&mut self, count: usize);
    /// Drops the entries from number `len` on.
    fn truncate(&mut self, len: usize);
    fn entries(&self) -> &[Entry];
    fn entries_mut(&mut self) -> &mut [Entry];
    fn slots(&self) -> &[u32];
    fn both_mut(&mut self) -> (&mut [Entry], &mut [u32]);
    /// The largest table there can be.
    fn most_slots(&self) -> usize;
    /// Gives `len` (a power of two) empty slots, or the most there are.
    fn clear_slots(&mut self, len: usize);
}

/// An arena in the caller's storage.
pub(crate) struct Lent<'a> {
    pub(crate) entries: &'a mut [Entry],
    pub(crate) used: usize,
    pub(crate) slots: &'a mut [u32],
    pub(crate) slots_used: usize,
}

impl Arena for Lent<'_> {
    #[inline]
    fn push(&mut self, entry: Entry) -> Result<u32, Error> {
        let room = self.entries.len();
        let to = self.entries.get_mut(self.used).ok_or(Error::TooManyFields { limit: room })?;
        *to = entry;
        // As many as the body has bytes at most, which is less than 2^31.
        #[allow(clippy::cast_possible_truncation)]
        let number = self.used as u32;
        self.used = self.used.wrapping_add(1);
        Ok(number)
    }

    fn open(&mut self, count: usize) {
        self.used = self.used.saturating_add(count).min(self.entries.len());
    }

    fn truncate(&mut self, len: usize) {
        self.used = self.used.min(len);
    }

    fn entries(&self) -> &[Entry] {
        self.entries.get(..self.used).unwrap_or(&[])
    }

    fn entries_mut(&mut self) -> &mut [Entry] {
        self.entries.get_mut(..self.used).unwrap_or(&mut [])
    }

    fn slots(&self) -> &[u32] {
        self.slots.get(..self.slots_used).unwrap_or(&[])
    }

    fn both_mut(&mut self) -> (&mut [Entry], &mut [u32]) {
        (
            self.entries.get_mut(..self.used).unwrap_or(&mut []),
            self.slots.get_mut(..self.slots_used).unwrap_or(&mut []),
        )
    }

    fn most_slots(&self) -> usize {
        self.slots.len()
    }

    fn clear_slots(&mut self, len: usize) {
        self.slots_used = len.min(self.slots.len());
        self.slots.iter_mut().take(self.slots_used).for_each(|slot| *slot = 0);
    }
}

/// An arena on the heap.
#[cfg(feature = "alloc")]
#[derive(Default)]
pub(crate) struct Owned {
    pub(crate) entries: alloc::vec::Vec<Entry>,
    pub(crate) slots: alloc::vec::Vec<u32>,
}

#[cfg(feature = "alloc")]
impl Arena for Owned {
    #[inline]
    fn push(&mut self, entry: Entry) -> Result<u32, Error> {
        // A body has less than 2^31 bytes, and an entry takes at least one.
        #[allow(clippy::cast_possible_truncation)]
        let number = self.entries.len() as u32;
        self.entries.push(entry);
        Ok(number)
    }

    fn open(&mut self, count: usize) {
        self.entries.resize(self.entries.len().saturating_add(count), Entry::EMPTY);
    }

    fn truncate(&mut self, len: usize) {
        self.entries.truncate(len);
    }

    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    fn slots(&self) -> &[u32] {
        &self.slots
    }

    fn both_mut(&mut self) -> (&mut [Entry], &mut [u32]) {
        (&mut self.entries, &mut self.slots)
    }

    fn most_slots(&self) -> usize {
        usize::MAX
    }

    fn clear_slots(&mut self, len: usize) {
        self.slots = alloc::vec![0; len];
    }
}
