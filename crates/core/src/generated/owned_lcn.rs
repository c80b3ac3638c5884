//! The groups of fields of an LCN, owned. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::codes::*;
use crate::lcn as view;
use crate::owned::Oddities;
#[allow(unused_imports)]
use crate::{CardExpiry, CountryCode, Currency, DateTime, Decimal, Expiry, Offset};

/// The licence (subscription) itself.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Licence {
    /// Subscription reference, `IPN_LICENSE_REF` of the IPN. Signed by the receipt.
    ///
    /// `LICENSE_CODE`, marked D; for example `AB12CD34EF`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When the subscription expires. Signed by the receipt.
    ///
    /// `EXPIRATION_DATE`, marked D T; for example `2025-02-11`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Expiry>,
    /// The same with the time of day.
    ///
    /// `EXPIRATION_DATE_TIME`, marked T; for example `2025-02-11 09:16:40`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Expiry>,
    /// Type of the subscription.
    ///
    /// `LICENSE_TYPE`, marked D; for example `REGULAR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence_type: Option<LicenceType<String>>,
    /// Disabled or cancelled.
    ///
    /// `DISABLED`, marked D; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_disabled: Option<bool>,
    /// Renewed automatically.
    ///
    /// `RECURRING`, marked D; for example `1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_recurring: Option<bool>,
    /// 2Checkout's product id.
    ///
    /// `LICENSE_PRODUCT`, marked T; for example `30100001`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// The merchant's product code.
    ///
    /// `LICENSE_PRODUCT_CODE`, marked T; for example `SUITE-1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
    /// Stock keeping unit.
    ///
    /// `PSKU`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// When the subscription starts.
    ///
    /// `START_DATE`, marked T; for example `2024-02-11`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<DateTime>,
    /// When it was bought.
    ///
    /// `PURCHASE_DATE`, marked T; for example `2024-02-11`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchased_on: Option<DateTime>,
    /// When the subscription starts, with the time of day.
    ///
    /// `START_DATE_TIME`, marked T; for example `2024-02-11 09:16:40`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime>,
    /// When it was bought, with the time of day.
    ///
    /// `PURCHASE_DATE_TIME`, marked T; for example `2024-02-11 09:16:40`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchased_at: Option<DateTime>,
    /// Never expires. `0` or `1`.
    ///
    /// `LICENSE_LIFETIME`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_lifetime: Option<bool>,
    /// Licence key.
    ///
    /// `ACTIVATION_CODE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activation_code: Option<String>,
    /// More about the licence.
    ///
    /// `LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_info: Option<String>,
    /// Where the subscription stands.
    ///
    /// `STATUS`, marked D T; for example `ACTIVE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<LicenceStatus<String>>,
    /// Expired.
    ///
    /// `EXPIRED`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_expired: Option<bool>,
    /// Grace period in days.
    ///
    /// `LICENSE_GRACE_PERIOD`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grace_period: Option<i64>,
    /// How the subscription is billed.
    ///
    /// `LICENSE_BILLING_TYPE`, marked T; for example `PREPAID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_type: Option<String>,
    /// `REFNO` of the last order.
    ///
    /// `LAST_ORDER_REFERENCE`, marked T; for example `900000001`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_order: Option<String>,
    /// `REFNO` of the first order.
    ///
    /// `ORIGINAL_ORDER_REFERENCE`, marked T; for example `900000001`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_order: Option<String>,
    /// How often it was renewed.
    ///
    /// `RENEWALS_NUMBER`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewals: Option<i64>,
    /// How often it was upgraded.
    ///
    /// `UPGRADES_NUMBER`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrades: Option<i64>,
    /// A trial.
    ///
    /// `IS_TRIAL`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_trial: Option<bool>,
}

