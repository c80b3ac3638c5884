"""Events: every rule, and which of two goes first."""

from cases.typed import pair, typed


def order(id, note, event, status, *pieces, invalid=None):
    return typed(
        f"event-{id}",
        note,
        pair("REFNO", "900000001"),
        pair("ORDERSTATUS", status),
        *pieces,
        event=event,
        invalid=invalid,
    )


def licence(id, note, event, reason, *pieces, updated="2024-02-11 09:16:41", invalid=None):
    start = ["LICENSE_CODE=AB12CD34EF"] + ([] if updated is None else [pair("DATE_UPDATED", updated)])
    reasons = [] if reason is None else [pair("DISPATCH_REASON", reason)]
    return typed(f"event-lcn-{id}", note, *start, *reasons, *pieces, event=event, invalid=invalid)


def expiration(id, note, event, *pieces, **more):
    return licence(f"expiration-{id}", note, event, "LICENCE_EXPIRATION", *pieces, **more)


BY_STATUS = {
    "PENDING": "order_placed",
    "PURCHASE_PENDING": "purchase_order_approved",
    "PENDING_APPROVAL": "order_under_review",
    "PAYMENT_AUTHORIZED": "payment_authorised",
    "PAYMENT_RECEIVED": "payment_received",
    "PENDING_ORDER_APPROVAL": "delivery_confirmation_awaited",
    "COMPLETE": "order_fulfilled",
    "REFUND": "order_refunded",
    "REVERSED": "order_reversed",
    "CANCELED": "order_cancelled",
    "INVALID": "order_on_hold",
    "SUSPECT": "unclassified",
}

BY_REASON = {
    "LICENCE_CHANGE": "licence_changed",
    "LICENCE_GP_CHANGE": "licence_grace_period_changed",
    "LICENCE_GRACE_PERIOD_CHANGE": "licence_grace_period_changed",
    "LICENCE_PENDING_ACTIVATION": "licence_pending_activation",
    "LICENCE_EXPIRATION": "licence_expired",
    "LICENCE_PASTDUE": "licence_past_due",
    "LICENCE_PAST_DUE": "licence_past_due",
    "LICENCE_CPC_ACCEPTED": "licence_offer_accepted",
    "SCHEDULED_FOR_CANCELATION_ON_DEMAND": "licence_cancellation_scheduled",
    "REVERT_CANCELATION_ON_DEMAND": "licence_cancellation_reverted",
}

