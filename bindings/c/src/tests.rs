//! The exports, called as C calls them, and small enough to run under Miri, which sees every wrong step in memory. Owns no known answers: those are
//! compared in C (`tests/`), with all vectors.

#![allow(clippy::undocumented_unsafe_blocks, reason = "the contract is what is tested")]

mod agreement;
mod life;
mod misuse;
mod threads;

use std::ffi::{CStr, c_char};
use std::ptr::{null, null_mut};

use crate::border::Bytes;
use crate::buffer::{
    Buffer, countersign_buffer_data, countersign_buffer_free, countersign_buffer_length,
};
use crate::error::{ERROR_FIELD_SIZE, ERROR_TEXT_SIZE, ErrorDetail};
use crate::notification::{Notification, countersign_notification_free};
use crate::policy::Policy;
use crate::secret_key::{SecretKey, countersign_secret_key_free, countersign_secret_key_new};
use crate::status::Status;
use crate::verifier::{
    Verifier, countersign_verifier_free, countersign_verifier_new, countersign_verify,
};

/// The vendor's own example key.
const KEY: &[u8] = b"AABBCCDDEEFF";

/// Signed with Python's `hmac`; the same as in the README of the core.
const BODY: &[u8] = b"REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat\
    &ORDERNO=0&IPN_DATE=20240102030405\
    &SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9";

const RECEIPT: &str = "<sig algo=\"sha3-256\" date=\"20240102030500\">\
    fea16ac921264dae16acf27d96347ffe01f0081d2110b2ea453bfc7369ea144d</sig>";

/// 2024-01-02 03:05:00 UTC.
const NOW: i64 = 1_704_164_700;

fn at(bytes: &[u8]) -> *const c_char {
    bytes.as_ptr().cast()
}

/// The text at a pointer that is ended by NUL.
fn text<'a>(pointer: *const c_char) -> &'a str {
    assert!(!pointer.is_null());
    unsafe { CStr::from_ptr(pointer) }.to_str().unwrap()
}

fn lent<'a>(bytes: Bytes) -> &'a [u8] {
    unsafe { std::slice::from_raw_parts(bytes.data.cast(), bytes.len) }
}

/// What is in a buffer, which is freed.
fn taken(buffer: *mut Buffer) -> Vec<u8> {
    unsafe {
        let data = countersign_buffer_data(buffer);
        let len = countersign_buffer_length(buffer);
        let bytes = lent(Bytes { data, len }).to_vec();
        assert_eq!(data.add(len).read(), 0, "a NUL stands behind");
        countersign_buffer_free(buffer);
        bytes
    }
}

fn key() -> *mut SecretKey {
    let mut key = null_mut();
    let status = unsafe { countersign_secret_key_new(at(KEY), KEY.len(), &mut key) };
    assert_eq!(status, Status::Ok);
    key
}

fn verifier(policy: *const Policy) -> *mut Verifier {
    let key = key();
    let mut verifier = null_mut();
    unsafe {
        let keys = [key];
        let status = countersign_verifier_new(keys.as_ptr(), keys.len(), policy, &mut verifier);
        assert_eq!(status, Status::Ok);
        countersign_secret_key_free(key);
    }
    verifier
}

fn verified(verifier: *const Verifier, body: &[u8]) -> Result<*mut Notification, Status> {
    let mut notification = null_mut();
    let status = unsafe {
        countersign_verify(verifier, at(body), body.len(), &mut notification, null_mut())
    };
    match status {
        Status::Ok => Ok(notification),
        other => {
            assert!(notification.is_null());
            Err(other)
        }
    }
}

/// A genuine message whose verifier is gone already.
fn notification(body: &[u8]) -> *mut Notification {
    let verifier = verifier(null());
    let notification = verified(verifier, body).unwrap();
    unsafe { countersign_verifier_free(verifier) };
    notification
}

/// Runs something on a genuine message and frees it.
fn with<T>(body: &[u8], run: impl FnOnce(*const Notification) -> T) -> T {
    let notification = notification(body);
    let result = run(notification);
    unsafe { countersign_notification_free(notification) };
    result
}

/// A struct for details with something in it.
fn poisoned() -> ErrorDetail {
    ErrorDetail {
        status: 77,
        field: [1; ERROR_FIELD_SIZE],
        reserved: [1; 7],
        text: [1; ERROR_TEXT_SIZE],
    }
}
