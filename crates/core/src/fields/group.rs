//! Builds the tree of fields from the pairs. Owns rules 8 to 11 of `php-form.md`: places, conflicts, appends,
//! nesting; must never sort, recurse or copy a value.

use super::index::{self, Index};
use super::node::{ARRAY, Arena, BRANCH, COUNTED, Entry, INDEXED, NUMBER, ONE, REPEATED};
use crate::form::name::{self, Guard, Level, Name};
use crate::form::pairs::{self, Pair};
use crate::form::decode;
use crate::{Error, Limits};

/// The top-level array.
pub(crate) const ROOT: u32 = 0;
/// What a pair's entry carries until it is settled: bits 8 and 9 hold [`pairs::Traits::odd`].
const ODD_SHIFT: u32 = 8;
const ESCAPED: u32 = 1 << 10;
const PENDING: u32 = 0b111 << ODD_SHIFT;

/// A key where a pair wants to go.
#[derive(Clone, Copy)]
enum Key {
    Append,
    /// Position and length in the body.
    Given(u32, u32),
}

/// What the tree is besides its entries.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shape {
    /// Root of the index's overflow tree.
    pub(crate) tree: u32,
    pub(crate) seed: u64,
    /// Whether any value was lost to a later one.
    pub(crate) repeats: bool,
}

/// Parses `body` in place into `arena`.
pub(crate) fn group<A: Arena>(
    body: &mut [u8],
    arena: &mut A,
    limits: &Limits,
    seed: u64,
) -> Result<Shape, Error> {
    arena.push(Entry { flags: ARRAY, ..Entry::EMPTY })?;
    let mut count: u32 = 0;
    pairs::split(body, limits, |pair| {
        if count as usize >= limits.fields {
            return Err(Error::TooManyFields { limit: limits.fields });
        }
        count = count.wrapping_add(1);
        arena.push(pending(&pair)).map(drop)
    })?;
    arena.clear_slots(table_size(count));
    let mut group = Group {
        body,
        arena,
        limits,
        shape: Shape { tree: 0, seed, repeats: false },
        arrays: 0,
        indexed: 0,
        run: (0, 0),
    };
    for number in 1..=count {
        group.place(number)?;
    }
    Ok(group.shape)
}

fn pending(pair: &Pair) -> Entry {
    let escaped = if pair.traits.escaped { ESCAPED } else { 0 };
    Entry {
        key: pair.name,
        key_len: pair.name_len,
        a: pair.value,
        b: pair.value_len,
        flags: (u32::from(pair.traits.odd) << ODD_SHIFT) | escaped,
        ..Entry::EMPTY
    }
}

/// Slots for that many keys: at most half full.
fn table_size(keys: u32) -> usize {
    (keys as usize).saturating_mul(2).next_power_of_two().max(16)
}

struct Group<'b, A> {
    body: &'b mut [u8],
    arena: &'b mut A,
    limits: &'b Limits,
    shape: Shape,
    /// Arrays made so far; the last one's number.
    arrays: u32,
    /// Keys in the index.
    indexed: u32,
    /// The array that the pair before appended to, and the length of its name.
    run: (u32, u32),
}

