//! Texts of any length that are made on demand. Owns their bytes until C frees them.

use std::ffi::c_char;

use crate::border::{free, guard_or};

/// A text that was made on demand, of any length. Free it with `countersign_buffer_free`.
pub struct Buffer(Vec<u8>);

impl Buffer {
    pub(crate) fn new(mut bytes: Vec<u8>) -> Self {
        bytes.push(0);
        Self(bytes)
    }
}

/// The bytes of a buffer, as long as the buffer lives. A NUL that does not count stands behind
/// them. NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_buffer_data(buffer: *const Buffer) -> *const c_char {
    guard_or(std::ptr::null(), || {
        // SAFETY: the contract: NULL or a live handle.
        let buffer = unsafe { buffer.as_ref() }?;
        Some(buffer.0.as_ptr().cast())
    })
}

/// How many bytes are in a buffer, without the NUL. 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_buffer_length(buffer: *const Buffer) -> usize {
    guard_or(0, || {
        // SAFETY: the contract: NULL or a live handle.
        let buffer = unsafe { buffer.as_ref() }?;
        buffer.0.len().checked_sub(1)
    })
}

/// Frees a buffer. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_buffer_free(buffer: *mut Buffer) {
    // SAFETY: the contract: NULL, or a handle that was not freed yet.
    unsafe { free(buffer) }
}
