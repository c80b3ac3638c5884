//! Reads the tree of fields. Owns the order in which fields are walked, and look-up by path; must never change anything.

use core::fmt;

use super::group::{ROOT, Shape};
use super::index::{self, Index};
use super::node::{ARRAY, Entry, ONE, REPEATED};
use super::path::Path;
use crate::Algorithm;
use crate::form::name;

/// A parsed body, borrowed from wherever it is kept.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) body: &'a [u8],
    pub(crate) entries: &'a [Entry],
    pub(crate) slots: &'a [u32],
    pub(crate) shape: Shape,
    /// Whether the body begins like JSON or multipart.
    pub(crate) other_format: bool,
}

/// A top-level name of at most 32 bytes that is looked for in every message, with its hash half computed.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) name: &'static str,
    words: index::Words,
}

impl Known {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self { name, words: index::known(name) }
    }
}

/// An entry and its number.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) number: u32,
    pub(crate) entry: Entry,
}

impl<'a> View<'a> {
    #[inline(always)]
    pub(crate) fn entry(&self, number: u32) -> Entry {
        self.entries.get(number as usize).copied().unwrap_or(Entry::EMPTY)
    }

    pub(super) fn index(&self) -> Index<'a> {
        Index { body: self.body, entries: self.entries, slots: self.slots, tree: self.shape.tree }
    }

    #[inline(always)]
    pub(crate) fn bytes(&self, start: u32, len: u32) -> &'a [u8] {
        let start = start as usize;
        self.body.get(start..start.wrapping_add(len as usize)).unwrap_or(&[])
    }

    /// The bytes of a key that was given.
    #[inline(always)]
    pub(crate) fn key(&self, entry: &Entry) -> &'a [u8] {
        self.bytes(entry.key, entry.key_len)
    }

    /// The value of a scalar, or of the only member of an array with [`ONE`].
    #[inline(always)]
    pub(crate) fn value(&self, entry: &Entry) -> &'a [u8] {
        self.bytes(entry.a, entry.b)
    }

    /// The members of an array whose members are entries.
    pub(crate) fn members(&self, array: &Entry) -> Members<'a> {
        Members { view: *self, next: if array.is(ONE) { 0 } else { array.a } }
    }

    /// The member of an array under an integer key, 0 for none. Finds what is in the index: appended members are not, as long
    /// as nobody gave an explicit integer key in that array.
    pub(crate) fn member(&self, array: &Entry, key: u32) -> u32 {
        let key = name::Decimal::of(i64::from(key));
        let key = key.as_bytes();
        let hash = index::hash(self.shape.seed, array.array, key, 0, key.len());
        self.index().find(array.array, key, hash).0
    }

    /// The top-level entries in their order.
    pub(crate) fn top(&self) -> Members<'a> {
        self.members(&self.entry(ROOT))
    }

    /// The first top-level entry, 0 for none.
    pub(crate) fn top_first(&self) -> u32 {
        self.entry(ROOT).a
    }

    /// The top-level entry of that final name.
    pub(crate) fn find(&self, key: &[u8]) -> Option<Found> {
        let hash = index::hash(self.shape.seed, ROOT, key, 0, key.len());
        let (number, _) = self.index().find(ROOT, key, hash);
        if number == 0 { None } else { Some(Found { number, entry: self.entry(number) }) }
    }

    /// The top-level entry of a name known beforehand.
    #[inline]
    pub(crate) fn known(&self, name: &Known) -> Option<Found> {
        let hash = index::hash_known(self.shape.seed, name.words);
        let (number, _) = self.index().find(ROOT, name.name.as_bytes(), hash);
        if number == 0 { None } else { Some(Found { number, entry: self.entry(number) }) }
    }

    /// What stands at a path.
    pub(crate) fn at(&self, path: &[u8]) -> Option<At<'a>> {
        let (base, mut levels) = name::path(path)?;
        let mut found = self.find(base)?;
        while !levels.is_empty() {
            let (rest, key) = name::path_key(levels).ok()?;
            if key.is_empty() && rest.is_empty() {
                break; // `IPN_PID[]` and `IPN_PID` are the same field.
            }
            if found.entry.is(ONE) {
                let only = matches!(rest, b"" | b"[]") && key == b"0";
                return if only { Some(At::Value(self.value(&found.entry))) } else { None };
            }
            if !found.entry.is(ARRAY) {
                return None;
            }
            let index = self.index();
            found = self.members(&found.entry).find(|m| index.has_key(&m.entry, key))?;
            levels = rest;
        }
        Some(if found.entry.is(ARRAY) {
            At::Array(found)
        } else {
            At::Value(self.value(&found.entry))
        })
    }

    /// All values at or under a path.
    pub(crate) fn values(&self, path: &[u8]) -> Values<'a> {
        match self.at(path) {
            Some(At::Value(value)) => Values { one: Some(value), under: None },
            Some(At::Array(found)) if found.entry.is(ONE) => {
                Values { one: Some(self.value(&found.entry)), under: None }
            }
            Some(At::Array(found)) => Values { one: None, under: Some(self.leaves(found)) },
            None => Values { one: None, under: None },
        }
    }

    /// All values under an entry, depth first.
    pub(crate) fn leaves(&self, of: Found) -> Fields<'a> {
        Fields { view: *self, at: of.number, root: of.number, signed: false }
    }

    /// The values under an array, or the value itself.
    #[cfg(feature = "serde")]
    pub(crate) fn leaves_or_self(&self, of: Found) -> impl Iterator<Item = Field<'a>> + use<'a> {
        let several = of.is_array() && !of.entry.is(ONE);
        let one = (!several).then_some(Field { view: *self, number: of.number, entry: of.entry });
        one.into_iter().chain(several.then(|| self.leaves(of)).into_iter().flatten())
    }

    /// All values of the body, depth first; `signed` leaves the signature fields out.
    pub(crate) fn fields(&self, signed: bool) -> Fields<'a> {
        Fields { view: *self, at: ROOT, root: ROOT, signed }
    }

    /// Whether more than one pair went into a top-level entry.
    pub(crate) fn came_twice(&self, found: Found) -> bool {
        let several = !found.entry.is(ONE) && self.leaves(found).nth(1).is_some();
        (found.is_array() && several) || self.lost_a_value(found)
    }

    /// Whether a value in a top-level entry was lost to a later one.
    pub(crate) fn lost_a_value(&self, found: Found) -> bool {
        found.is_repeated()
            || (found.is_array() && self.leaves(found).any(|leaf| leaf.is_repeated()))
    }

    /// Whether a top-level entry is one of the signature fields.
    #[inline(always)]
    pub(crate) fn is_signature(&self, entry: &Entry) -> bool {
        matches!(entry.key_len, 4 | 18) && Algorithm::from_field(self.key(entry)).is_some()
    }

    /// The entry to walk to after `number`, staying below `root`; 0 at the end.
    fn after(&self, number: u32, root: u32) -> u32 {
        let mut here = number;
        while here != root {
            let entry = self.entry(here);
            if entry.next != 0 {
                return entry.next;
            }
            here = entry.owner;
        }
        0
    }
}

