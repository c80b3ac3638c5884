//! The groups of fields of an IPN. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

use super::codes::*;
use super::names;
#[cfg(feature = "alloc")]
use crate::Decimal;
use crate::read::{Reader, Reading, Row, Texts};
use crate::{CardExpiry, CountryCode, Currency, DateTime, Expiry, Offset};

impl<'v> crate::Ipn<'v> {
    /// The order itself.
    #[must_use]
    pub const fn order(&self) -> Order<'v> {
        Order(self.reader)
    }

    /// How it is paid.
    #[must_use]
    pub const fn payment(&self) -> Payment<'v> {
        Payment(self.reader)
    }

    /// The buyer, as on the bill.
    #[must_use]
    pub const fn customer(&self) -> Customer<'v> {
        Customer(self.reader)
    }

    /// Whom the goods go to.
    #[must_use]
    pub const fn delivery(&self) -> Delivery<'v> {
        Delivery(self.reader)
    }

    /// Amounts of the whole order.
    #[must_use]
    pub const fn totals(&self) -> Totals<'v> {
        Totals(self.reader)
    }

    /// Money that went back: refund and chargeback.
    #[must_use]
    pub const fn refund(&self) -> Refund<'v> {
        Refund(self.reader)
    }

    /// The card it is paid with.
    #[must_use]
    pub const fn card(&self) -> Card<'v> {
        Card(self.reader)
    }

    /// Affiliates, resellers and partners.
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

/// The order itself.
#[derive(Clone, Copy)]
pub struct Order<'v>(pub(crate) Reader<'v>);

impl<'v> Order<'v> {
    /// Bought as a gift for the person in the delivery data.
    ///
    /// `GIFT_ORDER`, marked D; for example `0`.
    pub fn is_gift(&self) -> Reading<bool> {
        self.0.scalar("GIFT_ORDER")
    }

    /// When the order was placed.
    ///
    /// `SALEDATE`, marked D; for example `2021-04-16 14:34:07`.
    pub fn placed_at(&self) -> Reading<DateTime> {
        self.0.scalar("SALEDATE")
    }

