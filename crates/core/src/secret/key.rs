//! The secret key. Owns the key schedules made from it; must never keep, print or compare the key itself.

use core::fmt;

use zeroize::Zeroize;

use super::is_blank;
use crate::mac::{Feed, Schedules};
use crate::{Algorithm, Error, Tag};

/// The account's **secret key** (Control Panel → Integrations → Webhooks & API), ready for use.
///
/// Made once and used for many messages: the HMAC key schedules of all three algorithms are computed here. The
/// key's own bytes are not kept. What is kept is wiped on drop, and is not shown by `Debug`. There is no equality.
/// Moving a value may leave a copy of it where it was, as everywhere in Rust: make the key where it is going to stay.
///
/// This is not the INS secret word and not the buy-link secret word, which are types of their own
/// ([`InsSecretWord`](crate::InsSecretWord), [`BuyLinkSecretWord`](crate::BuyLinkSecretWord)).
///
/// ```
/// use countersign::{Error, SecretKey};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// assert_eq!(format!("{key:?}"), "SecretKey(redacted)");
/// assert_eq!(SecretKey::new(b"  ").unwrap_err(), Error::EmptySecret);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone)]
pub struct SecretKey {
    schedules: Schedules,
    seed: u64,
}

impl SecretKey {
    /// Takes the key's raw bytes: not trimmed, not hex-decoded. A line break at the end of a file is part of the key here.
    ///
    /// # Errors
    /// [`Error::EmptySecret`] if there are no bytes, or only ASCII white space and NUL. HMAC itself would take an empty
    /// key, and everybody could sign; it also fills keys up with NUL bytes, so that a key of those is an empty one.
    pub fn new(key: &[u8]) -> Result<Self, Error> {
        if is_blank(key) {
            return Err(Error::EmptySecret);
        }
        let schedules = Schedules::new(key).ok_or(Error::EmptySecret)?;
        // Any value that a sender of bodies cannot guess will do; see `fields::index`.
        let tag = schedules.tag(Algorithm::Sha256, [b"countersign index".as_slice()].as_slice());
        let seed = tag.as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        Ok(Self { schedules, seed })
    }

    /// The digest of some values, each with its length in front. This is the one construction behind notifications
    /// and receipts (`signature.md`, section 1).
    ///
    /// A sharp tool: whoever answers with digests of values that a stranger chose signs forgeries for him.
    ///
    /// ```
    /// use countersign::{Algorithm, SecretKey};
    /// // The vendor's own worked example of a receipt.
    /// let tag = SecretKey::new(b"AABBCCDDEEFF")?
    ///     .tag(Algorithm::Md5, &[b"1", b"Software program", b"20050303123434", b"20050303123434"]);
    /// assert_eq!(tag.to_string(), "7bf97ed39681027d0c45aa45e3ea98f0");
    /// # Ok::<(), countersign::Error>(())
    /// ```
    #[must_use]
    pub fn tag(&self, algorithm: Algorithm, values: &[&[u8]]) -> Tag {
        self.tag_of(algorithm, values)
    }

    pub(crate) fn tag_of(&self, algorithm: Algorithm, feed: impl Feed) -> Tag {
        self.schedules.tag(algorithm, feed)
    }

    /// Seeds the index of field names, so that bodies cannot be built to collide in it.
    pub(crate) const fn seed(&self) -> u64 {
        self.seed
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(redacted)")
    }
}

impl Drop for SecretKey {
    fn drop(&mut self) {
        // The schedules wipe themselves.
        self.seed.zeroize();
    }
}
