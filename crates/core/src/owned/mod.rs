//! Typed notifications that own their data, and their JSON. Owns the shape of that JSON (`docs/notification.schema.json`);
//! must never hold a value that its view does not give.
//!
//! With the feature `serde`. The view types [`Ipn`](crate::Ipn) and [`Lcn`](crate::Lcn) are serialised through [`Notification`], so there is one shape only. Groups, lists
//! and maps are always there, be they empty; single values only if there is one.
//! What is read back from JSON was verified when it was written, or not at all: JSON carries no signature.

mod join;
mod odd;

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    Action, CardExpiry, CountryCode, Currency, DateTime, Decimal, Event, Expiry, Offset, Verified,
};

pub(crate) use odd::Oddities;
pub use odd::Raw;

/// The groups of an IPN.
pub mod ipn {
    pub use crate::generated::owned_ipn::*;
}

/// The groups of an LCN.
pub mod lcn {
    pub use crate::generated::owned_lcn::*;
}

/// A notification of either kind. In JSON the member `kind` tells which.
///
/// ```
/// use countersign::{AlgorithmSet, SecretKey, Verifier, owned, sign};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let body = sign(b"REFNO=900000001&ORDERSTATUS=COMPLETE&IPN_TOTALGENERAL=58.31&IPN_QTY[]=two", &key, AlgorithmSet::SHA)?;
/// let verified = Verifier::new([key])?.verify(&body)?;
///
/// let json = serde_json::to_string(&owned::Notification::of(&verified).unwrap()).unwrap();
/// assert!(json.contains(r#""totals":{"total":"58.31"}"#));
///
/// let owned::Notification::Ipn(ipn) = serde_json::from_str(&json).unwrap() else { unreachable!() };
/// assert_eq!(ipn.order.refno.as_deref(), Some("900000001"));
/// assert_eq!(ipn.lines[0].quantity, None);
/// assert_eq!(ipn.invalid["IPN_QTY[0]"], owned::Raw::Text("two".into()));
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Notification {
    /// An order.
    Ipn(alloc::boxed::Box<Ipn>),
    /// A subscription.
    Lcn(alloc::boxed::Box<Lcn>),
}

impl Notification {
    /// The typed data of a verified message; `None` for one that is neither IPN nor LCN.
    #[must_use]
    pub fn of(verified: &Verified<'_>) -> Option<Self> {
        let ipn = verified.ipn().map(|ipn| Self::Ipn(Ipn::of(&ipn).into()));
        ipn.or_else(|| verified.lcn().map(|lcn| Self::Lcn(Lcn::of(&lcn).into())))
    }
}

