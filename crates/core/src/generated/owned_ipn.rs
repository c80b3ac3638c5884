//! The groups of fields of an IPN, owned. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::codes::*;
use crate::ipn as view;
use crate::owned::Oddities;
#[allow(unused_imports)]
use crate::{CardExpiry, CountryCode, Currency, DateTime, Decimal, Expiry, Offset};

/// The order itself.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Order {
    /// Bought as a gift for the person in the delivery data.
    ///
    /// `GIFT_ORDER`, marked D; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_gift: Option<bool>,
    /// When the order was placed.
    ///
    /// `SALEDATE`, marked D; for example `2021-04-16 14:34:07`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<DateTime>,
    /// 2Checkout's order number, up to 9 digits.
    ///
    /// `REFNO`, marked D; for example `900000001`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refno: Option<String>,
    /// The merchant's own reference of the order, up to 100 characters.
    ///
    /// `REFNOEXT`, marked D; for example `order-77`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refno_ext: Option<String>,
    /// Renewals: `REFNOEXT` of the first orders, one member per original order.
    ///
    /// `ORIGINAL_REFNOEXT`, marked D S; for example `order-12`.
    pub original_refno_ext: Vec<String>,
    /// The buyer's own purchase-order number, up to 255 characters.
    ///
    /// `SHOPPER_REFERENCE_NUMBER`, marked D; for example `PO-4711`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shopper_reference: Option<String>,
    /// Running number of the merchant's orders; 0 until approved.
    ///
    /// `ORDERNO`, marked S; for example `412`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// Where the order stands.
    ///
    /// `ORDERSTATUS`, marked D; for example `COMPLETE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<OrderStatus<String>>,
    /// When the order was complete; the zero date until then.
    ///
    /// `COMPLETE_DATE`, marked D; for example `0000-00-00 00:00:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<DateTime>,
    /// Currency of the order, ISO 4217.
    ///
    /// `CURRENCY`, marked D; for example `USD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Language of the order, two letters.
    ///
    /// `LANGUAGE`, marked S; for example `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How the order came about.
    ///
    /// `ORDERFLOW`, marked S; for example `REGULAR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<OrderFlow<String>>,
    /// Where the goods can be downloaded.
    ///
    /// `IPN_DOWNLOAD_LINK`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_link: Option<String>,
    /// Source tag of the buy link or of the API order.
    ///
    /// `IPN_LINK_SOURCE`, marked S; for example `shop.example`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_source: Option<String>,
    /// Renewals: the source tags of the first orders, one member per original order.
    ///
    /// `IPN_ORIGINAL_LINK_SOURCE`, marked S.
    pub original_link_source: Vec<String>,
    /// Additional fields of the order. Shape not known: all values are given.
    ///
    /// `CUSTOM_FIELDS`, marked T.
    pub custom_fields: Vec<String>,
    /// Where a purchase order stands; must be switched on.
    ///
    /// `IPN_PURCHASE_ORDER_INFO`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchase_order_status: Option<PurchaseOrderStatus<String>>,
    /// Where the order was placed.
    ///
    /// `IPN_ORDER_ORIGIN`, marked S; for example `Web`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OrderOrigin<String>>,
    /// What the fraud check says.
    ///
    /// `FRAUD_STATUS`, marked S; for example `APPROVED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraud_status: Option<FraudStatus<String>>,
    /// Proposal the order came from.
    ///
    /// `PROPOSAL_ID`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal_id: Option<String>,
}

impl Order {
    pub(crate) fn read(from: &view::Order<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            is_gift: odd.one(from.is_gift(), "GIFT_ORDER"),
            placed_at: odd.one(from.placed_at(), "SALEDATE"),
            refno: odd.one(from.refno(), "REFNO"),
            refno_ext: odd.one(from.refno_ext(), "REFNOEXT"),
            original_refno_ext: odd.all(from.original_refno_ext(), "ORIGINAL_REFNOEXT"),
            shopper_reference: odd.one(from.shopper_reference(), "SHOPPER_REFERENCE_NUMBER"),
            number: odd.one(from.number(), "ORDERNO"),
            status: odd.one(from.status(), "ORDERSTATUS"),
            completed_at: odd.one(from.completed_at(), "COMPLETE_DATE"),
            currency: odd.one(from.currency(), "CURRENCY"),
            language: odd.one(from.language(), "LANGUAGE"),
            flow: odd.one(from.flow(), "ORDERFLOW"),
            download_link: odd.one(from.download_link(), "IPN_DOWNLOAD_LINK"),
            link_source: odd.one(from.link_source(), "IPN_LINK_SOURCE"),
            original_link_source: odd.all(from.original_link_source(), "IPN_ORIGINAL_LINK_SOURCE"),
            custom_fields: odd.all(from.custom_fields(), "CUSTOM_FIELDS"),
            purchase_order_status: odd.one(from.purchase_order_status(), "IPN_PURCHASE_ORDER_INFO"),
            origin: odd.one(from.origin(), "IPN_ORDER_ORIGIN"),
            fraud_status: odd.one(from.fraud_status(), "FRAUD_STATUS"),
            proposal_id: odd.one(from.proposal_id(), "PROPOSAL_ID"),
        }
    }
}

