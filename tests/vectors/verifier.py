"""What a verifier has to answer to one body: a second opinion on every case of verdicts.json.

The cases state the verdict they expect. This model works it out again, step by step in the order in which a
verifier must decide, and `generate.py` refuses to write anything as long as the two differ.
"""

import re
from calendar import timegm
from datetime import datetime
from hmac import compare_digest

from documented_fields import ARRAYS, IPN_LINE_ARRAYS, SCALARS
from php_form import NestingTooDeep, PhpArray, name_and_value, parse, pieces, signed_leaves
from signing import AS_SENT, STRONGEST_FIRST, ReceiptError, digest, receipt_text, receipt_values, source

DEFAULT_LIMITS = {"body": 8 * 1024 * 1024, "fields": 100_000, "name": 65_536, "depth": 64}
BLANK_BYTES = b"\t\n\v\f\r "
MUST_COME_ONCE = {
    "ipn": ("REFNO", "ORDERSTATUS", "IPN_DATE"),
    "lcn": ("LICENSE_CODE", "EXPIRATION_DATE", "DATE_UPDATED"),
}
MUST_COME_ONCE["unknown"] = MUST_COME_ONCE["ipn"] + MUST_COME_ONCE["lcn"]


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def verdict(body, secrets, policy, limits, date):
    """The `expect` member of a verdict case: refused with a code, or valid with a receipt dated `date`."""
    try:
        return accept_or_refuse(body, secrets, policy, {**DEFAULT_LIMITS, **limits}, date)
    except Refused as refused:
        return {"valid": False, "error": refused.code}


def accept_or_refuse(body, secrets, policy, limits, date):
    keys = [secret.encode() for secret in secrets]
    refuse_blank_secrets(keys)
    form = parse_within(body, limits)

    detected = detect_kind(form.post)
    wanted = detected if policy["kind"] == "auto" else policy["kind"]
    refuse_broken_structure(form, wanted)

    algorithm = choose_algorithm(form.post, body, policy["accept"])
    source_string = source([value for _, value in signed_leaves(form.post)])
    checked = present_algorithms(form.post) if policy["require_all"] else [algorithm]
    index = matching_key(form.post, keys, source_string, checked)

    if wanted != detected:
        raise Refused("wrong_kind")
    if policy["strict"]:
        refuse_unusual(form, detected)
    if "max_age" in policy:
        refuse_stale(form.post, detected, policy["max_age"])

    return {
        "valid": True,
        "kind": detected,
        "algorithm": algorithm.name,
        "secret": index,
        "receipt": receipt(detected, form.post, keys[index], algorithm, date),
    }


# Before the body.


def refuse_blank_secrets(keys):
    """A secret of nothing but white space and NUL lets anybody sign, so it spoils the whole list. HMAC fills keys up
    with NUL bytes, so one of those alone is the empty key."""
    for key in keys:
        if all(byte in BLANK_BYTES + b"\0" for byte in key):
            raise Refused("empty_secret")


def parse_within(body, limits):
    """Limits are looked at before anything is made of the body. Names count as they came, still encoded."""
    if len(body) > limits["body"]:
        raise Refused("body_too_large")
    if len(pieces(body)) > limits["fields"]:
        raise Refused("too_many_fields")
    if any(len(name_and_value(piece)[0]) > limits["name"] for piece in pieces(body)):
        raise Refused("name_too_long")
    try:
        return parse(body, limits["depth"])
    except NestingTooDeep:
        raise Refused("nesting_too_deep") from None


# Before the MAC.


def detect_kind(post):
    if any(name in post.members for name in (b"REFNO", b"IPN_PID", b"IPN_DATE")):
        return "ipn"
    if b"LICENSE_CODE" in post.members:
        return "lcn"
    return "unknown"


def refuse_broken_structure(form, kind):
    """The signature fields, then the scalars that receipt and bookkeeping stand on, must be single values."""
    for algorithm in AS_SENT:
        refuse_unless_single(form, algorithm.field, "malformed_signature")
    for name in MUST_COME_ONCE[kind]:
        refuse_unless_single(form, name, "invalid_field")


def refuse_unless_single(form, name, code_for_array):
    key = name.encode()
    if form.came.count(key) > 1:
        raise Refused("duplicate_field")
    if isinstance(form.post.members.get(key), PhpArray):
        raise Refused(code_for_array)


