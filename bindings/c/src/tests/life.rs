//! What the exports are for, from the key to the receipt.

use std::ptr::{null, null_mut};

use super::*;
use crate::diagnosis::*;
use crate::fields::*;
use crate::names::{Action, Algorithm, Event, Kind};
use crate::notification::*;
use crate::policy::*;
use crate::receipt::*;
use crate::sign::*;
use crate::typed::*;
use crate::verifier::countersign_verify_at;

#[test]
fn a_notification_is_answered() {
    with(BODY, |notification| unsafe {
        assert_eq!(countersign_notification_kind(notification), Kind::Ipn);
        assert_eq!(countersign_notification_algorithm(notification), Algorithm::Sha3_256);
        assert_eq!(countersign_notification_secret_index(notification), 0);
        assert_eq!(countersign_notification_has_repeated_fields(notification), 0);

        let mut receipt = [1; RECEIPT_SIZE];
        let mut error = poisoned();
        let status = countersign_notification_receipt(
            notification,
            NOW,
            receipt.as_mut_ptr(),
            receipt.len(),
            &mut error,
        );
        assert_eq!((status, error.status), (Status::Ok, 0));
        assert_eq!(text(error.text.as_ptr()), "");
        assert_eq!(text(receipt.as_ptr()), RECEIPT);

        let date = b"20240102030500";
        let mut receipt = [1; RECEIPT_SIZE];
        let status = countersign_notification_receipt_with(
            notification,
            0,
            at(date),
            date.len(),
            receipt.as_mut_ptr(),
            receipt.len(),
            null_mut(),
        );
        assert_eq!((status, text(receipt.as_ptr())), (Status::Ok, RECEIPT));
    });
}

#[test]
fn fields_by_number_path_and_in_one_piece() {
    let expected: [(&[u8], &[u8]); 8] = [
        (b"REFNO", b"900000001"),
        (b"COMPANY", b""),
        (b"IPN_PID[0]", b"101"),
        (b"IPN_PID[1]", b"102"),
        (b"IPN_PNAME[0]", "Café Pro".as_bytes()),
        (b"IPN_PNAME[1]", b"Seat"),
        (b"ORDERNO", b"0"),
        (b"IPN_DATE", b"20240102030405"),
    ];
    with(BODY, |notification| unsafe {
        assert_eq!(countersign_notification_field_count(notification), expected.len());
        for (index, (path, value)) in expected.into_iter().enumerate() {
            let nothing = Bytes { data: null(), len: 0 };
            let mut field = Field { path: nothing, value: nothing };
            let status = countersign_notification_field(notification, index, &mut field);
            assert_eq!(status, Status::Ok);
            assert_eq!((lent(field.path), lent(field.value)), (path, value));
            assert_eq!(text(field.path.data).as_bytes(), path, "a NUL stands behind");

            let mut found = nothing;
            let status =
                countersign_notification_get(notification, at(path), path.len(), &mut found);
            assert_eq!((status, lent(found)), (Status::Ok, value));
            assert!(!found.data.is_null());
        }

        let mut packed = null_mut();
        assert_eq!(countersign_notification_pack(notification, &mut packed), Status::Ok);
        let mut numbers = vec![expected.len()];
        let mut texts = Vec::new();
        for (path, value) in expected {
            numbers.extend([path.len(), value.len()]);
            texts.extend([path, value].concat());
        }
        let numbers =
            numbers.into_iter().flat_map(|number| u32::try_from(number).unwrap().to_le_bytes());
        assert_eq!(taken(packed), numbers.chain(texts).collect::<Vec<_>>());
    });
}

