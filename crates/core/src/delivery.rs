//! Requests of electronic delivery (the key generator). Owns where their signature may stand; must never promise more
//! about them than is known, which is little.
//!
//! For each approved order 2Checkout asks your URL for codes. The request is signed like a notification, over all values in
//! the order received, with the secret key. Whether a SHA digest stands in `HASH` or in the `SIGNATURE_` fields is not
//! known, so both are looked at: `HASH` with 32 digits is HMAC-MD5, with 64 digits an HMAC of whichever SHA is accepted.
//!
//! The answer is the codes alone, as XML or as a binary file. It has no receipt; the names of the XML elements, the encoding
//! and a signature on it are not known, and Countersign does not make it. Only three of the request's fields are known by name.
//!
//! To make test requests, use `sign`. Protocol page: `others.md`, section 5.

use crate::fields::form::Form;
use crate::fields::view::{Fields, Values};
use crate::notification::{Proof, is_signature, seed};
use crate::verify::{self, single};
use crate::{Algorithm, Error, Policy, SecretKey, Storage};

/// A genuine request for codes.
///
/// A notification is signed in the same way with the same key, so one that was sent to another of your URLs is also
/// genuine here: before you hand out codes, look that it has no `ORDERSTATUS` and no `DISPATCH_REASON`, and refuse what lacks what you need.
///
/// ```
/// use countersign::{AlgorithmSet, Policy, SecretKey, delivery::Delivery, sign};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let body = sign(b"COMPANY=Example&LICENSE_REF=AB12CD34EF&TESTORDER=YES", &key, AlgorithmSet::SHA)?;
///
/// let delivery = Delivery::verify(&body, &Policy::new(), &[key])?;
/// assert_eq!(delivery.licence_ref(), Some(b"AB12CD34EF".as_slice()));
/// assert_eq!(delivery.is_test_order()?, Some(true));
/// # Ok::<(), countersign::Error>(())
/// ```
pub struct Delivery<'a> {
    form: Form<'a>,
    proof: Proof,
}

#[cfg(feature = "alloc")]
impl Delivery<'static> {
    /// Parses a copy of the raw body and verifies it. The policy's algorithms, strictness and limits count; a kind that it
    /// demands or an age limit refuses every request, since these have neither.
    ///
    /// # Errors
    /// Those of [`Unverified::verify`](crate::Unverified::verify) and of [`Limits`](crate::Limits);
    /// [`MalformedSignature`](Error::MalformedSignature) for a `HASH` of neither 32 nor 64 digits.
    pub fn verify(body: &[u8], policy: &Policy, secrets: &[SecretKey]) -> Result<Self, Error> {
        Self::check(Form::parse_copy(body, &policy.limits, seed(secrets))?, policy, secrets)
    }
}

impl<'a> Delivery<'a> {
    /// The same without allocating: `body` is decoded in place, the fields are kept in `storage`.
    ///
    /// # Errors
    /// As `verify`; [`Error::TooManyFields`] also if `storage` is full.
    ///
    /// ```
    /// use countersign::{Policy, SecretKey, Storage, delivery::Delivery};
    /// let secrets = [SecretKey::new(b"AABBCCDDEEFF")?];
    /// let mut storage = Storage::<16, 32>::new();
    /// let mut body = *b"TESTORDER=NO&HASH=00000000000000000000000000000000";
    /// let verdict = Delivery::verify_in(&mut body, &mut storage, &Policy::new().accept_md5(), &secrets);
    /// assert_eq!(verdict.unwrap_err().code(), "signature_mismatch");
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn verify_in<const ENTRIES: usize, const SLOTS: usize>(
        body: &'a mut [u8],
        storage: &'a mut Storage<ENTRIES, SLOTS>,
        policy: &Policy,
        secrets: &[SecretKey],
    ) -> Result<Self, Error> {
        Self::check(Form::parse_in(body, storage, &policy.limits, seed(secrets))?, policy, secrets)
    }

    fn check(form: Form<'a>, policy: &Policy, secrets: &[SecretKey]) -> Result<Self, Error> {
        let proof = verify::verify_either_length(&form.view(), policy, secrets)?;
        Ok(Self { form, proof })
    }
}

impl Delivery<'_> {
    /// The algorithm of the signature that was checked.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.proof.algorithm
    }

    /// Which of the secrets matched, counted from 0.
    #[must_use]
    pub const fn secret_index(&self) -> usize {
        self.proof.secret
    }

    /// `COMPANY`, the buyer's company.
    #[must_use]
    pub fn company(&self) -> Option<&[u8]> {
        self.get("COMPANY")
    }

    /// `LICENSE_REF`, 2Checkout's reference of the subscription.
    #[must_use]
    pub fn licence_ref(&self) -> Option<&[u8]> {
        self.get("LICENSE_REF")
    }

    /// `TESTORDER`: whether nobody has paid; `None` if it was not sent.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if it is neither `YES` nor `NO`, [`Error::DuplicateField`] if it came twice.
    pub fn is_test_order(&self) -> Result<Option<bool>, Error> {
        const NAME: &str = "TESTORDER";
        match single(&self.form.view(), NAME)? {
            None => Ok(None),
            Some(b"YES") => Ok(Some(true)),
            Some(b"NO") => Ok(Some(false)),
            Some(_) => Err(Error::InvalidField(NAME)),
        }
    }

    /// The value at a PHP path. `None` if nothing was sent there, or an array, or a signature.
    #[must_use]
    pub fn get(&self, path: impl AsRef<[u8]>) -> Option<&[u8]> {
        let path = path.as_ref();
        if is_signature(path) { None } else { self.form.get(path) }
    }

    /// All values at or under a path, in signed order.
    pub fn all(&self, path: impl AsRef<[u8]>) -> Values<'_> {
        let path = path.as_ref();
        self.form.all(if is_signature(path) { &[] } else { path })
    }

    /// The signed fields in signed order.
    pub fn fields(&self) -> Fields<'_> {
        self.form.signed_fields()
    }
}

impl core::fmt::Debug for Delivery<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Delivery")
            .field("algorithm", &self.proof.algorithm)
            .field("secret_index", &self.proof.secret)
            .field("fields", &self.fields())
            .finish()
    }
}
