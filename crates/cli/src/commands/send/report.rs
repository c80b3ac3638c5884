//! What `send` reports. Owns the object of `--json` and the lines a person reads; must never decide
//! whether a receipt is right.

use std::fmt::Write as _;

use serde::Serialize;

use crate::delivery::{Delivered, Message, Probed};
use crate::json::Problem;
use crate::output::{BAD, GOOD, ODD, styled};

/// The object of `--json`.
#[derive(Serialize)]
pub(super) struct Report {
    pub(super) ok: bool,
    pub(super) kind: &'static str,
    pub(super) algorithms: Vec<&'static str>,
    pub(super) probe: Option<Tried<Probed>>,
    pub(super) attempts: Vec<Attempt>,
}

/// The object in its place if nothing was sent.
#[derive(Serialize)]
pub(super) struct Unsent {
    pub(super) ok: bool,
    pub(super) error: Problem,
}

/// An answer, or why there was none.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Tried<T> {
    Answered(T),
    Failed { error: Problem },
}

impl<T> Tried<T> {
    pub(super) fn of(result: Result<T, String>) -> Self {
        match result {
            Ok(answer) => Self::Answered(answer),
            Err(sentence) => Self::Failed { error: Problem::new("no_answer", sentence) },
        }
    }
}

#[derive(Serialize)]
pub(super) struct Attempt {
    /// Seconds since the first attempt.
    pub(super) after: u64,
    #[serde(flatten)]
    pub(super) tried: Tried<Delivered>,
}

pub(super) fn is_right(tried: &Tried<Delivered>) -> bool {
    matches!(tried, Tried::Answered(delivered) if delivered.receipt.right)
}

// Writing into a string cannot fail.

pub(super) fn show_probe(text: &mut String, probe: &Tried<Probed>) {
    let Tried::Answered(probe) = probe else { return };
    let _ = write!(text, "GET   {} in {} ms", probe.status, probe.milliseconds);
    let _ = match probe.ok {
        true => writeln!(text, ", {}", styled(GOOD, "ok")),
        false => {
            writeln!(text, ", {}: 2Checkout wants 200 before it saves a URL", styled(BAD, "wrong"))
        }
    };
}

pub(super) fn show_delivery(text: &mut String, tried: &Tried<Delivered>, message: &Message) {
    let names: Vec<_> = message.algorithms.iter().map(|algorithm| algorithm.name()).collect();
    let bytes = message.body.len();
    match tried {
        Tried::Failed { error } => {
            let _ = writeln!(text, "POST  {}: {}", styled(BAD, "no answer"), error.message);
        }
        Tried::Answered(delivered) => {
            let Delivered { status, milliseconds, receipt, answer, warnings } = delivered;
            let _ = write!(
                text,
                "POST  {status} in {milliseconds} ms, {bytes} bytes signed with {}\n      ",
                names.join(", ")
            );
            let _ = match &receipt.error {
                None => writeln!(
                    text,
                    "receipt {} ({})",
                    styled(GOOD, "right"),
                    receipt.algorithm.unwrap_or_default()
                ),
                Some(error) => writeln!(
                    text,
                    "receipt {}: {} ({})",
                    styled(BAD, "wrong"),
                    error.message,
                    error.code
                ),
            };
            if let Some(answer) = answer {
                let _ = writeln!(text, "      answer {answer}");
            }
            for warning in warnings {
                let _ = writeln!(
                    text,
                    "      {}: {} ({})",
                    styled(ODD, "warning"),
                    warning.message,
                    warning.code
                );
            }
        }
    }
}