def present_algorithms(post):
    return [algorithm for algorithm in STRONGEST_FIRST if algorithm.field.encode() in post.members]


def choose_algorithm(post, body, accepted):
    """The strongest that is both present and accepted. What else stands in the body has no say."""
    present = present_algorithms(post)
    if not present:
        raise Refused("not_form" if looks_like_no_form(body) else "missing_signature")
    for algorithm in present:
        if algorithm.name in accepted:
            return algorithm
    raise Refused("algorithm_not_accepted")


def looks_like_no_form(body):
    return body.startswith(b"--") or body.lstrip(BLANK_BYTES)[:1] in (b"{", b"[")


# The MAC.


def matching_key(post, keys, source_string, algorithms):
    """The index of the first key under which all these signatures are right."""
    received = {algorithm: received_digest(post, algorithm) for algorithm in algorithms}
    for index, key in enumerate(keys):
        if all(compare_digest(received[each], digest(key, source_string, each)) for each in algorithms):
            return index
    raise Refused("signature_mismatch")


def received_digest(post, algorithm):
    value = post.members[algorithm.field.encode()]
    if re.fullmatch(rb"[0-9A-Fa-f]{%d}" % algorithm.hex_digits, value) is None:
        raise Refused("malformed_signature")
    return value.decode().lower()


# After the MAC.


def refuse_unusual(form, kind):
    """Strict mode: nothing that looks as if a genuine message had been cut and joined anew."""
    if form.overwrote:
        raise Refused("duplicate_field")

    for key, member in form.post.members.items():
        name = key.decode(errors="replace")
        if name in SCALARS and isinstance(member, PhpArray):
            raise Refused("invalid_field")
        if name in ARRAYS and not isinstance(member, PhpArray):
            raise Refused("invalid_field")

    if len(line_counts(form.post)) > 1:
        raise Refused("invalid_field")

    date = date_field(form.post, kind)
    if date is not None:
        read_date(date, kind)


def line_counts(post):
    """The different numbers of members in the line arrays, whatever the members are.

    An array that is not used may be sent with one empty member, so that counts as absent.
    """
    counts = set()
    for name in IPN_LINE_ARRAYS:
        array = post.members.get(name.encode())
        if array is not None and list(array.members.values()) != [b""]:
            counts.add(len(array.members))
    return counts


def refuse_stale(post, kind, max_age):
    if kind == "unknown":
        raise Refused("wrong_kind")
    date = date_field(post, kind)
    zone = post.members.get(b"TIMEZONE_OFFSET")
    if date is None or zone is None:
        raise Refused("missing_field")
    signed_at = timegm(read_date(date, kind).timetuple()) - read_offset(zone)
    if abs(max_age["now"] - signed_at) > max_age["seconds"]:
        raise Refused("stale")


def date_field(post, kind):
    """The date a message is signed with, if it was sent. A message that is neither order nor subscription has none."""
    name = {"ipn": b"IPN_DATE", "lcn": b"DATE_UPDATED"}.get(kind)
    return post.members.get(name)


def read_date(value, kind):
    """IPN_DATE as YmdHis, DATE_UPDATED as Y-m-d H:i:s, and a date that exists."""
    shape, pattern = {
        "ipn": (rb"[0-9]{14}", "%Y%m%d%H%M%S"),
        "lcn": (rb"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}", "%Y-%m-%d %H:%M:%S"),
    }[kind]
    if re.fullmatch(shape, value) is None:
        raise Refused("invalid_field")
    try:
        return datetime.strptime(value.decode(), pattern)
    except ValueError:
        raise Refused("invalid_field") from None


def read_offset(zone):
    """`GMT+03:00` in seconds."""
    match = None if isinstance(zone, PhpArray) else re.fullmatch(rb"GMT([+-])([0-9]{2}):([0-9]{2})", zone)
    if match is None:
        raise Refused("invalid_field")
    seconds = int(match[2]) * 3600 + int(match[3]) * 60
    return -seconds if match[1] == b"-" else seconds


def receipt(kind, post, key, algorithm, date):
    """The answer to a verified message, with the key and the algorithm that verified it."""
    try:
        values = receipt_values(kind, post, date)
    except ReceiptError as error:
        field = {} if error.field is None else {"field": error.field}
        return {"date": date, "error": error.code, **field}
    return {"date": date, "text": receipt_text(algorithm, date, digest(key, source(values), algorithm))}
