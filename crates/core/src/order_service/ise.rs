//! ISE, the search in orders. Owns its parameters and their order.

use alloc::string::String;
use alloc::vec::Vec;

use super::request::{Pair, all_given, is_date, signed};
use crate::date::ReceiptDate;
use crate::form::encode;
use crate::{Algorithm, Error, SecretKey};

/// The documented values of `ORDERSTATUS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SearchStatus {
    /// `ALL`
    All,
    /// `COMPLETE`
    Complete,
    /// `REFUND`
    Refund,
    /// `UNFINISHED`
    Unfinished,
    /// `COMPLETE_AND_REFUND`
    CompleteAndRefund,
    /// `REVERSED`
    Reversed,
}

impl SearchStatus {
    /// The value as sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "ALL",
            Self::Complete => "COMPLETE",
            Self::Refund => "REFUND",
            Self::Unfinished => "UNFINISHED",
            Self::CompleteAndRefund => "COMPLETE_AND_REFUND",
            Self::Reversed => "REVERSED",
        }
    }
}

/// Instant Search Order: asks 2Checkout for the orders of some days, answered as CSV or XML.
///
/// ```
/// use countersign::{Algorithm, ReceiptDate, SecretKey, order_service::Ise};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let query = Ise::new("MERCCODE", ReceiptDate::parse("20240301000000")?)
///     .days("2024-02-01", "2024-02-29")
///     .option("EXPORT_FORMAT", "XML")
///     .request(&key, Algorithm::Sha256)?;
/// assert_eq!(
///     query,
///     "MERCHANT=MERCCODE&STARTDATE=2024-02-01&ENDDATE=2024-02-29&ORDERSTATUS=ALL&REQ_DATE=20240301000000\
///      &PRODUCT_ID=&COUNTRY_CODE=&FILTER_STRING=&FILTER_FIELD=\
///      &HASH=106f0911868f6371a7f414ddcb5c2cc3a7fa174f44fdc82fca8aa22961ad66da\
///      &EXPORT_FORMAT=XML&SIGNATURE_ALG=sha256"
/// );
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Ise<'a> {
    merchant: &'a str,
    asked: ReceiptDate,
    start: &'a str,
    end: &'a str,
    status: SearchStatus,
    product_id: &'a str,
    country_code: &'a str,
    filter_string: &'a str,
    filter_field: &'a str,
    options: Vec<(&'a str, &'a str)>,
}

impl<'a> Ise<'a> {
    /// Where to send it, by GET behind a `?`, or by POST.
    pub const URL: &'static str = "https://secure.2checkout.com/action/ise";

    /// Takes the merchant code and the time of the request, in UTC (`REQ_DATE`). Asks for orders in any status.
    pub const fn new(merchant: &'a str, asked: ReceiptDate) -> Self {
        Self {
            merchant,
            asked,
            start: "",
            end: "",
            status: SearchStatus::All,
            product_id: "",
            country_code: "",
            filter_string: "",
            filter_field: "",
            options: Vec::new(),
        }
    }

    /// The first and the last day, `Y-m-d`.
    pub const fn days(mut self, start: &'a str, end: &'a str) -> Self {
        self.start = start;
        self.end = end;
        self
    }

    /// Only orders in this status.
    pub const fn status(mut self, status: SearchStatus) -> Self {
        self.status = status;
        self
    }

    /// Only orders of this product (`PRODUCT_ID`).
    pub const fn product_id(mut self, id: &'a str) -> Self {
        self.product_id = id;
        self
    }

    /// Only orders from this country (`COUNTRY_CODE`).
    pub const fn country_code(mut self, code: &'a str) -> Self {
        self.country_code = code;
        self
    }

    /// Only orders with this text in this field: `REFNO`, `REFNOEXT`, `NAME`, `EMAIL`, `COUPONCODE`, `AFFLIATEID` (so
    /// written), …
    pub const fn filter(mut self, field: &'a str, text: &'a str) -> Self {
        self.filter_field = field;
        self.filter_string = text;
        self
    }

    /// A parameter that is not hashed: one of those that begin with `INCLUDE_`, `EXPORT_FORMAT`, or
    /// `EXPORT_TIMEZONE_REGION`.
    pub fn option(mut self, name: &'a str, value: &'a str) -> Self {
        self.options.push((name, value));
        self
    }

    /// The query string or form-encoded body: the nine hashed values, empty ones included, `HASH`, the options, and
    /// `SIGNATURE_ALG` for another algorithm than MD5.
    ///
    /// # Errors
    /// [`Error::MissingField`] for an empty merchant code or day, [`Error::InvalidField`] for a day that is none, and, named
    /// `option`, for an option of another name.
    pub fn request(&self, key: &SecretKey, algorithm: Algorithm) -> Result<String, Error> {
        let asked = alloc::format!("{}", self.asked);
        let pairs: [Pair<'_>; 9] = [
            ("MERCHANT", self.merchant),
            ("STARTDATE", self.start),
            ("ENDDATE", self.end),
            ("ORDERSTATUS", self.status.as_str()),
            ("REQ_DATE", &asked),
            ("PRODUCT_ID", self.product_id),
            ("COUNTRY_CODE", self.country_code),
            ("FILTER_STRING", self.filter_string),
            ("FILTER_FIELD", self.filter_field),
        ];
        let [merchant, start, end, ..] = pairs;
        all_given(&[merchant, start, end])?;
        is_date(start)?;
        is_date(end)?;
        if !self.options.iter().all(|(name, _)| is_option(name)) {
            return Err(Error::InvalidField("option"));
        }
        let mut out = signed(key, algorithm, &pairs, "HASH");
        for (name, value) in &self.options {
            encode::pair(&mut out, name, value);
        }
        if algorithm != Algorithm::Md5 {
            encode::pair(&mut out, "SIGNATURE_ALG", algorithm.name());
        }
        Ok(out)
    }
}

fn is_option(name: &str) -> bool {
    name.starts_with("INCLUDE_") || ["EXPORT_FORMAT", "EXPORT_TIMEZONE_REGION"].contains(&name)
}
