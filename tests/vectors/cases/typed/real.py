"""Whole messages: the project's fixtures, and the made-up ones of the other files."""

from pathlib import Path

from cases import form_body
from cases.orders import CARD_COMPLETE, DEFAULT_SET, PENDING, REFUND, THREE_LINES
from cases.subscriptions import CHANGE, FULL, LIFETIME
from cases.typed import typed

BODIES = Path(__file__).resolve().parents[4] / "crates" / "fixtures" / "bodies"

# What each fixture reports.
FIXTURES = {
    "ipn-canceled": "order_cancelled",
    "ipn-chargeback": "order_charged_back",
    "ipn-complete": "order_fulfilled",
    "ipn-complete-three-products": "order_fulfilled",
    "ipn-fraud-denied": "order_denied",
    "ipn-large-cart": "order_fulfilled",
    "ipn-minimal": "order_fulfilled",
    "ipn-non-ascii": "order_fulfilled",
    "ipn-payment-authorized": "payment_authorised",
    "ipn-payment-received": "payment_received",
    "ipn-pending": "order_placed",
    "ipn-purchase-order": "purchase_order_approved",
    "ipn-refund-full": "order_refunded",
    "ipn-refund-partial": "order_refunded",
    "ipn-renewal": "order_fulfilled",
    "ipn-reversed": "order_reversed",
    "ipn-test-order": "order_fulfilled",
    "lcn-change": "licence_changed",
    "lcn-expiration": "licence_expired",
    "lcn-minimal": "licence_changed",
    "lcn-past-due": "licence_past_due",
    "lcn-paused": "licence_changed",
    "lcn-scheduled-cancellation": "licence_cancellation_scheduled",
    "lcn-trial": "licence_changed",
}


def fixture(name, event):
    body = (BODIES / f"{name}.form").read_bytes().decode()
    return typed(f"fixture-{name}", f"the fixture {name}", body, event=event, protocol=name[:3])


def unused_fixtures():
    """Fixtures that no case is made of, and cases without a fixture."""
    return {path.stem for path in BODIES.glob("*.form")} ^ FIXTURES.keys()


TRIAL = {
    **CARD_COMPLETE,
    "IPN_PRICE": ["0.00"],
    "IPN_VAT": ["0.00"],
    "IPN_TOTAL": ["0.00"],
    "IPN_TOTALGENERAL": "0.00",
    "IPN_LICENSE_TYPE": ["TRIAL"],
    "IPN_LICENSE_EXP": ["2024-02-25 09:16:40"],
}
RENEWAL = {
    **CARD_COMPLETE,
    "REFNO": "900000055",
    "ORIGINAL_REFNOEXT": ["order-77", "order-78"],
    "IPN_ORIGINAL_LINK_SOURCE": ["shop.example", ""],
}
FOREVER = {
    **CARD_COMPLETE,
    "IPN_LICENSE_EXP": ["9999-12-31 23:59:59"],
    "IPN_LICENSE_LIFETIME": ["YES"],
}
# A fraud check's late denial: the oldest date there is, in a zone west of Greenwich.
DENIED = {
    **CARD_COMPLETE,
    "ORDERSTATUS": "SUSPECT",
    "FRAUD_STATUS": "DENIED",
    "IPN_LICENSE_EXP": ["1969-12-31 07:00:00"],
    "TIMEZONE_OFFSET": "GMT-07:00",
    "CARD_TYPE": "Visa",
}
CHARGEBACK = {
    **CARD_COMPLETE,
    "CHARGEBACK_RESOLUTION": "OPEN",
    "CHARGEBACK_REASON_CODE": "FRAUD / NOT_RECOGNIZED",
    "FRAUD_STATUS": "APPROVED",
}
# Every field that CARD_COMPLETE lacks.
LEGACY = {
    **CARD_COMPLETE,
    "SHOPPER_REFERENCE_NUMBER": "PO-4711",
    "IDENTITY_NO": "0",
    "IDENTITY_ISSUER": "Example Office",
    "IDENTITY_CNP": "000",
    "REGISTRATIONNUMBER": "HRB 0",
    "FISCALCODE": "XX00",
    "TAX_OFFICE": "Testville",
    "CBANKNAME": "Example Bank",
    "CBANKACCOUNT": "XX00 0000",
    "ADDRESS2": "Floor 2",
    "FAX": "+1 555 0101",
    "COMPANY_D": "Example & Co",
    "ADDRESS2_D": "Floor 2",
    "ORIGINAL_REFNOEXT": ["order-12"],
    "IPN_EXTERNAL_REFERENCE": ["line-1"],
    "IPN_INFO": ["info"],
    "IPN_PROMOTION_CATEGORY": ["REGULAR"],
    "IPN_PROMONAME": ["Sale"],
    "IPN_PROMOCODE": ["SALE10"],
    "IPN_SKU": ["SKU-1"],
    "IPN_PARTNER_CODE": "P1",
    "IPN_PGROUP_NAME": ["Group"],
    "IPN_PCOMMISSION": ["1.25"],
    "IPN_LICENSE_ADDITIONAL_INFO": ["more"],
    "IPN_DELIVEREDCODES": ["AAAA-BBBB-0001"],
    "IPN_DOWNLOAD_LINK": "https://download.example/1",
    "IPN_BUNDLE_DETAILS": ["bundle"],
    "IPN_BUNDLE_DELIVEREDCODES": ["CCCC-DDDD-0002"],
    "IPN_ORIGINAL_LINK_SOURCE": ["shop.example"],
    "IPN_REFERRER": "https://affiliate.example/",
    "IPN_RESELLER_ID": "5",
    "IPN_RESELLER_NAME": "Example Resale",
    "IPN_RESELLER_URL": "https://resale.example/",
    "IPN_RESELLER_COMMISSION": "2.00",
    "IPN_CUSTOM_30100001_TEXT": ["Size"],
    "IPN_CUSTOM_30100001_VALUE": ["M"],
    "CUSTOM_FIELDS": ["a", "b"],
    "REFUND_TYPE": "PARTIAL",
    "REFUND_REASON": "Duplicate purchase",
    "IPN_PRODUCT_OPTIONS_30100001_TEXT": ["Support"],
    "IPN_PRODUCT_OPTIONS_30100001_VALUE": ["support_gold"],
    "IPN_PRODUCT_OPTIONS_30100001_OPTIONAL_VALUE": ["gold"],
    "IPN_PRODUCT_OPTIONS_30100001_PRICE": ["7.00"],
    "IPN_PRODUCT_OPTIONS_30100001_OPERATOR": ["ADD"],
    "IPN_PRODUCT_OPTIONS_30100001_USAGE": ["PREPAID"],
    "CHARGEBACK_REASON_CODE": "UNKNOWN",
    "IPN_PURCHASE_ORDER_INFO": "PENDING_PAYMENT",
    "PROPOSAL_ID": "7",
}
# Every field of a subscription, with a value.
FULL_LCN = {
    **{name: value or "x" for name, value in FULL.items()},
    "EXPIRED": "1",
    "USAGE_BILLING_DATE": "2024-03-01 00:00:00",
    "LATEST_REPORTED_USAGE_DATE": "2024-02-28 23:00:00",
    "PAUSE_START_DATE": "2024-03-01 00:00:00",
    "PAUSE_END_DATE": "2024-04-01 00:00:00",
}

