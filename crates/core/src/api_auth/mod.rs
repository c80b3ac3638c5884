//! Logging in to the API: the header `X-Avangate-Authentication` and the `login` call. Owns the header's grammar and what
//! its hash covers; must never read a clock.
//!
//! Protocol page: `others.md`, section 6.

mod login;

pub use login::Login;

use core::fmt;

use crate::date::ReceiptDate;
use crate::{Algorithm, Error, SecretKey, Tag};

/// The header's name.
pub const HEADER: &str = "X-Avangate-Authentication";

/// The hash of a login: over the merchant code and the date, `Y-m-d H:i:s` in UTC.
///
/// SOAP and JSON-RPC `login(code, date, hash, algo)` take the same one. The text of a [`Tag`] is how it is sent.
///
/// # Errors
/// [`Error::MissingField`] for an empty `code`, [`Error::InvalidField`] for a `date` that is no such date.
///
/// ```
/// use countersign::{Algorithm, SecretKey, api_auth::login_hash};
/// // The vendor's example; its page calls this digest HMAC_SHA256, but it is HMAC-MD5.
/// let hash = login_hash(&SecretKey::new(b"SECRET_KEY")?, Algorithm::Md5, "AVANGATE", "2010-05-13 12:12:12")?;
/// assert_eq!(hash.to_string(), "bf763db7d333e9c3038698cf59ada3e6");
/// # Ok::<(), countersign::Error>(())
/// ```
pub fn login_hash(
    key: &SecretKey,
    algorithm: Algorithm,
    code: &str,
    date: &str,
) -> Result<Tag, Error> {
    if code.is_empty() {
        return Err(Error::MissingField("code"));
    }
    crate::date::date_time(date.as_bytes()).ok_or(Error::InvalidField("date"))?;
    Ok(key.tag(algorithm, &[code.as_bytes(), date.as_bytes()]))
}

/// A header value to send. Its [`Display`](fmt::Display) text is the value; it logs you in, so keep it out of logs.
///
/// ```
/// use countersign::{Algorithm, SecretKey, api_auth::Header};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let header = Header::new(&key, Algorithm::Sha256, "MERCCODE", 1_707_635_702)?;
/// assert_eq!(
///     header.to_string(),
///     "code=\"MERCCODE\" date=\"2024-02-11 07:15:02\" \
///      hash=\"3696e8fef3dfee4fd6e3d8c7ac3a8080a0bb958b0f96af35e528016b51f53e9f\" algo=\"sha256\""
/// );
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "the header has to be sent"]
pub struct Header<'c> {
    code: &'c str,
    date: [u8; 19],
    tag: Tag,
}

impl<'c> Header<'c> {
    /// Takes the merchant code and the time of day in Unix seconds.
    ///
    /// # Errors
    /// [`Error::MissingField`] for an empty `code`, [`Error::InvalidField`] for one with a quote or a control character in
    /// it, which no header can carry. [`Error::InvalidDate`] for a time outside the years 0 to 9999.
    pub fn new(
        key: &SecretKey,
        algorithm: Algorithm,
        code: &'c str,
        now: i64,
    ) -> Result<Self, Error> {
        if code.chars().any(|c| matches!(c, '"' | '\'') || c.is_control()) {
            return Err(Error::InvalidField("code"));
        }
        let date = dashed(ReceiptDate::from_unix(now)?);
        let tag = login_hash(key, algorithm, code, text(&date))?;
        Ok(Self { code, date, tag })
    }

    /// The date in it, UTC.
    #[must_use]
    pub fn date(&self) -> &str {
        text(&self.date)
    }
}

/// `Y-m-d H:i:s` from 14 digits.
fn dashed(digits: ReceiptDate) -> [u8; 19] {
    let mut out = *b"0000-00-00 00:00:00";
    let places = out.iter_mut().filter(|byte| **byte == b'0');
    for (place, digit) in places.zip(digits.as_bytes()) {
        *place = *digit;
    }
    out
}

/// Digits, dashes, colons and a blank.
fn text(date: &[u8; 19]) -> &str {
    core::str::from_utf8(date).unwrap_or_default()
}

impl fmt::Display for Header<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, tag, .. } = self;
        write!(f, "code=\"{code}\" date=\"{}\" hash=\"{tag}\"", self.date())?;
        match tag.algorithm() {
            // No `algo` means MD5.
            Algorithm::Md5 => Ok(()),
            algorithm => write!(f, " algo=\"{algorithm}\""),
        }
    }
}
