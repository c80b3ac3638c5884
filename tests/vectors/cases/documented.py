"""Digests that somebody published together with the key: the fixed points everything else hangs on.

`published` is copied from the place named in `where`. Keys are the placeholders printed there, never live ones.
"""

from cases import plain, receipt

# Receipts from the vendor's pages and SDKs.

VENDOR_EXAMPLE = "IPN_PID[]=1&IPN_PNAME[]=Software+program&IPN_DATE=20050303123434"

RECEIPTS = [
    receipt(
        "doc-ipn-receipt",
        VENDOR_EXAMPLE,
        "20050303123434",
        "the vendor's worked example; its MD5 is published, SHA values computed from the same string",
        published={"md5": "7bf97ed39681027d0c45aa45e3ea98f0"},
        where="IPN read receipt page (MD5 edition); quoted in github callmewa/avangate README and"
        " lmajowka/avangate spec",
    ),
    receipt(
        "doc-ipn-receipt-key-test",
        VENDOR_EXAMPLE,
        "20050303123434",
        "same string, other key",
        key="test",
        published={"md5": "3d7a5eb5557b70a80e5141c4fee0ed0d"},
        where="github 2Checkout/2checkout-webhooks-samples, C# IPN test",
    ),
    receipt(
        "doc-ipn-receipt-dotnet",
        "IPN_PID[]=35807759&IPN_PNAME[]=Cart_000001070&IPN_DATE=20210517104249",
        "20210518112122",
        "the key really is that placeholder text",
        key="insert secret key",
        published={"md5": "14942802c5c411489e408f512f69c5fe"},
        where="github 2Checkout/2checkout-dotnet-sdk, first release, IPN test",
    ),
    receipt(
        "doc-ipn-receipt-odd-date",
        "IPN_PID[]=37179430&IPN_PNAME[]=Cart_781cc275-243c-405b-b5f7-b35986fd9233&IPN_DATE=20210927141645",
        "2021-09-01 12:00:00",
        "DATE in a shape no vendor page allows; shows only that DATE is signed as text. Do not emit such dates",
        key="bar",
        published={"md5": "8de1f4e08c08ddf9b620aa0a30a74e01"},
        where="github 2Checkout/2checkout-ruby-sdk, first release, IPN test",
    ),
    receipt(
        "doc-lcn-receipt",
        "LICENSE_CODE=3C343D0FAF&EXPIRATION_DATE=2005-03-03",
        "20081117145935",
        "the vendor's worked example; MD5 published, SHA values computed from the same string",
        protocol="lcn",
        published={"md5": "cb34fe2991668eb82364edf62f845a34"},
        where="LCN read receipt page on verifone.cloud",
    ),
]

# The length-prefixed HMAC elsewhere, and bare HMACs.

INS_NOTE = "INS md5_hash: plain MD5, upper case, secret word last"
RETURN_NOTE = "classic return key: plain MD5, upper case, secret word first"


def ins(id, sale_id, vendor_id, invoice_id, md5, where):
    """INS: three ids and the secret word, run together without lengths."""
    parts = [
        ("sale_id", sale_id),
        ("vendor_id", vendor_id),
        ("invoice_id", invoice_id),
        ("secret_word", "tango"),
    ]
    return plain(id, "ins", INS_NOTE, key=None, mac="md5", parts=parts, published={"md5": md5}, where=where)


def classic_return(id, order_number, total, md5, where, note=RETURN_NOTE):
    """The buyer's return to the shop: the secret word and three values, run together without lengths."""
    parts = [("secret_word", "tango"), ("sid", "1817037"), ("order_number", order_number), ("total", total)]
    return plain(id, "return", note, key=None, mac="md5", parts=parts, published={"md5": md5}, where=where)


