"""Strict mode: refuses what looks as if a genuine message had been cut and joined anew.

Only after the MAC, and only where it is asked for: new fields and new shapes must not cost a genuine message
its receipt.
"""

from cases import form_body
from cases.orders import CARD_COMPLETE, DEFAULT_SET, PENDING, REFUND, THREE_LINES
from cases.subscriptions import CHANGE, FULL, LIFETIME
from cases.verdicts import IPN, LCN, UNKNOWN, refused, sign, valid, verdict, wrong


def strict(id, note, body, expect, **options):
    return verdict(f"strict-{id}", note, sign(body), expect, strict=True, **options)


def only_strict(id, note, body, code, kind="ipn"):
    """Refused in strict mode, and valid without it."""
    return [
        strict(id, note, body, refused(code)),
        verdict(f"strict-{id}-not", f"{note}: not in strict mode", sign(body), valid(kind)),
    ]


def with_lines(**arrays):
    """An order of two lines, and what is given in place of or beside its arrays."""
    fields = {
        "REFNO": "900000001",
        "ORDERSTATUS": "COMPLETE",
        "IPN_PID": ["101", "102"],
        "IPN_PNAME": ["Base", "Add-on"],
        "IPN_QTY": ["1", "2"],
        "IPN_DATE": "20240211091645",
    }
    return form_body({**fields, **arrays})


