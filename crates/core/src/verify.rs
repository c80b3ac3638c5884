//! The verdict. Owns the order of the checks and the choice of the signature; must never be steered in that choice by
//! what an attacker left out of the body, and must never tell a right digest.
//!
//! Protocol pages: `signature.md` section 1, `README.md` ("What a careful verifier does"), `tests/vectors/README.md`.

use crate::fields::node::ONE;
use crate::fields::view::{Found, Known, View};
use crate::notification::{Proof, Signed};
use crate::secret::SecretKey;
use crate::{Algorithm, Error, Kind, Policy, Tag};

/// The scalars on which the receipt or the business key stands: twice or as arrays they are always refused.
const IPN_SCALARS: [Known; 3] = [REFNO, Known::new("ORDERSTATUS"), IPN_DATE];
const LCN_SCALARS: [Known; 3] =
    [LICENSE_CODE, Known::new("EXPIRATION_DATE"), Known::new("DATE_UPDATED")];

const REFNO: Known = Known::new("REFNO");
const IPN_PID: Known = Known::new("IPN_PID");
const IPN_DATE: Known = Known::new("IPN_DATE");
const LICENSE_CODE: Known = Known::new("LICENSE_CODE");

/// The signature fields, in the order of [`Algorithm::STRONGEST_FIRST`].
const SIGNATURES: [Known; 3] = {
    let [first, second, third] = Algorithm::STRONGEST_FIRST;
    [Known::new(first.field()), Known::new(second.field()), Known::new(third.field())]
};

/// Tells IPN and LCN apart by the fields present.
pub(crate) fn kind(view: &View<'_>) -> Kind {
    let has = |name: Known| view.known(&name).is_some();
    if has(REFNO) || has(IPN_PID) || has(IPN_DATE) {
        Kind::Ipn
    } else if has(LICENSE_CODE) {
        Kind::Lcn
    } else {
        Kind::Unknown
    }
}

/// All checks, in this order: secrets, shape of signature fields, shape of key scalars, choice of the signature, MAC,
/// kind, strictness, age.
pub(crate) fn verify(
    view: &View<'_>,
    policy: &Policy,
    secrets: &[SecretKey],
) -> Result<Proof, Error> {
    if secrets.is_empty() {
        return Err(Error::EmptySecret);
    }
    let signatures = Signatures::of(view)?;
    let found = kind(view);
    key_scalars(view, policy.kind.unwrap_or(found))?;
    let chosen = signatures.choose(view, policy)?;
    let secret = if policy.require_all {
        signatures.all_match(view, secrets)?
    } else {
        let tag = signatures.tag(view, chosen)?;
        matching(view, &tag, secrets)?
    };
    rest(view, policy, found)?;
    Ok(Proof { kind: found, algorithm: chosen, secret })
}

/// What is checked behind the signature.
fn rest(view: &View<'_>, policy: &Policy, found: Kind) -> Result<(), Error> {
    if policy.kind.is_some_and(|demanded| demanded != found) {
        return Err(Error::WrongKind(found));
    }
    if let Some(strict) = policy.strict {
        (strict.0)(view, found)?;
    }
    if let Some((limit, check)) = policy.max_age {
        (check.0)(view, found, limit, policy.now)?;
    }
    Ok(())
}

/// The same for messages of which nobody knows whether a SHA digest stands in `HASH`: one of 64 digits there, and no
/// other signature, is right if it is right with an accepted SHA algorithm.
pub(crate) fn verify_either_length(
    view: &View<'_>,
    policy: &Policy,
    secrets: &[SecretKey],
) -> Result<Proof, Error> {
    if secrets.is_empty() {
        return Err(Error::EmptySecret);
    }
    let Some(digits) = lone_sha_digits(view)? else { return verify(view, policy, secrets) };
    let found = kind(view);
    key_scalars(view, policy.kind.unwrap_or(found))?;
    let mut answer = Err(Error::AlgorithmNotAccepted);
    for algorithm in policy.accept.iter().filter(|algorithm| *algorithm != Algorithm::Md5) {
        let tag = Tag::from_hex(algorithm, digits);
        let tag = tag.ok_or(Error::MalformedSignature(Algorithm::Md5))?;
        answer = matching(view, &tag, secrets).map(|secret| (algorithm, secret));
        if answer.is_ok() {
            break;
        }
    }
    let (algorithm, secret) = answer?;
    rest(view, policy, found)?;
    Ok(Proof { kind: found, algorithm, secret })
}

/// The value of `HASH`, if it is as long as a SHA digest and the only signature.
fn lone_sha_digits<'a>(view: &View<'a>) -> Result<Option<&'a [u8]>, Error> {
    let signatures = Signatures::of(view)?;
    let mut present = signatures.present();
    let (Some((Algorithm::Md5, hash)), None) = (present.next(), present.next()) else {
        return Ok(None);
    };
    let digits = view.value(&hash.entry);
    Ok(Some(digits).filter(|digits| digits.len() == Algorithm::Sha256.hex_len()))
}

/// The signature fields of a body, none of them doubled or an array.
struct Signatures {
    /// In the order of [`Algorithm::STRONGEST_FIRST`].
    found: [Option<Found>; 3],
}

impl Signatures {
    fn of(view: &View<'_>) -> Result<Self, Error> {
        let found = SIGNATURES.map(|name| view.known(&name));
        for (found, algorithm) in found.iter().zip(Algorithm::STRONGEST_FIRST) {
            if let Some(found) = found {
                once(view, *found, algorithm.field())?;
                if found.is_array() {
                    return Err(Error::MalformedSignature(algorithm));
                }
            }
        }
        Ok(Self { found })
    }

