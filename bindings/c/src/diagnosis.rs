//! Why a message does not verify, as C asks for it. Owns the texts of the findings for as long as
//! the diagnosis lives.

use std::ffi::{CString, c_char};

use countersign_core::diagnose;

use crate::border::{Bytes, Out, OutHandle, array, borrow, bytes, free, guard, guard_or};
use crate::names::Algorithm;
use crate::policy::Policy;
use crate::status::Status;

/// What was found out about a message. Nothing in it changes.
pub struct Diagnosis {
    core: diagnose::Diagnosis,
    texts: Vec<Texts>,
}

struct Texts {
    id: CString,
    code: CString,
    text: CString,
    field: Option<CString>,
}

/// Something that explains why a message does not verify. Its texts live as long as the diagnosis
/// and are ended by NUL; none of them holds a value, a digest or a key.
#[repr(C)]
pub struct Finding {
    /// The group of mistakes, `E1` to `E24`.
    pub id: *const c_char,
    /// The stable code of the mistake: `lengths_in_characters`.
    pub code: *const c_char,
    /// What happened and what to do.
    pub text: *const c_char,
    /// The path of the field it is about; NULL if it is about none.
    pub field: *const c_char,
    /// Which of the secrets, counted from 0; `SIZE_MAX` if it is about none.
    pub secret: usize,
    /// The algorithm it is about; 0 if it is about none.
    pub algorithm: u32,
    /// 1 if it is proved, 0 if it only looks that way.
    pub certain: u32,
    /// For later versions; 0.
    pub reserved: [usize; 4],
}

/// A signature field of the message.
#[repr(C)]
pub struct Signature {
    /// The first secret under which it is right, counted from 0; `SIZE_MAX` for none.
    pub secret: usize,
    /// Its algorithm.
    pub algorithm: u32,
    /// 1 if it is a single value of the right number of hexadecimal digits, else 0.
    pub well_formed: u32,
    /// For later versions; 0.
    pub reserved: [usize; 4],
}

/// A text of the core's for C. None of them holds a NUL.
fn text(text: &str) -> CString {
    CString::new(text.replace('\0', "\u{fffd}")).unwrap_or_default()
}

impl Diagnosis {
    fn new(core: diagnose::Diagnosis) -> Self {
        let texts = core.findings().iter().map(|finding| Texts {
            id: text(finding.id()),
            code: text(finding.code()),
            text: text(&finding.to_string()),
            field: finding.field().map(text),
        });
        Self { texts: texts.collect(), core }
    }
}

/// Looks for the reason why a message does not verify: which mistake, made by whoever built the
/// message or configured the secret, would make its signature right.
///
/// For a developer's desk. It costs a few hundred digests of the body; never put it behind a public
/// URL, where its answers would help a forger. Secrets are given as raw bytes, because some mistakes
/// are about their text; every copy is wiped. Of `policy` the limits are taken; it may be NULL: the
/// defaults.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_diagnose(
    body: *const c_char,
    body_length: usize,
    secrets: *const Bytes,
    secret_count: usize,
    policy: *const Policy,
    result: *mut *mut Diagnosis,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        // SAFETY: the contract: NULL or that many bytes.
        let body = unsafe { bytes(body, body_length) }?;
        // SAFETY: the contract: NULL or that many structs.
        let secrets = unsafe { array(secrets, secret_count) }?;
        // SAFETY: the contract: each NULL or that many bytes.
        let lend = |secret: &Bytes| unsafe { bytes(secret.data, secret.len) };
        let secrets = secrets.iter().map(lend).collect::<Result<Vec<_>, _>>()?;
        // SAFETY: the contract: NULL or a live handle.
        let limits = unsafe { policy.as_ref() }.map_or_else(Default::default, Policy::limits);
        out.give(Diagnosis::new(diagnose(body, &secrets, &limits)));
        Ok(())
    })
}

