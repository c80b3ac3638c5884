//! Keys to tell repeats by. Owns what they are made of (`docs/typed.md`, section "Keys"); must never use a secret, so that they can
//! be stored and logged.

use core::fmt;

use sha2::{Digest, Sha256};

use crate::fields::view::View;
use crate::mac::Feed;
use crate::notification::Signed;
use crate::source::Writer;
use crate::verify::scalar;
use crate::{Error, Kind, hex};

/// A SHA-256 that tells repeats of a message: see [`Verified::dedupe_key`](crate::Verified::dedupe_key) and
/// [`Verified::delivery_id`](crate::Verified::delivery_id). Shown as 64 lower-case hexadecimal digits.
///
/// Not a secret and not made with one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hexadecimal digits of either case, as [`Display`](fmt::Display) writes them; anything else is `None`.
    ///
    /// ```
    /// use countersign::Fingerprint;
    /// let kept = Fingerprint::from_hex(&"0f".repeat(32)).unwrap();
    /// assert_eq!(kept.to_string(), "0f".repeat(32));
    /// assert_eq!(Fingerprint::from_hex("0f"), None);
    /// ```
    #[must_use]
    pub fn from_hex(digits: impl AsRef<[u8]>) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode(digits.as_ref(), &mut bytes)?;
        Some(Self(bytes))
    }

    fn of(feed: impl Feed) -> Self {
        let mut hash = Sha256::new();
        let mut writer = Writer::new(&mut hash);
        feed.feed(&mut writer);
        writer.flush();
        Self(hash.finalize().into())
    }
}

/// The same for exact repeats only.
pub(crate) fn delivery_id(view: &View<'_>) -> Fingerprint {
    Fingerprint::of(Signed(view))
}

/// The same for all messages about one event.
pub(crate) fn dedupe_key(view: &View<'_>, kind: Kind) -> Result<Fingerprint, Error> {
    let needed = |name| {
        let value = scalar(view, name)?.unwrap_or_default();
        if value.is_empty() { Err(Error::MissingField(name)) } else { Ok(value) }
    };
    let other = |name| Ok::<_, Error>(scalar(view, name)?.unwrap_or_default());
    let values: [&[u8]; 9] = match kind {
        Kind::Ipn => [
            b"ipn",
            needed("REFNO")?,
            needed("ORDERSTATUS")?,
            other("MESSAGE_TYPE")?,
            other("REFUND_TYPE")?,
            other("CHARGEBACK_RESOLUTION")?,
            other("CHARGEBACK_REASON_CODE")?,
            other("IPN_TOTALGENERAL")?,
            other("FRAUD_STATUS")?,
        ],
        Kind::Lcn => {
            let values: [&[u8]; 9] = [
                b"lcn",
                needed("LICENSE_CODE")?,
                needed("DATE_UPDATED")?,
                other("DISPATCH_REASON")?,
                other("STATUS")?,
                other("DISABLED")?,
                other("EXPIRED")?,
                other("EXPIRATION_DATE")?,
                other("PAUSE_START_DATE")?,
            ];
            return Ok(Fingerprint::of(values.as_slice()));
        }
        Kind::Unknown => return Err(Error::WrongKind(kind)),
    };
    Ok(Fingerprint::of(values.as_slice()))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for digit in self.0.iter().flat_map(|byte| hex::encode(*byte)) {
            fmt::Write::write_char(f, char::from(digit))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}
