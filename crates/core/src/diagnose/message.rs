//! The body under diagnosis, as a list. Owns the unchanged source string, the order of the values and their names; must
//! never change a value.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use super::finding::presentable;
use crate::{Algorithm, Form, Limits, Unverified};

/// One top-level entry: a scalar, or an array with all its values.
#[derive(Clone, Copy)]
pub(super) struct Group<'m> {
    pub(super) name: &'m [u8],
    /// Whether the name has brackets.
    pub(super) is_array: bool,
    pub(super) signature: Option<Algorithm>,
    first: usize,
    len: usize,
}

/// A parsed body.
pub(super) struct Message<'m> {
    /// As it was received.
    pub(super) body: &'m [u8],
    pub(super) form: &'m Form<'m>,
    groups: Vec<Group<'m>>,
    values: Vec<&'m [u8]>,
    /// What should have been signed.
    pub(super) source: Vec<u8>,
}

impl<'m> Message<'m> {
    pub(super) fn new(body: &'m [u8], form: &'m Form<'m>) -> Self {
        let mut message =
            Self { body, form, groups: Vec::new(), values: Vec::new(), source: Vec::new() };
        for field in form.fields() {
            let (name, first) = (field.name(), message.values.len());
            message.values.push(field.value());
            match message.groups.last_mut() {
                Some(group) if group.name == name => group.len = group.len.saturating_add(1),
                _ => {
                    let mut length: usize = 0;
                    field.path().write_bytes(|piece| length = length.saturating_add(piece.len()));
                    let is_array = length > name.len();
                    let signature = Algorithm::from_field(name);
                    message.groups.push(Group { name, is_array, signature, first, len: 1 });
                }
            }
        }
        let mut source = Vec::new();
        for value in message.values() {
            put(&mut source, value);
        }
        message.source = source;
        message
    }

    /// All top-level entries that have a value, the signatures among them, in their order.
    pub(super) fn all_groups(&self) -> &[Group<'m>] {
        &self.groups
    }

    /// Whether there is any signature field.
    pub(super) fn is_signed(&self) -> bool {
        self.groups.iter().any(|group| group.signature.is_some())
    }

    /// The entries that are signed.
    pub(super) fn groups(&self) -> impl DoubleEndedIterator<Item = &Group<'m>> + Clone {
        self.groups.iter().filter(|group| group.signature.is_none())
    }

    /// The values of an entry.
    pub(super) fn values_of(&self, group: &Group<'m>) -> &[&'m [u8]] {
        self.values.get(group.first..group.first.saturating_add(group.len)).unwrap_or(&[])
    }

    /// The signed values in signed order.
    pub(super) fn values(&self) -> impl Iterator<Item = &'m [u8]> + Clone + '_ {
        self.groups().flat_map(|group| self.values_of(group)).copied()
    }

    /// Whether a signed value passes a test.
    pub(super) fn any(&self, test: impl FnMut(&'m [u8]) -> bool) -> bool {
        self.values().any(test)
    }

    /// The path of a signed value, counted as in [`values`](Self::values).
    pub(super) fn path(&self, nth: usize) -> Option<String> {
        self.form.signed_fields().nth(nth).map(|field| presentable(&field.path().to_bytes()))
    }

    /// The path of the first signed value that passes a test.
    pub(super) fn path_where(&self, test: impl FnMut(&'m [u8]) -> bool) -> Option<String> {
        self.path(self.values().position(test)?)
    }

    /// The first value of the entry with that name.
    pub(super) fn get(&self, name: &[u8]) -> Option<&'m [u8]> {
        let group = self.groups.iter().find(|group| group.name == name)?;
        self.values_of(group).first().copied()
    }
}

/// Adds a value with its length in front.
pub(super) fn put(source: &mut Vec<u8>, value: &[u8]) {
    put_counted(source, value.len(), value);
}

/// Adds a value with any length in front.
pub(super) fn put_counted(source: &mut Vec<u8>, length: usize, value: &[u8]) {
    struct Text<'a>(&'a mut Vec<u8>);
    impl fmt::Write for Text<'_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.extend_from_slice(text.as_bytes());
            Ok(())
        }
    }
    // Writing into a vector cannot fail.
    let _ = write!(Text(source), "{length}");
    source.extend_from_slice(value);
}

/// The source string of another body, if it can be read.
///
/// Bodies made here have more escapes than the received one, so only the number of fields is limited.
pub(super) fn source_of(body: &[u8], limits: &Limits) -> Option<Vec<u8>> {
    let limits = Limits { body: Limits::MAX_BODY, name: Limits::MAX_BODY, ..*limits };
    let unverified = Unverified::parse(body, &limits).ok()?;
    let mut source = Vec::new();
    for field in unverified.form().signed_fields() {
        put(&mut source, field.value());
    }
    Some(source)
}
