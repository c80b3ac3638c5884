//! `countersign verify`. Owns the options and the choice of the check; must never say more about a
//! refusal than why.

mod checked;
mod convertplus;
mod delivery;
mod idn_reply;
mod ins;
mod kinds;
mod notification;
mod page;
mod redirect;

use clap::Args;
use countersign::{Error, Kind, ReceiptDate};

use self::kinds::MessageKind;
use crate::failure::{Failure, Status};
use crate::options::{BodyArgs, PolicyArgs, account, account_missing};
use crate::secrets::Secrets;

const EXAMPLES: &str = "\
Examples:
  $ countersign verify --secret-file key.txt signed.form
  $ countersign verify --secret-env KEY --kind ipn --json < signed.form
  $ countersign verify --secret-file new.txt --secret-file key.txt signed.form
  $ countersign verify --secret-file key.txt --accept sha256,md5 signed.form
  $ countersign verify --secret-file key.txt --date 20250211091645 signed.form
  $ countersign verify --kind ins --account 532001 --secret-file word.txt ins.form
  $ countersign verify --kind return --account 1817037 --secret-file word.txt back.txt
  $ countersign verify --kind convertplus --secret-file link-word.txt thanks.txt
  $ countersign verify --kind delivery --secret-file key.txt codes.form
  $ countersign verify --kind idn-reply --secret-file key.txt reply.xml

Exit status: 0 genuine, even if no receipt is possible or an IDN reply is no
confirmation (which is said), 1 refused, 2 wrong command line, unusable secret,
or unreadable body.";

/// Verify a message of 2Checkout, and print the receipt if it is a notification
///
/// Takes the raw body of the POST, exactly the bytes that arrived. With --json, prints one object:
/// valid, kind, algorithm, secret (index of the one that matched), receipt, fields (the signed ones
/// in signed order), and notification (typed data of an IPN or LCN; docs/notification.schema.json
/// has its shape); or valid and error.
///
/// The other kinds have no receipt and no notification. For ins and return, unsigned holds what no
/// signature covers: anybody can have changed it. A return has demo, an IDN reply confirmed.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Verify {
    #[command(flatten)]
    body: BodyArgs,

    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,

    /// What it is, or must be
    #[arg(long, value_name = "KIND", default_value = "auto")]
    kind: MessageKind,

    /// Your account number, from your configuration, not from the message (ins, return)
    #[arg(long, value_name = "NUMBER", value_parser = account)]
    account: Option<String>,

    /// Accept demo sales, which nobody pays for (return)
    #[arg(long)]
    accept_demo: bool,

    /// Date of the receipt (notifications) [default: now, in UTC]
    #[arg(long, value_name = "YYYYMMDDHHMMSS", value_parser = date)]
    date: Option<ReceiptDate>,

    #[command(flatten)]
    secrets: Secrets,

    #[command(flatten)]
    policy: PolicyArgs,
}

fn date(digits: &str) -> Result<ReceiptDate, Error> {
    ReceiptDate::parse(digits)
}

impl Verify {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        self.kind.takes(self.given())?;
        match self.kind {
            MessageKind::Auto => notification::run(&self, Kind::Unknown),
            MessageKind::Ipn => notification::run(&self, Kind::Ipn),
            MessageKind::Lcn => notification::run(&self, Kind::Lcn),
            MessageKind::Ins => ins::run(&self, self.account()?),
            MessageKind::Return => redirect::run(&self, self.account()?),
            MessageKind::Convertplus => convertplus::run(&self),
            MessageKind::Delivery => delivery::run(&self),
            MessageKind::IdnReply => idn_reply::run(&self),
        }
    }

    /// The options that were given and do not go with every kind.
    fn given(&self) -> impl Iterator<Item = &'static str> {
        let own = [
            ("--account", self.account.is_some()),
            ("--accept-demo", self.accept_demo),
            ("--date", self.date.is_some()),
        ];
        own.into_iter().filter_map(|(name, given)| given.then_some(name)).chain(self.policy.given())
    }

    fn account(&self) -> Result<&str, Failure> {
        self.account.as_deref().ok_or_else(|| account_missing(self.kind.name()))
    }
}
