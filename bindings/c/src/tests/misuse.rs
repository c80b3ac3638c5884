//! Wrong calls: each gets its status, and nothing is written.

use std::ptr::{null, null_mut};

use super::*;
use crate::border::{guard, guard_or};
use crate::diagnosis::*;
use crate::fields::*;
use crate::names::{Action, Algorithm, Event, Kind};
use crate::notification::*;
use crate::policy::*;
use crate::receipt::*;
use crate::sign::*;
use crate::typed::*;
use crate::verifier::countersign_verify_at;
use crate::wipe::countersign_wipe;

/// A handle of something else, which must be gone after a failure.
fn untouched<T>() -> *mut T {
    std::ptr::without_provenance_mut(0x10)
}

#[test]
fn no_panic_crosses() {
    struct Worse;
    impl Drop for Worse {
        fn drop(&mut self) {
            panic!("again, while the first one is dealt with");
        }
    }
    assert_eq!(guard(|| std::panic::panic_any(Worse)), Status::InternalError);
    assert_eq!(guard_or(7, || panic!("a mistake")), 7);
}

#[test]
fn memory_is_wiped() {
    let mut key = *b"0123456789";
    unsafe {
        countersign_wipe(key.as_mut_ptr().cast(), 9);
        countersign_wipe(null_mut(), 9);
        countersign_wipe(key.as_mut_ptr().cast(), 0);
    }
    assert_eq!(key, *b"\0\0\0\0\0\0\0\0\09");
}

#[test]
fn null_handles() {
    unsafe {
        assert_eq!(countersign_notification_kind(null()), Kind::Unknown);
        assert_eq!(countersign_notification_algorithm(null()), Algorithm::None);
        assert_eq!(countersign_notification_secret_index(null()), usize::MAX);
        assert_eq!(countersign_notification_has_repeated_fields(null()), 0);
        assert_eq!(countersign_notification_event(null()), Event::Unclassified);
        assert_eq!(countersign_notification_action(null()), Action::Review);
        assert_eq!(countersign_notification_field_count(null()), 0);
        assert!(countersign_buffer_data(null()).is_null());
        assert_eq!(countersign_buffer_length(null()), 0);
        assert_eq!(countersign_diagnosis_finding_count(null()), 0);
        assert_eq!(countersign_diagnosis_signature_count(null()), 0);
        assert_eq!(countersign_diagnosis_secret(null()), usize::MAX);
        assert_eq!(countersign_diagnosis_error(null()), Status::NullPointer);
        assert_eq!(countersign_diagnosis_is_complete(null()), 0);

        countersign_secret_key_free(null_mut());
        countersign_policy_free(null_mut());
        countersign_verifier_free(null_mut());
        countersign_notification_free(null_mut());
        countersign_buffer_free(null_mut());
        countersign_diagnosis_free(null_mut());
    }
}