impl core::fmt::Debug for Order {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Order");
        if self.is_gift.is_some() {
            shown.field("is_gift", &self.is_gift);
        }
        if self.placed_at.is_some() {
            shown.field("placed_at", &self.placed_at);
        }
        if self.refno.is_some() {
            shown.field("refno", &self.refno);
        }
        if self.refno_ext.is_some() {
            shown.field("refno_ext", &self.refno_ext);
        }
        if !self.original_refno_ext.is_empty() {
            shown.field("original_refno_ext", &self.original_refno_ext);
        }
        if self.number.is_some() {
            shown.field("number", &self.number);
        }
        if self.status.is_some() {
            shown.field("status", &self.status);
        }
        if self.completed_at.is_some() {
            shown.field("completed_at", &self.completed_at);
        }
        if self.currency.is_some() {
            shown.field("currency", &self.currency);
        }
        if self.language.is_some() {
            shown.field("language", &self.language);
        }
        if self.flow.is_some() {
            shown.field("flow", &self.flow);
        }
        if self.link_source.is_some() {
            shown.field("link_source", &self.link_source);
        }
        if !self.original_link_source.is_empty() {
            shown.field("original_link_source", &self.original_link_source);
        }
        if self.purchase_order_status.is_some() {
            shown.field("purchase_order_status", &self.purchase_order_status);
        }
        if self.origin.is_some() {
            shown.field("origin", &self.origin);
        }
        if self.fraud_status.is_some() {
            shown.field("fraud_status", &self.fraud_status);
        }
        if self.proposal_id.is_some() {
            shown.field("proposal_id", &self.proposal_id);
        }
        shown.finish_non_exhaustive()
    }
}

/// How it is paid.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Payment {
    /// When the payment was authorised; the zero date until then.
    ///
    /// `PAYMENTDATE`, marked D; for example `2021-04-16 14:36:51`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<DateTime>,
    /// Display name of the payment method; may carry a suffix.
    ///
    /// `PAYMETHOD`, marked D S; for example `Visa/MasterCard`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Code of the payment method.
    ///
    /// `PAYMETHOD_CODE`, marked S; for example `CCVISAMC`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method_code: Option<PaymentMethod<String>>,
}

impl Payment {
    pub(crate) fn read(from: &view::Payment<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            paid_at: odd.one(from.paid_at(), "PAYMENTDATE"),
            method: odd.one(from.method(), "PAYMETHOD"),
            method_code: odd.one(from.method_code(), "PAYMETHOD_CODE"),
        }
    }
}

impl core::fmt::Debug for Payment {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Payment");
        if self.paid_at.is_some() {
            shown.field("paid_at", &self.paid_at);
        }
        if self.method.is_some() {
            shown.field("method", &self.method);
        }
        if self.method_code.is_some() {
            shown.field("method_code", &self.method_code);
        }
        shown.finish_non_exhaustive()
    }
}

/// The buyer, as on the bill.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Customer {
    /// First name of the billing person.
    ///
    /// `FIRSTNAME`, marked D; for example `Ada`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name of the billing person.
    ///
    /// `LASTNAME`, marked D; for example `Example`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Number of an identity paper; legacy.
    ///
    /// `IDENTITY_NO`, marked T P.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_number: Option<String>,
    /// Who issued the identity paper; legacy.
    ///
    /// `IDENTITY_ISSUER`, marked T P.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_issuer: Option<String>,
    /// Personal code; legacy.
    ///
    /// `IDENTITY_CNP`, marked T P.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_cnp: Option<String>,
    /// Billing company.
    ///
    /// `COMPANY`, marked D; for example `Example Ltd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Number in the register of companies.
    ///
    /// `REGISTRATIONNUMBER`, marked D S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// Tax id.
    ///
    /// `FISCALCODE`, marked D S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fiscal_code: Option<String>,
    /// Tax office.
    ///
    /// `TAX_OFFICE`, marked D S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_office: Option<String>,
    /// The company's bank.
    ///
    /// `CBANKNAME`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<String>,
    /// The company's bank account.
    ///
    /// `CBANKACCOUNT`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// Billing address, first line.
    ///
    /// `ADDRESS1`, marked D; for example `1 Sample Street`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Billing address, second line.
    ///
    /// `ADDRESS2`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_2: Option<String>,
    /// City.
    ///
    /// `CITY`, marked D; for example `Sampleton`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State or region.
    ///
    /// `STATE`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Postal code; keeps leading zeros.
    ///
    /// `ZIPCODE`, marked D; for example `00123`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// English name of the country.
    ///
    /// `COUNTRY`, marked D; for example `United States of America`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Country, ISO 3166 alpha-2 in lower case.
    ///
    /// `COUNTRY_CODE`, marked S; for example `us`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<CountryCode>,
    /// Telephone; may begin with `+`.
    ///
    /// `PHONE`, marked D; for example `+1 555 0100`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Fax.
    ///
    /// `FAX`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    /// E-mail address.
    ///
    /// `CUSTOMEREMAIL`, marked D; for example `ada@example.com`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The buyer's IP address.
    ///
    /// `IPADDRESS`, marked D; for example `192.0.2.10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// Country name of that address; may be empty.
    ///
    /// `IPCOUNTRY`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_country: Option<String>,
    /// 2Checkout's number of the customer, 9 digits; empty before approval.
    ///
    /// `AVANGATE_CUSTOMER_REFERENCE`, marked S; for example `900000009`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The merchant's id of the customer, any text.
    ///
    /// `EXTERNAL_CUSTOMER_REFERENCE`, marked S; for example `cust-5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_reference: Option<String>,
}

