//! Reading the header, for those who stand in for the API. Owns how lenient that is; must never take one attribute twice.

use core::fmt;

use nom::branch::alt;
use nom::bytes::complete::{take_till, take_while1};
use nom::character::complete::{char, multispace0};
use nom::sequence::{delimited, preceded, separated_pair, terminated};
use nom::{IResult, Parser};

use super::HEADER;
use crate::date::date_time;
use crate::{Algorithm, Error, SecretKey, Tag};

/// A header value that came in, whoever sent it, until [`verify`](Self::verify) says that it is right.
///
/// Read leniently: single or double quotes, attributes in any order, blanks or none between them, `algo` or none (which
/// means MD5). Attributes of other names are passed over.
///
/// ```
/// use countersign::{Algorithm, SecretKey, api_auth::Login};
/// // Two of the vendor's libraries send no blank before `algo`.
/// let login = Login::parse(
///     "code='MERCCODE' date='2024-02-11 07:15:02' \
///      hash='3696e8fef3dfee4fd6e3d8c7ac3a8080a0bb958b0f96af35e528016b51f53e9f'algo='sha256'",
/// )?;
/// assert_eq!((login.code(), login.algorithm()), ("MERCCODE", Algorithm::Sha256));
/// login.verify(&SecretKey::new(b"AABBCCDDEEFF")?)?;
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Login<'h> {
    code: &'h str,
    date: &'h str,
    tag: Tag,
}

impl<'h> Login<'h> {
    /// Reads a header value.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if it is no list of attributes, if `date` is not `Y-m-d H:i:s` of a real date, or `algo` is
    /// neither `sha256` nor `sha3-256`; [`Error::DuplicateField`] and [`Error::MissingField`] for `code`, `date`, `hash`;
    /// [`Error::MalformedDigest`] if `hash` does not have the right number of hexadecimal digits.
    pub fn parse(value: &'h str) -> Result<Self, Error> {
        let mut known = [("code", None), ("date", None), ("hash", None), ("algo", None)];
        let mut rest = value.trim();
        while !rest.is_empty() {
            let (behind, (name, value)) =
                attribute(rest).map_err(|_| Error::InvalidField(HEADER))?;
            if let Some((name, slot)) = known.iter_mut().find(|(known, _)| *known == name)
                && slot.replace(value).is_some()
            {
                return Err(Error::DuplicateField(Some(name)));
            }
            rest = behind;
        }
        let [(_, code), (_, date), (_, hash), (_, algo)] = known;
        let code = code.filter(|code| !code.is_empty()).ok_or(Error::MissingField("code"))?;
        let date = date.ok_or(Error::MissingField("date"))?;
        date_time(date.as_bytes()).ok_or(Error::InvalidField("date"))?;
        let algorithm = match algo {
            None => Algorithm::Md5,
            Some(name) => Algorithm::from_name(name)
                .filter(|algorithm| *algorithm != Algorithm::Md5)
                .ok_or(Error::InvalidField("algo"))?,
        };
        let hash = hash.ok_or(Error::MissingField("hash"))?;
        let tag = Tag::from_hex(algorithm, hash.as_bytes());
        Ok(Self { code, date, tag: tag.ok_or(Error::MalformedDigest("hash"))? })
    }

    /// The merchant code, which says whose key to verify with.
    #[must_use]
    pub const fn code(&self) -> &'h str {
        self.code
    }

    /// The date, `Y-m-d H:i:s` in UTC. Whether it is recent is for the caller to say.
    #[must_use]
    pub const fn date(&self) -> &'h str {
        self.date
    }

    /// The algorithm of the hash.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.tag.algorithm()
    }

    /// Checks the hash.
    ///
    /// # Errors
    /// [`Error::SignatureMismatch`] if it is wrong.
    pub fn verify(&self, key: &SecretKey) -> Result<(), Error> {
        let right = key.tag(self.tag.algorithm(), &[self.code.as_bytes(), self.date.as_bytes()]);
        if right == self.tag { Ok(()) } else { Err(Error::SignatureMismatch) }
    }
}

/// One attribute at the front, and what follows it.
fn attribute(input: &str) -> IResult<&str, (&str, &str)> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let equals = delimited(multispace0, char('='), multispace0);
    let value = alt((quoted('"'), quoted('\'')));
    terminated(preceded(multispace0, separated_pair(name, equals, value)), multispace0).parse(input)
}

fn quoted<'a>(
    quote: char,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    delimited(char(quote), take_till(move |c| c == quote), char(quote))
}

impl fmt::Debug for Login<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("code", &self.code)
            .field("date", &self.date)
            .field("tag", &self.tag)
            .finish()
    }
}
