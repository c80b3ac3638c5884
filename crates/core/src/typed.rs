//! What a verified message says beyond its bare fields: typed views, what happened, keys to tell repeats by, its age, and what may be logged. Owns the way in; the rules are
//! those of the modules it calls.

use crate::read::Reader;
use crate::{
    DateTime, Error, Event, Fingerprint, Ipn, Kind, Lcn, Redacted, Verified, date, fingerprint,
};

impl Verified<'_> {
    /// The typed view of an order message; `None` if this is none.
    #[must_use]
    pub fn ipn(&self) -> Option<Ipn<'_>> {
        (self.kind() == Kind::Ipn).then(|| Ipn { reader: self.reader() })
    }

    /// The typed view of a subscription message; `None` if this is none.
    #[must_use]
    pub fn lcn(&self) -> Option<Lcn<'_>> {
        (self.kind() == Kind::Lcn).then(|| Lcn { reader: self.reader() })
    }

    fn reader(&self) -> Reader<'_> {
        Reader { view: self.view() }
    }

    /// What the message reports, in one word.
    ///
    /// ```
    /// use countersign::{AlgorithmSet, Event, SecretKey, Verifier, sign};
    /// let key = SecretKey::new(b"AABBCCDDEEFF")?;
    /// let body = sign(b"REFNO=900000001&ORDERSTATUS=REFUND", &key, AlgorithmSet::SHA)?;
    /// let verified = Verifier::new([key])?.verify(&body)?;
    /// let test = verified.ipn().map_or(Ok(None), |ipn| ipn.is_test())? == Some(true);
    /// match verified.event() {
    ///     Event::OrderFulfilled if test => { /* nobody paid */ }
    ///     Event::OrderFulfilled => { /* deliver */ }
    ///     Event::OrderRefunded => { /* how much? */ }
    ///     _ => { /* note, and answer all the same */ }
    /// }
    /// # Ok::<(), countersign::Error>(())
    /// ```
    #[must_use]
    pub fn event(&self) -> Event {
        let ipn = self.ipn().map(|ipn| ipn.event());
        ipn.or_else(|| self.lcn().map(|lcn| lcn.event())).unwrap_or_default()
    }

    /// The same for all messages about one business event, across repeats and URLs: what to look up before acting on a message.
    ///
    /// SHA-256 over the fields that make the event (`docs/typed.md`, section "Keys"): for an order REFNO, ORDERSTATUS,
    /// MESSAGE_TYPE, REFUND_TYPE, CHARGEBACK_RESOLUTION, CHARGEBACK_REASON_CODE, IPN_TOTALGENERAL and FRAUD_STATUS, for a subscription LICENSE_CODE,
    /// DATE_UPDATED, DISPATCH_REASON, STATUS, DISABLED, EXPIRED, EXPIRATION_DATE and PAUSE_START_DATE.
    ///
    /// Its limits: two partial refunds of the same amount have the same key (ask the API for the refunded total); a COMPLETE that is sent
    /// again at invoicing has the key of the first; two URLs must send the same of these fields.
    ///
    /// # Errors
    /// [`Error::MissingField`] if REFNO or ORDERSTATUS, or LICENSE_CODE or DATE_UPDATED, was not sent or is empty: without
    /// them different events would look the same. [`Error::InvalidField`] if one of the fields is an array;
    /// [`Error::WrongKind`] if the message is neither IPN nor LCN.
    pub fn dedupe_key(&self) -> Result<Fingerprint, Error> {
        fingerprint::dedupe_key(&self.view(), self.kind())
    }

    /// The same for exact repeats of this message only: SHA-256 over the signed values in signed order, each behind its
    /// length. Names and signatures are not in it.
    ///
    /// Finds a message that is replayed. It is no key for events: the same event sent again, or to another URL, has another one, because
    /// the message's own date and number changed.
    #[must_use]
    pub fn delivery_id(&self) -> Fingerprint {
        fingerprint::delivery_id(&self.view())
    }

    /// The date the message is signed with: IPN_DATE or DATE_UPDATED, in the account's zone if TIMEZONE_OFFSET says which.
    ///
    /// # Errors
    /// [`Error::MissingField`] or [`Error::InvalidField`] if it was not sent or is no such date, [`Error::WrongKind`] if the
    /// message is neither IPN nor LCN.
    pub fn signed_at(&self) -> Result<DateTime, Error> {
        let (_, at) = date::signed_date(&self.view(), self.kind())?;
        Ok(DateTime::of(at, self.reader().offset()))
    }

    /// Seconds between the signed date and `now` (Unix seconds); negative if the date is in the future.
    ///
    /// Repeats of a message come for two days, and orders can be sent again by hand at any time: an old message is not a false one.
    /// [`Policy::max_age`](crate::Policy::max_age) refuses by age.
    ///
    /// # Errors
    /// As [`signed_at`](Self::signed_at), and [`Error::MissingField`] or [`Error::InvalidField`] if TIMEZONE_OFFSET was not sent or has
    /// a shape that nobody has seen.
    pub fn age(&self, now: i64) -> Result<i64, Error> {
        let signed = date::signed_unix(&self.view(), self.kind())?;
        Ok(now.saturating_sub(signed))
    }

    /// The signed fields without personal data, for logs.
    pub fn redacted(&self) -> Redacted<'_> {
        Redacted::new(self.fields())
    }
}
