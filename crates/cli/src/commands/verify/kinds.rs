//! The kinds of messages that `verify` knows. Owns which options go with which of them; must never
//! let an option pass that has no effect.

use clap::ValueEnum;

use crate::failure::Failure;

/// What is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageKind {
    /// A notification, whatever it is about
    Auto,
    /// The notification of an order
    Ipn,
    /// The notification of a subscription
    Lcn,
    /// INS message: the raw body; needs --account; the secret is the INS secret word
    Ins,
    /// Classic return or 3-D Secure callback: URL, query or body; needs --account; the secret is
    /// the INS secret word
    Return,
    /// Return URL of ConvertPlus or InLine: URL or query; the secret is the buy-link secret word
    Convertplus,
    /// Request for codes (key generator): the raw body
    Delivery,
    /// 2Checkout's answer to `request idn`
    IdnReply,
}

impl MessageKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Ipn => "ipn",
            Self::Lcn => "lcn",
            Self::Ins => "ins",
            Self::Return => "return",
            Self::Convertplus => "convertplus",
            Self::Delivery => "delivery",
            Self::IdnReply => "idn-reply",
        }
    }

    const fn options(self) -> &'static [&'static str] {
        match self {
            Self::Auto | Self::Ipn | Self::Lcn => {
                &["--accept", "--require-all", "--strict", "--max-age", "--date"]
            }
            Self::Ins => &["--account"],
            Self::Return => &["--account", "--accept-demo"],
            Self::Delivery => &["--accept", "--require-all", "--strict"],
            Self::Convertplus | Self::IdnReply => &[],
        }
    }

    /// Refuses the first option that does not go with the kind.
    pub(super) fn takes(
        self,
        mut given: impl Iterator<Item = &'static str>,
    ) -> Result<(), Failure> {
        match given.find(|option| !self.options().contains(option)) {
            None => Ok(()),
            Some(option) => Err(does_not_go(option, self.name(), self.options())),
        }
    }
}

/// The sentence about an option that has no effect.
pub(crate) fn does_not_go(option: &str, kind: &str, options: &[&str]) -> Failure {
    let instead = match options {
        [] => "which takes neither it nor another one of its sort".to_owned(),
        [one] => format!("which takes {one}"),
        [all @ .., last] => format!("which takes {} and {last}", all.join(", ")),
    };
    Failure::new(format!("{option} does not go with --kind {kind}, {instead}"))
}

/// The sentence about the option without which there is nothing to check.
pub(crate) fn account_missing(kind: &str) -> Failure {
    Failure::new(format!(
        "--kind {kind} needs --account NUMBER: your account number, from your configuration"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_option() {
        for kind in MessageKind::value_variants() {
            assert_eq!(kind.to_possible_value().unwrap().get_name(), kind.name());
        }
    }
}
