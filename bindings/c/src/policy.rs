//! What a merchant accepts, as C sets it. Owns the handle while it is being set; verifiers take a
//! copy.

use std::time::Duration;

use crate::border::{Out, borrow, borrow_mut, free, guard};
use crate::limits::Limits;
use crate::names::{Algorithm, Kind};
use crate::status::Status;

/// What is accepted. Begins with the defaults: SHA3-256 and SHA-256, either kind, the strongest
/// accepted signature decides, no age limit, `countersign_limits_default`. Not for several threads
/// at once while it is being set.
pub struct Policy(pub(crate) countersign_core::Policy);

/// Changes a policy.
///
/// # Safety
/// `policy` is NULL or a live handle that nobody else uses during the call.
unsafe fn change(
    policy: *mut Policy,
    to: impl FnOnce(countersign_core::Policy) -> Result<countersign_core::Policy, Status>,
) -> Status {
    guard(|| {
        // SAFETY: as promised by the caller.
        let policy = unsafe { borrow_mut(policy) }?;
        policy.0 = to(policy.0)?;
        Ok(())
    })
}

/// Makes a policy with the defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_new(result: *mut *mut Policy) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { Out::new(result) }?;
        out.give(Policy(countersign_core::Policy::new()));
        Ok(())
    })
}

/// Frees a policy. Verifiers made with it go on. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_free(policy: *mut Policy) {
    // SAFETY: the contract: NULL, or a handle that was not freed yet.
    unsafe { free(policy) }
}

/// Accepts these algorithms and no others: `COUNTERSIGN_ALGORITHM_SHA256 |
/// COUNTERSIGN_ALGORITHM_MD5`. The strongest of them that a message is signed with decides.
/// `COUNTERSIGN_STATUS_INVALID_ARGUMENT` for 0 and for bits that stand for nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_accept(policy: *mut Policy, algorithms: u32) -> Status {
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, |policy| Ok(policy.accept(Algorithm::set(algorithms)?))) }
}

/// Demands a kind: an endpoint for orders should demand `COUNTERSIGN_KIND_IPN`.
/// `COUNTERSIGN_KIND_UNKNOWN` takes every kind again, the default.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_demand_kind(policy: *mut Policy, kind: u32) -> Status {
    let demanded = |kind| match Kind::from_number(kind) {
        Some(Kind::Unknown) => Ok(countersign_core::Kind::Unknown),
        Some(Kind::Ipn) => Ok(countersign_core::Kind::Ipn),
        Some(Kind::Lcn) => Ok(countersign_core::Kind::Lcn),
        None => Err(Status::InvalidArgument),
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, |policy| Ok(policy.kind(demanded(kind)?))) }
}

/// Demands that every signature in a message is right under one secret, and not only the strongest
/// accepted one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_require_all(policy: *mut Policy) -> Status {
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, |policy| Ok(policy.require_all(true))) }
}

/// Refuses repeated fields and documented fields of the wrong shape, which genuine messages do not
/// have.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_strict(policy: *mut Policy) -> Status {
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, |policy| Ok(policy.strict(true))) }
}

/// Refuses messages whose signed date is further than that from the clock, into the past or the
/// future. They have to be verified with `countersign_verify_at` then. Genuine repeats come for two
/// days, and can be sent by hand much later.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_max_age(policy: *mut Policy, seconds: u64) -> Status {
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, |policy| Ok(policy.max_age(Duration::from_secs(seconds)))) }
}

/// Sets all bounds on a body.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_policy_limits(
    policy: *mut Policy,
    limits: *const Limits,
) -> Status {
    // SAFETY: the contract: NULL or a struct that can be read; NULL or a live handle of this
    // thread's.
    unsafe { change(policy, |policy| Ok(policy.limits((*borrow(limits)?).into()))) }
}
