//! The groups of fields of an LCN. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

use super::codes::*;
#[cfg(feature = "alloc")]
use crate::Decimal;
use crate::read::{Reader, Reading};
use crate::{CardExpiry, CountryCode, Currency, DateTime, Expiry, Offset};

impl<'v> crate::Lcn<'v> {
    /// The licence (subscription) itself.
    #[must_use]
    pub const fn licence(&self) -> Licence<'v> {
        Licence(self.reader)
    }

    /// The end user.
    #[must_use]
    pub const fn customer(&self) -> Customer<'v> {
        Customer(self.reader)
    }

    /// The next renewal, and what it is paid with.
    #[must_use]
    pub const fn renewal(&self) -> Renewal<'v> {
        Renewal(self.reader)
    }

    /// Billing cycles.
    #[must_use]
    pub const fn cycles(&self) -> Cycles<'v> {
        Cycles(self.reader)
    }

    /// A pause of the subscription.
    #[must_use]
    pub const fn pause(&self) -> Pause<'v> {
        Pause(self.reader)
    }

    /// Metered plans.
    #[must_use]
    pub const fn usage(&self) -> Usage<'v> {
        Usage(self.reader)
    }

    /// Who wants a deal to be renewed automatically.
    #[must_use]
    pub const fn deal(&self) -> Deal<'v> {
        Deal(self.reader)
    }

    /// Affiliates and partners.
    #[must_use]
    pub const fn partner(&self) -> Partner<'v> {
        Partner(self.reader)
    }

    /// The message itself.
    #[must_use]
    pub const fn message(&self) -> Message<'v> {
        Message(self.reader)
    }
}

/// The licence (subscription) itself.
#[derive(Clone, Copy)]
pub struct Licence<'v>(pub(crate) Reader<'v>);

