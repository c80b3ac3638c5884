//! The three signature algorithms and sets of them. Owns their names on the wire; must never rank them
//! anywhere else than here.

use core::fmt;

/// A signature algorithm of IPN and LCN, weakest first (so that `max` is the strongest).
///
/// Protocol page: `signature.md`, section 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// HMAC-MD5 in the field `HASH`. Announced to end in 2024 and 2025; accepted only by explicit choice.
    Md5,
    /// HMAC-SHA-256 in `SIGNATURE_SHA2_256`.
    Sha256,
    /// HMAC-SHA3-256 (FIPS 202) in `SIGNATURE_SHA3_256`.
    Sha3_256,
}

impl Algorithm {
    /// All three, strongest first: the order in which a signature is chosen.
    pub const STRONGEST_FIRST: [Self; 3] = [Self::Sha3_256, Self::Sha256, Self::Md5];

    /// The form field that carries the signature.
    ///
    /// ```
    /// assert_eq!(countersign::Algorithm::Sha256.field(), "SIGNATURE_SHA2_256");
    /// ```
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Md5 => "HASH",
            Self::Sha256 => "SIGNATURE_SHA2_256",
            Self::Sha3_256 => "SIGNATURE_SHA3_256",
        }
    }

    /// The name on the command line, in JSON and in the `algo` attribute of a receipt: `md5`, `sha256`, `sha3-256`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Sha256 => "sha256",
            Self::Sha3_256 => "sha3-256",
        }
    }

    /// The algorithm of that [`name`](Self::name), exactly written.
    ///
    /// ```
    /// use countersign::Algorithm;
    /// assert_eq!(Algorithm::from_name("sha3-256"), Some(Algorithm::Sha3_256));
    /// assert_eq!(Algorithm::from_name("SHA3"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::STRONGEST_FIRST.into_iter().find(|a| a.name() == name)
    }

    /// The algorithm whose signature stands in the field of that final name.
    #[must_use]
    pub fn from_field(field: &[u8]) -> Option<Self> {
        match field {
            b"HASH" => Some(Self::Md5),
            b"SIGNATURE_SHA2_256" => Some(Self::Sha256),
            b"SIGNATURE_SHA3_256" => Some(Self::Sha3_256),
            _ => None,
        }
    }

    /// Bytes of a digest: 16 or 32.
    #[must_use]
    pub const fn digest_len(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha256 | Self::Sha3_256 => 32,
        }
    }

    /// Hexadecimal digits of a digest: 32 or 64.
    #[must_use]
    pub const fn hex_len(self) -> usize {
        self.digest_len().wrapping_mul(2)
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Md5 => 1,
            Self::Sha256 => 2,
            Self::Sha3_256 => 4,
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A set of [`Algorithm`]s.
///
/// ```
/// use countersign::{Algorithm, AlgorithmSet};
/// let set = AlgorithmSet::SHA.with(Algorithm::Md5);
/// assert!(set.contains(Algorithm::Md5) && set.contains(Algorithm::Sha3_256));
/// assert!(!AlgorithmSet::SHA.contains(Algorithm::Md5));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct AlgorithmSet(u8);

impl AlgorithmSet {
    /// None.
    pub const EMPTY: Self = Self(0);
    /// SHA3-256 and SHA-256: what is accepted by default.
    pub const SHA: Self = Self::EMPTY.with(Algorithm::Sha256).with(Algorithm::Sha3_256);
    /// All three.
    pub const ALL: Self = Self::SHA.with(Algorithm::Md5);

    /// This set and one more.
    #[must_use]
    pub const fn with(self, algorithm: Algorithm) -> Self {
        Self(self.0 | algorithm.bit())
    }

    /// Whether the set holds `algorithm`.
    #[must_use]
    pub const fn contains(self, algorithm: Algorithm) -> bool {
        self.0 & algorithm.bit() != 0
    }

    /// Whether the set holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members, strongest first.
    pub fn iter(self) -> impl Iterator<Item = Algorithm> {
        Algorithm::STRONGEST_FIRST.into_iter().filter(move |a| self.contains(*a))
    }
}

impl FromIterator<Algorithm> for AlgorithmSet {
    fn from_iter<I: IntoIterator<Item = Algorithm>>(algorithms: I) -> Self {
        algorithms.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Debug for AlgorithmSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
