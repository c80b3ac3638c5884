//! Orders, typed. Owns the lines, licences and families of an IPN and what can be asked of it as a whole; must never be made
//! from anything but a verified message.
//!
//! Protocol page: `ipn.md`, sections 4, 6 and 8; `docs/typed.md` has the rules, `docs/fields.md` every field.

#[cfg(feature = "alloc")]
pub(crate) mod join;

use core::iter::FusedIterator;

#[cfg(feature = "alloc")]
use crate::Decimal;
use crate::Error;
use crate::Event;
use crate::code::{ChargebackResolution, FraudStatus, OrderStatus};
use crate::event;
pub use crate::generated::ipn::{
    Card, CustomField, Customer, Delivery, Licence, Line, Message, Order, Partner, Payment,
    ProductOption, Refund, Totals,
};
use crate::generated::names;
use crate::read::{Reader, Reading, Rows, family};

/// A verified order message, typed. Cheap to copy; borrows from the [`Verified`](crate::Verified) it was taken from.
///
/// Fields are found by group; every accessor gives a [`Reading`]. All documented fields have one, listed
/// in `docs/fields.md` of the repository.
///
/// ```
/// use countersign::{AlgorithmSet, Event, SecretKey, Verifier, code::OrderStatus, sign};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// # let body = sign(b"REFNO=900000001&ORDERSTATUS=COMPLETE&CURRENCY=USD&IPN_PID[]=30100001&IPN_PNAME[]=Suite&IPN_QTY[]=2\
/// # &IPN_PRICE[]=49.00&IPN_TOTALGENERAL=98.00&IPN_DATE=20210416143408&TIMEZONE_OFFSET=GMT%2B03:00", &key, AlgorithmSet::SHA)?;
/// let verifier = Verifier::new([key])?;
/// let verified = verifier.verify(&body)?;
/// let ipn = verified.ipn().expect("an IPN");
///
/// assert_eq!(ipn.order().refno()?, Some("900000001"));
/// assert_eq!(ipn.order().status()?, Some(OrderStatus::Complete));
/// assert_eq!(ipn.totals().total()?.unwrap().to_string(), "98.00");
/// assert_eq!(ipn.message().sent_at()?.unwrap().to_string(), "2021-04-16T14:34:08+03:00");
/// for line in ipn.lines() {
///     assert_eq!((line.product_id()?, line.quantity()?), (Some("30100001"), Some(2)));
/// }
/// assert_eq!(ipn.event(), Event::OrderFulfilled);
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Ipn<'v> {
    pub(crate) reader: Reader<'v>,
}

impl<'v> Ipn<'v> {
    /// The product lines, in the order of their numbers: row *i* is made of the members with key *i* of all line arrays.
    pub fn lines(&self) -> Lines<'v> {
        Lines { rows: Rows::named(self.reader, &names::LINES) }
    }

    /// The licences as they were sent, whatever line they belong to. See [`Line::licences`].
    pub fn licences(&self) -> Licences<'v> {
        Licences { rows: Rows::named(self.reader, &names::LICENCES) }
    }

    /// Licences that belong to no line of this message. Looks at all lines for each licence.
    pub fn other_licences(&self) -> impl Iterator<Item = Licence<'v>> + use<'v> {
        let ipn = *self;
        self.licences().filter(move |licence| {
            let product = licence.product();
            product.is_none() || !ipn.lines().any(|line| line.product() == product)
        })
    }

    /// What the message reports, in one word. The rules are those of `docs/typed.md`; an [`Event`] says less than the fields,
    /// and is computed from them.
    #[must_use]
    pub fn event(&self) -> Event {
        event::of_ipn(self)
    }

    /// Whether this is a test order. `None` if the account does not send `TEST_ORDER`, which is the default: absent does not mean real.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn is_test(&self) -> Reading<bool> {
        self.message().is_test()
    }

    /// Whether the merchant has the money or the bank's word for it: authorised, received or complete, and no chargeback.
    /// Odd values are no.
    #[must_use]
    pub fn is_money_secured(&self) -> bool {
        let secured = matches!(
            self.order().status(),
            Ok(Some(
                OrderStatus::PaymentAuthorised
                    | OrderStatus::PaymentReceived
                    | OrderStatus::Complete
            ))
        );
        secured && self.has_chargeback() == Ok(false)
    }

    /// Whether goods may go out: complete, no chargeback, and no objection by the fraud check (or none that is sent).
    /// Odd values are no. Whether it is a test is another question.
    #[must_use]
    pub fn may_deliver(&self) -> bool {
        matches!(self.order().status(), Ok(Some(OrderStatus::Complete)))
            && matches!(self.order().fraud_status(), Ok(None | Some(FraudStatus::Approved)))
            && self.has_chargeback() == Ok(false)
    }

    /// Whether the order was taken back: refunded (in part or whole), reversed, cancelled, or charged back.
    #[must_use]
    pub fn is_taken_back(&self) -> bool {
        let taken = matches!(
            self.order().status(),
            Ok(Some(OrderStatus::Refund | OrderStatus::Reversed | OrderStatus::Cancelled))
        );
        taken || self.has_chargeback() == Ok(true)
    }

    /// Whether `CHARGEBACK_RESOLUTION` says something other than `NONE`. Its values are not known, so this may be a chargeback
    /// that was decided in the merchant's favour.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if the field is odd.
    pub fn has_chargeback(&self) -> Result<bool, Error> {
        let resolution = self.refund().chargeback_resolution()?;
        Ok(resolution.is_some_and(|resolution| resolution != ChargebackResolution::None))
    }

    /// Whether this order renews an earlier one: `ORIGINAL_REFNOEXT` or `IPN_ORIGINAL_LINK_SOURCE` names an original order.
    /// `None` if neither was sent at all, because then it cannot be told.
    #[must_use]
    pub fn is_renewal(&self) -> Option<bool> {
        let names = ["ORIGINAL_REFNOEXT", "IPN_ORIGINAL_LINK_SOURCE"];
        let sent = names.iter().any(|name| self.reader.find(name).is_some());
        let says = |name: &&'static str| {
            self.reader.texts(name).any(|text| text.map_or(true, |text| !text.is_empty()))
        };
        sent.then(|| names.iter().any(says))
    }
}

