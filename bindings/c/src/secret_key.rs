//! The secret key, as C sees it. Owns its way in; must never give it out again.

use std::ffi::c_char;

use crate::border::{OutHandle, bytes, free, guard};
use crate::status::Status;

/// The account's secret key, ready for use. The key's own bytes are not kept; what is made from
/// them is wiped when it is freed.
pub struct SecretKey(pub(crate) countersign_core::SecretKey);

/// Takes the secret key (Control Panel, Integrations, Webhooks & API) as raw bytes: nothing is
/// trimmed, so drop the line end of a file before.
///
/// `COUNTERSIGN_STATUS_EMPTY_SECRET` if it is empty, or only white space and NUL. Your own copy stays
/// yours: `countersign_wipe` it. The stack may keep traces until it is used again.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_secret_key_new(
    key: *const c_char,
    key_length: usize,
    result: *mut *mut SecretKey,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or that many bytes.
        let key = unsafe { bytes(key, key_length) }?;
        out.give(SecretKey(countersign_core::SecretKey::new(key)?));
        Ok(())
    })
}

/// Frees and wipes a secret key. Verifiers made with it go on. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_secret_key_free(key: *mut SecretKey) {
    // SAFETY: the contract: NULL, or a handle that was not freed yet.
    unsafe { free(key) }
}