impl<'v> Licence<'v> {
    /// Subscription reference, `IPN_LICENSE_REF` of the IPN. Signed by the receipt.
    ///
    /// `LICENSE_CODE`, marked D; for example `AB12CD34EF`.
    pub fn reference(&self) -> Reading<&'v str> {
        self.0.scalar("LICENSE_CODE")
    }

    /// When the subscription expires. Signed by the receipt.
    ///
    /// `EXPIRATION_DATE`, marked D T; for example `2025-02-11`.
    pub fn expires(&self) -> Reading<Expiry> {
        self.0.scalar("EXPIRATION_DATE")
    }

    /// The same with the time of day.
    ///
    /// `EXPIRATION_DATE_TIME`, marked T; for example `2025-02-11 09:16:40`.
    pub fn expires_at(&self) -> Reading<Expiry> {
        self.0.scalar("EXPIRATION_DATE_TIME")
    }

    /// Type of the subscription.
    ///
    /// `LICENSE_TYPE`, marked D; for example `REGULAR`.
    pub fn licence_type(&self) -> Reading<LicenceType<&'v str>> {
        self.0.scalar("LICENSE_TYPE")
    }

    /// Disabled or cancelled.
    ///
    /// `DISABLED`, marked D; for example `0`.
    pub fn is_disabled(&self) -> Reading<bool> {
        self.0.scalar("DISABLED")
    }

    /// Renewed automatically.
    ///
    /// `RECURRING`, marked D; for example `1`.
    pub fn is_recurring(&self) -> Reading<bool> {
        self.0.scalar("RECURRING")
    }

    /// 2Checkout's product id.
    ///
    /// `LICENSE_PRODUCT`, marked T; for example `30100001`.
    pub fn product_id(&self) -> Reading<&'v str> {
        self.0.scalar("LICENSE_PRODUCT")
    }

    /// The merchant's product code.
    ///
    /// `LICENSE_PRODUCT_CODE`, marked T; for example `SUITE-1`.
    pub fn product_code(&self) -> Reading<&'v str> {
        self.0.scalar("LICENSE_PRODUCT_CODE")
    }

    /// Stock keeping unit.
    ///
    /// `PSKU`, marked T.
    pub fn sku(&self) -> Reading<&'v str> {
        self.0.scalar("PSKU")
    }

    /// When the subscription starts.
    ///
    /// `START_DATE`, marked T; for example `2024-02-11`.
    pub fn starts_on(&self) -> Reading<DateTime> {
        self.0.scalar("START_DATE")
    }

    /// When it was bought.
    ///
    /// `PURCHASE_DATE`, marked T; for example `2024-02-11`.
    pub fn purchased_on(&self) -> Reading<DateTime> {
        self.0.scalar("PURCHASE_DATE")
    }

    /// When the subscription starts, with the time of day.
    ///
    /// `START_DATE_TIME`, marked T; for example `2024-02-11 09:16:40`.
    pub fn starts_at(&self) -> Reading<DateTime> {
        self.0.scalar("START_DATE_TIME")
    }

    /// When it was bought, with the time of day.
    ///
    /// `PURCHASE_DATE_TIME`, marked T; for example `2024-02-11 09:16:40`.
    pub fn purchased_at(&self) -> Reading<DateTime> {
        self.0.scalar("PURCHASE_DATE_TIME")
    }

    /// Never expires. `0` or `1`.
    ///
    /// `LICENSE_LIFETIME`, marked T; for example `0`.
    pub fn is_lifetime(&self) -> Reading<bool> {
        self.0.scalar("LICENSE_LIFETIME")
    }

    /// Licence key.
    ///
    /// `ACTIVATION_CODE`, marked T.
    pub fn activation_code(&self) -> Reading<&'v str> {
        self.0.scalar("ACTIVATION_CODE")
    }

    /// More about the licence.
    ///
    /// `LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE`, marked T.
    pub fn additional_info(&self) -> Reading<&'v str> {
        self.0.scalar("LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE")
    }

    /// Where the subscription stands.
    ///
    /// `STATUS`, marked D T; for example `ACTIVE`.
    pub fn status(&self) -> Reading<LicenceStatus<&'v str>> {
        self.0.scalar("STATUS")
    }

    /// Expired.
    ///
    /// `EXPIRED`, marked T; for example `0`.
    pub fn is_expired(&self) -> Reading<bool> {
        self.0.scalar("EXPIRED")
    }

    /// Grace period in days.
    ///
    /// `LICENSE_GRACE_PERIOD`, marked T; for example `0`.
    pub fn grace_period(&self) -> Reading<i64> {
        self.0.scalar("LICENSE_GRACE_PERIOD")
    }

    /// How the subscription is billed.
    ///
    /// `LICENSE_BILLING_TYPE`, marked T; for example `PREPAID`.
    pub fn billing_type(&self) -> Reading<&'v str> {
        self.0.scalar("LICENSE_BILLING_TYPE")
    }

    /// `REFNO` of the last order.
    ///
    /// `LAST_ORDER_REFERENCE`, marked T; for example `900000001`.
    pub fn last_order(&self) -> Reading<&'v str> {
        self.0.scalar("LAST_ORDER_REFERENCE")
    }

    /// `REFNO` of the first order.
    ///
    /// `ORIGINAL_ORDER_REFERENCE`, marked T; for example `900000001`.
    pub fn original_order(&self) -> Reading<&'v str> {
        self.0.scalar("ORIGINAL_ORDER_REFERENCE")
    }

    /// How often it was renewed.
    ///
    /// `RENEWALS_NUMBER`, marked T; for example `0`.
    pub fn renewals(&self) -> Reading<i64> {
        self.0.scalar("RENEWALS_NUMBER")
    }

    /// How often it was upgraded.
    ///
    /// `UPGRADES_NUMBER`, marked T; for example `0`.
    pub fn upgrades(&self) -> Reading<i64> {
        self.0.scalar("UPGRADES_NUMBER")
    }

    /// A trial.
    ///
    /// `IS_TRIAL`, marked T; for example `0`.
    pub fn is_trial(&self) -> Reading<bool> {
        self.0.scalar("IS_TRIAL")
    }
}

impl core::fmt::Debug for Licence<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Licence").finish_non_exhaustive()
    }
}

/// The end user.
#[derive(Clone, Copy)]
pub struct Customer<'v>(pub(crate) Reader<'v>);

