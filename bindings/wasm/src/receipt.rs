//! The part of a message that its receipt signs, kept by JavaScript, because no message stays here. Owns its format; the receipt itself
//! is the core's.

use alloc::vec::Vec;

use countersign::{Algorithm, Receipt, ReceiptDate, SecretKey, Verified};

use crate::errors::refusal;
use crate::pack::length;

/// Most values that any receipt signs.
const MOST: usize = 4;

/// A zero and then each value behind its length; or the refusal that asking for the receipt would give.
pub(crate) fn part(verified: &Verified<'_>) -> Vec<u8> {
    match verified.receipt_values() {
        Ok(values) => {
            let mut part = alloc::vec![0];
            for value in values.as_slice() {
                part.extend_from_slice(&length(value.len()));
                part.extend_from_slice(value);
            }
            part
        }
        Err(error) => refusal(&error),
    }
}

/// The receipt of such a part: a zero and its text, or a refusal. `now` in Unix seconds.
pub(crate) fn text(key: &SecretKey, algorithm: Algorithm, part: &[u8], now: i64) -> Vec<u8> {
    let Some((0, mut rest)) = part.split_first().map(|(first, rest)| (*first, rest)) else {
        return part.to_vec();
    };
    let mut values = [[].as_slice(); MOST];
    let mut count = 0_usize;
    while let Some((len, behind)) = rest.split_first_chunk::<4>() {
        let split = behind.split_at_checked(u32::from_le_bytes(*len) as usize);
        let (Some((value, behind)), Some(place)) = (split, values.get_mut(count)) else { break };
        *place = value;
        rest = behind;
        count = count.saturating_add(1);
    }
    match ReceiptDate::from_unix(now) {
        Ok(date) => {
            let values = values.get(..count).unwrap_or(&[]);
            let receipt = Receipt::of_values(key, algorithm, values, date);
            let mut text = alloc::vec![0];
            receipt.write_bytes(|piece| text.extend_from_slice(piece));
            text
        }
        Err(error) => refusal(&error),
    }
}