/// Columns on which lines and licences are joined.
const PID: usize = column(&names::LINES, "IPN_PID");
const PROD: usize = column(&names::LICENCES, "IPN_LICENSE_PROD");

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "at compile time"
)]
const fn column(names: &[&str], name: &str) -> usize {
    let mut at = 0;
    while at < names.len() {
        let (a, b) = (names[at].as_bytes(), name.as_bytes());
        let mut same = a.len() == b.len();
        let mut byte = 0;
        while same && byte < a.len() {
            same = a[byte] == b[byte];
            byte += 1;
        }
        if same {
            return at;
        }
        at += 1;
    }
    panic!("no such column")
}

impl<'v> Line<'v> {
    /// Its number, from 0.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.0.number
    }

    /// What it is joined by; an odd product joins with nothing.
    pub(crate) fn product(&self) -> Option<&'v str> {
        self.0.value(PID).ok().flatten()
    }

    /// The licences of this line: those with its product id. If several lines have that product, the first gets the
    /// product's first licence, the second the second, and so on; the last of them gets what is left.
    ///
    /// Looks at all lines and licences; [`Ipn::licences`] walks through them once.
    pub fn licences(&self) -> impl Iterator<Item = Licence<'v>> + use<'v> {
        let ipn = Ipn { reader: self.0.reader };
        let product = self.product();
        let same = || ipn.lines().filter(move |line| line.product() == product);
        let (lines, before) = match product {
            Some(_) => {
                (same().count(), same().take_while(|line| line.number() < self.number()).count())
            }
            None => (0, 0),
        };
        let of_product = ipn.licences().filter(move |licence| licence.product() == product);
        let mine =
            of_product.enumerate().filter(move |(nth, _)| line_of(*nth, lines) == Some(before));
        mine.map(|(_, licence)| licence)
    }

    /// The pricing options of its product. Two lines of one product have the same ones.
    pub fn options(&self) -> Options<'v> {
        let product = self.product().unwrap_or_default();
        Options { rows: family(self.0.reader, &names::OPTIONS, product.as_bytes()) }
    }

    /// The additional fields of its product. Two lines of one product have the same ones.
    pub fn custom_fields(&self) -> CustomFields<'v> {
        let product = self.product().unwrap_or_default();
        CustomFields { rows: family(self.0.reader, &names::CUSTOM, product.as_bytes()) }
    }
}

/// Which of a product's `lines` its `nth` licence belongs to.
pub(crate) fn line_of(nth: usize, lines: usize) -> Option<usize> {
    lines.checked_sub(1).map(|last| nth.min(last))
}

impl<'v> Licence<'v> {
    /// Its number, from 0, among all licences of the message.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.0.number
    }

    /// What it is joined by; an odd product joins with nothing.
    pub(crate) fn product(&self) -> Option<&'v str> {
        self.0.value(PROD).ok().flatten()
    }
}

#[cfg(feature = "alloc")]
impl Refund<'_> {
    /// The amount that was returned, as a positive number, if this is a refund ([`Event::OrderRefunded`]): the total of the message without its sign.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn amount(&self) -> Reading<Decimal> {
        let ipn = Ipn { reader: self.0 };
        if ipn.order().status()? != Some(OrderStatus::Refund) {
            return Ok(None);
        }
        Ok(ipn.totals().total()?.map(|total| total.abs()))
    }

    /// Whether this refund alone gives back all that was `paid` for the order, as the merchant's own books say: the message does not. Where partial refunds
    /// happen, add up their [`amount`](Self::amount)s instead.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn is_full(&self, paid: Decimal) -> Reading<bool> {
        Ok(self.amount()?.map(|amount| amount >= paid))
    }
}

macro_rules! rows {
    ($($(#[$about:meta])* $name:ident of $row:ident in $list:ident)*) => {$(
        $(#[$about])*
        #[derive(Clone)]
        #[must_use = "an iterator does nothing until it is used"]
        pub struct $name<'v> {
            rows: Rows<'v, { names::$list.len() }>,
        }

        impl<'v> Iterator for $name<'v> {
            type Item = $row<'v>;

            fn next(&mut self) -> Option<$row<'v>> {
                self.rows.next().map($row)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.rows.size_hint()
            }
        }

        impl ExactSizeIterator for $name<'_> {}
        impl FusedIterator for $name<'_> {}

        impl core::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($name)).field("len", &self.rows.len()).finish_non_exhaustive()
            }
        }
    )*};
}

rows! {
    /// The product lines of an order.
    Lines of Line in LINES
    /// The licences of an order.
    Licences of Licence in LICENCES
    /// The pricing options of a product.
    Options of ProductOption in OPTIONS
    /// The additional fields of a product.
    CustomFields of CustomField in CUSTOM
}

impl core::fmt::Debug for Ipn<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Ipn").field("event", &self.event()).finish_non_exhaustive()
    }
}