    /// 2Checkout's order number, up to 9 digits.
    ///
    /// `REFNO`, marked D; for example `900000001`.
    pub fn refno(&self) -> Reading<&'v str> {
        self.0.scalar("REFNO")
    }

    /// The merchant's own reference of the order, up to 100 characters.
    ///
    /// `REFNOEXT`, marked D; for example `order-77`.
    pub fn refno_ext(&self) -> Reading<&'v str> {
        self.0.scalar("REFNOEXT")
    }

    /// Renewals: `REFNOEXT` of the first orders, one member per original order.
    ///
    /// `ORIGINAL_REFNOEXT`, marked D S; for example `order-12`.
    pub fn original_refno_ext(&self) -> Texts<'v> {
        self.0.members("ORIGINAL_REFNOEXT")
    }

    /// The buyer's own purchase-order number, up to 255 characters.
    ///
    /// `SHOPPER_REFERENCE_NUMBER`, marked D; for example `PO-4711`.
    pub fn shopper_reference(&self) -> Reading<&'v str> {
        self.0.scalar("SHOPPER_REFERENCE_NUMBER")
    }

    /// Running number of the merchant's orders; 0 until approved.
    ///
    /// `ORDERNO`, marked S; for example `412`.
    pub fn number(&self) -> Reading<i64> {
        self.0.scalar("ORDERNO")
    }

    /// Where the order stands.
    ///
    /// `ORDERSTATUS`, marked D; for example `COMPLETE`.
    pub fn status(&self) -> Reading<OrderStatus<&'v str>> {
        self.0.scalar("ORDERSTATUS")
    }

    /// When the order was complete; the zero date until then.
    ///
    /// `COMPLETE_DATE`, marked D; for example `0000-00-00 00:00:00`.
    pub fn completed_at(&self) -> Reading<DateTime> {
        self.0.scalar("COMPLETE_DATE")
    }

    /// Currency of the order, ISO 4217.
    ///
    /// `CURRENCY`, marked D; for example `USD`.
    pub fn currency(&self) -> Reading<Currency> {
        self.0.scalar("CURRENCY")
    }

    /// Language of the order, two letters.
    ///
    /// `LANGUAGE`, marked S; for example `en`.
    pub fn language(&self) -> Reading<&'v str> {
        self.0.scalar("LANGUAGE")
    }

    /// How the order came about.
    ///
    /// `ORDERFLOW`, marked S; for example `REGULAR`.
    pub fn flow(&self) -> Reading<OrderFlow<&'v str>> {
        self.0.scalar("ORDERFLOW")
    }

    /// Where the goods can be downloaded.
    ///
    /// `IPN_DOWNLOAD_LINK`, marked S.
    pub fn download_link(&self) -> Reading<&'v str> {
        self.0.scalar("IPN_DOWNLOAD_LINK")
    }

    /// Source tag of the buy link or of the API order.
    ///
    /// `IPN_LINK_SOURCE`, marked S; for example `shop.example`.
    pub fn link_source(&self) -> Reading<&'v str> {
        self.0.scalar("IPN_LINK_SOURCE")
    }

    /// Renewals: the source tags of the first orders, one member per original order.
    ///
    /// `IPN_ORIGINAL_LINK_SOURCE`, marked S.
    pub fn original_link_source(&self) -> Texts<'v> {
        self.0.members("IPN_ORIGINAL_LINK_SOURCE")
    }

    /// Additional fields of the order. Shape not known: all values are given.
    ///
    /// `CUSTOM_FIELDS`, marked T.
    pub fn custom_fields(&self) -> Texts<'v> {
        self.0.texts("CUSTOM_FIELDS")
    }

    /// Where a purchase order stands; must be switched on.
    ///
    /// `IPN_PURCHASE_ORDER_INFO`, marked D.
    pub fn purchase_order_status(&self) -> Reading<PurchaseOrderStatus<&'v str>> {
        self.0.scalar("IPN_PURCHASE_ORDER_INFO")
    }

    /// Where the order was placed.
    ///
    /// `IPN_ORDER_ORIGIN`, marked S; for example `Web`.
    pub fn origin(&self) -> Reading<OrderOrigin<&'v str>> {
        self.0.scalar("IPN_ORDER_ORIGIN")
    }

    /// What the fraud check says.
    ///
    /// `FRAUD_STATUS`, marked S; for example `APPROVED`.
    pub fn fraud_status(&self) -> Reading<FraudStatus<&'v str>> {
        self.0.scalar("FRAUD_STATUS")
    }

    /// Proposal the order came from.
    ///
    /// `PROPOSAL_ID`, marked S.
    pub fn proposal_id(&self) -> Reading<&'v str> {
        self.0.scalar("PROPOSAL_ID")
    }
}

impl core::fmt::Debug for Order<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Order").finish_non_exhaustive()
    }
}

/// How it is paid.
#[derive(Clone, Copy)]
pub struct Payment<'v>(pub(crate) Reader<'v>);

impl<'v> Payment<'v> {
    /// When the payment was authorised; the zero date until then.
    ///
    /// `PAYMENTDATE`, marked D; for example `2021-04-16 14:36:51`.
    pub fn paid_at(&self) -> Reading<DateTime> {
        self.0.scalar("PAYMENTDATE")
    }

    /// Display name of the payment method; may carry a suffix.
    ///
    /// `PAYMETHOD`, marked D S; for example `Visa/MasterCard`.
    pub fn method(&self) -> Reading<&'v str> {
        self.0.scalar("PAYMETHOD")
    }

    /// Code of the payment method.
    ///
    /// `PAYMETHOD_CODE`, marked S; for example `CCVISAMC`.
    pub fn method_code(&self) -> Reading<PaymentMethod<&'v str>> {
        self.0.scalar("PAYMETHOD_CODE")
    }
}

impl core::fmt::Debug for Payment<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Payment").finish_non_exhaustive()
    }
}

/// The buyer, as on the bill.
#[derive(Clone, Copy)]
pub struct Customer<'v>(pub(crate) Reader<'v>);

