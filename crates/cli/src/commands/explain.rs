//! `countersign explain`. Owns how a person sees what was signed and why it does not match; must
//! never show a digest, right or wrong.

use std::fmt::Write as _;

use clap::Args;
use countersign::diagnose::Signature;
use countersign::{
    AlgorithmSet, Diagnosis, Error, Field, Finding, Limits, ReceiptDate, Unverified, diagnose,
};
use serde::Serialize;

use crate::failure::{Failure, Status};
use crate::json::{Pairs, Problem};
use crate::options::{BodyArgs, KindArgs, PolicyArgs};
use crate::output::{self, BAD, DIM, GOOD, ODD, styled};
use crate::secrets::Secrets;
use crate::text::{printable, printable_in};
use crate::verdict::Verdict;
use crate::{clock, elsewhere, json};

const EXAMPLES: &str = "\
Examples:
  $ countersign explain --secret-file key.txt signed.form
  $ countersign explain --secret-env KEY --accept sha256,md5 --json < signed.form

No right digest is ever shown. The customers' data is: do not post the output
where others can read it.

For notifications only; `countersign verify --kind …` checks other messages.

Exit status: 0 the message verifies, 1 it does not, 2 wrong command line,
unusable secret, or unreadable body.";

/// Longest value shown to a person.
const SHOWN: usize = 100;

/// Say which fields were signed, and why a signature does not match
///
/// Prints the signed fields in signed order, each with its length in bytes as it goes into the
/// signature, the signature fields, which are left out of it, and the mistake that explains a
/// signature that does not match: a wrong kind of secret, characters counted instead of bytes,
/// values trimmed, fields sorted, and many more.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Explain {
    #[command(flatten)]
    body: BodyArgs,

    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    secrets: Secrets,

    #[command(flatten)]
    kind: KindArgs,

    #[command(flatten)]
    policy: PolicyArgs,
}

/// The object of `--json`.
#[derive(Serialize)]
struct Report<'a> {
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Problem>,
    kind: &'static str,
    signatures: Vec<SignatureEntry>,
    findings: Vec<FindingEntry<'a>>,
    /// Whether everything was tried.
    complete: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Pairs<'a>>,
}

#[derive(Serialize)]
struct SignatureEntry {
    field: &'static str,
    algorithm: &'static str,
    accepted: bool,
    well_formed: bool,
    matches: bool,
    secret: Option<usize>,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    id: &'static str,
    code: &'static str,
    certain: bool,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
}

impl Explain {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let kind = self.kind.kind()?;
        let (bytes, keys): (Vec<_>, Vec<_>) =
            self.secrets.read_both(Some(&self.body.file))?.into_iter().unzip();
        let judge = self.policy.judge(kind, keys, Limits::DEFAULT)?;
        let body = self.body.read()?;
        let now = clock::now();
        let date = ReceiptDate::from_unix(now);
        let date = date.map_err(|error| Failure::of(error, "this computer's clock"))?;

        let verdict = judge.judge(&body, now, date);
        let secrets: Vec<&[u8]> = bytes.iter().map(|bytes| bytes.as_slice()).collect();
        let diagnosis = diagnose(&body, &secrets, &Limits::DEFAULT);
        let parsed = Unverified::parse(&body, &Limits::DEFAULT);
        let case = Case {
            parsed: parsed.as_ref().map_err(|error| *error),
            diagnosis: &diagnosis,
            verdict: &verdict,
            accepted: self.policy.accepted(),
        };
        if self.json {
            output::write(json::line(&case.report()).as_bytes())?;
        } else {
            output::write_styled(&case.text())?;
        }
        Ok(Status::done_if(matches!(verdict, Verdict::Genuine(_))))
    }
}

/// Everything there is to tell.
struct Case<'a> {
    parsed: Result<&'a Unverified<'static>, Error>,
    diagnosis: &'a Diagnosis,
    verdict: &'a Verdict,
    accepted: AlgorithmSet,
}

