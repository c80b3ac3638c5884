//! The buy-link secret word. Owns the key schedules made from it; must never keep, print or compare the word itself.

use core::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};
use zeroize::Zeroize;

use super::is_blank;
use crate::mac::{self, Feed};
use crate::{Algorithm, Error, Tag};

/// The account's **buy-link secret word**: it signs ConvertPlus and InLine links and the buyer's way back from them.
///
/// Only key schedules are kept. They are wiped on drop and not shown by `Debug`. There is no equality.
///
/// Not the secret key, and not the INS secret word; mixing them up does not compile:
///
/// ```compile_fail,E0308
/// use countersign::{SecretKey, convertplus::ReturnUrl};
/// let key = SecretKey::new(b"AABBCCDDEEFF").unwrap();
/// ReturnUrl::verify(b"refno=1&signature=", &[key]); // wants a BuyLinkSecretWord
/// ```
///
/// ```compile_fail,E0308
/// use countersign::{BuyLinkSecretWord, ins::{Ins, InsPolicy}};
/// let word = BuyLinkSecretWord::new(b"buylink-secret").unwrap();
/// Ins::verify(b"", &InsPolicy::new("1817037"), &[word]); // wants an InsSecretWord
/// ```
///
/// ```
/// use countersign::{BuyLinkSecretWord, Error};
/// let word = BuyLinkSecretWord::new(b"buylink-secret")?;
/// assert_eq!(format!("{word:?}"), "BuyLinkSecretWord(redacted)");
/// assert_eq!(BuyLinkSecretWord::new(b" ").unwrap_err(), Error::EmptySecret);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone)]
#[cfg_attr(not(feature = "alloc"), allow(dead_code, reason = "sorting parameters needs alloc"))]
pub struct BuyLinkSecretWord {
    sha256: Hmac<Sha256>,
    sha512: Hmac<Sha512>,
    seed: u64,
}

#[cfg_attr(not(feature = "alloc"), allow(dead_code, reason = "sorting parameters needs alloc"))]
impl BuyLinkSecretWord {
    /// Takes the word's raw bytes: not trimmed.
    ///
    /// # Errors
    /// [`Error::EmptySecret`] if there are no bytes, or only ASCII white space and NUL.
    pub fn new(word: &[u8]) -> Result<Self, Error> {
        if is_blank(word) {
            return Err(Error::EmptySecret);
        }
        // HMAC takes keys of any length, so these never fail.
        let sha256 = Hmac::new_from_slice(word).map_err(|_| Error::EmptySecret)?;
        let sha512 = Hmac::new_from_slice(word).map_err(|_| Error::EmptySecret)?;
        let mut made = Self { sha256, sha512, seed: 0 };
        // Any value that a sender of links cannot guess will do; see `fields::index`.
        let tag = made.tag_of([b"countersign index".as_slice()].as_slice());
        made.seed = tag.as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        Ok(made)
    }

    /// HMAC-SHA-256 of some values, each with its length in front.
    pub(crate) fn tag_of(&self, feed: impl Feed) -> Tag {
        mac::tag(&self.sha256, Algorithm::Sha256, feed)
    }

    /// HMAC-SHA-512 of a text as it stands.
    pub(crate) fn hs512(&self, text: &[u8]) -> [u8; 64] {
        self.sha512.clone().chain_update(text).finalize().into_bytes().into()
    }

    /// Seeds the index of parameter names, so that links cannot be built to collide in it.
    pub(crate) const fn seed(&self) -> u64 {
        self.seed
    }
}

impl fmt::Debug for BuyLinkSecretWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BuyLinkSecretWord(redacted)")
    }
}

impl Drop for BuyLinkSecretWord {
    fn drop(&mut self) {
        // The schedules wipe themselves.
        self.seed.zeroize();
    }
}
