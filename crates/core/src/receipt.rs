//! The answer to a verified message. Owns its three shapes; must never be made from anything but verified fields,
//! because a receipt for a stranger's values is a signature over a stranger's values.
//!
//! Protocol pages: `ipn.md` section 3, `lcn.md` section 3.

use core::fmt;

use crate::date::ReceiptDate;
use crate::fields::view::View;
use crate::secret::SecretKey;
use crate::verify::{first_member, scalar};
use crate::{Algorithm, Error, Kind, Tag};

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

impl Receipt {
    pub(crate) fn new(
        view: &View<'_>,
        kind: Kind,
        secret: &SecretKey,
        algorithm: Algorithm,
        date: ReceiptDate,
    ) -> Result<Self, Error> {
        let tag = match kind {
            Kind::Ipn => {
                let id = first_member(view, "IPN_PID", "IPN_PID[0]")?;
                let name = first_member(view, "IPN_PNAME", "IPN_PNAME[0]")?;
                let sent = scalar(view, "IPN_DATE")?.ok_or(Error::MissingField("IPN_DATE"))?;
                secret.tag(algorithm, &[id, name, sent, date.as_bytes()])
            }
            Kind::Lcn => {
                let code = scalar(view, "LICENSE_CODE")?;
                let code = code.ok_or(Error::MissingField("LICENSE_CODE"))?;
                // A date that was not sent counts as empty; not documented, but what a PHP handler would do.
                let expires = scalar(view, "EXPIRATION_DATE")?.unwrap_or(&[]);
                secret.tag(algorithm, &[code, expires, date.as_bytes()])
            }
            Kind::Unknown => return Err(Error::WrongKind(Kind::Unknown)),
        };
        Ok(Self { tag, date })
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
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tag, date } = self;
        match tag.algorithm() {
            Algorithm::Md5 => write!(f, "<EPAYMENT>{date}|{tag}</EPAYMENT>"),
            algorithm => write!(f, "<sig algo=\"{algorithm}\" date=\"{date}\">{tag}</sig>"),
        }
    }
}
