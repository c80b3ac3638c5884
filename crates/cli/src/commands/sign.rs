//! `countersign sign`. Owns nothing but the options: the core signs.

use clap::Args;

use crate::failure::{Failure, Status};
use crate::input;
use crate::options::{AlgorithmArgs, BodyArgs};
use crate::output;
use crate::secrets::Secrets;

const EXAMPLES: &str = "\
Examples:
  $ countersign sign --secret-file key.txt order.form > signed.form
  $ countersign fixture lcn-change | countersign sign --secret-env KEY
  $ printf 'REFNO=1&COMPANY=' | countersign sign --secret-env KEY --algorithm md5

Exit status: 0 signed, 1 the body is refused (too large, too many fields),
2 wrong command line, unusable secret, or unreadable body.";

/// Sign a body as 2Checkout would: test traffic
///
/// Appends HASH, SIGNATURE_SHA2_256 and SIGNATURE_SHA3_256, as asked for, and replaces those that
/// are there. All other bytes stay as they are. Of several secrets the first one signs.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Sign {
    #[command(flatten)]
    body: BodyArgs,

    #[command(flatten)]
    algorithms: AlgorithmArgs,

    #[command(flatten)]
    secrets: Secrets,
}

impl Sign {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let secrets = self.secrets.read(Some(&self.body.file))?;
        let body = self.body.read()?;
        let Some(secret) = secrets.first() else {
            return Err(Failure::new("no secret"));
        };
        if input::ends_in_line_break(&body) {
            output::warn(input::LINE_BREAK_SIGNED);
        }
        match countersign::sign(&body, secret, self.algorithms.algorithms()) {
            Ok(signed) => output::write_body(&signed).map(|()| Status::Done),
            Err(error) => {
                output::refuse(&error.to_string(), error.code());
                Ok(Status::Refused)
            }
        }
    }
}