impl<'v> Customer<'v> {
    /// First name of the billing person.
    ///
    /// `FIRSTNAME`, marked D; for example `Ada`.
    pub fn first_name(&self) -> Reading<&'v str> {
        self.0.scalar("FIRSTNAME")
    }

    /// Last name of the billing person.
    ///
    /// `LASTNAME`, marked D; for example `Example`.
    pub fn last_name(&self) -> Reading<&'v str> {
        self.0.scalar("LASTNAME")
    }

    /// Number of an identity paper; legacy.
    ///
    /// `IDENTITY_NO`, marked T P.
    pub fn identity_number(&self) -> Reading<&'v str> {
        self.0.scalar("IDENTITY_NO")
    }

    /// Who issued the identity paper; legacy.
    ///
    /// `IDENTITY_ISSUER`, marked T P.
    pub fn identity_issuer(&self) -> Reading<&'v str> {
        self.0.scalar("IDENTITY_ISSUER")
    }

    /// Personal code; legacy.
    ///
    /// `IDENTITY_CNP`, marked T P.
    pub fn identity_cnp(&self) -> Reading<&'v str> {
        self.0.scalar("IDENTITY_CNP")
    }

    /// Billing company.
    ///
    /// `COMPANY`, marked D; for example `Example Ltd`.
    pub fn company(&self) -> Reading<&'v str> {
        self.0.scalar("COMPANY")
    }

    /// Number in the register of companies.
    ///
    /// `REGISTRATIONNUMBER`, marked D S.
    pub fn registration_number(&self) -> Reading<&'v str> {
        self.0.scalar("REGISTRATIONNUMBER")
    }

    /// Tax id.
    ///
    /// `FISCALCODE`, marked D S.
    pub fn fiscal_code(&self) -> Reading<&'v str> {
        self.0.scalar("FISCALCODE")
    }

    /// Tax office.
    ///
    /// `TAX_OFFICE`, marked D S.
    pub fn tax_office(&self) -> Reading<&'v str> {
        self.0.scalar("TAX_OFFICE")
    }

    /// The company's bank.
    ///
    /// `CBANKNAME`, marked D.
    pub fn bank_name(&self) -> Reading<&'v str> {
        self.0.scalar("CBANKNAME")
    }

    /// The company's bank account.
    ///
    /// `CBANKACCOUNT`, marked D.
    pub fn bank_account(&self) -> Reading<&'v str> {
        self.0.scalar("CBANKACCOUNT")
    }

    /// Billing address, first line.
    ///
    /// `ADDRESS1`, marked D; for example `1 Sample Street`.
    pub fn address(&self) -> Reading<&'v str> {
        self.0.scalar("ADDRESS1")
    }

    /// Billing address, second line.
    ///
    /// `ADDRESS2`, marked D.
    pub fn address_2(&self) -> Reading<&'v str> {
        self.0.scalar("ADDRESS2")
    }

    /// City.
    ///
    /// `CITY`, marked D; for example `Sampleton`.
    pub fn city(&self) -> Reading<&'v str> {
        self.0.scalar("CITY")
    }

    /// State or region.
    ///
    /// `STATE`, marked D.
    pub fn state(&self) -> Reading<&'v str> {
        self.0.scalar("STATE")
    }

    /// Postal code; keeps leading zeros.
    ///
    /// `ZIPCODE`, marked D; for example `00123`.
    pub fn postal_code(&self) -> Reading<&'v str> {
        self.0.scalar("ZIPCODE")
    }

    /// English name of the country.
    ///
    /// `COUNTRY`, marked D; for example `United States of America`.
    pub fn country(&self) -> Reading<&'v str> {
        self.0.scalar("COUNTRY")
    }

    /// Country, ISO 3166 alpha-2 in lower case.
    ///
    /// `COUNTRY_CODE`, marked S; for example `us`.
    pub fn country_code(&self) -> Reading<CountryCode> {
        self.0.scalar("COUNTRY_CODE")
    }

    /// Telephone; may begin with `+`.
    ///
    /// `PHONE`, marked D; for example `+1 555 0100`.
    pub fn phone(&self) -> Reading<&'v str> {
        self.0.scalar("PHONE")
    }

    /// Fax.
    ///
    /// `FAX`, marked D.
    pub fn fax(&self) -> Reading<&'v str> {
        self.0.scalar("FAX")
    }

    /// E-mail address.
    ///
    /// `CUSTOMEREMAIL`, marked D; for example `ada@example.com`.
    pub fn email(&self) -> Reading<&'v str> {
        self.0.scalar("CUSTOMEREMAIL")
    }

    /// The buyer's IP address.
    ///
    /// `IPADDRESS`, marked D; for example `192.0.2.10`.
    pub fn ip_address(&self) -> Reading<&'v str> {
        self.0.scalar("IPADDRESS")
    }

    /// Country name of that address; may be empty.
    ///
    /// `IPCOUNTRY`, marked S.
    pub fn ip_country(&self) -> Reading<&'v str> {
        self.0.scalar("IPCOUNTRY")
    }

    /// 2Checkout's number of the customer, 9 digits; empty before approval.
    ///
    /// `AVANGATE_CUSTOMER_REFERENCE`, marked S; for example `900000009`.
    pub fn reference(&self) -> Reading<&'v str> {
        self.0.scalar("AVANGATE_CUSTOMER_REFERENCE")
    }

    /// The merchant's id of the customer, any text.
    ///
    /// `EXTERNAL_CUSTOMER_REFERENCE`, marked S; for example `cust-5`.
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