impl Customer {
    pub(crate) fn read(from: &view::Customer<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            first_name: odd.one(from.first_name(), "FIRSTNAME"),
            last_name: odd.one(from.last_name(), "LASTNAME"),
            identity_number: odd.one(from.identity_number(), "IDENTITY_NO"),
            identity_issuer: odd.one(from.identity_issuer(), "IDENTITY_ISSUER"),
            identity_cnp: odd.one(from.identity_cnp(), "IDENTITY_CNP"),
            company: odd.one(from.company(), "COMPANY"),
            registration_number: odd.one(from.registration_number(), "REGISTRATIONNUMBER"),
            fiscal_code: odd.one(from.fiscal_code(), "FISCALCODE"),
            tax_office: odd.one(from.tax_office(), "TAX_OFFICE"),
            bank_name: odd.one(from.bank_name(), "CBANKNAME"),
            bank_account: odd.one(from.bank_account(), "CBANKACCOUNT"),
            address: odd.one(from.address(), "ADDRESS1"),
            address_2: odd.one(from.address_2(), "ADDRESS2"),
            city: odd.one(from.city(), "CITY"),
            state: odd.one(from.state(), "STATE"),
            postal_code: odd.one(from.postal_code(), "ZIPCODE"),
            country: odd.one(from.country(), "COUNTRY"),
            country_code: odd.one(from.country_code(), "COUNTRY_CODE"),
            phone: odd.one(from.phone(), "PHONE"),
            fax: odd.one(from.fax(), "FAX"),
            email: odd.one(from.email(), "CUSTOMEREMAIL"),
            ip_address: odd.one(from.ip_address(), "IPADDRESS"),
            ip_country: odd.one(from.ip_country(), "IPCOUNTRY"),
            reference: odd.one(from.reference(), "AVANGATE_CUSTOMER_REFERENCE"),
            external_reference: odd.one(from.external_reference(), "EXTERNAL_CUSTOMER_REFERENCE"),
        }
    }
}

impl core::fmt::Debug for Customer {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Customer");
        if self.country_code.is_some() {
            shown.field("country_code", &self.country_code);
        }
        if self.reference.is_some() {
            shown.field("reference", &self.reference);
        }
        shown.finish_non_exhaustive()
    }
}

/// Whom the goods go to.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Delivery {
    /// First name of the person to deliver to.
    ///
    /// `FIRSTNAME_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name of the person to deliver to.
    ///
    /// `LASTNAME_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Company to deliver to.
    ///
    /// `COMPANY_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Delivery address, first line.
    ///
    /// `ADDRESS1_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Delivery address, second line.
    ///
    /// `ADDRESS2_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_2: Option<String>,
    /// City.
    ///
    /// `CITY_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State or region.
    ///
    /// `STATE_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Postal code; keeps leading zeros.
    ///
    /// `ZIPCODE_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// English name of the country.
    ///
    /// `COUNTRY_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Country, ISO 3166 alpha-2 in lower case. Note the place of `_D`.
    ///
    /// `COUNTRY_D_CODE`, marked S; for example `us`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<CountryCode>,
    /// Telephone.
    ///
    /// `PHONE_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// E-mail address.
    ///
    /// `EMAIL_D`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Delivery {
    pub(crate) fn read(from: &view::Delivery<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            first_name: odd.one(from.first_name(), "FIRSTNAME_D"),
            last_name: odd.one(from.last_name(), "LASTNAME_D"),
            company: odd.one(from.company(), "COMPANY_D"),
            address: odd.one(from.address(), "ADDRESS1_D"),
            address_2: odd.one(from.address_2(), "ADDRESS2_D"),
            city: odd.one(from.city(), "CITY_D"),
            state: odd.one(from.state(), "STATE_D"),
            postal_code: odd.one(from.postal_code(), "ZIPCODE_D"),
            country: odd.one(from.country(), "COUNTRY_D"),
            country_code: odd.one(from.country_code(), "COUNTRY_D_CODE"),
            phone: odd.one(from.phone(), "PHONE_D"),
            email: odd.one(from.email(), "EMAIL_D"),
        }
    }
}

