//! The convenient form, on the heap. Owns nothing but the pairing of secrets and policy.

use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::notification::{Unverified, Verified, seed};
use crate::secret::SecretKey;
use crate::{Error, Policy};

/// Secrets and a policy, made once, used for every message and from any thread.
///
/// ```
/// use countersign::{ReceiptDate, SecretKey, Verifier};
///
/// let verifier = Verifier::new([SecretKey::new(b"AABBCCDDEEFF")?])?;
/// let body = b"REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat\
///     &ORDERNO=0&IPN_DATE=20240102030405\
///     &SIGNATURE_SHA3_256=ffc7d03b48719911abed7c697bb258d7ae371643ff4858dd4d25a17cb38183b9";
///
/// let notification = verifier.verify(body)?;
/// assert_eq!(notification.get("REFNO"), Some(b"900000001".as_slice()));
/// assert_eq!(notification.text("IPN_PNAME[0]")?, Some("Café Pro"));
/// assert_eq!(
///     notification.receipt(ReceiptDate::parse("20240102030500")?)?.to_string(),
///     "<sig algo=\"sha3-256\" date=\"20240102030500\">\
///      fea16ac921264dae16acf27d96347ffe01f0081d2110b2ea453bfc7369ea144d</sig>"
/// );
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verifier {
    // A pointer to the list, so that the keys stay where they are and leave no copies behind.
    secrets: Arc<Vec<SecretKey>>,
    policy: Policy,
}

impl Verifier {
    /// Takes one secret, or several while a key is being changed.
    ///
    /// # Errors
    /// [`Error::EmptySecret`] if there is none.
    pub fn new(secrets: impl Into<Vec<SecretKey>>) -> Result<Self, Error> {
        let secrets: Vec<_> = secrets.into();
        if secrets.is_empty() {
            return Err(Error::EmptySecret);
        }
        Ok(Self { secrets: Arc::new(secrets), policy: Policy::new() })
    }

    /// Replaces the default policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// The policy.
    pub const fn policy(&self) -> Policy {
        self.policy
    }

    /// The secrets, in the order in which [`Verified::secret_index`] counts them.
    #[must_use]
    pub fn secrets(&self) -> &[SecretKey] {
        &self.secrets
    }

    /// Parses and verifies the raw body of a POST.
    ///
    /// # Errors
    /// Those of [`Unverified::parse`] and [`Unverified::verify`].
    pub fn verify(&self, body: &[u8]) -> Result<Verified<'static>, Error> {
        self.verify_with(&self.policy, body)
    }

    /// The same at a time of day (Unix seconds), which a policy with [`Policy::max_age`] needs.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    ///
    /// ```
    /// use core::time::Duration;
    /// use countersign::{AlgorithmSet, Error, Policy, SecretKey, Verifier, sign};
    /// let secret = SecretKey::new(b"AABBCCDDEEFF")?;
    /// let body = b"REFNO=1&IPN_DATE=20240102030405&TIMEZONE_OFFSET=GMT%2B02%3A00";
    /// let body = sign(body, &secret, AlgorithmSet::SHA)?;
    /// let policy = Policy::new().max_age(Duration::from_secs(3600));
    /// let verifier = Verifier::new([secret])?.with_policy(policy);
    /// // 03:04:05 two hours east of Greenwich is 01:04:05 UTC.
    /// assert!(verifier.verify_at(&body, 1_704_157_445 + 3600).is_ok());
    /// assert_eq!(verifier.verify_at(&body, 1_704_157_445 + 3601).unwrap_err(), Error::Stale);
    /// assert_eq!(verifier.verify(&body).unwrap_err(), Error::ClockMissing);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn verify_at(&self, body: &[u8], now: i64) -> Result<Verified<'static>, Error> {
        self.verify_with(&self.policy.at(now), body)
    }

    /// The same under another policy, for one message.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn verify_with(&self, policy: &Policy, body: &[u8]) -> Result<Verified<'static>, Error> {
        let unverified = Unverified::parse_seeded(body, &policy.limits, seed(&self.secrets))?;
        Verified::shared(unverified, policy, &self.secrets)
    }
}