impl<'v> Customer<'v> {
    /// First name of the end user.
    ///
    /// `FIRST_NAME`, marked D; for example `Ada`.
    pub fn first_name(&self) -> Reading<&'v str> {
        self.0.scalar("FIRST_NAME")
    }

    /// Last name of the end user.
    ///
    /// `LAST_NAME`, marked D; for example `Example`.
    pub fn last_name(&self) -> Reading<&'v str> {
        self.0.scalar("LAST_NAME")
    }

    /// Company.
    ///
    /// `COMPANY`, marked D.
    pub fn company(&self) -> Reading<&'v str> {
        self.0.scalar("COMPANY")
    }

    /// E-mail address.
    ///
    /// `EMAIL`, marked D; for example `ada@example.com`.
    pub fn email(&self) -> Reading<&'v str> {
        self.0.scalar("EMAIL")
    }

    /// Telephone.
    ///
    /// `PHONE`, marked D.
    pub fn phone(&self) -> Reading<&'v str> {
        self.0.scalar("PHONE")
    }

    /// Fax.
    ///
    /// `FAX`, marked D.
    pub fn fax(&self) -> Reading<&'v str> {
        self.0.scalar("FAX")
    }

    /// English name of the country.
    ///
    /// `COUNTRY`, marked D.
    pub fn country(&self) -> Reading<&'v str> {
        self.0.scalar("COUNTRY")
    }

    /// State or region.
    ///
    /// `STATE`, marked D.
    pub fn state(&self) -> Reading<&'v str> {
        self.0.scalar("STATE")
    }

    /// City.
    ///
    /// `CITY`, marked D.
    pub fn city(&self) -> Reading<&'v str> {
        self.0.scalar("CITY")
    }

    /// Postal code; keeps leading zeros.
    ///
    /// `ZIP`, marked D.
    pub fn postal_code(&self) -> Reading<&'v str> {
        self.0.scalar("ZIP")
    }

    /// Address.
    ///
    /// `ADDRESS`, marked D.
    pub fn address(&self) -> Reading<&'v str> {
        self.0.scalar("ADDRESS")
    }

    /// Country, ISO 3166 alpha-2 in lower case.
    ///
    /// `COUNTRY_CODE`, marked T; for example `us`.
    pub fn country_code(&self) -> Reading<CountryCode> {
        self.0.scalar("COUNTRY_CODE")
    }

    /// Language.
    ///
    /// `END_USER_LANGUAGE`, marked T; for example `en`.
    pub fn language(&self) -> Reading<&'v str> {
        self.0.scalar("END_USER_LANGUAGE")
    }

    /// 2Checkout's number of the customer, up to 10 digits.
    ///
    /// `AVANGATE_CUSTOMER_REFERENCE`, marked D.
    pub fn reference(&self) -> Reading<&'v str> {
        self.0.scalar("AVANGATE_CUSTOMER_REFERENCE")
    }

    /// The merchant's id of the customer, up to 250 characters.
    ///
    /// `EXTERNAL_CUSTOMER_REFERENCE`, marked D.
    pub fn external_reference(&self) -> Reading<&'v str> {
        self.0.scalar("EXTERNAL_CUSTOMER_REFERENCE")
    }
}

impl core::fmt::Debug for Customer<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Customer").finish_non_exhaustive()
    }
}

/// The next renewal, and what it is paid with.
#[derive(Clone, Copy)]
pub struct Renewal<'v>(pub(crate) Reader<'v>);

impl<'v> Renewal<'v> {
    /// When it is renewed next; may be empty.
    ///
    /// `NEXT_RENEWAL_DATE`, marked T.
    pub fn due(&self) -> Reading<Expiry> {
        self.0.scalar("NEXT_RENEWAL_DATE")
    }

    /// What the next renewal costs; the new price after an accepted churn-prevention offer.
    ///
    /// `NEXT_RENEWAL_PRICE`, marked T D; for example `49.00`.
    #[cfg(feature = "alloc")]
    pub fn price(&self) -> Reading<Decimal> {
        self.0.scalar("NEXT_RENEWAL_PRICE")
    }

    /// Currency of that price, ISO 4217.
    ///
    /// `NEXT_RENEWAL_CURRENCY`, marked T; for example `USD`.
    pub fn currency(&self) -> Reading<Currency> {
        self.0.scalar("NEXT_RENEWAL_CURRENCY")
    }