impl Licence {
    pub(crate) fn read(from: &view::Licence<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            reference: odd.one(from.reference(), "LICENSE_CODE"),
            expires: odd.one(from.expires(), "EXPIRATION_DATE"),
            expires_at: odd.one(from.expires_at(), "EXPIRATION_DATE_TIME"),
            licence_type: odd.one(from.licence_type(), "LICENSE_TYPE"),
            is_disabled: odd.one(from.is_disabled(), "DISABLED"),
            is_recurring: odd.one(from.is_recurring(), "RECURRING"),
            product_id: odd.one(from.product_id(), "LICENSE_PRODUCT"),
            product_code: odd.one(from.product_code(), "LICENSE_PRODUCT_CODE"),
            sku: odd.one(from.sku(), "PSKU"),
            starts_on: odd.one(from.starts_on(), "START_DATE"),
            purchased_on: odd.one(from.purchased_on(), "PURCHASE_DATE"),
            starts_at: odd.one(from.starts_at(), "START_DATE_TIME"),
            purchased_at: odd.one(from.purchased_at(), "PURCHASE_DATE_TIME"),
            is_lifetime: odd.one(from.is_lifetime(), "LICENSE_LIFETIME"),
            activation_code: odd.one(from.activation_code(), "ACTIVATION_CODE"),
            additional_info: odd
                .one(from.additional_info(), "LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE"),
            status: odd.one(from.status(), "STATUS"),
            is_expired: odd.one(from.is_expired(), "EXPIRED"),
            grace_period: odd.one(from.grace_period(), "LICENSE_GRACE_PERIOD"),
            billing_type: odd.one(from.billing_type(), "LICENSE_BILLING_TYPE"),
            last_order: odd.one(from.last_order(), "LAST_ORDER_REFERENCE"),
            original_order: odd.one(from.original_order(), "ORIGINAL_ORDER_REFERENCE"),
            renewals: odd.one(from.renewals(), "RENEWALS_NUMBER"),
            upgrades: odd.one(from.upgrades(), "UPGRADES_NUMBER"),
            is_trial: odd.one(from.is_trial(), "IS_TRIAL"),
        }
    }
}

impl core::fmt::Debug for Licence {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Licence");
        if self.reference.is_some() {
            shown.field("reference", &self.reference);
        }
        if self.expires.is_some() {
            shown.field("expires", &self.expires);
        }
        if self.expires_at.is_some() {
            shown.field("expires_at", &self.expires_at);
        }
        if self.licence_type.is_some() {
            shown.field("licence_type", &self.licence_type);
        }
        if self.is_disabled.is_some() {
            shown.field("is_disabled", &self.is_disabled);
        }
        if self.is_recurring.is_some() {
            shown.field("is_recurring", &self.is_recurring);
        }
        if self.product_id.is_some() {
            shown.field("product_id", &self.product_id);
        }
        if self.product_code.is_some() {
            shown.field("product_code", &self.product_code);
        }
        if self.sku.is_some() {
            shown.field("sku", &self.sku);
        }
        if self.starts_on.is_some() {
            shown.field("starts_on", &self.starts_on);
        }
        if self.purchased_on.is_some() {
            shown.field("purchased_on", &self.purchased_on);
        }
        if self.starts_at.is_some() {
            shown.field("starts_at", &self.starts_at);
        }
        if self.purchased_at.is_some() {
            shown.field("purchased_at", &self.purchased_at);
        }
        if self.is_lifetime.is_some() {
            shown.field("is_lifetime", &self.is_lifetime);
        }
        if self.status.is_some() {
            shown.field("status", &self.status);
        }
        if self.is_expired.is_some() {
            shown.field("is_expired", &self.is_expired);
        }
        if self.grace_period.is_some() {
            shown.field("grace_period", &self.grace_period);
        }
        if self.billing_type.is_some() {
            shown.field("billing_type", &self.billing_type);
        }
        if self.last_order.is_some() {
            shown.field("last_order", &self.last_order);
        }
        if self.original_order.is_some() {
            shown.field("original_order", &self.original_order);
        }
        if self.renewals.is_some() {
            shown.field("renewals", &self.renewals);
        }
        if self.upgrades.is_some() {
            shown.field("upgrades", &self.upgrades);
        }
        if self.is_trial.is_some() {
            shown.field("is_trial", &self.is_trial);
        }
        shown.finish_non_exhaustive()
    }
}