CASES = [
    *(fixture(name, event) for name, event in FIXTURES.items()),
    typed(
        "real-card-complete",
        "card order, one line, full field set",
        form_body(CARD_COMPLETE),
        event="order_fulfilled",
        says={
            "order.status": "COMPLETE",
            "order.placed_at": "2024-02-11T09:15:02+02:00",
            "message.sent_at": "2024-02-11T09:16:45+02:00",
            "message.is_test": True,
            "customer.postal_code": "00123",
            "totals.total": "58.31",
            "totals.commission": "3.6766",
            "card": {
                "card_type": "visa",
                "last_digits": "1111",
                "expires": "2029-12",
                "gateway_response": "Approved",
            },
            "refund": {"chargeback_resolution": "NONE"},
            "lines.0.licences.0.reference": "AB12CD34EF",
            "other_licences": None,
        },
    ),
    typed(
        "real-pending",
        "a pending order",
        form_body(PENDING),
        event="order_placed",
        says={"payment.paid_at": None},
    ),
    typed(
        "real-refund",
        "a partial refund",
        form_body(REFUND),
        event="order_refunded",
        says={"totals.total": "-19.90", "lines.0.total": "-19.90", "totals.payable_amount": "-18.10"},
    ),
    typed(
        "real-three-lines",
        "three lines, two licences, options on one product, an additional field on another",
        form_body(THREE_LINES),
        event="order_fulfilled",
        says={
            "lines.*.licences.*.reference": ["AB12CD34EF", "CD34EF56GH"],
            "options.30100001.1.value": "users_10",
            "lines.1.licences.0.expires": "never",
            "custom_fields.30100003": [{"label": "Size", "value": "M"}],
        },
    ),
    typed("real-default-set", "the short default set", form_body(DEFAULT_SET), event="order_fulfilled"),
    typed(
        "real-trial",
        "a trial: nothing is paid",
        form_body(TRIAL),
        event="order_fulfilled",
        says={"totals.total": "0.00", "lines.0.licences.0.licence_type": "TRIAL"},
    ),
    typed(
        "real-renewal",
        "a renewal of two orders",
        form_body(RENEWAL),
        event="order_fulfilled",
        says={
            "order.original_refno_ext": ["order-77", "order-78"],
            "order.original_link_source": ["shop.example", ""],
        },
    ),
    typed(
        "real-lifetime",
        "a licence for ever",
        form_body(FOREVER),
        event="order_fulfilled",
        says={"lines.0.licences.0.expires": "never", "lines.0.licences.0.is_lifetime": True},
    ),
    typed(
        "real-denied",
        "a denied order",
        form_body(DENIED),
        event="order_denied",
        says={"lines.0.licences.0.expires": "1969-12-31T07:00:00-07:00", "card.card_type": "visa"},
    ),
    typed(
        "real-chargeback", "a chargeback comes as COMPLETE", form_body(CHARGEBACK), event="order_charged_back"
    ),
    typed(
        "real-every-field",
        "every field of an order at once",
        form_body(LEGACY),
        event="order_fulfilled",
        says={"order.custom_fields": ["a", "b"], "partner.code": "P1", "other_licences": None},
    ),
    typed("real-lcn-change", "a change", form_body(CHANGE), event="licence_changed", protocol="lcn"),
    typed(
        "real-lcn-lifetime",
        "a subscription for ever, without a reason",
        form_body(LIFETIME),
        event="unclassified",
        protocol="lcn",
        says={"licence.expires": "never", "dedupe_key": None, "message": None},
    ),
    typed(
        "real-lcn-full",
        "an expiration that is an extension",
        form_body(FULL),
        event="licence_changed",
        protocol="lcn",
    ),
    typed(
        "real-lcn-every-field",
        "every field of a subscription at once",
        form_body(FULL_LCN),
        event="licence_expired",
        protocol="lcn",
    ),
    typed("real-lcn-code-only", "one field is enough", "LICENSE_CODE=3C343D0FAF", event="unclassified"),
]
