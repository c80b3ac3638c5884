"""The API header, made and read."""

from cases import KEY
from cases.messages import MADE, message, refused, valid, wrong
from signing import MD5, SHA256, SHA3_256, digest, source

CODE, DATE, NOW = "MERCCODE", "2024-02-11 07:15:02", 1707635702


def hash_of(algorithm, code=CODE, date=DATE):
    return digest(KEY.encode(), source([code.encode(), date.encode()]), algorithm)


SHA = hash_of(SHA256)
FRONT = f'code="{CODE}" date="{DATE}" '
RIGHT = f'{FRONT}hash="{SHA}" algo="sha256"'


def header(id, note, input, expect, *, secrets=(KEY,)):
    return message(f"api-header-{id}", "api_header", note, expect, input=input, secrets=secrets)


def request(id, note, expect=MADE, *, algorithm="sha256", code=CODE, now=NOW):
    arguments = {"code": code, "now": now}
    return message(
        f"api-request-{id}", "api_request", note, expect, secrets=(KEY,), algorithm=algorithm, arguments=arguments
    )


INVALID = refused("invalid_field", "X-Avangate-Authentication")

CASES = [
    request("sha256", "with HMAC-SHA-256"),
    request("sha3", "with HMAC-SHA3-256", algorithm="sha3-256"),
    request("md5", "no algo for MD5", algorithm="md5"),
    request("epoch", "small numbers are filled up with zeros", now=0),
    request("utf8", "a code that is not ASCII", code="Zoë"),
    request("quote", "a quote in the code", refused("invalid_field", "code"), code='A"B'),
    request("apostrophe", "an apostrophe in the code", refused("invalid_field", "code"), code="A'B"),
    request("line", "a line end in the code", refused("invalid_field", "code"), code="A\r\nB"),
    request("empty", "no code", refused("missing_field", "code"), code=""),
    header("right", "as documented", RIGHT, valid(algorithm="sha256")),
    header("right-single", "single quotes", RIGHT.replace('"', "'"), valid(algorithm="sha256")),
    header(
        "right-no-blank",
        "no blank before algo, as two libraries send it",
        RIGHT.replace(" algo", "algo"),
        valid(algorithm="sha256"),
    ),
    header(
        "right-order",
        "another order",
        f'algo="sha256" hash="{SHA}" date="{DATE}" code="{CODE}"',
        valid(algorithm="sha256"),
    ),
    header(
        "right-blanks", "blanks around everything", "  " + RIGHT.replace("=", " = ") + "\t", valid(algorithm="sha256")
    ),
    header("right-sha3", "SHA3-256", f'{FRONT}hash="{hash_of(SHA3_256)}" algo="sha3-256"', valid(algorithm="sha3-256")),
    header("right-md5", "no algo means MD5", f'{FRONT}hash="{hash_of(MD5)}"', valid(algorithm="md5")),
    header("right-upper", "digits in upper case", RIGHT.replace(SHA, SHA.upper()), valid(algorithm="sha256")),
    header("right-other", "an attribute nobody knows", RIGHT + ' x="y"', valid(algorithm="sha256")),
    header("wrong-digit", "the last digit changed", RIGHT.replace(SHA, wrong(SHA)), refused("signature_mismatch")),
    header("wrong-date", "another date", RIGHT.replace("07:15", "07:16"), refused("signature_mismatch")),
    header("wrong-code", "another code", RIGHT.replace(CODE, "OTHERCODE"), refused("signature_mismatch")),
    header("wrong-key", "another key", RIGHT, refused("signature_mismatch"), secrets=("FFEEDDCCBBAA",)),
    header(
        "wrong-algorithm", "SHA-256 called SHA3", RIGHT.replace("sha256", "sha3-256"), refused("signature_mismatch")
    ),
    header(
        "sha-as-md5",
        "64 digits and no algo",
        RIGHT.replace(' algo="sha256"', ""),
        refused("malformed_signature", "hash"),
    ),
    header(
        "md5-as-sha", "32 digits and algo", RIGHT.replace(SHA, hash_of(MD5)), refused("malformed_signature", "hash")
    ),
    header(
        "algo-unknown", "another algorithm", RIGHT.replace('"sha256"', '"sha512"'), refused("invalid_field", "algo")
    ),
    header("algo-md5", "MD5 has no name", f'{FRONT}hash="{hash_of(MD5)}" algo="md5"', refused("invalid_field", "algo")),
    header("no-code", "no code", RIGHT.replace(f'code="{CODE}" ', ""), refused("missing_field", "code")),
    header("no-date", "no date", RIGHT.replace(f'date="{DATE}" ', ""), refused("missing_field", "date")),
    header("no-hash", "no hash", FRONT, refused("missing_field", "hash")),
    header("empty", "nothing at all", "", refused("missing_field", "code")),
    header(
        "date-shape",
        "a date of another shape",
        RIGHT.replace(DATE, "2024-02-11T07:15:02Z"),
        refused("invalid_field", "date"),
    ),
    header("date-real", "a day that does not exist", RIGHT.replace("02-11", "02-30"), refused("invalid_field", "date")),
    header("twice", "an attribute twice", RIGHT + f' hash="{SHA}"', refused("duplicate_field", "hash")),
    header("unquoted", "no quotes", RIGHT.replace('"', ""), INVALID),
    header("unclosed", "a quote that does not close", RIGHT[:-1], INVALID),
    header("mixed", "opened with one quote and closed with the other", RIGHT[:-1] + "'", INVALID),
    header("junk", "something else in between", RIGHT.replace(" algo", "; algo"), INVALID),
]
