"""ConvertPlus and InLine: return URLs, links, and the token of the signature service."""

from cases.messages import BUY_LINK_WORD, MADE, message, refused, valid, wrong
from signing import MD5, SHA256, SHA3_256, digest, source


def lp(values, algorithm=SHA256, word=BUY_LINK_WORD):
    return digest(word.encode(), source([value.encode() for value in values]), algorithm)


INLINE = "refno=900000001&total=29.00&total-currency=USD"
INLINE_VALUES = ["900000001", "29.00", "USD"]
RIGHT = lp(INLINE_VALUES)
PLUS = (
    "merchant=123456789012&return-url=https%3A%2F%2Fshop.example%2Freturn%3Fx%3D1%26y%3D2&return-type=redirect"
    "&order-ext-ref=CustOrd100&currency=USD&company-name=&name=Zo%C3%AB+M%C3%BCller&total-currency=USD&total=29.00"
    "&refno=900000001"
)
PLUS_VALUES = [
    "", "USD", "123456789012", "Zoë Müller", "CustOrd100", "900000001", "redirect",
    "https://shop.example/return?x=1&y=2", "29.00", "USD",
]  # fmt: skip


def back(id, note, input, expect, *, secrets=(BUY_LINK_WORD,)):
    return message(f"return-url-{id}", "return_url", note, expect, input=input, secrets=secrets)


def link(id, note, input, expect=MADE):
    return message(f"link-{id}", "link", note, expect, input=input, secrets=(BUY_LINK_WORD,))


def token(
    id, note, expect=MADE, *, word=BUY_LINK_WORD, merchant="MERCCODE", issued=1707635702, expires=1707639302, text=False
):
    arguments = {"merchant": merchant, "issued": issued, "expires": expires, "times_as_text": text}
    return message(f"token-{id}", "token", note, expect, secrets=(word,), arguments=arguments)


def signed(query=INLINE, signature=RIGHT):
    return f"{query}&signature={signature}"


BUY = "https://secure.2checkout.com/checkout/buy?"
CART = "merchant=123456789012&prod=Sample+Suite%3BZo%C3%AB&qty=1%3B1&price=49%3B0&type=digital&dynamic=1"

# Published in github 2Checkout/2checkout-dotnet-sdk.
DOC_TOKEN = (
    "eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9"
    ".eyJzdWIiOiJBZGQgU2VsbGVyIGlkIiwiaWF0IjoiMTYyMTQxNjcyNSIsImV4cCI6IjE2MjE0MjAzNjMifQ"
    ".L0xXHvq88Sa677KcGO8u4LuRqY0J63kL9z8oyDbWlyYpH6sF3996T-vMxuxfZ2pmnjljccOTEJfXZSVEkPwpjA"
)

