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

/// The kind of notification that is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindName {
    /// Whatever it is
    Auto,
    /// An order message
    Ipn,
    /// A subscription message
    Lcn,
    /// What is no notification: known, so that it can be said where to go.
    #[value(hide = true, alias = "ins", alias = "return", alias = "convertplus")]
    #[value(alias = "delivery", alias = "idn-reply")]
    Other,
}

/// Which notifications are accepted.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "What is accepted")]
pub(crate) struct KindArgs {
    /// Demand a kind: auto, ipn, lcn
    #[arg(long, value_name = "KIND", default_value = "auto", hide_possible_values = true)]
    kind: KindName,
}

impl KindArgs {
    pub(crate) fn kind(&self) -> Result<Kind, Failure> {
        match self.kind {
            KindName::Auto => Ok(Kind::Unknown),
            KindName::Ipn => Ok(Kind::Ipn),
            KindName::Lcn => Ok(Kind::Lcn),
            KindName::Other => Err(Failure::new(
                "this command is for notifications (--kind auto, ipn, lcn); `countersign verify --kind \
                 ins|return|convertplus|delivery|idn-reply` checks the other messages",
            )),
        }
    }
}

/// What is accepted as genuine.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "What is accepted")]
pub(crate) struct PolicyArgs {
    /// Signatures to accept: sha3-256, sha256, md5 [default: sha3-256,sha256]
    ///
    /// The strongest one that was sent must be right.
    #[arg(long, value_name = "LIST", value_delimiter = ',', hide_possible_values = true)]
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
    pub(crate) fn policy(&self, kind: Kind) -> Policy {
        let policy = Policy::new().accept(self.accepted()).kind(kind);
        policy.require_all(self.require_all).strict(self.strict)
    }

    pub(crate) fn accepted(&self) -> AlgorithmSet {
        if self.accept.is_empty() { AlgorithmSet::SHA } else { set(&self.accept) }
    }

    /// The options that were given.
    pub(crate) fn given(&self) -> impl Iterator<Item = &'static str> {
        let all = [
            ("--accept", !self.accept.is_empty()),
            ("--require-all", self.require_all),
            ("--strict", self.strict),
            ("--max-age", self.max_age.is_some()),
        ];
        all.into_iter().filter_map(|(name, given)| given.then_some(name))
    }

    /// The secrets joined with the policy.
    pub(crate) fn judge(
        &self,
        kind: Kind,
        keys: Vec<SecretKey>,
        limits: Limits,
    ) -> Result<Judge, Failure> {
        let verifier = Verifier::new(keys).map_err(|error| Failure::of(error, "no secret"))?;
        Ok(Judge::new(
            verifier,
            self.policy(kind).limits(limits),
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

/// An account number, as it is signed.
pub(crate) fn account(text: &str) -> Result<String, &'static str> {
    let is_word = !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    if is_word { Ok(text.to_owned()) } else { Err("an account number has no blanks in it") }
}

/// Refuses the first option given that has no effect on a kind of message.
pub(crate) fn options_go(
    kind: &str,
    options: &[&str],
    mut given: impl Iterator<Item = &'static str>,
) -> Result<(), Failure> {
    let Some(option) = given.find(|option| !options.contains(option)) else { return Ok(()) };
    let instead = match options {
        [] => String::new(),
        [one] => format!(", which takes {one}"),
        [all @ .., last] => format!(", which takes {} and {last}", all.join(", ")),
    };
    Err(Failure::new(format!("{option} does not go with --kind {kind}{instead}")))
}

/// The sentence about the option without which there is nothing to check or sign.
pub(crate) fn account_missing(kind: &str) -> Failure {
    Failure::new(format!(
        "--kind {kind} needs --account NUMBER: your account number, from your configuration"
    ))
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
