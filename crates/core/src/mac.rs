//! The keyed hashes. Owns one precomputed HMAC schedule per algorithm and the digest type; must never see a
//! field name, and must never give out a digest that can be compared in variable time.

use core::fmt;

use ctutils::CtEq;
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha2::Sha256;
use sha2::digest::Update;
use sha2::digest::block_api::{BlockSizeUser, Buffer, CoreProxy};
use sha3::Sha3_256;

use crate::source::Writer;
use crate::{Algorithm, hex};

/// A digest: 16 bytes for MD5, 32 for the others.
///
/// Equality takes the same time whatever the digests are. [`Display`](fmt::Display) prints lower-case hexadecimal
/// digits, the form that 2Checkout sends and expects in most messages, and `{:X}` upper-case ones, as in INS. `Debug`
/// prints the algorithm only, so that a right digest does not end in a log.
#[derive(Clone, Copy)]
pub struct Tag {
    algorithm: Algorithm,
    /// MD5 uses the first 16, the rest stays zero.
    bytes: [u8; 32],
}

impl Tag {
    pub(crate) fn new(algorithm: Algorithm, digest: &[u8]) -> Self {
        let mut bytes = [0; 32];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = *from;
        }
        Self { algorithm, bytes }
    }

    /// Reads exactly the algorithm's number of hexadecimal digits, upper or lower case; anything else is `None`.
    ///
    /// ```
    /// use countersign::{Algorithm, Tag};
    /// let tag = Tag::from_hex(Algorithm::Md5, b"7BF97ED39681027d0c45aa45e3ea98f0").unwrap();
    /// assert_eq!(tag.to_string(), "7bf97ed39681027d0c45aa45e3ea98f0");
    /// assert!(Tag::from_hex(Algorithm::Sha256, b"7bf97ed39681027d0c45aa45e3ea98f0").is_none());
    /// ```
    #[must_use]
    pub fn from_hex(algorithm: Algorithm, digits: &[u8]) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode(digits, bytes.get_mut(..algorithm.digest_len())?)?;
        Some(Self { algorithm, bytes })
    }

    /// The algorithm that made it.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The digest's bytes: 16 or 32.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.algorithm.digest_len()).unwrap_or(&[])
    }
}

/// In constant time for tags of one algorithm.
impl PartialEq for Tag {
    fn eq(&self, other: &Self) -> bool {
        let same = self.bytes.ct_eq(&other.bytes);
        (self.algorithm == other.algorithm) & same.to_bool()
    }
}

impl Eq for Tag {}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.as_bytes() {
            for digit in hex::encode(*byte) {
                fmt::Write::write_char(f, char::from(digit))?;
            }
        }
        Ok(())
    }
}

impl fmt::UpperHex for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({}, redacted)", self.algorithm)
    }
}

/// The three HMACs with their inner and outer key blocks already hashed in. Each wipes itself on drop.
#[derive(Clone)]
pub(crate) struct Schedules {
    md5: Hmac<Md5>,
    sha256: Hmac<Sha256>,
    sha3_256: Hmac<Sha3_256>,
}

impl Schedules {
    /// HMAC takes keys of any length, so this never fails; `None` only stands for the crate's error type.
    pub(crate) fn new(key: &[u8]) -> Option<Self> {
        Some(Self {
            md5: clean(Hmac::new_from_slice(key).ok()?),
            sha256: clean(Hmac::new_from_slice(key).ok()?),
            sha3_256: clean(Hmac::new_from_slice(key).ok()?),
        })
    }

    /// The digest of whatever `feed` writes.
    pub(crate) fn tag(&self, algorithm: Algorithm, feed: impl Feed) -> Tag {
        match algorithm {
            Algorithm::Md5 => tag(&self.md5, algorithm, feed),
            Algorithm::Sha256 => tag(&self.sha256, algorithm, feed),
            Algorithm::Sha3_256 => tag(&self.sha3_256, algorithm, feed),
        }
    }
}

/// The longest block of the three hashes: SHA3-256's.
const LONGEST_BLOCK: usize = 136;

/// The same MAC without traces of the key. Its buffer for input is empty, and what is in it is whatever was on the
/// stack before: the key as it was given, more often than not.
fn clean<M: CoreProxy>(keyed: M) -> M {
    let (core, _) = keyed.decompose();
    let block = <M::Core as BlockSizeUser>::block_size();
    // A buffer is never full, so that all but the last byte can be written over.
    let zeros = [0; LONGEST_BLOCK];
    let mut buffer = Buffer::<M::Core>::new(zeros.get(..block.saturating_sub(1)).unwrap_or(&[]));
    buffer.reset();
    M::compose(core, buffer)
}

/// The digest of whatever `feed` writes, with one schedule.
pub(crate) fn tag<M: Mac + Update + Clone>(
    keyed: &M,
    algorithm: Algorithm,
    feed: impl Feed,
) -> Tag {
    let mut mac = keyed.clone();
    let mut writer = Writer::new(&mut mac);
    feed.feed(&mut writer);
    writer.flush();
    Tag::new(algorithm, &mac.finalize().into_bytes())
}

/// Something that can write its values into a MAC: the signed fields of a body, the values of a receipt.
pub(crate) trait Feed {
    fn feed(&self, writer: &mut Writer<'_>);
}

/// Some values, each with its length in front.
impl Feed for &[&[u8]] {
    fn feed(&self, writer: &mut Writer<'_>) {
        for value in *self {
            writer.value(value);
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::format;

    #[test]
    fn tags_differ_in_any_bit_and_by_algorithm() {
        let a = Tag::new(Algorithm::Sha256, &[7; 32]);
        for i in 0..32 {
            let mut bytes = [7; 32];
            bytes[i] ^= 1;
            assert_ne!(a, Tag::new(Algorithm::Sha256, &bytes));
        }
        assert_eq!(a, Tag::new(Algorithm::Sha256, &[7; 32]));
        assert_ne!(a, Tag::new(Algorithm::Sha3_256, &[7; 32]));
    }

    #[test]
    fn debug_shows_no_digit_of_the_digest() {
        assert_eq!(format!("{:?}", Tag::new(Algorithm::Md5, &[0xab; 16])), "Tag(md5, redacted)");
    }
}