IPN_CASES = [
    *(
        order(status.lower().replace("_", "-"), f"{status} and nothing else", event, status)
        for status, event in BY_STATUS.items()
    ),
    order("lower-case", "codes are matched exactly", "unclassified", "complete"),
    order("cancelled-british", "CANCELLED is no status", "unclassified", "CANCELLED"),
    order("empty-status", "an empty status", "unclassified", ""),
    typed(
        "event-no-status", "no status at all", "REFNO=900000001", "FRAUD_STATUS=APPROVED", event="unclassified"
    ),
    # The first rule: odd values.
    typed(
        "event-status-not-utf8",
        "a status that is not UTF-8",
        "REFNO=900000001&ORDERSTATUS=COMPLETE%FF",
        event="unclassified",
        invalid={"ORDERSTATUS": {"hex": "434f4d504c455445ff"}},
    ),
    order(
        "fraud-odd",
        "an odd fraud status decides first, whatever the status",
        "unclassified",
        "REFUND",
        "FRAUD_STATUS[]=APPROVED",
        invalid={"FRAUD_STATUS[0]": "APPROVED"},
    ),
    order(
        "resolution-odd",
        "so does an odd resolution of a chargeback",
        "unclassified",
        "PENDING",
        "CHARGEBACK_RESOLUTION=%FF",
        invalid={"CHARGEBACK_RESOLUTION": {"hex": "ff"}},
    ),
    order(
        "resolution-odd-denied",
        "an odd resolution before a denial",
        "unclassified",
        "COMPLETE",
        "CHARGEBACK_RESOLUTION[]=OPEN&FRAUD_STATUS=DENIED",
        invalid={"CHARGEBACK_RESOLUTION[0]": "OPEN"},
    ),
    order(
        "other-odd",
        "odd values of other fields decide nothing",
        "order_fulfilled",
        "COMPLETE",
        "MESSAGE_TYPE[]=x&REFUND_TYPE=%FF&IPN_TOTALGENERAL=free",
        invalid={"MESSAGE_TYPE[0]": "x", "REFUND_TYPE": {"hex": "ff"}, "IPN_TOTALGENERAL": "free"},
    ),
    # Chargebacks.
    order(
        "chargeback", "any resolution but NONE", "order_charged_back", "COMPLETE", "CHARGEBACK_RESOLUTION=OPEN"
    ),
    order(
        "chargeback-none",
        "NONE is no chargeback",
        "order_fulfilled",
        "COMPLETE",
        "CHARGEBACK_RESOLUTION=NONE&FRAUD_STATUS=APPROVED",
    ),
    order(
        "chargeback-lower-case",
        "none in lower case is something other than NONE",
        "order_charged_back",
        "COMPLETE",
        "CHARGEBACK_RESOLUTION=none",
    ),
    order(
        "chargeback-empty",
        "an empty resolution says nothing",
        "order_fulfilled",
        "COMPLETE",
        "CHARGEBACK_RESOLUTION=",
    ),
    order(
        "chargeback-reason-only",
        "a reason, while the resolution is switched off: perhaps a chargeback, and not to be told from one",
        "unclassified",
        "COMPLETE",
        "CHARGEBACK_REASON_CODE=FRAUD",
    ),
    order(
        "chargeback-reason-none",
        "a reason beside NONE is no chargeback",
        "order_fulfilled",
        "COMPLETE",
        "CHARGEBACK_REASON_CODE=UNKNOWN&CHARGEBACK_RESOLUTION=NONE",
    ),
    order(
        "chargeback-reason-odd",
        "an odd reason",
        "unclassified",
        "COMPLETE",
        "CHARGEBACK_REASON_CODE[]=FRAUD&CHARGEBACK_RESOLUTION=NONE",
        invalid={"CHARGEBACK_REASON_CODE[0]": "FRAUD"},
    ),
    order(
        "chargeback-denied",
        "a chargeback goes before a denial",
        "order_charged_back",
        "COMPLETE",
        "CHARGEBACK_RESOLUTION=LOST&FRAUD_STATUS=DENIED",
    ),
    order(
        "chargeback-fraud-pending",
        "a chargeback goes before a pending check",
        "order_charged_back",
        "COMPLETE",
        "CHARGEBACK_RESOLUTION=LOST&FRAUD_STATUS=PENDING",
    ),
    order("chargeback-refund", "a refund stays one", "order_refunded", "REFUND", "CHARGEBACK_RESOLUTION=LOST"),
    # Fraud.
    order(
        "denied",
        "complete but denied",
        "order_denied",
        "COMPLETE",
        "FRAUD_STATUS=DENIED&CHARGEBACK_RESOLUTION=NONE",
    ),
    order("suspect-denied", "suspect and denied", "order_denied", "SUSPECT", "FRAUD_STATUS=DENIED"),
    order(
        "suspect-chargeback",
        "suspect, denied, and a chargeback: that rule is for complete orders",
        "order_denied",
        "SUSPECT",
        "FRAUD_STATUS=DENIED&CHARGEBACK_RESOLUTION=OPEN",
    ),
    order("suspect-approved", "suspect but approved", "unclassified", "SUSPECT", "FRAUD_STATUS=APPROVED"),
    order("denied-pending", "a denial of a pending order", "order_placed", "PENDING", "FRAUD_STATUS=DENIED"),
    order(
        "denied-cancelled",
        "a denial of a cancelled order",
        "order_cancelled",
        "CANCELED",
        "FRAUD_STATUS=DENIED",
    ),
    order("complete-approved", "complete and approved", "order_fulfilled", "COMPLETE", "FRAUD_STATUS=APPROVED"),
    order("complete-fraud-empty", "an empty fraud status", "order_fulfilled", "COMPLETE", "FRAUD_STATUS="),
    order(
        "complete-fraud-pending", "complete, check pending", "unclassified", "COMPLETE", "FRAUD_STATUS=PENDING"
    ),
    order(
        "complete-under-review", "complete, in review", "unclassified", "COMPLETE", "FRAUD_STATUS=UNDER+REVIEW"
    ),
    order(
        "complete-fraud-other", "complete, unknown check", "unclassified", "COMPLETE", "FRAUD_STATUS=approved"
    ),
]