/// What a path leads to.
pub(crate) enum At<'a> {
    Value(&'a [u8]),
    Array(Found),
}

/// The values at or under a path, in signed order.
#[derive(Clone)]
#[must_use = "an iterator does nothing until it is used"]
pub struct Values<'a> {
    one: Option<&'a [u8]>,
    under: Option<Fields<'a>>,
}

impl<'a> Iterator for Values<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        self.one.take().or_else(|| self.under.as_mut()?.next().map(|field| field.value()))
    }
}

impl fmt::Debug for Values<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Values").finish_non_exhaustive() // Values are personal data.
    }
}

/// The members of one array.
#[derive(Clone)]
pub(crate) struct Members<'a> {
    view: View<'a>,
    next: u32,
}

impl Iterator for Members<'_> {
    type Item = Found;

    #[inline(always)]
    fn next(&mut self) -> Option<Found> {
        let number = self.next;
        if number == 0 {
            return None;
        }
        let entry = self.view.entry(number);
        self.next = entry.next;
        Some(Found { number, entry })
    }
}

/// The fields of a body, each a path and a value, in the order in which they are signed: depth first, arrays grouped
/// at the place of their first member.
#[derive(Clone)]
#[must_use = "an iterator does nothing until it is used"]
pub struct Fields<'a> {
    view: View<'a>,
    /// The entry looked at last.
    at: u32,
    root: u32,
    signed: bool,
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        loop {
            let here = self.view.entry(self.at);
            let started = self.at != self.root;
            // The first step goes into the root, every later one into an array or past a value.
            let next = if here.is(ARRAY) && !here.is(ONE) && here.a != 0 {
                here.a
            } else if started {
                self.view.after(self.at, self.root)
            } else {
                0
            };
            if next == 0 {
                return None;
            }
            let mut next = next;
            let mut entry = self.view.entry(next);
            while self.signed && entry.owner == ROOT && self.view.is_signature(&entry) {
                next = entry.next;
                if next == 0 {
                    return None;
                }
                entry = self.view.entry(next);
            }
            self.at = next;
            if !entry.is(ARRAY) || entry.is(ONE) {
                return Some(Field { view: self.view, number: next, entry });
            }
        }
    }
}

