//! The verified notification, as C holds it. Owns the handle and what can be asked of it at once;
//! its fields, texts and receipt are in modules of their own.

use std::sync::OnceLock;

use countersign_core::Verified;

use crate::border::{free, guard_or};
use crate::fields::Listed;
use crate::names::{Action, Algorithm, Event, Kind};

/// A genuine message. Everything read from it was signed. Nothing in it changes: any number of
/// threads may read it at once, and one of them may free it when the others are done.
pub struct Notification {
    /// Points into `verified` and therefore stands in front of it: it is dropped first.
    pub(crate) listed: OnceLock<Listed>,
    pub(crate) verified: Verified<'static>,
}

impl Notification {
    pub(crate) fn new(verified: Verified<'static>) -> Self {
        Self { listed: OnceLock::new(), verified }
    }
}

/// What to do about licence keys, by the core's rules.
fn action(verified: &Verified<'_>) -> Action {
    let ipn = verified.ipn().map(|ipn| ipn.action());
    let action = ipn.or_else(|| verified.lcn().map(|lcn| lcn.action()));
    action.map_or(Action::Review, Action::from)
}

/// Asks something of a notification that always has an answer.
///
/// # Safety
/// `notification` is NULL or a live handle.
unsafe fn ask<T>(
    notification: *const Notification,
    otherwise: T,
    question: impl FnOnce(&Verified<'static>) -> T,
) -> T {
    guard_or(otherwise, || {
        // SAFETY: as promised by the caller.
        let notification = unsafe { notification.as_ref() }?;
        Some(question(&notification.verified))
    })
}

/// Frees a notification. NULL is nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_free(notification: *mut Notification) {
    // SAFETY: the contract: NULL, or a handle that was not freed yet.
    unsafe { free(notification) }
}

/// `COUNTERSIGN_KIND_IPN` or `COUNTERSIGN_KIND_LCN`; `COUNTERSIGN_KIND_UNKNOWN` only if the policy
/// demanded none, and for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_kind(notification: *const Notification) -> Kind {
    // SAFETY: the contract: NULL or a live handle.
    unsafe { ask(notification, Kind::Unknown, |verified| Kind::from(verified.kind())) }
}

/// The algorithm of the signature that was checked. 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_algorithm(
    notification: *const Notification,
) -> Algorithm {
    // SAFETY: the contract: NULL or a live handle.
    unsafe { ask(notification, Algorithm::None, |verified| Algorithm::from(verified.algorithm())) }
}

/// Which of the verifier's keys matched, counted from 0. `SIZE_MAX` for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_secret_index(
    notification: *const Notification,
) -> usize {
    // SAFETY: the contract: NULL or a live handle.
    unsafe { ask(notification, usize::MAX, Verified::secret_index) }
}

/// 1 if a value was lost because its field came again, which genuine messages do not do; else 0.
/// `countersign_policy_strict` refuses such messages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_has_repeated_fields(
    notification: *const Notification,
) -> u32 {
    // SAFETY: the contract: NULL or a live handle.
    unsafe { ask(notification, 0, |verified| verified.has_repeated_fields().into()) }
}

/// What the message reports: one of `countersign_event`. `COUNTERSIGN_EVENT_UNCLASSIFIED` for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_event(
    notification: *const Notification,
) -> Event {
    // SAFETY: the contract: NULL or a live handle.
    unsafe { ask(notification, Event::Unclassified, |verified| Event::from(verified.event())) }
}

/// What to do about licence keys: one of `countersign_action`. `COUNTERSIGN_ACTION_REVIEW` for
/// NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn countersign_notification_action(
    notification: *const Notification,
) -> Action {
    // SAFETY: the contract: NULL or a live handle.
    unsafe { ask(notification, Action::Review, |verified| action(verified)) }
}