impl core::fmt::Debug for Delivery {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Delivery");
        if self.country_code.is_some() {
            shown.field("country_code", &self.country_code);
        }
        shown.finish_non_exhaustive()
    }
}

/// Amounts of the whole order.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Totals {
    /// Total of the order; negative in refunds.
    ///
    /// `IPN_TOTALGENERAL`, marked D; for example `58.31`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub total: Option<Decimal>,
    /// Shipping.
    ///
    /// `IPN_SHIPPING`, marked D S; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Decimal>,
    /// Tax on shipping.
    ///
    /// `IPN_SHIPPING_TAX`, marked D S; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub shipping_tax: Option<Decimal>,
    /// 2Checkout's commission; 2 or 4 decimals.
    ///
    /// `IPN_COMMISSION`, marked D S; for example `3.6766`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub commission: Option<Decimal>,
    /// Exchange rate to the payout currency; up to 14 decimals.
    ///
    /// `FX_RATE`, marked S; for example `0.20810660205937`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub fx_rate: Option<Decimal>,
    /// Markup on the exchange rate in percent.
    ///
    /// `FX_MARKUP`, marked S; for example `4`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub fx_markup: Option<Decimal>,
    /// What the merchant gets; may be negative.
    ///
    /// `PAYABLE_AMOUNT`, marked S; for example `-0.57`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub payable_amount: Option<Decimal>,
    /// Currency of the payout, ISO 4217.
    ///
    /// `PAYOUT_CURRENCY`, marked S; for example `USD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_currency: Option<Currency>,
}

impl Totals {
    pub(crate) fn read(from: &view::Totals<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            total: odd.one(from.total(), "IPN_TOTALGENERAL"),
            shipping: odd.one(from.shipping(), "IPN_SHIPPING"),
            shipping_tax: odd.one(from.shipping_tax(), "IPN_SHIPPING_TAX"),
            commission: odd.one(from.commission(), "IPN_COMMISSION"),
            fx_rate: odd.one(from.fx_rate(), "FX_RATE"),
            fx_markup: odd.one(from.fx_markup(), "FX_MARKUP"),
            payable_amount: odd.one(from.payable_amount(), "PAYABLE_AMOUNT"),
            payout_currency: odd.one(from.payout_currency(), "PAYOUT_CURRENCY"),
        }
    }
}

impl core::fmt::Debug for Totals {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Totals");
        if self.total.is_some() {
            shown.field("total", &self.total);
        }
        if self.shipping.is_some() {
            shown.field("shipping", &self.shipping);
        }
        if self.shipping_tax.is_some() {
            shown.field("shipping_tax", &self.shipping_tax);
        }
        if self.commission.is_some() {
            shown.field("commission", &self.commission);
        }
        if self.fx_rate.is_some() {
            shown.field("fx_rate", &self.fx_rate);
        }
        if self.fx_markup.is_some() {
            shown.field("fx_markup", &self.fx_markup);
        }
        if self.payable_amount.is_some() {
            shown.field("payable_amount", &self.payable_amount);
        }
        if self.payout_currency.is_some() {
            shown.field("payout_currency", &self.payout_currency);
        }
        shown.finish_non_exhaustive()
    }
}

/// Money that went back: refund and chargeback.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Refund {
    /// Type of the refund; empty when there is none. Its values are not known.
    ///
    /// `REFUND_TYPE`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_type: Option<String>,
    /// Why money was returned.
    ///
    /// `REFUND_REASON`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// State of a chargeback; `NONE` normally.
    ///
    /// `CHARGEBACK_RESOLUTION`, marked S; for example `NONE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chargeback_resolution: Option<ChargebackResolution<String>>,
    /// Why the buyer's bank took the money back.
    ///
    /// `CHARGEBACK_REASON_CODE`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chargeback_reason: Option<ChargebackReason<String>>,
}

impl Refund {
    pub(crate) fn read(from: &view::Refund<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            refund_type: odd.one(from.refund_type(), "REFUND_TYPE"),
            reason: odd.one(from.reason(), "REFUND_REASON"),
            chargeback_resolution: odd.one(from.chargeback_resolution(), "CHARGEBACK_RESOLUTION"),
            chargeback_reason: odd.one(from.chargeback_reason(), "CHARGEBACK_REASON_CODE"),
        }
    }
}

