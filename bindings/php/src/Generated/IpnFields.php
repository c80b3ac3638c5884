<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Generated;

use Countersign\Code\CardType;
use Countersign\Code\ChargebackReason;
use Countersign\Code\ChargebackResolution;
use Countersign\Code\FraudStatus;
use Countersign\Code\LicenceType;
use Countersign\Code\MessageType;
use Countersign\Code\OpenCode;
use Countersign\Code\OptionOperator;
use Countersign\Code\OptionUsage;
use Countersign\Code\OrderFlow;
use Countersign\Code\OrderOrigin;
use Countersign\Code\OrderStatus;
use Countersign\Code\PaymentMethod;
use Countersign\Code\PurchaseOrderStatus;

/**
 * How each field of an IPN is read. Owns names and kinds; must never hold a value.
 *
 * Group, member in JSON, then name on the wire, method of the reader, and the list of a code.
 *
 * @internal
 */
final class IpnFields
{
    /** @var array<string, array<string, array{string, string, class-string<OpenCode>|null}>> */
    public const GROUPS = [
        'order' => [
            'is_gift' => ['GIFT_ORDER', 'flag', null],
            'placed_at' => ['SALEDATE', 'dateTime', null],
            'refno' => ['REFNO', 'text', null],
            'refno_ext' => ['REFNOEXT', 'text', null],
            'original_refno_ext' => ['ORIGINAL_REFNOEXT', 'members', null],
            'shopper_reference' => ['SHOPPER_REFERENCE_NUMBER', 'text', null],
            'number' => ['ORDERNO', 'int', null],
            'status' => ['ORDERSTATUS', 'text', OrderStatus::class],
            'completed_at' => ['COMPLETE_DATE', 'dateTime', null],
            'currency' => ['CURRENCY', 'currency', null],
            'language' => ['LANGUAGE', 'text', null],
            'flow' => ['ORDERFLOW', 'text', OrderFlow::class],
            'download_link' => ['IPN_DOWNLOAD_LINK', 'text', null],
            'link_source' => ['IPN_LINK_SOURCE', 'text', null],
            'original_link_source' => ['IPN_ORIGINAL_LINK_SOURCE', 'members', null],
            'custom_fields' => ['CUSTOM_FIELDS', 'texts', null],
            'purchase_order_status' => ['IPN_PURCHASE_ORDER_INFO', 'text', PurchaseOrderStatus::class],
            'origin' => ['IPN_ORDER_ORIGIN', 'text', OrderOrigin::class],
            'fraud_status' => ['FRAUD_STATUS', 'text', FraudStatus::class],
            'proposal_id' => ['PROPOSAL_ID', 'text', null],
        ],
        'payment' => [
            'paid_at' => ['PAYMENTDATE', 'dateTime', null],
            'method' => ['PAYMETHOD', 'text', null],
            'method_code' => ['PAYMETHOD_CODE', 'text', PaymentMethod::class],
        ],
        'customer' => [
            'first_name' => ['FIRSTNAME', 'text', null],
            'last_name' => ['LASTNAME', 'text', null],
            'identity_number' => ['IDENTITY_NO', 'text', null],
            'identity_issuer' => ['IDENTITY_ISSUER', 'text', null],
            'identity_cnp' => ['IDENTITY_CNP', 'text', null],
            'company' => ['COMPANY', 'text', null],
            'registration_number' => ['REGISTRATIONNUMBER', 'text', null],
            'fiscal_code' => ['FISCALCODE', 'text', null],
            'tax_office' => ['TAX_OFFICE', 'text', null],
            'bank_name' => ['CBANKNAME', 'text', null],
            'bank_account' => ['CBANKACCOUNT', 'text', null],
            'address' => ['ADDRESS1', 'text', null],
            'address_2' => ['ADDRESS2', 'text', null],
            'city' => ['CITY', 'text', null],
            'state' => ['STATE', 'text', null],
            'postal_code' => ['ZIPCODE', 'text', null],
            'country' => ['COUNTRY', 'text', null],
            'country_code' => ['COUNTRY_CODE', 'country', null],
            'phone' => ['PHONE', 'text', null],
            'fax' => ['FAX', 'text', null],
            'email' => ['CUSTOMEREMAIL', 'text', null],
            'ip_address' => ['IPADDRESS', 'text', null],
            'ip_country' => ['IPCOUNTRY', 'text', null],
            'reference' => ['AVANGATE_CUSTOMER_REFERENCE', 'text', null],
            'external_reference' => ['EXTERNAL_CUSTOMER_REFERENCE', 'text', null],
        ],
        'delivery' => [
            'first_name' => ['FIRSTNAME_D', 'text', null],
            'last_name' => ['LASTNAME_D', 'text', null],
            'company' => ['COMPANY_D', 'text', null],
            'address' => ['ADDRESS1_D', 'text', null],
            'address_2' => ['ADDRESS2_D', 'text', null],
            'city' => ['CITY_D', 'text', null],
            'state' => ['STATE_D', 'text', null],
            'postal_code' => ['ZIPCODE_D', 'text', null],
            'country' => ['COUNTRY_D', 'text', null],
            'country_code' => ['COUNTRY_D_CODE', 'country', null],
            'phone' => ['PHONE_D', 'text', null],
            'email' => ['EMAIL_D', 'text', null],
        ],
        'totals' => [
            'total' => ['IPN_TOTALGENERAL', 'decimal', null],
            'shipping' => ['IPN_SHIPPING', 'decimal', null],
            'shipping_tax' => ['IPN_SHIPPING_TAX', 'decimal', null],
            'commission' => ['IPN_COMMISSION', 'decimal', null],
            'fx_rate' => ['FX_RATE', 'decimal', null],
            'fx_markup' => ['FX_MARKUP', 'decimal', null],
            'payable_amount' => ['PAYABLE_AMOUNT', 'decimal', null],
            'payout_currency' => ['PAYOUT_CURRENCY', 'currency', null],
        ],
        'refund' => [
            'refund_type' => ['REFUND_TYPE', 'text', null],
            'reason' => ['REFUND_REASON', 'text', null],
            'chargeback_resolution' => ['CHARGEBACK_RESOLUTION', 'text', ChargebackResolution::class],
            'chargeback_reason' => ['CHARGEBACK_REASON_CODE', 'text', ChargebackReason::class],
        ],
        'card' => [
            'card_type' => ['CARD_TYPE', 'text', CardType::class],
            'last_digits' => ['CARD_LAST_DIGITS', 'text', null],
            'expires' => ['CARD_EXPIRATION_DATE', 'cardExpiry', null],
            'gateway_response' => ['GATEWAY_RESPONSE', 'text', null],
        ],
        'partner' => [
            'code' => ['IPN_PARTNER_CODE', 'either', null],
            'margin_percent' => ['IPN_PARTNER_MARGIN_PERCENT', 'decimal', null],
            'margin' => ['IPN_PARTNER_MARGIN', 'decimal', null],
            'extra_margin' => ['IPN_EXTRA_MARGIN', 'decimal', null],
            'extra_discount' => ['IPN_EXTRA_DISCOUNT', 'decimal', null],
            'coupon_discount' => ['IPN_COUPON_DISCOUNT', 'decimal', null],
            'referrer' => ['IPN_REFERRER', 'text', null],
            'reseller_id' => ['IPN_RESELLER_ID', 'text', null],
            'reseller_name' => ['IPN_RESELLER_NAME', 'text', null],
            'reseller_url' => ['IPN_RESELLER_URL', 'text', null],
            'reseller_commission' => ['IPN_RESELLER_COMMISSION', 'decimal', null],
        ],
        'message' => [
            'timezone_offset' => ['TIMEZONE_OFFSET', 'zone', null],
            'id' => ['MESSAGE_ID', 'text', null],
            'message_type' => ['MESSAGE_TYPE', 'text', MessageType::class],
            'is_test' => ['TEST_ORDER', 'flag', null],
            'sent_at' => ['IPN_DATE', 'stamp', null],
            'vendor_code' => ['VENDOR_CODE', 'text', null],
        ],
    ];