    fn present(&self) -> impl Iterator<Item = (Algorithm, &Found)> {
        Algorithm::STRONGEST_FIRST
            .into_iter()
            .zip(&self.found)
            .filter_map(|(algorithm, found)| found.as_ref().map(|found| (algorithm, found)))
    }

    /// The strongest accepted one that is present.
    fn choose(&self, view: &View<'_>, policy: &Policy) -> Result<Algorithm, Error> {
        let mut present = self.present().map(|(algorithm, _)| algorithm).peekable();
        if present.peek().is_none() {
            return Err(unsigned(view));
        }
        present
            .find(|algorithm| policy.accept.contains(*algorithm))
            .ok_or(Error::AlgorithmNotAccepted)
    }

    fn tag(&self, view: &View<'_>, algorithm: Algorithm) -> Result<Tag, Error> {
        self.present()
            .find(|(present, _)| *present == algorithm)
            .and_then(|(_, found)| Tag::from_hex(algorithm, view.value(&found.entry)))
            .ok_or(Error::MalformedSignature(algorithm))
    }

    /// The first secret under which every signature present is right.
    fn all_match(&self, view: &View<'_>, secrets: &[SecretKey]) -> Result<usize, Error> {
        let mut tags = [None; 3];
        for (slot, (algorithm, _)) in tags.iter_mut().zip(self.present()) {
            *slot = Some(self.tag(view, algorithm)?);
        }
        let right = |secret: &SecretKey| {
            tags.iter().flatten().all(|tag| secret.tag_of(tag.algorithm(), Signed(view)) == *tag)
        };
        secrets.iter().position(right).ok_or(Error::SignatureMismatch)
    }
}

/// The first secret under which the signature is right.
fn matching(view: &View<'_>, tag: &Tag, secrets: &[SecretKey]) -> Result<usize, Error> {
    secrets
        .iter()
        .position(|secret| secret.tag_of(tag.algorithm(), Signed(view)) == *tag)
        .ok_or(Error::SignatureMismatch)
}

/// Refuses a field that came more than once.
pub(crate) fn once(view: &View<'_>, found: Found, name: &'static str) -> Result<(), Error> {
    let twice = found.is_repeated() || (found.is_array() && view.came_twice(found));
    if twice { Err(Error::DuplicateField(Some(name))) } else { Ok(()) }
}

fn key_scalars(view: &View<'_>, kind: Kind) -> Result<(), Error> {
    let (ipn, lcn) = match kind {
        Kind::Ipn => (IPN_SCALARS.as_slice(), [].as_slice()),
        Kind::Lcn => ([].as_slice(), LCN_SCALARS.as_slice()),
        Kind::Unknown => (IPN_SCALARS.as_slice(), LCN_SCALARS.as_slice()),
    };
    for known in ipn.iter().chain(lcn) {
        if let Some(found) = view.known(known) {
            once(view, found, known.name)?;
            if found.is_array() {
                return Err(Error::InvalidField(known.name));
            }
        }
    }
    Ok(())
}

/// The value of a field that may be the first member of an array or must be a scalar.
pub(crate) fn first_member<'a>(
    view: &View<'a>,
    name: &'static str,
    member: &'static str,
) -> Result<&'a [u8], Error> {
    let found = view.find(name.as_bytes()).ok_or(Error::MissingField(member))?;
    if !found.is_array() {
        return Err(Error::InvalidField(name));
    }
    if found.entry.is(ONE) {
        return Ok(view.value(&found.entry));
    }
    match view.at(member.as_bytes()) {
        Some(crate::fields::view::At::Value(value)) => Ok(value),
        Some(crate::fields::view::At::Array(_)) => Err(Error::InvalidField(member)),
        None => Err(Error::MissingField(member)),
    }
}

/// The value of a scalar; `None` if it was not sent.
pub(crate) fn scalar<'a>(view: &View<'a>, name: &'static str) -> Result<Option<&'a [u8]>, Error> {
    match view.find(name.as_bytes()) {
        None => Ok(None),
        Some(found) if found.is_array() => Err(Error::InvalidField(name)),
        Some(found) => Ok(Some(view.value(&found.entry))),
    }
}

/// The value of a scalar that must not have come twice; `None` if it was not sent.
pub(crate) fn single<'a>(view: &View<'a>, name: &'static str) -> Result<Option<&'a [u8]>, Error> {
    if let Some(found) = view.find(name.as_bytes()) {
        once(view, found, name)?;
    }
    scalar(view, name)
}

/// The digest in a signature field that must not have come twice; `None` if it was not sent.
pub(crate) fn digest(
    view: &View<'_>,
    name: &'static str,
    algorithm: Algorithm,
) -> Result<Option<Tag>, Error> {
    let digits = single(view, name).map_err(|error| match error {
        Error::InvalidField(name) => Error::MalformedDigest(name),
        other => other,
    })?;
    let read = |digits| Tag::from_hex(algorithm, digits).ok_or(Error::MalformedDigest(name));
    digits.map(read).transpose()
}

/// What stands in the place of a signature where there is none.
pub(crate) fn unsigned(view: &View<'_>) -> Error {
    if view.other_format { Error::NotForm } else { Error::MissingSignature }
}

/// The value of a single scalar that a signature covers: it must be there, and have something in it. An empty one would
/// be nothing in a source without separators.
pub(crate) fn covered<'a>(view: &View<'a>, name: &'static str) -> Result<&'a [u8], Error> {
    let value = single(view, name)?.ok_or(Error::MissingField(name))?;
    if value.is_empty() { Err(Error::InvalidField(name)) } else { Ok(value) }
}