impl<A: Arena> Group<'_, A> {
    #[inline(always)]
    fn entry(&self, number: u32) -> Entry {
        self.arena.entries().get(number as usize).copied().unwrap_or(Entry::EMPTY)
    }

    #[inline(always)]
    fn edit(&mut self, number: u32, edit: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.arena.entries_mut().get_mut(number as usize) {
            edit(entry);
        }
    }

    fn bytes(&self, start: u32, len: u32) -> &[u8] {
        let start = start as usize;
        self.body.get(start..start.wrapping_add(len as usize)).unwrap_or(&[])
    }

    fn index(&self) -> Index<'_> {
        Index {
            body: self.body,
            entries: self.arena.entries(),
            slots: self.arena.slots(),
            tree: self.shape.tree,
        }
    }

    /// Decodes one pair and puts it in its place.
    #[inline(always)]
    fn place(&mut self, number: u32) -> Result<(), Error> {
        let pair = self.entry(number);
        if pair.is(ESCAPED) {
            let start = pair.a as usize;
            let value = self.body.get_mut(start..start.wrapping_add(pair.b as usize));
            let len = value.map_or(0, decode::in_place);
            #[allow(clippy::cast_possible_truncation)]
            self.edit(number, |entry| entry.b = len as u32);
        }
        match (pair.flags >> ODD_SHIFT) & 3 {
            0 if pair.key_len > 0 => self.store(ROOT, Key::Given(pair.key, pair.key_len), number),
            0 => Ok(()),
            odd => match self.plain_append(&pair, odd) {
                Some(len) => self.append_to(pair.key, len, number),
                None => self.place_odd(number, &pair),
            },
        }
    }

    /// The length of `NAME` if the pair's name is `NAME[]` or `NAME%5B%5D` and nothing else in it is odd.
    #[inline(always)]
    fn plain_append(&self, pair: &Entry, odd: u32) -> Option<u32> {
        let name = self.bytes(pair.key, pair.key_len);
        let suffix = match odd {
            1 if name.ends_with(b"[]") => 2,
            2 if name.ends_with(b"%5B%5D") || name.ends_with(b"%5b%5d") => 6,
            _ => return None,
        };
        pair.key_len.checked_sub(suffix).filter(|len| *len > 0)
    }

    /// `NAME[]=value`, the usual line of an order.
    fn append_to(&mut self, key: u32, key_len: u32, number: u32) -> Result<(), Error> {
        let (run, run_len) = self.run;
        if run != 0 && run_len == key_len {
            let array = self.entry(run);
            if array.is(ARRAY) && self.bytes(array.key, array.key_len) == self.bytes(key, key_len) {
                return self.append(run, number);
            }
        }
        let hash = index::hash(self.shape.seed, ROOT, self.body, key as usize, key_len as usize);
        let (found, slot) = self.index().find(ROOT, self.bytes(key, key_len), hash);
        if found == 0 {
            let array = self.new_array()?;
            self.edit(number, |entry| {
                entry.key_len = key_len;
                entry.flags = ARRAY | ONE;
                entry.array = array;
            });
            self.link(ROOT, number);
            self.run = (number, key_len);
            return self.insert(number, hash, slot);
        }
        self.run = (found, key_len);
        self.become_array(found)?;
        self.append(found, number)
    }

    /// Any other name.
    #[inline(never)]
    fn place_odd(&mut self, number: u32, pair: &Entry) -> Result<(), Error> {
        let start = pair.key as usize;
        let raw = start..start.wrapping_add(pair.key_len as usize);
        let Some(decoded) = self.body.get_mut(raw) else { return Ok(()) };
        let len = decode::in_place(decoded);
        let Some(decoded) = decoded.get_mut(..len) else { return Ok(()) };
        let Some(name) = Name::of(decoded) else { return Ok(()) };
        let guard = Guard::of(decoded.get(name.start..name.end).unwrap_or(&[]));
        if let Some(rest) = name.unclosed.and_then(|at| decoded.get_mut(at..name.end)) {
            name::mangle_unclosed(rest);
        }
        let base_end = name.levels.unwrap_or(name.end);
        if let Some(base) = decoded.get_mut(name.start..base_end) {
            name::mangle(base);
        }
        let at = |position: usize| {
            #[allow(clippy::cast_possible_truncation)]
            let at = start.wrapping_add(position) as u32;
            at
        };
        let mut key = Key::Given(at(name.start), at(base_end).wrapping_sub(at(name.start)));
        let mut array = ROOT;
        let mut next = base_end;
        let mut depth: usize = 0;
        loop {
            let rest = self.body.get(start.wrapping_add(next)..start.wrapping_add(name.end));
            let rest = rest.unwrap_or(&[]);
            if rest.first() != Some(&b'[') {
                break;
            }
            depth = depth.wrapping_add(1);
            let limit = self.limits.depth.min(Limits::MAX_DEPTH);
            if depth > limit {
                return Err(Error::NestingTooDeep { limit });
            }
            let Ok((behind, level)) = name::level(rest) else { break };
            let opened = next;
            next = name.end.wrapping_sub(behind.len());
            let level = match level {
                Level::Append => Key::Append,
                Level::Key(bytes) => {
                    #[allow(clippy::cast_possible_truncation)]
                    let len = bytes.len() as u32;
                    Key::Given(at(opened.wrapping_add(1)), len)
                }
            };
            match self.enter(array, key, guard)? {
                Some(inner) => array = inner,
                None => return Ok(()),
            }
            key = level;
        }
        if self.allows(guard, key) { self.store(array, key, number) } else { Ok(()) }
    }

    fn allows(&self, guard: Guard, key: Key) -> bool {
        match key {
            Key::Append => true,
            Key::Given(start, len) => guard.allows(self.bytes(start, len)),
        }
    }

    /// The array under `key`, made if need be; `None` if the pair has to be abandoned here.
    fn enter(&mut self, array: u32, key: Key, guard: Guard) -> Result<Option<u32>, Error> {
        let (start, len) = match key {
            Key::Append => {
                let Some(highest) = self.next_number(array) else { return Ok(None) };
                let number = self.new_array()?;
                let made = Entry { flags: ARRAY, array: number, ..Entry::EMPTY };
                let made = self.arena.push(made)?;
                self.link_number(array, highest, made)?;
                return Ok(Some(made));
            }
            Key::Given(start, len) => (start, len),
        };
        if !self.allows(guard, key) {
            return Ok(None);
        }
        let (found, hash, slot) = self.find(array, start, len)?;
        if found != 0 {
            self.become_array(found)?;
            return Ok(Some(found));
        }
        let number = self.new_array()?;
        let made = Entry { key: start, key_len: len, flags: ARRAY, array: number, ..Entry::EMPTY };
        let made = self.arena.push(made)?;
        self.link_given(array, made, hash, slot)?;
        Ok(Some(made))
    }

    /// Gives the pair's value to `key`.
    #[inline(always)]
    fn store(&mut self, array: u32, key: Key, number: u32) -> Result<(), Error> {
        let (start, len) = match key {
            Key::Append => return self.append(array, number),
            Key::Given(start, len) => (start, len),
        };
        let (found, hash, slot) = self.find(array, start, len)?;
        if found == 0 {
            self.edit(number, |entry| {
                (entry.key, entry.key_len) = (start, len);
                entry.flags &= !PENDING;
            });
            return self.link_given(array, number, hash, slot);
        }
        self.replace(found, number);
        Ok(())
    }

    /// The later value wins, in the earlier one's place.
    #[cold]
    fn replace(&mut self, found: u32, number: u32) {
        let value = self.entry(number);
        self.shape.repeats = true;
        self.edit(found, |entry| {
            (entry.a, entry.b) = (value.a, value.b);
            entry.flags = (entry.flags & !(ARRAY | ONE | COUNTED)) | REPEATED;
            entry.unindexed = 0;
        });
    }

    /// Looks a given key up, in an array whose members are all in the index as far as they can match.
    #[inline(always)]
    fn find(&mut self, array: u32, start: u32, len: u32) -> Result<(u32, u32, Option<usize>), Error> {
        if array != ROOT {
            self.index_appended(array, start, len)?;
        }
        let parent = self.entry(array).array;
        let hash = index::hash(self.shape.seed, parent, self.body, start as usize, len as usize);
        let (found, slot) = self.index().find(parent, self.bytes(start, len), hash);
        Ok((found, hash, slot))
    }

    /// Appended members stay out of the index until somebody asks for an integer key.
    fn index_appended(&mut self, array: u32, start: u32, len: u32) -> Result<(), Error> {
        self.spread(array)?;
        if name::integer(self.bytes(start, len)).is_none() {
            return Ok(());
        }
        let entry = self.entry(array);
        let mut member = entry.unindexed;
        self.edit(array, |entry| entry.unindexed = 0);
        while member != 0 {
            let here = self.entry(member);
            if here.is(NUMBER) && !here.is(INDEXED) {
                let digits = name::Decimal::of(here.number());
                let key = digits.as_bytes();
                let hash = index::hash(self.shape.seed, entry.array, key, 0, key.len());
                let (_, slot) = self.index().find(entry.array, key, hash);
                self.insert(member, hash, slot)?;
            }
            member = here.next;
        }
        Ok(())
    }

    /// Makes the only member of an array an entry of its own.
    fn spread(&mut self, array: u32) -> Result<(), Error> {
        let entry = self.entry(array);
        if !entry.is(ONE) {
            return Ok(());
        }
        let (a, b) = (entry.a, entry.b);
        let member = Entry { a, b, flags: NUMBER, owner: array, parent: entry.array, ..Entry::EMPTY };
        let member = self.arena.push(member)?;
        self.edit(array, |entry| {
            (entry.a, entry.b) = (member, member);
            entry.flags = (entry.flags & !ONE) | COUNTED;
            entry.highest = 0;
            entry.unindexed = member;
        });
        Ok(())
    }

    /// Turns a scalar into an empty array in its place; leaves arrays alone.
    fn become_array(&mut self, found: u32) -> Result<(), Error> {
        if self.entry(found).is(ARRAY) {
            return Ok(());
        }
        let number = self.new_array()?;
        self.shape.repeats = true;
        self.edit(found, |entry| {
            (entry.a, entry.b) = (0, 0);
            entry.array = number;
            entry.flags = (entry.flags & !COUNTED) | ARRAY | REPEATED;
            entry.unindexed = 0;
        });
        Ok(())
    }

    fn new_array(&mut self) -> Result<u32, Error> {
        if self.arrays as usize >= self.limits.fields {
            return Err(Error::TooManyFields { limit: self.limits.fields });
        }
        self.arrays = self.arrays.wrapping_add(1);
        Ok(self.arrays)
    }

    /// The integer key that an append would take; `None` behind the last one.
    fn next_number(&self, array: u32) -> Option<i64> {
        let entry = self.entry(array);
        if entry.is(ONE) {
            Some(1)
        } else if entry.is(COUNTED) {
            entry.highest.checked_add(1)
        } else {
            Some(0)
        }
    }

    fn append(&mut self, array: u32, number: u32) -> Result<(), Error> {
        match self.next_number(array) {
            Some(next) => self.link_number(array, next, number),
            None => Ok(()),
        }
    }

    /// Adds an entry under an integer key that an append took.
    fn link_number(&mut self, array: u32, key: i64, member: u32) -> Result<(), Error> {
        self.spread(array)?;
        self.edit(member, |entry| {
            entry.flags &= !PENDING;
            entry.set_number(key);
        });
        self.link(array, member);
        self.edit(array, |entry| {
            entry.highest = key;
            entry.flags |= COUNTED;
            if entry.unindexed == 0 {
                entry.unindexed = member;
            }
        });
        Ok(())
    }

    /// Adds an entry under a key that was given.
    #[inline(always)]
    fn link_given(
        &mut self,
        array: u32,
        member: u32,
        hash: u32,
        slot: Option<usize>,
    ) -> Result<(), Error> {
        self.link(array, member);
        if array != ROOT {
            let entry = self.entry(member);
            if let Some(number) = name::integer(self.bytes(entry.key, entry.key_len)) {
                self.edit(array, |entry| {
                    if !entry.is(COUNTED) || number > entry.highest {
                        entry.highest = number;
                        entry.flags |= COUNTED;
                    }
                });
            }
        }
        self.insert(member, hash, slot)
    }

    /// Puts an entry behind the last member.
    #[inline(always)]
    fn link(&mut self, array: u32, member: u32) {
        let to = self.entry(array);
        self.edit(member, |entry| {
            entry.owner = array;
            entry.parent = to.array;
        });
        if to.b == 0 {
            self.edit(array, |entry| entry.a = member);
        } else {
            self.edit(to.b, |entry| entry.next = member);
        }
        self.edit(array, |entry| entry.b = member);
    }

    /// Puts an entry into the index.
    #[inline(always)]
    fn insert(&mut self, number: u32, hash: u32, slot: Option<usize>) -> Result<(), Error> {
        self.edit(number, |entry| {
            entry.hash = hash;
            entry.flags |= INDEXED;
        });
        self.indexed = self.indexed.wrapping_add(1);
        match slot.and_then(|slot| self.arena.both_mut().1.get_mut(slot)) {
            Some(slot) => *slot = number,
            None => self.insert_in_tree(number)?,
        }
        let room = self.arena.slots().len();
        if self.indexed as usize > room.wrapping_sub(room >> 2) {
            self.grow()?;
        }
        Ok(())
    }

    #[cold]
    fn insert_in_tree(&mut self, number: u32) -> Result<(), Error> {
        let Some(growth) = self.index().growth(number) else {
            self.shape.tree = number;
            return Ok(());
        };
        let branch = self.arena.push(growth.branch)?;
        match growth.above {
            0 => self.shape.tree = branch,
            above => self.edit(above, |entry| {
                *(if growth.right { &mut entry.b } else { &mut entry.a }) = branch;
            }),
        }
        Ok(())
    }

    /// Makes the table larger, where deep names brought more keys than there are pairs.
    #[cold]
    fn grow(&mut self) -> Result<(), Error> {
        let larger = self.arena.slots().len().saturating_mul(4);
        if larger > self.arena.most_slots() {
            return Ok(()); // A lent table cannot grow; what finds no place in it goes into the tree.
        }
        self.arena.clear_slots(larger);
        self.shape.tree = 0;
        let count = self.arena.entries().len();
        for number in 1..count {
            #[allow(clippy::cast_possible_truncation)]
            let number = number as u32;
            let entry = self.entry(number);
            if !index::is_indexed(&entry) || entry.is(BRANCH) {
                continue;
            }
            let (_, slot) = {
                let index = self.index();
                index.with_key(&entry, |key| index.find(entry.parent, key, entry.hash))
            };
            match slot.and_then(|slot| self.arena.both_mut().1.get_mut(slot)) {
                Some(slot) => *slot = number,
                None => self.insert_in_tree(number)?,
            }
        }
        Ok(())
    }
}
