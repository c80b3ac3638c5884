//! IRN, the refund request. Owns its parameters and their order; must never sign a partial refund, because it is not
//! known what its hash covers.

use alloc::string::String;

use super::check_partial_amount;
use super::request::{dated, signed};
use crate::{Algorithm, Error, SecretKey};

/// Instant Refund Notification: asks 2Checkout to give back the money of an order. The outcome arrives as an IPN.
///
/// One refund at a time: 2Checkout refuses a second one before the first is processed.
///
/// ```
/// use countersign::{Algorithm, SecretKey, order_service::Irn};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let refund = Irn::new("MERCCODE", "12345678").amount("39.99", "USD").date("2024-02-11 09:15:02");
/// let body = refund.request(&key, Algorithm::Sha256)?;
/// assert!(body.ends_with("&ORDER_HASH=65ec01601fc83edd32bb1332b4c6f7944a41b4b95a5ccd6d4908cef2a6cab551"));
///
/// // Whether AMOUNT is hashed is not documented.
/// let partial = refund.partial("10.00", "5.00", "2").request(&key, Algorithm::Sha256);
/// assert_eq!(partial.unwrap_err().code(), "undocumented");
/// let wrong = refund.partial("9.00", "5.00", "2").request(&key, Algorithm::Sha256);
/// assert_eq!(wrong.unwrap_err().field(), Some("AMOUNT"));
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Irn<'a> {
    merchant: &'a str,
    order_ref: &'a str,
    amount: &'a str,
    currency: &'a str,
    date: &'a str,
    partial: Option<[&'a str; 3]>,
}

impl<'a> Irn<'a> {
    /// Where to POST the body.
    pub const URL: &'static str = "https://secure.2checkout.com/order/irn.php";

    /// Takes the merchant code and the order's reference (`REFNO` of the IPN).
    pub const fn new(merchant: &'a str, order_ref: &'a str) -> Self {
        Self { merchant, order_ref, amount: "", currency: "", date: "", partial: None }
    }

    /// The order's total (`39.99`) and its currency (`USD`).
    pub const fn amount(mut self, amount: &'a str, currency: &'a str) -> Self {
        self.amount = amount;
        self.currency = currency;
        self
    }

    /// When it is asked for: `Y-m-d H:i:s`.
    pub const fn date(mut self, date: &'a str) -> Self {
        self.date = date;
        self
    }

    /// Asks for a part only: the amount (`AMOUNT`) of a product, its unit price and quantity.
    pub const fn partial(
        mut self,
        amount: &'a str,
        unit_price: &'a str,
        quantity: &'a str,
    ) -> Self {
        self.partial = Some([amount, unit_price, quantity]);
        self
    }

    /// The form-encoded body, with `ORDER_HASH` over the five values.
    ///
    /// Documented is SHA-256, and MD5 before it; whether 2Checkout takes SHA3-256 here is not said anywhere.
    ///
    /// # Errors
    /// [`Error::MissingField`] for a value that is empty, [`Error::InvalidField`] for a date that is none or a partial
    /// amount that breaks [the rule](check_partial_amount), [`Error::Undocumented`] for every partial
    /// refund: it is not known whether `AMOUNT` is hashed.
    pub fn request(&self, key: &SecretKey, algorithm: Algorithm) -> Result<String, Error> {
        let pairs = [
            ("MERCHANT", self.merchant),
            ("ORDER_REF", self.order_ref),
            ("ORDER_AMOUNT", self.amount),
            ("ORDER_CURRENCY", self.currency),
            ("IRN_DATE", self.date),
        ];
        dated(&pairs)?;
        if let Some([amount, unit_price, quantity]) = self.partial {
            check_partial_amount(amount, unit_price, quantity)?;
            return Err(Error::Undocumented("a partial refund (IRN with AMOUNT)"));
        }
        Ok(signed(key, algorithm, &pairs, "ORDER_HASH"))
    }
}
