//! The signed fields, one by one and all at once. Owns the list that C walks by number, which is
//! made when it is first asked for; must never list a signature.

use std::ffi::c_char;
use std::ops::Range;

use countersign_core::Verified;

use crate::border::{Bytes, Out, OutHandle, borrow, bytes, guard, guard_or};
use crate::buffer::Buffer;
use crate::notification::Notification;
use crate::status::Status;

/// A signed field. Both texts live as long as the notification.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Field {
    /// Where the value stands, as PHP would write it: `REFNO`, `IPN_PID[0]`. A NUL that does not
    /// count stands behind it; there is none in it.
    pub path: Bytes,
    /// The decoded value, byte for byte as it is signed: not necessarily UTF-8, possibly with NUL
    /// in it, not ended by one.
    pub value: Bytes,
}

/// The fields by number.
pub(crate) struct Listed {
    /// All paths, a NUL behind each.
    paths: Box<[u8]>,
    fields: Box<[Entry]>,
}

struct Entry {
    path: Range<usize>,
    /// In the body of the notification.
    value: Bytes,
}

// SAFETY: the pointers lead into the body of the `Verified` that stands beside this in the
// notification, which is never changed and lives as long.
unsafe impl Send for Listed {}
// SAFETY: the same.
unsafe impl Sync for Listed {}

impl Listed {
    fn of(verified: &Verified<'static>) -> Self {
        let mut paths = Vec::new();
        let fields = verified.fields().map(|field| {
            let start = paths.len();
            field.path().append_to(&mut paths);
            let path = start..paths.len();
            paths.push(0);
            Entry { path, value: Bytes::of(field.value()) }
        });
        let fields = fields.collect();
        Self { paths: paths.into_boxed_slice(), fields }
    }

    fn get(&self, index: usize) -> Option<Field> {
        let Entry { path, value } = self.fields.get(index)?;
        // The slice takes the NUL in, which is the caller's too, and the length does not.
        let terminated = self.paths.get(path.start..=path.end)?;
        let path = Bytes { len: path.len(), ..Bytes::of(terminated) };
        Some(Field { path, value: *value })
    }
}

impl Notification {
    fn list(&self) -> &Listed {
        self.listed.get_or_init(|| Listed::of(&self.verified))
    }
}

/// The value at a PHP path: `REFNO`, `IPN_PID[0]`. It lives as long as the notification.
///
/// `COUNTERSIGN_STATUS_NOT_FOUND` if nothing was sent there, or an array, or a signature. An empty
/// value is found, with length 0.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_get(
    notification: *const Notification,
    path: *const c_char,
    path_length: usize,
    result: *mut Bytes,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { Out::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        // SAFETY: the contract: NULL or that many bytes.
        let path = unsafe { bytes(path, path_length) }?;
        out.set(Bytes::of(notification.verified.get(path).ok_or(Status::NotFound)?));
        Ok(())
    })
}

/// How many signed values there are, the members of arrays counted one by one. 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_field_count(
    notification: *const Notification,
) -> usize {
    guard_or(0, || {
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { notification.as_ref() }?;
        Some(notification.list().fields.len())
    })
}

/// The field of that number, counted from 0 in signed order. `COUNTERSIGN_STATUS_NOT_FOUND` behind
/// the last one.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_field(
    notification: *const Notification,
    index: usize,
    result: *mut Field,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { Out::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        out.set(notification.list().get(index).ok_or(Status::NotFound)?);
        Ok(())
    })
}

/// All fields in one piece, for languages in which a call is dear. Everything is unsigned, 32 bits,
/// least byte first: the number of fields; for each field the length of its path and of its value;
/// behind them all paths and values, in the same order, with nothing between.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_notification_pack(
    notification: *const Notification,
    result: *mut *mut Buffer,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let notification = unsafe { borrow(notification) }?;
        out.give(Buffer::new(packed(&notification.verified).ok_or(Status::InternalError)?));
        Ok(())
    })
}

fn packed(verified: &Verified<'_>) -> Option<Vec<u8>> {
    // A body has less than 2 GiB, and a path repeats at most its own name, so that each length
    // fits.
    let number = |number: usize| u32::try_from(number).ok().map(u32::to_le_bytes);
    let mut lengths = number(verified.fields().count())?.to_vec();
    let mut texts = Vec::new();
    for field in verified.fields() {
        let start = texts.len();
        field.path().append_to(&mut texts);
        lengths.extend(number(texts.len() - start)?);
        lengths.extend(number(field.value().len())?);
        texts.extend_from_slice(field.value());
    }
    lengths.append(&mut texts);
    Some(lengths)
}
