//! The INS secret word. Owns its bytes, because plain MD5 hashes them among the values; must never print or compare
//! them, and must wipe them.

use core::fmt;

use md5::{Digest, Md5};
use zeroize::Zeroize;

use super::is_blank;
use crate::{Algorithm, Error, Tag};

/// The account's **INS secret word**: it signs INS messages and the classic return of the buyer's browser.
///
/// Neither is a keyed hash: the word is hashed among the values, so its bytes have to be kept. They lie in the value
/// itself, are wiped on drop and not shown by `Debug`. There is no equality.
///
/// Not the secret key, and not the buy-link secret word; mixing them up does not compile:
///
/// ```compile_fail,E0277
/// use countersign::{InsSecretWord, SecretKey, Verifier};
/// let word = InsSecretWord::new(b"tango").unwrap();
/// Verifier::new([word]); // wants a SecretKey
/// ```
///
/// ```compile_fail,E0308
/// use countersign::{Limits, SecretKey, ins::{Ins, InsPolicy}};
/// let key = SecretKey::new(b"AABBCCDDEEFF").unwrap();
/// Ins::verify(b"", &InsPolicy::new("1817037"), &[key]); // wants an InsSecretWord
/// ```
///
/// ```
/// use countersign::{Error, InsSecretWord};
/// let word = InsSecretWord::new(b"tango")?;
/// assert_eq!(format!("{word:?}"), "InsSecretWord(redacted)");
/// assert_eq!(InsSecretWord::new(b"").unwrap_err(), Error::EmptySecret);
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone)]
pub struct InsSecretWord {
    bytes: [u8; Self::MAX],
    len: usize,
    seed: u64,
}

impl InsSecretWord {
    /// Most bytes of a word.
    pub const MAX: usize = 128;

    /// Takes the word's raw bytes: not trimmed.
    ///
    /// # Errors
    /// [`Error::EmptySecret`] if there are no bytes, or only ASCII white space and NUL: everybody could sign.
    /// [`Error::SecretTooLong`] for more than [`MAX`](Self::MAX) bytes.
    pub fn new(word: &[u8]) -> Result<Self, Error> {
        if is_blank(word) {
            return Err(Error::EmptySecret);
        }
        let mut bytes = [0; Self::MAX];
        let to = bytes.get_mut(..word.len()).ok_or(Error::SecretTooLong { limit: Self::MAX })?;
        to.copy_from_slice(word);
        let mut made = Self { bytes, len: word.len(), seed: 0 };
        bytes.zeroize();
        // Any value that a sender of bodies cannot guess will do; see `fields::index`.
        let tag = made.tag_after(&[b"countersign index"]);
        made.seed = tag.as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        Ok(made)
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }

    /// MD5 of the word and the values behind it, nothing in between.
    pub(crate) fn tag_before(&self, values: &[&[u8]]) -> Tag {
        let md5 = Md5::new().chain_update(self.bytes());
        finish(md5, values, &[])
    }

    /// MD5 of the values and the word behind them, nothing in between.
    pub(crate) fn tag_after(&self, values: &[&[u8]]) -> Tag {
        finish(Md5::new(), values, self.bytes())
    }

    /// Seeds the index of field names, so that bodies cannot be built to collide in it.
    pub(crate) const fn seed(&self) -> u64 {
        self.seed
    }
}

fn finish(md5: Md5, values: &[&[u8]], last: &[u8]) -> Tag {
    let md5 = values.iter().fold(md5, Md5::chain_update);
    Tag::new(Algorithm::Md5, &md5.chain_update(last).finalize())
}

impl fmt::Debug for InsSecretWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InsSecretWord(redacted)")
    }
}

impl Drop for InsSecretWord {
    fn drop(&mut self) {
        self.bytes.zeroize();
        self.len.zeroize();
        self.seed.zeroize();
    }
}
