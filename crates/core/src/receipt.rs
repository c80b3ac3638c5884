//! The answer to a verified message. Owns its three shapes; must never be made from anything but verified fields,
//! because a receipt for a stranger's values is a signature over a stranger's values.
//!
//! Protocol pages: `ipn.md` section 3, `lcn.md` section 3.

use core::fmt;

use crate::date::ReceiptDate;
use crate::fields::view::View;
use crate::mac::Feed;
use crate::secret::SecretKey;
use crate::source::Writer;
use crate::verify::{first_member, scalar};
use crate::{Algorithm, Error, Kind, Tag, hex};

/// A read receipt. Its [`Display`](fmt::Display) text goes into the body of the HTTP answer, as it is: not escaped, not in JSON.
///
/// Without it 2Checkout sends the message again, for two days. It may stand anywhere in the answer; send status 200 and
/// `text/plain`.
///
/// | message verified with | text |
/// |---|---|
/// | MD5 | `<EPAYMENT>DATE\|HASH</EPAYMENT>` |
/// | SHA-256 | `<sig algo="sha256" date="DATE">HASH</sig>` |
/// | SHA3-256 | `<sig algo="sha3-256" date="DATE">HASH</sig>` |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "the receipt has to be sent as the answer"]
pub struct Receipt {
    tag: Tag,
    date: ReceiptDate,
}

/// What a receipt signs of a message, in signed order, its own date apart: see
/// [`Verified::receipt_values`](crate::Verified::receipt_values).
#[derive(Clone, Copy)]
pub struct ReceiptValues<'a> {
    values: [&'a [u8]; 3],
    count: usize,
}

impl<'a> ReceiptValues<'a> {
    pub(crate) fn of(view: &View<'a>, kind: Kind) -> Result<Self, Error> {
        match kind {
            Kind::Ipn => {
                let id = first_member(view, "IPN_PID", "IPN_PID[0]")?;
                let name = first_member(view, "IPN_PNAME", "IPN_PNAME[0]")?;
                let sent = scalar(view, "IPN_DATE")?.ok_or(Error::MissingField("IPN_DATE"))?;
                Ok(Self { values: [id, name, sent], count: 3 })
            }
            Kind::Lcn => {
                let code = scalar(view, "LICENSE_CODE")?;
                let code = code.ok_or(Error::MissingField("LICENSE_CODE"))?;
                // A date that was not sent counts as empty; not documented, but what a PHP handler would do.
                let expires = scalar(view, "EXPIRATION_DATE")?.unwrap_or(&[]);
                Ok(Self { values: [code, expires, &[]], count: 2 })
            }
            Kind::Unknown => Err(Error::WrongKind(Kind::Unknown)),
        }
    }

    /// The values: three of an IPN, two of an LCN.
    #[must_use]
    pub fn as_slice(&self) -> &[&'a [u8]] {
        self.values.get(..self.count).unwrap_or(&[])
    }
}

/// The values are the customer's business; how many there are is not.
impl fmt::Debug for ReceiptValues<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceiptValues({}, redacted)", self.count)
    }
}

impl Receipt {
    pub(crate) fn new(
        view: &View<'_>,
        kind: Kind,
        secret: &SecretKey,
        algorithm: Algorithm,
        date: ReceiptDate,
    ) -> Result<Self, Error> {
        let values = ReceiptValues::of(view, kind)?;
        Ok(Self::of_values(secret, algorithm, values.as_slice(), date))
    }

    /// The receipt over values that were kept of a verified message ([`Verified::receipt_values`](crate::Verified::receipt_values)), where
    /// the message itself cannot be kept: across a process, or the memory of another language.
    ///
    /// A sharp tool, as [`SecretKey::tag`]: a receipt over a stranger's values is a signature for a stranger.
    ///
    /// ```
    /// use countersign::{Algorithm, Receipt, ReceiptDate, SecretKey};
    /// // The vendor's own worked example.
    /// let values: [&[u8]; 3] = [b"1", b"Software program", b"20050303123434"];
    /// let date = ReceiptDate::parse("20050303123434")?;
    /// let receipt = Receipt::of_values(&SecretKey::new(b"AABBCCDDEEFF")?, Algorithm::Md5, &values, date);
    /// assert_eq!(receipt.to_string(), "<EPAYMENT>20050303123434|7bf97ed39681027d0c45aa45e3ea98f0</EPAYMENT>");
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn of_values(
        secret: &SecretKey,
        algorithm: Algorithm,
        values: &[&[u8]],
        date: ReceiptDate,
    ) -> Self {
        let tag = secret.tag_of(algorithm, Dated { values, date });
        Self { tag, date }
    }

    /// The algorithm, which also decides the shape.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.tag.algorithm()
    }

    /// The date in it, which is also signed.
    #[must_use]
    pub const fn date(&self) -> ReceiptDate {
        self.date
    }

    /// The digest alone.
    #[must_use]
    pub const fn tag(&self) -> Tag {
        self.tag
    }

    /// The text in pieces, without [`fmt`](core::fmt), whose code some programs have no room for.
    ///
    /// ```
    /// use countersign::{Algorithm, Receipt, ReceiptDate, SecretKey};
    /// let date = ReceiptDate::parse("20240102030500")?;
    /// let receipt = Receipt::of_values(&SecretKey::new(b"key")?, Algorithm::Sha256, &[b"1"], date);
    /// let mut bytes = Vec::new();
    /// receipt.write_bytes(|piece| bytes.extend_from_slice(piece));
    /// assert_eq!(bytes, receipt.to_string().into_bytes());
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn write_bytes(&self, mut write: impl FnMut(&[u8])) {
        let Self { tag, date } = self;
        let (open, middle, close) = match tag.algorithm() {
            Algorithm::Md5 => ("<EPAYMENT>", "|", "</EPAYMENT>"),
            Algorithm::Sha256 => ("<sig algo=\"sha256\" date=\"", "\">", "</sig>"),
            Algorithm::Sha3_256 => ("<sig algo=\"sha3-256\" date=\"", "\">", "</sig>"),
        };
        write(open.as_bytes());
        write(date.as_bytes());
        write(middle.as_bytes());
        for byte in tag.as_bytes() {
            write(&hex::encode(*byte));
        }
        write(close.as_bytes());
    }
}

/// The values of a receipt and its date behind them.
struct Dated<'a> {
    values: &'a [&'a [u8]],
    date: ReceiptDate,
}

impl Feed for Dated<'_> {
    fn feed(&self, writer: &mut Writer<'_>) {
        self.values.feed(writer);
        writer.value(self.date.as_bytes());
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.write_bytes(|piece| {
            // All pieces are ASCII.
            let piece = core::str::from_utf8(piece).unwrap_or_default();
            result = result.and_then(|()| f.write_str(piece));
        });
        result
    }
}
