//! The groups of fields of an INS. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

use super::codes::*;
use crate::Currency;
#[cfg(feature = "alloc")]
use crate::Decimal;
use crate::ins::LocalTime;
use crate::read::{Numbered, Reader, Reading};

impl<'v> crate::ins::Unsigned<'v> {
    /// The message itself.
    #[must_use]
    pub fn message(&self) -> Message<'v> {
        Message(self.reader())
    }

    /// The sale and its invoice.
    #[must_use]
    pub fn sale(&self) -> Sale<'v> {
        Sale(self.reader())
    }

    /// The buyer.
    #[must_use]
    pub fn customer(&self) -> Customer<'v> {
        Customer(self.reader())
    }

    /// Whom the bill goes to.
    #[must_use]
    pub fn billing(&self) -> Billing<'v> {
        Billing(self.reader())
    }

    /// Whom the goods go to.
    #[must_use]
    pub fn shipping(&self) -> Shipping<'v> {
        Shipping(self.reader())
    }
}

/// The message itself.
#[derive(Clone, Copy)]
pub struct Message<'v>(pub(crate) Reader<'v>);

impl<'v> Message<'v> {
    /// What the message is about.
    ///
    /// `message_type`, marked D; for example `INVOICE_STATUS_CHANGED`.
    pub fn message_type(&self) -> Reading<InsMessageType<&'v str>> {
        self.0.scalar("message_type")
    }

    /// The same in words.
    ///
    /// `message_description`, marked D.
    pub fn description(&self) -> Reading<&'v str> {
        self.0.scalar("message_description")
    }

    /// When the message was made; older ones without a zone, which is US Eastern then.
    ///
    /// `timestamp`, marked D; for example `2021-01-01 12:00:00 EEST`.
    pub fn sent_at(&self) -> Reading<LocalTime<'v>> {
        self.0.scalar("timestamp")
    }

    /// Number of the message.
    ///
    /// `message_id`, marked D.
    pub fn id(&self) -> Reading<&'v str> {
        self.0.scalar("message_id")
    }

    /// Number of fields.
    ///
    /// `key_count`, marked D.
    pub fn key_count(&self) -> Reading<i64> {
        self.0.scalar("key_count")
    }

    /// Account number as the message has it; signed is the one of your configuration.
    ///
    /// `vendor_id`, marked D; for example `1817037`.
    pub fn vendor_id(&self) -> Reading<&'v str> {
        self.0.scalar("vendor_id")
    }
}

impl core::fmt::Debug for Message<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Message").finish_non_exhaustive()
    }
}

/// The sale and its invoice.
#[derive(Clone, Copy)]
pub struct Sale<'v>(pub(crate) Reader<'v>);

impl<'v> Sale<'v> {
    /// When the sale was made.
    ///
    /// `sale_date_placed`, marked D.
    pub fn placed_at(&self) -> Reading<LocalTime<'v>> {
        self.0.scalar("sale_date_placed")
    }

    /// The merchant's own reference.
    ///
    /// `vendor_order_id`, marked D.
    pub fn vendor_order_id(&self) -> Reading<&'v str> {
        self.0.scalar("vendor_order_id")
    }

    /// 2Checkout's order number, newer messages.
    ///
    /// `order_ref`, marked D.
    pub fn order_ref(&self) -> Reading<&'v str> {
        self.0.scalar("order_ref")
    }

    /// Running number of the order, newer messages.
    ///
    /// `order_no`, marked D.
    pub fn order_number(&self) -> Reading<&'v str> {
        self.0.scalar("order_no")
    }

    /// Renewed automatically.
    ///
    /// `recurring`, marked D.
    pub fn is_recurring(&self) -> Reading<bool> {
        self.0.scalar("recurring")
    }

    /// How it is paid.
    ///
    /// `payment_type`, marked D.
    pub fn payment_type(&self) -> Reading<&'v str> {
        self.0.scalar("payment_type")
    }

    /// Currency of the list prices, ISO 4217.
    ///
    /// `list_currency`, marked D.
    pub fn list_currency(&self) -> Reading<Currency> {
        self.0.scalar("list_currency")
    }

    /// Currency the customer paid in, ISO 4217.
    ///
    /// `cust_currency`, marked D.
    pub fn customer_currency(&self) -> Reading<Currency> {
        self.0.scalar("cust_currency")
    }

    /// When the authorisation expires.
    ///
    /// `auth_exp`, marked D.
    pub fn authorisation_expires(&self) -> Reading<&'v str> {
        self.0.scalar("auth_exp")
    }

    /// Status of the invoice.
    ///
    /// `invoice_status`, marked D; for example `approved`.
    pub fn invoice_status(&self) -> Reading<InsInvoiceStatus<&'v str>> {
        self.0.scalar("invoice_status")
    }

    /// What the fraud review says; may be empty.
    ///
    /// `fraud_status`, marked D; for example `pass`.
    pub fn fraud_status(&self) -> Reading<InsFraudStatus<&'v str>> {
        self.0.scalar("fraud_status")
    }

    /// Amount of the invoice in the list currency.
    ///
    /// `invoice_list_amount`, marked D.
    #[cfg(feature = "alloc")]
    pub fn list_amount(&self) -> Reading<Decimal> {
        self.0.scalar("invoice_list_amount")
    }

    /// The same in US dollars.
    ///
    /// `invoice_usd_amount`, marked D.
    #[cfg(feature = "alloc")]
    pub fn usd_amount(&self) -> Reading<Decimal> {
        self.0.scalar("invoice_usd_amount")
    }

    /// The same in the customer's currency.
    ///
    /// `invoice_cust_amount`, marked D.
    #[cfg(feature = "alloc")]
    pub fn customer_amount(&self) -> Reading<Decimal> {
        self.0.scalar("invoice_cust_amount")
    }

    /// Number of items.
    ///
    /// `item_count`, marked D.
    pub fn item_count(&self) -> Reading<i64> {
        self.0.scalar("item_count")
    }
}

