//! What a licence server does with a message. Owns the step from events to keys: whose, of what, until when, and whether to hand out or take
//! back; must never decide what the message leaves open.
//!
//! Rules of its own: `docs/typed.md`, section "Entitlements".

use crate::ipn::{Licence, Line};
use crate::{Action, Error, Expiry, Ipn, Lcn, Reading};

/// What a message means for a key that the merchant issued, or is going to issue.
///
/// ```
/// use countersign::{Action, AlgorithmSet, SecretKey, Verifier, sign};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// # let body = sign(b"REFNO=900000001&ORDERSTATUS=COMPLETE&IPN_PID[]=30100001&IPN_PNAME[]=Suite&IPN_QTY[]=1&IPN_LICENSE_PROD[]=30100001\
/// # &IPN_LICENSE_REF[]=AB12CD34EF&IPN_LICENSE_EXP[]=2022-04-16+14:36:51&IPN_DATE=20210416143408", &key, AlgorithmSet::SHA)?;
/// let verifier = Verifier::new([key])?;
/// let verified = verifier.verify(&body)?; // the raw body of the POST
/// for entitlement in verified.ipn().expect("an IPN").entitlements() {
///     assert_eq!(entitlement.action(), Action::Grant); // and `Action::Test` if it is a test order
///     assert_eq!(entitlement.product_id()?, Some("30100001"));
///     assert_eq!(entitlement.subscription()?, Some("AB12CD34EF"));
///     assert_eq!(entitlement.expiry()?.unwrap().to_string(), "2022-04-16T14:36:51");
/// }
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Entitlement<'v> {
    from: From<'v>,
}

#[derive(Clone, Copy)]
#[allow(clippy::large_enum_variant, reason = "there may be no heap to put it on")]
enum From<'v> {
    Ipn {
        ipn: Ipn<'v>,
        line: Option<Line<'v>>,
        licence: Option<Licence<'v>>,
        /// Whether all lines and licences fit together.
        whole: bool,
    },
    Lcn(Lcn<'v>),
}

impl<'v> Ipn<'v> {
    /// What the order means for keys: one for each licence of each line, one for a line without licences, and one for each licence
    /// without a line, in this order. (Without an allocator it looks at all lines and licences for each.)
    pub fn entitlements(&self) -> impl Iterator<Item = Entitlement<'v>> + use<'v> {
        let ipn = *self;
        let whole = self.other_licences().next().is_none() && !self.has_stray_members();
        let of = move |line, licence| Entitlement { from: From::Ipn { ipn, line, licence, whole } };
        let of_lines = self.lines_with_licences().flat_map(move |(line, licences)| {
            let mut licences = licences.into_iter().peekable();
            let bare = licences.peek().is_none().then(|| of(Some(line), None));
            bare.into_iter().chain(licences.map(move |each| of(Some(line), Some(each))))
        });
        of_lines.chain(self.other_licences().map(move |licence| of(None, Some(licence))))
    }
}

impl<'v> Lcn<'v> {
    /// What the change means for the subscription's key.
    #[must_use]
    pub const fn entitlement(&self) -> Entitlement<'v> {
        Entitlement { from: From::Lcn(*self) }
    }
}