    /// Type of that price. Its values are not known.
    ///
    /// `NEXT_RENEWAL_PRICE_TYPE`, marked T.
    pub fn price_type(&self) -> Reading<&'v str> {
        self.0.scalar("NEXT_RENEWAL_PRICE_TYPE")
    }

    /// Display name of the payment method.
    ///
    /// `NEXT_RENEWAL_PAYMETHOD`, marked T; for example `Visa/MasterCard`.
    pub fn payment_method(&self) -> Reading<&'v str> {
        self.0.scalar("NEXT_RENEWAL_PAYMETHOD")
    }

    /// Code of the payment method.
    ///
    /// `NEXT_RENEWAL_PAYMETHOD_CODE`, marked T; for example `CCVISAMC`.
    pub fn payment_method_code(&self) -> Reading<PaymentMethod<&'v str>> {
        self.0.scalar("NEXT_RENEWAL_PAYMETHOD_CODE")
    }

    /// Last four digits of the card.
    ///
    /// `NEXT_RENEWAL_CARD_LAST_DIGITS`, marked T; for example `1111`.
    pub fn card_last_digits(&self) -> Reading<&'v str> {
        self.0.scalar("NEXT_RENEWAL_CARD_LAST_DIGITS")
    }

    /// Type of the card.
    ///
    /// `NEXT_RENEWAL_CARD_TYPE`, marked T; for example `visa`.
    pub fn card_type(&self) -> Reading<CardType<&'v str>> {
        self.0.scalar("NEXT_RENEWAL_CARD_TYPE")
    }

    /// When the card expires.
    ///
    /// `NEXT_RENEWAL_CARD_EXPIRATION_DATE`, marked T; for example `12/2029`.
    pub fn card_expires(&self) -> Reading<CardExpiry> {
        self.0.scalar("NEXT_RENEWAL_CARD_EXPIRATION_DATE")
    }
}

impl core::fmt::Debug for Renewal<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Renewal").finish_non_exhaustive()
    }
}

/// Billing cycles.
#[derive(Clone, Copy)]
pub struct Cycles<'v>(pub(crate) Reader<'v>);

impl<'v> Cycles<'v> {
    /// Number of billing cycles.
    ///
    /// `BILLING_CYCLES`, marked T.
    pub fn billing_cycles(&self) -> Reading<i64> {
        self.0.scalar("BILLING_CYCLES")
    }

    /// Number of cycles of the contract.
    ///
    /// `CONTRACT_CYCLES`, marked T.
    pub fn contract_cycles(&self) -> Reading<i64> {
        self.0.scalar("CONTRACT_CYCLES")
    }

    /// Billing cycles that are left.
    ///
    /// `BILLING_CYCLES_LEFT`, marked T.
    pub fn left(&self) -> Reading<i64> {
        self.0.scalar("BILLING_CYCLES_LEFT")
    }

    /// The billing cycle it is in.
    ///
    /// `CURRENT_BILLING_CYCLE`, marked T.
    pub fn current(&self) -> Reading<i64> {
        self.0.scalar("CURRENT_BILLING_CYCLE")
    }

    /// What happens after the last cycle.
    ///
    /// `ACTION_AFTER_CYCLES`, marked T; for example `NONE`.
    pub fn action_after(&self) -> Reading<&'v str> {
        self.0.scalar("ACTION_AFTER_CYCLES")
    }
}

impl core::fmt::Debug for Cycles<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Cycles").finish_non_exhaustive()
    }
}

/// A pause of the subscription.
#[derive(Clone, Copy)]
pub struct Pause<'v>(pub(crate) Reader<'v>);

impl<'v> Pause<'v> {
    /// When the pause starts.
    ///
    /// `PAUSE_START_DATE`, marked T.
    pub fn starts_at(&self) -> Reading<DateTime> {
        self.0.scalar("PAUSE_START_DATE")
    }

    /// When the pause ends.
    ///
    /// `PAUSE_END_DATE`, marked T.
    pub fn ends_at(&self) -> Reading<DateTime> {
        self.0.scalar("PAUSE_END_DATE")
    }

    /// Why it is paused.
    ///
    /// `PAUSE_REASON`, marked T.
    pub fn reason(&self) -> Reading<&'v str> {
        self.0.scalar("PAUSE_REASON")
    }
}

impl core::fmt::Debug for Pause<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Pause").finish_non_exhaustive()
    }
}

