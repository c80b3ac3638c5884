//! The read receipt, as C asks for it. Owns the size of its text; the receipt is the core's.

use std::ffi::c_char;

use countersign_core::ReceiptDate;

use crate::border::{OutText, borrow, bytes};
use crate::error::{ErrorDetail, guard_with};
use crate::names::Algorithm;
use crate::notification::Notification;
use crate::status::Status;

/// Bytes for a read receipt, with the NUL.
#[allow(dead_code, reason = "for the header")]
pub const RECEIPT_SIZE: usize = 128;

/// Writes the read receipt to answer with, ended by NUL, as the body of a 200 with `Content-Type:
/// text/plain`, as it is. Without it 2Checkout sends the message again, for two days. It is made
/// with the key and the algorithm that verified the message.
///
/// `now` is the time of day in seconds since 1970, `text` an array of `COUNTERSIGN_RECEIPT_SIZE`.
/// Store what the message says before you answer.
///
/// `COUNTERSIGN_STATUS_MISSING_FIELD` or `COUNTERSIGN_STATUS_INVALID_FIELD` if a field that the
/// receipt signs was not sent or has the wrong shape: the message is genuine all the same, and only
/// the Control Panel can switch the field on. `COUNTERSIGN_STATUS_WRONG_KIND` if the message is
/// neither IPN nor LCN; who demands a kind never has such a one.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_receipt(
    notification: *const Notification,
    now: i64,
    text: *mut c_char,
    text_size: usize,
    error: *mut ErrorDetail,
) -> Status {
    let run = || {
        // SAFETY: the contract: NULL or an array of that size.
        let out = unsafe { OutText::new(text, text_size) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        let receipt = notification.verified.receipt(ReceiptDate::from_unix(now)?)?;
        Ok(out.set(&receipt.to_string())?)
    };
    // SAFETY: the contract: NULL or a place for the details.
    unsafe { guard_with(error, run) }
}

/// The same with a date of 14 digits `YYYYMMDDHHMMSS`, and with an algorithm other than the
/// message's; 0 is the message's.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_receipt_with(
    notification: *const Notification,
    algorithm: u32,
    date: *const c_char,
    date_length: usize,
    text: *mut c_char,
    text_size: usize,
    error: *mut ErrorDetail,
) -> Status {
    let run = || {
        // SAFETY: the contract: NULL or an array of that size.
        let out = unsafe { OutText::new(text, text_size) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        // SAFETY: the contract: NULL or that many bytes.
        let date = ReceiptDate::parse(unsafe { bytes(date, date_length) }?)?;
        let algorithm = match algorithm {
            0 => notification.verified.algorithm(),
            number => Algorithm::from_number(number)?,
        };
        let receipt = notification.verified.receipt_with(algorithm, date)?;
        Ok(out.set(&receipt.to_string())?)
    };
    // SAFETY: the contract: NULL or a place for the details.
    unsafe { guard_with(error, run) }
}