impl core::fmt::Debug for Sale<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Sale").finish_non_exhaustive()
    }
}

/// The buyer.
#[derive(Clone, Copy)]
pub struct Customer<'v>(pub(crate) Reader<'v>);

impl<'v> Customer<'v> {
    /// First name.
    ///
    /// `customer_first_name`, marked D.
    pub fn first_name(&self) -> Reading<&'v str> {
        self.0.scalar("customer_first_name")
    }

    /// Last name.
    ///
    /// `customer_last_name`, marked D.
    pub fn last_name(&self) -> Reading<&'v str> {
        self.0.scalar("customer_last_name")
    }

    /// Whole name.
    ///
    /// `customer_name`, marked D.
    pub fn name(&self) -> Reading<&'v str> {
        self.0.scalar("customer_name")
    }

    /// E-mail address.
    ///
    /// `customer_email`, marked D.
    pub fn email(&self) -> Reading<&'v str> {
        self.0.scalar("customer_email")
    }

    /// Telephone.
    ///
    /// `customer_phone`, marked D.
    pub fn phone(&self) -> Reading<&'v str> {
        self.0.scalar("customer_phone")
    }

    /// IP address.
    ///
    /// `customer_ip`, marked D.
    pub fn ip_address(&self) -> Reading<&'v str> {
        self.0.scalar("customer_ip")
    }

    /// Country of that address.
    ///
    /// `customer_ip_country`, marked D.
    pub fn ip_country(&self) -> Reading<&'v str> {
        self.0.scalar("customer_ip_country")
    }
}

impl core::fmt::Debug for Customer<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Customer").finish_non_exhaustive()
    }
}

/// Whom the bill goes to.
#[derive(Clone, Copy)]
pub struct Billing<'v>(pub(crate) Reader<'v>);

impl<'v> Billing<'v> {
    /// Billing address, first line.
    ///
    /// `bill_street_address`, marked D.
    pub fn address(&self) -> Reading<&'v str> {
        self.0.scalar("bill_street_address")
    }

    /// Billing address, second line.
    ///
    /// `bill_street_address2`, marked D.
    pub fn address_2(&self) -> Reading<&'v str> {
        self.0.scalar("bill_street_address2")
    }

    /// City.
    ///
    /// `bill_city`, marked D.
    pub fn city(&self) -> Reading<&'v str> {
        self.0.scalar("bill_city")
    }

    /// State or region.
    ///
    /// `bill_state`, marked D.
    pub fn state(&self) -> Reading<&'v str> {
        self.0.scalar("bill_state")
    }

    /// Postal code.
    ///
    /// `bill_postal_code`, marked D.
    pub fn postal_code(&self) -> Reading<&'v str> {
        self.0.scalar("bill_postal_code")
    }

    /// Country, ISO 3166 alpha-3.
    ///
    /// `bill_country`, marked D.
    pub fn country(&self) -> Reading<&'v str> {
        self.0.scalar("bill_country")
    }
}

impl core::fmt::Debug for Billing<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Billing").finish_non_exhaustive()
    }
}

/// Whom the goods go to.
#[derive(Clone, Copy)]
pub struct Shipping<'v>(pub(crate) Reader<'v>);

