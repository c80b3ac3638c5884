//! A verified message on its way out of the module, all of it in one piece. Owns the format, which `npm/src/fields.ts` reads; must never
//! hold a field that is not signed.

use alloc::vec::Vec;

use countersign::{Algorithm, Kind, Verified};

use crate::receipt;

/// The bytes in front of the lengths.
pub(crate) const HEADER: usize = 16;

/// The number of an algorithm.
pub(crate) const fn algorithm(algorithm: Algorithm) -> u8 {
    match algorithm {
        Algorithm::Md5 => 0,
        Algorithm::Sha256 => 1,
        Algorithm::Sha3_256 => 2,
    }
}

/// The algorithm of a number.
pub(crate) const fn algorithm_of(number: u8) -> Option<Algorithm> {
    match number {
        0 => Some(Algorithm::Md5),
        1 => Some(Algorithm::Sha256),
        2 => Some(Algorithm::Sha3_256),
        _ => None,
    }
}

/// The number of a kind.
pub(crate) const fn kind(kind: Kind) -> u8 {
    match kind {
        Kind::Unknown => 0,
        Kind::Ipn => 1,
        Kind::Lcn => 2,
    }
}

/// A length as it crosses the border. A body has less than 2 GiB, and a path repeats at most its own name, so that each fits.
pub(crate) fn length(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

/// All numbers have 32 bits, least byte first:
///
/// | bytes | |
/// |---|---|
/// | 1 | 0: a success |
/// | 1 | kind |
/// | 1 | algorithm |
/// | 1 | 1 if a value was lost because its field came again |
/// | 4 | which of the secrets |
/// | 4 | length of the part for the receipt |
/// | 4 | how many fields |
/// | 8 each | length of the path, with the highest bit set if a value was lost because this field came again; length of the value |
/// | | the paths, with nothing between |
/// | | the values |
/// | | the part for the receipt |
pub(crate) fn message(verified: &Verified<'_>) -> Vec<u8> {
    let (mut count, mut size) = (0_usize, 0_usize);
    for field in verified.fields() {
        count = count.saturating_add(1);
        // A guess at the path; if it is wrong, the list grows.
        size = size.saturating_add(field.value().len()).saturating_add(field.name().len() + 3);
    }
    let receipt = receipt::part(verified);
    let fixed = HEADER.saturating_add(count.saturating_mul(8)).saturating_add(receipt.len());
    let mut pack = Vec::with_capacity(fixed.saturating_add(size));
    pack.extend_from_slice(&[
        0,
        kind(verified.kind()),
        algorithm(verified.algorithm()),
        verified.has_repeated_fields().into(),
    ]);
    pack.extend_from_slice(&length(verified.secret_index()));
    pack.extend_from_slice(&length(receipt.len()));
    fields(&mut pack, count, || verified.fields());
    pack.extend_from_slice(&receipt);
    pack
}

/// The number of fields, their lengths, paths and values.
pub(crate) fn fields<'v, I>(pack: &mut Vec<u8>, count: usize, fields: impl Fn() -> I)
where
    I: Iterator<Item = countersign::Field<'v>>,
{
    pack.extend_from_slice(&length(count));
    let lengths = pack.len();
    pack.resize(lengths.saturating_add(count.saturating_mul(8)), 0);
    let mut at = lengths;
    for field in fields() {
        let start = pack.len();
        field.path().append_to(pack);
        let [a, b, c, d] = length(pack.len().saturating_sub(start));
        let value = length(field.value().len());
        let place = pack.get_mut(at..).and_then(<[u8]>::first_chunk_mut::<8>);
        if let Some(place) = place {
            let [e, f, g, h] = value;
            *place = [a, b, c, d | if field.is_repeated() { 0x80 } else { 0 }, e, f, g, h];
        }
        at = at.saturating_add(8);
    }
    for field in fields() {
        pack.extend_from_slice(field.value());
    }
}