impl<'a> Case<'a> {
    fn problem(&self) -> Option<&'a Problem> {
        match self.verdict {
            Verdict::Genuine(_) => None,
            Verdict::Refused(problem) => Some(problem),
        }
    }

    fn report(&self) -> Report<'a> {
        let signature = |signature: &Signature| SignatureEntry {
            field: signature.algorithm().field(),
            algorithm: signature.algorithm().name(),
            accepted: self.accepted.contains(signature.algorithm()),
            well_formed: signature.is_well_formed(),
            matches: signature.secret().is_some(),
            secret: signature.secret(),
        };
        let finding = |finding: &'a Finding| FindingEntry {
            id: finding.id(),
            code: finding.code(),
            certain: finding.is_certain(),
            message: finding.to_string(),
            field: finding.field(),
        };
        Report {
            valid: self.problem().is_none(),
            error: self.problem(),
            kind: self.parsed.map_or("unknown", |message| message.kind().name()),
            signatures: self.diagnosis.signatures().iter().map(signature).collect(),
            findings: self.diagnosis.findings().iter().map(finding).collect(),
            complete: self.diagnosis.is_complete(),
            fields: self.parsed.ok().map(|message| Pairs(message.form().signed_fields())),
        }
    }

    // Writing into a string cannot fail.

    fn text(&self) -> String {
        let mut text = String::new();
        if let Ok(message) = self.parsed {
            fields(&mut text, message.form().signed_fields());
        }
        self.signatures(&mut text);
        let _ = match self.problem() {
            None => writeln!(text, "\n{}", styled(GOOD, "the message verifies")),
            Some(problem) => {
                let message = match problem.code {
                    // The core's sentence sends people here.
                    "signature_mismatch" => "the signature does not match",
                    _ => &problem.message,
                };
                writeln!(text, "\n{}: {message} ({})", styled(BAD, "refused"), problem.code)
            }
        };
        for finding in self.diagnosis.findings() {
            let style = if finding.is_certain() { BAD } else { ODD };
            let _ =
                writeln!(text, "  {} {finding} ({})", styled(style, finding.id()), finding.code());
        }
        if let Some(kind) = self.elsewhere() {
            let _ = writeln!(text, "\n`countersign verify --kind {kind}` checks such a message.");
        }
        if !self.diagnosis.is_complete() {
            text.push_str("  The body is so large that not everything was tried.\n");
        }
        text
    }

    /// The kind for `verify`, if this is no notification.
    fn elsewhere(&self) -> Option<&'static str> {
        let message = self.parsed.ok()?;
        elsewhere::kind(self.diagnosis, message.form())
    }

    fn signatures(&self, text: &mut String) {
        text.push_str("\nsignatures, which are left out of what is signed:\n");
        for signature in self.diagnosis.signatures() {
            let algorithm = signature.algorithm();
            let state = match (signature.secret(), signature.is_well_formed()) {
                (Some(secret), true) => styled(GOOD, &format!("matches secret {secret}")),
                (Some(_), false) => styled(ODD, "right, but not well-formed"),
                (None, true) => styled(BAD, "does not match"),
                (None, false) => styled(BAD, "not well-formed"),
            };
            let unless = if self.accepted.contains(algorithm) { "" } else { ", not accepted" };
            let _ = writeln!(text, "  {:<18}  {state}{unless}", algorithm.field());
        }
        if self.diagnosis.signatures().is_empty() {
            text.push_str("  none\n");
        }
    }
}

/// The signed fields as a table: length, path, value.
fn fields<'a>(text: &mut String, fields: impl Iterator<Item = Field<'a>>) {
    let rows: Vec<_> = fields
        .map(|field| (field.value().len(), printable(&field.path().to_bytes()), field.value()))
        .collect();
    let digits = rows.iter().map(|(len, ..)| len.to_string().len()).max().unwrap_or(0);
    let width = rows.iter().map(|(_, path, _)| path.chars().count()).max().unwrap_or(0).min(40);
    let total: usize = rows.iter().map(|(len, ..)| len + len.to_string().len()).sum();
    let _ = writeln!(
        text,
        "{} {} signed, in this order, each as its length in bytes and its value \
         ({total} bytes in all):",
        rows.len(),
        if rows.len() == 1 { "field is" } else { "fields are" },
    );
    for (len, path, value) in rows {
        let path = styled(DIM, &format!("{path:<width$}"));
        let len = styled(GOOD, &format!("{len:>digits$}"));
        let value = printable_in(value, SHOWN);
        let gap = if value.is_empty() { "" } else { "  " };
        let _ = writeln!(text, "  {path}  {len}{gap}{value}");
    }
}
