//! What a field's text means: numbers, amounts, dates, flags, codes. Owns the grammar of each kind of value; must never
//! fetch a field, and must never guess: what does not fit the kind is odd, whatever it may have been meant to be.
//!
//! Protocol pages: `ipn.md` and `lcn.md`, section 4 each ("Dates and numbers").

mod card_expiry;
mod code;
mod convert;
mod date_time;
#[cfg(feature = "alloc")]
mod decimal;
mod expiry;
#[cfg(feature = "serde")]
mod json;
mod letters;
mod offset;
mod plain;

pub use card_expiry::CardExpiry;
pub(crate) use code::{Code, as_code, exactly, in_any_case, open_codes};
pub use date_time::DateTime;
#[cfg(feature = "alloc")]
pub use decimal::Decimal;
#[cfg(feature = "alloc")]
pub(crate) use decimal::exact;
pub use expiry::Expiry;
#[cfg(feature = "serde")]
pub(crate) use json::decimal as decimal_json;
pub use letters::{CountryCode, Currency};
pub use offset::Offset;

/// A text that is not of the kind its field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Odd;

/// A value of a known kind, read from a field that is not empty.
pub(crate) trait Value<'v>: Sized {
    /// `Ok(None)` if the text is the kind's own word for nothing, as the zero date is. `offset` is asked for the account's
    /// zone, by those who need it.
    fn read(text: &'v [u8], offset: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd>;
}