impl core::fmt::Debug for Refund {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Refund");
        if self.refund_type.is_some() {
            shown.field("refund_type", &self.refund_type);
        }
        if self.chargeback_resolution.is_some() {
            shown.field("chargeback_resolution", &self.chargeback_resolution);
        }
        if self.chargeback_reason.is_some() {
            shown.field("chargeback_reason", &self.chargeback_reason);
        }
        shown.finish_non_exhaustive()
    }
}

/// The card it is paid with.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Card {
    /// Type of the card. Known ones are given in lower case, whatever the order status makes of them.
    ///
    /// `CARD_TYPE`, marked S; for example `visa`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_type: Option<CardType<String>>,
    /// Last four digits.
    ///
    /// `CARD_LAST_DIGITS`, marked S; for example `1111`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_digits: Option<String>,
    /// When the card expires.
    ///
    /// `CARD_EXPIRATION_DATE`, marked S; for example `12/29`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<CardExpiry>,
    /// What the payment gateway answered.
    ///
    /// `GATEWAY_RESPONSE`, marked S; for example `Approved`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway_response: Option<String>,
}

impl Card {
    pub(crate) fn read(from: &view::Card<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            card_type: odd.one(from.card_type(), "CARD_TYPE"),
            last_digits: odd.one(from.last_digits(), "CARD_LAST_DIGITS"),
            expires: odd.one(from.expires(), "CARD_EXPIRATION_DATE"),
            gateway_response: odd.one(from.gateway_response(), "GATEWAY_RESPONSE"),
        }
    }
}

impl core::fmt::Debug for Card {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Card");
        if self.card_type.is_some() {
            shown.field("card_type", &self.card_type);
        }
        shown.finish_non_exhaustive()
    }
}

/// Affiliates, resellers and partners.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Partner {
    /// Partner. A scalar in all samples of the vendor; one third-party list has an array.
    ///
    /// `IPN_PARTNER_CODE`, marked S T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The partner's margin in percent.
    ///
    /// `IPN_PARTNER_MARGIN_PERCENT`, marked S; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub margin_percent: Option<Decimal>,
    /// The partner's margin.
    ///
    /// `IPN_PARTNER_MARGIN`, marked S; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub margin: Option<Decimal>,
    /// Extra margin.
    ///
    /// `IPN_EXTRA_MARGIN`, marked S; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub extra_margin: Option<Decimal>,
    /// Extra discount.
    ///
    /// `IPN_EXTRA_DISCOUNT`, marked S; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub extra_discount: Option<Decimal>,
    /// Discount by coupon.
    ///
    /// `IPN_COUPON_DISCOUNT`, marked S; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub coupon_discount: Option<Decimal>,
    /// Affiliate: where the buyer came from.
    ///
    /// `IPN_REFERRER`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referrer: Option<String>,
    /// Reseller.
    ///
    /// `IPN_RESELLER_ID`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<String>,
    /// The reseller's name.
    ///
    /// `IPN_RESELLER_NAME`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_name: Option<String>,
    /// The reseller's site.
    ///
    /// `IPN_RESELLER_URL`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_url: Option<String>,
    /// The reseller's commission.
    ///
    /// `IPN_RESELLER_COMMISSION`, marked T; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub reseller_commission: Option<Decimal>,
}

impl Partner {
    pub(crate) fn read(from: &view::Partner<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            code: odd.one(from.code(), "IPN_PARTNER_CODE"),
            margin_percent: odd.one(from.margin_percent(), "IPN_PARTNER_MARGIN_PERCENT"),
            margin: odd.one(from.margin(), "IPN_PARTNER_MARGIN"),
            extra_margin: odd.one(from.extra_margin(), "IPN_EXTRA_MARGIN"),
            extra_discount: odd.one(from.extra_discount(), "IPN_EXTRA_DISCOUNT"),
            coupon_discount: odd.one(from.coupon_discount(), "IPN_COUPON_DISCOUNT"),
            referrer: odd.one(from.referrer(), "IPN_REFERRER"),
            reseller_id: odd.one(from.reseller_id(), "IPN_RESELLER_ID"),
            reseller_name: odd.one(from.reseller_name(), "IPN_RESELLER_NAME"),
            reseller_url: odd.one(from.reseller_url(), "IPN_RESELLER_URL"),
            reseller_commission: odd.one(from.reseller_commission(), "IPN_RESELLER_COMMISSION"),
        }
    }
}

