"""What a notification says, as typed JSON: a plain model of docs/typed.md.

The fields, their shapes and kinds come from the protocol pages; `php_form` groups the body. Every rule of
docs/typed.md is followed one by one, and nothing is taken from the core or from crates/core/fields.toml.

A value has one of three states here: None says nothing, ODD does not fit, anything else is its JSON.
"""

import re
from calendar import monthrange
from functools import cache
from hashlib import sha256

from php_form import PhpArray, collect, signed_leaves
from protocol_pages import fields
from signing import source
from typed_names import IN_ANY_CASE, NAMES, OLDER_SPELLINGS, REFINED_KINDS, REFINED_SHAPES

HIGHEST_WHOLE_NUMBER = 2**53 - 1
MOST_DIGITS = 28
ZERO_DATES = (b"0000-00-00 00:00:00", b"0000-00-00")
FLAGS = {b"0": False, b"no": False, b"false": False, b"1": True, b"yes": True, b"true": True}
NEVER = "never"


class Odd:
    """The one value that stands for all that do not fit."""


ODD = Odd()


class Unspecified(Exception):
    """The body asks something that docs/typed.md does not answer."""


def typed_notification(kind, post):
    """The JSON of a message of this kind."""
    return Message(kind, post).as_json()


# The fields.


class Known:
    """A field as the model sees it: the page's, with what typed_names.py refines."""

    def __init__(self, protocol, field):
        key = (protocol, field.name)
        self.name = field.name
        self.group, self.member = NAMES[protocol][field.name]
        self.shape = REFINED_SHAPES.get(key, field.shape)
        self.kind = REFINED_KINDS.get(key, field.kind)
        self.older_spellings = OLDER_SPELLINGS.get(key, {})
        self.in_any_case = IN_ANY_CASE.get(key, ())


@cache
def known_fields(protocol):
    return [Known(protocol, field) for field in fields(protocol).values()]


# Values of one kind: bytes that are not empty -> JSON, None or ODD.


def read_text(value):
    try:
        return value.decode()
    except UnicodeDecodeError:
        return ODD


def read_int(value):
    if re.fullmatch(rb"-?[0-9]+", value) is None or abs(int(value)) > HIGHEST_WHOLE_NUMBER:
        return ODD
    return int(value)


def read_decimal(value):
    """All decimals stay, leading zeros go, and so does the sign of nothing."""
    parts = re.fullmatch(rb"(-?)([0-9]+)(\.[0-9]+)?", value)
    if parts is None or sum(byte in b"0123456789" for byte in value) > MOST_DIGITS:
        return ODD
    whole = parts[2].lstrip(b"0") or b"0"
    number = whole + (parts[3] or b"")
    sign = parts[1] if number.strip(b"0.") else b""
    return (sign + number).decode()


def read_flag(value):
    return FLAGS.get(value.lower(), ODD)


def read_currency(value):
    return value.decode() if re.fullmatch(rb"[A-Z]{3}", value) else ODD


def read_country(value):
    return value.decode() if re.fullmatch(rb"[A-Za-z]{2}", value) else ODD


def read_card_expiry(value):
    parts = re.fullmatch(rb"(0[1-9]|1[0-2])/([0-9]{2}|[0-9]{4})", value)
    if parts is None:
        return ODD
    year = parts[2] if len(parts[2]) == 4 else b"20" + parts[2]
    return (year + b"-" + parts[1]).decode()


def read_zone(value):
    """Hours up to 23 and minutes up to 59. No distance has no direction: `GMT-00:00` is ahead by nothing."""
    parts = re.fullmatch(rb"GMT([+-])([01][0-9]|2[0-3]):([0-5][0-9])", value)
    if parts is None:
        return ODD
    distance = (parts[2] + b":" + parts[3]).decode()
    return "+00:00" if distance == "00:00" else parts[1].decode() + distance


def read_date(pattern, value, zone):
    """A date that exists; a time of day carries the zone, if there is one."""
    if value in ZERO_DATES:
        return None
    parts = re.fullmatch(pattern, value)
    if parts is None:
        return ODD
    year, month, day, *time = (None if part is None else int(part) for part in parts.groups())
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return ODD
    date = f"{year:04}-{month:02}-{day:02}"
    if time[0] is None:
        return date
    hour, minute, second = time
    if hour > 23 or minute > 59 or second > 59:
        return ODD
    return f"{date}T{hour:02}:{minute:02}:{second:02}{zone or ''}"


def read_date_time(value, zone):
    day = rb"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    return read_date(day + rb"(?: ([0-9]{2}):([0-9]{2}):([0-9]{2}))?", value, zone)


def read_stamp(value, zone):
    return read_date(rb"([0-9]{4})" + rb"([0-9]{2})" * 5, value, zone)