/// The end user.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Customer {
    /// First name of the end user.
    ///
    /// `FIRST_NAME`, marked D; for example `Ada`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name of the end user.
    ///
    /// `LAST_NAME`, marked D; for example `Example`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Company.
    ///
    /// `COMPANY`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// E-mail address.
    ///
    /// `EMAIL`, marked D; for example `ada@example.com`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    ///
    /// `PHONE`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Fax.
    ///
    /// `FAX`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    /// English name of the country.
    ///
    /// `COUNTRY`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// State or region.
    ///
    /// `STATE`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// City.
    ///
    /// `CITY`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Postal code; keeps leading zeros.
    ///
    /// `ZIP`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Address.
    ///
    /// `ADDRESS`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Country, ISO 3166 alpha-2 in lower case.
    ///
    /// `COUNTRY_CODE`, marked T; for example `us`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<CountryCode>,
    /// Language.
    ///
    /// `END_USER_LANGUAGE`, marked T; for example `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// 2Checkout's number of the customer, up to 10 digits.
    ///
    /// `AVANGATE_CUSTOMER_REFERENCE`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The merchant's id of the customer, up to 250 characters.
    ///
    /// `EXTERNAL_CUSTOMER_REFERENCE`, marked D.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_reference: Option<String>,
}

impl Customer {
    pub(crate) fn read(from: &view::Customer<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            first_name: odd.one(from.first_name(), "FIRST_NAME"),
            last_name: odd.one(from.last_name(), "LAST_NAME"),
            company: odd.one(from.company(), "COMPANY"),
            email: odd.one(from.email(), "EMAIL"),
            phone: odd.one(from.phone(), "PHONE"),
            fax: odd.one(from.fax(), "FAX"),
            country: odd.one(from.country(), "COUNTRY"),
            state: odd.one(from.state(), "STATE"),
            city: odd.one(from.city(), "CITY"),
            postal_code: odd.one(from.postal_code(), "ZIP"),
            address: odd.one(from.address(), "ADDRESS"),
            country_code: odd.one(from.country_code(), "COUNTRY_CODE"),
            language: odd.one(from.language(), "END_USER_LANGUAGE"),
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
        if self.language.is_some() {
            shown.field("language", &self.language);
        }
        if self.reference.is_some() {
            shown.field("reference", &self.reference);
        }
        shown.finish_non_exhaustive()
    }
}

/// The next renewal, and what it is paid with.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Renewal {
    /// When it is renewed next; may be empty.
    ///
    /// `NEXT_RENEWAL_DATE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Expiry>,
    /// What the next renewal costs; the new price after an accepted churn-prevention offer.
    ///
    /// `NEXT_RENEWAL_PRICE`, marked T D; for example `49.00`.
    #[serde(with = "crate::value::decimal_json", skip_serializing_if = "Option::is_none")]
    pub price: Option<Decimal>,
    /// Currency of that price, ISO 4217.
    ///
    /// `NEXT_RENEWAL_CURRENCY`, marked T; for example `USD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Type of that price. Its values are not known.
    ///
    /// `NEXT_RENEWAL_PRICE_TYPE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_type: Option<String>,
    /// Display name of the payment method.
    ///
    /// `NEXT_RENEWAL_PAYMETHOD`, marked T; for example `Visa/MasterCard`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<String>,
    /// Code of the payment method.
    ///
    /// `NEXT_RENEWAL_PAYMETHOD_CODE`, marked T; for example `CCVISAMC`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_code: Option<PaymentMethod<String>>,
    /// Last four digits of the card.
    ///
    /// `NEXT_RENEWAL_CARD_LAST_DIGITS`, marked T; for example `1111`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_last_digits: Option<String>,
    /// Type of the card.
    ///
    /// `NEXT_RENEWAL_CARD_TYPE`, marked T; for example `visa`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_type: Option<CardType<String>>,
    /// When the card expires.
    ///
    /// `NEXT_RENEWAL_CARD_EXPIRATION_DATE`, marked T; for example `12/2029`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_expires: Option<CardExpiry>,
}

impl Renewal {
    pub(crate) fn read(from: &view::Renewal<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            due: odd.one(from.due(), "NEXT_RENEWAL_DATE"),
            price: odd.one(from.price(), "NEXT_RENEWAL_PRICE"),
            currency: odd.one(from.currency(), "NEXT_RENEWAL_CURRENCY"),
            price_type: odd.one(from.price_type(), "NEXT_RENEWAL_PRICE_TYPE"),
            payment_method: odd.one(from.payment_method(), "NEXT_RENEWAL_PAYMETHOD"),
            payment_method_code: odd.one(from.payment_method_code(), "NEXT_RENEWAL_PAYMETHOD_CODE"),
            card_last_digits: odd.one(from.card_last_digits(), "NEXT_RENEWAL_CARD_LAST_DIGITS"),
            card_type: odd.one(from.card_type(), "NEXT_RENEWAL_CARD_TYPE"),
            card_expires: odd.one(from.card_expires(), "NEXT_RENEWAL_CARD_EXPIRATION_DATE"),
        }
    }
}

