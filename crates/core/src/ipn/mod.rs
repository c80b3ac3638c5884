//! Orders, typed. Owns the lines, licences and families of an IPN and what can be asked of it as a whole; must never be made
//! from anything but a verified message.
//!
//! Protocol page: `ipn.md`, sections 4, 6 and 8; `docs/typed.md` has the rules, `docs/fields.md` every field.

#[cfg(feature = "alloc")]
pub(crate) mod join;
mod questions;

use core::iter::FusedIterator;

use crate::Event;
use crate::event;
pub use crate::generated::ipn::{
    Card, CustomField, Customer, Delivery, Licence, Line, Message, Order, Partner, Payment,
    ProductOption, Refund, Totals,
};
use crate::generated::names;
use crate::read::{Reader, Rows, family, len, strays};

/// A verified order message, typed. Cheap to copy; borrows from the [`Verified`](crate::Verified) it was taken from.
///
/// Fields are found by group; every accessor gives a [`Reading`](crate::Reading). All documented fields have one, listed
/// in `docs/fields.md` of the repository.
///
/// ```
/// use countersign::{AlgorithmSet, Event, SecretKey, Verifier, code::OrderStatus, sign};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// # let body = sign(b"REFNO=900000001&ORDERSTATUS=COMPLETE&CURRENCY=USD&IPN_PID[]=30100001&IPN_PNAME[]=Suite&IPN_QTY[]=2\
/// # &IPN_PRICE[]=49.00&IPN_TOTALGENERAL=98.00&IPN_DATE=20210416143408&TIMEZONE_OFFSET=GMT%2B03:00", &key, AlgorithmSet::SHA)?;
/// let verifier = Verifier::new([key])?;
/// let verified = verifier.verify(&body)?; // the raw body of the POST
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

    /// What the message reports, in one word. The rules are those of `docs/typed.md`; an [`Event`] says less than the fields,
    /// and is computed from them.
    #[must_use]
    pub fn event(&self) -> Event {
        event::of_ipn(self)
    }

    /// Whether a value of a line or a licence is in no row, because its key is not the number of one: text, or a number that leaves a gap. It is signed, and reached
    /// by its name, but no line has it.
    #[must_use]
    pub fn has_stray_members(&self) -> bool {
        let stray = |names: &'static [&'static str]| {
            let len = names
                .iter()
                .filter_map(|name| Some(len(&self.reader.view, self.reader.find(name)?)));
            let len = len.max().unwrap_or(0);
            names
                .iter()
                .filter_map(|name| self.reader.find(name))
                .any(|found| strays(&self.reader.view, found, len))
        };
        stray(&names::LINES) || stray(&names::LICENCES)
    }

    /// The lines with their licences, in time that grows with the message; [`Line::licences`] looks at all lines and licences each time. (Without an allocator
    /// this does so too.)
    #[cfg(feature = "alloc")]
    pub fn lines_with_licences(
        &self,
    ) -> impl Iterator<Item = (Line<'v>, impl IntoIterator<Item = Licence<'v>> + use<'v>)> + use<'v>
    {
        let mut of_line = alloc::vec::Vec::<alloc::vec::Vec<Licence<'v>>>::new();
        of_line.resize_with(self.lines().len(), Default::default);
        for (licence, line) in self.licences().zip(join::lines_of_licences(self)) {
            if let Some(licences) = line.and_then(|line| of_line.get_mut(line)) {
                licences.push(licence);
            }
        }
        self.lines().zip(of_line)
    }

    /// The lines with their licences. Without an allocator it looks at all lines and licences for each.
    #[cfg(not(feature = "alloc"))]
    pub fn lines_with_licences(
        &self,
    ) -> impl Iterator<Item = (Line<'v>, impl IntoIterator<Item = Licence<'v>> + use<'v>)> + use<'v>
    {
        self.lines().map(|line| (line, line.licences()))
    }

    /// Licences that belong to no line of this message.
    #[cfg(feature = "alloc")]
    pub fn other_licences(&self) -> impl Iterator<Item = Licence<'v>> + use<'v> {
        let lines = join::lines_of_licences(self).into_iter();
        self.licences().zip(lines).filter(|(_, line)| line.is_none()).map(|(licence, _)| licence)
    }

    /// Licences that belong to no line of this message. Without an allocator it looks at all lines for each.
    #[cfg(not(feature = "alloc"))]
    pub fn other_licences(&self) -> impl Iterator<Item = Licence<'v>> + use<'v> {
        let ipn = *self;
        self.licences().filter(move |licence| {
            let product = licence.product();
            product.is_none() || !ipn.lines().any(|line| line.product() == product)
        })
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
    /// Looks at all lines and licences; [`Ipn::lines_with_licences`] walks through them once.
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
