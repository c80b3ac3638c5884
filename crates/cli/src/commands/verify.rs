//! `countersign verify`. Owns what a person and a script see of a verdict; must never say more
//! about a refusal than why.

use std::borrow::Cow;
use std::fmt::Write as _;

use clap::Args;
use countersign::{Error, Kind, Limits, ReceiptDate, Verified};

use crate::failure::{Failure, Status};
use crate::json::Problem;
use crate::options::{BodyArgs, PolicyArgs};
use crate::output::{self, DIM, GOOD, styled};
use crate::secrets::Secrets;
use crate::text::{printable, printable_in};
use crate::verdict::{Genuine, Verdict};
use crate::{clock, input, json};

const EXAMPLES: &str = "\
Examples:
  $ countersign verify --secret-file key.txt signed.form
  $ countersign verify --secret-env KEY --kind ipn --json < signed.form
  $ countersign verify --secret-file new.txt --secret-file key.txt signed.form
  $ countersign verify --secret-file key.txt --accept sha256,md5 signed.form
  $ countersign verify --secret-file key.txt --date 20250211091645 signed.form

Exit status: 0 genuine, even if no receipt is possible (which is said),
1 refused, 2 wrong command line, unusable secret, or unreadable body.";

/// Verify the body of a notification and print its receipt
///
/// Takes the raw body of the POST, exactly the bytes that arrived. With --json, prints one object:
/// valid, kind, algorithm, secret (index of the one that matched), receipt, and the signed fields
/// in signed order; or valid and error.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Verify {
    #[command(flatten)]
    body: BodyArgs,

    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,

    /// Date of the receipt [default: now, in UTC]
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
        let judge =
            self.policy.judge(self.secrets.read(Some(&self.body.file))?, Limits::DEFAULT)?;
        let body = self.body.read()?;
        let now = clock::now();
        let date = match self.date {
            Some(date) => date,
            None => ReceiptDate::from_unix(now)
                .map_err(|error| Failure::of(error, "this computer's clock"))?,
        };
        let verdict = judge.judge(&body, now, date);
        if self.json {
            output::write(json::line(&verdict).as_bytes())?;
        } else {
            match &verdict {
                Verdict::Genuine(genuine) => self.praise(genuine)?,
                Verdict::Refused(problem) => self.refuse(problem, &body),
            }
        }
        Ok(Status::done_if(matches!(verdict, Verdict::Genuine(_))))
    }

    fn praise(&self, genuine: &Genuine) -> Result<(), Failure> {
        let Genuine { verified, receipt } = genuine;
        let mut text = summary(verified);
        match receipt {
            // The last line, so that `tail -n 1` finds it.
            Ok(receipt) => {
                // Writing into a string cannot fail.
                let _ = writeln!(text, "{receipt}");
                output::write_styled(&text)
            }
            Err(problem) => {
                output::write_styled(&text)?;
                output::warn(&format!(
                    "genuine, but no receipt is possible: {} ({})",
                    problem.message, problem.code
                ));
                Ok(())
            }
        }
    }

    fn refuse(&self, problem: &Problem, body: &[u8]) {
        output::refuse(&problem.message, problem.code);
        let spoilt = matches!(problem.code, "signature_mismatch" | "malformed_signature");
        if spoilt && input::ends_in_line_break(body) {
            output::tell(
                "hint: the body ends in a line break, which belongs to its last value; \
                 `echo` and editors add one",
            );
        }
        if spoilt {
            output::tell(&format!("hint: {}", self.explain()));
        }
    }

    /// The command line that looks for the reason.
    fn explain(&self) -> String {
        let mut line = "countersign explain".to_owned();
        for (option, value) in self.secrets.options() {
            let _ = write!(line, " {option} {}", quoted(&value.to_string_lossy()));
        }
        if input::is_stdin(&self.body.file) {
            line += " (with the same standard input) says why";
        } else {
            let _ = write!(line, " {} says why", quoted(&self.body.file.to_string_lossy()));
        }
        line
    }
}

/// What a person wants to know first, a line each.
fn summary(verified: &Verified<'_>) -> String {
    let kind = match verified.kind() {
        Kind::Ipn => "IPN (order)",
        Kind::Lcn => "LCN (subscription)",
        Kind::Unknown => "message of unknown kind",
    };
    let count = verified.fields().count();
    let mut text = format!(
        "{} {kind}, {} right under secret {}, {count} signed {}\n",
        styled(GOOD, "genuine"),
        verified.algorithm().field(),
        verified.secret_index(),
        if count == 1 { "field" } else { "fields" },
    );
    let mut row = |label: &str, value: String| {
        let _ = writeln!(text, "  {}  {value}", styled(DIM, &format!("{label:<9}")));
    };
    let first = |names: &[&str]| -> Option<String> {
        let found: Vec<_> = names.iter().filter_map(|name| verified.get(name)).collect();
        let found: Vec<_> =
            found.into_iter().filter(|v| !v.is_empty()).map(|v| printable_in(v, 60)).collect();
        (!found.is_empty()).then(|| found.join(" "))
    };
    let rows: &[(&str, &[&str])] = match verified.kind() {
        Kind::Ipn => &[
            ("order", &["REFNO"]),
            ("status", &["ORDERSTATUS"]),
            ("total", &["IPN_TOTALGENERAL", "CURRENCY"]),
            ("product", &["IPN_PNAME[0]"]),
            ("date", &["IPN_DATE", "TIMEZONE_OFFSET"]),
        ],
        Kind::Lcn => &[
            ("licence", &["LICENSE_CODE"]),
            ("status", &["STATUS"]),
            ("reason", &["DISPATCH_REASON"]),
            ("expires", &["EXPIRATION_DATE"]),
            ("date", &["DATE_UPDATED", "TIMEZONE_OFFSET"]),
        ],
        Kind::Unknown => &[],
    };
    for (label, names) in rows {
        if let Some(value) = first(names) {
            let more = verified.all("IPN_PNAME").count().saturating_sub(1);
            let more = match (*label, more) {
                ("product", 1..) => format!(" (and {more} more)"),
                _ => String::new(),
            };
            row(label, value + &more);
        }
    }
    for (name, words) in
        [("TEST_ORDER", "a test order: nothing was paid"), ("TEST", "a test subscription")]
    {
        if verified.get(name) == Some(b"1") {
            row("test", words.to_owned());
        }
    }
    text
}

/// A word as a shell takes it.
fn quoted(word: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:@%+=,".contains(&byte);
    if !word.is_empty() && word.bytes().all(plain) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(format!("'{}'", printable(word.as_bytes()).replace('\'', r"'\''")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_shell() {
        assert_eq!(quoted("a/b.form"), "a/b.form");
        assert_eq!(quoted("a b's"), r"'a b'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
