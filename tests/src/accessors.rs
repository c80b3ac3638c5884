//! A call of every accessor. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

use countersign::{Error, Ipn, Lcn, Texts, ins};

/// What the accessors gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Values.
    pub values: usize,
    /// Odd values.
    pub odd: usize,
}

impl Tally {
    fn one<T>(&mut self, reading: Result<Option<T>, Error>) {
        match reading {
            Ok(value) => self.values += usize::from(value.is_some()),
            Err(error) => {
                assert!(matches!(error, Error::InvalidField(_)));
                self.odd += 1;
            }
        }
    }

    fn many(&mut self, texts: Texts<'_>) {
        texts.for_each(|text| self.one(text.map(Some)));
    }
}

/// All of them.
pub fn ipn(view: &Ipn<'_>) -> Tally {
    let mut tally = Tally::default();
    {
        let group = view.order();
        tally.one(group.is_gift());
        tally.one(group.placed_at());
        tally.one(group.refno());
        tally.one(group.refno_ext());
        tally.many(group.original_refno_ext());
        tally.one(group.shopper_reference());
        tally.one(group.number());
        tally.one(group.status());
        tally.one(group.completed_at());
        tally.one(group.currency());
        tally.one(group.language());
        tally.one(group.flow());
        tally.one(group.download_link());
        tally.one(group.link_source());
        tally.many(group.original_link_source());
        tally.many(group.custom_fields());
        tally.one(group.purchase_order_status());
        tally.one(group.origin());
        tally.one(group.fraud_status());
        tally.one(group.proposal_id());
    }
    {
        let group = view.payment();
        tally.one(group.paid_at());
        tally.one(group.method());
        tally.one(group.method_code());
    }
    {
        let group = view.customer();
        tally.one(group.first_name());
        tally.one(group.last_name());
        tally.one(group.identity_number());
        tally.one(group.identity_issuer());
        tally.one(group.identity_cnp());
        tally.one(group.company());
        tally.one(group.registration_number());
        tally.one(group.fiscal_code());
        tally.one(group.tax_office());
        tally.one(group.bank_name());
        tally.one(group.bank_account());
        tally.one(group.address());
        tally.one(group.address_2());
        tally.one(group.city());
        tally.one(group.state());
        tally.one(group.postal_code());
        tally.one(group.country());
        tally.one(group.country_code());
        tally.one(group.phone());
        tally.one(group.fax());
        tally.one(group.email());
        tally.one(group.ip_address());
        tally.one(group.ip_country());
        tally.one(group.reference());
        tally.one(group.external_reference());
    }
    {
        let group = view.delivery();
        tally.one(group.first_name());
        tally.one(group.last_name());
        tally.one(group.company());
        tally.one(group.address());
        tally.one(group.address_2());
        tally.one(group.city());
        tally.one(group.state());
        tally.one(group.postal_code());
        tally.one(group.country());
        tally.one(group.country_code());
        tally.one(group.phone());
        tally.one(group.email());
    }
    {
        let group = view.totals();
        tally.one(group.total());
        tally.one(group.shipping());
        tally.one(group.shipping_tax());
        tally.one(group.commission());
        tally.one(group.fx_rate());
        tally.one(group.fx_markup());
        tally.one(group.payable_amount());
        tally.one(group.payout_currency());
    }
    {
        let group = view.refund();
        tally.one(group.refund_type());
        tally.one(group.reason());
        tally.one(group.chargeback_resolution());
        tally.one(group.chargeback_reason());
    }
    {
        let group = view.card();
        tally.one(group.card_type());
        tally.one(group.last_digits());
        tally.one(group.expires());
        tally.one(group.gateway_response());
    }
    {
        let group = view.partner();
        tally.one(group.code());
        tally.one(group.margin_percent());
        tally.one(group.margin());
        tally.one(group.extra_margin());
        tally.one(group.extra_discount());
        tally.one(group.coupon_discount());
        tally.one(group.referrer());
        tally.one(group.reseller_id());
        tally.one(group.reseller_name());
        tally.one(group.reseller_url());
        tally.one(group.reseller_commission());
    }
    {
        let group = view.message();
        tally.one(group.timezone_offset());
        tally.one(group.id());
        tally.one(group.message_type());
        tally.one(group.is_test());
        tally.one(group.sent_at());
        tally.one(group.vendor_code());
    }
    for group in view.lines() {
        tally.one(group.product_id());
        tally.one(group.name());
        tally.one(group.product_code());
        tally.one(group.external_reference());
        tally.one(group.info());
        tally.one(group.quantity());
        tally.one(group.price());
        tally.one(group.vat());
        tally.one(group.vat_rate());
        tally.one(group.version());
        tally.one(group.discount());
        tally.one(group.promotion_category());
        tally.one(group.promotion_name());
        tally.one(group.promotion_code());
        tally.one(group.order_costs());
        tally.one(group.sku());
        tally.one(group.group_id());
        tally.one(group.group_name());
        tally.one(group.commission());
        tally.many(group.delivered_codes());
        tally.many(group.bundle_details());
        tally.many(group.bundle_delivered_codes());
        tally.one(group.total());
    }
    for group in view.licences() {
        tally.one(group.product_id());
        tally.one(group.licence_type());
        tally.one(group.reference());
        tally.one(group.expires());
        tally.one(group.starts_at());
        tally.one(group.is_lifetime());
        tally.one(group.additional_info());
    }
    for group in view.lines().flat_map(|line| line.options()) {
        tally.one(group.label());
        tally.one(group.value());
        tally.one(group.optional_value());
        tally.one(group.price());
        tally.one(group.operator());
        tally.one(group.usage());
    }
    for group in view.lines().flat_map(|line| line.custom_fields()) {
        tally.one(group.label());
        tally.one(group.value());
    }
    tally
}

