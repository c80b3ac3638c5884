//! Options that several commands share. Owns their names, defaults and help; must never do anything
//! with them but turn them into the core's types.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use countersign::{Algorithm, AlgorithmSet, Kind, Limits, Policy, SecretKey, Verifier};

use crate::failure::Failure;
use crate::input;
use crate::verdict::Judge;

/// An algorithm by the name that receipts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AlgorithmName {
    /// SIGNATURE_SHA3_256
    #[value(name = "sha3-256")]
    Sha3,
    /// SIGNATURE_SHA2_256
    #[value(name = "sha256")]
    Sha2,
    /// HASH
    #[value(name = "md5")]
    Md5,
}

impl From<AlgorithmName> for Algorithm {
    fn from(name: AlgorithmName) -> Self {
        match name {
            AlgorithmName::Sha3 => Self::Sha3_256,
            AlgorithmName::Sha2 => Self::Sha256,
            AlgorithmName::Md5 => Self::Md5,
        }
    }
}

/// The kind that is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindName {
    /// Whatever it is
    Auto,
    /// An order message
    Ipn,
    /// A subscription message
    Lcn,
}

/// What is accepted as genuine.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "What is accepted")]
pub(crate) struct PolicyArgs {
    /// Demand a kind: auto, ipn, lcn
    #[arg(long, value_name = "KIND", default_value = "auto", hide_possible_values = true)]
    kind: KindName,

    /// Signatures to accept: sha3-256, sha256, md5; the strongest one that was sent must be right
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_value = "sha3-256,sha256")]
    #[arg(hide_possible_values = true)]
    accept: Vec<AlgorithmName>,

    /// Require that every signature in the message is right, not only the strongest
    #[arg(long)]
    require_all: bool,

    /// Refuse what looks re-cut: doubled fields, arrays of unequal length, dates that are none
    #[arg(long)]
    strict: bool,

    /// Refuse messages whose signed date is further from this computer's clock
    #[arg(long, value_name = "SECONDS")]
    max_age: Option<u64>,
}

impl PolicyArgs {
    /// The policy, but for the age limit, which needs the time of day.
    fn policy(&self) -> Policy {
        let kind = match self.kind {
            KindName::Auto => Kind::Unknown,
            KindName::Ipn => Kind::Ipn,
            KindName::Lcn => Kind::Lcn,
        };
        let policy = Policy::new().accept(self.accepted()).kind(kind);
        policy.require_all(self.require_all).strict(self.strict)
    }

    pub(crate) fn accepted(&self) -> AlgorithmSet {
        set(&self.accept)
    }

    /// The secrets joined with the policy.
    pub(crate) fn judge(&self, keys: Vec<SecretKey>, limits: Limits) -> Result<Judge, Failure> {
        let verifier = Verifier::new(keys).map_err(|error| Failure::of(error, "no secret"))?;
        Ok(Judge::new(
            verifier,
            self.policy().limits(limits),
            self.max_age.map(Duration::from_secs),
        ))
    }
}

/// Which signatures a test message gets.
#[derive(Args, Clone, Debug)]
pub(crate) struct AlgorithmArgs {
    /// Signatures to add: sha3-256, sha256, md5 [default: sha3-256,sha256]
    #[arg(long, value_name = "LIST", value_delimiter = ',', hide_possible_values = true)]
    algorithm: Vec<AlgorithmName>,
}

impl AlgorithmArgs {
    pub(crate) fn algorithms(&self) -> AlgorithmSet {
        if self.algorithm.is_empty() { AlgorithmSet::SHA } else { set(&self.algorithm) }
    }

    /// Whether the option was given.
    pub(crate) fn is_given(&self) -> bool {
        !self.algorithm.is_empty()
    }
}

fn set(names: &[AlgorithmName]) -> AlgorithmSet {
    names.iter().copied().map(Algorithm::from).collect()
}

/// Where the body is.
#[derive(Args, Clone, Debug)]
pub(crate) struct BodyArgs {
    /// The raw body of the POST, byte for byte; `-` is standard input
    #[arg(value_name = "FILE", default_value = input::STDIN)]
    pub(crate) file: PathBuf,
}

impl BodyArgs {
    pub(crate) fn read(&self) -> Result<Vec<u8>, Failure> {
        input::read(&self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_core() {
        for name in AlgorithmName::value_variants() {
            let value = name.to_possible_value().unwrap();
            assert_eq!(value.get_name(), Algorithm::from(*name).name());
        }
    }
}
