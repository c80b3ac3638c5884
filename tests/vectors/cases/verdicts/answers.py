"""Receipts of verified messages: made with the secret and the algorithm that verified, from raw values.

Nothing but the fields a receipt signs may stand in its way.
"""

from cases import form_body
from cases.orders import CARD_COMPLETE, DEFAULT_SET, PENDING, REFUND, THREE_LINES
from cases.subscriptions import CHANGE, FULL, LIFETIME
from cases.verdicts import IPN, LCN, sign, sign_md5, sign_sha3, sign_sha256, valid, verdict

ALL = ("sha3-256", "sha256", "md5")


def order(lines):
    """An order with these lines, which say what there is of IPN_PID, IPN_PNAME and IPN_DATE."""
    return sign("REFNO=900000001&ORDERSTATUS=COMPLETE&" + lines)


def each_algorithm(id, note, body, kind):
    return [
        verdict(f"answer-{id}-sha3", f"{note}: SHA3-256", sign_sha3(body), valid(kind), accept=ALL),
        verdict(
            f"answer-{id}-sha256", f"{note}: SHA-256", sign_sha256(body), valid(kind, "sha256"), accept=ALL
        ),
        verdict(f"answer-{id}-md5", f"{note}: MD5", sign_md5(body), valid(kind, "md5"), accept=ALL),
    ]


DATE = "IPN_DATE=20240211091645"