impl core::fmt::Debug for Renewal {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Renewal");
        if self.due.is_some() {
            shown.field("due", &self.due);
        }
        if self.price.is_some() {
            shown.field("price", &self.price);
        }
        if self.currency.is_some() {
            shown.field("currency", &self.currency);
        }
        if self.price_type.is_some() {
            shown.field("price_type", &self.price_type);
        }
        if self.payment_method.is_some() {
            shown.field("payment_method", &self.payment_method);
        }
        if self.payment_method_code.is_some() {
            shown.field("payment_method_code", &self.payment_method_code);
        }
        if self.card_type.is_some() {
            shown.field("card_type", &self.card_type);
        }
        shown.finish_non_exhaustive()
    }
}

/// Billing cycles.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Cycles {
    /// Number of billing cycles.
    ///
    /// `BILLING_CYCLES`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_cycles: Option<i64>,
    /// Number of cycles of the contract.
    ///
    /// `CONTRACT_CYCLES`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract_cycles: Option<i64>,
    /// Billing cycles that are left.
    ///
    /// `BILLING_CYCLES_LEFT`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<i64>,
    /// The billing cycle it is in.
    ///
    /// `CURRENT_BILLING_CYCLE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<i64>,
    /// What happens after the last cycle.
    ///
    /// `ACTION_AFTER_CYCLES`, marked T; for example `NONE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_after: Option<String>,
}

impl Cycles {
    pub(crate) fn read(from: &view::Cycles<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            billing_cycles: odd.one(from.billing_cycles(), "BILLING_CYCLES"),
            contract_cycles: odd.one(from.contract_cycles(), "CONTRACT_CYCLES"),
            left: odd.one(from.left(), "BILLING_CYCLES_LEFT"),
            current: odd.one(from.current(), "CURRENT_BILLING_CYCLE"),
            action_after: odd.one(from.action_after(), "ACTION_AFTER_CYCLES"),
        }
    }
}

impl core::fmt::Debug for Cycles {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Cycles");
        if self.billing_cycles.is_some() {
            shown.field("billing_cycles", &self.billing_cycles);
        }
        if self.contract_cycles.is_some() {
            shown.field("contract_cycles", &self.contract_cycles);
        }
        if self.left.is_some() {
            shown.field("left", &self.left);
        }
        if self.current.is_some() {
            shown.field("current", &self.current);
        }
        if self.action_after.is_some() {
            shown.field("action_after", &self.action_after);
        }
        shown.finish_non_exhaustive()
    }
}

/// A pause of the subscription.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Pause {
    /// When the pause starts.
    ///
    /// `PAUSE_START_DATE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<DateTime>,
    /// When the pause ends.
    ///
    /// `PAUSE_END_DATE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<DateTime>,
    /// Why it is paused.
    ///
    /// `PAUSE_REASON`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Pause {
    pub(crate) fn read(from: &view::Pause<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            starts_at: odd.one(from.starts_at(), "PAUSE_START_DATE"),
            ends_at: odd.one(from.ends_at(), "PAUSE_END_DATE"),
            reason: odd.one(from.reason(), "PAUSE_REASON"),
        }
    }
}

impl core::fmt::Debug for Pause {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Pause");
        if self.starts_at.is_some() {
            shown.field("starts_at", &self.starts_at);
        }
        if self.ends_at.is_some() {
            shown.field("ends_at", &self.ends_at);
        }
        shown.finish_non_exhaustive()
    }
}

/// Metered plans.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Usage {
    /// Metered plans: when usage is billed.
    ///
    /// `USAGE_BILLING_DATE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billed_at: Option<DateTime>,
    /// Metered plans: when usage was reported last.
    ///
    /// `LATEST_REPORTED_USAGE_DATE`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported_at: Option<DateTime>,
    /// Metered plans: status.
    ///
    /// `USAGE_STATUS`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

impl Usage {
    pub(crate) fn read(from: &view::Usage<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            billed_at: odd.one(from.billed_at(), "USAGE_BILLING_DATE"),
            reported_at: odd.one(from.reported_at(), "LATEST_REPORTED_USAGE_DATE"),
            status: odd.one(from.status(), "USAGE_STATUS"),
        }
    }
}

