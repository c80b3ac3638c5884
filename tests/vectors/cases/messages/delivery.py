"""Electronic delivery: signed like a notification, with a SHA digest in either place."""

from cases import KEY
from cases.messages import message, refused, valid, wrong
from cases.verdicts import UNKNOWN, sign
from php_form import parse, signed_leaves
from signing import MD5, SHA256, SHA3_256, digest, source

BOTH = ("sha3-256", "sha256")
MD5_TOO = (*BOTH, "md5")


def of(algorithm):
    return digest(KEY.encode(), source([value for _, value in signed_leaves(parse(UNKNOWN.encode()).post)]), algorithm)


def delivery(id, note, input, expect, *, secrets=(KEY,), accept=BOTH):
    return message(f"delivery-{id}", "delivery", note, expect, input=input, secrets=secrets, accept=list(accept))


def hashed(value):
    return f"{UNKNOWN}&HASH={value}"


CASES = [
    delivery("fields-sha3", "SHA3-256 in its field", sign(UNKNOWN, md5=None, sha256=None), valid(algorithm="sha3-256")),
    delivery("fields-sha256", "SHA-256 in its field", sign(UNKNOWN, md5=None, sha3=None), valid(algorithm="sha256")),
    delivery("fields-all", "all three: the strongest counts", sign(UNKNOWN), valid(algorithm="sha3-256")),
    delivery(
        "fields-strong-wrong",
        "a wrong strong one is not rescued",
        sign(UNKNOWN, sha3=wrong),
        refused("signature_mismatch"),
    ),
    delivery("hash-sha3", "SHA3-256 in HASH", hashed(of(SHA3_256)), valid(algorithm="sha3-256")),
    delivery("hash-sha256", "SHA-256 in HASH", hashed(of(SHA256)), valid(algorithm="sha256")),
    delivery("hash-upper", "digits in upper case", hashed(of(SHA256).upper()), valid(algorithm="sha256")),
    delivery("hash-md5", "MD5 in HASH, accepted", hashed(of(MD5)), valid(algorithm="md5"), accept=MD5_TOO),
    delivery("hash-md5-default", "MD5 in HASH, not accepted", hashed(of(MD5)), refused("algorithm_not_accepted")),
    delivery(
        "hash-sha-md5-only",
        "SHA in HASH where only MD5 is accepted",
        hashed(of(SHA256)),
        refused("algorithm_not_accepted"),
        accept=("md5",),
    ),
    delivery(
        "hash-sha256-only-sha3",
        "SHA-256 in HASH where only SHA3 is accepted",
        hashed(of(SHA256)),
        refused("signature_mismatch"),
        accept=("sha3-256",),
    ),
    delivery("hash-wrong", "64 digits, the last one changed", hashed(wrong(of(SHA256))), refused("signature_mismatch")),
    delivery(
        "hash-no-digits", "64 characters that are no digits", hashed("z" * 64), refused("malformed_signature", "HASH")
    ),
    delivery(
        "hash-long-beside-field",
        "64 digits in HASH beside a field of its own",
        hashed(of(SHA256)) + f"&SIGNATURE_SHA3_256={of(SHA3_256)}",
        valid(algorithm="sha3-256"),
    ),
    delivery(
        "hash-right-field-wrong",
        "the field counts, HASH does not",
        hashed(of(SHA256)) + f"&SIGNATURE_SHA2_256={wrong(of(SHA256))}",
        refused("signature_mismatch"),
    ),
    delivery(
        "hash-twice", "HASH twice", hashed(of(SHA256)) + f"&HASH={of(SHA256)}", refused("duplicate_field", "HASH")
    ),
    delivery(
        "hash-array", "HASH as an array", f"{UNKNOWN}&HASH[]={of(SHA256)}", refused("malformed_signature", "HASH")
    ),
    delivery("missing", "no signature", UNKNOWN, refused("missing_signature")),
    delivery(
        "changed",
        "a test order made a real one",
        hashed(of(SHA256)).replace("TESTORDER=YES", "TESTORDER=NO"),
        refused("signature_mismatch"),
    ),
    delivery(
        "rotation-second",
        "the second key is right",
        hashed(of(SHA256)),
        valid(1, algorithm="sha256"),
        secrets=("FFEEDDCCBBAA", KEY),
    ),
]
