"""Values of every kind: what fits, what does not, and the edges."""

from cases.typed import LICENCE, ORDER, column, odd_column, pair, typed

WHOLE = {
    "1": 1,
    "0": 0,
    "-0": 0,
    "-3": -3,
    "007": 7,
    "-007": -7,
    "9007199254740991": 2**53 - 1,
    "-9007199254740991": -(2**53) + 1,
    "00000000000000000000000000000000000000000012": 12,
}
NOT_WHOLE = (
    """
    9007199254740992 -9007199254740992 18446744073709551616 99999999999999999999999999999999999999999 +1 1.0 1. 1e3
    0x10 1,000 1_000 - -- --1 1- ٣ １ one
""".split()
    + [" 1", "1 ", "1\n", "\0" + "1"]
)

AMOUNTS = {
    "58.31": "58.31",
    "0": "0",
    "0.00": "0.00",
    "-19.90": "-19.90",
    "3.6766": "3.6766",
    "0.20810660205937": "0.20810660205937",
    "4": "4",
    "58.310": "58.310",
    "1.50000000000000000000": "1.50000000000000000000",
    "0058.31": "58.31",
    "-007": "-7",
    "00.50": "0.50",
    "9999999999999999999999999999": "9999999999999999999999999999",
    "-9999999999999999999999999999": "-9999999999999999999999999999",
    "99999999999999.99999999999999": "99999999999999.99999999999999",
    "9.999999999999999999999999999": "9.999999999999999999999999999",
}
NO_AMOUNTS = (
    """
    .50 5. . - -.5 +1.00 --1 1.-5 1,50 1,000.00 1.000,00 1'000.00 1_000 1e3 1E-2 1.5.0 0x1 $1 1USD NaN Infinity
    ٥٨.٣١ １.00 − −1.00 10000000000000000000000000000 -10000000000000000000000000000 0.12345678901234567890123456789
    99999999999999.999999999999999
""".split()
    + [" 1.00", "1.00 ", "1 000.00", "1.00\n", "1\0"]
)

FLAGS_TRUE = "1 yes YES Yes yEs true TRUE True".split()
FLAGS_FALSE = "0 no NO No nO false FALSE False".split()
NO_FLAGS = "2 -1 00 01 y n on off t f ja yes. 1.0 null ｙｅｓ".split() + [" 1", "no ", "true\0"]

DATES = {
    "2024-02-11 09:16:41": "2024-02-11T09:16:41",
    "2024-02-11 00:00:00": "2024-02-11T00:00:00",
    "2024-02-11 23:59:59": "2024-02-11T23:59:59",
    "2024-02-11": "2024-02-11",
    "2024-02-29": "2024-02-29",
    "2000-02-29 12:00:00": "2000-02-29T12:00:00",
    "1969-12-31 07:00:00": "1969-12-31T07:00:00",
    "0001-01-01": "0001-01-01",
    "9999-12-31 23:59:59": "9999-12-31T23:59:59",
}
NO_DATES = [
    "2023-02-29",
    "1900-02-29 12:00:00",
    "2100-02-29",
    "2024-02-30",
    "2024-04-31",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "2024-01-32",
    "2024-02-11 24:00:00",
    "2024-02-11 23:60:00",
    "2024-02-11 23:59:60",
    "2024-02-11 09:16",
    "2024-02-11 9:16:41",
    "2024-2-11",
    "24-02-11",
    "2024-02-11T09:16:41",
    "2024-02-11 09:16:41+02:00",
    "2024-02-11 09:16:41.5",
    "2024-02-11  09:16:41",
    " 2024-02-11",
    "2024-02-11 ",
    "2024/02/11",
    "11.02.2024",
    "02/11/2024",
    "12024-02-11",
    "-024-02-11",
    "٢٠٢٤-٠٢-١١",
    "0000-00-00 00:00",
    "0000-00-00 00:00:01",
    "0000-00-01",
    "never",
    "0",
]


def kinds_of_line(id, note, name, member, fitting):
    """Each value in a line of its own, all of which fit."""
    return typed(id, note, ORDER, column(name, fitting), says={f"lines.*.{member}": [*fitting.values()]})


def odd_of_line(id, note, name, member, odd):
    """Each value in a line of its own, none of which fits."""
    return typed(
        id,
        note,
        ORDER,
        column(name, odd),
        says={f"lines.*.{member}": [None] * len(odd)},
        invalid=odd_column(name, odd),
    )


