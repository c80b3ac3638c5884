//! What an INS message says without a signature. Owns the list of message types; must never give out a value under a
//! name that suggests somebody vouched for it.

use crate::Error;
use crate::fields::view::{At, Field, Values, View};
use crate::form::name;
use crate::verify::scalar;

use super::{INVOICE, OTHER_SIGNATURE, SALE, SIGNATURE};

macro_rules! message_types {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// The documented values of `message_type`, and whatever else comes.
        ///
        /// ```
        /// use countersign::ins::MessageType;
        /// assert_eq!(MessageType::from("REFUND_ISSUED"), MessageType::RefundIssued);
        /// assert_eq!(MessageType::from("SOMETHING_NEW").as_str(), "SOMETHING_NEW");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum MessageType<'v> {
            $($(#[$doc])* $name,)*
            /// A type that the protocol page does not know.
            Other(&'v str),
        }

        impl<'v> MessageType<'v> {
            /// The value as sent.
            #[must_use]
            pub const fn as_str(&self) -> &'v str {
                match self {
                    $(Self::$name => $text,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl<'v> From<&'v str> for MessageType<'v> {
            fn from(text: &'v str) -> Self {
                match text {
                    $($text => Self::$name,)*
                    other => Self::Other(other),
                }
            }
        }
    };
}

message_types! {
    /// A sale was made. Not for renewals.
    OrderCreated = "ORDER_CREATED",
    /// The fraud review came to an answer, or began.
    FraudStatusChanged = "FRAUD_STATUS_CHANGED",
    /// The shipping status changed.
    ShipStatusChanged = "SHIP_STATUS_CHANGED",
    /// The invoice status changed.
    InvoiceStatusChanged = "INVOICE_STATUS_CHANGED",
    /// Money was given back, for the item concerned.
    RefundIssued = "REFUND_ISSUED",
    /// A renewal was paid.
    RecurringInstallmentSuccess = "RECURRING_INSTALLMENT_SUCCESS",
    /// A renewal was not paid.
    RecurringInstallmentFailed = "RECURRING_INSTALLMENT_FAILED",
    /// A subscription was stopped.
    RecurringStopped = "RECURRING_STOPPED",
    /// A subscription came to its end.
    RecurringComplete = "RECURRING_COMPLETE",
    /// A subscription goes on again.
    RecurringRestarted = "RECURRING_RESTARTED",
    /// A product was made.
    CatalogueProductCreated = "CATALOGUE_PRODUCT_CREATED",
    /// A product was changed.
    CatalogueProductUpdated = "CATALOGUE_PRODUCT_UPDATED",
    /// A proposal was made.
    ProposalCreated = "PROPOSAL_CREATED",
    /// A proposal was changed.
    ProposalUpdated = "PROPOSAL_UPDATED",
}

/// The values of an [`Ins`](super::Ins) that no signature covers: all but `sale_id` and `invoice_id`.
///
/// Names and values are whatever the sender wrote, the account number `vendor_id` among them.
#[derive(Clone, Copy)]
pub struct Unsigned<'v> {
    view: View<'v>,
}

impl<'v> Unsigned<'v> {
    pub(super) const fn new(view: View<'v>) -> Self {
        Self { view }
    }

    /// What the message is about; `None` if it does not say.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if `message_type` is an array, [`Error::NotUtf8`] if it is not UTF-8.
    pub fn message_type(&self) -> Result<Option<MessageType<'v>>, Error> {
        let value = scalar(&self.view, "message_type")?;
        Ok(value.map(text).transpose()?.map(MessageType::from))
    }

    /// The value at a PHP path: `invoice_status`, `item_name_1`. `None` if nothing was sent there, or an array, or one of
    /// the signed values and signatures.
    #[must_use]
    pub fn get(&self, path: impl AsRef<[u8]>) -> Option<&'v [u8]> {
        let path = path.as_ref();
        match self.view.at(path).filter(|_| !is_apart(base(path)))? {
            At::Value(value) => Some(value),
            At::Array(_) => None,
        }
    }

    /// The same as text.
    ///
    /// # Errors
    /// [`Error::NotUtf8`] if there is a value and it is not UTF-8.
    pub fn text(&self, path: impl AsRef<[u8]>) -> Result<Option<&'v str>, Error> {
        self.get(path).map(text).transpose()
    }

    /// All values at or under a path.
    pub fn all(&self, path: impl AsRef<[u8]>) -> Values<'v> {
        let path = path.as_ref();
        self.view.values(if is_apart(base(path)) { &[] } else { path })
    }

    /// The fields in the order in which they came.
    pub fn fields(&self) -> impl Iterator<Item = Field<'v>> + use<'v> {
        self.view.fields(false).filter(|field| !is_apart(field.name()))
    }
}

fn text(value: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(value).map_err(|_| Error::NotUtf8)
}

fn base(path: &[u8]) -> &[u8] {
    name::path(path).map_or(&[], |(base, _)| base)
}

/// What is signed, or a signature.
fn is_apart(name: &[u8]) -> bool {
    [SALE, INVOICE, SIGNATURE, OTHER_SIGNATURE].iter().any(|apart| apart.as_bytes() == name)
}

impl core::fmt::Debug for Unsigned<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.fields()).finish()
    }
}
