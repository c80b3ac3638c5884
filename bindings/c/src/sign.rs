//! Test messages, as C makes them. Owns nothing; the signature is the core's.

use std::ffi::c_char;

use crate::border::{OutHandle, borrow, bytes};
use crate::buffer::Buffer;
use crate::error::{ErrorDetail, guard_with};
use crate::names::Algorithm;
use crate::secret_key::SecretKey;
use crate::status::Status;

/// Signs a body as 2Checkout would, for tests: appends the signature fields of these algorithms,
/// `COUNTERSIGN_ALGORITHM_SHA256 | COUNTERSIGN_ALGORITHM_SHA3_256`, in place of those that are
/// there. Who signs bodies that a stranger chose makes forgeries.
///
/// The default limits hold.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_sign(
    key: *const SecretKey,
    algorithms: u32,
    body: *const c_char,
    body_length: usize,
    result: *mut *mut Buffer,
    error: *mut ErrorDetail,
) -> Status {
    let run = || {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let key = unsafe { borrow(key) }?;
        // SAFETY: the contract: NULL or that many bytes.
        let body = unsafe { bytes(body, body_length) }?;
        let signed = countersign_core::sign(body, &key.0, Algorithm::set(algorithms)?)?;
        out.give(Buffer::new(signed));
        Ok(())
    };
    // SAFETY: the contract: NULL or a place for the details.
    unsafe { guard_with(error, run) }
}