def licences(id, note, name, member, values, says, odd=(), zone=None):
    """Values of a licence's field. No product is named, so they are licences of no line."""
    pieces = [ORDER] + ([pair("TIMEZONE_OFFSET", zone)] if zone else [])
    return typed(
        id,
        note,
        *pieces,
        column(name, values),
        says={f"other_licences.*.{member}": says},
        invalid={f"{name}[{row}]": value for row, value in enumerate(values) if value in odd},
    )


def zones(id, note, values, expected):
    """One message a zone would be too many, so this is for a single one."""
    return typed(
        id,
        note,
        ORDER,
        pair("TIMEZONE_OFFSET", values),
        pair("SALEDATE", "2024-02-11 09:16:41"),
        pair("IPN_DATE", "20240211091645"),
        says={
            "message.timezone_offset": expected,
            "order.placed_at": "2024-02-11T09:16:41" + (expected or ""),
            "message.sent_at": "2024-02-11T09:16:45" + (expected or ""),
        },
        invalid={} if expected or not values else {"TIMEZONE_OFFSET": values},
    )


CASES = [
    # Text.
    typed(
        "text-kept",
        "texts as they came: blanks, line ends, NUL, quotes, a sign in front, text that looks like another kind",
        ORDER,
        pair("FIRSTNAME", "  Zoë "),
        pair("LASTNAME", "Łukasiewicz 東京 🦊"),
        pair("COMPANY", 'A&B + C=D / 100% "q" \\n <b>'),
        pair("ADDRESS1", "1 Sample Street\r\nBack door\t"),
        pair("ADDRESS2", " "),
        pair("CITY", "a\0b"),
        pair("STATE", "0"),
        pair("ZIPCODE", "00123"),
        pair("PHONE", "+1 555 0100"),
        pair("REFNOEXT", "0000-00-00"),
        pair("CARD_LAST_DIGITS", "0011"),
        pair("MESSAGE_ID", "025"),
        says={
            "customer": {
                "first_name": "  Zoë ",
                "last_name": "Łukasiewicz 東京 🦊",
                "company": 'A&B + C=D / 100% "q" \\n <b>',
                "address": "1 Sample Street\r\nBack door\t",
                "address_2": " ",
                "city": "a\0b",
                "state": "0",
                "postal_code": "00123",
                "phone": "+1 555 0100",
            },
            "order.refno_ext": "0000-00-00",
            "card.last_digits": "0011",
            "message.id": "025",
        },
    ),
    typed(
        "text-not-utf8",
        "texts that are not UTF-8: Latin-1, a lone continuation byte, an overlong form, a surrogate, beyond U+10FFFF",
        ORDER,
        "FIRSTNAME=Zo%EB&LASTNAME=%80&COMPANY=%C0%AF&CITY=%ED%A0%80&STATE=%F4%90%80%80&REFNOEXT=%FF&ZIPCODE=%C3",
        "COUNTRY=ok",
        says={"customer": {"country": "ok"}, "order.refno_ext": None},
        invalid={
            "FIRSTNAME": {"hex": "5a6feb"},
            "LASTNAME": {"hex": "80"},
            "COMPANY": {"hex": "c0af"},
            "CITY": {"hex": "eda080"},
            "STATE": {"hex": "f4908080"},
            "REFNOEXT": {"hex": "ff"},
            "ZIPCODE": {"hex": "c3"},
        },
    ),
    typed(
        "text-raw-utf8",
        "letters that are not ASCII, sent without escapes; a byte order mark stays",
        ORDER,
        "FIRSTNAME=Zoë&CITY=%EF%BB%BFRoma&COMPANY=%EF%BF%BD",
        says={"customer": {"first_name": "Zoë", "city": "\ufeffRoma", "company": "\ufffd"}},
    ),
    typed(
        "not-utf8-of-every-kind",
        "bytes that are not UTF-8 in fields of every kind",
        ORDER,
        "ORDERNO=%FF&IPN_TOTALGENERAL=1%FF&SALEDATE=%FF&GIFT_ORDER=%FF&CURRENCY=US%FF&COUNTRY_CODE=%FF"
        "&CARD_EXPIRATION_DATE=%FF&TIMEZONE_OFFSET=%FF&ORDERFLOW=REGULAR%FF&MESSAGE_ID=%FF&IPN_LICENSE_EXP[]=%FF",
        says={"order": {"refno": "900000001", "status": "PENDING"}, "other_licences": [{}]},
        invalid={
            name: {"hex": digits}
            for name, digits in {
                "ORDERNO": "ff",
                "IPN_TOTALGENERAL": "31ff",
                "SALEDATE": "ff",
                "GIFT_ORDER": "ff",
                "CURRENCY": "5553ff",
                "COUNTRY_CODE": "ff",
                "CARD_EXPIRATION_DATE": "ff",
                "TIMEZONE_OFFSET": "ff",
                "ORDERFLOW": "524547554c4152ff",
                "MESSAGE_ID": "ff",
                "IPN_LICENSE_EXP[0]": "ff",
            }.items()
        },
    ),
    typed(
        "nothing",
        "empty values of every kind say nothing, and so does a group of nothing",
        ORDER,
        "GIFT_ORDER=&SALEDATE=&ORDERNO=&CURRENCY=&ORDERFLOW&COUNTRY_CODE=&FIRSTNAME=&IPN_TOTALGENERAL=&CARD_TYPE="
        "&CARD_EXPIRATION_DATE=&TIMEZONE_OFFSET=&IPN_DATE=&MESSAGE_ID=&CHARGEBACK_RESOLUTION=&FRAUD_STATUS=",
        says={
            "order": {"refno": "900000001", "status": "PENDING"},
            "customer": None,
            "totals": None,
            "card": None,
            "refund": None,
            "message": None,
            "lines": None,
            "other_licences": None,
        },
        event="order_placed",
    ),
    # Whole numbers.
    kinds_of_line(
        "int-fits", "whole numbers that fit: signs, leading zeros, both ends", "IPN_QTY", "quantity", WHOLE
    ),
    odd_of_line("int-odd", "no whole numbers, or beyond 2^53 - 1", "IPN_QTY", "quantity", NOT_WHOLE),
    typed(
        "int-lcn",
        "whole numbers of a subscription",
        LICENCE,
        "BILLING_CYCLES=12&CONTRACT_CYCLES=-1&BILLING_CYCLES_LEFT=0&CURRENT_BILLING_CYCLE=1.0&RENEWALS_NUMBER=03"
        "&LICENSE_GRACE_PERIOD=30&UPGRADES_NUMBER=x",
        says={
            "cycles": {"billing_cycles": 12, "contract_cycles": -1, "left": 0},
            "licence.renewals": 3,
            "licence.grace_period": 30,
            "licence.upgrades": None,
        },
        invalid={"CURRENT_BILLING_CYCLE": "1.0", "UPGRADES_NUMBER": "x"},
    ),
    # Amounts.
    kinds_of_line(
        "decimal-fits",
        "amounts that fit: scale kept, leading zeros dropped, 28 digits",
        "IPN_PRICE",
        "price",
        AMOUNTS,
    ),
    odd_of_line("decimal-odd", "no amounts, or of 29 digits", "IPN_PRICE", "price", NO_AMOUNTS),
    kinds_of_line(
        "decimal-minus-zero",
        "nothing has no sign, its scale stays",
        "IPN_PRICE",
        "price",
        {"-0": "0", "-0.00": "0.00", "-000.0": "0.0"},
    ),
    odd_of_line(
        "decimal-leading-zeros-count",
        "the digits count as they were sent, leading zeros too: 29 of them are odd",
        "IPN_PRICE",
        "price",
        [
            "00000000000000000000000000001",
            "0.0000000000000000000000000001",
            "-00000000000000000000000000.50" + "0",
        ],
    ),
    kinds_of_line(
        "decimal-leading-zeros-28",
        "28 digits, most of them zeros",
        "IPN_PRICE",
        "price",
        {
            "0000000000000000000000000001": "1",
            "0.000000000000000000000000001": "0.000000000000000000000000001",
            "0000000000000000000000000000": "0",
            "-0000000000000.00000000000000": "0.00000000000000",
        },
    ),
    # Flags.
    licences(
        "flag-fits",
        "flags in every spelling",
        "IPN_LICENSE_LIFETIME",
        "is_lifetime",
        FLAGS_TRUE + FLAGS_FALSE + [""],
        [True] * len(FLAGS_TRUE) + [False] * len(FLAGS_FALSE) + [None],
    ),
    licences(
        "flag-odd",
        "what is no flag, though it may look like one",
        "IPN_LICENSE_LIFETIME",
        "is_lifetime",
        NO_FLAGS,
        [None] * len(NO_FLAGS),
        odd=NO_FLAGS,
    ),
    typed(
        "flag-fields",
        "flags of an order: a test, and no gift",
        ORDER,
        "TEST_ORDER=YES&GIFT_ORDER=false",
        says={"message.is_test": True, "order.is_gift": False},
    ),
    typed(
        "flag-fields-lcn",
        "every flag of a subscription",
        LICENCE,
        "TEST=1&DISABLED=0&RECURRING=YES&LICENSE_LIFETIME=0&EXPIRED=no&IS_TRIAL=1"
        "&MERCHANT_DEAL_AUTO_RENEWAL=true&CLIENT_DEAL_AUTO_RENEWAL=FALSE",
        says={
            "message.is_test": True,
            "licence.is_disabled": False,
            "licence.is_recurring": True,
            "licence.is_lifetime": False,
            "licence.is_expired": False,
            "licence.is_trial": True,
            "deal": {"merchant_auto_renewal": True, "client_auto_renewal": False},
        },
    ),
    # Dates.
    licences(
        "date-fits",
        "dates with and without a time of day, leap days, both ends; no zone was sent",
        "IPN_LICENSE_START",
        "starts_at",
        [*DATES],
        [*DATES.values()],
    ),
    licences(
        "date-zone",
        "a time of day carries the zone, a day alone does not",
        "IPN_LICENSE_START",
        "starts_at",
        [*DATES],
        [date + "-07:00" if "T" in date else date for date in DATES.values()],
        zone="GMT-07:00",
    ),
    licences(
        "date-odd",
        "no dates, or of another shape",
        "IPN_LICENSE_START",
        "starts_at",
        NO_DATES,
        [None] * len(NO_DATES),
        odd=NO_DATES,
    ),
    licences(
        "date-nothing",
        "the zero date, with and without a time of day, and an empty one say nothing",
        "IPN_LICENSE_START",
        "starts_at",
        ["0000-00-00 00:00:00", "0000-00-00", ""],
        [None, None, None],
    ),
    licences(
        "date-year-zero",
        "there is no year 0",
        "IPN_LICENSE_START",
        "starts_at",
        ["0000-01-01", "0000-02-29 12:00:00", "0001-12-31"],
        [None, None, "0001-12-31"],
        odd=["0000-01-01", "0000-02-29 12:00:00"],
    ),
    licences(
        "date-not-stamp",
        "a stamp is no date: the kinds differ in their shape",
        "IPN_LICENSE_START",
        "starts_at",
        ["20240211091641", "20240211"],
        [None, None],
        odd=["20240211091641", "20240211"],
    ),
    licences(
        "expiry",
        "the last day of the year 9999 is never, at any time of day; the day before is a date",
        "IPN_LICENSE_EXP",
        "expires",
        [
            "9999-12-31 23:59:59",
            "9999-12-31",
            "9999-12-31 00:00:00",
            "9999-12-30 23:59:59",
            "2025-02-11",
            "0000-00-00 00:00:00",
            "",
            "1969-12-31 07:00:00",
        ],
        [
            "never",
            "never",
            "never",
            "9999-12-30T23:59:59+03:00",
            "2025-02-11",
            None,
            None,
            "1969-12-31T07:00:00+03:00",
        ],
        zone="GMT+03:00",
    ),
    licences(
        "expiry-odd",
        "what is no expiry",
        "IPN_LICENSE_EXP",
        "expires",
        ["never", "9999-12-31 24:00:00", "9999-12-32", "99991231235959", "9999-12-31T23:59:59"],
        [None] * 5,
        odd=["never", "9999-12-31 24:00:00", "9999-12-32", "99991231235959", "9999-12-31T23:59:59"],
    ),
    typed(
        "expiry-lcn",
        "the three expiries of a subscription",
        LICENCE,
        "EXPIRATION_DATE=9999-12-31&EXPIRATION_DATE_TIME=9999-12-31+23:59:59&NEXT_RENEWAL_DATE=0000-00-00",
        "PAUSE_END_DATE=9999-12-31",
        says={
            "licence.expires": "never",
            "licence.expires_at": "never",
            "renewal": None,
            "pause.ends_at": "9999-12-31",
        },
    ),
    typed(
        "stamp-fits",
        "the stamp of an order, on a leap day",
        ORDER,
        "IPN_DATE=20240229235959",
        says={"message.sent_at": "2024-02-29T23:59:59"},
    ),
    *(
        typed(
            f"stamp-{name}",
            note,
            ORDER,
            pair("IPN_DATE", value),
            says={"message": None},
            invalid={"IPN_DATE": value},
        )
        for name, note, value in (
            ("no-such-day", "a stamp of a day that does not exist", "20230229120000"),
            ("hour-24", "a stamp with the hour 24", "20240211240000"),
            ("13-digits", "a stamp whose hour lacks its zero", "2024021191645"),
            ("zeros", "a stamp of zeros is no zero date, and no date", "00000000000000"),
            ("date", "a date is no stamp", "2024-02-11 09:16:45"),
        )
    ),
    typed(
        "stamp-zero-date",
        "the zero date says nothing where a stamp is expected, too",
        ORDER,
        "IPN_DATE=0000-00-00+00:00:00",
        says={"message": None},
    ),
    # Zones.
    zones("zone-east", "a zone east of Greenwich", "GMT+03:00", "+03:00"),
    zones("zone-west", "a zone west of Greenwich", "GMT-07:00", "-07:00"),
    zones("zone-half-hour", "a zone with half an hour", "GMT-03:30", "-03:30"),
    zones("zone-utc", "no distance", "GMT+00:00", "+00:00"),
    zones("zone-utc-minus", "no distance to the west is none to the east", "GMT-00:00", "+00:00"),
    zones("zone-empty", "an empty zone says nothing: dates have none", "", None),
    zones("zone-furthest", "the largest distance that hours and minutes can say", "GMT+23:59", "+23:59"),
    zones("zone-odd-name", "a zone that is not said in hours: dates have none", "Europe/Bucharest", None),
    zones("zone-odd-bare", "a zone without GMT", "+02:00", None),
    zones("zone-odd-short", "a zone of one digit", "GMT+2:00", None),
    zones("zone-odd-case", "a zone in lower case", "gmt+02:00", None),
    zones("zone-odd-blank", "what is left of `GMT+02:00` if the sign was not encoded", "GMT 02:00", None),
    zones("zone-odd-minutes", "a zone of 60 minutes", "GMT+02:60", None),
    zones("zone-odd-hours", "a zone of 24 hours", "GMT+24:00", None),
    typed(
        "zone-array",
        "a zone that came as an array: dates have none",
        ORDER,
        "TIMEZONE_OFFSET[]=GMT%2B02:00&SALEDATE=2024-02-11+09:16:41",
        says={"order.placed_at": "2024-02-11T09:16:41", "message": None},
        invalid={"TIMEZONE_OFFSET[0]": "GMT+02:00"},
    ),
    typed(
        "zone-behind-dates",
        "the zone counts for all dates wherever it stands",
        LICENCE,
        "PAUSE_START_DATE=2024-03-01+00:00:00&START_DATE=2024-02-11&TIMEZONE_OFFSET=GMT%2B05:30",
        says={
            "pause.starts_at": "2024-03-01T00:00:00+05:30",
            "licence.starts_on": "2024-02-11",
            "message.updated_at": "2024-02-11T09:16:41+05:30",
        },
    ),
    # Currencies and countries.
    typed(
        "currency-country-fit",
        "currencies that nobody has heard of, countries in either case",
        ORDER,
        "CURRENCY=XXX&PAYOUT_CURRENCY=ZZZ&COUNTRY_CODE=us&COUNTRY_D_CODE=De",
        says={
            "order.currency": "XXX",
            "totals.payout_currency": "ZZZ",
            "customer.country_code": "us",
            "delivery.country_code": "De",
        },
    ),
    typed(
        "currency-country-odd",
        "currencies and countries of another shape",
        ORDER,
        "CURRENCY=usd&PAYOUT_CURRENCY=US$&COUNTRY_CODE=usa&COUNTRY_D_CODE=1a",
        says={"totals": None, "customer": None, "delivery": None},
        invalid={"CURRENCY": "usd", "PAYOUT_CURRENCY": "US$", "COUNTRY_CODE": "usa", "COUNTRY_D_CODE": "1a"},
    ),
    typed(
        "currency-country-odd-lcn",
        "letters that are not ASCII, and blanks",
        LICENCE,
        "NEXT_RENEWAL_CURRENCY=ÜSD&COUNTRY_CODE=u+",
        says={"renewal": None, "customer": None},
        invalid={"NEXT_RENEWAL_CURRENCY": "ÜSD", "COUNTRY_CODE": "u "},
    ),
    # Cards.
    *(
        typed(
            f"card-expiry-{name}",
            note,
            ORDER,
            pair("CARD_EXPIRATION_DATE", value),
            says={"card.expires": expected},
            invalid={} if expected else {"CARD_EXPIRATION_DATE": value},
        )
        for name, note, value, expected in (
            ("short", "two digits are a year of this century", "12/29", "2029-12"),
            ("short-99", "all of them", "01/99", "2099-01"),
            ("long", "four digits in an order", "02/2031", "2031-02"),
            ("month-0", "there is no month 0", "00/29", None),
            ("month-13", "there is no month 13", "13/29", None),
            ("one-digit", "a month of one digit", "1/29", None),
            ("three-digits", "a year of three digits", "01/029", None),
            ("dash", "another separator", "12-29", None),
            ("reversed", "the year first", "2029/12", None),
            ("bare", "no separator", "1229", None),
        )
    ),
    typed(
        "card-lcn",
        "the card of a renewal: four digits of the year, a known type in capital letters",
        LICENCE,
        "NEXT_RENEWAL_CARD_TYPE=VISA&NEXT_RENEWAL_CARD_EXPIRATION_DATE=12/2029&NEXT_RENEWAL_CARD_LAST_DIGITS=0011",
        says={"renewal": {"card_type": "visa", "card_expires": "2029-12", "card_last_digits": "0011"}},
    ),
    # Codes.
    *(
        typed(f"card-type-{name}", note, ORDER, pair("CARD_TYPE", value), says={"card.card_type": expected})
        for name, note, value, expected in (
            ("visa", "a known card", "visa", "visa"),
            ("any-case", "the same in another case", "Visa", "visa"),
            ("mastercard", "another one, in mixed case", "MasterCard", "mastercard"),
            ("other", "a card that is not known stays as it is", "AMEX", "AMEX"),
            ("blank", "a blank makes it another text", "Visa ", "Visa "),
        )
    ),
    typed(
        "codes-unknown",
        "codes that no list has are kept as text, and so are known ones in another case",
        ORDER.replace("PENDING", "Complete"),
        "MESSAGE_TYPE=AUTH&ORDERFLOW=regular&IPN_ORDER_ORIGIN=web&FRAUD_STATUS=UNDER+REVIEW"
        "&PAYMETHOD_CODE=PAYPAL&CHARGEBACK_REASON_CODE=FRAUD+/+NOT_RECOGNIZED&IPN_PURCHASE_ORDER_INFO=x"
        "&REFUND_TYPE=%F0%9F%A6%8A&IPN_LICENSE_TYPE[]=RENEW",
        says={
            "order.status": "Complete",
            "message.message_type": "AUTH",
            "order.flow": "regular",
            "order.origin": "web",
            "order.fraud_status": "UNDER REVIEW",
            "payment.method_code": "PAYPAL",
            "refund": {"chargeback_reason": "FRAUD / NOT_RECOGNIZED", "refund_type": "🦊"},
            "order.purchase_order_status": "x",
            "other_licences": [{"licence_type": "RENEW"}],
        },
        event="unclassified",
    ),
    typed(
        "codes-lcn",
        "codes of a subscription, known and unknown",
        LICENCE,
        "STATUS=PAST+DUE&CHANGED_BY=SYSTEM&LICENSE_TYPE=TRIAL&NEXT_RENEWAL_PAYMETHOD_CODE=CCVISAMC"
        "&NEXT_RENEWAL_PRICE_TYPE=NET&LICENSE_BILLING_TYPE=PREPAID&ACTION_AFTER_CYCLES=NONE&USAGE_STATUS=x",
        says={
            "licence.status": "PAST DUE",
            "message.changed_by": "SYSTEM",
            "licence.licence_type": "TRIAL",
            "renewal": {"payment_method_code": "CCVISAMC", "price_type": "NET"},
            "licence.billing_type": "PREPAID",
            "cycles.action_after": "NONE",
            "usage.status": "x",
        },
        event="unclassified",
    ),
]
