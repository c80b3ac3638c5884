"""A signed body changed on its way: what the signature notices, and what it cannot."""

from cases.verdicts import IPN, LCN, refused, sign, valid, verdict

# One field after the other, so that each can be changed by name.
FIELDS = (
    "REFNO=900000001",
    "REFNOEXT=order-77",
    "ORDERSTATUS=COMPLETE",
    "COMPANY=",
    "IPN_PID[]=101",
    "IPN_PID[]=102",
    "IPN_PNAME[]=Base",
    "IPN_PNAME[]=Add-on",
    "IPN_DATE=20240211091645",
)
BODY = "&".join(FIELDS)


def with_old_signatures(old, new):
    """BODY with `old` replaced, and the signatures it had before."""
    assert BODY.count(old) == 1
    values = [field.partition("=")[2] for field in FIELDS]
    return sign(BODY.replace(old, new), values=values)


def noticed(old, new):
    return with_old_signatures(old, new), refused("signature_mismatch")


def unnoticed(old, new):
    return with_old_signatures(old, new), valid("ipn")


CASES = [
    verdict("change-none", "nothing changed", *unnoticed("COMPANY=", "COMPANY=")),
    # Values.
    verdict("change-value", "one byte of a value changed", *noticed("order-77", "order-78")),
    verdict("change-value-case", "one letter changed to the other case", *noticed("COMPLETE", "cOMPLETE")),
    verdict("change-value-trimmed-in", "a blank added behind a value", *noticed("order-77", "order-77+")),
    verdict("change-value-emptied", "a value taken out", *noticed("order-77", "")),
    verdict("change-value-filled", "an empty value filled", *noticed("COMPANY=", "COMPANY=x")),
    verdict("change-zero-for-empty", "an empty value changed to 0", *noticed("COMPANY=", "COMPANY=0")),
    verdict("change-array-member", "a member changed that is not the first", *noticed("=102", "=103")),
    verdict(
        "change-encoding-twice", "a value encoded once more on the way", *noticed("order-77", "order%252D77")
    ),
    # Fields.
    verdict(
        "change-added",
        "a field added, as a query string or a route would",
        *noticed("REFNO=", "page=ipn&REFNO="),
    ),
    verdict("change-added-empty", "an empty field added: one 0 more", *noticed("COMPANY=", "COMPANY=&NEW=")),
    verdict("change-removed", "a field removed", *noticed("&REFNOEXT=order-77", "")),
    verdict("change-removed-empty", "an empty field removed: one 0 less", *noticed("&COMPANY=", "")),
    verdict("change-removed-member", "a member of an array removed", *noticed("&IPN_PID[]=102", "")),
    verdict(
        "change-moved",
        "two fields swapped, with their values",
        *noticed("REFNO=900000001&REFNOEXT=order-77", "REFNOEXT=order-77&REFNO=900000001"),
    ),
    verdict(
        "change-members-moved",
        "two members of an array swapped",
        *noticed("IPN_PID[]=101&IPN_PID[]=102", "IPN_PID[]=102&IPN_PID[]=101"),
    ),
    verdict(
        "change-truncated",
        "the last field before the signatures cut off",
        *noticed("&IPN_DATE=20240211091645", ""),
    ),
    # The same message in other words.
    verdict(
        "change-escape-case",
        "escapes changed to lower case",
        sign("REFNO=1&CITY=%E2").replace(b"%E2", b"%e2"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict("change-escaped-more", "a byte encoded that need not be", *unnoticed("order-77", "%6Frder%2D77")),
    verdict("change-brackets-encoded", "brackets encoded", *unnoticed("IPN_PID[]=101", "IPN_PID%5B%5d=101")),
    verdict(
        "change-indexes",
        "indexes written out where [] stood",
        *unnoticed("IPN_PID[]=101&IPN_PID[]=102", "IPN_PID[0]=101&IPN_PID[1]=102"),
    ),
    verdict(
        "change-interleaved",
        "lines sent row by row: PHP gathers the members",
        *unnoticed(
            "IPN_PID[]=102&IPN_PNAME[]=Base&IPN_PNAME[]=Add-on",
            "IPN_PNAME[]=Base&IPN_PID[]=102&IPN_PNAME[]=Add-on",
        ),
    ),
    verdict("change-empty-pieces", "empty pieces added", *unnoticed("&COMPANY=", "&&&COMPANY=")),
    verdict("change-no-equals", "an empty value without its =", *unnoticed("COMPANY=", "COMPANY")),
    verdict("change-ampersand-last", "an & added behind the body", sign(BODY) + b"&", valid("ipn")),
    verdict(
        "change-signatures-first",
        "the signatures moved to the front",
        b"&".join(sign(BODY).split(b"&")[-3:]) + b"&" + BODY.encode(),
        valid("ipn"),
    ),
    verdict(
        "change-signature-names",
        "the signature fields spelt so that PHP still reads them",
        sign(BODY).replace(b"&HASH", b"&%48ASH").replace(b"&SIGNATURE_SHA3_256", b"&+SIGNATURE.SHA3%5F256"),
        valid("ipn"),
    ),
    verdict(
        "change-wire-order",
        "signed in wire order, although the members gather elsewhere",
        sign("IPN_PID[]=1&REFNO=7&IPN_PID[]=2", values=["1", "7", "2"]),
        refused("signature_mismatch"),
    ),
    # Names and boundaries are not signed: the protocol cannot tell.
    verdict("change-renamed", "a field renamed: names are not signed", *unnoticed("REFNOEXT=", "RENAMED=")),
    verdict(
        "change-names-swapped",
        "two names swapped, values in place: not signed",
        *unnoticed("REFNO=900000001&REFNOEXT=order-77", "REFNOEXT=900000001&REFNO=order-77"),
    ),
    verdict(
        "change-names-swapped-strict",
        "two names swapped: strict mode cannot see it either",
        sign("REFNOEXT=1&REFNO=order-7", values=["1", "order-7"]),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
        strict=True,
    ),
    verdict(
        "change-boundary",
        "two values joined where a length happens to fit: boundaries are not signed",
        sign("REFNO=1&NOTE=10abcdefghij", values=["1", "2", "abcdefghij"]),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "change-receipt-as-ipn",
        "the answer to an order, sent as an order",
        sign(
            "REFNO=1&ORDERSTATUS=Software+program&SALEDATE=20050303123434&IPN_DATE=20050303123434",
            values=["1", "Software program", "20050303123434", "20050303123434"],
        ),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "change-receipt-as-lcn",
        "the answer to a subscription, sent as a subscription",
        sign(
            "LICENSE_CODE=3C343D0FAF&EXPIRATION_DATE=2005-03-03&DATE_UPDATED=20081117145935",
            values=["3C343D0FAF", "2005-03-03", "20081117145935"],
        ),
        valid("lcn"),
    ),
    verdict(
        "change-oracle-forgery",
        "an order that a careless endpoint signed for a stranger",
        sign(
            "REFNO=900000001&ORDERSTATUS=COMPLETE&IPN_TOTALGENERAL=49.00&IPN_DATE=20240102030500",
            values=["900000001", "COMPLETE", "49.00", "20240102030500"],
        ),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "change-other-message",
        "the signatures of another message",
        IPN.encode() + sign(LCN)[len(LCN) :],
        refused("signature_mismatch"),
    ),
]
