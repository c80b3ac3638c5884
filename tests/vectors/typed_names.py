"""What the typed model adds to the protocol pages: where a field is found, and what is read more closely.

The names are ours, so no page of the protocol has them; docs/fields.md lists them too. Everything else about a
field, that is whether it exists, its shape and its kind, comes from `protocol_pages.py`. What stands in REFINED
departs from a page on purpose.
"""


def names(text):
    """Lines `group: NAME member, …` as field name -> (group, member). A `*` stands for a product id."""
    found = {}
    for line in text.strip().splitlines():
        group, _, fields = line.strip().partition(":")
        for field in fields.split(","):
            name, member = field.split()
            assert name not in found, name
            found[name] = (group, member)
    return found


IPN = names("""
    order: GIFT_ORDER is_gift, SALEDATE placed_at, REFNO refno, REFNOEXT refno_ext
    order: ORIGINAL_REFNOEXT original_refno_ext, SHOPPER_REFERENCE_NUMBER shopper_reference, ORDERNO number
    order: ORDERSTATUS status, COMPLETE_DATE completed_at, CURRENCY currency, LANGUAGE language, ORDERFLOW flow
    order: IPN_DOWNLOAD_LINK download_link, IPN_LINK_SOURCE link_source
    order: IPN_ORIGINAL_LINK_SOURCE original_link_source, CUSTOM_FIELDS custom_fields
    order: IPN_PURCHASE_ORDER_INFO purchase_order_status, IPN_ORDER_ORIGIN origin, FRAUD_STATUS fraud_status
    order: PROPOSAL_ID proposal_id
    payment: PAYMENTDATE paid_at, PAYMETHOD method, PAYMETHOD_CODE method_code
    customer: FIRSTNAME first_name, LASTNAME last_name, IDENTITY_NO identity_number
    customer: IDENTITY_ISSUER identity_issuer, IDENTITY_CNP identity_cnp, COMPANY company
    customer: REGISTRATIONNUMBER registration_number, FISCALCODE fiscal_code, TAX_OFFICE tax_office
    customer: CBANKNAME bank_name, CBANKACCOUNT bank_account, ADDRESS1 address, ADDRESS2 address_2, CITY city
    customer: STATE state, ZIPCODE postal_code, COUNTRY country, COUNTRY_CODE country_code, PHONE phone, FAX fax
    customer: CUSTOMEREMAIL email, IPADDRESS ip_address, IPCOUNTRY ip_country
    customer: AVANGATE_CUSTOMER_REFERENCE reference, EXTERNAL_CUSTOMER_REFERENCE external_reference
    delivery: FIRSTNAME_D first_name, LASTNAME_D last_name, COMPANY_D company, ADDRESS1_D address
    delivery: ADDRESS2_D address_2, CITY_D city, STATE_D state, ZIPCODE_D postal_code, COUNTRY_D country
    delivery: COUNTRY_D_CODE country_code, PHONE_D phone, EMAIL_D email
    totals: IPN_TOTALGENERAL total, IPN_SHIPPING shipping, IPN_SHIPPING_TAX shipping_tax
    totals: IPN_COMMISSION commission, FX_RATE fx_rate, FX_MARKUP fx_markup, PAYABLE_AMOUNT payable_amount
    totals: PAYOUT_CURRENCY payout_currency
    refund: REFUND_TYPE refund_type, REFUND_REASON reason, CHARGEBACK_RESOLUTION chargeback_resolution
    refund: CHARGEBACK_REASON_CODE chargeback_reason
    card: CARD_TYPE card_type, CARD_LAST_DIGITS last_digits, CARD_EXPIRATION_DATE expires
    card: GATEWAY_RESPONSE gateway_response
    partner: IPN_PARTNER_CODE code, IPN_PARTNER_MARGIN_PERCENT margin_percent, IPN_PARTNER_MARGIN margin
    partner: IPN_EXTRA_MARGIN extra_margin, IPN_EXTRA_DISCOUNT extra_discount
    partner: IPN_COUPON_DISCOUNT coupon_discount, IPN_REFERRER referrer, IPN_RESELLER_ID reseller_id
    partner: IPN_RESELLER_NAME reseller_name, IPN_RESELLER_URL reseller_url
    partner: IPN_RESELLER_COMMISSION reseller_commission
    message: TIMEZONE_OFFSET timezone_offset, MESSAGE_ID id, MESSAGE_TYPE message_type, TEST_ORDER is_test
    message: IPN_DATE sent_at, VENDOR_CODE vendor_code
    line: IPN_PID product_id, IPN_PNAME name, IPN_PCODE product_code, IPN_EXTERNAL_REFERENCE external_reference
    line: IPN_INFO info, IPN_QTY quantity, IPN_PRICE price, IPN_VAT vat, IPN_VAT_RATE vat_rate, IPN_VER version
    line: IPN_DISCOUNT discount, IPN_PROMOTION_CATEGORY promotion_category, IPN_PROMONAME promotion_name
    line: IPN_PROMOCODE promotion_code, IPN_ORDER_COSTS order_costs, IPN_SKU sku, IPN_PGROUP group_id
    line: IPN_PGROUP_NAME group_name, IPN_PCOMMISSION commission, IPN_DELIVEREDCODES delivered_codes
    line: IPN_BUNDLE_DETAILS bundle_details, IPN_BUNDLE_DELIVEREDCODES bundle_delivered_codes, IPN_TOTAL total
    licence: IPN_LICENSE_PROD product_id, IPN_LICENSE_TYPE licence_type, IPN_LICENSE_REF reference
    licence: IPN_LICENSE_EXP expires, IPN_LICENSE_START starts_at, IPN_LICENSE_LIFETIME is_lifetime
    licence: IPN_LICENSE_ADDITIONAL_INFO additional_info
    option: IPN_PRODUCT_OPTIONS_*_TEXT label, IPN_PRODUCT_OPTIONS_*_VALUE value
    option: IPN_PRODUCT_OPTIONS_*_OPTIONAL_VALUE optional_value, IPN_PRODUCT_OPTIONS_*_PRICE price
    option: IPN_PRODUCT_OPTIONS_*_OPERATOR operator, IPN_PRODUCT_OPTIONS_*_USAGE usage
    custom_field: IPN_CUSTOM_*_TEXT label, IPN_CUSTOM_*_VALUE value
""")
LCN = names("""
    licence: LICENSE_CODE reference, EXPIRATION_DATE expires, EXPIRATION_DATE_TIME expires_at
    licence: LICENSE_TYPE licence_type, DISABLED is_disabled, RECURRING is_recurring, LICENSE_PRODUCT product_id
    licence: LICENSE_PRODUCT_CODE product_code, PSKU sku, START_DATE starts_on, PURCHASE_DATE purchased_on
    licence: START_DATE_TIME starts_at, PURCHASE_DATE_TIME purchased_at, LICENSE_LIFETIME is_lifetime
    licence: ACTIVATION_CODE activation_code, LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE additional_info
    licence: STATUS status, EXPIRED is_expired, LICENSE_GRACE_PERIOD grace_period
    licence: LICENSE_BILLING_TYPE billing_type, LAST_ORDER_REFERENCE last_order
    licence: ORIGINAL_ORDER_REFERENCE original_order, RENEWALS_NUMBER renewals, UPGRADES_NUMBER upgrades
    licence: IS_TRIAL is_trial
    customer: FIRST_NAME first_name, LAST_NAME last_name, COMPANY company, EMAIL email, PHONE phone, FAX fax
    customer: COUNTRY country, STATE state, CITY city, ZIP postal_code, ADDRESS address
    customer: COUNTRY_CODE country_code, END_USER_LANGUAGE language, AVANGATE_CUSTOMER_REFERENCE reference
    customer: EXTERNAL_CUSTOMER_REFERENCE external_reference
    renewal: NEXT_RENEWAL_DATE due, NEXT_RENEWAL_PRICE price, NEXT_RENEWAL_CURRENCY currency
    renewal: NEXT_RENEWAL_PRICE_TYPE price_type, NEXT_RENEWAL_PAYMETHOD payment_method
    renewal: NEXT_RENEWAL_PAYMETHOD_CODE payment_method_code, NEXT_RENEWAL_CARD_LAST_DIGITS card_last_digits
    renewal: NEXT_RENEWAL_CARD_TYPE card_type, NEXT_RENEWAL_CARD_EXPIRATION_DATE card_expires
    cycles: BILLING_CYCLES billing_cycles, CONTRACT_CYCLES contract_cycles, BILLING_CYCLES_LEFT left
    cycles: CURRENT_BILLING_CYCLE current, ACTION_AFTER_CYCLES action_after
    pause: PAUSE_START_DATE starts_at, PAUSE_END_DATE ends_at, PAUSE_REASON reason
    usage: USAGE_BILLING_DATE billed_at, LATEST_REPORTED_USAGE_DATE reported_at, USAGE_STATUS status
    deal: MERCHANT_DEAL_AUTO_RENEWAL merchant_auto_renewal, CLIENT_DEAL_AUTO_RENEWAL client_auto_renewal
    partner: PARTNER_CODE code, AFFILIATE_ID affiliate_id
    message: DATE_UPDATED updated_at, TEST is_test, CHANGED_BY changed_by, TIMEZONE_OFFSET timezone_offset
    message: DISPATCH_REASON reason
""")
NAMES = {"ipn": IPN, "lcn": LCN}