LCN_CASES = [
    *(
        licence(reason.lower().replace("_", "-"), f"{reason} and nothing else", event, reason)
        for reason, event in BY_REASON.items()
    ),
    licence("no-reason", "no reason", "unclassified", None),
    licence("empty-reason", "an empty reason", "unclassified", ""),
    licence("license-with-s", "the other spelling of licence", "unclassified", "LICENSE_CHANGE"),
    licence("unknown-reason", "a reason that is not known", "unclassified", "LICENCE_PAUSED", "PAUSE_REASON=x"),
    licence(
        "reason-array",
        "a reason that came as an array",
        "unclassified",
        None,
        "DISPATCH_REASON[]=LICENCE_CHANGE&DISABLED=1",
        invalid={"DISPATCH_REASON[0]": "LICENCE_CHANGE"},
    ),
    licence("disabled", "disabled", "licence_disabled", "LICENCE_CHANGE", "DISABLED=1"),
    licence(
        "disabled-yes", "disabled in another spelling", "licence_disabled", "LICENCE_CHANGE", "DISABLED=Yes"
    ),
    licence("not-disabled", "not disabled", "licence_changed", "LICENCE_CHANGE", "DISABLED=0&STATUS=CANCELED"),
    licence(
        "disabled-odd",
        "an odd flag decides nothing",
        "licence_changed",
        "LICENCE_CHANGE",
        "DISABLED=2",
        invalid={"DISABLED": "2"},
    ),
    licence(
        "disabled-past-due", "disabled by another reason", "licence_past_due", "LICENCE_PASTDUE", "DISABLED=1"
    ),
    # Expirations, by the flag.
    expiration(
        "expired",
        "the flag says so, the date does not",
        "licence_expired",
        "EXPIRED=1&EXPIRATION_DATE=9999-12-31",
    ),
    expiration("extended", "the flag says not", "licence_changed", "EXPIRED=0&EXPIRATION_DATE=2024-01-01"),
    expiration("extended-disabled", "DISABLED has no say here", "licence_changed", "EXPIRED=0&DISABLED=1"),
    expiration(
        "flag-odd",
        "an odd flag counts as not sent: the dates decide",
        "licence_changed",
        "EXPIRED=maybe&EXPIRATION_DATE=2025-02-11",
        invalid={"EXPIRED": "maybe"},
    ),
    expiration("flag-empty", "an empty flag as well", "licence_expired", "EXPIRED=&EXPIRATION_DATE=2024-02-01"),
    # By the dates.
    expiration("later", "expires later", "licence_changed", "EXPIRATION_DATE=2024-02-12"),
    expiration("never", "never expires", "licence_changed", "EXPIRATION_DATE=9999-12-31+23:59:59"),
    expiration(
        "never-no-update",
        "never expires, and no date of the change",
        "licence_changed",
        "EXPIRATION_DATE=9999-12-31",
        updated=None,
    ),
    expiration(
        "same-day", "the day of the change, compared as days", "licence_expired", "EXPIRATION_DATE=2024-02-11"
    ),
    expiration("earlier", "expired before", "licence_expired", "EXPIRATION_DATE=2024-02-10"),
    expiration(
        "later-second", "one second later", "licence_changed", "EXPIRATION_DATE_TIME=2024-02-11+09:16:42"
    ),
    expiration("same-second", "the same second", "licence_expired", "EXPIRATION_DATE_TIME=2024-02-11+09:16:41"),
    expiration(
        "update-without-time",
        "the change has no time of day: the days are compared",
        "licence_expired",
        "EXPIRATION_DATE_TIME=2024-02-11+23:59:59",
        updated="2024-02-11",
    ),
    expiration(
        "both-without-time",
        "neither has a time of day",
        "licence_changed",
        "EXPIRATION_DATE=2024-02-12",
        updated="2024-02-11",
    ),
    expiration(
        "time-goes-first",
        "the date with a time of day goes before the one without",
        "licence_expired",
        "EXPIRATION_DATE=2030-01-01&EXPIRATION_DATE_TIME=2024-02-11+09:16:40",
    ),
    expiration(
        "time-zero",
        "a zero date with a time of day says nothing: the other counts",
        "licence_changed",
        "EXPIRATION_DATE=2030-01-01&EXPIRATION_DATE_TIME=0000-00-00+00:00:00",
    ),
    expiration(
        "time-odd",
        "an odd date counts as not sent: the other counts",
        "licence_changed",
        "EXPIRATION_DATE=2030-01-01&EXPIRATION_DATE_TIME=2024-02-30+00:00:00",
        invalid={"EXPIRATION_DATE_TIME": "2024-02-30 00:00:00"},
    ),
    expiration(
        "date-odd",
        "an odd expiry decides nothing",
        "licence_expired",
        "EXPIRATION_DATE=2030-02-30",
        invalid={"EXPIRATION_DATE": "2030-02-30"},
    ),
    expiration(
        "update-odd",
        "an odd date of the change decides nothing",
        "licence_expired",
        "EXPIRATION_DATE=2030-01-01",
        updated="yesterday",
        invalid={"DATE_UPDATED": "yesterday"},
    ),
    expiration(
        "no-update", "no date of the change", "licence_expired", "EXPIRATION_DATE=2030-01-01", updated=None
    ),
    expiration(
        "update-never",
        "the last day of all is a date where a change is expected",
        "licence_expired",
        "EXPIRATION_DATE=9999-12-30",
        updated="9999-12-31 00:00:00",
    ),
]

CASES = IPN_CASES + LCN_CASES