/// All of them.
pub fn lcn(view: &Lcn<'_>) -> Tally {
    let mut tally = Tally::default();
    {
        let group = view.licence();
        tally.one(group.reference());
        tally.one(group.expires());
        tally.one(group.expires_at());
        tally.one(group.licence_type());
        tally.one(group.is_disabled());
        tally.one(group.is_recurring());
        tally.one(group.product_id());
        tally.one(group.product_code());
        tally.one(group.sku());
        tally.one(group.starts_on());
        tally.one(group.purchased_on());
        tally.one(group.starts_at());
        tally.one(group.purchased_at());
        tally.one(group.is_lifetime());
        tally.one(group.activation_code());
        tally.one(group.additional_info());
        tally.one(group.status());
        tally.one(group.is_expired());
        tally.one(group.grace_period());
        tally.one(group.billing_type());
        tally.one(group.last_order());
        tally.one(group.original_order());
        tally.one(group.renewals());
        tally.one(group.upgrades());
        tally.one(group.is_trial());
    }
    {
        let group = view.customer();
        tally.one(group.first_name());
        tally.one(group.last_name());
        tally.one(group.company());
        tally.one(group.email());
        tally.one(group.phone());
        tally.one(group.fax());
        tally.one(group.country());
        tally.one(group.state());
        tally.one(group.city());
        tally.one(group.postal_code());
        tally.one(group.address());
        tally.one(group.country_code());
        tally.one(group.language());
        tally.one(group.reference());
        tally.one(group.external_reference());
    }
    {
        let group = view.renewal();
        tally.one(group.due());
        tally.one(group.price());
        tally.one(group.currency());
        tally.one(group.price_type());
        tally.one(group.payment_method());
        tally.one(group.payment_method_code());
        tally.one(group.card_last_digits());
        tally.one(group.card_type());
        tally.one(group.card_expires());
    }
    {
        let group = view.cycles();
        tally.one(group.billing_cycles());
        tally.one(group.contract_cycles());
        tally.one(group.left());
        tally.one(group.current());
        tally.one(group.action_after());
    }
    {
        let group = view.pause();
        tally.one(group.starts_at());
        tally.one(group.ends_at());
        tally.one(group.reason());
    }
    {
        let group = view.usage();
        tally.one(group.billed_at());
        tally.one(group.reported_at());
        tally.one(group.status());
    }
    {
        let group = view.deal();
        tally.one(group.merchant_auto_renewal());
        tally.one(group.client_auto_renewal());
    }
    {
        let group = view.partner();
        tally.one(group.code());
        tally.one(group.affiliate_id());
    }
    {
        let group = view.message();
        tally.one(group.updated_at());
        tally.one(group.is_test());
        tally.one(group.changed_by());
        tally.one(group.timezone_offset());
        tally.one(group.reason());
    }
    tally
}

/// All of them.
pub fn ins(view: &ins::Unsigned<'_>) -> Tally {
    let mut tally = Tally::default();
    {
        let group = view.message();
        tally.one(group.message_type());
        tally.one(group.description());
        tally.one(group.sent_at());
        tally.one(group.id());
        tally.one(group.key_count());
        tally.one(group.vendor_id());
    }
    {
        let group = view.sale();
        tally.one(group.placed_at());
        tally.one(group.vendor_order_id());
        tally.one(group.order_ref());
        tally.one(group.order_number());
        tally.one(group.is_recurring());
        tally.one(group.payment_type());
        tally.one(group.list_currency());
        tally.one(group.customer_currency());
        tally.one(group.authorisation_expires());
        tally.one(group.invoice_status());
        tally.one(group.fraud_status());
        tally.one(group.list_amount());
        tally.one(group.usd_amount());
        tally.one(group.customer_amount());
        tally.one(group.item_count());
    }
    {
        let group = view.customer();
        tally.one(group.first_name());
        tally.one(group.last_name());
        tally.one(group.name());
        tally.one(group.email());
        tally.one(group.phone());
        tally.one(group.ip_address());
        tally.one(group.ip_country());
    }
    {
        let group = view.billing();
        tally.one(group.address());
        tally.one(group.address_2());
        tally.one(group.city());
        tally.one(group.state());
        tally.one(group.postal_code());
        tally.one(group.country());
    }
    {
        let group = view.shipping();
        tally.one(group.status());
        tally.one(group.tracking_number());
        tally.one(group.name());
        tally.one(group.address());
        tally.one(group.address_2());
        tally.one(group.city());
        tally.one(group.state());
        tally.one(group.postal_code());
        tally.one(group.country());
    }
    for group in view.items() {
        tally.one(group.name());
        tally.one(group.id());
        tally.one(group.list_amount());
        tally.one(group.usd_amount());
        tally.one(group.customer_amount());
        tally.one(group.item_type());
        tally.one(group.duration());
        tally.one(group.recurrence());
        tally.one(group.renewal_list_amount());
        tally.one(group.renewal_status());
        tally.one(group.next_renewal());
        tally.one(group.installments_billed());
    }
    tally
}