/// Metered plans.
#[derive(Clone, Copy)]
pub struct Usage<'v>(pub(crate) Reader<'v>);

impl<'v> Usage<'v> {
    /// Metered plans: when usage is billed.
    ///
    /// `USAGE_BILLING_DATE`, marked T.
    pub fn billed_at(&self) -> Reading<DateTime> {
        self.0.scalar("USAGE_BILLING_DATE")
    }

    /// Metered plans: when usage was reported last.
    ///
    /// `LATEST_REPORTED_USAGE_DATE`, marked T.
    pub fn reported_at(&self) -> Reading<DateTime> {
        self.0.scalar("LATEST_REPORTED_USAGE_DATE")
    }

    /// Metered plans: status.
    ///
    /// `USAGE_STATUS`, marked T.
    pub fn status(&self) -> Reading<&'v str> {
        self.0.scalar("USAGE_STATUS")
    }
}

impl core::fmt::Debug for Usage<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Usage").finish_non_exhaustive()
    }
}

/// Who wants a deal to be renewed automatically.
#[derive(Clone, Copy)]
pub struct Deal<'v>(pub(crate) Reader<'v>);

impl<'v> Deal<'v> {
    /// Deal: renewed automatically by the merchant's will; may also read `true` or `false`.
    ///
    /// `MERCHANT_DEAL_AUTO_RENEWAL`, marked T.
    pub fn merchant_auto_renewal(&self) -> Reading<bool> {
        self.0.scalar("MERCHANT_DEAL_AUTO_RENEWAL")
    }

    /// Deal: renewed automatically by the buyer's will; may also read `true` or `false`.
    ///
    /// `CLIENT_DEAL_AUTO_RENEWAL`, marked T.
    pub fn client_auto_renewal(&self) -> Reading<bool> {
        self.0.scalar("CLIENT_DEAL_AUTO_RENEWAL")
    }
}

impl core::fmt::Debug for Deal<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Deal").finish_non_exhaustive()
    }
}

/// Affiliates and partners.
#[derive(Clone, Copy)]
pub struct Partner<'v>(pub(crate) Reader<'v>);

impl<'v> Partner<'v> {
    /// Partner.
    ///
    /// `PARTNER_CODE`, marked T; for example `0`.
    pub fn code(&self) -> Reading<&'v str> {
        self.0.scalar("PARTNER_CODE")
    }

    /// Affiliate.
    ///
    /// `AFFILIATE_ID`, marked T; for example `0`.
    pub fn affiliate_id(&self) -> Reading<&'v str> {
        self.0.scalar("AFFILIATE_ID")
    }
}

impl core::fmt::Debug for Partner<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Partner").finish_non_exhaustive()
    }
}

/// The message itself.
#[derive(Clone, Copy)]
pub struct Message<'v>(pub(crate) Reader<'v>);

impl<'v> Message<'v> {
    /// When the subscription was changed last.
    ///
    /// `DATE_UPDATED`, marked D; for example `2024-02-11 09:16:41`.
    pub fn updated_at(&self) -> Reading<DateTime> {
        self.0.scalar("DATE_UPDATED")
    }

    /// A test subscription. Not sent for real ones, nor when the tag is off.
    ///
    /// `TEST`, marked D; for example `1`.
    pub fn is_test(&self) -> Reading<bool> {
        self.0.scalar("TEST")
    }

    /// Who made the change.
    ///
    /// `CHANGED_BY`, marked D; for example `CUSTOMER`.
    pub fn changed_by(&self) -> Reading<ChangedBy<&'v str>> {
        self.0.scalar("CHANGED_BY")
    }

    /// The account's zone, for every date in the message.
    ///
    /// `TIMEZONE_OFFSET`, marked T; for example `GMT+02:00`.
    pub fn timezone_offset(&self) -> Reading<Offset> {
        self.0.scalar("TIMEZONE_OFFSET")
    }

    /// Why the message was sent. Older spellings are given as the present one.
    ///
    /// `DISPATCH_REASON`, marked D; for example `LICENCE_CHANGE`.
    pub fn reason(&self) -> Reading<DispatchReason<&'v str>> {
        self.0.scalar("DISPATCH_REASON")
    }
}

impl core::fmt::Debug for Message<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Message").finish_non_exhaustive()
    }
}