    /** @var array<string, array<string, array{string, string, class-string<OpenCode>|null}>> */
    public const ROWS = [
        'line' => [
            'product_id' => ['IPN_PID', 'text', null],
            'name' => ['IPN_PNAME', 'text', null],
            'product_code' => ['IPN_PCODE', 'text', null],
            'external_reference' => ['IPN_EXTERNAL_REFERENCE', 'text', null],
            'info' => ['IPN_INFO', 'text', null],
            'quantity' => ['IPN_QTY', 'int', null],
            'price' => ['IPN_PRICE', 'decimal', null],
            'vat' => ['IPN_VAT', 'decimal', null],
            'vat_rate' => ['IPN_VAT_RATE', 'decimal', null],
            'version' => ['IPN_VER', 'text', null],
            'discount' => ['IPN_DISCOUNT', 'decimal', null],
            'promotion_category' => ['IPN_PROMOTION_CATEGORY', 'text', null],
            'promotion_name' => ['IPN_PROMONAME', 'text', null],
            'promotion_code' => ['IPN_PROMOCODE', 'text', null],
            'order_costs' => ['IPN_ORDER_COSTS', 'decimal', null],
            'sku' => ['IPN_SKU', 'text', null],
            'group_id' => ['IPN_PGROUP', 'text', null],
            'group_name' => ['IPN_PGROUP_NAME', 'text', null],
            'commission' => ['IPN_PCOMMISSION', 'decimal', null],
            'delivered_codes' => ['IPN_DELIVEREDCODES', 'texts', null],
            'bundle_details' => ['IPN_BUNDLE_DETAILS', 'texts', null],
            'bundle_delivered_codes' => ['IPN_BUNDLE_DELIVEREDCODES', 'texts', null],
            'total' => ['IPN_TOTAL', 'decimal', null],
        ],
        'licence' => [
            'product_id' => ['IPN_LICENSE_PROD', 'text', null],
            'licence_type' => ['IPN_LICENSE_TYPE', 'text', LicenceType::class],
            'reference' => ['IPN_LICENSE_REF', 'text', null],
            'expires' => ['IPN_LICENSE_EXP', 'expiry', null],
            'starts_at' => ['IPN_LICENSE_START', 'dateTime', null],
            'is_lifetime' => ['IPN_LICENSE_LIFETIME', 'flag', null],
            'additional_info' => ['IPN_LICENSE_ADDITIONAL_INFO', 'text', null],
        ],
        'option' => [
            'label' => ['IPN_PRODUCT_OPTIONS_*_TEXT', 'text', null],
            'value' => ['IPN_PRODUCT_OPTIONS_*_VALUE', 'text', null],
            'optional_value' => ['IPN_PRODUCT_OPTIONS_*_OPTIONAL_VALUE', 'text', null],
            'price' => ['IPN_PRODUCT_OPTIONS_*_PRICE', 'decimal', null],
            'operator' => ['IPN_PRODUCT_OPTIONS_*_OPERATOR', 'text', OptionOperator::class],
            'usage' => ['IPN_PRODUCT_OPTIONS_*_USAGE', 'text', OptionUsage::class],
        ],
        'custom_field' => [
            'label' => ['IPN_CUSTOM_*_TEXT', 'text', null],
            'value' => ['IPN_CUSTOM_*_VALUE', 'text', null],
        ],
    ];
}
