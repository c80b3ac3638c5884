//! Builds the tree of fields from the pairs. Owns rules 8 to 11 of `php-form.md`: places, conflicts, appends,
//! nesting; must never sort, recurse or copy a value.

use super::index::{self, Index};
use super::node::{ARRAY, Arena, BRANCH, COUNTED, Entry, INDEXED, NUMBER, ONE, REPEATED};
use super::quick::{TopKeys, index_new};
use crate::form::decode;
use crate::form::name::{self, Guard, Level, Name};
use crate::form::pairs::{BATCH, Pair, Pairs};
use crate::{Error, Limits};

/// The top-level array.
pub(crate) const ROOT: u32 = 0;

/// A key where a pair wants to go.
#[derive(Clone, Copy)]
enum Key {
    Append,
    /// Position and length in the body.
    Given(u32, u32),
}

/// Where a decoded value stands, and its length.
#[derive(Clone, Copy)]
struct Value {
    start: u32,
    len: u32,
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
    arena.push(Entry { flags: ARRAY, next: 1, ..Entry::EMPTY })?;
    let mut pairs = Pairs::new(body, limits)?;
    let mut few = [Pair::EMPTY; BATCH];
    let mut count = pairs.next(body, &mut few);
    arena.clear_slots(table_size(body.len(), count, pairs.passed(body)));
    let room = room(arena.slots().len());
    let mut group = Group {
        body,
        arena,
        limits,
        shape: Shape { tree: 0, seed, repeats: false },
        top: TopKeys::new(seed, limits),
        arrays: 0,
        room,
        last: ROOT,
        smooth: true,
    };
    let mut seen: usize = 0;
    while count > 0 {
        seen = seen.wrapping_add(count);
        if seen > limits.fields {
            return Err(Error::TooManyFields { limit: limits.fields });
        }
        group.place_all(few.get(..count).unwrap_or(&[]))?;
        count = pairs.next(group.body, &mut few);
    }
    let last = group.last;
    group.edit(last, |entry| entry.next = 0);
    group.edit(ROOT, |root| (root.a, root.b, root.next) = (root.next, last, 0));
    Ok(group.shape)
}

/// Slots for a body whose first `passed` bytes hold `count` pairs: if it goes on like that, at most half of them are
/// used, and if it does not, the table grows.
fn table_size(len: usize, count: usize, passed: usize) -> usize {
    let expected = len.saturating_mul(count).checked_div(passed).unwrap_or(0);
    expected.saturating_mul(2).next_power_of_two().clamp(16, 1 << 20)
}

/// Keys that a table of that many slots takes: three quarters of them.
fn room(slots: usize) -> usize {
    slots.wrapping_sub(slots >> 2)
}

