//! The bounds on a body, as C sees them. Owns nothing but their layout.

use crate::border::{Out, guard};
use crate::status::Status;

/// How much of a body is looked at. A body that passes one of these is refused whole. Begin with
/// `countersign_limits_default`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Limits {
    /// Longest body, in bytes as sent. Never more than 2 GiB less 1 KiB, whatever stands here.
    pub body: usize,
    /// Most pairs, and separately most arrays.
    pub fields: usize,
    /// Longest field name, in bytes as sent.
    pub name: usize,
    /// Most bracket levels of a name; never more than 64.
    pub depth: usize,
}

impl From<countersign_core::Limits> for Limits {
    fn from(limits: countersign_core::Limits) -> Self {
        let countersign_core::Limits { body, fields, name, depth } = limits;
        Self { body, fields, name, depth }
    }
}

impl From<Limits> for countersign_core::Limits {
    fn from(limits: Limits) -> Self {
        let Limits { body, fields, name, depth } = limits;
        Self { body, fields, name, depth }
    }
}

/// Writes the defaults: 8 MiB, 100,000 fields, names of 64 KiB, 64 levels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_limits_default(limits: *mut Limits) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { Out::new(limits) }?;
        out.set(countersign_core::Limits::DEFAULT.into());
        Ok(())
    })
}