#[test]
fn null_places_and_null_bytes() {
    let verifier = verifier(null());
    let key = key();
    with(BODY, |n| unsafe {
        let mut place = [1; 128];
        let (to, size) = (place.as_mut_ptr(), place.len());
        let null_pointer = [
            countersign_secret_key_new(at(KEY), KEY.len(), null_mut()),
            countersign_secret_key_new(null(), 1, &mut untouched()),
            countersign_policy_new(null_mut()),
            countersign_policy_accept(null_mut(), 1),
            countersign_policy_demand_kind(null_mut(), 1),
            countersign_policy_require_all(null_mut(), 1),
            countersign_policy_strict(null_mut(), 1),
            countersign_policy_max_age(null_mut(), 1),
            countersign_policy_max_body(null_mut(), 1),
            countersign_policy_max_fields(null_mut(), 1),
            countersign_policy_max_name(null_mut(), 1),
            countersign_policy_max_depth(null_mut(), 1),
            countersign_verifier_new(&key, 1, null(), null_mut()),
            countersign_verifier_new(null(), 1, null(), &mut untouched()),
            countersign_verifier_new(&null_mut(), 1, null(), &mut untouched()),
            countersign_verify(null(), at(BODY), BODY.len(), &mut untouched(), null_mut()),
            countersign_verify(verifier, null(), 1, &mut untouched(), null_mut()),
            countersign_verify(verifier, at(BODY), BODY.len(), null_mut(), null_mut()),
            countersign_verify_at(verifier, at(BODY), BODY.len(), 0, null_mut(), null_mut()),
            countersign_notification_get(n, null(), 1, &mut Bytes::of(b"")),
            countersign_notification_get(n, at(b"REFNO"), 5, null_mut()),
            countersign_notification_get(null(), at(b"REFNO"), 5, &mut Bytes::of(b"")),
            countersign_notification_field(n, 0, null_mut()),
            countersign_notification_pack(n, null_mut()),
            countersign_notification_pack(null(), &mut untouched()),
            countersign_notification_json(n, null_mut()),
            countersign_notification_json(null(), &mut untouched()),
            countersign_notification_redacted(n, null_mut()),
            countersign_notification_redacted(null(), &mut untouched()),
            countersign_notification_receipt(n, NOW, null_mut(), 128, null_mut()),
            countersign_notification_receipt(null(), NOW, to, size, null_mut()),
            countersign_notification_receipt_with(n, 0, null(), 14, to, size, null_mut()),
            countersign_notification_dedupe_key(null(), to, size, null_mut()),
            countersign_notification_delivery_id(n, null_mut(), size),
            countersign_notification_age(n, 0, null_mut(), null_mut()),
            countersign_sign(null(), 2, at(BODY), BODY.len(), &mut untouched(), null_mut()),
            countersign_sign(key, 2, at(BODY), BODY.len(), null_mut(), null_mut()),
            countersign_diagnose(at(BODY), BODY.len(), null(), 1, null(), &mut untouched()),
            countersign_diagnose(at(BODY), BODY.len(), null(), 0, null(), null_mut()),
            countersign_diagnosis_finding(null(), 0, null_mut()),
            countersign_diagnosis_signature(null(), 0, null_mut()),
        ];
        for (number, status) in null_pointer.into_iter().enumerate() {
            assert_eq!(status, Status::NullPointer, "{number}");
        }
        assert_eq!(place, [1; 128]);
    });
    unsafe {
        countersign_secret_key_free(key);
        countersign_verifier_free(verifier);
    }
}

#[test]
fn numbers_that_stand_for_nothing() {
    let key = key();
    let mut policy = null_mut();
    unsafe {
        assert_eq!(countersign_policy_new(&mut policy), Status::Ok);
        for algorithms in [0, 8, 9, u32::MAX] {
            assert_eq!(countersign_policy_accept(policy, algorithms), Status::InvalidArgument);
            let mut buffer = untouched();
            let (data, len) = (at(BODY), BODY.len());
            let status = countersign_sign(key, algorithms, data, len, &mut buffer, null_mut());
            assert_eq!((status, buffer), (Status::InvalidArgument, null_mut()));
        }
        for on in [2, u32::MAX] {
            assert_eq!(countersign_policy_strict(policy, on), Status::InvalidArgument);
            assert_eq!(countersign_policy_require_all(policy, on), Status::InvalidArgument);
        }
        for kind in [3, u32::MAX] {
            assert_eq!(countersign_policy_demand_kind(policy, kind), Status::InvalidArgument);
        }
        let mut buffer = untouched();
        let status = countersign_sign(key, 2, at(BODY), usize::MAX, &mut buffer, null_mut());
        assert_eq!((status, buffer), (Status::InvalidArgument, null_mut()));
        let mut verifier = untouched();
        let keys = [key];
        let status = countersign_verifier_new(keys.as_ptr(), usize::MAX / 2, policy, &mut verifier);
        assert_eq!((status, verifier), (Status::InvalidArgument, null_mut()));
        let status = countersign_verifier_new(null(), 0, policy, &mut verifier);
        assert_eq!((status, verifier), (Status::EmptySecret, null_mut()));
        let mut blank = untouched();
        let status = countersign_secret_key_new(at(b" \0"), 2, &mut blank);
        assert_eq!((status, blank), (Status::EmptySecret, null_mut()));
        countersign_policy_free(policy);
        countersign_secret_key_free(key);
    }
    with(BODY, |notification| unsafe {
        for algorithm in [3, 8] {
            let mut place = [1; RECEIPT_SIZE];
            let date = b"20240102030500";
            let status = countersign_notification_receipt_with(
                notification,
                algorithm,
                at(date),
                date.len(),
                place.as_mut_ptr(),
                place.len(),
                null_mut(),
            );
            assert_eq!((status, place), (Status::InvalidArgument, [1; RECEIPT_SIZE]));
        }
    });
}

