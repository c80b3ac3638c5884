"""How a digest may be written, and digests that are wrong for a reason."""

import base64
import hashlib

from cases import KEY
from cases.verdicts import (
    IPN,
    LCN,
    refused,
    sign,
    sign_md5,
    sign_sha3,
    sign_sha256,
    text,
    valid,
    verdict,
    wrong,
)
from php_form import parse, signed_leaves
from signing import MD5, SHA256, digest, source

SOURCE = source([value for _, value in signed_leaves(parse(IPN.encode()).post)])


def mixed(hexadecimal):
    return "".join(digit.upper() if i % 2 else digit for i, digit in enumerate(hexadecimal))


def percent_encoded(hexadecimal):
    return "".join(f"%{ord(digit):02X}" for digit in hexadecimal)


def as_base64(hexadecimal):
    return base64.b64encode(bytes.fromhex(hexadecimal)).decode().replace("+", "%2B").replace("=", "%3D")


def hmac_sha3_with_short_block(key, message):
    """HMAC as somebody writes it by hand who thinks every block has 64 bytes. SHA3-256 has 136."""
    padded = key.ljust(64, b"\0")
    inner = hashlib.sha3_256(bytes(byte ^ 0x36 for byte in padded) + message).digest()
    return hashlib.sha3_256(bytes(byte ^ 0x5C for byte in padded) + inner).hexdigest()


def malformed(id, note, written):
    """The same odd text in each of the three fields, one body each."""
    return [
        verdict(f"digest-{id}", f"{note}", sign(IPN, sha3=written), refused("malformed_signature")),
        verdict(
            f"digest-{id}-sha256",
            f"{note}: SHA-256",
            sign_sha256(IPN, sha256=written),
            refused("malformed_signature"),
        ),
        verdict(
            f"digest-{id}-md5",
            f"{note}: MD5",
            sign_md5(IPN, md5=written),
            refused("malformed_signature"),
            accept=["md5"],
        ),
    ]


CASES = [
    # Either case of the digits, and any encoding of them.
    verdict("digest-upper", "a digest in upper case", sign_sha3(IPN, sha3=str.upper), valid("ipn")),
    verdict(
        "digest-upper-sha256",
        "a digest in upper case: SHA-256",
        sign_sha256(IPN, sha256=str.upper),
        valid("ipn", "sha256"),
    ),
    verdict(
        "digest-upper-md5",
        "a digest in upper case: MD5",
        sign_md5(IPN, md5=str.upper),
        valid("ipn", "md5"),
        accept=["md5"],
    ),
    verdict("digest-mixed", "a digest in mixed case", sign(IPN, sha3=mixed), valid("ipn")),
    verdict(
        "digest-percent-encoded",
        "a digest with every digit percent-encoded",
        sign(IPN, sha3=percent_encoded),
        valid("ipn"),
    ),
    # Not exactly as many hexadecimal digits as the algorithm has.
    *malformed("empty", "an empty digest", text("")),
    *malformed("one-short", "one digit too few", lambda right: right[:-1]),
    *malformed("one-long", "one digit too many", lambda right: right + "0"),
    *malformed("not-hex", "a g among the digits", lambda right: "g" + right[1:]),
    *malformed("trailing-blank", "a blank behind the digest", lambda right: right + "+"),
    verdict(
        "digest-leading-blank",
        "a blank before the digest",
        sign(IPN, sha3=lambda right: "+" + right),
        refused("malformed_signature"),
    ),
    verdict(
        "digest-blank-for-digit",
        "a blank in place of the last digit",
        sign(IPN, sha3=lambda right: right[:-1] + "+"),
        refused("malformed_signature"),
    ),
    verdict(
        "digest-nul-behind",
        "a NUL behind the digest: C strings see 64 digits",
        sign(IPN, sha3=lambda right: right + "%00"),
        refused("malformed_signature"),
    ),
    verdict(
        "digest-line-end-behind",
        "a line end behind the whole body belongs to the last digest",
        sign(IPN) + b"\r\n",
        refused("malformed_signature"),
    ),
    verdict(
        "digest-prefix-0x",
        "0x before the digest",
        sign(IPN, sha3=lambda right: "0x" + right),
        refused("malformed_signature"),
    ),
    verdict(
        "digest-prefix-0x-inside",
        "0x in place of the first two digits",
        sign(IPN, sha3=lambda right: "0x" + right[2:]),
        refused("malformed_signature"),
    ),
    verdict("digest-base64", "a digest in base64", sign(IPN, sha3=as_base64), refused("malformed_signature")),
    verdict(
        "digest-wide-digits",
        "a digit that is one in Unicode only",
        sign(IPN, sha3=lambda right: "%EF%BC%91" + right[1:]),
        refused("malformed_signature"),
    ),
    verdict(
        "digest-sha3-in-hash",
        "64 digits where MD5 belongs",
        sign_md5(IPN, md5=text(digest(KEY.encode(), SOURCE, SHA256))),
        refused("malformed_signature"),
        accept=["md5"],
    ),
    verdict(
        "digest-md5-in-sha3",
        "32 digits where SHA3 belongs",
        sign(IPN, sha3=text(digest(KEY.encode(), SOURCE, MD5))),
        refused("malformed_signature"),
    ),
    # Well-formed and wrong.
    verdict("digest-wrong", "one digit differs", sign_sha3(IPN, sha3=wrong), refused("signature_mismatch")),
    verdict(
        "digest-wrong-sha256",
        "one digit differs: SHA-256",
        sign_sha256(IPN, sha256=wrong),
        refused("signature_mismatch"),
    ),
    verdict(
        "digest-wrong-md5",
        "one digit differs: MD5",
        sign_md5(IPN, md5=wrong),
        refused("signature_mismatch"),
        accept=["md5"],
    ),
    verdict(
        "digest-wrong-lcn",
        "one digit differs: a subscription",
        sign(LCN, sha3=wrong),
        refused("signature_mismatch"),
    ),
    verdict(
        "digest-wrong-first",
        "the first digit differs",
        sign(IPN, sha3=lambda right: ("0" if right[0] != "0" else "1") + right[1:]),
        refused("signature_mismatch"),
    ),
    verdict(
        "digest-zeros",
        "a digest of nothing but zeros",
        sign(IPN, sha3=text("0" * 64)),
        refused("signature_mismatch"),
    ),
    verdict(
        "digest-looks-like-zero",
        "a digest 0e…, which a loose comparison takes for the number 0",
        sign_md5(IPN, md5=text("0e" + "1" * 30)),
        refused("signature_mismatch"),
        accept=["md5"],
    ),
    verdict(
        "digest-sha256-in-sha3",
        "the right SHA-256 in SHA3's field",
        sign(IPN, sha3=text(digest(KEY.encode(), SOURCE, SHA256))),
        refused("signature_mismatch"),
    ),
    verdict(
        "digest-no-key",
        "a hash of the source without a key",
        sign_sha3(IPN, sha3=text(hashlib.sha3_256(SOURCE).hexdigest())),
        refused("signature_mismatch"),
    ),
    verdict(
        "digest-short-block",
        "HMAC-SHA3 made with a block of 64 bytes",
        sign_sha3(IPN, sha3=text(hmac_sha3_with_short_block(KEY.encode(), SOURCE))),
        refused("signature_mismatch"),
    ),
    verdict(
        "digest-of-raw-body",
        "an HMAC of the raw body, as other vendors make it",
        sign_sha256(IPN, sha256=text(digest(KEY.encode(), IPN.encode(), SHA256))),
        refused("signature_mismatch"),
    ),
]