impl core::fmt::Debug for Partner {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Partner");
        if self.code.is_some() {
            shown.field("code", &self.code);
        }
        if self.margin_percent.is_some() {
            shown.field("margin_percent", &self.margin_percent);
        }
        if self.margin.is_some() {
            shown.field("margin", &self.margin);
        }
        if self.extra_margin.is_some() {
            shown.field("extra_margin", &self.extra_margin);
        }
        if self.extra_discount.is_some() {
            shown.field("extra_discount", &self.extra_discount);
        }
        if self.coupon_discount.is_some() {
            shown.field("coupon_discount", &self.coupon_discount);
        }
        if self.reseller_id.is_some() {
            shown.field("reseller_id", &self.reseller_id);
        }
        if self.reseller_commission.is_some() {
            shown.field("reseller_commission", &self.reseller_commission);
        }
        shown.finish_non_exhaustive()
    }
}

/// The message itself.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Message {
    /// The account's zone, for every date in the message.
    ///
    /// `TIMEZONE_OFFSET`, marked S; for example `GMT+03:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone_offset: Option<Offset>,
    /// 12 digits; another one for every resend, so no key for events.
    ///
    /// `MESSAGE_ID`, marked S; for example `250847481432`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the message is about, beside the order status.
    ///
    /// `MESSAGE_TYPE`, marked D S; for example `COMPLETE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_type: Option<MessageType<String>>,
    /// A test order. Off by default in the account's settings: absent does not mean real.
    ///
    /// `TEST_ORDER`, marked D; for example `1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_test: Option<bool>,
    /// When the message was made. Signed by the receipt.
    ///
    /// `IPN_DATE`, marked D S; for example `20210416143408`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime>,
    /// Merchant code.
    ///
    /// `VENDOR_CODE`, marked S, since 2020; for example `123456789012`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_code: Option<String>,
}

impl Message {
    pub(crate) fn read(from: &view::Message<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            timezone_offset: odd.one(from.timezone_offset(), "TIMEZONE_OFFSET"),
            id: odd.one(from.id(), "MESSAGE_ID"),
            message_type: odd.one(from.message_type(), "MESSAGE_TYPE"),
            is_test: odd.one(from.is_test(), "TEST_ORDER"),
            sent_at: odd.one(from.sent_at(), "IPN_DATE"),
            vendor_code: odd.one(from.vendor_code(), "VENDOR_CODE"),
        }
    }
}

impl core::fmt::Debug for Message {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Message");
        if self.timezone_offset.is_some() {
            shown.field("timezone_offset", &self.timezone_offset);
        }
        if self.id.is_some() {
            shown.field("id", &self.id);
        }
        if self.message_type.is_some() {
            shown.field("message_type", &self.message_type);
        }
        if self.is_test.is_some() {
            shown.field("is_test", &self.is_test);
        }
        if self.sent_at.is_some() {
            shown.field("sent_at", &self.sent_at);
        }
        if self.vendor_code.is_some() {
            shown.field("vendor_code", &self.vendor_code);
        }
        shown.finish_non_exhaustive()
    }
}

/// A product line: one product of the order.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Line {
    /// 2Checkout's product id. The first one is signed by the receipt.
    ///
    /// `IPN_PID`, marked D; for example `30100001`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// Product name. The first one is signed by the receipt.
    ///
    /// `IPN_PNAME`, marked D; for example `Sample Suite`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The merchant's product code; empty for dynamic products.
    ///
    /// `IPN_PCODE`, marked D S; for example `SUITE-1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
    /// The merchant's reference of the line.
    ///
    /// `IPN_EXTERNAL_REFERENCE`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_reference: Option<String>,
    /// Extra information.
    ///
    /// `IPN_INFO`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub info: Option<String>,
    /// Quantity.
    ///
    /// `IPN_QTY`, marked D; for example `1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// Unit price.
    ///
    /// `IPN_PRICE`, marked D; for example `49.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub price: Option<Decimal>,
    /// Tax amount; 2 or 4 decimals.
    ///
    /// `IPN_VAT`, marked D S; for example `9.31`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub vat: Option<Decimal>,
    /// Tax rate in percent; 2 or 4 decimals.
    ///
    /// `IPN_VAT_RATE`, marked D S; for example `19.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<Decimal>,
    /// Product version.
    ///
    /// `IPN_VER`, marked D; for example `1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Discount.
    ///
    /// `IPN_DISCOUNT`, marked D; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub discount: Option<Decimal>,
    /// Category of the promotion.
    ///
    /// `IPN_PROMOTION_CATEGORY`, marked S, since 2021.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion_category: Option<String>,
    /// Promotion.
    ///
    /// `IPN_PROMONAME`, marked D S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion_name: Option<String>,
    /// Coupon.
    ///
    /// `IPN_PROMOCODE`, marked D S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion_code: Option<String>,
    /// Cost of handling the order.
    ///
    /// `IPN_ORDER_COSTS`, marked S; for example `0`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub order_costs: Option<Decimal>,
    /// Stock keeping unit.
    ///
    /// `IPN_SKU`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Product group; 0 for none.
    ///
    /// `IPN_PGROUP`, marked S; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    /// Name of the product group.
    ///
    /// `IPN_PGROUP_NAME`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    /// Commission of the line.
    ///
    /// `IPN_PCOMMISSION`, marked T; for example `0.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub commission: Option<Decimal>,
    /// Delivered keys. How several codes of a line are sent is not known: all values below the member are given.
    ///
    /// `IPN_DELIVEREDCODES`, marked D S U.
    pub delivered_codes: Vec<String>,
    /// Bundle. Shape not known: all values below the member are given.
    ///
    /// `IPN_BUNDLE_DETAILS`, marked T.
    pub bundle_details: Vec<String>,
    /// Keys delivered for a bundle. Shape not known: all values below the member are given.
    ///
    /// `IPN_BUNDLE_DELIVEREDCODES`, marked T.
    pub bundle_delivered_codes: Vec<String>,
    /// Total of the line.
    ///
    /// `IPN_TOTAL`, marked D; for example `58.31`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub total: Option<Decimal>,
    /// Its licences.
    pub licences: Vec<Licence>,
}

