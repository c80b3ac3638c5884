//! How a command ends. Owns the meaning of the exit status and the one sentence on standard error;
//! must never be given input bytes, digests or secrets to print.

use std::fmt::Display;
use std::io;

use countersign::Error;

use crate::verdict::Verdict;
use crate::{json, output};

/// What a command that could do its work found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Exit 0: verified, right, or simply done.
    Done,
    /// Exit 1: the message is not genuine, the receipt is not right.
    Refused,
}

impl Status {
    /// [`Done`](Self::Done) if so.
    pub(crate) const fn done_if(right: bool) -> Self {
        if right { Self::Done } else { Self::Refused }
    }
}

/// Why a command could not do its work: exit 2.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    error: Option<Error>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), error: None }
    }

    /// A failed input or output: what was tried, and what the system said.
    pub(crate) fn io(what: impl Display, error: &io::Error) -> Self {
        Self::new(format!("{what}: {}", plain(error)))
    }

    /// A refusal of the core that is about the configuration, not about a message.
    pub(crate) fn of(error: Error, about: impl Display) -> Self {
        Self { message: format!("{about}: {error} ({})", error.code()), error: Some(error) }
    }

    /// The sentence.
    #[cfg(test)]
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Prints the sentence; with `json` also the object that a script waits for, if there is a code
    /// to put in it.
    pub(crate) fn report(&self, json: bool) {
        if json && let Some(error) = self.error {
            // Nothing is left to try if this fails as well.
            let _ = output::write(json::line(&Verdict::Refused(error.into())).as_bytes());
        }
        output::complain(&self.message);
    }
}

/// The system's words without Rust's "(os error 2)".
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text.get(..at).unwrap_or(&text).to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_errors_lose_their_number() {
        let error = io::Error::from_raw_os_error(2);
        assert!(error.to_string().contains("os error"));
        assert!(!plain(&error).contains("os error"));
        assert_eq!(plain(&io::Error::other("plain words")), "plain words");
    }
}
