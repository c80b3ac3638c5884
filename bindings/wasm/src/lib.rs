//! The module inside the npm package `countersign`: the core, as JavaScript calls it.
//!
//! Owns the way of bytes into and out of the module's memory; no rule of the protocol stands here, and no message is kept here when a
//! call returns. What JavaScript's users see is TypeScript, in `npm/src`; what this crate exports is for that alone and may change
//! with every version.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(feature = "desk")]
mod desk;
pub mod errors;
mod pack;
mod policy;
mod receipt;
mod verifier;

use sha2::{Digest, Sha256};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "desk")]
pub use desk::{explain, sign};
pub use verifier::Verifier;

#[cfg(target_arch = "wasm32")]
mod machine {
    #[global_allocator]
    static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

    /// Where a panic ends. Its text would weigh more than all checks together.
    #[panic_handler]
    fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}

/// SHA-256, for fingerprints. Not keyed.
#[wasm_bindgen]
#[must_use]
pub fn sha256(bytes: &[u8]) -> alloc::vec::Vec<u8> {
    Sha256::digest(bytes).to_vec()
}
