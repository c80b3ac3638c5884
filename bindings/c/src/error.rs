//! What a status alone cannot say: which field, which limit. Owns the struct that callers lend for
//! it; must never hold a value, a digest or a secret.

use std::ffi::c_char;

use countersign_core::Error;

use crate::border::guard;
use crate::status::Status;

/// Bytes for a field's name in `countersign_error`, with the NUL.
pub const ERROR_FIELD_SIZE: usize = 64;
/// Bytes for a sentence in `countersign_error`, with the NUL.
pub const ERROR_TEXT_SIZE: usize = 256;

/// Why a call failed, in full. Lent by the caller, for example on the stack; functions that take
/// one fill it on success and on failure, and take NULL from who does not want it. Holds no values,
/// digests or secrets: fit for logs.
#[repr(C)]
pub struct ErrorDetail {
    /// The status that was returned.
    pub status: u32,
    /// The field it is about, ended by NUL; empty if it is about none.
    pub field: [c_char; ERROR_FIELD_SIZE],
    /// For later versions; 0.
    pub reserved: [u32; 7],
    /// A sentence that says what happened and what to do, ended by NUL; empty on success.
    pub text: [c_char; ERROR_TEXT_SIZE],
}

impl ErrorDetail {
    fn new(status: Status, field: &str, text: &str) -> Self {
        let mut detail = Self {
            status: status as u32,
            reserved: [0; 7],
            field: [0; ERROR_FIELD_SIZE],
            text: [0; ERROR_TEXT_SIZE],
        };
        copy(field, &mut detail.field);
        copy(text, &mut detail.text);
        detail
    }
}

/// As much of a text as fits in front of a NUL.
fn copy(text: &str, to: &mut [c_char]) {
    let fits = to.len().saturating_sub(1);
    let letters = text.char_indices().map(|(start, letter)| start + letter.len_utf8());
    let end = letters.take_while(|end| *end <= fits).last().unwrap_or(0);
    for (to, byte) in to.iter_mut().zip(text.bytes().take(end)) {
        *to = c_char::from_ne_bytes([byte]);
    }
}

/// A failure on its way to the border: the core's own, or a mere status.
pub(crate) enum Failure {
    Core(Error),
    Border(Status),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl From<Status> for Failure {
    fn from(status: Status) -> Self {
        Self::Border(status)
    }
}

/// [`guard`] for exports with a place for details.
///
/// # Safety
/// `error` is NULL or can be written to. What is in it is not read.
pub(crate) unsafe fn guard_with(
    error: *mut ErrorDetail,
    run: impl FnOnce() -> Result<(), Failure>,
) -> Status {
    let mut detail = None;
    let status = guard(|| {
        run().map_err(|failure| match failure {
            Failure::Border(status) => status,
            Failure::Core(core) => {
                let status = Status::from(core);
                if !error.is_null() {
                    detail = Some(ErrorDetail::new(
                        status,
                        core.field().unwrap_or_default(),
                        &core.to_string(),
                    ));
                }
                status
            }
        })
    });
    if !error.is_null() {
        let detail = detail.unwrap_or_else(|| {
            let text = if status == Status::Ok { "" } else { status.sentence() };
            ErrorDetail::new(status, "", text)
        });
        // SAFETY: not NULL, and the caller vouches that it can be written to.
        unsafe { error.write(detail) };
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_a_letter() {
        let mut to = [1; 4];
        copy("aaé", &mut to);
        assert_eq!(to, [97, 97, 1, 1]);
    }
}