def read_expiry(value, zone):
    """The last day of the year 9999 is never, whatever the time of day."""
    date = read_date_time(value, zone)
    return NEVER if isinstance(date, str) and date.startswith("9999-12-31") else date


READERS = {
    "text": read_text,
    "id": read_text,
    "code": read_text,
    "int": read_int,
    "decimal": read_decimal,
    "flag": read_flag,
    "currency": read_currency,
    "country": read_country,
    "card_expiry": read_card_expiry,
    "zone": read_zone,
}
DATE_READERS = {"date_time": read_date_time, "stamp": read_stamp, "expiry": read_expiry}


# Rows.


def member_count(member):
    """How many rows an array asks for. One empty member is none, and a value in its place stands in row 0."""
    if member is None:
        return 0
    members = list(member.members.values()) if isinstance(member, PhpArray) else [member]
    return 0 if members == [b""] else len(members)


def leaves_below(path, member):
    """(path, value) of every value of a member that is an array, or the member itself."""
    leaves = []
    collect(path, member, leaves)
    return leaves


class Message:
    def __init__(self, kind, post):
        self.kind = kind
        self.post = post
        self.fields = known_fields(kind)
        self.invalid = {}
        self.zone = None
        zone = self.scalar("TIMEZONE_OFFSET")
        if zone is not ODD:
            self.zone = zone

    def as_json(self):
        events = {"ipn": self.ipn_event, "lcn": self.lcn_event}
        dedupe_key = self.dedupe_key()
        return {
            "kind": self.kind,
            "event": events[self.kind](),
            "action": {"ipn": self.ipn_action, "lcn": self.lcn_action}[self.kind](),
            **({"dedupe_key": dedupe_key} if dedupe_key else {}),
            "delivery_id": self.delivery_id(),
            **self.groups(),
            **self.lines(),
            "invalid": self.invalid,
        }

    # Single values.

    def read(self, field, path, value):
        """A value where one is expected."""
        if value == b"":
            return None
        if field.kind in DATE_READERS:
            read = DATE_READERS[field.kind](value, self.zone)
        else:
            read = READERS[field.kind](value)
        if read is ODD:
            self.report(path, value)
        elif field.kind == "code":
            if read.lower() in field.in_any_case:
                read = read.lower()
            read = field.older_spellings.get(read, read)
        return read

    def read_member(self, field, path, member):
        """The same where an array may stand, which does not belong there."""
        if member is None:
            return None
        if isinstance(member, PhpArray):
            return self.all_odd(path, member)
        return self.read(field, path, member)

    def all_odd(self, path, member):
        for leaf_path, value in leaves_below(path, member):
            self.report(leaf_path, value)
        return ODD

    def report(self, path, value):
        try:
            path = path.decode()
        except UnicodeDecodeError:
            raise Unspecified(f"how is the path {path!r} written?") from None
        try:
            self.invalid[path] = value.decode()
        except UnicodeDecodeError:
            self.invalid[path] = {"hex": value.hex()}

    def scalar(self, name):
        """A field of the message by its name on the wire."""
        field = next(field for field in self.fields if field.name == name)
        assert field.shape == "scalar"
        return self.read_member(field, name.encode(), self.post.members.get(name.encode()))

    # Several values.

    def several(self, field, leaves, sent=None):
        """A single empty value is an empty list. What does not fit is not in the list; the others close up.

        `sent` is how many members were sent, if not all of them are among the leaves."""
        if [value for _, value in leaves] == [b""] and sent in (None, 1):
            return []
        texts = [(path, value, READERS[field.kind](value)) for path, value in leaves]
        for path, value, text in texts:
            if text is ODD:
                self.report(path, value)
        return [text for _, _, text in texts if text is not ODD]

    # Groups.

    def groups(self):
        """Groups and lists are there also if nothing is in them."""
        groups = {}
        for field in self.fields:
            path = field.name.encode()
            if field.shape not in ("scalar", "array", "either", "any"):
                continue
            group = groups.setdefault(field.group, {})
            member = self.post.members.get(path)
            value = None if member is None else getattr(self, f"read_{field.shape}")(field, path, member)
            if value not in (None, ODD):
                group[field.member] = value
            elif field.shape in ("array", "any"):
                group[field.member] = []
        return groups

    def read_scalar(self, field, path, member):
        return self.read_member(field, path, member)

    def read_array(self, field, path, member):
        """One value a member, in their order."""
        if not isinstance(member, PhpArray):
            return self.value_for_array(path, member)
        flat = []
        for key, inner in member.members.items():
            inner_path = path + b"[" + key + b"]"
            if isinstance(inner, PhpArray):
                self.all_odd(inner_path, inner)
            else:
                flat.append((inner_path, inner))
        return self.several(field, flat, sent=len(member.members))

    def read_either(self, field, path, member):
        """A value, or an array of one value and nothing else."""
        if isinstance(member, PhpArray) and len(member.members) == 1:
            key, inner = next(iter(member.members.items()))
            if not isinstance(inner, PhpArray):
                return self.read(field, path + b"[" + key + b"]", inner)
        return self.read_member(field, path, member)

    def read_any(self, field, path, member):
        return self.several(field, leaves_below(path, member))

    def value_for_array(self, path, value):
        """A value where an array is expected is odd, unless it says nothing."""
        if value == b"":
            return None
        self.report(path, value)
        return ODD

    # Rows.

    def rows(self, group, product=""):
        """The rows of a group's arrays as JSON, empty ones too: a row's place counts."""
        arrays = []
        for field in self.fields:
            if field.group == group:
                path = field.name.replace("*", product).encode()
                arrays.append((field, path, self.post.members.get(path)))
        count = max(member_count(member) for _, _, member in arrays)
        return [self.row(arrays, index) for index in range(count)]

    def row(self, arrays, index):
        row = {}
        key = str(index).encode()
        for field, path, member in arrays:
            if field.shape == "line-any":
                row[field.member] = []
            if isinstance(member, PhpArray):
                value = self.cell(field, path + b"[" + key + b"]", member.members.get(key))
            elif member is not None and index == 0:
                value = self.value_for_array(path, member)
            else:
                continue
            if value not in (None, ODD):
                row[field.member] = value
        return row

    def cell(self, field, path, member):
        if field.shape == "line-any":
            return [] if member is None else self.several(field, leaves_below(path, member))
        return self.read_member(field, path, member)

    def lines(self):
        """Product lines with their licences, what belongs to their products, and the licences of no line."""
        if self.kind != "ipn":
            return {}
        lines = self.rows("line")
        licences, others = self.licences_of_lines(lines)
        for line, of_line in zip(lines, licences, strict=True):
            line["licences"] = of_line
        # Lines of one product share its options, so they stand beside the lines, once for each product.
        products = {line.get("product_id", "") for line in lines}
        products = sorted(product for product in products if re.fullmatch(r"[0-9]+", product))
        by_product = {}
        for group, member in (("option", "options"), ("custom_field", "custom_fields")):
            rows = {product: self.rows(group, product) for product in products}
            by_product[member] = {product: of_product for product, of_product in rows.items() if of_product}
        return {"lines": lines, **by_product, "other_licences": others}

    def licences_of_lines(self, lines):
        """For each line its licences, and those of no line. A line that names no product has none."""
        result = [[] for _ in lines]
        others = []
        given = {}
        for licence in self.rows("licence"):
            product = licence.get("product_id")
            candidates = [i for i, line in enumerate(lines) if line.get("product_id") == product]
            if product is None or not candidates:
                others.append(licence)
                continue
            turn = given.get(product, 0)
            given[product] = turn + 1
            result[candidates[min(turn, len(candidates) - 1)]].append(licence)
        return result, others

    # Events.

    def ipn_event(self):
        status = self.scalar("ORDERSTATUS")
        resolution = self.scalar("CHARGEBACK_RESOLUTION")
        fraud = self.scalar("FRAUD_STATUS")
        why = self.scalar("CHARGEBACK_REASON_CODE")
        if ODD in (status, resolution, fraud, why):
            return "unclassified"
        if status == "COMPLETE" and resolution not in (None, "NONE"):
            return "order_charged_back"
        if status == "COMPLETE" and resolution is None and why is not None:
            return "unclassified"
        if status in ("COMPLETE", "SUSPECT") and fraud == "DENIED":
            return "order_denied"
        if status == "COMPLETE" and fraud in (None, "APPROVED"):
            return "order_fulfilled"
        return {
            "PENDING": "order_placed",
            "PURCHASE_PENDING": "purchase_order_approved",
            "PENDING_APPROVAL": "order_under_review",
            "PAYMENT_AUTHORIZED": "payment_authorised",
            "PAYMENT_RECEIVED": "payment_received",
            "PENDING_ORDER_APPROVAL": "delivery_confirmation_awaited",
            "REFUND": "order_refunded",
            "REVERSED": "order_reversed",
            "CANCELED": "order_cancelled",
            "INVALID": "order_on_hold",
        }.get(status, "unclassified")

    def lcn_event(self):
        reason = self.scalar("DISPATCH_REASON")
        if reason == "LICENCE_CHANGE" and self.scalar("DISABLED") is True:
            return "licence_disabled"
        if reason == "LICENCE_EXPIRATION" and self.was_extended():
            return "licence_changed"
        if reason is ODD:
            return "unclassified"
        return {
            "LICENCE_CHANGE": "licence_changed",
            "LICENCE_GP_CHANGE": "licence_grace_period_changed",
            "LICENCE_PENDING_ACTIVATION": "licence_pending_activation",
            "LICENCE_EXPIRATION": "licence_expired",
            "LICENCE_PASTDUE": "licence_past_due",
            "LICENCE_CPC_ACCEPTED": "licence_offer_accepted",
            "SCHEDULED_FOR_CANCELATION_ON_DEMAND": "licence_cancellation_scheduled",
            "REVERT_CANCELATION_ON_DEMAND": "licence_cancellation_reverted",
        }.get(reason, "unclassified")

    def was_extended(self):
        """Not expired, by its flag or else by its dates. What is odd decides nothing."""
        expired = self.scalar("EXPIRED")
        if expired in (True, False):
            return expired is False
        expiry = self.said("EXPIRATION_DATE_TIME") or self.said("EXPIRATION_DATE")
        updated = self.said("DATE_UPDATED")
        if expiry == NEVER:
            return True
        return expiry is not None and updated is not None and is_later(expiry, updated)

    def said(self, name):
        value = self.scalar(name)
        return None if value is ODD else value

    # Actions.

    def ipn_action(self):
        event = self.ipn_event()
        if event == "order_fulfilled":
            return self.unless_test(self.scalar("TEST_ORDER"))
        return {
            "order_reversed": "withdraw",
            "order_cancelled": "withdraw",
            "order_refunded": "refund",
            "order_charged_back": "review",
            "order_denied": "review",
            "unclassified": "review",
        }.get(event, "wait")

    def unless_test(self, test):
        return {True: "test", ODD: "review"}.get(test, "grant")

    def lcn_action(self):
        """The rows of the table, one after the other."""
        event = self.lcn_event()
        disabled, status, expired = (self.scalar(name) for name in ("DISABLED", "STATUS", "EXPIRED"))
        if event == "unclassified" or ODD in (disabled, status, expired):
            return "review"
        if disabled is True or (disabled is None and status == "DISABLED"):
            return "review" if event == "licence_cancellation_scheduled" else "revoke"
        if status in ("DISABLED", "CANCELED"):
            return "review"
        if event == "licence_expired":
            return "expire"
        if event == "licence_pending_activation":
            return "wait"
        past_due = event == "licence_past_due"
        if status not in (None, "ACTIVE"):
            return "wait" if past_due else "review"
        if disabled is None and status is None:
            return "review"
        expiry = self.expiry_for_action()
        if expiry in (None, ODD):
            return "wait" if past_due else "review"
        updated = self.said("DATE_UPDATED")
        later = expiry == NEVER or (updated is not None and is_later(expiry, updated))
        if expired is True:
            return "review" if later else "expire"
        if past_due and not later:
            return "wait"
        if self.scalar("PAUSE_START_DATE") is not None:
            return "review"
        return self.unless_test(self.scalar("TEST"))

    def expiry_for_action(self):
        """ODD also for two days, and for a day of a licence for life."""
        exact, day = self.scalar("EXPIRATION_DATE_TIME"), self.scalar("EXPIRATION_DATE")
        lifetime = self.scalar("LICENSE_LIFETIME")
        if ODD in (exact, day, lifetime):
            return ODD
        if exact is not None and day is not None and exact[:10] != day[:10]:
            return ODD
        expiry = exact if exact is not None else day
        if lifetime is True:
            return NEVER if expiry in (None, NEVER) else ODD
        return expiry

    # Keys.

    def dedupe_key(self):
        """None if it cannot be made."""
        needed, others = {
            "ipn": (
                ["REFNO", "ORDERSTATUS"],
                ["MESSAGE_TYPE", "REFUND_TYPE", "CHARGEBACK_RESOLUTION", "CHARGEBACK_REASON_CODE", "IPN_TOTALGENERAL", "FRAUD_STATUS"],
            ),
            "lcn": (
                ["LICENSE_CODE", "DATE_UPDATED"],
                ["DISPATCH_REASON", "STATUS", "DISABLED", "EXPIRED", "EXPIRATION_DATE", "PAUSE_START_DATE"],
            ),
        }[self.kind]
        values = [self.post.members.get(name.encode(), b"") for name in needed + others]
        if any(isinstance(value, PhpArray) for value in values) or b"" in values[: len(needed)]:
            return None
        return sha256(source([self.kind.encode(), *values])).hexdigest()

    def delivery_id(self):
        return sha256(source([value for _, value in signed_leaves(self.post)])).hexdigest()


def is_later(one, other):
    """Both are in the zone of the message. Without a time of day on one side the days are compared."""
    length = 10 if 10 in (len(one), len(other)) else 19
    return one[:length] > other[:length]
