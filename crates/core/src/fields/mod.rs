//! From pairs to ordered fields. Owns the grouping that PHP's `$_POST` does; must never decide what is signed with
//! which key or whether a message is genuine.
//!
//! Protocol page: `php-form.md`, rules 7 to 14.

pub(crate) mod form;
pub(crate) mod group;
pub(crate) mod index;
pub(crate) mod node;
pub(crate) mod path;
mod quick;
pub(crate) mod view;