#[test]
fn typed_data() {
    let body = b"REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_PNAME[]=A&IPN_DATE=20240102030405&LASTNAME=Example\
        &TIMEZONE_OFFSET=GMT%2B02%3A00";
    let mut signed = null_mut();
    let key = key();
    let status =
        unsafe { countersign_sign(key, 2 | 4, at(body), body.len(), &mut signed, null_mut()) };
    assert_eq!(status, Status::Ok);
    unsafe { countersign_secret_key_free(key) };
    with(&taken(signed), |notification| unsafe {
        assert_eq!(countersign_notification_event(notification), Event::OrderFulfilled);
        assert_eq!(countersign_notification_action(notification), Action::Grant);

        let mut json = null_mut();
        assert_eq!(countersign_notification_json(notification, &mut json), Status::Ok);
        let json: serde_json::Value = serde_json::from_slice(&taken(json)).unwrap();
        assert_eq!(json["order"]["refno"], "1");
        assert_eq!(json["message"]["sent_at"], "2024-01-02T03:04:05+02:00");

        let mut redacted = null_mut();
        assert_eq!(countersign_notification_redacted(notification, &mut redacted), Status::Ok);
        let redacted = String::from_utf8(taken(redacted)).unwrap();
        assert!(redacted.contains("LASTNAME=[redacted]") && !redacted.contains("Example"));

        let mut key = [1; FINGERPRINT_SIZE];
        let (place, size) = (key.as_mut_ptr(), key.len());
        let status = countersign_notification_dedupe_key(notification, place, size, null_mut());
        assert_eq!(status, Status::Ok);
        assert_eq!(json["dedupe_key"], text(key.as_ptr()));
        let status = countersign_notification_delivery_id(notification, place, size);
        assert_eq!(status, Status::Ok);
        assert_eq!(json["delivery_id"], text(key.as_ptr()));

        // 03:04:05 two hours east of Greenwich is 01:04:05 UTC.
        let mut age = 0;
        let status =
            countersign_notification_age(notification, 1_704_157_445 + 7, &mut age, null_mut());
        assert_eq!((status, age), (Status::Ok, 7));
    });
}

#[test]
fn a_policy_is_kept() {
    let body = b"LICENSE_CODE=1&DATE_UPDATED=2024-01-02+03%3A04%3A05&TIMEZONE_OFFSET=GMT%2B00%3A00&A=1&A=2";
    let signed = |algorithms| {
        let (key, mut signed) = (key(), null_mut());
        unsafe {
            let status =
                countersign_sign(key, algorithms, at(body), body.len(), &mut signed, null_mut());
            assert_eq!(status, Status::Ok);
            countersign_secret_key_free(key);
        }
        taken(signed)
    };
    let under = |set: &dyn Fn(*mut Policy) -> Status, body: &[u8], now: Option<i64>| unsafe {
        let mut policy = null_mut();
        assert_eq!(countersign_policy_new(&mut policy), Status::Ok);
        assert_eq!(set(policy), Status::Ok);
        let verifier = verifier(policy);
        countersign_policy_free(policy);
        let mut notification = null_mut();
        let (data, len) = (at(body), body.len());
        let status = match now {
            Some(now) => {
                countersign_verify_at(verifier, data, len, now, &mut notification, null_mut())
            }
            None => countersign_verify(verifier, data, len, &mut notification, null_mut()),
        };
        countersign_verifier_free(verifier);
        countersign_notification_free(notification);
        status
    };
    let md5 = signed(1);
    let sha = signed(2);
    assert_eq!(under(&|_| Status::Ok, &md5, None), Status::AlgorithmNotAccepted);
    assert_eq!(
        under(&|policy| unsafe { countersign_policy_accept(policy, 1) }, &md5, None),
        Status::Ok
    );
    let ipn = |policy| unsafe { countersign_policy_demand_kind(policy, 1) };
    assert_eq!(under(&ipn, &sha, None), Status::WrongKind);
    let any = |policy| {
        let _ = ipn(policy);
        unsafe { countersign_policy_demand_kind(policy, 0) }
    };
    assert_eq!(under(&any, &sha, None), Status::Ok);
    let strict = |policy| unsafe { countersign_policy_strict(policy, 1) };
    assert_eq!(under(&strict, &sha, None), Status::DuplicateField);
    let all = |policy| unsafe { countersign_policy_require_all(policy, 1) };
    assert_eq!(under(&all, &sha, None), Status::Ok);
    let spoiled = [&sha, b"&HASH=00000000000000000000000000000000".as_slice()].concat();
    assert_eq!(under(&all, &spoiled, None), Status::SignatureMismatch);
    assert_eq!(under(&|_| Status::Ok, &spoiled, None), Status::Ok);
    let age = |policy| unsafe { countersign_policy_max_age(policy, 60) };
    let sent = 1_704_164_645;
    assert_eq!(under(&age, &sha, None), Status::ClockMissing);
    assert_eq!(under(&age, &sha, Some(sent + 60)), Status::Ok);
    assert_eq!(under(&age, &sha, Some(sent + 61)), Status::Stale);
    let ageless = |policy| {
        let _ = age(policy);
        unsafe { countersign_policy_max_age(policy, NO_AGE_LIMIT) }
    };
    assert_eq!(under(&ageless, &sha, None), Status::Ok);
    let lax = |policy| {
        let _ = strict(policy);
        unsafe { countersign_policy_strict(policy, 0) }
    };
    assert_eq!(under(&lax, &sha, None), Status::Ok);
    let some = |policy| {
        let _ = all(policy);
        unsafe { countersign_policy_require_all(policy, 0) }
    };
    assert_eq!(under(&some, &spoiled, None), Status::Ok);
    let small = |policy| unsafe { countersign_policy_max_fields(policy, 2) };
    assert_eq!(under(&small, &sha, None), Status::TooManyFields);
    let short = |policy| unsafe { countersign_policy_max_body(policy, 9) };
    assert_eq!(under(&short, &sha, None), Status::BodyTooLarge);
    let short = |policy| unsafe { countersign_policy_max_name(policy, 5) };
    assert_eq!(under(&short, &sha, None), Status::NameTooLong);
    let flat = |policy| unsafe { countersign_policy_max_depth(policy, 0) };
    assert_eq!(under(&flat, b"A[]=1", None), Status::NestingTooDeep);
}