CASES = [
    # Genuine messages pass.
    strict("ipn", "a small order", IPN, valid("ipn")),
    strict("lcn", "a small subscription", LCN, valid("lcn")),
    strict("unknown", "neither order nor subscription", UNKNOWN, valid("unknown", receipt="wrong_kind")),
    strict("card-complete", "a complete order", form_body(CARD_COMPLETE), valid("ipn"), kind="ipn"),
    strict(
        "three-lines",
        "a complete order: options count for one product, licences for themselves",
        form_body(THREE_LINES),
        valid("ipn"),
    ),
    strict("pending", "a pending order: zero dates and empty licences", form_body(PENDING), valid("ipn")),
    strict("refund", "a refund: negative amounts", form_body(REFUND), valid("ipn")),
    strict("default-set", "an order with few fields", form_body(DEFAULT_SET), valid("ipn")),
    strict("lcn-full", "all fields of a subscription", form_body(FULL), valid("lcn"), kind="lcn"),
    strict("lcn-change", "the documented fields of a subscription", form_body(CHANGE), valid("lcn")),
    strict("lcn-lifetime", "a subscription without DATE_UPDATED", form_body(LIFETIME), valid("lcn")),
    strict(
        "interleaved",
        "an order whose lines come row by row",
        "IPN_PID[]=1&IPN_PNAME[]=A&IPN_PID[]=2&IPN_PNAME[]=B&IPN_DATE=20240211091645",
        valid("ipn"),
    ),
    strict(
        "new-field",
        "a field nobody knows yet",
        IPN + "&IPN_NEW_FIELD=1&IPN_NEW_ARRAY[]=1&IPN_NEW_ARRAY[]=2&IPN_NEW_ARRAY[]=3",
        valid("ipn"),
    ),
    strict("unknown-status", "a status nobody knows yet", IPN.replace("COMPLETE", "TELEPORTED"), valid("ipn")),
    # Repeated keys and changes of shape, at any level.
    *only_strict("repeated", "a scalar twice", IPN + "&COMPANY=x", "duplicate_field"),
    *only_strict("repeated-same", "a scalar twice with the same value", IPN + "&COMPANY=", "duplicate_field"),
    *only_strict("repeated-new-field", "an unknown field twice", IPN + "&NEW=1&NEW=2", "duplicate_field"),
    *only_strict("repeated-translated", "two spellings of one name", IPN + "&A.B=1&A_B=2", "duplicate_field"),
    *only_strict("repeated-index", "an index twice", IPN + "&IPN_PID[0]=30100002", "duplicate_field"),
    *only_strict("repeated-nested", "a nested key twice", IPN + "&A[x][y]=1&A[x][y]=2", "duplicate_field"),
    *only_strict(
        "append-overwritten", "an index that [] took is given again", IPN + "&A[]=1&A[0]=2", "duplicate_field"
    ),
    *only_strict("scalar-to-array", "a scalar, then an array", IPN + "&A=1&A[]=2", "duplicate_field"),
    *only_strict("array-to-scalar", "an array, then a scalar", IPN + "&A[]=1&A=2", "duplicate_field"),
    *only_strict(
        "nested-scalar-to-array", "a nested scalar, then an array", IPN + "&A[x]=1&A[x][y]=2", "duplicate_field"
    ),
    *only_strict(
        "nested-array-to-scalar", "a nested array, then a scalar", IPN + "&A[x][y]=1&A[x]=2", "duplicate_field"
    ),
    *only_strict(
        "repeated-lcn",
        "a scalar of a subscription twice",
        LCN + "&STATUS=CANCELED",
        "duplicate_field",
        kind="lcn",
    ),
    strict("repeated-unknown", "a scalar of neither twice", UNKNOWN + "&COMPANY=x", refused("duplicate_field")),
    strict(
        "lcn-orderstatus-twice",
        "an order's field twice in a subscription",
        LCN + "&ORDERSTATUS=A&ORDERSTATUS=B",
        refused("duplicate_field"),
    ),
    # Documented shapes.
    *only_strict(
        "scalar-as-array", "a documented scalar as an array", IPN + "&CURRENCY[]=USD", "invalid_field"
    ),
    *only_strict(
        "scalar-as-keyed-array",
        "a documented scalar as an array with a key",
        IPN + "&CITY[x]=y",
        "invalid_field",
    ),
    *only_strict(
        "lcn-scalar-as-array",
        "a subscription's documented scalar as an array",
        LCN + "&CITY[]=y",
        "invalid_field",
        kind="lcn",
    ),
    *only_strict("line-array-as-scalar", "a line array as a scalar", IPN + "&IPN_QTY=1", "invalid_field"),
    *only_strict(
        "licence-array-as-scalar",
        "a licence array as a scalar",
        IPN + "&IPN_LICENSE_REF=AB12CD34EF",
        "invalid_field",
    ),
    *only_strict(
        "shape-of-other-kind",
        "a subscription's documented scalar as an array in an order",
        IPN + "&LICENSE_PRODUCT[]=1",
        "invalid_field",
    ),
    strict(
        "shape-of-no-kind",
        "a documented scalar as an array in neither order nor subscription",
        UNKNOWN + "&CITY[]=x",
        refused("invalid_field"),
    ),
    strict("partner-code-scalar", "IPN_PARTNER_CODE as a scalar", IPN + "&IPN_PARTNER_CODE=x", valid("ipn")),
    strict(
        "partner-code-array",
        "IPN_PARTNER_CODE as an array: sources differ",
        IPN + "&IPN_PARTNER_CODE[]=x",
        valid("ipn"),
    ),
    strict("custom-fields-scalar", "CUSTOM_FIELDS as a scalar", IPN + "&CUSTOM_FIELDS=x", valid("ipn")),
    strict(
        "custom-fields-array",
        "CUSTOM_FIELDS as an array: its shape is not known",
        IPN + "&CUSTOM_FIELDS[]=x",
        valid("ipn"),
    ),
    # Line arrays of one length.
    strict("lines", "line arrays of two members each", with_lines(), valid("ipn")),
    *only_strict("lines-short", "a line array one member short", with_lines(IPN_QTY=["1"]), "invalid_field"),
    *only_strict(
        "lines-long",
        "a line array one member too long",
        with_lines(IPN_PRICE=["1.00", "2.00", ""]),
        "invalid_field",
    ),
    strict(
        "lines-one-empty",
        "a line array of one empty member counts as absent",
        with_lines(IPN_SKU=[""]),
        valid("ipn"),
    ),
    strict(
        "lines-all-empty",
        "a line array of as many empty members as there are lines",
        with_lines(IPN_SKU=["", ""]),
        valid("ipn"),
    ),
    *only_strict(
        "lines-three-empty",
        "a line array of one empty member too many",
        with_lines(IPN_SKU=["", "", ""]),
        "invalid_field",
    ),
    strict(
        "lines-licences",
        "licences are not lines",
        with_lines(IPN_LICENSE_PROD=["101", "101", "102"]),
        valid("ipn"),
    ),
    strict(
        "lines-original-orders",
        "the orders that are renewed are not lines",
        with_lines(ORIGINAL_REFNOEXT=["a", "b", "c"]),
        valid("ipn"),
    ),
    strict(
        "lines-options",
        "options are not lines",
        with_lines(IPN_PRODUCT_OPTIONS_101_TEXT=["a", "b", "c"]),
        valid("ipn"),
    ),
    strict(
        "lines-nested",
        "two codes on one line, one on the other: the members count, not what is in them",
        with_lines() + "&IPN_DELIVEREDCODES[0][]=a&IPN_DELIVEREDCODES[0][]=b&IPN_DELIVEREDCODES[1][]=c",
        valid("ipn"),
    ),
    # The date of the message.
    *only_strict(
        "ipn-date-short", "IPN_DATE with 13 digits", with_lines(IPN_DATE="2024021191645"), "invalid_field"
    ),
    *only_strict(
        "ipn-date-shape",
        "IPN_DATE in another shape",
        with_lines(IPN_DATE="2024-02-11 09:16:45"),
        "invalid_field",
    ),
    *only_strict(
        "ipn-date-day", "IPN_DATE on 30 February", with_lines(IPN_DATE="20240230091645"), "invalid_field"
    ),
    *only_strict(
        "ipn-date-hour", "IPN_DATE at 24 o'clock", with_lines(IPN_DATE="20240211240000"), "invalid_field"
    ),
    *only_strict("ipn-date-empty", "IPN_DATE empty", with_lines(IPN_DATE=""), "invalid_field"),
    strict("ipn-date-leap-day", "IPN_DATE on 29 February", with_lines(IPN_DATE="20240229091645"), valid("ipn")),
    *only_strict(
        "ipn-date-no-leap-day",
        "IPN_DATE on 29 February of another year",
        with_lines(IPN_DATE="20230229091645"),
        "invalid_field",
    ),
    *only_strict(
        "lcn-date-stamp",
        "DATE_UPDATED as 14 digits, which gives a receipt away",
        "LICENSE_CODE=3C343D0FAF&EXPIRATION_DATE=2005-03-03&DATE_UPDATED=20081117145935",
        "invalid_field",
        kind="lcn",
    ),
    *only_strict(
        "lcn-date-only",
        "DATE_UPDATED without a time",
        "LICENSE_CODE=A&DATE_UPDATED=2024-02-11",
        "invalid_field",
        kind="lcn",
    ),
    *only_strict(
        "lcn-date-iso",
        "DATE_UPDATED with a T",
        "LICENSE_CODE=A&DATE_UPDATED=2024-02-11T09:16:41",
        "invalid_field",
        kind="lcn",
    ),
    *only_strict(
        "lcn-date-month",
        "DATE_UPDATED in the 13th month",
        "LICENSE_CODE=A&DATE_UPDATED=2024-13-11+09:16:41",
        "invalid_field",
        kind="lcn",
    ),
    strict(
        "receipt-as-ipn",
        "a receipt sent as an order: strict mode cannot see it",
        "REFNO=1&ORDERSTATUS=Software+program&SALEDATE=20050303123434&IPN_DATE=20050303123434",
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    # Not before the MAC.
    verdict(
        "strict-forged",
        "a forged message is not told what is odd about it",
        sign(IPN + "&COMPANY=x", sha3=wrong),
        refused("signature_mismatch"),
        strict=True,
    ),
    strict(
        "wrong-kind",
        "the wrong kind is noticed before strict mode",
        IPN + "&COMPANY=x",
        refused("wrong_kind"),
        kind="lcn",
    ),
]
