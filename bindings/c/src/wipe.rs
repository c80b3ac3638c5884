//! Wiping of secrets that C holds itself. Owns nothing.

use std::ffi::c_void;

use zeroize::Zeroize;

use crate::border::guard_or;

/// Writes zeros over memory of yours in a way that no compiler leaves out: for the secret key that you
/// read from a file. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_wipe(data: *mut c_void, length: usize) {
    guard_or((), || {
        if data.is_null() || length > isize::MAX as usize {
            return None;
        }
        // SAFETY: not NULL, not too long, and the contract: that many bytes that nobody else uses.
        let bytes = unsafe { std::slice::from_raw_parts_mut(data.cast::<u8>(), length) };
        bytes.zeroize();
        Some(())
    });
}
