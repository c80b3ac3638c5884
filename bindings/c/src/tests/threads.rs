//! Handles that the contract lends to several threads at once. Miri looks for races.

use std::ptr::{null, null_mut};

use super::*;
use crate::fields::{Field, countersign_notification_field, countersign_notification_field_count};
use crate::receipt::{RECEIPT_SIZE, countersign_notification_receipt};

/// A pointer that threads may have.
struct Shared<T>(*const T);

// The contract allows it; that is what is tested.
unsafe impl<T> Send for Shared<T> {}
unsafe impl<T> Sync for Shared<T> {}

impl<T> Shared<T> {
    fn get(&self) -> *const T {
        self.0
    }
}

#[test]
fn one_verifier_and_one_notification() {
    let shared_verifier = Shared(verifier(null()).cast_const());
    let shared = Shared(verified(shared_verifier.get(), BODY).unwrap().cast_const());
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| unsafe {
                let own = verified(shared_verifier.get(), BODY).unwrap();
                countersign_notification_free(own);
                // The list of fields is made by whoever comes first.
                let notification = shared.get();
                assert_eq!(countersign_notification_field_count(notification), 8);
                let mut field = Field { path: Bytes::of(b""), value: Bytes::of(b"") };
                let status = countersign_notification_field(notification, 0, &mut field);
                assert_eq!((status, lent(field.value)), (Status::Ok, b"900000001".as_slice()));
                let mut receipt = [0; RECEIPT_SIZE];
                let (to, size) = (receipt.as_mut_ptr(), receipt.len());
                let status =
                    countersign_notification_receipt(notification, NOW, to, size, null_mut());
                assert_eq!((status, text(receipt.as_ptr())), (Status::Ok, RECEIPT));
            });
        }
    });
    unsafe {
        countersign_verifier_free(shared_verifier.get().cast_mut());
        countersign_notification_free(shared.get().cast_mut());
    }
}
