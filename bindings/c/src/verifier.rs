//! Verification, as C calls it. Owns the pairing of secrets and policy; the verdict is the core's.

use std::ffi::c_char;

use crate::border::{OutHandle, array, borrow, bytes, free, guard};
use crate::error::{ErrorDetail, guard_with};
use crate::notification::Notification;
use crate::policy::Policy;
use crate::secret_key::SecretKey;
use crate::status::Status;

/// Secrets and a policy, made once and used for every message, from any number of threads at once:
/// nothing changes in it.
pub struct Verifier(countersign_core::Verifier);

/// Makes a verifier from one secret key, or several while a key is being changed; they are tried in
/// that order. `policy` may be NULL: the defaults. Keys and policy are copied and can be freed
/// afterwards.
///
/// `COUNTERSIGN_STATUS_EMPTY_SECRET` if there are no keys, `COUNTERSIGN_STATUS_NULL_POINTER` if one
/// of them is NULL.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_verifier_new(
    // Not `*const`: C takes no `&key` of a pointer to const for one that is not.
    keys: *const *mut SecretKey,
    key_count: usize,
    policy: *const Policy,
    result: *mut *mut Verifier,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or that many pointers.
        let keys = unsafe { array(keys, key_count) }?;
        // Room for all of them at once: where a list grows it leaves copies behind.
        let mut copies = Vec::with_capacity(keys.len());
        for key in keys {
            // SAFETY: the contract: NULL or a live handle.
            copies.push(unsafe { borrow(*key) }?.0.clone());
        }
        // SAFETY: the contract: NULL or a live handle.
        let policy = unsafe { policy.as_ref() }.map_or_else(Default::default, Policy::core);
        out.give(Verifier(countersign_core::Verifier::new(copies)?.with_policy(policy)));
        Ok(())
    })
}

/// Frees a verifier and wipes its secrets. Notifications verified with it go on, and keep what
/// their receipts take. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_verifier_free(verifier: *mut Verifier) {
    // SAFETY: the contract: NULL, or a handle that was not freed yet.
    unsafe { free(verifier) }
}

/// Parses and verifies the raw body of a POST, the bytes as they came, before anything else has
/// parsed them. The body is copied, and may go afterwards.
///
/// Only a genuine message gives `*result`; free it with `countersign_notification_free`. Anything else
/// makes it NULL, and `error` (may be NULL) says why, for the log:
/// `countersign_status_is_refusal` tells whether to answer with status 400 or 500, and nothing else.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_verify(
    verifier: *const Verifier,
    body: *const c_char,
    body_length: usize,
    result: *mut *mut Notification,
    error: *mut ErrorDetail,
) -> Status {
    // SAFETY: the contract, the same for all of these arguments.
    unsafe { verify(verifier, body, body_length, None, result, error) }
}

/// The same at a time of day, in seconds since 1970-01-01 00:00:00 UTC, which a policy with an age
/// limit needs.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_verify_at(
    verifier: *const Verifier,
    body: *const c_char,
    body_length: usize,
    now: i64,
    result: *mut *mut Notification,
    error: *mut ErrorDetail,
) -> Status {
    // SAFETY: the contract, the same for all of these arguments.
    unsafe { verify(verifier, body, body_length, Some(now), result, error) }
}

/// # Safety
/// The contract of the header.
unsafe fn verify(
    verifier: *const Verifier,
    body: *const c_char,
    body_length: usize,
    now: Option<i64>,
    result: *mut *mut Notification,
    error: *mut ErrorDetail,
) -> Status {
    let run = || {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let verifier = unsafe { borrow(verifier) }?;
        // SAFETY: the contract: NULL or that many bytes.
        let body = unsafe { bytes(body, body_length) }?;
        let verified = match now {
            Some(now) => verifier.0.verify_at(body, now),
            None => verifier.0.verify(body),
        };
        out.give(Notification::new(verified?));
        Ok(())
    };
    // SAFETY: the contract: NULL or a place for the details.
    unsafe { guard_with(error, run) }
}
