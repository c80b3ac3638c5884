"""Verdict cases: a body, the secrets, a policy, and what a verifier must answer.

Every case states the answer. The model in verifier.py works it out again, and the two must agree; only the
digest inside a receipt is left to the model.
"""

from cases import KEY
from php_form import parse, signed_leaves
from signing import AS_SENT, digest, source

# A small order and a small subscription change with everything a receipt and a clock need, and neither.
IPN = (
    "REFNO=900000001&ORDERSTATUS=COMPLETE&COMPANY=&TIMEZONE_OFFSET=GMT%2B02%3A00"
    "&IPN_PID[]=30100001&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_DATE=20240211091645"
)
LCN = (
    "LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=2025-02-11&DATE_UPDATED=2024-02-11+09%3A16%3A41"
    "&STATUS=ACTIVE&TIMEZONE_OFFSET=GMT%2B02%3A00"
)
UNKNOWN = "COMPANY=Example+%26+Co&LICENSE_REF=AB12CD34EF&TESTORDER=YES"

# The date of every receipt.
ANSWERED = "20240211091700"


def verdict(
    id,
    note,
    body,
    expect,
    *,
    secrets=(KEY,),
    accept=("sha3-256", "sha256"),
    kind="auto",
    require_all=False,
    strict=False,
    max_age=None,
    limits=None,
):
    policy = {"accept": list(accept), "kind": kind, "require_all": require_all, "strict": strict}
    if max_age is not None:
        policy["max_age"] = max_age
    return {
        "id": id,
        "note": note,
        "body": body,
        "secrets": list(secrets),
        "policy": policy,
        "limits": limits or {},
        "expect": expect,
    }


def refused(code):
    return {"valid": False, "error": code}


def valid(kind, algorithm="sha3-256", secret=0, receipt=None):
    """Verified. `receipt` is given where none can be made: the code, and the field it is about."""
    answer = {"date": ANSWERED}
    if receipt is not None:
        answer.update(zip(("error", "field"), receipt.split()))
    return {"valid": True, "kind": kind, "algorithm": algorithm, "secret": secret, "receipt": answer}


# What stands in a signature field, made from the digest that would be right.


def right(hexadecimal):
    return hexadecimal


def wrong(hexadecimal):
    """The right length and the right digits, the last one changed."""
    return hexadecimal[:-1] + ("0" if hexadecimal[-1] != "0" else "1")


def text(value):
    """Something that has nothing to do with the digest."""
    return lambda hexadecimal: value


def sign(body, *, key=KEY, md5=right, sha256=right, sha3=right, values=None):
    """Append the signature fields as a sender does; None leaves one out.

    `values` are the values to sign where they are not those of the body.
    """
    plain_body = body.encode() if isinstance(body, str) else body
    if values is None:
        values = [value for _, value in signed_leaves(parse(plain_body).post)]
    else:
        values = [value.encode() for value in values]

    signed = plain_body
    for algorithm, written in zip(AS_SENT, (md5, sha256, sha3)):
        if written is not None:
            hexadecimal = digest(key.encode(), source(values), algorithm)
            signed += b"&" + algorithm.field.encode() + b"=" + written(hexadecimal).encode()
    return signed


def sign_sha3(body, **options):
    return sign(body, md5=None, sha256=None, **options)


def sign_sha256(body, **options):
    return sign(body, md5=None, sha3=None, **options)


def sign_md5(body, **options):
    return sign(body, sha256=None, sha3=None, **options)
