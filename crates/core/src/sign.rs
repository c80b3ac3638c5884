//! Makes signed test messages. Owns where signature fields go in a body; must never be reachable from verification.

use alloc::vec::Vec;
use core::fmt::Write as _;

use crate::secret::SecretKey;
use crate::{Algorithm, AlgorithmSet, Error, Limits, Unverified};

/// Signs a body as 2Checkout would: appends `HASH`, `SIGNATURE_SHA2_256`, `SIGNATURE_SHA3_256`, those of `algorithms`,
/// in that order. Signature fields that are already there are replaced, whatever spelling they have; all other bytes
/// stay as they are.
///
/// For tests and tools. Who signs bodies that a stranger chose makes forgeries.
///
/// # Errors
/// The errors of [`Limits::DEFAULT`].
///
/// ```
/// use countersign::{AlgorithmSet, SecretKey, Verifier, sign};
/// let secret = SecretKey::new(b"AABBCCDDEEFF")?;
/// let body = sign(b"REFNO=900000001&HASH=old", &secret, AlgorithmSet::SHA)?;
/// assert!(body.starts_with(b"REFNO=900000001&SIGNATURE_SHA2_256="));
/// assert!(Verifier::new([secret])?.verify(&body).is_ok());
/// # Ok::<(), countersign::Error>(())
/// ```
pub fn sign(body: &[u8], secret: &SecretKey, algorithms: AlgorithmSet) -> Result<Vec<u8>, Error> {
    let unverified = Unverified::parse(body, &Limits::DEFAULT)?;
    let view = unverified.form.view();
    let unsigned =
        Algorithm::STRONGEST_FIRST.iter().all(|a| view.find(a.field().as_bytes()).is_none());
    let mut out = if unsigned {
        body.to_vec()
    } else {
        without(body, |name| Algorithm::from_field(name).is_some())?
    };
    let mut weakest_first: Vec<_> = algorithms.iter().collect();
    weakest_first.reverse();
    for algorithm in weakest_first {
        if !out.is_empty() {
            out.push(b'&');
        }
        let mut field = alloc::string::String::new();
        // Writing into a string cannot fail.
        let _ = write!(field, "{}={}", algorithm.field(), unverified.tag(secret, algorithm));
        out.extend_from_slice(field.as_bytes());
    }
    Ok(out)
}

/// The body less the pairs that PHP would store under a top-level name that `unwanted` says yes to.
pub(crate) fn without(body: &[u8], unwanted: impl Fn(&[u8]) -> bool) -> Result<Vec<u8>, Error> {
    let mut pieces = Vec::new();
    for piece in body.split(|byte| *byte == b'&') {
        let alone = Unverified::parse(piece, &Limits::DEFAULT)?;
        let view = alone.form.view();
        if !view.top().any(|found| unwanted(view.key(&found.entry))) {
            pieces.push(piece);
        }
    }
    Ok(pieces.join(&b'&'))
}

/// The body with one pair behind it, in place of those of that name.
pub(crate) fn replace(
    body: &[u8],
    name: &str,
    value: &dyn core::fmt::Display,
) -> Result<Vec<u8>, Error> {
    let mut out = without(body, |key| key == name.as_bytes())?;
    if !out.is_empty() {
        out.push(b'&');
    }
    out.extend_from_slice(alloc::format!("{name}={value}").as_bytes());
    Ok(out)
}
