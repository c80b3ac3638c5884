"""Limits: looked at before anything is made of the body. A body over one is refused whole, never cut.

No body breaks two limits at once: which one is named then is not laid down.
"""

from cases import rule
from cases.verdicts import IPN, refused, sign, sign_sha3, valid, verdict

SIGNED = sign(IPN)
PIECES = SIGNED.count(b"&") + 1
NO_RECEIPT = valid("unknown", receipt="wrong_kind")

# Sixty-four levels.
X = "[x]" * 64


def too_deep(id, note, body, kept):
    """A body with 65 levels, signed over what PHP keeps: a verifier that reads $_POST would take it."""
    return verdict(f"php-10-{id}", note, sign(body, values=kept), refused("nesting_too_deep"))


CASES = [
    # Bytes of the body.
    verdict(
        "limit-body-reached", "a body as long as is allowed", SIGNED, valid("ipn"), limits={"body": len(SIGNED)}
    ),
    verdict(
        "limit-body-passed",
        "a body one byte too long",
        SIGNED,
        refused("body_too_large"),
        limits={"body": len(SIGNED) - 1},
    ),
    verdict(
        "limit-body-default-reached",
        "8 MiB, the default, of nothing but &",
        rule("&" * 64, 1, 131_072, ""),
        refused("missing_signature"),
    ),
    verdict(
        "limit-body-default-passed",
        "64 bytes more than the default of 8 MiB",
        rule("&" * 64, 0, 131_072, ""),
        refused("body_too_large"),
    ),
    verdict(
        "limit-body-unsigned",
        "a body too long, without a signature",
        IPN,
        refused("body_too_large"),
        limits={"body": 20},
    ),
    # Fields: the pieces between &, except the empty ones.
    verdict(
        "limit-fields-reached",
        "as many fields as are allowed, signatures included",
        SIGNED,
        valid("ipn"),
        limits={"fields": PIECES},
    ),
    verdict(
        "limit-fields-passed",
        "one field too many",
        SIGNED,
        refused("too_many_fields"),
        limits={"fields": PIECES - 1},
    ),
    verdict(
        "limit-fields-empty-pieces",
        "empty pieces do not count as fields",
        b"&&" + SIGNED.replace(b"&", b"&&&") + b"&",
        valid("ipn"),
        limits={"fields": PIECES},
    ),
    verdict(
        "limit-fields-dropped",
        "pieces without a name count as fields",
        SIGNED + b"&=1",
        refused("too_many_fields"),
        limits={"fields": PIECES},
    ),
    verdict(
        "limit-fields-same-name",
        "pieces of one name count each",
        sign_sha3("A=1&A=2&A=3"),
        refused("too_many_fields"),
        limits={"fields": 3},
    ),
    verdict(
        "limit-fields-default-reached",
        "100,000 fields, the default",
        rule("F{i}=", 1, 100_000, "&"),
        refused("missing_signature"),
    ),
    verdict(
        "limit-fields-default-passed",
        "one field more than the default of 100,000",
        rule("F{i}=", 0, 100_000, "&"),
        refused("too_many_fields"),
    ),
    verdict(
        "limit-fields-unsigned",
        "too many fields, without a signature",
        "A=1&B=2&C=3",
        refused("too_many_fields"),
        limits={"fields": 2},
    ),
    # Bytes of a name, as it was sent.
    verdict(
        "limit-name-reached",
        "a name as long as is allowed",
        sign("A" * 30 + "=1"),
        NO_RECEIPT,
        limits={"name": 30},
    ),
    verdict(
        "limit-name-passed",
        "a name one byte too long",
        sign("A" * 31 + "=1"),
        refused("name_too_long"),
        limits={"name": 30},
    ),
    verdict(
        "limit-name-encoded-reached",
        "an escape counts as three bytes of the name: just short enough",
        sign("%41" * 10 + "=1"),
        NO_RECEIPT,
        limits={"name": 30},
    ),
    verdict(
        "limit-name-encoded-passed",
        "an escape counts as three bytes of the name: too long",
        sign("%41" * 10 + "A=1"),
        refused("name_too_long"),
        limits={"name": 30},
    ),
    verdict(
        "limit-name-no-equals",
        "without = the whole piece is the name",
        sign("A" * 31),
        refused("name_too_long"),
        limits={"name": 30},
    ),
    verdict(
        "limit-name-brackets",
        "brackets belong to the name",
        sign("A[" + "k" * 29 + "]=1"),
        refused("name_too_long"),
        limits={"name": 30},
    ),
    verdict(
        "limit-name-value",
        "the value does not belong to the name",
        sign("A=" + "v" * 100),
        NO_RECEIPT,
        limits={"name": 30},
    ),
    verdict(
        "limit-name-dropped",
        "a name counts even where PHP drops it",
        sign("[" + "k" * 30 + "]=1"),
        refused("name_too_long"),
        limits={"name": 30},
    ),
    verdict(
        "limit-name-default-reached",
        "a name of 65,536 bytes, the default",
        rule("N", 1, 65_536, ""),
        refused("missing_signature"),
    ),
    verdict(
        "limit-name-default-passed",
        "a name one byte longer than the default of 65,536",
        rule("N", 1, 65_537, ""),
        refused("name_too_long"),
    ),
    # Levels of a name, where the limit is lower than PHP's.
    verdict(
        "limit-depth-reached", "two levels, two allowed", sign("A[x][y]=1"), NO_RECEIPT, limits={"depth": 2}
    ),
    verdict(
        "limit-depth-passed",
        "three levels, two allowed",
        sign("A[x][y][z]=1"),
        refused("nesting_too_deep"),
        limits={"depth": 2},
    ),
    verdict(
        "limit-depth-unclosed",
        "the level too many need not be closed",
        sign("A[x][y][=1"),
        refused("nesting_too_deep"),
        limits={"depth": 2},
    ),
    verdict(
        "limit-depth-garbage-behind",
        "the name ended before the level too many",
        sign("A[x][y]z[=1"),
        NO_RECEIPT,
        limits={"depth": 2},
    ),
    verdict(
        "limit-depth-one", "the lines of an order need one level", sign(IPN), valid("ipn"), limits={"depth": 1}
    ),
    # Rule 10 of PHP: where a 65th level begins, the whole variable is deleted. A verifier refuses.
    verdict(
        "php-10-within", "64 levels, and a 65th in text that is ignored", sign(f"a{X}=1&b{X}y[x]=2"), NO_RECEIPT
    ),
    too_deep("unclosed-bracket", "the [ directly behind the 64th ] is enough", f"a{X}[=1", []),
    too_deep("sixty-five", "65 levels", f"a{X}[x]=1", []),
    too_deep("unclosed-level", "an unclosed 65th level, and no =", f"a{X}[x", []),
    too_deep(
        "scalar-deleted", "PHP deletes what the name held before, a scalar here", f"a=1&b=2&a{X}[x]=3", ["2"]
    ),
    too_deep(
        "comes-again",
        "PHP deletes an array, and takes the name again later",
        f"a[k]=1&b=2&a.{X}[x]=3&a{X}[x]=4&a=5",
        ["2", "5"],
    ),
    too_deep(
        "translated", "PHP deletes what the translated name held", f"a_=1&b=2&a.{X}[x]=3&a_=4", ["2", "4"]
    ),
    too_deep(
        "last-key-unread",
        "the key of the 64th level is not looked at: __Host- there changes nothing",
        f"a=1&b{'[x]' * 63}[__Host-x][y]=2",
        ["1"],
    ),
    too_deep(
        "last-append-unread",
        "the key of the 64th level is not looked at: an append that would fail there changes nothing",
        f"a{'[x]' * 63}[9223372036854775807]=1&a{'[x]' * 63}[][y]=2&b=3",
        ["3"],
    ),
]
