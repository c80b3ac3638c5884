"""What must be a single value: the signature fields, and the fields that receipt and bookkeeping stand on.

This is looked at before the MAC and before anything is said about a missing signature.
"""

from cases import KEY
from cases.verdicts import IPN, LCN, UNKNOWN, refused, sign, sign_md5, sign_sha3, text, valid, verdict, wrong
from php_form import parse, signed_leaves
from signing import SHA3_256, digest, source


def sha3_of(body):
    return digest(
        KEY.encode(), source([value for _, value in signed_leaves(parse(body.encode()).post)]), SHA3_256
    )


SHA3 = sha3_of(IPN)


def twice(id, body, name, value, kind):
    """One of the fields that must come once, sent again with the value it has or with another."""
    return [
        verdict(
            f"field-{id}-twice",
            f"{name} twice, other value",
            sign(body + f"&{name}=other"),
            refused("duplicate_field"),
        ),
        verdict(
            f"field-{id}-twice-same",
            f"{name} twice, same value",
            sign(body + f"&{name}={value}"),
            refused("duplicate_field"),
            kind=kind,
        ),
        verdict(
            f"field-{id}-array",
            f"{name} as an array",
            sign(body.replace(f"{name}=", f"{name}[]=")),
            refused("invalid_field"),
        ),
    ]