#[test]
fn small_places() {
    with(BODY, |notification| unsafe {
        for size in [0, 1, RECEIPT.len()] {
            let mut place = [1; RECEIPT_SIZE];
            let mut error = poisoned();
            let to = place.as_mut_ptr();
            let status = countersign_notification_receipt(notification, NOW, to, size, &mut error);
            assert_eq!((status, place), (Status::BufferTooSmall, [1; RECEIPT_SIZE]));
            assert_eq!(error.status, Status::BufferTooSmall as u32);
            assert_eq!(text(error.text.as_ptr()), Status::BufferTooSmall.sentence());
        }
        let mut place = [1; 64];
        let status = countersign_notification_delivery_id(notification, place.as_mut_ptr(), 64);
        assert_eq!((status, place), (Status::BufferTooSmall, [1; 64]));
    });
}

#[test]
fn nothing_there() {
    with(BODY, |notification| unsafe {
        for path in ["", "REFNO2", "IPN_PID", "IPN_PID[2]", "SIGNATURE_SHA3_256", "["] {
            let mut found = Bytes { data: null(), len: 77 };
            let status = countersign_notification_get(
                notification,
                at(path.as_bytes()),
                path.len(),
                &mut found,
            );
            assert_eq!((status, found.len), (Status::NotFound, 77), "{path}");
        }
        let mut field = Field { path: Bytes::of(b"x"), value: Bytes::of(b"") };
        for index in [8, usize::MAX] {
            let status = countersign_notification_field(notification, index, &mut field);
            assert_eq!((status, lent(field.path)), (Status::NotFound, b"x".as_slice()));
        }
    });
}

#[test]
fn refusals_say_why() {
    let verifier = verifier(null());
    let mut forged = BODY.to_vec();
    forged[6] = b'8';
    let mut notification = untouched();
    let mut error = poisoned();
    unsafe {
        let status =
            countersign_verify(verifier, at(&forged), forged.len(), &mut notification, &mut error);
        assert_eq!((status, notification), (Status::SignatureMismatch, null_mut()));
        assert_eq!(error.status, Status::SignatureMismatch as u32);
        assert_eq!(text(error.field.as_ptr()), "");
        assert!(text(error.text.as_ptr()).contains("wrong secret"));

        let doubled = b"REFNO=1&REFNO=2&SIGNATURE_SHA2_256=x";
        let status =
            countersign_verify(verifier, at(doubled), doubled.len(), &mut notification, &mut error);
        assert_eq!((status, notification), (Status::DuplicateField, null_mut()));
        assert_eq!(text(error.field.as_ptr()), "REFNO");

        assert_eq!(verified(verifier, b""), Err(Status::MissingSignature));
        let status = countersign_verify(verifier, null(), 0, &mut notification, &mut error);
        assert_eq!((status, notification), (Status::MissingSignature, null_mut()));
        countersign_verifier_free(verifier);
    }
}

#[test]
fn without_a_receipt() {
    let key = key();
    let mut signed = null_mut();
    unsafe {
        let status = countersign_sign(key, 4, at(b"REFNO=1"), 7, &mut signed, null_mut());
        assert_eq!(status, Status::Ok);
        countersign_secret_key_free(key);
    }
    with(&taken(signed), |notification| unsafe {
        let mut place = [1; RECEIPT_SIZE];
        let mut error = poisoned();
        let (to, size) = (place.as_mut_ptr(), place.len());
        let status = countersign_notification_receipt(notification, NOW, to, size, &mut error);
        assert_eq!((status, place), (Status::MissingField, [1; RECEIPT_SIZE]));
        assert_eq!(text(error.field.as_ptr()), "IPN_PID[0]");
        let status = countersign_notification_receipt(notification, i64::MAX, to, size, &mut error);
        assert_eq!((status, place), (Status::InvalidDate, [1; RECEIPT_SIZE]));
        let mut age = 77;
        let status = countersign_notification_age(notification, NOW, &mut age, &mut error);
        assert_eq!((status, age), (Status::MissingField, 77));
        let status = countersign_notification_dedupe_key(notification, to, size, &mut error);
        assert_eq!((status, place), (Status::MissingField, [1; RECEIPT_SIZE]));
        assert_eq!(text(error.field.as_ptr()), "ORDERSTATUS");
    });
}