struct Group<'b, A> {
    body: &'b mut [u8],
    arena: &'b mut A,
    limits: &'b Limits,
    shape: Shape,
    top: TopKeys,
    /// Arrays made so far; the last one's number.
    arrays: u32,
    /// Keys that may still come before the table has to grow.
    room: usize,
    /// The last top-level entry. Its `next` is a guess, the entry behind it; the root's is the first one.
    last: u32,
    /// Whether all pairs of late had new names, plain or with `[]` at their end.
    smooth: bool,
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

    /// Puts pairs in their places, at most [`BATCH`] of them.
    ///
    /// Most have new names. Their entries are made in the arena at once, and follow each other as they are.
    fn place_all(&mut self, pairs: &[Pair]) -> Result<(), Error> {
        let first = self.arena.entries().len();
        if !self.smooth {
            return self.place_rest(pairs, first);
        }
        self.arena.open(pairs.len());
        let (entries, slots) = self.arena.both_mut();
        let new = entries.get_mut(first..).unwrap_or(&mut []);
        self.top.prepare(pairs, new, self.body);
        let end = entries.len().min(first.saturating_add(self.room));
        let done = index_new(entries, first, end, &mut self.arrays, slots);
        if self.arrays as usize > self.limits.fields {
            return Err(Error::TooManyFields { limit: self.limits.fields });
        }
        let count = done.wrapping_sub(first);
        if count > 0 {
            self.room = self.room.wrapping_sub(count);
            #[allow(clippy::cast_possible_truncation)]
            let (first, last) = (first as u32, done.wrapping_sub(1) as u32);
            self.edit(self.last, |entry| entry.next = first);
            self.last = last;
        }
        match pairs.get(count..) {
            None | Some([]) => Ok(()),
            Some(rest) => self.place_rest(rest, done),
        }
    }

    /// Places pairs one by one. Those that have an entry in the arena already, from number `done` on, are taken out of it
    /// again.
    #[inline(never)]
    fn place_rest(&mut self, pairs: &[Pair], done: usize) -> Result<(), Error> {
        let mut rest = [Entry::EMPTY; BATCH];
        let made = self.arena.entries().get(done..).unwrap_or(&[]);
        for (to, from) in rest.iter_mut().zip(made) {
            *to = *from;
        }
        if let (Some(pairs), Some(to)) = (pairs.get(made.len()..), rest.get_mut(made.len()..)) {
            self.top.prepare(pairs, to, self.body);
        }
        self.arena.truncate(done);
        self.smooth = true;
        rest.iter().take(pairs.len()).try_for_each(|entry| self.place(entry))
    }

    /// Puts a [prepared](TopKeys::prepare) entry in its place, whatever its name is.
    fn place(&mut self, entry: &Entry) -> Result<(), Error> {
        let value = Value { start: entry.a, len: entry.b };
        if entry.flags == 0 {
            self.smooth = false;
            return self.place_odd(entry.key, entry.key_len, value);
        }
        let key = self.bytes(entry.key, entry.key_len);
        let (found, slot) = self.index().find(ROOT, key, entry.hash);
        if found != 0 {
            self.smooth = false;
            return if entry.is(ARRAY) {
                self.become_array(found)?;
                self.append(found, value)
            } else {
                self.replace(found, value)
            };
        }
        let array = if entry.is(ARRAY) { self.new_array()? } else { 0 };
        let made = self.arena.push(Entry { array, ..*entry })?;
        self.link_top(made);
        self.insert(made, slot)
    }

    /// Gives a value to any other name.
    #[inline(never)]
    fn place_odd(&mut self, name: u32, name_len: u32, value: Value) -> Result<(), Error> {
        if name_len as usize > self.limits.name {
            return Err(Error::NameTooLong { limit: self.limits.name });
        }
        let start = name as usize;
        let raw = start..start.wrapping_add(name_len as usize);
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
        match key {
            Key::Append => self.append(array, value),
            Key::Given(start, len) if self.allows(guard, key) => {
                self.store(array, start, len, value)
            }
            Key::Given(..) => Ok(()),
        }
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
                let Some(key) = self.next_number(array)? else { return Ok(None) };
                let number = self.new_array()?;
                let made = Entry { flags: ARRAY, array: number, ..Entry::EMPTY };
                return self.link_number(array, key, made).map(Some);
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
        let made = Entry {
            key: start,
            key_len: len,
            flags: ARRAY | INDEXED,
            array: number,
            hash,
            ..Entry::EMPTY
        };
        let made = self.arena.push(made)?;
        self.link_given(array, made, slot)?;
        Ok(Some(made))
    }

    /// Gives a value to a key of an array.
    fn store(&mut self, array: u32, key: u32, key_len: u32, value: Value) -> Result<(), Error> {
        let (found, hash, slot) = self.find(array, key, key_len)?;
        if found != 0 {
            return self.replace(found, value);
        }
        let (a, b) = (value.start, value.len);
        let flags = INDEXED;
        let made = self.arena.push(Entry { key, key_len, a, b, hash, flags, ..Entry::EMPTY })?;
        self.link_given(array, made, slot)
    }

    /// The later value wins, in the earlier one's place.
    #[cold]
    fn replace(&mut self, found: u32, value: Value) -> Result<(), Error> {
        self.shape.repeats = true;
        self.edit(found, |entry| {
            (entry.a, entry.b) = (value.start, value.len);
            entry.flags = (entry.flags & !(ARRAY | ONE | COUNTED)) | REPEATED;
            entry.unindexed = 0;
        });
        Ok(())
    }

    /// Looks a given key up, in an array whose members are all in the index as far as they can match.
    #[inline(always)]
    fn find(
        &mut self,
        array: u32,
        start: u32,
        len: u32,
    ) -> Result<(u32, u32, Option<usize>), Error> {
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
                self.edit(member, |entry| {
                    entry.hash = hash;
                    entry.flags |= INDEXED;
                });
                self.insert(member, slot)?;
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
        let member =
            Entry { a, b, flags: NUMBER, owner: array, parent: entry.array, ..Entry::EMPTY };
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

    /// The integer key that an append takes; `None` behind the last one.
    fn next_number(&mut self, array: u32) -> Result<Option<i64>, Error> {
        self.spread(array)?;
        let entry = self.entry(array);
        Ok(if entry.is(COUNTED) { entry.highest.checked_add(1) } else { Some(0) })
    }

    fn append(&mut self, array: u32, value: Value) -> Result<(), Error> {
        let Some(key) = self.next_number(array)? else { return Ok(()) };
        let made = Entry { a: value.start, b: value.len, ..Entry::EMPTY };
        self.link_number(array, key, made).map(drop)
    }

    /// Adds an entry under an integer key that an append took, and gives its number.
    fn link_number(&mut self, array: u32, key: i64, mut member: Entry) -> Result<u32, Error> {
        let to = self.entry(array);
        member.set_number(key);
        (member.owner, member.parent) = (array, to.array);
        let made = self.arena.push(member)?;
        self.edit(to.b, |last| {
            if to.b != 0 {
                last.next = made;
            }
        });
        self.edit(array, |entry| {
            if entry.b == 0 {
                entry.a = made;
            }
            entry.b = made;
            entry.highest = key;
            entry.flags |= COUNTED;
            if entry.unindexed == 0 {
                entry.unindexed = made;
            }
        });
        Ok(made)
    }

    /// Adds an entry under a key that was given.
    #[inline(always)]
    fn link_given(&mut self, array: u32, member: u32, slot: Option<usize>) -> Result<(), Error> {
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
        self.insert(member, slot)
    }

    /// Puts an entry behind the last one of the top level.
    #[inline(always)]
    fn link_top(&mut self, member: u32) {
        self.edit(self.last, |entry| entry.next = member);
        self.edit(member, |entry| entry.next = member.wrapping_add(1));
        self.last = member;
    }

    /// Puts an entry behind the last member.
    #[inline(always)]
    fn link(&mut self, array: u32, member: u32) {
        if array == ROOT {
            return self.link_top(member);
        }
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
    fn insert(&mut self, number: u32, slot: Option<usize>) -> Result<(), Error> {
        match slot.and_then(|slot| self.arena.both_mut().1.get_mut(slot)) {
            Some(slot) => *slot = number,
            None => self.insert_in_tree(number)?,
        }
        match self.room.checked_sub(1) {
            Some(room) => self.room = room,
            None => self.grow()?,
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
        let before = self.arena.slots().len();
        let larger = before.saturating_mul(4);
        if larger > self.arena.most_slots() {
            self.room = usize::MAX;
            return Ok(()); // A lent table cannot grow; what finds no place in it goes into the tree.
        }
        self.arena.clear_slots(larger);
        self.room = room(larger).wrapping_sub(room(before));
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