CASES = [
    # A signature field twice.
    verdict(
        "field-sha3-twice-same",
        "SHA3 twice, the same right digest",
        sign(IPN) + f"&SIGNATURE_SHA3_256={SHA3}".encode(),
        refused("duplicate_field"),
    ),
    verdict(
        "field-sha3-twice-wrong-last",
        "SHA3 twice, first right, then wrong",
        sign(IPN) + f"&SIGNATURE_SHA3_256={wrong(SHA3)}".encode(),
        refused("duplicate_field"),
    ),
    verdict(
        "field-sha3-twice-right-last",
        "SHA3 twice, first wrong, then right: PHP would see only the right one",
        f"SIGNATURE_SHA3_256={wrong(SHA3)}&".encode() + sign(IPN),
        refused("duplicate_field"),
    ),
    verdict(
        "field-sha3-twice-translated",
        "SHA3 twice under two spellings that PHP makes one",
        f"SIGNATURE.SHA3+256={wrong(SHA3)}&".encode() + sign(IPN),
        refused("duplicate_field"),
    ),
    verdict(
        "field-sha256-twice",
        "SHA-256 twice, though SHA3 is chosen",
        sign(IPN) + b"&SIGNATURE_SHA2_256=",
        refused("duplicate_field"),
    ),
    verdict(
        "field-hash-twice",
        "MD5 twice, though it is not accepted",
        sign(IPN) + b"&HASH=",
        refused("duplicate_field"),
    ),
    verdict(
        "field-hash-twice-in-front",
        "MD5 twice, one of them in front and encoded",
        b"%48ASH=x&" + sign(IPN),
        refused("duplicate_field"),
    ),
    # A signature field as an array.
    verdict(
        "field-sha3-array",
        "SHA3 as an array with the right digest",
        sign(IPN, sha3=None) + f"&SIGNATURE_SHA3_256[]={SHA3}".encode(),
        refused("malformed_signature"),
    ),
    verdict(
        "field-sha3-array-only",
        "SHA3 as a keyed array, and no other signature",
        f"{IPN}&SIGNATURE_SHA3_256[x]={SHA3}",
        refused("malformed_signature"),
    ),
    verdict(
        "field-sha256-array",
        "SHA-256 as a nested array, though SHA3 is chosen",
        sign(IPN, sha256=None) + b"&SIGNATURE_SHA2_256[0][1]=x",
        refused("malformed_signature"),
    ),
    verdict(
        "field-hash-array",
        "MD5 as an array, though it is not accepted",
        sign(IPN, md5=None) + b"&HASH[]=x",
        refused("malformed_signature"),
    ),
    verdict(
        "field-hash-array-only",
        "MD5 as an array, not accepted, and no other signature",
        f"{IPN}&HASH[]=x",
        refused("malformed_signature"),
    ),
    verdict(
        "field-hash-array-twice",
        "MD5 as an array of two: it came twice",
        sign(IPN, md5=None) + b"&HASH[]=x&HASH[]=y",
        refused("duplicate_field"),
    ),
    verdict(
        "field-hash-scalar-and-array",
        "MD5 as a scalar and as an array: it came twice",
        sign(IPN) + b"&HASH[]=x",
        refused("duplicate_field"),
    ),
    verdict(
        "field-hash-unclosed",
        "HASH[ is not an array: the name becomes HASH_, and its value is signed",
        sign(IPN + "&HASH[=x"),
        valid("ipn"),
    ),
    verdict(
        "field-hash-look-alike-twice",
        "hash in lower case is another name",
        sign(IPN + "&hash=1&hash=2"),
        valid("ipn"),
    ),
    # The fields of an order.
    *twice("refno", IPN, "REFNO", "900000001", "ipn"),
    *twice("orderstatus", IPN, "ORDERSTATUS", "COMPLETE", "ipn"),
    *twice("ipn-date", IPN, "IPN_DATE", "20240211091645", "ipn"),
    verdict(
        "field-refno-twice-translated",
        "REFNO twice, once with a leading blank",
        sign(IPN + "&+REFNO=7"),
        refused("duplicate_field"),
    ),
    verdict(
        "field-refno-scalar-then-array",
        "REFNO as a scalar and as an array: it came twice",
        sign(IPN + "&REFNO[]=7"),
        refused("duplicate_field"),
    ),
    verdict(
        "field-refno-keyed",
        "REFNO as an array with a key",
        sign("REFNO[x]=7&ORDERNO=1"),
        refused("invalid_field"),
    ),
    # The fields of a subscription.
    *twice("license-code", LCN, "LICENSE_CODE", "AB12CD34EF", "lcn"),
    *twice("expiration-date", LCN, "EXPIRATION_DATE", "2025-02-11", "lcn"),
    *twice("date-updated", LCN, "DATE_UPDATED", "2024-02-11+09%3A16%3A41", "lcn"),
    # Without a kind all six count, with one only its own.
    verdict(
        "field-unknown-orderstatus-twice",
        "neither order nor subscription: ORDERSTATUS",
        sign(UNKNOWN + "&ORDERSTATUS=A&ORDERSTATUS=B"),
        refused("duplicate_field"),
    ),
    verdict(
        "field-unknown-expiration-date-twice",
        "neither order nor subscription: EXPIRATION_DATE",
        sign(UNKNOWN + "&EXPIRATION_DATE=A&EXPIRATION_DATE=B"),
        refused("duplicate_field"),
    ),
    verdict(
        "field-unknown-date-updated-array",
        "neither order nor subscription: DATE_UPDATED",
        sign(UNKNOWN + "&DATE_UPDATED[]=A"),
        refused("invalid_field"),
    ),
    verdict(
        "field-ipn-expiration-date-twice",
        "a subscription's field twice in an order",
        sign(IPN + "&EXPIRATION_DATE=A&EXPIRATION_DATE=B"),
        valid("ipn"),
    ),
    verdict(
        "field-ipn-date-updated-array",
        "a subscription's field as an array in an order",
        sign(IPN + "&DATE_UPDATED[]=A"),
        valid("ipn"),
    ),
    verdict(
        "field-lcn-orderstatus-twice",
        "an order's field twice in a subscription",
        sign(LCN + "&ORDERSTATUS=A&ORDERSTATUS=B"),
        valid("lcn"),
    ),
    verdict(
        "field-demanded-kind-counts",
        "an order with REFNO twice where a subscription is demanded: REFNO is not looked at",
        sign(IPN + "&REFNO=7"),
        refused("wrong_kind"),
        kind="lcn",
    ),
    verdict(
        "field-demanded-kind-adds",
        "an order with EXPIRATION_DATE twice where a subscription is demanded",
        sign(IPN + "&EXPIRATION_DATE=A&EXPIRATION_DATE=B"),
        refused("duplicate_field"),
        kind="lcn",
    ),
    # Other fields may come twice.
    verdict(
        "field-other-twice",
        "another field twice: the last value counts, as in PHP",
        sign(IPN + "&COMPANY=Other"),
        valid("ipn"),
    ),
    verdict(
        "field-other-array",
        "another scalar that comes as an array",
        sign(IPN + "&CURRENCY[]=USD"),
        valid("ipn"),
    ),
    # Before the MAC and before a missing signature.
    verdict(
        "field-twice-and-wrong",
        "REFNO twice, and signed wrongly",
        sign(IPN + "&REFNO=7", sha3=wrong),
        refused("duplicate_field"),
    ),
    verdict(
        "field-twice-and-unsigned", "REFNO twice, and not signed", IPN + "&REFNO=7", refused("duplicate_field")
    ),
    verdict(
        "field-twice-and-not-accepted",
        "REFNO twice, and signed with MD5 only",
        sign_md5(IPN + "&REFNO=7"),
        refused("duplicate_field"),
    ),
    verdict(
        "field-twice-and-malformed",
        "REFNO twice, and the digest is none",
        sign_sha3(IPN + "&REFNO=7", sha3=text("x")),
        refused("duplicate_field"),
    ),
    verdict(
        "field-signature-first",
        "a signature field as an array, and REFNO twice: the signature is looked at first",
        sign(IPN + "&REFNO=7", sha3=None) + b"&SIGNATURE_SHA3_256[]=x",
        refused("malformed_signature"),
    ),
]
