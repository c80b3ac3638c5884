//! Which library this is. Owns the number of the ABI.

use std::ffi::{CStr, c_char};

/// Raised when a program that was built with an older header would go wrong with this library.
pub const ABI_VERSION: u32 = 1;

const VERSION: &CStr =
    match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => c"",
    };

/// The version of the library, `0.1.0`. Never NULL, never freed.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_version() -> *const c_char {
    VERSION.as_ptr()
}

/// `COUNTERSIGN_ABI_VERSION` of the library that is loaded. Compare it with that of the header.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_abi_version() -> u32 {
    ABI_VERSION
}