/// Whom the goods go to.
#[derive(Clone, Copy)]
pub struct Delivery<'v>(pub(crate) Reader<'v>);

impl<'v> Delivery<'v> {
    /// First name of the person to deliver to.
    ///
    /// `FIRSTNAME_D`, marked D.
    pub fn first_name(&self) -> Reading<&'v str> {
        self.0.scalar("FIRSTNAME_D")
    }

    /// Last name of the person to deliver to.
    ///
    /// `LASTNAME_D`, marked D.
    pub fn last_name(&self) -> Reading<&'v str> {
        self.0.scalar("LASTNAME_D")
    }

    /// Company to deliver to.
    ///
    /// `COMPANY_D`, marked D.
    pub fn company(&self) -> Reading<&'v str> {
        self.0.scalar("COMPANY_D")
    }

    /// Delivery address, first line.
    ///
    /// `ADDRESS1_D`, marked D.
    pub fn address(&self) -> Reading<&'v str> {
        self.0.scalar("ADDRESS1_D")
    }

    /// Delivery address, second line.
    ///
    /// `ADDRESS2_D`, marked D.
    pub fn address_2(&self) -> Reading<&'v str> {
        self.0.scalar("ADDRESS2_D")
    }

    /// City.
    ///
    /// `CITY_D`, marked D.
    pub fn city(&self) -> Reading<&'v str> {
        self.0.scalar("CITY_D")
    }

    /// State or region.
    ///
    /// `STATE_D`, marked D.
    pub fn state(&self) -> Reading<&'v str> {
        self.0.scalar("STATE_D")
    }

    /// Postal code; keeps leading zeros.
    ///
    /// `ZIPCODE_D`, marked D.
    pub fn postal_code(&self) -> Reading<&'v str> {
        self.0.scalar("ZIPCODE_D")
    }

    /// English name of the country.
    ///
    /// `COUNTRY_D`, marked D.
    pub fn country(&self) -> Reading<&'v str> {
        self.0.scalar("COUNTRY_D")
    }

    /// Country, ISO 3166 alpha-2 in lower case. Note the place of `_D`.
    ///
    /// `COUNTRY_D_CODE`, marked S; for example `us`.
    pub fn country_code(&self) -> Reading<CountryCode> {
        self.0.scalar("COUNTRY_D_CODE")
    }

    /// Telephone.
    ///
    /// `PHONE_D`, marked D.
    pub fn phone(&self) -> Reading<&'v str> {
        self.0.scalar("PHONE_D")
    }

    /// E-mail address.
    ///
    /// `EMAIL_D`, marked D.
    pub fn email(&self) -> Reading<&'v str> {
        self.0.scalar("EMAIL_D")
    }
}

impl core::fmt::Debug for Delivery<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Delivery").finish_non_exhaustive()
    }
}

/// Amounts of the whole order.
#[derive(Clone, Copy)]
pub struct Totals<'v>(pub(crate) Reader<'v>);

impl<'v> Totals<'v> {
    /// Total of the order; negative in refunds.
    ///
    /// `IPN_TOTALGENERAL`, marked D; for example `58.31`.
    #[cfg(feature = "alloc")]
    pub fn total(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_TOTALGENERAL")
    }

