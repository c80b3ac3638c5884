//! Builds the tree of fields from the pairs. Owns rules 8 to 11 of `php-form.md`: places, conflicts, appends,
//! nesting; must never sort, recurse or copy a value.

use super::index::{self, Index};
use super::node::{ARRAY, Arena, BRANCH, COUNTED, Entry, INDEXED, NUMBER, ONE, REPEATED};
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
    let mut pairs = Pairs::new(body, limits)?;
    let mut batch = [Pair::EMPTY; BATCH];
    let mut count = pairs.next(body, &mut batch);
    arena.clear_slots(table_size(body.len(), count, pairs.passed(body)));
    let room = room(arena.slots().len());
    let mut group = Group {
        body,
        arena,
        limits,
        shape: Shape { tree: 0, seed, repeats: false },
        arrays: 0,
        room,
        first: 0,
        last: 0,
        run: 0,
        short: short(limits),
    };
    let mut seen: usize = 0;
    while count > 0 {
        seen = seen.wrapping_add(count);
        if seen > limits.fields {
            return Err(Error::TooManyFields { limit: limits.fields });
        }
        group.place_all(batch.get_mut(..count).unwrap_or(&mut []))?;
        count = pairs.next(group.body, &mut batch);
    }
    let (first, last) = (group.first, group.last);
    group.edit(ROOT, |root| (root.a, root.b) = (first, last));
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

/// Keys up to this length fit into the hash at once, and with `%5B%5D` behind them into the limit on names.
fn short(limits: &Limits) -> u32 {
    #[allow(clippy::cast_possible_truncation)]
    let short = limits.name.saturating_sub(6).min(index::WIDE) as u32;
    short
}