impl<'v> Entitlement<'v> {
    /// 2Checkout's number of the order that this is about; in an LCN of the last one.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn refno(&self) -> Reading<&'v str> {
        match &self.from {
            From::Ipn { ipn, .. } => ipn.order().refno(),
            From::Lcn(lcn) => lcn.licence().last_order(),
        }
    }

    /// The line of the order, if there is one.
    #[must_use]
    pub const fn line(&self) -> Option<Line<'v>> {
        match &self.from {
            From::Ipn { line, .. } => *line,
            From::Lcn(_) => None,
        }
    }

    /// The licence of the order, if there is one.
    #[must_use]
    pub const fn licence(&self) -> Option<Licence<'v>> {
        match &self.from {
            From::Ipn { licence, .. } => *licence,
            From::Lcn(_) => None,
        }
    }

    /// 2Checkout's product id, to be mapped to the merchant's own product.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn product_id(&self) -> Reading<&'v str> {
        match &self.from {
            From::Ipn { line: Some(line), .. } => line.product_id(),
            From::Ipn { licence, .. } => licence.map_or(Ok(None), |licence| licence.product_id()),
            From::Lcn(lcn) => lcn.licence().product_id(),
        }
    }

    /// The merchant's product code.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn product_code(&self) -> Reading<&'v str> {
        match &self.from {
            From::Ipn { line, .. } => line.map_or(Ok(None), |line| line.product_code()),
            From::Lcn(lcn) => lcn.licence().product_code(),
        }
    }

    /// The subscription reference: the same in the IPN of the order, in those of its renewals, and in every LCN. Empty (so `None`) before approval, and for
    /// products that are no subscriptions.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn subscription(&self) -> Reading<&'v str> {
        match &self.from {
            From::Ipn { licence, .. } => licence.map_or(Ok(None), |licence| licence.reference()),
            From::Lcn(lcn) => lcn.licence().reference(),
        }
    }

    /// How many of the product were ordered on its line, also if the line has several licences; an LCN does not say.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn quantity(&self) -> Reading<i64> {
        match &self.from {
            From::Ipn { line, .. } => line.map_or(Ok(None), |line| line.quantity()),
            From::Lcn(_) => Ok(None),
        }
    }

    /// When the key expires: never if the licence is for life, else its date. `None` if the message does not say.
    ///
    /// # Errors
    /// As any [`Reading`]; [`Error::InvalidField`] also if the licence is for life and has a date, or if it has two dates.
    pub fn expiry(&self) -> Reading<Expiry> {
        let (lifetime, expiry, name) = match &self.from {
            From::Ipn { licence: None, .. } => return Ok(None),
            From::Ipn { licence: Some(licence), .. } => {
                (licence.is_lifetime()?, licence.expires()?, "IPN_LICENSE_LIFETIME")
            }
            From::Lcn(lcn) => (lcn.licence().is_lifetime()?, lcn.expiry()?, "LICENSE_LIFETIME"),
        };
        match (lifetime, expiry) {
            (Some(true), Some(Expiry::At(_))) => Err(Error::InvalidField(name)),
            (Some(true), _) => Ok(Some(Expiry::Never)),
            _ => Ok(expiry),
        }
    }

    /// Whether it is the first order. An IPN can only tell that it is not (`Some(false)` for renewals, else `None`): an order that renews or
    /// upgrades an earlier one may look like any other. In an LCN: whether the subscription was never renewed and never upgraded; `None` if the
    /// fields that tell were not sent, or are odd.
    #[must_use]
    pub fn is_new(&self) -> Option<bool> {
        match &self.from {
            From::Ipn { ipn, .. } => ipn.is_renewal().map(|renewal| !renewal),
            From::Lcn(_) => Some(!self.is_renewal()? && !self.is_upgrade()?),
        }
    }

    /// Whether the order renews an earlier one: `Some(true)`, or `None` if it cannot be told. In an LCN, whether the subscription was ever renewed.
    #[must_use]
    pub fn is_renewal(&self) -> Option<bool> {
        match &self.from {
            From::Ipn { ipn, .. } => ipn.is_renewal(),
            From::Lcn(lcn) => lcn.licence().renewals().ok().flatten().map(|number| number > 0),
        }
    }

    /// Whether the subscription was ever upgraded; `None` if the message does not say, as an IPN never does.
    #[must_use]
    pub fn is_upgrade(&self) -> Option<bool> {
        match &self.from {
            From::Ipn { .. } => None,
            From::Lcn(lcn) => lcn.licence().upgrades().ok().flatten().map(|number| number > 0),
        }
    }

    /// Whether it is a test, of which no money will come.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn is_test(&self) -> Reading<bool> {
        match &self.from {
            From::Ipn { ipn, .. } => ipn.is_test(),
            From::Lcn(lcn) => lcn.is_test(),
        }
    }

    /// What to do about the key.
    ///
    /// What [`Ipn::action`] says of the whole order; but [`Review`](Action::Review) in place of [`Grant`](Action::Grant) where no product is named, where
    /// the expiry cannot be read, and where lines and licences do not fit together: a licence of no line, or a value that is in no row.
    #[must_use]
    pub fn action(&self) -> Action {
        match &self.from {
            From::Ipn { ipn, whole, .. } => match ipn.action() {
                Action::Grant | Action::Test
                    if !whole
                        || !matches!(self.product_id(), Ok(Some(_)))
                        || self.expiry().is_err() =>
                {
                    Action::Review
                }
                action => action,
            },
            From::Lcn(lcn) => lcn.action(),
        }
    }
}

impl core::fmt::Debug for Entitlement<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Entitlement").field("action", &self.action()).finish_non_exhaustive()
    }
}
