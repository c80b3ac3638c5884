"""The other messages signed in the same way, as far as their rules are known."""

from cases import plain

CASES = [
    # The shop tells the vendor something.
    plain(
        "idn-request",
        "idn",
        "2Checkout IDN request ORDER_HASH: five values in this order",
        parts=[
            ("MERCHANT", "MERCCODE"),
            ("ORDER_REF", "12345678"),
            ("ORDER_AMOUNT", "39.99"),
            ("ORDER_CURRENCY", "USD"),
            ("IDN_DATE", "2024-02-11 09:15:02"),
        ],
    ),
    plain(
        "irn-request",
        "irn",
        "2Checkout IRN request; whether AMOUNT and later fields are hashed is not confirmed",
        parts=[
            ("MERCHANT", "MERCCODE"),
            ("ORDER_REF", "12345678"),
            ("ORDER_AMOUNT", "39.99"),
            ("ORDER_CURRENCY", "USD"),
            ("IRN_DATE", "2024-02-11 09:15:02"),
        ],
    ),
    plain(
        "ise-request",
        "ise",
        "ISE request: nine values, the empty ones count",
        parts=[
            ("MERCHANT", "MERCCODE"),
            ("STARTDATE", "2024-02-01"),
            ("ENDDATE", "2024-02-29"),
            ("ORDERSTATUS", "ALL"),
            ("REQ_DATE", "20240301000000"),
            ("PRODUCT_ID", ""),
            ("COUNTRY_CODE", ""),
            ("FILTER_STRING", ""),
            ("FILTER_FIELD", ""),
        ],
    ),
    plain(
        "api-header",
        "api",
        "API header hash",
        parts=[("code", "MERCCODE"), ("date", "2024-02-11 07:15:02")],
    ),
    # The buyer comes back to the shop, or goes to the cart.
    plain(
        "backref",
        "return",
        "finish page (BACK_REF): all product ids, then all quantities; the page's printed string has a typing error,"
        " no digest is printed",
        parts=[
            ("order_ref", "664327612"),
            ("status", "AUTHRECEIVED"),
            ("pid_1", "612345"),
            ("pid_2", "662345"),
            ("qty_1", "1"),
            ("qty_2", "3"),
            ("date", "2012-11-02 20:32:12"),
        ],
    ),
    plain(
        "inline-return",
        "convertplus",
        "InLine return URL: sorted by name, SHA-256 only in practice",
        key="buylink-secret",
        parts=[("refno", "900000001"), ("total", "29.00"), ("total-currency", "USD")],
    ),
    plain(
        "cplus-return",
        "convertplus",
        "ConvertPlus return URL: every parameter but signature, sorted by name, decoded values",
        key="buylink-secret",
        parts=[
            ("company-name", ""),
            ("currency", "USD"),
            ("merchant", "123456789012"),
            ("name", "Zoë Müller"),
            ("order-ext-ref", "CustOrd100"),
            ("refno", "900000001"),
            ("return-type", "redirect"),
            ("return-url", "https://shop.example/return?x=1&y=2"),
            ("total", "29.00"),
            ("total-currency", "USD"),
        ],
    ),
    plain(
        "cplus-buylink",
        "convertplus",
        "ConvertPlus buy link: only the signed set of parameters, never merchant; customer-ext-ref sorts before"
        " customer-ref",
        key="buylink-secret",
        parts=[
            ("currency", "USD"),
            ("customer-ext-ref", "cust-5"),
            ("customer-ref", "900000009"),
            ("expiration", "1735689600"),
            ("lock", "1"),
            ("order-ext-ref", "CustOrd100"),
            ("price", "49;0"),
            ("prod", "Sample Suite;Zoë"),
            ("qty", "1;1"),
            ("return-type", "redirect"),
            ("return-url", "https://shop.example/return?x=1&y=2"),
            ("tangible", "0"),
            ("type", "digital"),
        ],
    ),
]
