//! The kinds of messages that `verify` knows. Owns which options go with which of them; must never
//! let an option pass that has no effect.

use clap::ValueEnum;

use crate::failure::Failure;
use crate::options::options_go;

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
    pub(super) fn takes(self, given: impl Iterator<Item = &'static str>) -> Result<(), Failure> {
        options_go(self.name(), self.options(), given)
    }
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