    /// Shipping.
    ///
    /// `IPN_SHIPPING`, marked D S; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn shipping(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_SHIPPING")
    }

    /// Tax on shipping.
    ///
    /// `IPN_SHIPPING_TAX`, marked D S; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn shipping_tax(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_SHIPPING_TAX")
    }

    /// 2Checkout's commission; 2 or 4 decimals.
    ///
    /// `IPN_COMMISSION`, marked D S; for example `3.6766`.
    #[cfg(feature = "alloc")]
    pub fn commission(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_COMMISSION")
    }

    /// Exchange rate to the payout currency; up to 14 decimals.
    ///
    /// `FX_RATE`, marked S; for example `0.20810660205937`.
    #[cfg(feature = "alloc")]
    pub fn fx_rate(&self) -> Reading<Decimal> {
        self.0.scalar("FX_RATE")
    }

    /// Markup on the exchange rate in percent.
    ///
    /// `FX_MARKUP`, marked S; for example `4`.
    #[cfg(feature = "alloc")]
    pub fn fx_markup(&self) -> Reading<Decimal> {
        self.0.scalar("FX_MARKUP")
    }

    /// What the merchant gets; may be negative.
    ///
    /// `PAYABLE_AMOUNT`, marked S; for example `-0.57`.
    #[cfg(feature = "alloc")]
    pub fn payable_amount(&self) -> Reading<Decimal> {
        self.0.scalar("PAYABLE_AMOUNT")
    }

    /// Currency of the payout, ISO 4217.
    ///
    /// `PAYOUT_CURRENCY`, marked S; for example `USD`.
    pub fn payout_currency(&self) -> Reading<Currency> {
        self.0.scalar("PAYOUT_CURRENCY")
    }
}

impl core::fmt::Debug for Totals<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Totals").finish_non_exhaustive()
    }
}

/// Money that went back: refund and chargeback.
#[derive(Clone, Copy)]
pub struct Refund<'v>(pub(crate) Reader<'v>);

impl<'v> Refund<'v> {
    /// Type of the refund; empty when there is none. Its values are not known.
    ///
    /// `REFUND_TYPE`, marked S.
    pub fn refund_type(&self) -> Reading<&'v str> {
        self.0.scalar("REFUND_TYPE")
    }

    /// Why money was returned.
    ///
    /// `REFUND_REASON`, marked T.
    pub fn reason(&self) -> Reading<&'v str> {
        self.0.scalar("REFUND_REASON")
    }

    /// State of a chargeback; `NONE` normally.
    ///
    /// `CHARGEBACK_RESOLUTION`, marked S; for example `NONE`.
    pub fn chargeback_resolution(&self) -> Reading<ChargebackResolution<&'v str>> {
        self.0.scalar("CHARGEBACK_RESOLUTION")
    }

    /// Why the buyer's bank took the money back.
    ///
    /// `CHARGEBACK_REASON_CODE`, marked S.
    pub fn chargeback_reason(&self) -> Reading<ChargebackReason<&'v str>> {
        self.0.scalar("CHARGEBACK_REASON_CODE")
    }
}

impl core::fmt::Debug for Refund<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Refund").finish_non_exhaustive()
    }
}

/// The card it is paid with.
#[derive(Clone, Copy)]
pub struct Card<'v>(pub(crate) Reader<'v>);

impl<'v> Card<'v> {
    /// Type of the card. Known ones are given in lower case, whatever the order status makes of them.
    ///
    /// `CARD_TYPE`, marked S; for example `visa`.
    pub fn card_type(&self) -> Reading<CardType<&'v str>> {
        self.0.scalar("CARD_TYPE")
    }

    /// Last four digits.
    ///
    /// `CARD_LAST_DIGITS`, marked S; for example `1111`.
    pub fn last_digits(&self) -> Reading<&'v str> {
        self.0.scalar("CARD_LAST_DIGITS")
    }

    /// When the card expires.
    ///
    /// `CARD_EXPIRATION_DATE`, marked S; for example `12/29`.
    pub fn expires(&self) -> Reading<CardExpiry> {
        self.0.scalar("CARD_EXPIRATION_DATE")
    }

    /// What the payment gateway answered.
    ///
    /// `GATEWAY_RESPONSE`, marked S; for example `Approved`.
    pub fn gateway_response(&self) -> Reading<&'v str> {
        self.0.scalar("GATEWAY_RESPONSE")
    }
}

impl core::fmt::Debug for Card<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Card").finish_non_exhaustive()
    }
}

/// Affiliates, resellers and partners.
#[derive(Clone, Copy)]
pub struct Partner<'v>(pub(crate) Reader<'v>);

