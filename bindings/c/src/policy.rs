//! What a merchant accepts, as C sets it. Owns the handle while it is being set; verifiers take a
//! copy.

use std::time::Duration;

use countersign_core::Limits;

use crate::border::{OutHandle, borrow_mut, free, guard};
use crate::names::{Algorithm, Kind};
use crate::status::Status;

/// What is accepted. Begins with the defaults: SHA3-256 and SHA-256, either kind, the strongest
/// accepted signature decides, no age limit; at most 8 MiB, 100,000 fields, names of 64 KiB and 64
/// levels of brackets. Not for several threads at once while it is being set.
pub struct Policy {
    core: countersign_core::Policy,
    max_age: Option<Duration>,
    limits: Limits,
}

impl Policy {
    pub(crate) fn core(&self) -> countersign_core::Policy {
        let policy = self.core.limits(self.limits);
        self.max_age.map_or(policy, |limit| policy.max_age(limit))
    }

    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }
}

/// Changes a policy.
///
/// # Safety
/// `policy` is NULL or a live handle that nobody else uses during the call.
unsafe fn change(
    policy: *mut Policy,
    with: impl FnOnce(&mut Policy) -> Result<(), Status>,
) -> Status {
    guard(|| {
        // SAFETY: as promised by the caller.
        with(unsafe { borrow_mut(policy) }?)
    })
}

/// A yes or no from C.
fn flag(number: u32) -> Result<bool, Status> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Status::InvalidArgument),
    }
}

/// Makes a policy with the defaults.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_new(result: *mut *mut Policy) -> Status {
    guard(|| {
        // SAFETY: the contract: NULL or a place for the result.
        let out = unsafe { OutHandle::new(result) }?;
        out.give(Policy {
            core: countersign_core::Policy::new(),
            max_age: None,
            limits: Limits::DEFAULT,
        });
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
#[must_use]
pub unsafe extern "C" fn countersign_policy_accept(policy: *mut Policy, algorithms: u32) -> Status {
    let run = |policy: &mut Policy| {
        policy.core = policy.core.accept(Algorithm::set(algorithms)?);
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// Demands a kind: an endpoint for orders should demand `COUNTERSIGN_KIND_IPN`.
/// `COUNTERSIGN_KIND_UNKNOWN` takes every kind again, the default.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_demand_kind(policy: *mut Policy, kind: u32) -> Status {
    let run = |policy: &mut Policy| {
        let kind = match Kind::from_number(kind).ok_or(Status::InvalidArgument)? {
            Kind::Unknown => countersign_core::Kind::Unknown,
            Kind::Ipn => countersign_core::Kind::Ipn,
            Kind::Lcn => countersign_core::Kind::Lcn,
        };
        policy.core = policy.core.kind(kind);
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// Demands (1) or not (0) that every signature in a message is right under one secret, and not only
/// the strongest accepted one.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_require_all(policy: *mut Policy, on: u32) -> Status {
    let run = |policy: &mut Policy| {
        policy.core = policy.core.require_all(flag(on)?);
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// Refuses (1) or not (0) repeated fields and documented fields of the wrong shape, which genuine
/// messages do not have.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_strict(policy: *mut Policy, on: u32) -> Status {
    let run = |policy: &mut Policy| {
        policy.core = policy.core.strict(flag(on)?);
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// As seconds of `countersign_policy_max_age`: no limit.
#[allow(dead_code, reason = "for the header")]
pub const NO_AGE_LIMIT: u64 = u64::MAX;

/// Refuses messages whose signed date is further than that from the clock, into the past or the
/// future; `COUNTERSIGN_NO_AGE_LIMIT` takes every age again. With a limit messages have to be
/// verified with `countersign_verify_at`. Genuine repeats come for two days, and can be sent by hand
/// much later.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_max_age(policy: *mut Policy, seconds: u64) -> Status {
    let run = |policy: &mut Policy| {
        policy.max_age = (seconds != NO_AGE_LIMIT).then(|| Duration::from_secs(seconds));
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// The longest body, in bytes as sent; never more than 2 GiB less 1 KiB, whatever is said here. A
/// body that passes a limit is refused whole, never cut.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_max_body(policy: *mut Policy, bytes: usize) -> Status {
    let run = |policy: &mut Policy| {
        policy.limits.body = bytes;
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// The most pairs in a body, and separately the most arrays.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_max_fields(
    policy: *mut Policy,
    count: usize,
) -> Status {
    let run = |policy: &mut Policy| {
        policy.limits.fields = count;
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// The longest name of a field, in bytes as sent.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_max_name(policy: *mut Policy, bytes: usize) -> Status {
    let run = |policy: &mut Policy| {
        policy.limits.name = bytes;
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}

/// The most bracket levels of a name; never more than 64, whatever is said here.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn countersign_policy_max_depth(
    policy: *mut Policy,
    levels: usize,
) -> Status {
    let run = |policy: &mut Policy| {
        policy.limits.depth = levels;
        Ok(())
    };
    // SAFETY: the contract: NULL or a live handle of this thread's.
    unsafe { change(policy, run) }
}
