#![cfg_attr(feature = "alloc", doc = include_str!("../README.md"))]
#![cfg_attr(not(feature = "alloc"), doc = "See the documentation with the feature `alloc`.")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

#[cfg(feature = "alloc")]
extern crate alloc;

mod action;
mod algorithm;
pub mod api_auth;
#[cfg(feature = "alloc")]
pub mod convertplus;
mod date;
pub mod delivery;
#[cfg(feature = "alloc")]
pub mod diagnose;
mod entitlement;
mod error;
mod event;
mod fields;
mod fingerprint;
mod form;
mod generated;
mod hex;
pub mod ins;
pub mod ipn;
mod kind;
mod known;
pub mod lcn;
mod limits;
mod mac;
mod notification;
pub mod order_service;
#[cfg(feature = "serde")]
pub mod owned;
mod policy;
mod read;
mod receipt;
mod redact;
pub mod redirect;
mod secret;
#[cfg(feature = "alloc")]
mod sign;
mod source;
mod strict;
mod typed;
mod value;
#[cfg(feature = "alloc")]
mod verifier;
mod verify;

pub use action::Action;
pub use algorithm::{Algorithm, AlgorithmSet};
pub use date::ReceiptDate;
#[cfg(feature = "alloc")]
pub use diagnose::{Diagnosis, Finding, diagnose};
pub use entitlement::Entitlement;
pub use error::Error;
pub use fields::form::Form;
pub use fields::node::Storage;
pub use fields::path::Path;
pub use fields::view::{Field, Fields, Values};
pub use fingerprint::Fingerprint;
pub use generated::events::Event;
pub use ipn::Ipn;
pub use kind::Kind;
pub use lcn::Lcn;
pub use limits::Limits;
pub use mac::Tag;
pub use notification::{Unverified, Verified};
pub use policy::Policy;
pub use read::{Reading, Texts};
pub use receipt::{Receipt, ReceiptValues};
pub use redact::Redacted;
pub use secret::{BuyLinkSecretWord, InsSecretWord, SecretKey};
#[cfg(feature = "alloc")]
pub use sign::sign;
#[cfg(feature = "alloc")]
pub use value::Decimal;
pub use value::{CardExpiry, CountryCode, Currency, DateTime, Expiry, Offset};
#[cfg(feature = "alloc")]
pub use verifier::Verifier;

/// The code lists: one open enum for each, used with `&str` by the views and with `String` by the owned types.
pub mod code {
    pub use crate::generated::codes::*;
}