struct Group<'b, A> {
    body: &'b mut [u8],
    arena: &'b mut A,
    limits: &'b Limits,
    shape: Shape,
    /// Arrays made so far; the last one's number.
    arrays: u32,
    /// Keys that may still come before the table has to grow.
    room: usize,
    /// First and last top-level entry.
    first: u32,
    last: u32,
    /// The array that the last append was made to.
    run: u32,
    /// The longest key that is placed without looking at the limit on names.
    short: u32,
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

    /// Decodes pairs and puts them in their places.
    ///
    /// New names that are plain or end in `[]` are dealt with here, all others are handed on: this loop is where the time
    /// goes, so it does nothing that is not needed for those.
    fn place_all(&mut self, pairs: &mut [Pair]) -> Result<(), Error> {
        let keys = index::Keys::new(self.shape.seed, ROOT);
        for pair in pairs {
            if pair.escape != Pair::PLAIN {
                self.decode_value(pair);
            }
            let plain = pair.odd == Pair::PLAIN;
            let key_len = if plain { pair.name_len } else { self.plain_append(pair) };
            if let Some(bytes) = self.wide(pair.name)
                && key_len.wrapping_sub(1) < self.short
            {
                let hash = keys.hash(bytes, key_len as usize);
                if let Some(slot) = self.free_slot(hash)
                    && let Some(room) = self.room.checked_sub(1)
                {
                    let flags = if plain { INDEXED } else { ARRAY | ONE | INDEXED };
                    let array = if plain { 0 } else { self.new_array()? };
                    let made = self.arena.push(Entry {
                        key: pair.name,
                        key_len,
                        a: pair.value,
                        b: pair.value_len,
                        array,
                        hash,
                        flags,
                        ..Entry::EMPTY
                    })?;
                    if !plain {
                        self.run = made;
                    }
                    self.link_top(made);
                    self.room = room;
                    if let Some(slot) = self.arena.both_mut().1.get_mut(slot) {
                        *slot = made;
                    }
                    continue;
                }
            }
            self.place(pair, plain, key_len)?;
        }
        Ok(())
    }

    /// The slot for a new key of that hash; `None` if there may be a key of that hash already, or no slot in reach.
    #[inline(always)]
    fn free_slot(&self, hash: u32) -> Option<usize> {
        let (entries, slots) = (self.arena.entries(), self.arena.slots());
        let mask = slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        for _ in 0..index::PROBES {
            let number = slots.get(at).copied()?;
            if number == 0 {
                return Some(at);
            }
            if entries.get(number as usize)?.hash == hash {
                return None;
            }
            at = at.wrapping_add(1) & mask;
        }
        None
    }

    /// The bytes of a name and what stands behind it.
    #[inline(always)]
    fn wide(&self, name: u32) -> Option<&[u8; index::WIDE]> {
        self.body.get(name as usize..)?.first_chunk()
    }

    /// Nothing before the first escape needs a look.
    #[inline(never)]
    fn decode_value(&mut self, pair: &mut Pair) {
        let end = pair.value.wrapping_add(pair.value_len) as usize;
        let value = self.body.get_mut(pair.escape as usize..end);
        #[allow(clippy::cast_possible_truncation)]
        let len = value.map_or(0, decode::in_place) as u32;
        pair.value_len = pair.escape.wrapping_sub(pair.value).wrapping_add(len);
    }

    /// Puts a pair with a decoded value in its place, whatever its name is.
    #[inline(never)]
    fn place(&mut self, pair: &Pair, plain: bool, key_len: u32) -> Result<(), Error> {
        if pair.name_len as usize > self.limits.name {
            return Err(Error::NameTooLong { limit: self.limits.name });
        }
        let key = pair.name;
        if plain {
            return if key_len == 0 { Ok(()) } else { self.store(ROOT, key, key_len, pair) };
        }
        if key_len == 0 {
            return self.place_odd(pair);
        }
        if !self.continues_run(key, key_len) {
            match self.enter(ROOT, Key::Given(key, key_len), Guard::NONE)? {
                Some(array) => self.run = array,
                None => return Ok(()),
            }
        }
        self.append(self.run, pair)
    }

    /// Whether a name is that of the array that the last append was made to.
    fn continues_run(&self, key: u32, key_len: u32) -> bool {
        let array = self.entry(self.run);
        self.run != 0
            && array.is(ARRAY)
            && self.bytes(array.key, array.key_len) == self.bytes(key, key_len)
    }

    /// The length of `NAME` if the pair's name is `NAME[]` or `NAME%5B%5D` and nothing else in it is odd; otherwise 0.
    #[inline(always)]
    fn plain_append(&self, pair: &Pair) -> u32 {
        let len = pair.odd.wrapping_sub(pair.name);
        let suffix = self.bytes(pair.odd, pair.name_len.wrapping_sub(len));
        if matches!(suffix, b"%5B%5D" | b"[]" | b"%5b%5d") { len } else { 0 }
    }

    /// Any other name.
    #[inline(never)]
    fn place_odd(&mut self, pair: &Pair) -> Result<(), Error> {
        let start = pair.name as usize;
        let raw = start..start.wrapping_add(pair.name_len as usize);
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
            Key::Append => self.append(array, pair),
            Key::Given(start, len) if self.allows(guard, key) => {
                self.store(array, start, len, pair)
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

    /// Gives the pair's value to a key of an array.
    fn store(&mut self, array: u32, key: u32, key_len: u32, pair: &Pair) -> Result<(), Error> {
        let (found, hash, slot) = self.find(array, key, key_len)?;
        if found != 0 {
            return self.replace(found, pair);
        }
        let (a, b) = (pair.value, pair.value_len);
        let flags = INDEXED;
        let made = self.arena.push(Entry { key, key_len, a, b, hash, flags, ..Entry::EMPTY })?;
        self.link_given(array, made, slot)
    }

    /// The later value wins, in the earlier one's place.
    #[cold]
    fn replace(&mut self, found: u32, pair: &Pair) -> Result<(), Error> {
        self.shape.repeats = true;
        self.edit(found, |entry| {
            (entry.a, entry.b) = (pair.value, pair.value_len);
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
        let parent = if array == ROOT { ROOT } else { self.entry(array).array };
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

    fn append(&mut self, array: u32, pair: &Pair) -> Result<(), Error> {
        let Some(next) = self.next_number(array) else { return Ok(()) };
        let made = self.arena.push(Entry { a: pair.value, b: pair.value_len, ..Entry::EMPTY })?;
        self.link_number(array, next, made)
    }

    /// Adds an entry under an integer key that an append took.
    #[inline(never)]
    fn link_number(&mut self, array: u32, key: i64, member: u32) -> Result<(), Error> {
        self.spread(array)?;
        self.edit(member, |entry| entry.set_number(key));
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

    /// Puts an entry behind the last one of the top level, whose ends are kept at hand.
    #[inline(always)]
    fn link_top(&mut self, member: u32) {
        if self.last == 0 {
            self.first = member;
        } else {
            self.edit(self.last, |entry| entry.next = member);
        }
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
        self.room = usize::MAX;
        if larger > self.arena.most_slots() {
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