impl Line {
    pub(crate) fn read(from: &view::Line<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            product_id: odd.cell(from.product_id(), from.0.cell(0)),
            name: odd.cell(from.name(), from.0.cell(1)),
            product_code: odd.cell(from.product_code(), from.0.cell(2)),
            external_reference: odd.cell(from.external_reference(), from.0.cell(3)),
            info: odd.cell(from.info(), from.0.cell(4)),
            quantity: odd.cell(from.quantity(), from.0.cell(5)),
            price: odd.cell(from.price(), from.0.cell(6)),
            vat: odd.cell(from.vat(), from.0.cell(7)),
            vat_rate: odd.cell(from.vat_rate(), from.0.cell(8)),
            version: odd.cell(from.version(), from.0.cell(9)),
            discount: odd.cell(from.discount(), from.0.cell(10)),
            promotion_category: odd.cell(from.promotion_category(), from.0.cell(11)),
            promotion_name: odd.cell(from.promotion_name(), from.0.cell(12)),
            promotion_code: odd.cell(from.promotion_code(), from.0.cell(13)),
            order_costs: odd.cell(from.order_costs(), from.0.cell(14)),
            sku: odd.cell(from.sku(), from.0.cell(15)),
            group_id: odd.cell(from.group_id(), from.0.cell(16)),
            group_name: odd.cell(from.group_name(), from.0.cell(17)),
            commission: odd.cell(from.commission(), from.0.cell(18)),
            delivered_codes: odd.cells(from.delivered_codes(), from.0.cell(19)),
            bundle_details: odd.cells(from.bundle_details(), from.0.cell(20)),
            bundle_delivered_codes: odd.cells(from.bundle_delivered_codes(), from.0.cell(21)),
            total: odd.cell(from.total(), from.0.cell(22)),
            licences: Vec::new(),
        }
    }
}

impl core::fmt::Debug for Line {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Line");
        if self.product_id.is_some() {
            shown.field("product_id", &self.product_id);
        }
        if self.name.is_some() {
            shown.field("name", &self.name);
        }
        if self.product_code.is_some() {
            shown.field("product_code", &self.product_code);
        }
        if self.external_reference.is_some() {
            shown.field("external_reference", &self.external_reference);
        }
        if self.quantity.is_some() {
            shown.field("quantity", &self.quantity);
        }
        if self.price.is_some() {
            shown.field("price", &self.price);
        }
        if self.vat.is_some() {
            shown.field("vat", &self.vat);
        }
        if self.vat_rate.is_some() {
            shown.field("vat_rate", &self.vat_rate);
        }
        if self.version.is_some() {
            shown.field("version", &self.version);
        }
        if self.discount.is_some() {
            shown.field("discount", &self.discount);
        }
        if self.promotion_category.is_some() {
            shown.field("promotion_category", &self.promotion_category);
        }
        if self.promotion_name.is_some() {
            shown.field("promotion_name", &self.promotion_name);
        }
        if self.promotion_code.is_some() {
            shown.field("promotion_code", &self.promotion_code);
        }
        if self.order_costs.is_some() {
            shown.field("order_costs", &self.order_costs);
        }
        if self.sku.is_some() {
            shown.field("sku", &self.sku);
        }
        if self.group_id.is_some() {
            shown.field("group_id", &self.group_id);
        }
        if self.group_name.is_some() {
            shown.field("group_name", &self.group_name);
        }
        if self.commission.is_some() {
            shown.field("commission", &self.commission);
        }
        if self.total.is_some() {
            shown.field("total", &self.total);
        }
        if !self.licences.is_empty() {
            shown.field("licences", &self.licences);
        }
        shown.finish_non_exhaustive()
    }
}