# Kinds that are narrower, or wider, than what the page says.
REFINED_KINDS = {
    # An expiry can be never.
    ("ipn", "IPN_LICENSE_EXP"): "expiry",
    ("lcn", "EXPIRATION_DATE"): "expiry",
    ("lcn", "EXPIRATION_DATE_TIME"): "expiry",
    ("lcn", "NEXT_RENEWAL_DATE"): "expiry",
    # Texts of a known shape.
    ("ipn", "TIMEZONE_OFFSET"): "zone",
    ("lcn", "TIMEZONE_OFFSET"): "zone",
    ("ipn", "CARD_EXPIRATION_DATE"): "card_expiry",
    ("lcn", "NEXT_RENEWAL_CARD_EXPIRATION_DATE"): "card_expiry",
    ("lcn", "NEXT_RENEWAL_CARD_TYPE"): "code",
    # Codes of which no value is known well enough for a list.
    ("ipn", "REFUND_TYPE"): "text",
    ("lcn", "NEXT_RENEWAL_PRICE_TYPE"): "text",
    ("lcn", "LICENSE_BILLING_TYPE"): "text",
    ("lcn", "ACTION_AFTER_CYCLES"): "text",
    ("lcn", "USAGE_STATUS"): "text",
}

# Shapes that are in dispute or not confirmed.
REFINED_SHAPES = {
    ("ipn", "IPN_PARTNER_CODE"): "either",
    ("ipn", "CUSTOM_FIELDS"): "any",
    ("ipn", "IPN_DELIVEREDCODES"): "line-any",
    ("ipn", "IPN_BUNDLE_DETAILS"): "line-any",
    ("ipn", "IPN_BUNDLE_DELIVEREDCODES"): "line-any",
}

# Older spellings, and the code that is meant.
OLDER_SPELLINGS = {
    ("lcn", "DISPATCH_REASON"): {
        "LICENCE_GRACE_PERIOD_CHANGE": "LICENCE_GP_CHANGE",
        "LICENCE_PAST_DUE": "LICENCE_PASTDUE",
    },
}

# Codes that are matched in any case: these are written in lower case, others as they came.
CARD_TYPES = ("visa", "mastercard")
IN_ANY_CASE = {("ipn", "CARD_TYPE"): CARD_TYPES, ("lcn", "NEXT_RENEWAL_CARD_TYPE"): CARD_TYPES}
