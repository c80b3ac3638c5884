"""Age: the signed date, in the account's zone, must not be further from the clock than the policy allows."""

from calendar import timegm
from time import strptime

from cases.verdicts import IPN, LCN, UNKNOWN, refused, sign, valid, verdict, wrong


def utc(text):
    return timegm(strptime(text, "%Y-%m-%d %H:%M:%S"))


# The moments at which IPN and LCN were made: 09:16:45 and 09:16:41 at GMT+02:00.
IPN_MADE = utc("2024-02-11 07:16:45")
LCN_MADE = utc("2024-02-11 07:16:41")
ZONE = "TIMEZONE_OFFSET=GMT%2B02%3A00"


def aged(id, note, body, expect, now, seconds=300, **options):
    return verdict(f"age-{id}", note, sign(body), expect, max_age={"seconds": seconds, "now": now}, **options)


def with_zone(zone):
    return IPN.replace(ZONE, zone)


CASES = [
    # Around the limit, on both sides.
    aged("ipn-now", "an order made this very second", IPN, valid("ipn"), IPN_MADE),
    aged("ipn-reached", "an order as old as is allowed", IPN, valid("ipn"), IPN_MADE + 300),
    aged("ipn-passed", "an order one second too old", IPN, refused("stale"), IPN_MADE + 301),
    aged(
        "ipn-future-reached",
        "an order as far ahead of the clock as is allowed",
        IPN,
        valid("ipn"),
        IPN_MADE - 300,
    ),
    aged(
        "ipn-future-passed",
        "an order one second too far ahead of the clock",
        IPN,
        refused("stale"),
        IPN_MADE - 301,
    ),
    aged("lcn-now", "a subscription made this very second", LCN, valid("lcn"), LCN_MADE),
    aged("lcn-reached", "a subscription as old as is allowed", LCN, valid("lcn"), LCN_MADE + 300),
    aged("lcn-passed", "a subscription one second too old", LCN, refused("stale"), LCN_MADE + 301),
    aged(
        "lcn-future-passed",
        "a subscription one second too far ahead of the clock",
        LCN,
        refused("stale"),
        LCN_MADE - 301,
    ),
    aged(
        "two-days",
        "a limit of two days, in which genuine retries come",
        IPN,
        valid("ipn"),
        IPN_MADE + 172_800,
        seconds=172_800,
    ),
    aged(
        "no-tolerance", "a limit of 0 seconds, one second old", IPN, refused("stale"), IPN_MADE + 1, seconds=0
    ),
    aged(
        "no-tolerance-now",
        "a limit of 0 seconds, made this very second",
        IPN,
        valid("ipn"),
        IPN_MADE,
        seconds=0,
    ),
    aged("epoch", "a clock that stands at 1970", IPN, refused("stale"), 0),
    verdict(
        "age-not-asked",
        "without a limit the date is nobody's business",
        sign(IPN.replace("20240211", "19990211")),
        valid("ipn"),
    ),
    # The zone.
    aged(
        "not-utc",
        "the date is not in UTC: taken as such it would be fresh",
        IPN,
        refused("stale"),
        utc("2024-02-11 09:16:45"),
    ),
    aged(
        "zone-west",
        "a zone west of Greenwich",
        with_zone("TIMEZONE_OFFSET=GMT-07%3A00"),
        valid("ipn"),
        utc("2024-02-11 16:16:45"),
        seconds=0,
    ),
    aged(
        "zone-half-hour",
        "a zone with half an hour",
        with_zone("TIMEZONE_OFFSET=GMT%2B05%3A30"),
        valid("ipn"),
        utc("2024-02-11 03:46:45"),
        seconds=0,
    ),
    aged(
        "zone-half-hour-west",
        "a zone with half an hour, west of Greenwich",
        with_zone("TIMEZONE_OFFSET=GMT-03%3A30"),
        valid("ipn"),
        utc("2024-02-11 12:46:45"),
        seconds=0,
    ),
    aged(
        "zone-zero",
        "the zone of Greenwich",
        with_zone("TIMEZONE_OFFSET=GMT%2B00%3A00"),
        valid("ipn"),
        utc("2024-02-11 09:16:45"),
        seconds=0,
    ),
    aged(
        "zone-missing",
        "an order without a zone: its age is not known",
        with_zone("X=1"),
        refused("missing_field"),
        IPN_MADE,
    ),
    aged(
        "zone-missing-lcn",
        "a subscription without a zone: its age is not known",
        LCN.replace(ZONE, "X=1"),
        refused("missing_field"),
        LCN_MADE,
    ),
    aged("zone-empty", "an empty zone", with_zone("TIMEZONE_OFFSET="), refused("invalid_field"), IPN_MADE),
    aged(
        "zone-name",
        "a zone by name",
        with_zone("TIMEZONE_OFFSET=Europe%2FBucharest"),
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "zone-no-gmt",
        "a zone without GMT before it",
        with_zone("TIMEZONE_OFFSET=%2B02%3A00"),
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "zone-blank-for-plus",
        "a zone whose plus was not encoded arrives with a blank",
        with_zone("TIMEZONE_OFFSET=GMT+02%3A00"),
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "zone-short",
        "a zone with one digit for the hours",
        with_zone("TIMEZONE_OFFSET=GMT%2B2%3A00"),
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "zone-array",
        "a zone in an array",
        with_zone("TIMEZONE_OFFSET[]=GMT%2B02%3A00"),
        refused("invalid_field"),
        IPN_MADE,
    ),
    # Midnight, month and year ends.
    aged(
        "day-before",
        "the moment falls on the day before in UTC",
        f"REFNO=1&IPN_DATE=20240301003000&{ZONE}",
        valid("ipn", receipt="missing_field IPN_PID[0]"),
        utc("2024-02-29 22:30:00"),
        seconds=0,
    ),
    aged(
        "year-after",
        "the moment falls in the next year in UTC",
        "REFNO=1&IPN_DATE=20231231233000&TIMEZONE_OFFSET=GMT-01%3A00",
        valid("ipn", receipt="missing_field IPN_PID[0]"),
        utc("2024-01-01 00:30:00"),
        seconds=0,
    ),
    # The date.
    aged("date-missing", "an order without IPN_DATE", f"REFNO=1&{ZONE}", refused("missing_field"), IPN_MADE),
    aged(
        "date-missing-lcn",
        "a subscription without DATE_UPDATED",
        f"LICENSE_CODE=A&{ZONE}",
        refused("missing_field"),
        LCN_MADE,
    ),
    aged(
        "date-unknown-kind",
        "neither order nor subscription: there is no date to go by",
        f"{UNKNOWN}&{ZONE}",
        refused("wrong_kind"),
        IPN_MADE,
    ),
    aged(
        "date-text",
        "an order with a date that is none",
        f"REFNO=1&IPN_DATE=yesterday&{ZONE}",
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "date-empty",
        "an order with an empty date",
        f"REFNO=1&IPN_DATE=&{ZONE}",
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "date-of-other-kind",
        "an order's date in a subscription's shape",
        f"REFNO=1&IPN_DATE=2024-02-11+09%3A16%3A45&{ZONE}",
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "date-stamp-lcn",
        "a subscription's date in an order's shape",
        f"LICENSE_CODE=A&DATE_UPDATED=20240211091641&{ZONE}",
        refused("invalid_field"),
        LCN_MADE,
    ),
    aged(
        "date-impossible",
        "an order of 30 February",
        f"REFNO=1&IPN_DATE=20240230091645&{ZONE}",
        refused("invalid_field"),
        IPN_MADE,
    ),
    aged(
        "date-month-lcn",
        "a subscription changed in the 13th month",
        f"LICENSE_CODE=A&DATE_UPDATED=2024-13-11+09%3A16%3A41&{ZONE}",
        refused("invalid_field"),
        LCN_MADE,
    ),
    # After everything else.
    verdict(
        "age-forged",
        "a forged message is not told that it is stale",
        sign(IPN, sha3=wrong),
        refused("signature_mismatch"),
        max_age={"seconds": 300, "now": 0},
    ),
    aged("wrong-kind", "the wrong kind is noticed before the age", IPN, refused("wrong_kind"), 0, kind="lcn"),
    aged("strict", "strict, and fresh", IPN, valid("ipn"), IPN_MADE, strict=True),
    aged("strict-stale", "strict, and stale", IPN, refused("stale"), IPN_MADE + 301, strict=True),
]
