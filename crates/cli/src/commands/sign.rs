//! `countersign sign`. Owns the options and what signed text they lead to: the core signs.

use clap::{Args, ValueEnum};
use countersign::convertplus::{sign_link, sign_return};
use countersign::{
    BuyLinkSecretWord, Error, InsSecretWord, Kind, Limits, Unverified, ins, redirect,
};

use crate::failure::{Failure, Status};
use crate::input;
use crate::link::Link;
use crate::options::{AlgorithmArgs, BodyArgs, account, account_missing, options_go};
use crate::output;
use crate::secrets::Secrets;

const EXAMPLES: &str = "\
Examples:
  $ countersign sign --secret-file key.txt order.form > signed.form
  $ countersign fixture lcn-change | countersign sign --secret-env KEY
  $ printf 'REFNO=1&COMPANY=' | countersign sign --secret-env KEY --algorithm md5
  $ countersign sign --kind ins --account 532001 --secret-file word.txt ins.form
  $ countersign sign --kind return --account 1817037 --demo --secret-file word.txt back.txt
  $ countersign sign --kind convertplus --secret-file link-word.txt thanks.txt
  $ printf '?merchant=M&prod=101&qty=1' | countersign sign --kind buy-link --secret-env WORD
  $ countersign sign --kind delivery --secret-file key.txt codes.form

Exit status: 0 signed, 1 the input is refused (too large, too many fields,
nothing to sign), 2 wrong command line, unusable secret, or unreadable input.";

/// Sign a message as 2Checkout would: test traffic
///
/// Appends the signature of the kind, and replaces one that is there: HASH, SIGNATURE_SHA2_256 and
/// SIGNATURE_SHA3_256 as asked for, or md5_hash, key, signature. All other bytes stay as they are.
/// Of several secrets the first one signs.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Sign {
    #[command(flatten)]
    body: BodyArgs,

    /// What it is
    #[arg(long, value_name = "KIND", default_value = "auto")]
    kind: SignedKind,

    /// The account number that is signed (ins, return)
    #[arg(long, value_name = "NUMBER", value_parser = account)]
    account: Option<String>,

    /// Sign as for a demo sale, with the order number 1 in place of the one sent (return)
    #[arg(long)]
    demo: bool,

    #[command(flatten)]
    algorithms: AlgorithmArgs,

    #[command(flatten)]
    secrets: Secrets,
}

/// What is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SignedKind {
    /// A notification, whatever it is about
    Auto,
    /// The notification of an order; refuses another one
    Ipn,
    /// The notification of a subscription; refuses another one
    Lcn,
    /// INS message; needs --account; the secret is the INS secret word
    Ins,
    /// Classic return or 3-D Secure callback: URL, query or body; needs --account; the secret is
    /// the INS secret word
    Return,
    /// Return URL of ConvertPlus or InLine: URL or query; the secret is the buy-link secret word
    Convertplus,
    /// Link to the checkout, for use and not only for tests: URL or query; the secret is the
    /// buy-link secret word
    BuyLink,
    /// Request for codes (key generator)
    Delivery,
}

impl SignedKind {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    const fn options(self) -> &'static [&'static str] {
        match self {
            Self::Auto | Self::Ipn | Self::Lcn | Self::Delivery => &["--algorithm"],
            Self::Ins => &["--account"],
            Self::Return => &["--account", "--demo"],
            Self::Convertplus | Self::BuyLink => &[],
        }
    }
}

impl Sign {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let given = [
            ("--account", self.account.is_some()),
            ("--demo", self.demo),
            ("--algorithm", self.algorithms.is_given()),
        ];
        let given = given.into_iter().filter_map(|(name, given)| given.then_some(name));
        options_go(&self.kind.name(), self.kind.options(), given)?;
        let signed = match self.kind {
            SignedKind::Auto | SignedKind::Delivery => self.notification(Kind::Unknown)?,
            SignedKind::Ipn => self.notification(Kind::Ipn)?,
            SignedKind::Lcn => self.notification(Kind::Lcn)?,
            SignedKind::Ins => self.ins()?,
            SignedKind::Return => self.redirect()?,
            SignedKind::Convertplus => self.link(sign_return)?,
            SignedKind::BuyLink => self.link(sign_link)?,
        };
        match signed {
            Ok(signed) => output::write_body(&signed).map(|()| Status::Done),
            Err(Error::InvalidField("link")) => {
                output::refuse(
                    "there is nothing to sign: none of the signed parameters (prod, qty, price, …)",
                    "invalid_field",
                );
                Ok(Status::Refused)
            }
            Err(error) => {
                let sentence = match error {
                    // The core's sentence is about what 2Checkout sends.
                    Error::MissingField(name) => format!("there is no {name}, which is signed"),
                    other => other.to_string(),
                };
                output::refuse(&sentence, error.code());
                Ok(Status::Refused)
            }
        }
    }

    fn notification(&self, demanded: Kind) -> Result<Result<Vec<u8>, Error>, Failure> {
        let key = first(self.secrets.read(Some(&self.body.file))?)?;
        let body = self.read()?;
        let kind = match Unverified::parse(&body, &Limits::DEFAULT) {
            Ok(message) => message.kind(),
            Err(error) => return Ok(Err(error)),
        };
        if demanded != Kind::Unknown && kind != demanded {
            return Ok(Err(Error::WrongKind(kind)));
        }
        Ok(countersign::sign(&body, &key, self.algorithms.algorithms()))
    }

    fn ins(&self) -> Result<Result<Vec<u8>, Error>, Failure> {
        let account = self.account()?;
        let word = first(self.secrets.read_as(Some(&self.body.file), InsSecretWord::new)?)?;
        Ok(ins::sign(&self.read()?, account, &word))
    }

    fn redirect(&self) -> Result<Result<Vec<u8>, Error>, Failure> {
        let account = self.account()?;
        let word = first(self.secrets.read_as(Some(&self.body.file), InsSecretWord::new)?)?;
        let input = self.body.read()?;
        let Link { before, query, fragment, .. } = Link::of(&input);
        let sign = if self.demo { redirect::sign_demo } else { redirect::sign };
        Ok(sign(query, account, &word).map(|signed| [before, &signed, fragment].concat()))
    }

    fn link(
        &self,
        sign: fn(&str, &BuyLinkSecretWord) -> Result<String, Error>,
    ) -> Result<Result<Vec<u8>, Error>, Failure> {
        let word = first(self.secrets.read_as(Some(&self.body.file), BuyLinkSecretWord::new)?)?;
        let input = self.body.read()?;
        let link = str::from_utf8(Link::of(&input).whole).map_err(|_| Error::NotUtf8);
        Ok(link.and_then(|link| sign(link, &word)).map(String::into_bytes))
    }

    /// A body in which every byte counts.
    fn read(&self) -> Result<Vec<u8>, Failure> {
        let body = self.body.read()?;
        if input::ends_in_line_break(&body) {
            output::warn(input::LINE_BREAK_SIGNED);
        }
        Ok(body)
    }

    fn account(&self) -> Result<&str, Failure> {
        self.account.as_deref().ok_or_else(|| account_missing(&self.kind.name()))
    }
}

/// The one that signs.
pub(crate) fn first<T>(secrets: Vec<T>) -> Result<T, Failure> {
    secrets.into_iter().next().ok_or_else(|| Failure::new("no secret"))
}
