//! Parallel arrays as rows: product lines, licences, options. Owns which members belong together; must never shift a
//! member to another row because one is missing, and must never cost more than the arrays are long.
//!
//! Protocol page: `ipn.md`, "Rows". Row number *i* is made of the members under key *i*, as a PHP handler would read them.

use super::{Reader, Reading, Texts};
use crate::Error;
use crate::fields::node::{NUMBER, ONE};
use crate::fields::view::{Found, View};
use crate::value::Value;

/// The rows of `N` parallel arrays, one after the other.
#[derive(Clone)]
pub(crate) struct Rows<'v, const N: usize> {
    reader: Reader<'v>,
    /// For messages: names without keys.
    names: &'static [&'static str; N],
    arrays: [Option<u32>; N],
    /// The member that probably comes next, 0 for none.
    next: [u32; N],
    at: u32,
    len: u32,
}

/// One row: for each array the entry of its member, if it has one.
#[derive(Clone, Copy)]
pub(crate) struct Row<'v, const N: usize> {
    pub(crate) reader: Reader<'v>,
    names: &'static [&'static str; N],
    cells: [u32; N],
    pub(crate) number: u32,
}

impl<'v, const N: usize> Rows<'v, N> {
    /// The rows of the arrays that `find` finds.
    pub(crate) fn new(
        reader: Reader<'v>,
        names: &'static [&'static str; N],
        find: impl Fn(&'static str) -> Option<Found>,
    ) -> Self {
        let view = reader.view;
        let mut rows = Self { reader, names, arrays: [None; N], next: [0; N], at: 0, len: 0 };
        let slots = rows.arrays.iter_mut().zip(rows.next.iter_mut());
        for ((array, next), name) in slots.zip(names) {
            if let Some(found) = find(name) {
                *array = Some(found.number);
                *next = if found.entry.is(ONE) || !found.is_array() { 0 } else { found.entry.a };
                rows.len = rows.len.max(len(&view, found));
            }
        }
        rows
    }

    /// The rows of arrays with these very names.
    pub(crate) fn named(reader: Reader<'v>, names: &'static [&'static str; N]) -> Self {
        Self::new(reader, names, |name| reader.find(name))
    }
}

/// Members of an array; one empty member counts as none, because that is how empty arrays are sent. A scalar counts as
/// one member: it stands in row 0, where it is told to be odd.
pub(crate) fn len(view: &View<'_>, found: Found) -> u32 {
    if !found.is_array() || found.entry.is(ONE) {
        return u32::from(!view.value(&found.entry).is_empty());
    }
    let mut members = view.members(&found.entry);
    let count = match (members.next(), members.next()) {
        (Some(only), None) if !only.is_array() && view.value(&only.entry).is_empty() => 0,
        _ => view.members(&found.entry).count(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether a member of an array is in none of `count` rows.
pub(crate) fn strays(view: &View<'_>, array: Found, count: u32) -> bool {
    array.is_array()
        && len(view, array) > 0
        && view
            .members(&array.entry)
            .any(|member| row_of(view, &member).is_none_or(|row| row >= count))
}

/// The key of a member as the number of a row.
fn row_of(view: &View<'_>, found: &Found) -> Option<u32> {
    if found.entry.is(NUMBER) {
        return u32::try_from(found.entry.number()).ok();
    }
    let key = view.key(&found.entry);
    let canonical = key.first().is_some_and(|first| (b'1'..=b'9').contains(first)) || key == b"0";
    core::str::from_utf8(key).ok().filter(|_| canonical)?.parse().ok()
}

impl<'v, const N: usize> Iterator for Rows<'v, N> {
    type Item = Row<'v, N>;

    fn next(&mut self) -> Option<Row<'v, N>> {
        let number = self.at;
        if number >= self.len {
            return None;
        }
        self.at = number.saturating_add(1);
        let view = &self.reader.view;
        let mut cells = [0; N];
        let state = self.arrays.iter().zip(self.next.iter_mut());
        for (cell, (array, next)) in cells.iter_mut().zip(state) {
            if let Some(array) = array {
                *cell = member(view, *array, number, next);
            }
        }
        Some(Row { reader: self.reader, names: self.names, cells, number })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.len.saturating_sub(self.at) as usize;
        (left, Some(left))
    }
}

impl<const N: usize> ExactSizeIterator for Rows<'_, N> {}

/// The entry of the member of that key, 0 for none. Keys nearly always count upwards; `next` goes along with them, and only
/// members that are elsewhere are looked up.
fn member(view: &View<'_>, array: u32, number: u32, next: &mut u32) -> u32 {
    let entry = view.entry(array);
    let found = Found { number: array, entry };
    if !found.is_array() || entry.is(ONE) {
        return if number == 0 { array } else { 0 };
    }
    while *next != 0 {
        let candidate = Found { number: *next, entry: view.entry(*next) };
        match row_of(view, &candidate) {
            Some(row) if row > number => break,
            Some(row) if row == number => {
                *next = candidate.entry.next;
                return candidate.number;
            }
            // Its row has been, or it has none.
            _ => *next = candidate.entry.next,
        }
    }
    view.member(&entry, number)
}

impl<'v, const N: usize> Row<'v, N> {
    fn name(&self, column: usize) -> &'static str {
        self.names.get(column).copied().unwrap_or_default()
    }

    /// What stands in a column.
    pub(crate) fn cell(&self, column: usize) -> Option<Found> {
        let number = self.cells.get(column).copied().filter(|number| *number != 0)?;
        Some(Found { number, entry: self.reader.view.entry(number) })
    }

    /// The value in a column.
    pub(crate) fn value<T: Value<'v>>(&self, column: usize) -> Reading<T> {
        let Some(found) = self.cell(column) else { return Ok(None) };
        let several = found.is_array() && !found.entry.is(ONE);
        if !several && self.reader.view.value(&found.entry).is_empty() {
            return Ok(None);
        }
        let scalar = found.entry.owner == 0 && !found.is_array();
        if scalar || several {
            return Err(Error::InvalidField(self.name(column)));
        }
        // A member that is itself an array of one is no value either.
        if found.entry.is(ONE) && found.entry.owner != 0 {
            return Err(Error::InvalidField(self.name(column)));
        }
        self.reader.value(self.reader.view.value(&found.entry), self.name(column))
    }

    /// All values in a column, whatever their shape.
    pub(crate) fn texts(&self, column: usize) -> Texts<'v> {
        match self.cell(column) {
            Some(found) => Texts::under(&self.reader.view, found, self.name(column)),
            None => Texts::none(self.name(column)),
        }
    }
}
