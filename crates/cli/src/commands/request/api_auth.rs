//! `request api-auth`: the header that logs in to the API. Owns its options.

use clap::Args;
use countersign::api_auth::{HEADER, Header};

use super::{Signer, date_time, print};
use crate::clock;
use crate::failure::{Failure, Status};

const EXAMPLES: &str = "\
Examples:
  $ countersign request api-auth --merchant MERCCODE --secret-file key.txt
  $ countersign request api-auth --merchant MERCCODE --algorithm sha3-256 --secret-env KEY

Use it:
  curl -H \"$(countersign request api-auth …)\" URL-OF-THE-API

Exit status: 0 printed, 2 wrong command line, or unusable secret.";

/// Log in to the API: the header X-Avangate-Authentication
///
/// Soon out of date: make a new one for every call.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct ApiAuth {
    #[command(flatten)]
    signer: Signer,

    /// When, in UTC [default: now]
    #[arg(long, value_name = "YYYY-MM-DD HH:MM:SS", value_parser = date_time)]
    date: Option<String>,
}

impl ApiAuth {
    pub(super) fn run(self) -> Result<Status, Failure> {
        let signer = &self.signer;
        let at = self.date.as_deref().and_then(clock::unix).unwrap_or_else(clock::now);
        let header = Header::new(&signer.key()?, signer.algorithm(), &signer.merchant, at);
        print(header.map(|header| format!("{HEADER}: {header}")), "")
    }
}
