"""Complete orders, made up, with the fields in the order of the vendor's own fixtures."""

from cases import form_body, form_fields, notification

# One line, paid by card, with the full set of fields switched on.
CARD_COMPLETE = form_fields("""
    GIFT_ORDER=0
    SALEDATE=2024-02-11 09:15:02
    PAYMENTDATE=2024-02-11 09:16:40
    REFNO=900000001
    REFNOEXT=order-77
    SHOPPER_REFERENCE_NUMBER=
    ORDERNO=412
    ORDERSTATUS=COMPLETE
    PAYMETHOD=Visa/MasterCard
    PAYMETHOD_CODE=CCVISAMC
    FIRSTNAME=Ada
    LASTNAME=Tester
    COMPANY=Example & Co
    REGISTRATIONNUMBER=
    FISCALCODE=
    TAX_OFFICE=
    CBANKNAME=
    CBANKACCOUNT=
    ADDRESS1=1 Test Road
    ADDRESS2=
    CITY=Testville
    STATE=Ohio
    ZIPCODE=00123
    COUNTRY=United States of America
    COUNTRY_CODE=us
    PHONE=+1 555 0100
    FAX=
    CUSTOMEREMAIL=ada@example.com
    FIRSTNAME_D=Ada
    LASTNAME_D=Tester
    COMPANY_D=
    ADDRESS1_D=1 Test Road
    ADDRESS2_D=
    CITY_D=Testville
    STATE_D=Ohio
    ZIPCODE_D=00123
    COUNTRY_D=United States of America
    COUNTRY_D_CODE=us
    PHONE_D=+1 555 0100
    EMAIL_D=ada@example.com
    IPADDRESS=192.0.2.10
    IPCOUNTRY=United States of America
    COMPLETE_DATE=2024-02-11 09:16:44
    TIMEZONE_OFFSET=GMT+02:00
    CURRENCY=USD
    LANGUAGE=en
    ORDERFLOW=REGULAR
    IPN_PID[]=30100001
    IPN_PNAME[]=Sample Suite
    IPN_PCODE[]=SUITE-1
    IPN_EXTERNAL_REFERENCE[]=
    IPN_INFO[]=
    IPN_QTY[]=1
    IPN_PRICE[]=49.00
    IPN_VAT[]=9.31
    IPN_VAT_RATE[]=19.00
    IPN_VER[]=1
    IPN_DISCOUNT[]=0.00
    IPN_PROMOTION_CATEGORY[]=
    IPN_PROMONAME[]=
    IPN_PROMOCODE[]=
    IPN_ORDER_COSTS[]=0
    IPN_SKU[]=
    IPN_PARTNER_CODE=
    IPN_PGROUP[]=0
    IPN_PGROUP_NAME[]=
    MESSAGE_ID=254000000001
    MESSAGE_TYPE=COMPLETE
    IPN_LICENSE_PROD[]=30100001
    IPN_LICENSE_TYPE[]=REGULAR
    IPN_LICENSE_REF[]=AB12CD34EF
    IPN_LICENSE_EXP[]=2025-02-11 09:16:40
    IPN_LICENSE_START[]=2024-02-11 09:16:40
    IPN_LICENSE_LIFETIME[]=NO
    IPN_LICENSE_ADDITIONAL_INFO[]=
    IPN_DELIVEREDCODES[]=
    IPN_DOWNLOAD_LINK=
    IPN_TOTAL[]=58.31
    IPN_TOTALGENERAL=58.31
    IPN_SHIPPING=0.00
    IPN_SHIPPING_TAX=0.00
    AVANGATE_CUSTOMER_REFERENCE=900000009
    EXTERNAL_CUSTOMER_REFERENCE=cust-5
    IPN_PARTNER_MARGIN_PERCENT=0.00
    IPN_PARTNER_MARGIN=0.00
    IPN_EXTRA_MARGIN=0.00
    IPN_EXTRA_DISCOUNT=0.00
    IPN_COUPON_DISCOUNT=0.00
    IPN_LINK_SOURCE=shop.example
    IPN_COMMISSION=3.6766
    REFUND_TYPE=
    CHARGEBACK_RESOLUTION=NONE
    CHARGEBACK_REASON_CODE=
    TEST_ORDER=1
    IPN_ORDER_ORIGIN=Web
    FRAUD_STATUS=APPROVED
    CARD_TYPE=visa
    CARD_LAST_DIGITS=1111
    CARD_EXPIRATION_DATE=12/29
    GATEWAY_RESPONSE=Approved
    IPN_DATE=20240211091645
    FX_RATE=1
    FX_MARKUP=0
    PAYABLE_AMOUNT=45.32
    PAYOUT_CURRENCY=USD
    VENDOR_CODE=123456789012
    PROPOSAL_ID=
""")

PENDING = {
    **CARD_COMPLETE,
    "PAYMENTDATE": "0000-00-00 00:00:00",
    "ORDERNO": "0",
    "ORDERSTATUS": "PENDING",
    "COMPLETE_DATE": "0000-00-00 00:00:00",
    "MESSAGE_TYPE": "PENDING",
    "IPN_LICENSE_REF": [""],
    "IPN_LICENSE_EXP": [""],
    "IPN_LICENSE_START": [""],
    "AVANGATE_CUSTOMER_REFERENCE": "",
    "FRAUD_STATUS": "PENDING",
    "CARD_EXPIRATION_DATE": "",
    "GATEWAY_RESPONSE": "",
}

