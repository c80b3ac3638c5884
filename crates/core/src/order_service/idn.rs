//! IDN, the delivery notice. Owns its parameters and their order.

use alloc::string::String;

use super::request::{dated, signed};
use crate::form::encode;
use crate::{Algorithm, Error, SecretKey};

/// Instant Delivery Notification: tells 2Checkout that an order was delivered, where the product's fulfilment is set to
/// "made by you".
///
/// ```
/// use countersign::{Algorithm, SecretKey, order_service::Idn};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let body = Idn::new("MERCCODE", "12345678")
///     .amount("39.99", "USD")
///     .date("2024-02-11 09:15:02")
///     .request(&key, Algorithm::Sha256)?;
/// assert_eq!(
///     body,
///     "MERCHANT=MERCCODE&ORDER_REF=12345678&ORDER_AMOUNT=39.99&ORDER_CURRENCY=USD\
///      &IDN_DATE=2024-02-11%2009%3A15%3A02\
///      &ORDER_HASH=65ec01601fc83edd32bb1332b4c6f7944a41b4b95a5ccd6d4908cef2a6cab551"
/// );
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Idn<'a> {
    merchant: &'a str,
    order_ref: &'a str,
    amount: &'a str,
    currency: &'a str,
    date: &'a str,
    ref_url: Option<&'a str>,
}

impl<'a> Idn<'a> {
    /// Where to POST the body.
    pub const URL: &'static str = "https://secure.2checkout.com/order/idn.php";

    /// Takes the merchant code and the order's reference (`REFNO` of the IPN).
    pub const fn new(merchant: &'a str, order_ref: &'a str) -> Self {
        Self { merchant, order_ref, amount: "", currency: "", date: "", ref_url: None }
    }

    /// The order's total (`39.99`) and its currency (`USD`).
    pub const fn amount(mut self, amount: &'a str, currency: &'a str) -> Self {
        self.amount = amount;
        self.currency = currency;
        self
    }

    /// When it was delivered: `Y-m-d H:i:s` in the account's time zone.
    pub const fn date(mut self, date: &'a str) -> Self {
        self.date = date;
        self
    }

    /// Where the reply goes by GET, instead of the answer's body. Not hashed.
    pub const fn ref_url(mut self, url: &'a str) -> Self {
        self.ref_url = Some(url);
        self
    }

    /// The form-encoded body, with `ORDER_HASH` over the first five values.
    ///
    /// Documented is SHA-256, and MD5 before it; whether 2Checkout takes SHA3-256 here is not said anywhere.
    ///
    /// # Errors
    /// [`Error::MissingField`] for a value that is empty, [`Error::InvalidField`] for a date that is none.
    pub fn request(&self, key: &SecretKey, algorithm: Algorithm) -> Result<String, Error> {
        let pairs = [
            ("MERCHANT", self.merchant),
            ("ORDER_REF", self.order_ref),
            ("ORDER_AMOUNT", self.amount),
            ("ORDER_CURRENCY", self.currency),
            ("IDN_DATE", self.date),
        ];
        dated(&pairs)?;
        let mut out = signed(key, algorithm, &pairs, "ORDER_HASH");
        if let Some(url) = self.ref_url {
            encode::pair(&mut out, "REF_URL", url);
        }
        Ok(out)
    }
}
