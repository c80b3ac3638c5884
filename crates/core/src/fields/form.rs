//! A parsed body and the memory it lives in. Owns parsing into lent or owned storage; must never say that a body is
//! genuine.

use super::group::{self, Shape};
use super::node::{Entry, Lent, Storage};
use super::view::{At, Fields, Values, View};
use crate::form::name::is_white_space;
use crate::{Error, Limits};

enum Memory<'a> {
    Lent {
        body: &'a [u8],
        entries: &'a [Entry],
        slots: &'a [u32],
    },
    #[cfg(feature = "alloc")]
    Owned {
        body: alloc::vec::Vec<u8>,
        entries: alloc::vec::Vec<Entry>,
        slots: alloc::vec::Vec<u32>,
    },
}

/// The ordered fields of a form body, exactly as PHP's `$_POST` would hold them.
///
/// Says nothing about who sent them: see [`Unverified`](crate::Unverified) and [`Verified`](crate::Verified).
///
/// Protocol page: `php-form.md`. Names are PHP's final ones (`a.b` is `a_b`), values are decoded bytes.
pub struct Form<'a> {
    memory: Memory<'a>,
    shape: Shape,
    other_format: bool,
}

impl<'a> Form<'a> {
    /// Parses in the caller's memory; `body` is decoded in place and is of no further use as a body.
    pub(crate) fn parse_in<const ENTRIES: usize, const SLOTS: usize>(
        body: &'a mut [u8],
        storage: &'a mut Storage<ENTRIES, SLOTS>,
        limits: &Limits,
        seed: u64,
    ) -> Result<Self, Error> {
        let other_format = looks_like_another_format(body);
        let Storage { entries, slots } = storage;
        let mut arena = Lent { entries, used: 0, slots, slots_used: 0 };
        let shape = group::group(body, &mut arena, limits, seed)?;
        let Lent { entries, used, slots, slots_used } = arena;
        let memory = Memory::Lent {
            body,
            entries: entries.get(..used).unwrap_or(&[]),
            slots: slots.get(..slots_used).unwrap_or(&[]),
        };
        Ok(Self { memory, shape, other_format })
    }

    pub(crate) fn view(&self) -> View<'_> {
        let (body, entries, slots) = match &self.memory {
            Memory::Lent { body, entries, slots } => (*body, *entries, *slots),
            #[cfg(feature = "alloc")]
            Memory::Owned { body, entries, slots } => {
                (body.as_slice(), entries.as_slice(), slots.as_slice())
            }
        };
        View { body, entries, slots, shape: self.shape, other_format: self.other_format }
    }

    /// The value at a PHP path: `REFNO`, `IPN_PID[0]`, `A[x][y]`. `None` if nothing stands there, or an array.
    ///
    /// Members of an array are searched one after the other; use [`all`](Self::all) to walk through them.
    ///
    /// ```
    /// use countersign::{Limits, Storage, Unverified};
    /// let mut storage = Storage::<16, 32>::new();
    /// let mut body = *b"REFNO=1&A[]=2&B[]=3&B[]=4";
    /// let unverified = Unverified::parse_in(&mut body, &mut storage, &Limits::DEFAULT)?;
    /// let form = unverified.form();
    /// assert_eq!(form.get("B[1]"), Some(b"4".as_slice()));
    /// assert_eq!(form.get("B"), None);
    /// // A `[]` at the end changes nothing.
    /// for path in ["A[0]", "A[0][]"] {
    ///     assert_eq!(form.get(path), Some(b"2".as_slice()));
    /// }
    /// # Ok::<(), countersign::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, path: impl AsRef<[u8]>) -> Option<&[u8]> {
        match self.view().at(path.as_ref())? {
            At::Value(value) => Some(value),
            At::Array(_) => None,
        }
    }

    /// All values at or under a path, in signed order: the members of an array, or the one value of a scalar.
    /// `IPN_PID` and `IPN_PID[]` are the same.
    pub fn all(&self, path: impl AsRef<[u8]>) -> Values<'_> {
        self.view().values(path.as_ref())
    }

    /// Every field, the signature fields among them.
    pub fn fields(&self) -> Fields<'_> {
        self.view().fields(false)
    }

    /// The fields that are signed, in signed order: all but `HASH`, `SIGNATURE_SHA2_256` and `SIGNATURE_SHA3_256`.
    pub fn signed_fields(&self) -> Fields<'_> {
        self.view().fields(true)
    }
}

#[cfg(feature = "alloc")]
impl Form<'static> {
    /// Parses a copy of `body`.
    pub(crate) fn parse_copy(body: &[u8], limits: &Limits, seed: u64) -> Result<Self, Error> {
        // Refused before it is copied.
        let limit = limits.body.min(Limits::MAX_BODY);
        if body.len() > limit {
            return Err(Error::BodyTooLarge { limit });
        }
        Self::parse(body.to_vec(), limits, seed)
    }

    /// Parses into memory of its own.
    fn parse(mut body: alloc::vec::Vec<u8>, limits: &Limits, seed: u64) -> Result<Self, Error> {
        let other_format = looks_like_another_format(&body);
        let mut arena = super::node::Owned::default();
        // A pair of a real notification takes some 22 bytes.
        let expected = body.len().min(limits.body).wrapping_div(16);
        arena.entries.reserve(expected.min(limits.fields).saturating_add(8));
        let shape = group::group(&mut body, &mut arena, limits, seed)?;
        let super::node::Owned { entries, slots } = arena;
        Ok(Self { memory: Memory::Owned { body, entries, slots }, shape, other_format })
    }
}

/// JSON and multipart bodies parse as forms of nonsense; this is how they begin. To be asked before decoding.
fn looks_like_another_format(body: &[u8]) -> bool {
    let first = body.iter().find(|byte| !is_white_space(**byte));
    matches!(first, Some(b'{' | b'[')) || body.starts_with(b"--")
}

impl core::fmt::Debug for Form<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Form").field(&self.fields()).finish()
    }
}