impl<'v> Partner<'v> {
    /// Partner. A scalar in all samples of the vendor; one third-party list has an array.
    ///
    /// `IPN_PARTNER_CODE`, marked S T.
    pub fn code(&self) -> Reading<&'v str> {
        self.0.either("IPN_PARTNER_CODE")
    }

    /// The partner's margin in percent.
    ///
    /// `IPN_PARTNER_MARGIN_PERCENT`, marked S; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn margin_percent(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_PARTNER_MARGIN_PERCENT")
    }

    /// The partner's margin.
    ///
    /// `IPN_PARTNER_MARGIN`, marked S; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn margin(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_PARTNER_MARGIN")
    }

    /// Extra margin.
    ///
    /// `IPN_EXTRA_MARGIN`, marked S; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn extra_margin(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_EXTRA_MARGIN")
    }

    /// Extra discount.
    ///
    /// `IPN_EXTRA_DISCOUNT`, marked S; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn extra_discount(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_EXTRA_DISCOUNT")
    }

    /// Discount by coupon.
    ///
    /// `IPN_COUPON_DISCOUNT`, marked S; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn coupon_discount(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_COUPON_DISCOUNT")
    }

    /// Affiliate: where the buyer came from.
    ///
    /// `IPN_REFERRER`, marked T.
    pub fn referrer(&self) -> Reading<&'v str> {
        self.0.scalar("IPN_REFERRER")
    }

    /// Reseller.
    ///
    /// `IPN_RESELLER_ID`, marked T.
    pub fn reseller_id(&self) -> Reading<&'v str> {
        self.0.scalar("IPN_RESELLER_ID")
    }

    /// The reseller's name.
    ///
    /// `IPN_RESELLER_NAME`, marked T.
    pub fn reseller_name(&self) -> Reading<&'v str> {
        self.0.scalar("IPN_RESELLER_NAME")
    }

    /// The reseller's site.
    ///
    /// `IPN_RESELLER_URL`, marked T.
    pub fn reseller_url(&self) -> Reading<&'v str> {
        self.0.scalar("IPN_RESELLER_URL")
    }

    /// The reseller's commission.
    ///
    /// `IPN_RESELLER_COMMISSION`, marked T; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn reseller_commission(&self) -> Reading<Decimal> {
        self.0.scalar("IPN_RESELLER_COMMISSION")
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
    /// The account's zone, for every date in the message.
    ///
    /// `TIMEZONE_OFFSET`, marked S; for example `GMT+03:00`.
    pub fn timezone_offset(&self) -> Reading<Offset> {
        self.0.scalar("TIMEZONE_OFFSET")
    }

    /// 12 digits; another one for every resend, so no key for events.
    ///
    /// `MESSAGE_ID`, marked S; for example `250847481432`.
    pub fn id(&self) -> Reading<&'v str> {
        self.0.scalar("MESSAGE_ID")
    }

    /// What the message is about, beside the order status.
    ///
    /// `MESSAGE_TYPE`, marked D S; for example `COMPLETE`.
    pub fn message_type(&self) -> Reading<MessageType<&'v str>> {
        self.0.scalar("MESSAGE_TYPE")
    }

    /// A test order. Off by default in the account's settings: absent does not mean real.
    ///
    /// `TEST_ORDER`, marked D; for example `1`.
    pub fn is_test(&self) -> Reading<bool> {
        self.0.scalar("TEST_ORDER")
    }

    /// When the message was made. Signed by the receipt.
    ///
    /// `IPN_DATE`, marked D S; for example `20210416143408`.
    pub fn sent_at(&self) -> Reading<DateTime> {
        self.0.stamp("IPN_DATE")
    }

    /// Merchant code.
    ///
    /// `VENDOR_CODE`, marked S, since 2020; for example `123456789012`.
    pub fn vendor_code(&self) -> Reading<&'v str> {
        self.0.scalar("VENDOR_CODE")
    }
}

impl core::fmt::Debug for Message<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Message").finish_non_exhaustive()
    }
}

/// A product line: one product of the order.
#[derive(Clone, Copy)]
pub struct Line<'v>(pub(crate) Row<'v, { names::LINES.len() }>);