CASES = [
    back("right-query", "the query alone", signed(), valid()),
    back("right-question-mark", "the query with its question mark", "?" + signed(), valid()),
    back("right-url", "the whole URL", "https://shop.example/thanks?" + signed(), valid()),
    back("right-fragment", "a fragment is no part of it", "https://shop.example/thanks?" + signed() + "#top", valid()),
    back("right-app", "a URL of an app", "shop-app.example://thanks?" + signed(), valid()),
    back("right-url-in-query", "a query with a URL in it", signed("a=https://x/?b", lp(["https://x/?b"])), valid()),
    back("right-path", "a URL without a host", "/thanks?" + signed(), valid()),
    back("right-upper", "digits in upper case are taken too", signed(signature=RIGHT.upper()), valid()),
    back("right-first", "the signature may stand anywhere", f"signature={RIGHT}&{INLINE}", valid()),
    back(
        "right-any-order",
        "the order of the parameters does not matter",
        signed("total-currency=USD&refno=900000001&total=29.00"),
        valid(),
    ),
    back(
        "right-plus",
        "ConvertPlus: echoed parameters are signed, empty ones count",
        signed(PLUS, lp(PLUS_VALUES)),
        valid(),
    ),
    back(
        "right-raw-question-mark",
        "a bare question mark in a value",
        signed("refno=1&return-url=x?a", lp(["1", "x?a"])),
        valid(),
    ),
    back(
        "right-own-parameter",
        "parameters of the shop's own are signed too",
        signed("session=abc&" + INLINE, lp(["900000001", "abc", "29.00", "USD"])),
        valid(),
    ),
    back(
        "right-byte-order",
        "names are sorted by bytes: capitals first, then by the shorter",
        signed("b=1&a=2&B=3&a-b=4", lp(["3", "2", "4", "1"])),
        valid(),
    ),
    back("weak-renamed", "names are not signed", signed(INLINE.replace("total-currency", "total-z")), valid()),
    back("rotation-second", "the second word is right", signed(), valid(1), secrets=("other-word", BUY_LINK_WORD)),
    back("wrong-digit", "the last digit changed", signed(signature=wrong(RIGHT)), refused("signature_mismatch")),
    back("wrong-word", "another word", signed(), refused("signature_mismatch"), secrets=("AABBCCDDEEFF",)),
    back("wrong-total", "another total", signed(INLINE.replace("29.00", "0.01")), refused("signature_mismatch")),
    back("wrong-added", "a parameter added", signed("a=1&" + INLINE), refused("signature_mismatch")),
    back(
        "wrong-left-out", "a parameter left out", signed("refno=900000001&total=29.00"), refused("signature_mismatch")
    ),
    back(
        "wrong-sha3",
        "SHA3-256 is not used here",
        signed(signature=lp(INLINE_VALUES, SHA3_256)),
        refused("signature_mismatch"),
    ),
    back(
        "wrong-unsorted",
        "values in the order sent",
        signed("total=29.00&refno=900000001", lp(["29.00", "900000001"])),
        refused("signature_mismatch"),
    ),
    back(
        "wrong-encoded",
        "values signed as they are encoded",
        signed("refno=a%20b", lp(["a%20b"])),
        refused("signature_mismatch"),
    ),
    back(
        "md5",
        "a digest of MD5's length",
        signed(signature=lp(INLINE_VALUES, MD5)),
        refused("malformed_signature", "signature"),
    ),
    back("missing-signature", "no signature", INLINE, refused("missing_signature")),
    back("missing-query", "a URL without a query", "https://shop.example/thanks", refused("missing_signature")),
    back("empty-signature", "an empty signature", signed(signature=""), refused("malformed_signature", "signature")),
    back(
        "array-signature",
        "the signature as an array",
        f"{INLINE}&signature[]={RIGHT}",
        refused("malformed_signature", "signature"),
    ),
    back(
        "doubled-signature",
        "the signature twice",
        signed() + f"&signature={RIGHT}",
        refused("duplicate_field", "signature"),
    ),
    back("doubled-total", "a parameter twice", signed() + "&total=29.00", refused("duplicate_field", "total")),
    back(
        "array-total",
        "a parameter as an array",
        signed().replace("total=", "total[]="),
        refused("invalid_field", "total"),
    ),
    link("query", "merchant and what is not documented stay unsigned", CART),
    link("url", "a whole link", BUY + CART),
    link("fragment", "the signature goes before the fragment", BUY + CART + "#cart"),
    link("replaced", "an old signature goes, whatever its spelling", f"{BUY}signature=old&{CART}&sign%61ture[]=x"),
    link("empty-value", "an empty value counts", BUY + "prod=1&qty=&coupon"),
    link(
        "every-parameter",
        "the whole documented set, sorted",
        "&".join(
            f"{name}={index}"
            for index, name in enumerate(
                "return-url return-type expiration order-ext-ref item-ext-ref lock cust-params customer-ref customer-ext-ref "
                "currency prod price qty tangible type opt coupon description recurrence duration renewal-price".split()
            )
        ),
    ),
    link("nothing-to-sign", "no signed parameter", BUY + "merchant=123456789012", refused("invalid_field", "link")),
    link("no-query", "no query at all", "https://secure.2checkout.com/checkout/buy", refused("invalid_field", "link")),
    link("doubled", "a signed parameter twice", BUY + "prod=1&prod=2", refused("duplicate_field", "prod")),
    link("array", "a signed parameter as an array", BUY + "prod[]=1", refused("invalid_field", "prod")),
    link("doubled-unsigned", "an unsigned parameter twice is nobody's business", BUY + "prod=1&x=1&x=2"),
    token("numbers", "times as numbers"),
    token(
        "published",
        "the published one of doc-jwt-dotnet: times as text",
        {**MADE, "output": DOC_TOKEN},
        word="Add Secret Word",
        merchant="Add Seller id",
        issued=1621416725,
        expires=1621420363,
        text=True,
    ),
    token("quote", "a quote in the merchant code", refused("invalid_field", "merchant"), merchant='A"B'),
    token("empty", "no merchant code", refused("invalid_field", "merchant"), merchant=""),
]
