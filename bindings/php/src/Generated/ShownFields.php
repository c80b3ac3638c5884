<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Generated;

/**
 * Documented fields that may be shown in a log. Owns the names alone; a field that is not here must never be shown.
 *
 * @internal
 */
final class ShownFields
{
    /**
     * By name.
     *
     * @var array<string, true>
     */
    public const NAMES = [
        'ACTION_AFTER_CYCLES' => true,
        'AFFILIATE_ID' => true,
        'AVANGATE_CUSTOMER_REFERENCE' => true,
        'BILLING_CYCLES' => true,
        'BILLING_CYCLES_LEFT' => true,
        'CARD_TYPE' => true,
        'CHANGED_BY' => true,
        'CHARGEBACK_REASON_CODE' => true,
        'CHARGEBACK_RESOLUTION' => true,
        'CLIENT_DEAL_AUTO_RENEWAL' => true,
        'COMPLETE_DATE' => true,
        'CONTRACT_CYCLES' => true,
        'COUNTRY_CODE' => true,
        'COUNTRY_D_CODE' => true,
        'CURRENCY' => true,
        'CURRENT_BILLING_CYCLE' => true,
        'DATE_UPDATED' => true,
        'DISABLED' => true,
        'DISPATCH_REASON' => true,
        'END_USER_LANGUAGE' => true,
        'EXPIRATION_DATE' => true,
        'EXPIRATION_DATE_TIME' => true,
        'EXPIRED' => true,
        'FRAUD_STATUS' => true,
        'FX_MARKUP' => true,
        'FX_RATE' => true,
        'GIFT_ORDER' => true,
        'IPN_COMMISSION' => true,
        'IPN_COUPON_DISCOUNT' => true,
        'IPN_DATE' => true,
        'IPN_DISCOUNT' => true,
        'IPN_EXTERNAL_REFERENCE' => true,
        'IPN_EXTRA_DISCOUNT' => true,
        'IPN_EXTRA_MARGIN' => true,
        'IPN_LICENSE_EXP' => true,
        'IPN_LICENSE_LIFETIME' => true,
        'IPN_LICENSE_PROD' => true,
        'IPN_LICENSE_REF' => true,
        'IPN_LICENSE_START' => true,
        'IPN_LICENSE_TYPE' => true,
        'IPN_LINK_SOURCE' => true,
        'IPN_ORDER_COSTS' => true,
        'IPN_ORDER_ORIGIN' => true,
        'IPN_ORIGINAL_LINK_SOURCE' => true,
        'IPN_PARTNER_CODE' => true,
        'IPN_PARTNER_MARGIN' => true,
        'IPN_PARTNER_MARGIN_PERCENT' => true,
        'IPN_PCODE' => true,
        'IPN_PCOMMISSION' => true,
        'IPN_PGROUP' => true,
        'IPN_PGROUP_NAME' => true,
        'IPN_PID' => true,
        'IPN_PNAME' => true,
        'IPN_PRICE' => true,
        'IPN_PROMOCODE' => true,
        'IPN_PROMONAME' => true,
        'IPN_PROMOTION_CATEGORY' => true,
        'IPN_PURCHASE_ORDER_INFO' => true,
        'IPN_QTY' => true,
        'IPN_RESELLER_COMMISSION' => true,
        'IPN_RESELLER_ID' => true,
        'IPN_SHIPPING' => true,
        'IPN_SHIPPING_TAX' => true,
        'IPN_SKU' => true,
        'IPN_TOTAL' => true,
        'IPN_TOTALGENERAL' => true,
        'IPN_VAT' => true,
        'IPN_VAT_RATE' => true,
        'IPN_VER' => true,
        'IS_TRIAL' => true,
        'LANGUAGE' => true,
        'LAST_ORDER_REFERENCE' => true,
        'LATEST_REPORTED_USAGE_DATE' => true,
        'LICENSE_BILLING_TYPE' => true,
        'LICENSE_CODE' => true,
        'LICENSE_GRACE_PERIOD' => true,
        'LICENSE_LIFETIME' => true,
        'LICENSE_PRODUCT' => true,
        'LICENSE_PRODUCT_CODE' => true,
        'LICENSE_TYPE' => true,
        'MERCHANT_DEAL_AUTO_RENEWAL' => true,
        'MESSAGE_ID' => true,
        'MESSAGE_TYPE' => true,
        'NEXT_RENEWAL_CARD_TYPE' => true,
        'NEXT_RENEWAL_CURRENCY' => true,
        'NEXT_RENEWAL_DATE' => true,
        'NEXT_RENEWAL_PAYMETHOD' => true,
        'NEXT_RENEWAL_PAYMETHOD_CODE' => true,
        'NEXT_RENEWAL_PRICE' => true,
        'NEXT_RENEWAL_PRICE_TYPE' => true,
        'ORDERFLOW' => true,
        'ORDERNO' => true,
        'ORDERSTATUS' => true,
        'ORIGINAL_ORDER_REFERENCE' => true,
        'ORIGINAL_REFNOEXT' => true,
        'PARTNER_CODE' => true,
        'PAUSE_END_DATE' => true,
        'PAUSE_START_DATE' => true,
        'PAYABLE_AMOUNT' => true,
        'PAYMENTDATE' => true,
        'PAYMETHOD' => true,
        'PAYMETHOD_CODE' => true,
        'PAYOUT_CURRENCY' => true,
        'PROPOSAL_ID' => true,
        'PSKU' => true,
        'PURCHASE_DATE' => true,
        'PURCHASE_DATE_TIME' => true,
        'RECURRING' => true,
        'REFNO' => true,
        'REFNOEXT' => true,
        'REFUND_TYPE' => true,
        'RENEWALS_NUMBER' => true,
        'SALEDATE' => true,
        'START_DATE' => true,
        'START_DATE_TIME' => true,
        'STATUS' => true,
        'TEST' => true,
        'TEST_ORDER' => true,
        'TIMEZONE_OFFSET' => true,
        'UPGRADES_NUMBER' => true,
        'USAGE_BILLING_DATE' => true,
        'USAGE_STATUS' => true,
        'VENDOR_CODE' => true,
    ];

    /**
     * The same for families; `*` is a product id.
     *
     * @var array<string, true>
     */
    public const FAMILIES = [
        'IPN_CUSTOM_*_TEXT' => true,
        'IPN_PRODUCT_OPTIONS_*_OPERATOR' => true,
        'IPN_PRODUCT_OPTIONS_*_PRICE' => true,
        'IPN_PRODUCT_OPTIONS_*_TEXT' => true,
        'IPN_PRODUCT_OPTIONS_*_USAGE' => true,
    ];
}