impl<'v> Line<'v> {
    /// 2Checkout's product id. The first one is signed by the receipt.
    ///
    /// `IPN_PID`, marked D; for example `30100001`.
    pub fn product_id(&self) -> Reading<&'v str> {
        self.0.value(0)
    }

    /// Product name. The first one is signed by the receipt.
    ///
    /// `IPN_PNAME`, marked D; for example `Sample Suite`.
    pub fn name(&self) -> Reading<&'v str> {
        self.0.value(1)
    }

    /// The merchant's product code; empty for dynamic products.
    ///
    /// `IPN_PCODE`, marked D S; for example `SUITE-1`.
    pub fn product_code(&self) -> Reading<&'v str> {
        self.0.value(2)
    }

    /// The merchant's reference of the line.
    ///
    /// `IPN_EXTERNAL_REFERENCE`, marked S.
    pub fn external_reference(&self) -> Reading<&'v str> {
        self.0.value(3)
    }

    /// Extra information.
    ///
    /// `IPN_INFO`, marked D.
    pub fn info(&self) -> Reading<&'v str> {
        self.0.value(4)
    }

    /// Quantity.
    ///
    /// `IPN_QTY`, marked D; for example `1`.
    pub fn quantity(&self) -> Reading<i64> {
        self.0.value(5)
    }

    /// Unit price.
    ///
    /// `IPN_PRICE`, marked D; for example `49.00`.
    #[cfg(feature = "alloc")]
    pub fn price(&self) -> Reading<Decimal> {
        self.0.value(6)
    }

    /// Tax amount; 2 or 4 decimals.
    ///
    /// `IPN_VAT`, marked D S; for example `9.31`.
    #[cfg(feature = "alloc")]
    pub fn vat(&self) -> Reading<Decimal> {
        self.0.value(7)
    }

    /// Tax rate in percent; 2 or 4 decimals.
    ///
    /// `IPN_VAT_RATE`, marked D S; for example `19.00`.
    #[cfg(feature = "alloc")]
    pub fn vat_rate(&self) -> Reading<Decimal> {
        self.0.value(8)
    }

    /// Product version.
    ///
    /// `IPN_VER`, marked D; for example `1`.
    pub fn version(&self) -> Reading<&'v str> {
        self.0.value(9)
    }

    /// Discount.
    ///
    /// `IPN_DISCOUNT`, marked D; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn discount(&self) -> Reading<Decimal> {
        self.0.value(10)
    }

    /// Category of the promotion.
    ///
    /// `IPN_PROMOTION_CATEGORY`, marked S, since 2021.
    pub fn promotion_category(&self) -> Reading<&'v str> {
        self.0.value(11)
    }

    /// Promotion.
    ///
    /// `IPN_PROMONAME`, marked D S.
    pub fn promotion_name(&self) -> Reading<&'v str> {
        self.0.value(12)
    }

    /// Coupon.
    ///
    /// `IPN_PROMOCODE`, marked D S.
    pub fn promotion_code(&self) -> Reading<&'v str> {
        self.0.value(13)
    }

    /// Cost of handling the order.
    ///
    /// `IPN_ORDER_COSTS`, marked S; for example `0`.
    #[cfg(feature = "alloc")]
    pub fn order_costs(&self) -> Reading<Decimal> {
        self.0.value(14)
    }

    /// Stock keeping unit.
    ///
    /// `IPN_SKU`, marked S.
    pub fn sku(&self) -> Reading<&'v str> {
        self.0.value(15)
    }

    /// Product group; 0 for none.
    ///
    /// `IPN_PGROUP`, marked S; for example `0`.
    pub fn group_id(&self) -> Reading<&'v str> {
        self.0.value(16)
    }

    /// Name of the product group.
    ///
    /// `IPN_PGROUP_NAME`, marked S.
    pub fn group_name(&self) -> Reading<&'v str> {
        self.0.value(17)
    }

    /// Commission of the line.
    ///
    /// `IPN_PCOMMISSION`, marked T; for example `0.00`.
    #[cfg(feature = "alloc")]
    pub fn commission(&self) -> Reading<Decimal> {
        self.0.value(18)
    }

    /// Delivered keys. How several codes of a line are sent is not known: all values below the member are given.
    ///
    /// `IPN_DELIVEREDCODES`, marked D S U.
    pub fn delivered_codes(&self) -> Texts<'v> {
        self.0.texts(19)
    }

    /// Bundle. Shape not known: all values below the member are given.
    ///
    /// `IPN_BUNDLE_DETAILS`, marked T.
    pub fn bundle_details(&self) -> Texts<'v> {
        self.0.texts(20)
    }

    /// Keys delivered for a bundle. Shape not known: all values below the member are given.
    ///
    /// `IPN_BUNDLE_DELIVEREDCODES`, marked T.
    pub fn bundle_delivered_codes(&self) -> Texts<'v> {
        self.0.texts(21)
    }

    /// Total of the line.
    ///
    /// `IPN_TOTAL`, marked D; for example `58.31`.
    #[cfg(feature = "alloc")]
    pub fn total(&self) -> Reading<Decimal> {
        self.0.value(22)
    }
}