impl core::fmt::Debug for Usage {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Usage");
        if self.billed_at.is_some() {
            shown.field("billed_at", &self.billed_at);
        }
        if self.reported_at.is_some() {
            shown.field("reported_at", &self.reported_at);
        }
        if self.status.is_some() {
            shown.field("status", &self.status);
        }
        shown.finish_non_exhaustive()
    }
}

/// Who wants a deal to be renewed automatically.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Deal {
    /// Deal: renewed automatically by the merchant's will; may also read `true` or `false`.
    ///
    /// `MERCHANT_DEAL_AUTO_RENEWAL`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant_auto_renewal: Option<bool>,
    /// Deal: renewed automatically by the buyer's will; may also read `true` or `false`.
    ///
    /// `CLIENT_DEAL_AUTO_RENEWAL`, marked T.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_auto_renewal: Option<bool>,
}

impl Deal {
    pub(crate) fn read(from: &view::Deal<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            merchant_auto_renewal: odd
                .one(from.merchant_auto_renewal(), "MERCHANT_DEAL_AUTO_RENEWAL"),
            client_auto_renewal: odd.one(from.client_auto_renewal(), "CLIENT_DEAL_AUTO_RENEWAL"),
        }
    }
}

impl core::fmt::Debug for Deal {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Deal");
        if self.merchant_auto_renewal.is_some() {
            shown.field("merchant_auto_renewal", &self.merchant_auto_renewal);
        }
        if self.client_auto_renewal.is_some() {
            shown.field("client_auto_renewal", &self.client_auto_renewal);
        }
        shown.finish_non_exhaustive()
    }
}

/// Affiliates and partners.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Partner {
    /// Partner.
    ///
    /// `PARTNER_CODE`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Affiliate.
    ///
    /// `AFFILIATE_ID`, marked T; for example `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_id: Option<String>,
}

impl Partner {
    pub(crate) fn read(from: &view::Partner<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            code: odd.one(from.code(), "PARTNER_CODE"),
            affiliate_id: odd.one(from.affiliate_id(), "AFFILIATE_ID"),
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
        if self.affiliate_id.is_some() {
            shown.field("affiliate_id", &self.affiliate_id);
        }
        shown.finish_non_exhaustive()
    }
}

/// The message itself.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Message {
    /// When the subscription was changed last.
    ///
    /// `DATE_UPDATED`, marked D; for example `2024-02-11 09:16:41`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime>,
    /// A test subscription. Not sent for real ones, nor when the tag is off.
    ///
    /// `TEST`, marked D; for example `1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_test: Option<bool>,
    /// Who made the change.
    ///
    /// `CHANGED_BY`, marked D; for example `CUSTOMER`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<ChangedBy<String>>,
    /// The account's zone, for every date in the message.
    ///
    /// `TIMEZONE_OFFSET`, marked T; for example `GMT+02:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone_offset: Option<Offset>,
    /// Why the message was sent. Older spellings are given as the present one.
    ///
    /// `DISPATCH_REASON`, marked D; for example `LICENCE_CHANGE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<DispatchReason<String>>,
}

impl Message {
    pub(crate) fn read(from: &view::Message<'_>, odd: &mut Oddities<'_>) -> Self {
        Self {
            updated_at: odd.one(from.updated_at(), "DATE_UPDATED"),
            is_test: odd.one(from.is_test(), "TEST"),
            changed_by: odd.one(from.changed_by(), "CHANGED_BY"),
            timezone_offset: odd.one(from.timezone_offset(), "TIMEZONE_OFFSET"),
            reason: odd.one(from.reason(), "DISPATCH_REASON"),
        }
    }
}

impl core::fmt::Debug for Message {
    /// Without personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = f.debug_struct("Message");
        if self.updated_at.is_some() {
            shown.field("updated_at", &self.updated_at);
        }
        if self.is_test.is_some() {
            shown.field("is_test", &self.is_test);
        }
        if self.changed_by.is_some() {
            shown.field("changed_by", &self.changed_by);
        }
        if self.timezone_offset.is_some() {
            shown.field("timezone_offset", &self.timezone_offset);
        }
        if self.reason.is_some() {
            shown.field("reason", &self.reason);
        }
        shown.finish_non_exhaustive()
    }
}