/// Frees a diagnosis. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_diagnosis_free(diagnosis: *mut Diagnosis) {
    // SAFETY: the contract: NULL, or a handle that was not freed yet.
    unsafe { free(diagnosis) }
}

/// How many findings there are; 0 only if the message verifies, and for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_diagnosis_finding_count(diagnosis: *const Diagnosis) -> usize {
    guard_or(0, || {
        // SAFETY: the contract: NULL or a live handle.
        Some(unsafe { diagnosis.as_ref() }?.texts.len())
    })
}

/// The finding of that number, counted from 0, the one that fits best first.
/// `COUNTERSIGN_STATUS_NOT_FOUND` behind the last one.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_diagnosis_finding(
    diagnosis: *const Diagnosis,
    index: usize,
    result: *mut Finding,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { Out::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let diagnosis = unsafe { borrow(diagnosis) }?;
        let texts = diagnosis.texts.get(index).ok_or(Status::NotFound)?;
        let finding = diagnosis.core.findings().get(index).ok_or(Status::NotFound)?;
        out.set(Finding {
            id: texts.id.as_ptr(),
            code: texts.code.as_ptr(),
            text: texts.text.as_ptr(),
            field: texts.field.as_ref().map_or(std::ptr::null(), |field| field.as_ptr()),
            secret: finding.secret().unwrap_or(usize::MAX),
            algorithm: finding.algorithm().map_or(0, |one| Algorithm::from(one) as u32),
            certain: finding.is_certain().into(),
            reserved: [0; 4],
        });
        Ok(())
    })
}

/// How many signature fields the message has. 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_diagnosis_signature_count(
    diagnosis: *const Diagnosis,
) -> usize {
    guard_or(0, || {
        // SAFETY: the contract: NULL or a live handle.
        Some(unsafe { diagnosis.as_ref() }?.core.signatures().len())
    })
}

/// The signature field of that number, counted from 0, strongest first.
/// `COUNTERSIGN_STATUS_NOT_FOUND` behind the last one.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_diagnosis_signature(
    diagnosis: *const Diagnosis,
    index: usize,
    result: *mut Signature,
) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { Out::new(result) }?;
        // SAFETY: the contract: NULL or a live handle.
        let diagnosis = unsafe { borrow(diagnosis) }?;
        let signature = diagnosis.core.signatures().get(index).ok_or(Status::NotFound)?;
        out.set(Signature {
            secret: signature.secret().unwrap_or(usize::MAX),
            algorithm: Algorithm::from(signature.algorithm()) as u32,
            well_formed: signature.is_well_formed().into(),
            reserved: [0; 4],
        });
        Ok(())
    })
}

/// The secret under which the message verifies, counted from 0, whatever a policy says of its
/// algorithm. `SIZE_MAX` if there is none, and for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_diagnosis_secret(diagnosis: *const Diagnosis) -> usize {
    guard_or(usize::MAX, || {
        // SAFETY: the contract: NULL or a live handle.
        unsafe { diagnosis.as_ref() }?.core.secret()
    })
}

/// Why the body could not be read: one of the limits. `COUNTERSIGN_STATUS_OK` if it could,
/// `COUNTERSIGN_STATUS_NULL_POINTER` for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_diagnosis_error(diagnosis: *const Diagnosis) -> Status {
    guard_or(Status::NullPointer, || {
        // SAFETY: the contract: NULL or a live handle.
        let diagnosis = unsafe { diagnosis.as_ref() }?;
        Some(diagnosis.core.error().map_or(Status::Ok, Status::from))
    })
}

/// 1 if everything was tried, 0 if a cap on work kept something from being tried, and for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_diagnosis_is_complete(diagnosis: *const Diagnosis) -> u32 {
    guard_or(0, || {
        // SAFETY: the contract: NULL or a live handle.
        Some(unsafe { diagnosis.as_ref() }?.core.is_complete().into())
    })
}
