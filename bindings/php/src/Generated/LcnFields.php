<?php

// Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.

declare(strict_types=1);

namespace Countersign\Generated;

use Countersign\Code\CardType;
use Countersign\Code\ChangedBy;
use Countersign\Code\DispatchReason;
use Countersign\Code\LicenceStatus;
use Countersign\Code\LicenceType;
use Countersign\Code\OpenCode;
use Countersign\Code\PaymentMethod;

/**
 * How each field of an LCN is read. Owns names and kinds; must never hold a value.
 *
 * Group, member in JSON, then name on the wire, method of the reader, and the list of a code.
 *
 * @internal
 */
final class LcnFields
{
    /** @var array<string, array<string, array{string, string, class-string<OpenCode>|null}>> */
    public const GROUPS = [
        'licence' => [
            'reference' => ['LICENSE_CODE', 'text', null],
            'expires' => ['EXPIRATION_DATE', 'expiry', null],
            'expires_at' => ['EXPIRATION_DATE_TIME', 'expiry', null],
            'licence_type' => ['LICENSE_TYPE', 'text', LicenceType::class],
            'is_disabled' => ['DISABLED', 'flag', null],
            'is_recurring' => ['RECURRING', 'flag', null],
            'product_id' => ['LICENSE_PRODUCT', 'text', null],
            'product_code' => ['LICENSE_PRODUCT_CODE', 'text', null],
            'sku' => ['PSKU', 'text', null],
            'starts_on' => ['START_DATE', 'dateTime', null],
            'purchased_on' => ['PURCHASE_DATE', 'dateTime', null],
            'starts_at' => ['START_DATE_TIME', 'dateTime', null],
            'purchased_at' => ['PURCHASE_DATE_TIME', 'dateTime', null],
            'is_lifetime' => ['LICENSE_LIFETIME', 'flag', null],
            'activation_code' => ['ACTIVATION_CODE', 'text', null],
            'additional_info' => ['LCN_LICENSE_ADDITIONAL_INFO_CUSTOM_VALUE', 'text', null],
            'status' => ['STATUS', 'text', LicenceStatus::class],
            'is_expired' => ['EXPIRED', 'flag', null],
            'grace_period' => ['LICENSE_GRACE_PERIOD', 'int', null],
            'billing_type' => ['LICENSE_BILLING_TYPE', 'text', null],
            'last_order' => ['LAST_ORDER_REFERENCE', 'text', null],
            'original_order' => ['ORIGINAL_ORDER_REFERENCE', 'text', null],
            'renewals' => ['RENEWALS_NUMBER', 'int', null],
            'upgrades' => ['UPGRADES_NUMBER', 'int', null],
            'is_trial' => ['IS_TRIAL', 'flag', null],
        ],
        'customer' => [
            'first_name' => ['FIRST_NAME', 'text', null],
            'last_name' => ['LAST_NAME', 'text', null],
            'company' => ['COMPANY', 'text', null],
            'email' => ['EMAIL', 'text', null],
            'phone' => ['PHONE', 'text', null],
            'fax' => ['FAX', 'text', null],
            'country' => ['COUNTRY', 'text', null],
            'state' => ['STATE', 'text', null],
            'city' => ['CITY', 'text', null],
            'postal_code' => ['ZIP', 'text', null],
            'address' => ['ADDRESS', 'text', null],
            'country_code' => ['COUNTRY_CODE', 'country', null],
            'language' => ['END_USER_LANGUAGE', 'text', null],
            'reference' => ['AVANGATE_CUSTOMER_REFERENCE', 'text', null],
            'external_reference' => ['EXTERNAL_CUSTOMER_REFERENCE', 'text', null],
        ],
        'renewal' => [
            'due' => ['NEXT_RENEWAL_DATE', 'expiry', null],
            'price' => ['NEXT_RENEWAL_PRICE', 'decimal', null],
            'currency' => ['NEXT_RENEWAL_CURRENCY', 'currency', null],
            'price_type' => ['NEXT_RENEWAL_PRICE_TYPE', 'text', null],
            'payment_method' => ['NEXT_RENEWAL_PAYMETHOD', 'text', null],
            'payment_method_code' => ['NEXT_RENEWAL_PAYMETHOD_CODE', 'text', PaymentMethod::class],
            'card_last_digits' => ['NEXT_RENEWAL_CARD_LAST_DIGITS', 'text', null],
            'card_type' => ['NEXT_RENEWAL_CARD_TYPE', 'text', CardType::class],
            'card_expires' => ['NEXT_RENEWAL_CARD_EXPIRATION_DATE', 'cardExpiry', null],
        ],
        'cycles' => [
            'billing_cycles' => ['BILLING_CYCLES', 'int', null],
            'contract_cycles' => ['CONTRACT_CYCLES', 'int', null],
            'left' => ['BILLING_CYCLES_LEFT', 'int', null],
            'current' => ['CURRENT_BILLING_CYCLE', 'int', null],
            'action_after' => ['ACTION_AFTER_CYCLES', 'text', null],
        ],
        'pause' => [
            'starts_at' => ['PAUSE_START_DATE', 'dateTime', null],
            'ends_at' => ['PAUSE_END_DATE', 'dateTime', null],
            'reason' => ['PAUSE_REASON', 'text', null],
        ],
        'usage' => [
            'billed_at' => ['USAGE_BILLING_DATE', 'dateTime', null],
            'reported_at' => ['LATEST_REPORTED_USAGE_DATE', 'dateTime', null],
            'status' => ['USAGE_STATUS', 'text', null],
        ],
        'deal' => [
            'merchant_auto_renewal' => ['MERCHANT_DEAL_AUTO_RENEWAL', 'flag', null],
            'client_auto_renewal' => ['CLIENT_DEAL_AUTO_RENEWAL', 'flag', null],
        ],
        'partner' => [
            'code' => ['PARTNER_CODE', 'text', null],
            'affiliate_id' => ['AFFILIATE_ID', 'text', null],
        ],
        'message' => [
            'updated_at' => ['DATE_UPDATED', 'dateTime', null],
            'is_test' => ['TEST', 'flag', null],
            'changed_by' => ['CHANGED_BY', 'text', ChangedBy::class],
            'timezone_offset' => ['TIMEZONE_OFFSET', 'zone', null],
            'reason' => ['DISPATCH_REASON', 'text', DispatchReason::class],
        ],
    ];
}