/// A licence (subscription) that the order made or renewed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Licence {
    /// Product the licence belongs to: join on this, not on the position.
    ///
    /// `IPN_LICENSE_PROD`, marked S I; for example `30100001`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// Type of the licence.
    ///
    /// `IPN_LICENSE_TYPE`, marked S; for example `REGULAR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence_type: Option<LicenceType<String>>,
    /// Subscription reference, `LICENSE_CODE` of the LCN; empty before approval.
    ///
    /// `IPN_LICENSE_REF`, marked S; for example `AB12CD34EF`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When the licence expires.
    ///
    /// `IPN_LICENSE_EXP`, marked S; for example `2022-04-16 14:36:51`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Expiry>,
    /// When the licence starts.
    ///
    /// `IPN_LICENSE_START`, marked S; for example `2021-04-16 14:36:51`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime>,
    /// Never expires. `YES` or `NO`.
    ///
    /// `IPN_LICENSE_LIFETIME`, marked S; for example `NO`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_lifetime: Option<bool>,
    /// More about the licence.
    ///
    /// `IPN_LICENSE_ADDITIONAL_INFO`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_info: Option<String>,
}

impl Licence {
    pub(crate) fn read(from: &view::Licence<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            product_id: odd.cell(from.product_id(), from.0.cell(0)),
            licence_type: odd.cell(from.licence_type(), from.0.cell(1)),
            reference: odd.cell(from.reference(), from.0.cell(2)),
            expires: odd.cell(from.expires(), from.0.cell(3)),
            starts_at: odd.cell(from.starts_at(), from.0.cell(4)),
            is_lifetime: odd.cell(from.is_lifetime(), from.0.cell(5)),
            additional_info: odd.cell(from.additional_info(), from.0.cell(6)),
        }
    }
}

impl core::fmt::Debug for Licence {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Licence");
        if self.product_id.is_some() {
            shown.field("product_id", &self.product_id);
        }
        if self.licence_type.is_some() {
            shown.field("licence_type", &self.licence_type);
        }
        if self.reference.is_some() {
            shown.field("reference", &self.reference);
        }
        if self.expires.is_some() {
            shown.field("expires", &self.expires);
        }
        if self.starts_at.is_some() {
            shown.field("starts_at", &self.starts_at);
        }
        if self.is_lifetime.is_some() {
            shown.field("is_lifetime", &self.is_lifetime);
        }
        shown.finish_non_exhaustive()
    }
}

/// A pricing option of a product.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ProductOption {
    /// Name of a pricing option of the product.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_TEXT`, marked S; for example `Support`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The value that was chosen.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_VALUE`, marked S; for example `support_gold`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Optional value.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_OPTIONAL_VALUE`, marked S.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional_value: Option<String>,
    /// Surcharge.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_PRICE`, marked S; for example `7.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub price: Option<Decimal>,
    /// How the surcharge is applied.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_OPERATOR`, marked S; for example `ADD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<OptionOperator<String>>,
    /// How the option is billed.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_USAGE`, marked S; for example `PREPAID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<OptionUsage<String>>,
}

impl ProductOption {
    pub(crate) fn read(from: &view::ProductOption<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            label: odd.cell(from.label(), from.0.cell(0)),
            value: odd.cell(from.value(), from.0.cell(1)),
            optional_value: odd.cell(from.optional_value(), from.0.cell(2)),
            price: odd.cell(from.price(), from.0.cell(3)),
            operator: odd.cell(from.operator(), from.0.cell(4)),
            usage: odd.cell(from.usage(), from.0.cell(5)),
        }
    }
}

impl core::fmt::Debug for ProductOption {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("ProductOption");
        if self.label.is_some() {
            shown.field("label", &self.label);
        }
        if self.price.is_some() {
            shown.field("price", &self.price);
        }
        if self.operator.is_some() {
            shown.field("operator", &self.operator);
        }
        if self.usage.is_some() {
            shown.field("usage", &self.usage);
        }
        shown.finish_non_exhaustive()
    }
}

/// An additional field of a product.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct CustomField {
    /// Name of an additional field of the product.
    ///
    /// `IPN_CUSTOM_*_TEXT`, marked T; for example `Size`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What the buyer filled in.
    ///
    /// `IPN_CUSTOM_*_VALUE`, marked T; for example `M`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl CustomField {
    pub(crate) fn read(from: &view::CustomField<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            label: odd.cell(from.label(), from.0.cell(0)),
            value: odd.cell(from.value(), from.0.cell(1)),
        }
    }
}

impl core::fmt::Debug for CustomField {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("CustomField");
        if self.label.is_some() {
            shown.field("label", &self.label);
        }
        shown.finish_non_exhaustive()
    }
}