impl<'v> Shipping<'v> {
    /// Status of the shipping.
    ///
    /// `ship_status`, marked D.
    pub fn status(&self) -> Reading<&'v str> {
        self.0.scalar("ship_status")
    }

    /// Tracking number.
    ///
    /// `ship_tracking_number`, marked D.
    pub fn tracking_number(&self) -> Reading<&'v str> {
        self.0.scalar("ship_tracking_number")
    }

    /// Name.
    ///
    /// `ship_name`, marked D.
    pub fn name(&self) -> Reading<&'v str> {
        self.0.scalar("ship_name")
    }

    /// Address, first line.
    ///
    /// `ship_street_address`, marked D.
    pub fn address(&self) -> Reading<&'v str> {
        self.0.scalar("ship_street_address")
    }

    /// Address, second line.
    ///
    /// `ship_street_address2`, marked D.
    pub fn address_2(&self) -> Reading<&'v str> {
        self.0.scalar("ship_street_address2")
    }

    /// City.
    ///
    /// `ship_city`, marked D.
    pub fn city(&self) -> Reading<&'v str> {
        self.0.scalar("ship_city")
    }

    /// State or region.
    ///
    /// `ship_state`, marked D.
    pub fn state(&self) -> Reading<&'v str> {
        self.0.scalar("ship_state")
    }

    /// Postal code.
    ///
    /// `ship_postal_code`, marked D.
    pub fn postal_code(&self) -> Reading<&'v str> {
        self.0.scalar("ship_postal_code")
    }

    /// Country, ISO 3166 alpha-3.
    ///
    /// `ship_country`, marked D.
    pub fn country(&self) -> Reading<&'v str> {
        self.0.scalar("ship_country")
    }
}

impl core::fmt::Debug for Shipping<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Shipping").finish_non_exhaustive()
    }
}

/// An item of the sale.
#[derive(Clone, Copy)]
pub struct Item<'v>(pub(crate) Numbered<'v>);

impl<'v> Item<'v> {
    /// Name of the product.
    ///
    /// `item_name_*`, marked D.
    pub fn name(&self) -> Reading<&'v str> {
        self.0.value("item_name_*")
    }

    /// The merchant's product id.
    ///
    /// `item_id_*`, marked D.
    pub fn id(&self) -> Reading<&'v str> {
        self.0.value("item_id_*")
    }

    /// Amount in the list currency.
    ///
    /// `item_list_amount_*`, marked D.
    #[cfg(feature = "alloc")]
    pub fn list_amount(&self) -> Reading<Decimal> {
        self.0.value("item_list_amount_*")
    }

    /// The same in US dollars.
    ///
    /// `item_usd_amount_*`, marked D.
    #[cfg(feature = "alloc")]
    pub fn usd_amount(&self) -> Reading<Decimal> {
        self.0.value("item_usd_amount_*")
    }

    /// The same in the customer's currency.
    ///
    /// `item_cust_amount_*`, marked D.
    #[cfg(feature = "alloc")]
    pub fn customer_amount(&self) -> Reading<Decimal> {
        self.0.value("item_cust_amount_*")
    }

    /// Whether money comes or goes.
    ///
    /// `item_type_*`, marked D; for example `bill`.
    pub fn item_type(&self) -> Reading<InsItemType<&'v str>> {
        self.0.value("item_type_*")
    }

    /// How long it is renewed.
    ///
    /// `item_duration_*`, marked D.
    pub fn duration(&self) -> Reading<&'v str> {
        self.0.value("item_duration_*")
    }

    /// How often it is renewed.
    ///
    /// `item_recurrence_*`, marked D.
    pub fn recurrence(&self) -> Reading<&'v str> {
        self.0.value("item_recurrence_*")
    }

    /// Amount of a renewal in the list currency.
    ///
    /// `item_rec_list_amount_*`, marked D.
    #[cfg(feature = "alloc")]
    pub fn renewal_list_amount(&self) -> Reading<Decimal> {
        self.0.value("item_rec_list_amount_*")
    }

    /// Where the subscription stands.
    ///
    /// `item_rec_status_*`, marked D; for example `live`.
    pub fn renewal_status(&self) -> Reading<InsRenewalStatus<&'v str>> {
        self.0.value("item_rec_status_*")
    }

    /// When it is renewed next.
    ///
    /// `item_rec_date_next_*`, marked D.
    pub fn next_renewal(&self) -> Reading<&'v str> {
        self.0.value("item_rec_date_next_*")
    }

    /// How many instalments were billed.
    ///
    /// `item_rec_install_billed_*`, marked D.
    pub fn installments_billed(&self) -> Reading<i64> {
        self.0.value("item_rec_install_billed_*")
    }
}

impl core::fmt::Debug for Item<'_> {
    /// Without the values, which are personal data.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Item").finish_non_exhaustive()
    }
}
