"""The two keys: which parts they have, and which other message has the same."""

from hashlib import sha256

from cases.typed import typed

PARTS = (
    "REFNO=900000001&ORDERSTATUS=REFUND&MESSAGE_TYPE=COMPLETE&REFUND_TYPE=PARTIAL&CHARGEBACK_RESOLUTION=NONE"
    "&IPN_TOTALGENERAL=-19.90&FRAUD_STATUS=APPROVED"
)


def key(text):
    """The hash of values that stand here with their lengths, as a signature has them."""
    return sha256(text.encode()).hexdigest()


def case(id, note, body, dedupe, delivery=None, invalid=None):
    says = {"dedupe_key": dedupe and key(dedupe)}
    if delivery is not None:
        says["delivery_id"] = key(delivery)
    return typed(f"key-{id}", note, body, says=says, invalid=invalid)


FULL = "3ipn9900000001" + "6REFUND8COMPLETE7PARTIAL4NONE" + "0" + "6-19.90" + "8APPROVED"

CASES = [
    case(
        "ipn",
        "all parts of an order's key; everything that is signed is in the other one",
        PARTS + "&MESSAGE_ID=250000000001&IPN_DATE=20240211091645",
        FULL,
        "9900000001" + "6REFUND8COMPLETE7PARTIAL4NONE6-19.90" + "8APPROVED" + "12250000000001" + "1420240211091645",
    ),
    case(
        "ipn-other-order",
        "the order of the fields does not matter to the one, but to the other",
        "IPN_DATE=20240211101645&MESSAGE_ID=250000000002&" + "&".join(reversed(PARTS.split("&"))),
        FULL,
        "1420240211101645"
        + "12250000000002"
        + "8APPROVED"
        + "6-19.90"
        + "4NONE"
        + "7PARTIAL"
        + "8COMPLETE"
        + "6REFUND"
        + "9900000001",
    ),
    case(
        "ipn-missing-parts",
        "what was not sent counts as empty",
        "REFNO=1&ORDERSTATUS=PENDING",
        "3ipn117PENDING000000",
    ),
    case(
        "ipn-empty-parts",
        "and so does what is empty",
        "REFNO=1&ORDERSTATUS=PENDING&MESSAGE_TYPE=&REFUND_TYPE=&CHARGEBACK_RESOLUTION=&IPN_TOTALGENERAL=",
        "3ipn117PENDING000000",
        "117PENDING0000",
    ),
    case("ipn-no-refno", "no REFNO, no key", "IPN_DATE=20240211091645&ORDERSTATUS=PENDING", None),
    case("ipn-empty-refno", "an empty one is none", "REFNO=&ORDERSTATUS=PENDING", None, "07PENDING"),
    case("ipn-no-status", "no status, no key", "REFNO=1&MESSAGE_TYPE=COMPLETE", None),
    case("ipn-empty-status", "an empty one is none", "REFNO=1&ORDERSTATUS=", None),
    case(
        "ipn-array-part",
        "an array among the parts makes the key impossible",
        "REFNO=1&ORDERSTATUS=PENDING&MESSAGE_TYPE[]=COMPLETE",
        None,
        "117PENDING8COMPLETE",
        invalid={"MESSAGE_TYPE[0]": "COMPLETE"},
    ),
    case(
        "ipn-as-sent",
        "parts count as they were sent: an odd amount, bytes that are not UTF-8",
        "REFNO=001&ORDERSTATUS=PENDING&IPN_TOTALGENERAL=1,00&REFUND_TYPE=é+x",
        "3ipn30017PENDING04é x0041,000",
        invalid={"IPN_TOTALGENERAL": "1,00"},
    ),
    typed(
        "key-ipn-not-utf8",
        "a part that is not UTF-8 counts as its bytes",
        "REFNO=%FF&ORDERSTATUS=PENDING",
        says={"dedupe_key": sha256(b"3ipn1\xff7PENDING000000").hexdigest()},
        invalid={"REFNO": {"hex": "ff"}},
    ),
    case(
        "ipn-amount-spelling",
        "the same amount spelled otherwise makes another key",
        "REFNO=1&ORDERSTATUS=REFUND&IPN_TOTALGENERAL=-19.9",
        "3ipn116REFUND00005-19.90",
    ),
    case(
        "ipn-fraud-decided",
        "COMPLETE while the fraud check is at work, and COMPLETE once it has decided, are two events",
        "REFNO=1&ORDERSTATUS=COMPLETE&FRAUD_STATUS=PENDING",
        "3ipn118COMPLETE000007PENDING",
    ),
    case(
        "ipn-other-fields",
        "a field that is no part of the one key is in the other",
        "REFNO=1&ORDERSTATUS=PENDING&IPN_PID[]=7",
        "3ipn117PENDING000000",
        "117PENDING17",
    ),
    case(
        "lcn",
        "all parts of a subscription's key",
        "LICENSE_CODE=AB12CD34EF&DATE_UPDATED=2024-02-11+09:16:41&DISPATCH_REASON=LICENCE_CHANGE&STATUS=ACTIVE&DISABLED=0&EXPIRED=no"
        "&EXPIRATION_DATE=2025-02-11&PAUSE_START_DATE=2024-03-01",
        "3lcn10AB12CD34EF192024-02-11 09:16:4114LICENCE_CHANGE" + "6ACTIVE" + "10" + "2no" + "102025-02-11" + "102024-03-01",
        "10AB12CD34EF192024-02-11 09:16:4114LICENCE_CHANGE" + "6ACTIVE" + "10" + "2no" + "102025-02-11" + "102024-03-01",
    ),
    case(
        "lcn-same-second",
        "a change and the disabling in the same second are two events",
        "LICENSE_CODE=AB12CD34EF&DATE_UPDATED=2024-02-11+09:16:41&DISPATCH_REASON=LICENCE_CHANGE&STATUS=ACTIVE&DISABLED=1&EXPIRED=no"
        "&EXPIRATION_DATE=2025-02-11&PAUSE_START_DATE=2024-03-01",
        "3lcn10AB12CD34EF192024-02-11 09:16:4114LICENCE_CHANGE" + "6ACTIVE" + "11" + "2no" + "102025-02-11" + "102024-03-01",
    ),
    case(
        "lcn-status-array",
        "an array among the parts makes the key impossible",
        "LICENSE_CODE=A&DATE_UPDATED=2024-02-11&STATUS[]=ACTIVE",
        None,
        invalid={"STATUS[0]": "ACTIVE"},
    ),
    case(
        "lcn-older-spelling",
        "the older spelling of a reason is another text",
        "LICENSE_CODE=A&DATE_UPDATED=2024-02-11&DISPATCH_REASON=LICENCE_PAST_DUE",
        "3lcn1A102024-02-1116LICENCE_PAST_DUE00000",
    ),
    case(
        "lcn-no-reason",
        "no reason counts as an empty one",
        "LICENSE_CODE=A&DATE_UPDATED=x",
        "3lcn1A1x000000",
        invalid={"DATE_UPDATED": "x"},
    ),
    case(
        "lcn-reason-array",
        "a reason that is an array makes the key impossible",
        "LICENSE_CODE=A&DATE_UPDATED=2024-02-11&DISPATCH_REASON[]=x",
        None,
        invalid={"DISPATCH_REASON[0]": "x"},
    ),
    case("lcn-no-date", "no date of the change, no key", "LICENSE_CODE=A&DISPATCH_REASON=LICENCE_CHANGE", None),
    case("lcn-empty-date", "an empty one is none", "LICENSE_CODE=A&DATE_UPDATED=", None),
    case(
        "lcn-zero-date",
        "the zero date was sent",
        "LICENSE_CODE=A&DATE_UPDATED=0000-00-00",
        "3lcn1A100000-00-00000000",
    ),
    case(
        "lcn-empty-code",
        "an empty code is none",
        "LICENSE_CODE=&DATE_UPDATED=2024-02-11",
        None,
        "0102024-02-11",
    ),
]
