//! The helpers at the border: how pointers from C become references, how results become a status,
//! and where panics end. Owns all reasoning about foreign pointers; must never keep one longer than
//! the call.

use std::any::Any;
use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::status::Status;

/// Runs what an export does. A panic, which would be a mistake of ours, becomes
/// [`Status::InternalError`].
pub(crate) fn guard(run: impl FnOnce() -> Result<(), Status>) -> Status {
    // Nothing is seen again that a panic could have left half done: out-parameters are written
    // last.
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => Status::Ok,
        Ok(Err(status)) => status,
        Err(payload) => {
            dispose(payload);
            Status::InternalError
        }
    }
}

/// The same for exports that give a value.
pub(crate) fn guard_or<T>(otherwise: T, run: impl FnOnce() -> Option<T>) -> T {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Some(value)) => value,
        Ok(None) => otherwise,
        Err(payload) => {
            dispose(payload);
            otherwise
        }
    }
}

/// Drops what a panic left, if it is a text. Dropping anything else could panic again.
fn dispose(payload: Box<dyn Any + Send>) {
    if !payload.is::<&str>() && !payload.is::<String>() {
        std::mem::forget(payload);
    }
}

/// Bytes that C lends for the call. NULL stands for none, and needs length 0.
///
/// # Safety
/// `data` is NULL or points to `len` readable bytes that nobody changes during the call.
pub(crate) unsafe fn bytes<'a>(data: *const c_char, len: usize) -> Result<&'a [u8], Status> {
    if data.is_null() {
        return if len == 0 { Ok(&[]) } else { Err(Status::NullPointer) };
    }
    // No object is longer, and Rust's slices must not be.
    if len > isize::MAX as usize {
        return Err(Status::InvalidArgument);
    }
    // SAFETY: not NULL, not too long, and the caller vouches for the rest.
    Ok(unsafe { std::slice::from_raw_parts(data.cast(), len) })
}

/// An array that C lends for the call. NULL stands for none, and needs length 0.
///
/// # Safety
/// `first` is NULL or points to `count` elements, aligned, initialised, that nobody changes during
/// the call.
pub(crate) unsafe fn array<'a, T>(first: *const T, count: usize) -> Result<&'a [T], Status> {
    if first.is_null() {
        return if count == 0 { Ok(&[]) } else { Err(Status::NullPointer) };
    }
    if count.checked_mul(size_of::<T>()).is_none_or(|size| size > isize::MAX as usize) {
        return Err(Status::InvalidArgument);
    }
    // SAFETY: not NULL, not too long, and the caller vouches for the rest.
    Ok(unsafe { std::slice::from_raw_parts(first, count) })
}

/// What a handle or a struct pointer leads to.
///
/// # Safety
/// `pointer` is NULL or leads to a live `T` that nobody changes during the call.
pub(crate) unsafe fn borrow<'a, T>(pointer: *const T) -> Result<&'a T, Status> {
    // SAFETY: the caller vouches for it.
    unsafe { pointer.as_ref() }.ok_or(Status::NullPointer)
}

/// The same to change it.
///
/// # Safety
/// `pointer` is NULL or leads to a live `T` that nobody else uses during the call.
pub(crate) unsafe fn borrow_mut<'a, T>(pointer: *mut T) -> Result<&'a mut T, Status> {
    // SAFETY: the caller vouches for it.
    unsafe { pointer.as_mut() }.ok_or(Status::NullPointer)
}

/// A place for a result. Checked first, written last, so that nothing is written on failure.
pub(crate) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// # Safety
    /// `place` is NULL or can be written to until the result is there. What is in it is not read.
    pub(crate) unsafe fn new(place: *mut T) -> Result<Self, Status> {
        if place.is_null() { Err(Status::NullPointer) } else { Ok(Self(place)) }
    }

    pub(crate) fn set(self, value: T) {
        // SAFETY: `new` was promised that the place can be written to.
        unsafe { self.0.write(value) }
    }
}

/// A place for a handle. NULL is written there on failure, whichever it is, so that nobody goes on with the handle of
/// another message.
pub(crate) struct OutHandle<T>(*mut *mut T);

impl<T> OutHandle<T> {
    /// # Safety
    /// `place` is NULL or can be written to until the result is there. What is in it is not read.
    pub(crate) unsafe fn new(place: *mut *mut T) -> Result<Self, Status> {
        if place.is_null() { Err(Status::NullPointer) } else { Ok(Self(place)) }
    }

    /// Hands a value over to C, which gives it back through [`free`].
    pub(crate) fn give(self, value: T) {
        let handle = Box::into_raw(Box::new(value));
        // SAFETY: `new` was promised that the place can be written to.
        unsafe { self.0.write(handle) }
        std::mem::forget(self);
    }
}

impl<T> Drop for OutHandle<T> {
    fn drop(&mut self) {
        // SAFETY: `new` was promised that the place can be written to.
        unsafe { self.0.write(std::ptr::null_mut()) }
    }
}

/// A caller's array of characters for a short text.
pub(crate) struct OutText(Out<c_char>, usize);

impl OutText {
    /// # Safety
    /// `place` is NULL or `size` bytes there can be written to until the text is there.
    pub(crate) unsafe fn new(place: *mut c_char, size: usize) -> Result<Self, Status> {
        // SAFETY: as promised by the caller.
        Ok(Self(unsafe { Out::new(place) }?, size))
    }

    /// Writes the text and a NUL behind it; nothing if both do not fit.
    pub(crate) fn set(self, text: &str) -> Result<(), Status> {
        if text.len() >= self.1 {
            return Err(Status::BufferTooSmall);
        }
        // SAFETY: `new` was promised `size` bytes, and text and NUL are no more. The text is Rust's
        // own and cannot overlap.
        unsafe {
            std::ptr::copy_nonoverlapping(text.as_ptr().cast(), self.0.0, text.len());
            self.0.0.add(text.len()).write(0);
        }
        Ok(())
    }
}

/// Takes back what [`OutHandle::give`] handed over. NULL is nothing.
///
/// # Safety
/// `handle` is NULL, or came from `OutHandle::give` for the same `T`, was not freed yet, and is not used
/// again.
pub(crate) unsafe fn free<T>(handle: *mut T) {
    if !handle.is_null() {
        // A destructor that panics must not cross the border either.
        guard_or((), || {
            // SAFETY: as promised by the caller.
            drop(unsafe { Box::from_raw(handle) });
            Some(())
        });
    }
}

/// Bytes that live as long as the handle they belong to, or for ever. Not ended by a NUL unless
/// said.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Bytes {
    /// The first byte; not NULL where this library writes it.
    pub data: *const c_char,
    /// How many bytes.
    pub len: usize,
}

impl Bytes {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { data: bytes.as_ptr().cast(), len: bytes.len() }
    }
}