REFUND = {
    **CARD_COMPLETE,
    "ORDERSTATUS": "REFUND",
    "IPN_PRICE": ["-16.72"],
    "IPN_VAT": ["-3.18"],
    "IPN_TOTAL": ["-19.90"],
    "IPN_TOTALGENERAL": "-19.90",
    "IPN_COMMISSION": "-1.80",
    "PAYABLE_AMOUNT": "-18.10",
}

# Three lines, two licences, options on the first product and an additional field on the third.
ALL_LINES = {
    "IPN_PID": ["30100001", "30100002", "30100003"],
    "IPN_PNAME": ["Sample Suite", "Extra Seat", "T-Shirt “München”"],
    "IPN_PCODE": ["SUITE-1", "SEAT", ""],
    "IPN_EXTERNAL_REFERENCE": ["", "", ""],
    "IPN_INFO": ["", "", ""],
    "IPN_QTY": ["1", "3", "1"],
    "IPN_PRICE": ["49.00", "5.00", "12.50"],
    "IPN_VAT": ["9.31", "0.00", "2.38"],
    "IPN_VAT_RATE": ["19.00", "0.00", "19.00"],
    "IPN_VER": ["1", "1", "1"],
    "IPN_DISCOUNT": ["0.00", "0.00", "0.00"],
    "IPN_PROMOTION_CATEGORY": ["", "", ""],
    "IPN_PROMONAME": ["", "", ""],
    "IPN_PROMOCODE": ["", "", ""],
    "IPN_ORDER_COSTS": ["0", "0", "0"],
    "IPN_SKU": ["", "", "TS-M"],
    "IPN_PGROUP": ["0", "0", "0"],
    "IPN_PGROUP_NAME": ["", "", ""],
    "IPN_LICENSE_PROD": ["30100001", "30100002"],
    "IPN_LICENSE_TYPE": ["REGULAR", "REGULAR"],
    "IPN_LICENSE_REF": ["AB12CD34EF", "CD34EF56GH"],
    "IPN_LICENSE_EXP": ["2025-02-11 09:16:40", "9999-12-31 23:59:59"],
    "IPN_LICENSE_START": ["2024-02-11 09:16:40", "2024-02-11 09:16:40"],
    "IPN_LICENSE_LIFETIME": ["NO", "YES"],
    "IPN_LICENSE_ADDITIONAL_INFO": ["", ""],
    "IPN_DELIVEREDCODES": ["AAAA-BBBB-0001", "CCCC-DDDD-0002", ""],
    "IPN_TOTAL": ["58.31", "15.00", "14.88"],
    "IPN_TOTALGENERAL": "88.19",
}

OPTIONS = {
    "IPN_PRODUCT_OPTIONS_30100001_TEXT": ["Support", "Users"],
    "IPN_PRODUCT_OPTIONS_30100001_VALUE": ["support_gold", "users_10"],
    "IPN_PRODUCT_OPTIONS_30100001_OPTIONAL_VALUE": ["support_gold", "users_10"],
    "IPN_PRODUCT_OPTIONS_30100001_PRICE": ["7.00", "0.00"],
    "IPN_PRODUCT_OPTIONS_30100001_OPERATOR": ["ADD", "ADD"],
    "IPN_PRODUCT_OPTIONS_30100001_USAGE": ["PREPAID", "PREPAID"],
    "IPN_CUSTOM_30100003_TEXT": ["Size"],
    "IPN_CUSTOM_30100003_VALUE": ["M"],
}


def with_options(fields, options):
    """Options stand behind REFUND_TYPE."""
    result = {}
    for name, value in fields.items():
        result[name] = value
        if name == "REFUND_TYPE":
            result.update(options)
    return result


THREE_LINES = with_options({**CARD_COMPLETE, **ALL_LINES}, OPTIONS)

# What an account seems to send as long as nobody has touched its settings.
DEFAULT_NAMES = """
    SALEDATE REFNO REFNOEXT ORDERNO ORDERSTATUS PAYMETHOD FIRSTNAME LASTNAME COMPANY REGISTRATIONNUMBER
    FISCALCODE CBANKNAME CBANKACCOUNT ADDRESS1 ADDRESS2 CITY STATE ZIPCODE COUNTRY PHONE FAX CUSTOMEREMAIL
    FIRSTNAME_D LASTNAME_D COMPANY_D ADDRESS1_D ADDRESS2_D CITY_D STATE_D ZIPCODE_D COUNTRY_D PHONE_D
    IPADDRESS CURRENCY IPN_PID IPN_PNAME IPN_PCODE IPN_INFO IPN_QTY IPN_PRICE IPN_VAT IPN_VER IPN_DISCOUNT
    IPN_PROMONAME IPN_DELIVEREDCODES IPN_TOTAL IPN_TOTALGENERAL IPN_SHIPPING IPN_COMMISSION IPN_DATE
""".split()
DEFAULT_SET = {name: CARD_COMPLETE[name] for name in DEFAULT_NAMES}
DEFAULT_SET["PAYMETHOD"] = "Wire transfer"

CASES = [
    notification(
        "real-card-complete", form_body(CARD_COMPLETE), "made-up card order, one line, full field set"
    ),
    notification(
        "real-three-lines",
        form_body(THREE_LINES),
        "made-up order: three lines, two licences, options on one product, additional field on another",
    ),
    notification("real-pending", form_body(PENDING), "zero dates, empty licence dates"),
    notification(
        "real-refund",
        form_body(REFUND),
        "partial refund: negative amounts (field values around it are a guess)",
    ),
    notification(
        "real-default-set",
        form_body(DEFAULT_SET),
        "the short set that seems to be the default: no MESSAGE_*, TEST_ORDER, FRAUD_STATUS, licence or card fields",
    ),
]
