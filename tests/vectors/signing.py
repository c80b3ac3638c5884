"""From values to digests and receipts: the length-prefixed source string and the MACs over it.

The MACs come from Python's hmac and hashlib, which share no code with the project.
"""

import base64
import hashlib
import hmac
from typing import NamedTuple

from php_form import PhpArray


class Algorithm(NamedTuple):
    name: str  # in policies and verdicts
    field: str  # the form field that carries the signature
    member: str  # in `expected` and `text` of the vectors
    hash_name: str  # for hashlib
    hex_digits: int


# Strongest first.
SHA3_256 = Algorithm("sha3-256", "SIGNATURE_SHA3_256", "sha3_256", "sha3_256", 64)
SHA256 = Algorithm("sha256", "SIGNATURE_SHA2_256", "sha256", "sha256", 64)
MD5 = Algorithm("md5", "HASH", "md5", "md5", 32)
STRONGEST_FIRST = (SHA3_256, SHA256, MD5)
# The order in which a sender appends them, which is also the order of the members of `expected`.
AS_SENT = (MD5, SHA256, SHA3_256)


class ReceiptError(Exception):
    """A receipt cannot be made: the error code and, where one is to blame, the field."""

    def __init__(self, code, field=None):
        super().__init__(code, field)
        self.code = code
        self.field = field


def source(values):
    """Each value behind its length in bytes, with nothing in between."""
    return b"".join(str(len(value)).encode() + value for value in values)


def digest(key, source_string, algorithm):
    return hmac.new(key, source_string, algorithm.hash_name).hexdigest()


def all_digests(key, source_string):
    return {algorithm.member: digest(key, source_string, algorithm) for algorithm in AS_SENT}


def plain_md5(source_string):
    """The old 2CO messages: MD5 over everything, secret included, in upper case."""
    return hashlib.md5(source_string).hexdigest().upper()


def jwt_hs512(key, source_string):
    mac = hmac.new(key, source_string, "sha512").digest()
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def receipt_text(algorithm, date, hexadecimal):
    if algorithm is MD5:
        return f"<EPAYMENT>{date}|{hexadecimal}</EPAYMENT>"
    return f'<sig algo="{algorithm.name}" date="{date}">{hexadecimal}</sig>'


def receipt_values(kind, post, date):
    """The values a receipt signs. The first product is the one under key 0, wherever that stands."""
    if kind == "ipn":
        values = [first_member(post, "IPN_PID"), first_member(post, "IPN_PNAME"), scalar(post, "IPN_DATE")]
    elif kind == "lcn":
        expiration = b""
        if b"EXPIRATION_DATE" in post.members:
            expiration = scalar(post, "EXPIRATION_DATE")
        values = [scalar(post, "LICENSE_CODE"), expiration]
    else:
        raise ReceiptError("wrong_kind")
    return values + [date.encode()]


def first_member(post, name):
    path = name + "[0]"
    array = post.members.get(name.encode())
    if array is None:
        raise ReceiptError("missing_field", path)
    if not isinstance(array, PhpArray):
        raise ReceiptError("invalid_field", name)
    member = array.members.get(b"0")
    if member is None:
        raise ReceiptError("missing_field", path)
    if isinstance(member, PhpArray):
        raise ReceiptError("invalid_field", path)
    return member


def scalar(post, name):
    value = post.members.get(name.encode())
    if value is None:
        raise ReceiptError("missing_field", name)
    if isinstance(value, PhpArray):
        raise ReceiptError("invalid_field", name)
    return value
