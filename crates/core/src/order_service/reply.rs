//! The reply to an IDN. Owns its grammar; must never say "confirmed" before its hash was checked.

use core::fmt;

use nom::bytes::complete::{tag, take_until};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use crate::{Algorithm, Error, SecretKey, Tag};

const HASH: &str = "ORDER_HASH";

/// What 2Checkout says about a delivery notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResponseCode<'b> {
    /// `1`: taken.
    Confirmed,
    /// Another code. Which there are is not known; the reply's message says more.
    Other(&'b [u8]),
}

/// A genuine reply to an [`Idn`](crate::order_service::Idn).
///
/// Its hash is HMAC-MD5. The form that it has for accounts with SHA is not known: refused with [`Error::Undocumented`].
///
/// ```
/// use countersign::{SecretKey, order_service::{IdnReply, ResponseCode}};
/// let key = SecretKey::new(b"SECRET_KEY")?;
/// let body = b"<EPAYMENT>537|1|Confirmed|2017-01-19 22:28:59|68b0856fe891167e35fd66305be0e018</EPAYMENT>";
/// let reply = IdnReply::verify(body, &[key])?;
/// assert_eq!(reply.code(), ResponseCode::Confirmed);
/// assert_eq!((reply.order_ref(), reply.message()), (b"537".as_slice(), b"Confirmed".as_slice()));
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct IdnReply<'b> {
    order_ref: &'b [u8],
    code: &'b [u8],
    message: &'b [u8],
    date: &'b [u8],
    secret: usize,
}

impl<'b> IdnReply<'b> {
    /// Finds `<EPAYMENT>ORDER_REF|RESPONSE_CODE|RESPONSE_MSG|IDN_DATE|ORDER_HASH</EPAYMENT>` anywhere in the body of the
    /// answer (or in what came to `REF_URL`) and checks its hash. A `|` in the message does no harm.
    ///
    /// Of several secrets, for the time of a change, the first that fits counts.
    ///
    /// # Errors
    /// [`EmptySecret`](Error::EmptySecret) for no secrets; [`MissingField`](Error::MissingField) named `EPAYMENT` if there is
    /// no such element, [`DuplicateField`](Error::DuplicateField) if there are two, [`InvalidField`](Error::InvalidField) if it
    /// has fewer than five parts; [`MalformedDigest`](Error::MalformedDigest) if the last is no digest,
    /// [`Undocumented`](Error::Undocumented) if it is a SHA digest, [`SignatureMismatch`](Error::SignatureMismatch) if it is
    /// wrong.
    pub fn verify(body: &'b [u8], secrets: &[SecretKey]) -> Result<Self, Error> {
        const ELEMENT: &str = "EPAYMENT";
        if secrets.is_empty() {
            return Err(Error::EmptySecret);
        }
        let (behind, inner) = element(body).map_err(|_| Error::MissingField(ELEMENT))?;
        if element(behind).is_ok() {
            return Err(Error::DuplicateField(Some(ELEMENT)));
        }
        let [order_ref, code, message, date, hash] =
            parts(inner).ok_or(Error::InvalidField(ELEMENT))?;
        let tag = match Tag::from_hex(Algorithm::Md5, hash) {
            Some(tag) => tag,
            None if Tag::from_hex(Algorithm::Sha256, hash).is_some() => {
                return Err(Error::Undocumented("the IDN reply with SHA"));
            }
            None => return Err(Error::MalformedDigest(HASH)),
        };
        let values = [order_ref, code, message, date];
        let right = |key: &SecretKey| key.tag(Algorithm::Md5, &values) == tag;
        let secret = secrets.iter().position(right).ok_or(Error::SignatureMismatch)?;
        Ok(Self { order_ref, code, message, date, secret })
    }

    /// The order's reference. Compare it with the one that was sent.
    #[must_use]
    pub const fn order_ref(&self) -> &'b [u8] {
        self.order_ref
    }

    /// The answer.
    #[must_use]
    pub fn code(&self) -> ResponseCode<'b> {
        match self.code {
            b"1" => ResponseCode::Confirmed,
            other => ResponseCode::Other(other),
        }
    }

    /// The answer in words.
    #[must_use]
    pub const fn message(&self) -> &'b [u8] {
        self.message
    }

    /// The date of the delivery notice, as it stands there.
    #[must_use]
    pub const fn date(&self) -> &'b [u8] {
        self.date
    }

    /// Which of the secrets matched, counted from 0.
    #[must_use]
    pub const fn secret_index(&self) -> usize {
        self.secret
    }
}

/// What stands in the first element, and what follows it.
fn element(body: &[u8]) -> IResult<&[u8], &[u8]> {
    let (open, close) = ("<EPAYMENT>", "</EPAYMENT>");
    preceded(take_until(open), delimited(tag(open), take_until(close), tag(close))).parse(body)
}

/// The five parts: two from the front, two from the end, and the message between.
fn parts(inner: &[u8]) -> Option<[&[u8]; 5]> {
    let front = |text| memchr::memchr(b'|', text).and_then(|at| cut(text, at));
    let end = |text| memchr::memrchr(b'|', text).and_then(|at| cut(text, at));
    let (order_ref, rest) = front(inner)?;
    let (code, rest) = front(rest)?;
    let (rest, hash) = end(rest)?;
    let (message, date) = end(rest)?;
    Some([order_ref, code, message, date, hash])
}

/// What stands before and behind the byte at a place.
fn cut(text: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    Some((text.get(..at)?, text.get(at.checked_add(1)?..)?))
}

impl fmt::Debug for IdnReply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IdnReply")
            .field("order_ref", &format_args!("{}", self.order_ref.escape_ascii()))
            .field("code", &format_args!("{}", self.code.escape_ascii()))
            .field("secret_index", &self.secret)
            .finish_non_exhaustive()
    }
}
