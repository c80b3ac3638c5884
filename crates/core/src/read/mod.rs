//! Typed reading of verified fields. Owns how a documented name becomes a value, a row or a family of arrays; must never
//! read a message that is not verified, and must never let one odd value spoil another.

mod family;
mod numbered;
mod rows;

pub(crate) use family::family;
pub(crate) use numbered::Numbered;
pub(crate) use rows::{Row, Rows, len, strays};

use core::iter::FusedIterator;

use crate::fields::node::ONE;
use crate::fields::view::{Field, Fields, Found, View};
use crate::value::{Odd, Value};
use crate::{DateTime, Error, Offset};

/// What an accessor gives: the value; `None` if the field was not sent or says nothing (empty, or the zero date); or
/// [`Error::InvalidField`] if what was sent is not of the documented kind, is not UTF-8, or has the wrong shape.
///
/// An odd value is the trouble of its own accessor only. Its bytes stay reachable through
/// [`Verified::get`](crate::Verified::get) and [`Verified::all`](crate::Verified::all).
pub type Reading<T> = Result<Option<T>, Error>;

/// The fields of a verified message.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'v> {
    pub(crate) view: View<'v>,
}

impl<'v> Reader<'v> {
    pub(crate) fn find(&self, name: &str) -> Option<Found> {
        self.view.find(name.as_bytes())
    }

    /// A scalar field.
    pub(crate) fn scalar<T: Value<'v>>(&self, name: &'static str) -> Reading<T> {
        match self.find(name) {
            None => Ok(None),
            Some(found) if found.is_array() => Err(Error::InvalidField(name)),
            Some(found) => self.value(self.view.value(&found.entry), name),
        }
    }

    /// A scalar field that some know as an array: its only value.
    pub(crate) fn either<T: Value<'v>>(&self, name: &'static str) -> Reading<T> {
        let Some(found) = self.find(name) else { return Ok(None) };
        if !found.is_array() || found.entry.is(ONE) {
            return self.value(self.view.value(&found.entry), name);
        }
        let mut members = self.view.members(&found.entry);
        match (members.next(), members.next()) {
            (Some(only), None) if !only.is_array() => {
                self.value(self.view.value(&only.entry), name)
            }
            _ => Err(Error::InvalidField(name)),
        }
    }

    /// A scalar field with a date in digits only.
    pub(crate) fn stamp(&self, name: &'static str) -> Reading<DateTime> {
        match self.scalar::<&[u8]>(name)? {
            None => Ok(None),
            Some(text) => {
                DateTime::read_stamp(text, self.offset()).map_err(|Odd| Error::InvalidField(name))
            }
        }
    }

    /// All members of an array of values.
    pub(crate) fn members(&self, name: &'static str) -> Texts<'v> {
        let found = self.find(name);
        let under = found.map(|found| Under::of_members(&self.view, found));
        Texts { under, name, array: found.map(|found| found.number) }
    }

    /// All values of a field, whatever its shape.
    pub(crate) fn texts(&self, name: &'static str) -> Texts<'v> {
        let under = self.find(name).map(|found| Under::of(&self.view, found));
        Texts { under, name, array: None }
    }

    pub(crate) fn value<T: Value<'v>>(&self, text: &'v [u8], name: &'static str) -> Reading<T> {
        if text.is_empty() {
            return Ok(None);
        }
        T::read(text, &|| self.offset()).map_err(|Odd| Error::InvalidField(name))
    }

    /// The account's zone, as far as the message says.
    pub(crate) fn offset(&self) -> Option<Offset> {
        self.scalar("TIMEZONE_OFFSET").ok().flatten()
    }
}

/// A value, or all values under an array.
#[derive(Clone)]
enum Under<'v> {
    One(Option<&'v [u8]>),
    All(Fields<'v>),
    /// A scalar where an array should be.
    Odd(bool),
}

impl<'v> Under<'v> {
    fn of(view: &View<'v>, found: Found) -> Self {
        if !found.is_array() || found.entry.is(ONE) {
            return Self::One(Some(view.value(&found.entry)));
        }
        let mut leaves = view.leaves(found);
        match (leaves.next(), leaves.next()) {
            (Some(only), None) if only.value().is_empty() => Self::One(None),
            _ => Self::All(view.leaves(found)),
        }
    }

    /// The same where only an array will do.
    fn of_array(view: &View<'v>, found: Found) -> Self {
        if found.is_array() || view.value(&found.entry).is_empty() {
            Self::of(view, found)
        } else {
            Self::Odd(true)
        }
    }

    /// The same where the members have to be values: an array among them is odd, be it of one empty value.
    fn of_members(view: &View<'v>, found: Found) -> Self {
        let deeper = |leaf: Field<'_>| leaf.entry.owner != found.number;
        match Self::of_array(view, found) {
            Self::One(None) if view.leaves(found).next().is_some_and(deeper) => {
                Self::All(view.leaves(found))
            }
            under => under,
        }
    }
}

/// The values of a field that has several, as text, in signed order. A single empty value counts as none, because that is
/// how empty arrays are sent.
///
/// A value that is not UTF-8 is [`Error::InvalidField`]; the others can still be read.
#[derive(Clone)]
#[must_use = "an iterator does nothing until it is used"]
pub struct Texts<'v> {
    under: Option<Under<'v>>,
    name: &'static str,
    /// The array whose members all values must be, if that matters.
    array: Option<u32>,
}

impl<'v> Texts<'v> {
    pub(crate) const fn none(name: &'static str) -> Self {
        Self { under: None, name, array: None }
    }

    /// A member of an array, or the only one of an array kept as one entry.
    pub(crate) fn under(view: &View<'v>, found: Found, name: &'static str) -> Self {
        let top = found.entry.owner == 0;
        let under = if top { Under::of_array(view, found) } else { Under::of(view, found) };
        Self { under: Some(under), name, array: None }
    }
}

impl<'v> Iterator for Texts<'v> {
    type Item = Result<&'v str, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let text = match self.under.as_mut()? {
            Under::One(text) => text.take().filter(|text| !text.is_empty()).map(Ok),
            Under::Odd(left) => {
                core::mem::take(left).then_some(Err(Error::InvalidField(self.name)))
            }
            Under::All(fields) => fields.next().map(|field| match self.array {
                Some(array) if field.entry.owner != array => Err(Error::InvalidField(self.name)),
                _ => Ok(field.value()),
            }),
        };
        if text.is_none() {
            self.under = None;
        }
        let utf8 = |text| core::str::from_utf8(text).map_err(|_| Error::InvalidField(self.name));
        text.map(|text| text.and_then(utf8))
    }
}

impl FusedIterator for Texts<'_> {}

impl core::fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Texts").field("name", &self.name).finish_non_exhaustive()
    }
}
