//! What a diagnosis says. Owns the shape of a finding and how its text is filled in; must never hold a value, a digest
//! or a key: only names of fields, numbers of secrets and our own words.

use alloc::string::String;
use core::fmt;

use crate::Algorithm;

/// A known mistake: its number, its stable code and its sentences.
///
/// Each stands next to the trial that looks for it. In `text`, `{field}` is the path of the field, `{secret}` the
/// secret (`{Secret}` where it begins a sentence) and `{signature}` the name of the signature field that the finding is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    pub(super) id: &'static str,
    pub(super) code: &'static str,
    pub(super) text: &'static str,
}

/// One of the secrets given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Secret {
    pub(super) index: usize,
    /// How many were given.
    pub(super) of: usize,
}

/// Something that [`diagnose`](super::diagnose()) found.
///
/// [`Display`](fmt::Display) says in one or two sentences what happened and what to do. It never shows a value, a digest
/// or a key.
///
/// ```
/// use countersign::{Algorithm, Limits, diagnose};
///
/// let body = b"REFNO=900000001&HASH=bd6e09fd685e621bce1f9b8f4c58a549";
/// let diagnosis = diagnose(body, &[b"\"AABBCCDDEEFF\""], &Limits::DEFAULT);
/// let finding = &diagnosis.findings()[0];
/// assert_eq!(finding.code(), "secret_has_quotes");
/// assert_eq!(finding.id(), "E3");
/// assert!(finding.is_certain());
/// assert_eq!(finding.algorithm(), Some(Algorithm::Md5));
/// assert_eq!(finding.secret(), Some(0));
/// assert_eq!(finding.field(), None);
/// assert_eq!(
///     finding.to_string(),
///     "The secret key still has quotes around it. \
///      The settings file was read without taking them off.",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    mistake: &'static Mistake,
    certain: bool,
    field: Option<String>,
    algorithm: Option<Algorithm>,
    secret: Option<Secret>,
    otherwise_right: bool,
}

impl Finding {
    /// Something that looks suspicious.
    pub(super) const fn hint(mistake: &'static Mistake) -> Self {
        Self {
            mistake,
            certain: false,
            field: None,
            algorithm: None,
            secret: None,
            otherwise_right: false,
        }
    }

    /// Something that is so: read off the message, or proved by a digest that matches.
    pub(super) const fn fact(mistake: &'static Mistake) -> Self {
        let mut finding = Self::hint(mistake);
        finding.certain = true;
        finding
    }

    pub(super) fn field_named(mut self, path: Option<String>) -> Self {
        self.field = path;
        self
    }

    pub(super) const fn about(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = Some(algorithm);
        self
    }

    pub(super) const fn under(mut self, secret: Option<Secret>) -> Self {
        self.secret = secret;
        self
    }

    /// Adds that the digest is right and only its shape is not.
    pub(super) const fn otherwise_right(mut self, secret: Secret) -> Self {
        self.otherwise_right = true;
        self.under(Some(secret))
    }

    /// The stable code of the mistake: `lengths_in_characters`, `secret_has_newline`, …
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.mistake.code
    }

    /// The number of the group of mistakes, `E1` to `E24`; `E5+E6` where two come together.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.mistake.id
    }

    /// `true` if it is proved: a digest was recomputed and matches, or the message was simply read. `false` for
    /// something that only looks that way.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        self.certain
    }

    /// The path of the field it is about, or of the first one, if it is about fields.
    ///
    /// Made presentable: control characters and bytes that are no UTF-8 are replaced, and long paths are cut.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The algorithm of the signature field it is about, or of the one that matches under this mistake.
    #[must_use]
    pub const fn algorithm(&self) -> Option<Algorithm> {
        self.algorithm
    }

    /// Which of the secrets it is about, or under which one the signature matches, counted from 0.
    #[must_use]
    pub fn secret(&self) -> Option<usize> {
        self.secret.map(|secret| secret.index)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.mistake.text;
        while let Some((before, after)) = rest.split_once('{') {
            f.write_str(before)?;
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            match (name, self.secret) {
                ("field", _) => f.write_str(self.field().unwrap_or("a field"))?,
                ("signature", _) => {
                    f.write_str(self.algorithm.map_or("the signature", Algorithm::field))?
                }
                (name, secret) => {
                    let (article, noun) =
                        if name == "Secret" { ("The s", "S") } else { ("the s", "s") };
                    match secret {
                        Some(Secret { index, of }) if of > 1 => {
                            write!(f, "{noun}ecret key {index} (counted from 0)")?;
                        }
                        _ => write!(f, "{article}ecret key")?,
                    }
                }
            }
            rest = after;
        }
        f.write_str(rest)?;
        if self.otherwise_right {
            f.write_str(" Apart from that its digest is right.")?;
        }
        Ok(())
    }
}

/// Longest path shown.
const SHOWN: usize = 100;

/// A path as it can be shown on a terminal.
pub(super) fn presentable(path: &[u8]) -> String {
    let mut out = String::new();
    for chunk in path.utf8_chunks() {
        let invalid =
            if chunk.invalid().is_empty() { None } else { Some(char::REPLACEMENT_CHARACTER) };
        for char in chunk.valid().chars().chain(invalid) {
            if out.len() >= SHOWN {
                out.push('…');
                return out;
            }
            out.push(if char.is_control() { char::REPLACEMENT_CHARACTER } else { char });
        }
    }
    out
}
