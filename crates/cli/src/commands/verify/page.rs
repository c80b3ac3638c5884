//! What a person sees of a genuine message: a heading and rows. Owns their layout, and that nothing
//! of a stranger reaches the terminal unescaped; must never decide what is shown.

use std::fmt::{Display, Write as _};

use countersign::Reading;

use crate::output::{DIM, GOOD, ODD, styled};
use crate::text::{printable, printable_in};

/// Longest value shown to a person.
const SHOWN: usize = 60;

pub(super) struct Page(String);

// Writing into a string cannot fail.

impl Page {
    /// Begins with the verdict: what it is, and which signature is right under which secret.
    pub(super) fn genuine(what: &str, signature: &str, secret: usize, more: &str) -> Self {
        let genuine = styled(GOOD, "genuine");
        Self(format!("{genuine} {what}, {signature} right under secret {secret}{more}\n"))
    }

    /// A label and words of our own.
    pub(super) fn words(&mut self, label: &str, words: &str) {
        let _ = writeln!(self.0, "  {}  {words}", styled(DIM, &format!("{label:<9}")));
    }

    /// A label and a value of the message, if there is one.
    pub(super) fn row(&mut self, label: &str, value: Option<&[u8]>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.words(label, &printable_in(value, SHOWN));
        }
    }

    /// The same with the value as it was read; one that could not be read is shown as it stands.
    pub(super) fn read<T: Display>(
        &mut self,
        label: &str,
        read: Reading<T>,
        raw: Option<&[u8]>,
        suffix: &str,
    ) {
        match read {
            Ok(None) => {}
            Ok(Some(value)) => {
                let value = printable_in(value.to_string().as_bytes(), SHOWN);
                self.words(label, &format!("{value}{suffix}"));
            }
            Err(_) => self.row(label, raw),
        }
    }

    /// Every field by its name.
    pub(super) fn fields<'a>(&mut self, fields: impl IntoIterator<Item = (&'a [u8], &'a [u8])>) {
        let names = fields.into_iter().map(|(name, value)| (printable_in(name, SHOWN), value));
        let rows: Vec<_> = names.collect();
        let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).min(24);
        for (name, value) in rows {
            self.words(&format!("{name:<width$}"), &printable_in(value, SHOWN));
        }
    }

    /// What follows is not signed.
    pub(super) fn not_signed(&mut self) {
        let not_signed = styled(ODD, "NOT SIGNED");
        let _ = writeln!(self.0, "{not_signed}, so anybody can have changed it; ask the API:");
    }

    pub(super) fn line(&mut self, line: &str) {
        let _ = writeln!(self.0, "{line}");
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// Paths for a person: the first few of them.
pub(super) fn some<'a>(paths: impl ExactSizeIterator<Item = &'a String>) -> String {
    const SOME: usize = 3;
    let more = paths.len().saturating_sub(SOME);
    let first: Vec<_> = paths.take(SOME).map(|path| printable(path.as_bytes())).collect();
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    first.join(", ") + &more
}
