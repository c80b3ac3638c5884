//! Subscriptions, typed. Owns what can be asked of an LCN as a whole; must never be made from anything but a verified
//! message.
//!
//! Protocol page: `lcn.md`, sections 4 and 5; `docs/typed.md` has the rules, `docs/fields.md` every field.

use crate::event;
pub use crate::generated::lcn::{
    Customer, Cycles, Deal, Licence, Message, Partner, Pause, Renewal, Usage,
};
use crate::read::{Reader, Reading};
use crate::{Error, Event, Expiry};

/// A verified subscription message, typed. Cheap to copy; borrows from the [`Verified`](crate::Verified) it was taken from.
///
/// ```
/// use countersign::{AlgorithmSet, Event, SecretKey, Verifier, sign};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// # let body = sign(b"LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=2025-02-11&DATE_UPDATED=2024-02-11+09:16:41&DISPATCH_REASON=LICENCE_CHANGE\
/// # &DISABLED=0&LICENSE_PRODUCT=30100001", &key, AlgorithmSet::SHA)?;
/// let verifier = Verifier::new([key])?;
/// let verified = verifier.verify(&body)?; // the raw body of the POST
/// let lcn = verified.lcn().expect("an LCN");
///
/// assert_eq!(lcn.event(), Event::LicenceChanged);
/// assert_eq!(lcn.licence().reference()?, Some("AB12CD34EF"));
/// assert_eq!(lcn.expiry()?.unwrap().to_string(), "2025-02-11");
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Lcn<'v> {
    pub(crate) reader: Reader<'v>,
}

impl Lcn<'_> {
    /// What the message reports, in one word. The rules are those of `docs/typed.md`; an [`Event`] says less than the fields,
    /// and is computed from them.
    #[must_use]
    pub fn event(&self) -> Event {
        event::of_lcn(self)
    }

    /// Whether this is a test subscription. `None` if `TEST` was not sent, which is so for real ones, and where the tag is off.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn is_test(&self) -> Reading<bool> {
        self.message().is_test()
    }

    /// When the subscription expires: `EXPIRATION_DATE_TIME` if it was sent, else `EXPIRATION_DATE`, which is mostly a mere date.
    ///
    /// # Errors
    /// As any [`Reading`]; [`Error::InvalidField`] also if the two are of different days.
    pub fn expiry(&self) -> Reading<Expiry> {
        match (self.licence().expires_at()?, self.licence().expires()?) {
            (Some(exact), Some(day)) if !exact.is_same_day(&day) => {
                Err(Error::InvalidField("EXPIRATION_DATE_TIME"))
            }
            (exact, day) => Ok(exact.or(day)),
        }
    }
}

impl core::fmt::Debug for Lcn<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Lcn").field("event", &self.event()).finish_non_exhaustive()
    }
}
