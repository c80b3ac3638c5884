//! A genuine message that has no receipt, and the refusal of one. Owns their JSON and where both are
//! printed; must never mix what is signed with what is not.

use countersign::Error;
use serde::Serialize;

use super::Verify;
use super::page::Page;
use crate::failure::{Failure, Status};
use crate::json::{self, Bytes, Problem};
use crate::verdict::Verdict;
use crate::{input, output};

/// `[[name, value], …]`
pub(super) type List<'a> = Vec<(Bytes<'a>, Bytes<'a>)>;

/// The object of `--json`.
#[derive(Serialize)]
pub(super) struct Checked<'a> {
    pub(super) valid: bool,
    pub(super) kind: &'static str,
    pub(super) algorithm: &'static str,
    pub(super) secret: usize,
    /// Of a return: whether nobody has paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) demo: Option<bool>,
    /// Of an IDN reply: whether it says yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) confirmed: Option<bool>,
    /// In signed order.
    pub(super) fields: List<'a>,
    /// In the order in which they came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unsigned: Option<List<'a>>,
}

impl<'a> Checked<'a> {
    pub(super) fn new(
        kind: &'static str,
        algorithm: countersign::Algorithm,
        secret: usize,
        fields: List<'a>,
    ) -> Self {
        let algorithm = algorithm.name();
        Self {
            valid: true,
            kind,
            algorithm,
            secret,
            demo: None,
            confirmed: None,
            fields,
            unsigned: None,
        }
    }
}

/// A list of pairs.
pub(super) fn list<'a>(pairs: impl IntoIterator<Item = (&'a [u8], &'a [u8])>) -> List<'a> {
    pairs.into_iter().map(|(name, value)| (Bytes(name), Bytes(value))).collect()
}

/// What the signature and the secret of a kind are called.
pub(super) struct Names {
    pub(super) signature: &'static str,
    pub(super) secret: &'static str,
}

impl Names {
    /// The core's sentences about signatures are those of notifications.
    fn problem(&self, error: Error) -> Problem {
        let Self { signature, secret } = self;
        let message = match error {
            Error::SignatureMismatch => format!(
                "{signature} does not match: wrong {secret}, or this is not what 2Checkout sent"
            ),
            Error::MissingSignature => {
                format!("there is no {signature}; is this the whole message, and of this kind?")
            }
            Error::MissingField("EPAYMENT") => {
                "there is no <EPAYMENT>…</EPAYMENT> in it".to_owned()
            }
            // The core's sentence is about the settings of notifications.
            Error::MissingField(name) => format!("{name} was not sent; is this of this kind?"),
            other => other.to_string(),
        };
        Problem { message, ..Problem::from(error) }
    }
}

impl Verify {
    /// Prints a genuine message.
    pub(super) fn show(
        &self,
        checked: &Checked<'_>,
        page: impl FnOnce() -> Page,
    ) -> Result<Status, Failure> {
        if self.json {
            output::write(json::line(checked).as_bytes())?;
        } else {
            output::write_styled(page().text())?;
        }
        Ok(Status::Done)
    }

    /// Prints a refusal, and for a person what may help.
    pub(super) fn turn_away(
        &self,
        error: Error,
        names: &Names,
        body: &[u8],
        hint: Option<String>,
    ) -> Result<Status, Failure> {
        let problem = names.problem(error);
        if self.json {
            output::write(json::line(&Verdict::Refused(problem)).as_bytes())?;
            return Ok(Status::Refused);
        }
        output::refuse(&problem.message, problem.code);
        if matches!(problem.code, "signature_mismatch" | "malformed_signature")
            && input::ends_in_line_break(body)
        {
            output::tell(input::LINE_BREAK_HINT);
        }
        if let Some(hint) = hint {
            output::tell(&format!("hint: {hint}"));
        }
        Ok(Status::Refused)
    }
}
