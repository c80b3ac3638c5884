//! What a notification says beyond its bare fields, as C asks for it: JSON, keys to tell repeats
//! by, its date, what may be logged. Owns sizes of texts; the rules are the core's.

use std::ffi::c_char;

use countersign_core::owned;

use crate::border::{Out, OutHandle, OutText, borrow, guard};
use crate::buffer::Buffer;
use crate::error::{ErrorDetail, guard_with};
use crate::notification::Notification;
use crate::status::Status;

/// Bytes for a fingerprint, with the NUL: 64 hexadecimal digits.
#[allow(dead_code, reason = "for the header")]
pub const FINGERPRINT_SIZE: usize = 65;

/// The typed notification as JSON: amounts as exact decimal text, dates with the account's zone,
/// lines with their licences, event and action. Its shape is `docs/notification.schema.json`.
/// `COUNTERSIGN_STATUS_WRONG_KIND` if the message is neither IPN nor LCN.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_json(
    notification: *const Notification,
    result: *mut *mut Buffer,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        let typed = owned::Notification::of(&notification.verified).ok_or(Status::WrongKind)?;
        out.give(Buffer::new(serde_json::to_vec(&typed).map_err(|_| Status::InternalError)?));
        Ok(())
    })
}

/// The signed fields in one line without personal data, for logs: names, addresses, card digits,
/// licence keys and unknown fields are left out.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_redacted(
    notification: *const Notification,
    result: *mut *mut Buffer,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        out.give(Buffer::new(notification.verified.redacted().to_string().into_bytes()));
        Ok(())
    })
}

/// Writes 64 hexadecimal digits and a NUL that are the same for all messages about one business
/// event, across repeats and URLs: what to look up before acting on a message. Not a secret. `text`
/// is an array of `COUNTERSIGN_FINGERPRINT_SIZE`. Its limits are told in `docs/typed.md`, section
/// "Keys".
///
/// `COUNTERSIGN_STATUS_MISSING_FIELD` or `COUNTERSIGN_STATUS_INVALID_FIELD` if a field it is made
/// of was not sent or is an array, `COUNTERSIGN_STATUS_WRONG_KIND` if the message is neither IPN
/// nor LCN.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_dedupe_key(
    notification: *const Notification,
    text: *mut c_char,
    text_size: usize,
    error: *mut ErrorDetail,
) -> Status {
    let run = || {
        // SAFETY: the contract: NULL or an array of that size.
        let out = unsafe { OutText::new(text, text_size) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        Ok(out.set(&notification.verified.dedupe_key()?.to_string())?)
    };
    // SAFETY: the contract: NULL or a place for the details.
    unsafe { guard_with(error, run) }
}

/// Writes 64 hexadecimal digits and a NUL that are the same for exact repeats of this message only.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_delivery_id(
    notification: *const Notification,
    text: *mut c_char,
    text_size: usize,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or an array of that size.
        let out = unsafe { OutText::new(text, text_size) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        out.set(&notification.verified.delivery_id().to_string())
    })
}

/// Seconds between the message's signed date and `now` (seconds since 1970); negative if it is in
/// the future.
///
/// `COUNTERSIGN_STATUS_MISSING_FIELD` or `COUNTERSIGN_STATUS_INVALID_FIELD` if IPN_DATE,
/// DATE_UPDATED or TIMEZONE_OFFSET was not sent or cannot be read, `COUNTERSIGN_STATUS_WRONG_KIND`
/// if the message is neither IPN nor LCN.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_age(
    notification: *const Notification,
    now: i64,
    result: *mut i64,
    error: *mut ErrorDetail,
) -> Status {
    let run = || {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { Out::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        out.set(notification.verified.age(now)?);
        Ok(())
    };
    // SAFETY: the contract: NULL or a place for the details.
    unsafe { guard_with(error, run) }
}