macro_rules! message {
    ($(#[$about:meta])* $name:ident of $module:ident { $($(#[$what:meta])* $group:ident: $type:ident,)* } $({ $($(#[$more:meta])* $extra:ident: $kind:ty,)* })?) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[non_exhaustive]
        pub struct $name {
            /// What happened, in one word.
            pub event: Event,
            /// What to do about all that the message is about; for an order see [`Entitlement`](crate::Entitlement) for what may differ
            /// by line.
            pub action: Action,
            /// See [`Verified::dedupe_key`]; `None` if a field it is made of was not sent.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub dedupe_key: Option<String>,
            /// See [`Verified::delivery_id`].
            pub delivery_id: String,
            $(
                $(#[$what])*
                #[serde(default)]
                pub $group: $module::$type,
            )*
            $($(
                $(#[$more])*
                #[serde(default)]
                pub $extra: $kind,
            )*)?
            /// The values that are not of their field's kind, by path. They are absent above.
            #[serde(default)]
            pub invalid: BTreeMap<String, Raw>,
        }
    };
}

message! {
    /// An order message.
    Ipn of ipn {
        /// The order itself.
        order: Order,
        /// How it is paid.
        payment: Payment,
        /// The buyer, as on the bill.
        customer: Customer,
        /// Whom the goods go to.
        delivery: Delivery,
        /// Amounts of the whole order.
        totals: Totals,
        /// Money that went back: refund and chargeback.
        refund: Refund,
        /// The card it is paid with.
        card: Card,
        /// Affiliates, resellers and partners.
        partner: Partner,
        /// The message itself.
        message: Message,
    } {
        /// Product lines, each with its licences.
        lines: Vec<ipn::Line>,
        /// The pricing options of each product that has a line, by product id. Lines of one product share them.
        options: BTreeMap<String, Vec<ipn::ProductOption>>,
        /// The same for additional fields.
        custom_fields: BTreeMap<String, Vec<ipn::CustomField>>,
        /// Licences that belong to no line of the message.
        other_licences: Vec<ipn::Licence>,
    }
}

message! {
    /// A subscription message.
    Lcn of lcn {
        /// The licence (subscription) itself.
        licence: Licence,
        /// The end user.
        customer: Customer,
        /// The next renewal, and what it is paid with.
        renewal: Renewal,
        /// Billing cycles.
        cycles: Cycles,
        /// A pause of the subscription.
        pause: Pause,
        /// Metered plans.
        usage: Usage,
        /// Who wants a deal to be renewed automatically.
        deal: Deal,
        /// Affiliates and partners.
        partner: Partner,
        /// The message itself.
        message: Message,
    }
}

impl Ipn {
    /// The data of a view.
    #[must_use]
    pub fn of(view: &crate::Ipn<'_>) -> Self {
        let mut odd = Oddities::new(view.reader.view);
        let join::Joined { lines, options, custom_fields, other_licences } =
            join::joined(view, &mut odd);
        Self {
            event: view.event(),
            action: view.action(),
            dedupe_key: view.reader.dedupe_key(crate::Kind::Ipn),
            delivery_id: view.reader.delivery_id(),
            order: ipn::Order::read(&view.order(), &mut odd),
            payment: ipn::Payment::read(&view.payment(), &mut odd),
            customer: ipn::Customer::read(&view.customer(), &mut odd),
            delivery: ipn::Delivery::read(&view.delivery(), &mut odd),
            totals: ipn::Totals::read(&view.totals(), &mut odd),
            refund: ipn::Refund::read(&view.refund(), &mut odd),
            card: ipn::Card::read(&view.card(), &mut odd),
            partner: ipn::Partner::read(&view.partner(), &mut odd),
            message: ipn::Message::read(&view.message(), &mut odd),
            lines,
            options,
            custom_fields,
            other_licences,
            invalid: odd.found,
        }
    }
}

impl Lcn {
    /// The data of a view.
    #[must_use]
    pub fn of(view: &crate::Lcn<'_>) -> Self {
        let mut odd = Oddities::new(view.reader.view);
        Self {
            event: view.event(),
            action: view.action(),
            dedupe_key: view.reader.dedupe_key(crate::Kind::Lcn),
            delivery_id: view.reader.delivery_id(),
            licence: lcn::Licence::read(&view.licence(), &mut odd),
            customer: lcn::Customer::read(&view.customer(), &mut odd),
            renewal: lcn::Renewal::read(&view.renewal(), &mut odd),
            cycles: lcn::Cycles::read(&view.cycles(), &mut odd),
            pause: lcn::Pause::read(&view.pause(), &mut odd),
            usage: lcn::Usage::read(&view.usage(), &mut odd),
            deal: lcn::Deal::read(&view.deal(), &mut odd),
            partner: lcn::Partner::read(&view.partner(), &mut odd),
            message: lcn::Message::read(&view.message(), &mut odd),
            invalid: odd.found,
        }
    }
}

impl crate::read::Reader<'_> {
    fn dedupe_key(&self, kind: crate::Kind) -> Option<String> {
        crate::fingerprint::dedupe_key(&self.view, kind).ok().map(|key| key.to_string())
    }

    fn delivery_id(&self) -> String {
        crate::fingerprint::delivery_id(&self.view).to_string()
    }
}

/// As a [`Notification`], with its `kind`.
impl Serialize for crate::Ipn<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Notification::Ipn(Ipn::of(self).into()).serialize(serializer)
    }
}

/// As a [`Notification`], with its `kind`.
impl Serialize for crate::Lcn<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Notification::Lcn(Lcn::of(self).into()).serialize(serializer)
    }
}

/// Values that a view lends, as values of their own.
pub(crate) trait Own {
    type Owned;
    fn own(self) -> Self::Owned;
}

impl Own for &str {
    type Owned = String;

    fn own(self) -> String {
        self.into()
    }
}

macro_rules! owned_already {
    ($($type:ty)*) => {$(
        impl Own for $type {
            type Owned = Self;

            fn own(self) -> Self {
                self
            }
        }
    )*};
}
owned_already!(bool i64 Decimal DateTime Expiry Offset Currency CountryCode CardExpiry);
