//! The core crate in the shape in which the other implementations are compared: parsers and taggers.

use countersign::{Error, Fields, Limits, SecretKey, Storage, Unverified};

use crate::Leaves;
use crate::oracle::{self, NestingTooDeep};

/// Limits that no generated body reaches, except that of PHP itself on levels.
pub const LIMITS: Limits = Limits { fields: 1 << 20, name: 1 << 20, ..Limits::DEFAULT };

fn leaves(fields: Fields<'_>) -> Leaves {
    fields.map(|field| (field.path().to_bytes(), field.value().to_vec())).collect()
}

fn too_deep(error: Error) -> NestingTooDeep {
    match error {
        Error::NestingTooDeep { limit: Limits::MAX_DEPTH } => NestingTooDeep,
        other => panic!("only too many levels may be refused here, not: {other}"),
    }
}

/// Parses on the heap.
pub fn parse(body: &[u8]) -> Result<Leaves, NestingTooDeep> {
    let unverified = Unverified::parse(body, &LIMITS).map_err(too_deep)?;
    Ok(leaves(unverified.form().fields()))
}

/// Parses in storage of its own, with an index so small that most keys go into the tree behind it.
pub fn parse_lent(body: &[u8]) -> Result<Leaves, NestingTooDeep> {
    let mut storage = Box::new(Storage::<8192, 16>::new());
    let mut body = body.to_vec();
    let unverified = Unverified::parse_in(&mut body, &mut storage, &LIMITS).map_err(too_deep)?;
    Ok(leaves(unverified.form().fields()))
}

/// The core's algorithm of the oracle's.
pub fn algorithm(algorithm: oracle::Algorithm) -> countersign::Algorithm {
    match algorithm {
        oracle::Algorithm::Md5 => countersign::Algorithm::Md5,
        oracle::Algorithm::Sha256 => countersign::Algorithm::Sha256,
        oracle::Algorithm::Sha3_256 => countersign::Algorithm::Sha3_256,
    }
}

/// The digest over a body's signed values.
pub fn tag(
    algorithm: oracle::Algorithm,
    key: &[u8],
    body: &[u8],
) -> Result<Vec<u8>, NestingTooDeep> {
    let key = SecretKey::new(key).expect("generated keys are not blank");
    let unverified = Unverified::parse(body, &LIMITS).map_err(too_deep)?;
    Ok(unverified.tag(&key, self::algorithm(algorithm)).as_bytes().to_vec())
}
