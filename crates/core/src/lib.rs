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

mod algorithm;
pub mod api_auth;
#[cfg(feature = "alloc")]
pub mod convertplus;
mod date;
pub mod delivery;
#[cfg(feature = "alloc")]
pub mod diagnose;
mod error;
mod fields;
mod form;
mod hex;
pub mod ins;
mod kind;
mod known;
mod limits;
mod mac;
mod notification;
pub mod order_service;
mod policy;
mod receipt;
pub mod redirect;
mod secret;
#[cfg(feature = "alloc")]
mod sign;
mod source;
mod strict;
#[cfg(feature = "alloc")]
mod verifier;
mod verify;

pub use algorithm::{Algorithm, AlgorithmSet};
pub use date::ReceiptDate;
#[cfg(feature = "alloc")]
pub use diagnose::{Diagnosis, Finding, diagnose};
pub use error::Error;
pub use fields::form::Form;
pub use fields::node::Storage;
pub use fields::view::{Field, Fields, Path, Values};
pub use kind::Kind;
pub use limits::Limits;
pub use mac::Tag;
pub use notification::{Unverified, Verified};
pub use policy::Policy;
pub use receipt::Receipt;
pub use secret::{BuyLinkSecretWord, InsSecretWord, SecretKey};
#[cfg(feature = "alloc")]
pub use sign::sign;
#[cfg(feature = "alloc")]
pub use verifier::Verifier;