impl core::fmt::Debug for Line<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}

/// A licence (subscription) that the order made or renewed.
#[derive(Clone, Copy)]
pub struct Licence<'v>(pub(crate) Row<'v, { names::LICENCES.len() }>);

impl<'v> Licence<'v> {
    /// Product the licence belongs to: join on this, not on the position.
    ///
    /// `IPN_LICENSE_PROD`, marked S I; for example `30100001`.
    pub fn product_id(&self) -> Reading<&'v str> {
        self.0.value(0)
    }

    /// Type of the licence.
    ///
    /// `IPN_LICENSE_TYPE`, marked S; for example `REGULAR`.
    pub fn licence_type(&self) -> Reading<LicenceType<&'v str>> {
        self.0.value(1)
    }

    /// Subscription reference, `LICENSE_CODE` of the LCN; empty before approval.
    ///
    /// `IPN_LICENSE_REF`, marked S; for example `AB12CD34EF`.
    pub fn reference(&self) -> Reading<&'v str> {
        self.0.value(2)
    }

    /// When the licence expires.
    ///
    /// `IPN_LICENSE_EXP`, marked S; for example `2022-04-16 14:36:51`.
    pub fn expires(&self) -> Reading<Expiry> {
        self.0.value(3)
    }

    /// When the licence starts.
    ///
    /// `IPN_LICENSE_START`, marked S; for example `2021-04-16 14:36:51`.
    pub fn starts_at(&self) -> Reading<DateTime> {
        self.0.value(4)
    }

    /// Never expires. `YES` or `NO`.
    ///
    /// `IPN_LICENSE_LIFETIME`, marked S; for example `NO`.
    pub fn is_lifetime(&self) -> Reading<bool> {
        self.0.value(5)
    }

    /// More about the licence.
    ///
    /// `IPN_LICENSE_ADDITIONAL_INFO`, marked S.
    pub fn additional_info(&self) -> Reading<&'v str> {
        self.0.value(6)
    }
}

impl core::fmt::Debug for Licence<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Licence").finish_non_exhaustive()
    }
}

/// A pricing option of a product.
#[derive(Clone, Copy)]
pub struct ProductOption<'v>(pub(crate) Row<'v, { names::OPTIONS.len() }>);

impl<'v> ProductOption<'v> {
    /// Name of a pricing option of the product.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_TEXT`, marked S; for example `Support`.
    pub fn label(&self) -> Reading<&'v str> {
        self.0.value(0)
    }

    /// The value that was chosen.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_VALUE`, marked S; for example `support_gold`.
    pub fn value(&self) -> Reading<&'v str> {
        self.0.value(1)
    }

    /// Optional value.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_OPTIONAL_VALUE`, marked S.
    pub fn optional_value(&self) -> Reading<&'v str> {
        self.0.value(2)
    }

    /// Surcharge.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_PRICE`, marked S; for example `7.00`.
    #[cfg(feature = "alloc")]
    pub fn price(&self) -> Reading<Decimal> {
        self.0.value(3)
    }

    /// How the surcharge is applied.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_OPERATOR`, marked S; for example `ADD`.
    pub fn operator(&self) -> Reading<OptionOperator<&'v str>> {
        self.0.value(4)
    }

    /// How the option is billed.
    ///
    /// `IPN_PRODUCT_OPTIONS_*_USAGE`, marked S; for example `PREPAID`.
    pub fn usage(&self) -> Reading<OptionUsage<&'v str>> {
        self.0.value(5)
    }
}

impl core::fmt::Debug for ProductOption<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ProductOption").finish_non_exhaustive()
    }
}

/// An additional field of a product.
#[derive(Clone, Copy)]
pub struct CustomField<'v>(pub(crate) Row<'v, { names::CUSTOM.len() }>);

impl<'v> CustomField<'v> {
    /// Name of an additional field of the product.
    ///
    /// `IPN_CUSTOM_*_TEXT`, marked T; for example `Size`.
    pub fn label(&self) -> Reading<&'v str> {
        self.0.value(0)
    }

    /// What the buyer filled in.
    ///
    /// `IPN_CUSTOM_*_VALUE`, marked T; for example `M`.
    pub fn value(&self) -> Reading<&'v str> {
        self.0.value(1)
    }
}

impl core::fmt::Debug for CustomField<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("CustomField").finish_non_exhaustive()
    }
}
