//! What `cargo xtask fields` makes of `fields.toml`. Owns the documented names, lists and accessors; nothing here is written
//! by hand but this file.

pub(crate) mod codes;
pub(crate) mod events;
pub(crate) mod ins;
pub(crate) mod ipn;
pub(crate) mod lcn;
pub(crate) mod names;
#[cfg(feature = "serde")]
pub(crate) mod owned_ipn;
#[cfg(feature = "serde")]
pub(crate) mod owned_lcn;
