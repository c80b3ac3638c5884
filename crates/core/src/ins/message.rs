//! What an INS message says without a signature. Must never give out a value under a name that suggests somebody vouched for it.

use crate::Error;
use crate::fields::view::{At, Field, Values, View};
use crate::form::name;
use crate::generated::ins::Item;
use crate::generated::names::ITEMS;
use crate::read::{Numbered, Reader};

use super::{INVOICE, OTHER_SIGNATURE, SALE, SIGNATURE};

/// The values of an [`Ins`](super::Ins) that no signature covers: all but `sale_id` and `invoice_id`.
///
/// Names and values are whatever the sender wrote, the account number `vendor_id` among them.
#[derive(Clone, Copy)]
pub struct Unsigned<'v> {
    view: View<'v>,
}

impl<'v> Unsigned<'v> {
    pub(super) const fn new(view: View<'v>) -> Self {
        Self { view }
    }

    pub(crate) const fn reader(&self) -> Reader<'v> {
        Reader { view: self.view }
    }

    /// The items of the sale, numbered from 1 without a gap.
    pub fn items(&self) -> impl Iterator<Item = Item<'v>> + use<'v> {
        let reader = self.reader();
        (1..).map_while(move |number| Numbered::at(reader, &ITEMS, number)).map(Item)
    }

    /// The value at a PHP path: `invoice_status`, `item_name_1`. `None` if nothing was sent there, or an array, or one of
    /// the signed values and signatures.
    #[must_use]
    pub fn get(&self, path: impl AsRef<[u8]>) -> Option<&'v [u8]> {
        let path = path.as_ref();
        match self.view.at(path).filter(|_| !is_apart(base(path)))? {
            At::Value(value) => Some(value),
            At::Array(_) => None,
        }
    }

    /// The same as text.
    ///
    /// # Errors
    /// [`Error::NotUtf8`] if there is a value and it is not UTF-8.
    pub fn text(&self, path: impl AsRef<[u8]>) -> Result<Option<&'v str>, Error> {
        self.get(path).map(text).transpose()
    }

    /// All values at or under a path.
    pub fn all(&self, path: impl AsRef<[u8]>) -> Values<'v> {
        let path = path.as_ref();
        self.view.values(if is_apart(base(path)) { &[] } else { path })
    }

    /// The fields in the order in which they came.
    pub fn fields(&self) -> impl Iterator<Item = Field<'v>> + use<'v> {
        self.view.fields(false).filter(|field| !is_apart(field.name()))
    }
}

fn text(value: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(value).map_err(|_| Error::NotUtf8)
}

fn base(path: &[u8]) -> &[u8] {
    name::path(path).map_or(&[], |(base, _)| base)
}

/// What is signed, or a signature.
fn is_apart(name: &[u8]) -> bool {
    [SALE, INVOICE, SIGNATURE, OTHER_SIGNATURE].iter().any(|apart| apart.as_bytes() == name)
}

impl core::fmt::Debug for Unsigned<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.fields()).finish()
    }
}

impl Item<'_> {
    /// Its number, from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.0.number
    }
}