#[test]
fn a_mistake_is_named() {
    // The sender counted "Café" as 4 characters; it has 5 bytes. The digest is that of the documentation of `diagnose`.
    let body = b"REFNO=1&CITY=Caf%C3%A9&HASH=2f056fe6d1483a9202ea64742ccd4a49";
    let secrets = [Bytes::of(KEY)];
    let mut diagnosis = null_mut();
    unsafe {
        let status = countersign_diagnose(
            at(body),
            body.len(),
            secrets.as_ptr(),
            secrets.len(),
            null(),
            &mut diagnosis,
        );
        assert_eq!(status, Status::Ok);
        assert_eq!(countersign_diagnosis_finding_count(diagnosis), 1);
        let mut finding = Finding {
            id: null(),
            code: null(),
            text: null(),
            field: null(),
            secret: 7,
            algorithm: 7,
            certain: 7,
            reserved: [7; 4],
        };
        assert_eq!(countersign_diagnosis_finding(diagnosis, 0, &mut finding), Status::Ok);
        assert_eq!((text(finding.id), text(finding.code)), ("E5", "lengths_in_characters"));
        assert_eq!(text(finding.field), "CITY");
        assert!(text(finding.text).ends_with('.'));
        assert_eq!((finding.secret, finding.algorithm, finding.certain), (0, 1, 1));
        assert_eq!(finding.reserved, [0; 4]);
        assert_eq!(countersign_diagnosis_finding(diagnosis, 1, &mut finding), Status::NotFound);

        assert_eq!(countersign_diagnosis_signature_count(diagnosis), 1);
        let mut signature = Signature { secret: 7, algorithm: 7, well_formed: 7, reserved: [7; 4] };
        assert_eq!(countersign_diagnosis_signature(diagnosis, 0, &mut signature), Status::Ok);
        assert_eq!(
            (signature.secret, signature.algorithm, signature.well_formed),
            (usize::MAX, 1, 1)
        );
        assert_eq!(countersign_diagnosis_signature(diagnosis, 1, &mut signature), Status::NotFound);
        assert_eq!(countersign_diagnosis_secret(diagnosis), usize::MAX);
        assert_eq!(countersign_diagnosis_error(diagnosis), Status::Ok);
        assert_eq!(countersign_diagnosis_is_complete(diagnosis), 1);
        countersign_diagnosis_free(diagnosis);
    }
}