PLAIN = [
    plain(
        "doc-api-login",
        "api",
        "X-Avangate-Authentication / login; the page calls its 32-hex digest HMAC_SHA256, it is HMAC-MD5",
        key="SECRET_KEY",
        parts=[("code", "AVANGATE"), ("date", "2010-05-13 12:12:12")],
        published={"md5": "bf763db7d333e9c3038698cf59ada3e6"},
        where="docs.2checkout.com, JSON-RPC 6.0 authentication",
    ),
    plain(
        "doc-hmac-teststring",
        "hmac",
        "bare HMAC",
        key="test",
        source="TestString",
        published={"md5": "a299fb35e2c113b7d72e8f7afa7ae1f7"},
        where="github 2Checkout/VirtueMart-2Checkout, helper test",
    ),
    plain(
        "doc-hmac-text",
        "hmac",
        "bare HMAC",
        key="insert secret key",
        source="text",
        published={"md5": "35ff75571c5a643c88fa893d90163bda"},
        where="github 2Checkout/2checkout-dotnet-sdk, first release, IPN test",
    ),
    plain(
        "doc-nested-expand",
        "hmac",
        "four leaves of a nested array, depth first. The digest now in that repository (14fefdd6…) was made with an"
        " unpublished key",
        key="#test_Secret-keY",
        parts=[("a", "value1"), ("b", "value2"), ("c", "value3"), ("d", "value4")],
        published={"md5": "f0e3cdda89e0886b412f90dcfac51a0f"},
        where="github 2Checkout/2checkout-node-sdk, commit 4948724, test helper",
    ),
    # The old 2Checkout's notification and return.
    ins(
        "doc-ins-php",
        "4774380224",
        "1817037",
        "4774380233",
        "566C45D68B75357AD43F9010CFFE8CF5",
        "github 2Checkout/2checkout-php, notification test",
    ),
    ins(
        "doc-ins-ruby",
        "4789848870",
        "1817037",
        "4789848879",
        "827220324C722873694758F38D8D3624",
        "github 2Checkout/2checkout-ruby, test",
    ),
    ins(
        "doc-ins-java",
        "4819138002",
        "1817037",
        "4343434343",
        "A152B3D993B4F97E2E2A41552A4769A8",
        "github 2Checkout/2checkout-java, test (its negative twin ends in A7 and must fail)",
    ),
    ins(
        "doc-ins-mock",
        "4742525399",
        "532001",
        "4759791636",
        "2DAE8544FA29CE313DB20582D540F133",
        "github w3guy/omnipay-2checkout, INS mock taken over from the vendor's docs",
    ),
    classic_return(
        "doc-return-php",
        "4774380224",
        "0.01",
        "7AB926D469648F3305AE361D5BD2C3CB",
        "github 2Checkout/2checkout-php, return test",
    ),
    classic_return(
        "doc-return-ruby",
        "4789848870",
        "0.01",
        "CDF3E502AA1597DD4401760783432337",
        "github 2Checkout/2checkout-ruby, test",
    ),
    classic_return(
        "doc-return-demo",
        "1",
        "0.01",
        "1BC47EA0D63EB76496E294F434138AD3",
        "github 2Checkout/2checkout-ruby, test",
        "demo sale: the order number is replaced by 1 before hashing",
    ),
    classic_return(
        "doc-return-java",
        "4819138002",
        "1.00",
        "37497D9861B21618CDB9AEE6AC96E30A",
        "github 2Checkout/2checkout-java, test",
    ),
    # PayU Romania, a sister platform with the same ancestor.
    plain(
        "doc-payu-idn-request",
        "idn",
        "PayU (same ancestor), not 2Checkout: IDN request with the optional CHARGE_AMOUNT",
        key="SECRET_KEY",
        parts=[
            ("MERCHANT", "ITEST"),
            ("ORDER_REF", "537"),
            ("ORDER_AMOUNT", "1.99"),
            ("ORDER_CURRENCY", "TRY"),
            ("IDN_DATE", "2017-01-19 19:00:01"),
            ("CHARGE_AMOUNT", "1.99"),
        ],
        published={"md5": "58c80797edc20d2ff2717c17c2677a70"},
        where="ro.payu.client (Java), IDN request test",
    ),
    plain(
        "doc-payu-idn-response",
        "idn",
        "PayU, not 2Checkout: IDN response",
        key="SECRET_KEY",
        parts=[
            ("ORDER_REF", "537"),
            ("RESPONSE_CODE", "1"),
            ("RESPONSE_MSG", "Confirmed"),
            ("IDN_DATE", "2017-01-19 22:28:59"),
        ],
        published={"md5": "68b0856fe891167e35fd66305be0e018"},
        where="ro.payu.client (Java), IDN request test",
    ),
    plain(
        "doc-payu-ios",
        "ios",
        "PayU, not 2Checkout: order status request",
        key="1231234567890123",
        parts=[("MERCHANT", "PAYUDEMO"), ("REFNOEXT", "EPAY10425")],
        published={"md5": "6cb19f366fd9709b078b593b1736a4ea"},
        where="secure.payu.ro/docs/old/ios",
    ),
    # The merchant's token for the buy-link signature service.
    plain(
        "doc-jwt-dotnet",
        "jwt",
        "merchant-token JWT HS512 for the buy-link signature service; the key is that placeholder text; iat and exp"
        " are strings there",
        key="Add Secret Word",
        mac="hs512",
        source="eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9."
        "eyJzdWIiOiJBZGQgU2VsbGVyIGlkIiwiaWF0IjoiMTYyMTQxNjcyNSIsImV4cCI6IjE2MjE0MjAzNjMifQ",
        published={
            "sha512_base64url": "L0xXHvq88Sa677KcGO8u4LuRqY0J63kL9z8oyDbWlyYpH6sF3996T-vMxuxfZ2pmnjljccOTEJfXZSVEkPwpjA"
        },
        where="github 2Checkout/2checkout-dotnet-sdk, ConvertPlus signature test",
    ),
]
