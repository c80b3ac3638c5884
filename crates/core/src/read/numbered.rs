//! Fields with a number in their names: `item_name_1`. Owns how many there are; must never count further than there are fields.

use super::family::find;
use super::{Reader, Reading};
use crate::Error;
use crate::form::name::Decimal;
use crate::value::Value;

/// The fields of one number.
#[derive(Clone, Copy)]
pub(crate) struct Numbered<'v> {
    reader: Reader<'v>,
    pub(crate) number: u32,
}

impl<'v> Numbered<'v> {
    /// The fields of that number, if at least one of `names` was sent with it. In `names` a `*` stands for the number.
    pub(crate) fn at(reader: Reader<'v>, names: &[&str], number: u32) -> Option<Self> {
        let digits = Decimal::of(i64::from(number));
        let sent = |name: &&str| find(&reader, name, digits.as_bytes()).is_some();
        names.iter().any(sent).then_some(Self { reader, number })
    }

    pub(crate) fn value<T: Value<'v>>(&self, name: &'static str) -> Reading<T> {
        let digits = Decimal::of(i64::from(self.number));
        match find(&self.reader, name, digits.as_bytes()) {
            None => Ok(None),
            Some(found) if found.is_array() => Err(Error::InvalidField(name)),
            Some(found) => self.reader.value(self.reader.view.value(&found.entry), name),
        }
    }
}
