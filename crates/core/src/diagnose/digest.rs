//! Digests over a finished source string, the wrong ones included. Owns HMAC with any block size and the plain hashes that
//! people mistake for it; must never let a computed digest out: it only says whether one matches.

use ctutils::CtEq;
use md5::Md5;
use sha2::{Digest as Hasher, Sha256};
use sha3::{Keccak256, Sha3_256};
use zeroize::{Zeroize, Zeroizing};

use crate::{Algorithm, hex};

/// A digest as received: 16 or 32 bytes.
#[derive(Clone, Copy)]
pub(super) struct Digest {
    bytes: [u8; 32],
    len: usize,
}

impl Digest {
    /// Reads 32 or 64 hexadecimal digits of either case.
    pub(super) fn from_hex(digits: &[u8]) -> Option<Self> {
        let mut bytes = [0; 32];
        let len = digits.len() >> 1;
        hex::decode(digits, bytes.get_mut(..len)?)?;
        matches!(len, 16 | 32).then_some(Self { bytes, len })
    }

    /// Takes 16 or 32 bytes.
    pub(super) fn from_bytes(digest: &[u8]) -> Option<Self> {
        let mut bytes = [0; 32];
        bytes.get_mut(..digest.len())?.copy_from_slice(digest);
        matches!(digest.len(), 16 | 32).then_some(Self { bytes, len: digest.len() })
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// In constant time for digests of one length.
    fn is(&self, computed: &[u8]) -> bool {
        self.bytes.get(..self.len).is_some_and(|bytes| bytes.ct_eq(computed).to_bool())
    }
}

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Md5,
    Sha256,
    Sha3,
    Keccak,
}

impl Hash {
    pub(super) const fn of(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Md5 => Self::Md5,
            Algorithm::Sha256 => Self::Sha256,
            Algorithm::Sha3_256 => Self::Sha3,
        }
    }

    pub(super) const fn digest_len(self) -> usize {
        match self {
            Self::Md5 => 16,
            _ => 32,
        }
    }

    /// The block size that HMAC has to use with it.
    pub(super) const fn block(self) -> usize {
        match self {
            Self::Md5 | Self::Sha256 => 64,
            Self::Sha3 | Self::Keccak => 136,
        }
    }
}

/// What is done with the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recipe {
    /// HMAC, right if the block is the hash's own.
    Hmac {
        /// At most [`LARGEST`].
        block: usize,
    },
    /// The hash of the source, without a key.
    Plain,
    /// The hash of the key, directly followed by the source.
    KeyFirst,
    /// The hash of the source, directly followed by the key.
    KeyLast,
}

/// The largest block HMAC is made with here.
const LARGEST: usize = 136;

/// Whether `target` is what `recipe` makes of key and source.
pub(super) fn matches(
    target: &Digest,
    hash: Hash,
    recipe: Recipe,
    key: &[u8],
    source: &[u8],
) -> bool {
    match hash {
        _ if target.len() != hash.digest_len() => false,
        Hash::Md5 => run::<Md5>(target, recipe, key, source),
        Hash::Sha256 => run::<Sha256>(target, recipe, key, source),
        Hash::Sha3 => run::<Sha3_256>(target, recipe, key, source),
        Hash::Keccak => run::<Keccak256>(target, recipe, key, source),
    }
}

/// The right HMAC of an algorithm.
pub(super) fn signs(target: &Digest, algorithm: Algorithm, key: &[u8], source: &[u8]) -> bool {
    let hash = Hash::of(algorithm);
    matches(target, hash, Recipe::Hmac { block: hash.block() }, key, source)
}

fn run<H: Hasher>(target: &Digest, recipe: Recipe, key: &[u8], source: &[u8]) -> bool {
    let over = |parts: [&[u8]; 2]| {
        let mut hasher = H::new();
        for part in parts {
            hasher.update(part);
        }
        hasher.finalize()
    };
    match recipe {
        Recipe::Hmac { block } => {
            let mut padded = Zeroizing::new([0; LARGEST]);
            if key.len() > block {
                let mut hashed = over([key, &[]]);
                for (to, from) in padded.iter_mut().zip(hashed.iter()) {
                    *to = *from;
                }
                hashed.zeroize();
            } else {
                for (to, from) in padded.iter_mut().zip(key) {
                    *to = *from;
                }
            }
            let pad = |with: u8| {
                let mut pad = Zeroizing::new(*padded);
                pad.iter_mut().for_each(|byte| *byte ^= with);
                pad
            };
            let inner = over([pad(0x36).get(..block).unwrap_or(&[]), source]);
            target.is(&over([pad(0x5c).get(..block).unwrap_or(&[]), &inner]))
        }
        Recipe::Plain => target.is(&over([source, &[]])),
        Recipe::KeyFirst => target.is(&over([key, source])),
        Recipe::KeyLast => target.is(&over([source, key])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SecretKey;
    use alloc::vec;

    /// HMAC with the right block is the HMAC that verification uses.
    #[test]
    fn right_blocks_give_the_right_hmac() {
        for len in [1, 63, 64, 65, 135, 136, 137, 200] {
            let key = vec![b'k'; len];
            for algorithm in Algorithm::STRONGEST_FIRST {
                let tag = SecretKey::new(&key).unwrap().tag(algorithm, &[b"value"]);
                let target = Digest::from_bytes(tag.as_bytes()).unwrap();
                assert!(signs(&target, algorithm, &key, b"5value"), "{len} {algorithm}");
                assert!(!signs(&target, algorithm, &key, b"5valuf"));
            }
        }
    }

    #[test]
    fn only_digests_of_known_lengths() {
        for (digits, ok) in
            [(0, false), (31, false), (32, true), (33, false), (40, false), (64, true), (66, false)]
        {
            assert_eq!(Digest::from_hex(&vec![b'a'; digits]).is_some(), ok, "{digits}");
        }
        assert!(Digest::from_hex(&[b'g'; 32]).is_none());
    }
}