/// One value and where it stands.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    view: View<'a>,
    number: u32,
    pub(crate) entry: Entry,
}

impl<'a> Field<'a> {
    /// The decoded value, byte for byte as it is signed. Not necessarily UTF-8.
    #[must_use]
    pub fn value(&self) -> &'a [u8] {
        self.view.value(&self.entry)
    }

    /// The top-level name, without brackets: `IPN_PID` for `IPN_PID[0]`.
    #[must_use]
    pub fn name(&self) -> &'a [u8] {
        let mut entry = self.entry;
        while entry.owner != ROOT {
            entry = self.view.entry(entry.owner);
        }
        self.view.key(&entry)
    }

    /// Whether another value was lost because this field came again, or an array around it.
    ///
    /// ```
    /// use countersign::{AlgorithmSet, SecretKey, Verifier, sign};
    /// # let key = SecretKey::new(b"AABBCCDDEEFF")?;
    /// # let body = sign(b"REFNO=1&CITY=Arad&CITY=Iasi", &key, AlgorithmSet::SHA)?;
    /// # let verified = Verifier::new([key])?.verify(&body)?;
    /// // REFNO=1&CITY=Arad&CITY=Iasi
    /// let repeated: Vec<bool> = verified.fields().map(|field| field.is_repeated()).collect();
    /// assert_eq!(repeated, [false, true]);
    /// # Ok::<(), countersign::Error>(())
    /// ```
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        let mut entry = self.entry;
        while entry.owner != ROOT && !entry.is(REPEATED) {
            entry = self.view.entry(entry.owner);
        }
        entry.is(REPEATED)
    }

    /// The whole path as PHP would write it: `REFNO`, `IPN_PID[0]`, `A[x][y]`.
    #[must_use]
    pub fn path(&self) -> Path<'a> {
        Path::new(self.view, self.number)
    }
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values are personal data; see `Verified::get` to read them.
        write!(f, "Field({:?}, {} bytes)", self.path(), self.value().len())
    }
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl Found {
    pub(crate) fn is_array(&self) -> bool {
        self.entry.is(ARRAY)
    }

    pub(crate) fn is_repeated(&self) -> bool {
        self.entry.is(REPEATED)
    }
}