CASES = [
    # Each algorithm has its tag.
    *each_algorithm("ipn", "an order", IPN, "ipn"),
    *each_algorithm("lcn", "a subscription", LCN, "lcn"),
    *each_algorithm("card-complete", "a complete order", form_body(CARD_COMPLETE), "ipn"),
    *each_algorithm("lcn-full", "a complete subscription", form_body(FULL), "lcn"),
    # Complete messages.
    verdict(
        "answer-three-lines",
        "a complete order of three lines",
        sign(form_body(THREE_LINES)),
        valid("ipn"),
        kind="ipn",
    ),
    verdict(
        "answer-pending", "a complete order with zero dates", sign(form_body(PENDING)), valid("ipn"), kind="ipn"
    ),
    verdict("answer-refund", "a complete refund", sign(form_body(REFUND)), valid("ipn"), kind="ipn"),
    verdict(
        "answer-default-set", "an order with few fields", sign(form_body(DEFAULT_SET)), valid("ipn"), kind="ipn"
    ),
    verdict(
        "answer-lcn-change",
        "a subscription with the documented fields",
        sign(form_body(CHANGE)),
        valid("lcn"),
        kind="lcn",
    ),
    verdict(
        "answer-lcn-lifetime",
        "a lifetime subscription, date without time",
        sign(form_body(LIFETIME)),
        valid("lcn"),
        kind="lcn",
    ),
    # What must not stand in the way.
    verdict(
        "answer-unknown-status",
        "an order status nobody knows",
        sign(IPN.replace("COMPLETE", "TELEPORTED")),
        valid("ipn"),
    ),
    verdict(
        "answer-no-status", "no order status", sign(IPN.replace("ORDERSTATUS=COMPLETE&", "")), valid("ipn")
    ),
    verdict("answer-unknown-field", "a field nobody knows", sign(IPN + "&IPN_NEW_FIELD=1"), valid("ipn")),
    verdict(
        "answer-odd-dates",
        "other dates that are none",
        sign(IPN + "&SALEDATE=soon&PAYMENTDATE=-1"),
        valid("ipn"),
    ),
    verdict("answer-odd-amount", "an amount that is none", sign(IPN + "&IPN_TOTALGENERAL=lots"), valid("ipn")),
    verdict(
        "answer-odd-ipn-date",
        "IPN_DATE is signed as text, whatever it says",
        sign(IPN.replace("20240211091645", "now")),
        valid("ipn"),
    ),
    verdict("answer-no-zone", "no TIMEZONE_OFFSET", sign(IPN.replace("TIMEZONE_OFFSET", "ZONE")), valid("ipn")),
    verdict("answer-no-refno", "no REFNO", sign(IPN.replace("REFNO", "OTHER")), valid("ipn")),
    verdict(
        "answer-lcn-unknown-status",
        "a subscription status nobody knows",
        sign(LCN.replace("ACTIVE", "PAST DUE")),
        valid("lcn"),
    ),
    verdict(
        "answer-lcn-odd-date",
        "EXPIRATION_DATE is signed as text, whatever it says",
        sign(LCN.replace("2025-02-11", "never")),
        valid("lcn"),
    ),
    # The first product.
    verdict(
        "answer-two-lines",
        "two lines: only the first is signed",
        order(f"IPN_PID[]=1&IPN_PID[]=2&IPN_PNAME[]=A&IPN_PNAME[]=B&{DATE}"),
        valid("ipn"),
    ),
    verdict(
        "answer-interleaved",
        "two lines row by row: only the first is signed",
        order(f"IPN_PID[]=1&IPN_PNAME[]=A&IPN_PID[]=2&IPN_PNAME[]=B&{DATE}"),
        valid("ipn"),
    ),
    verdict(
        "answer-index-descending",
        "index 0, not the first on the wire",
        order(f"IPN_PID[1]=2&IPN_PID[0]=1&IPN_PNAME[1]=B&IPN_PNAME[0]=A&{DATE}"),
        valid("ipn"),
    ),
    verdict(
        "answer-first-overwritten",
        "index 0 has the value it was given last",
        order(f"IPN_PID[]=1&IPN_PNAME[]=A&IPN_PID[0]=2&{DATE}"),
        valid("ipn"),
    ),
    # Values as they came.
    verdict(
        "answer-utf8",
        "a name of four-byte letters",
        order(f"IPN_PID[]=7&IPN_PNAME[]=Plan+%F0%9F%9A%80&{DATE}"),
        valid("ipn"),
    ),
    verdict(
        "answer-not-utf8",
        "a name that is not UTF-8",
        order(f"IPN_PID[]=7&IPN_PNAME[]=Caf%E9&{DATE}"),
        valid("ipn"),
    ),
    verdict("answer-nul", "a name with a NUL", order(f"IPN_PID[]=7&IPN_PNAME[]=A%00B&{DATE}"), valid("ipn")),
    verdict(
        "answer-specials",
        "blanks, &, <, quotes and backslash",
        order(f"IPN_PID[]=7&IPN_PNAME[]=+A%26B+%3C%22x%22%3E+%5C+%27y%27+&{DATE}"),
        valid("ipn"),
    ),
    verdict(
        "answer-empty-values",
        "product, name and date all empty: each counts as 0",
        order("IPN_PID[]=&IPN_PNAME[]=&IPN_DATE="),
        valid("ipn"),
    ),
    verdict(
        "answer-lcn-not-utf8",
        "a code and an expiry that are not UTF-8",
        sign("LICENSE_CODE=%E9&EXPIRATION_DATE=%FF"),
        valid("lcn"),
    ),
    verdict(
        "answer-lcn-empty-code",
        "an empty code counts as 0",
        sign("LICENSE_CODE=&EXPIRATION_DATE=2025-02-11"),
        valid("lcn"),
    ),
    verdict(
        "answer-lcn-empty-expiration",
        "an empty expiry counts as 0",
        sign("LICENSE_CODE=A&EXPIRATION_DATE="),
        valid("lcn"),
    ),
    verdict(
        "answer-lcn-no-expiration",
        "a missing expiry counts as an empty one",
        sign("LICENSE_CODE=A"),
        valid("lcn"),
    ),
    # No receipt can be made.
    verdict(
        "answer-no-pid",
        "no receipt without IPN_PID",
        order(f"IPN_PNAME[]=A&{DATE}"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "answer-no-pname",
        "no receipt without IPN_PNAME",
        order(f"IPN_PID[]=1&{DATE}"),
        valid("ipn", receipt="missing_field IPN_PNAME[0]"),
    ),
    verdict(
        "answer-no-date",
        "no receipt without IPN_DATE",
        order("IPN_PID[]=1&IPN_PNAME[]=A"),
        valid("ipn", receipt="missing_field IPN_DATE"),
    ),
    verdict(
        "answer-no-pname-strict",
        "no receipt without IPN_PNAME, strict or not",
        sign(f"REFNO=1&IPN_PID[]=1&{DATE}"),
        valid("ipn", receipt="missing_field IPN_PNAME[0]"),
        strict=True,
    ),
    verdict(
        "answer-no-index-0",
        "no receipt if IPN_PID has no index 0",
        order(f"IPN_PID[1]=1&IPN_PNAME[0]=A&{DATE}"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "answer-index-00",
        "no receipt: 00 is not index 0",
        order(f"IPN_PID[00]=1&IPN_PNAME[]=A&{DATE}"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "answer-pname-other-index",
        "no receipt if IPN_PNAME has no index 0",
        order(f"IPN_PID[]=1&IPN_PNAME[x]=A&{DATE}"),
        valid("ipn", receipt="missing_field IPN_PNAME[0]"),
    ),
    verdict(
        "answer-scalar-pid",
        "a scalar IPN_PID has no first member, least of all its first character",
        order(f"IPN_PID=123&IPN_PNAME[]=A&{DATE}"),
        valid("ipn", receipt="invalid_field IPN_PID"),
    ),
    verdict(
        "answer-scalar-pname",
        "a scalar IPN_PNAME has no first member",
        order(f"IPN_PID[]=1&IPN_PNAME=Abc&{DATE}"),
        valid("ipn", receipt="invalid_field IPN_PNAME"),
    ),
    verdict(
        "answer-scalar-both",
        "both scalars: the first is named",
        sign("IPN_PID=123&IPN_PNAME=x"),
        valid("ipn", receipt="invalid_field IPN_PID"),
    ),
    verdict(
        "answer-nested-pid",
        "an array where the first IPN_PID is due",
        order(f"IPN_PID[0][x]=1&IPN_PNAME[]=A&{DATE}"),
        valid("ipn", receipt="invalid_field IPN_PID[0]"),
    ),
]
