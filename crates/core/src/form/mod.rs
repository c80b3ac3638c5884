//! From bytes to pairs. Owns how a form body is cut and decoded; must never know what a field means.
//!
//! Protocol page: `php-form.md`, rules 1 to 6.

pub(crate) mod decode;
#[cfg(feature = "alloc")]
pub(crate) mod encode;
pub(crate) mod name;
pub(crate) mod pairs;
pub(crate) mod scan;
