//! The C interface of Countersign. Owns the border: pointers in, status out, nothing written on
//! failure, no panic across it. It must never hold a rule of the protocol; those live in the core.
//!
//! The contract is in `README.md` and at the head of `include/countersign.h`, which `cargo xtask
//! header` makes from the signatures and comments in here.

#![deny(unsafe_op_in_unsafe_fn, clippy::undocumented_unsafe_blocks, improper_ctypes_definitions)]
#![allow(unreachable_pub, reason = "who reaches the exports is the linker")]
#![allow(
    clippy::missing_safety_doc,
    reason = "all exports have the same conditions: the contract at the head of the header"
)]

#[cfg(panic = "abort")]
compile_error!("build countersign-c with panic = \"unwind\": a panic has to become a status");

mod border;

// From here on in the order of the header; the blank lines keep it.
mod version;

mod status;

mod error;

mod names;

mod secret_key;

mod policy;

mod verifier;

mod notification;

mod fields;

mod receipt;

mod typed;

mod sign;

mod diagnosis;

mod buffer;
mod wipe;

/// The contract lends these to several threads at once; so must Rust.
const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<secret_key::SecretKey>();
    shared::<verifier::Verifier>();
    shared::<notification::Notification>();
    shared::<diagnosis::Diagnosis>();
    shared::<buffer::Buffer>();
};

#[cfg(test)]
mod tests;
