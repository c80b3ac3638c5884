<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Generated;

/**
 * Documented names of IPN and LCN by shape, as the strict mode looks at them: it does not ask which kind a message
 * is of. Owns the names alone; must never hold a value.
 *
 * @internal
 */
final class KnownNames
{
    /**
     * Single values.
     *
     * @var array<string, true>
     */
    public const SCALARS = [
        'ACTION_AFTER_CYCLES' => true,
        'ACTIVATION_CODE' => true,
        'ADDRESS' => true,
        'ADDRESS1' => true,
        'ADDRESS1_D' => true,
        'ADDRESS2' => true,
        'ADDRESS2_D' => true,
        'AFFILIATE_ID' => true,
        'AVANGATE_CUSTOMER_REFERENCE' => true,
        'BILLING_CYCLES' => true,
        'BILLING_CYCLES_LEFT' => true,
        'CARD_EXPIRATION_DATE' => true,
        'CARD_LAST_DIGITS' => true,
        'CARD_TYPE' => true,
        'CBANKACCOUNT' => true,
        'CBANKNAME' => true,
        'CHANGED_BY' => true,
        'CHARGEBACK_REASON_CODE' => true,
        'CHARGEBACK_RESOLUTION' => true,
        'CITY' => true,
        'CITY_D' => true,
        'CLIENT_DEAL_AUTO_RENEWAL' => true,
        'COMPANY' => true,
        'COMPANY_D' => true,
        'COMPLETE_DATE' => true,
        'CONTRACT_CYCLES' => true,
        'COUNTRY' => true,
        'COUNTRY_CODE' => true,
        'COUNTRY_D' => true,
        'COUNTRY_D_CODE' => true,
        'CURRENCY' => true,
        'CURRENT_BILLING_CYCLE' => true,
        'CUSTOMEREMAIL' => true,
        'DATE_UPDATED' => true,
        'DISABLED' => true,
        'DISPATCH_REASON' => true,
        'EMAIL' => true,
        'EMAIL_D' => true,
        'END_USER_LANGUAGE' => true,
        'EXPIRATION_DATE' => true,
        'EXPIRATION_DATE_TIME' => true,
        'EXPIRED' => true,
        'EXTERNAL_CUSTOMER_REFERENCE' => true,
        'FAX' => true,
        'FIRSTNAME' => true,
        'FIRSTNAME_D' => true,
        'FIRST_NAME' => true,
        'FISCALCODE' => true,
        'FRAUD_STATUS' => true,
        'FX_MARKUP' => true,
        'FX_RATE' => true,
        'GATEWAY_RESPONSE' => true,
        'GIFT_ORDER' => true,
        'IDENTITY_CNP' => true,
        'IDENTITY_ISSUER' => true,
        'IDENTITY_NO' => true,
        'IPADDRESS' => true,
        'IPCOUNTRY' => true,
        'IPN_COMMISSION' => true,
        'IPN_COUPON_DISCOUNT' => true,
        'IPN_DATE' => true,
        'IPN_DOWNLOAD_LINK' => true,
        'IPN_EXTRA_DISCOUNT' => true,
        'IPN_EXTRA_MARGIN' => true,
        'IPN_LINK_SOURCE' => true,
        'IPN_ORDER_ORIGIN' => true,
        'IPN_PARTNER_MARGIN' => true,
        'IPN_PARTNER_MARGIN_PERCENT' => true,
        'IPN_PURCHASE_ORDER_INFO' => true,
        'IPN_REFERRER' => true,
        'IPN_RESELLER_COMMISSION' => true,
        'IPN_RESELLER_ID' => true,
        'IPN_RESELLER_NAME' => true,
        'IPN_RESELLER_URL' => true,
        'IPN_SHIPPING' => true,
        'IPN_SHIPPING_TAX' => true,
        'IPN_TOTALGENERAL' => true,
        'IS_TRIAL' => true,
        'LANGUAGE' => true,
        'LASTNAME' => true,
        'LASTNAME_D' => true,
        'LAST_NAME' => true,
        'LAST_ORDER_REFERENCE' => true,
        'LATEST_REPORTED_USAGE_DATE' => true,
        'LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE' => true,
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
        'NEXT_RENEWAL_CARD_EXPIRATION_DATE' => true,
        'NEXT_RENEWAL_CARD_LAST_DIGITS' => true,
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
        'PARTNER_CODE' => true,
        'PAUSE_END_DATE' => true,
        'PAUSE_REASON' => true,
        'PAUSE_START_DATE' => true,
        'PAYABLE_AMOUNT' => true,
        'PAYMENTDATE' => true,
        'PAYMETHOD' => true,
        'PAYMETHOD_CODE' => true,
        'PAYOUT_CURRENCY' => true,
        'PHONE' => true,
        'PHONE_D' => true,
        'PROPOSAL_ID' => true,
        'PSKU' => true,
        'PURCHASE_DATE' => true,
        'PURCHASE_DATE_TIME' => true,
        'RECURRING' => true,
        'REFNO' => true,
        'REFNOEXT' => true,
        'REFUND_REASON' => true,
        'REFUND_TYPE' => true,
        'REGISTRATIONNUMBER' => true,
        'RENEWALS_NUMBER' => true,
        'SALEDATE' => true,
        'SHOPPER_REFERENCE_NUMBER' => true,
        'START_DATE' => true,
        'START_DATE_TIME' => true,
        'STATE' => true,
        'STATE_D' => true,
        'STATUS' => true,
        'TAX_OFFICE' => true,
        'TEST' => true,
        'TEST_ORDER' => true,
        'TIMEZONE_OFFSET' => true,
        'UPGRADES_NUMBER' => true,
        'USAGE_BILLING_DATE' => true,
        'USAGE_STATUS' => true,
        'VENDOR_CODE' => true,
        'ZIP' => true,
        'ZIPCODE' => true,
        'ZIPCODE_D' => true,
    ];

    /**
     * Arrays with one member for each product line.
     *
     * @var list<string>
     */
    public const LINES = [
        'IPN_PID',
        'IPN_PNAME',
        'IPN_PCODE',
        'IPN_EXTERNAL_REFERENCE',
        'IPN_INFO',
        'IPN_QTY',
        'IPN_PRICE',
        'IPN_VAT',
        'IPN_VAT_RATE',
        'IPN_VER',
        'IPN_DISCOUNT',
        'IPN_PROMOTION_CATEGORY',
        'IPN_PROMONAME',
        'IPN_PROMOCODE',
        'IPN_ORDER_COSTS',
        'IPN_SKU',
        'IPN_PGROUP',
        'IPN_PGROUP_NAME',
        'IPN_PCOMMISSION',
        'IPN_DELIVEREDCODES',
        'IPN_BUNDLE_DETAILS',
        'IPN_BUNDLE_DELIVEREDCODES',
        'IPN_TOTAL',
    ];

    /**
     * Arrays of licences, and of original orders.
     *
     * @var list<string>
     */
    public const OTHER_ARRAYS = [
        'IPN_LICENSE_PROD',
        'IPN_LICENSE_TYPE',
        'IPN_LICENSE_REF',
        'IPN_LICENSE_EXP',
        'IPN_LICENSE_START',
        'IPN_LICENSE_LIFETIME',
        'IPN_LICENSE_ADDITIONAL_INFO',
        'ORIGINAL_REFNOEXT',
        'IPN_ORIGINAL_LINK_SOURCE',
    ];

    public static function has(string $name): bool
    {
        return isset(self::SCALARS[$name]) || \in_array($name, self::LINES, true) || \in_array($name, self::OTHER_ARRAYS, true);
    }
}
