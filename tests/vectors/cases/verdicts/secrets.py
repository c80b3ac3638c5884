"""Secrets: never empty, several at once, taken as they are."""

from cases import KEY
from cases.verdicts import IPN, LCN, refused, sign, sign_md5, sign_sha256, text, valid, verdict

OTHER = "FFEEDDCCBBAA"

CASES = [
    # Empty or blank.
    verdict(
        "secret-empty",
        "an empty secret, which HMAC would accept",
        sign(IPN, key=""),
        refused("empty_secret"),
        secrets=[""],
    ),
    verdict("secret-blank", "a secret of blanks", sign(IPN, key="  "), refused("empty_secret"), secrets=["  "]),
    verdict("secret-nul", "a secret of NUL bytes signs as an empty one", sign(IPN, key=""), refused("empty_secret"), secrets=["\0\0"]),
    verdict("secret-nul-blank", "a secret of a NUL byte and a blank", sign(IPN, key="\0 "), refused("empty_secret"), secrets=["\0 "]),
    verdict(
        "secret-white-space",
        "a secret of TAB, LF, VT, FF, CR and blank",
        sign(IPN, key="\t\n\v\f\r "),
        refused("empty_secret"),
        secrets=["\t\n\v\f\r "],
    ),
    verdict(
        "secret-line-end",
        "a secret of one line end: an empty file",
        sign(IPN, key="\n"),
        refused("empty_secret"),
        secrets=["\n"],
    ),
    verdict(
        "secret-empty-beside-good",
        "an empty secret spoils the list, though the first would match",
        sign(IPN),
        refused("empty_secret"),
        secrets=[KEY, ""],
    ),
    verdict(
        "secret-blank-before-good",
        "a blank secret spoils the list, though the second would match",
        sign(IPN),
        refused("empty_secret"),
        secrets=[" ", KEY],
    ),
    verdict(
        "secret-empty-unsigned",
        "before the body is looked at: no signature",
        IPN,
        refused("empty_secret"),
        secrets=[""],
    ),
    verdict(
        "secret-empty-too-large",
        "before the body is looked at: too large",
        sign(IPN),
        refused("empty_secret"),
        secrets=[""],
        limits={"body": 10},
    ),
    verdict(
        "secret-empty-json",
        "before the body is looked at: no form",
        "{}",
        refused("empty_secret"),
        secrets=[""],
    ),
    # Not blank.
    verdict("secret-one-byte", "a secret of one byte", sign(IPN, key="K"), valid("ipn"), secrets=["K"]),
    verdict(
        "secret-no-break-space",
        "a no-break space is no ASCII white space",
        sign(IPN, key="\u00a0"),
        valid("ipn"),
        secrets=["\u00a0"],
    ),
    # Taken as they are.
    verdict(
        "secret-padded",
        "blanks around a secret belong to it",
        sign(IPN, key=" K "),
        valid("ipn"),
        secrets=[" K "],
    ),
    verdict(
        "secret-not-trimmed",
        "a line end too many makes another secret",
        sign(IPN),
        refused("signature_mismatch"),
        secrets=[KEY + "\n"],
    ),
    verdict(
        "secret-not-hex",
        "a secret that looks like hex is not decoded",
        sign(IPN, key="\u00aa"),
        refused("signature_mismatch"),
        secrets=["c2aa"],
    ),
    verdict(
        "secret-utf8",
        "a secret is taken as UTF-8 bytes",
        sign(IPN, key="Schlüssel 🔑"),
        valid("ipn"),
        secrets=["Schlüssel 🔑"],
    ),
    verdict(
        "secret-symbols",
        "a secret with quotes, backslash and ampersand",
        sign(IPN, key="a\"b'c\\d<&> $%#;"),
        valid("ipn"),
        secrets=["a\"b'c\\d<&> $%#;"],
    ),
    verdict(
        "secret-65-bytes",
        "a secret longer than MD5's block",
        sign(IPN, key="K" * 65),
        valid("ipn"),
        secrets=["K" * 65],
    ),
    verdict(
        "secret-137-bytes",
        "a secret longer than SHA3's block",
        sign(IPN, key="K" * 137),
        valid("ipn"),
        secrets=["K" * 137],
    ),
    # Several.
    verdict("secret-first", "the first of two secrets", sign(IPN), valid("ipn"), secrets=[KEY, OTHER]),
    verdict(
        "secret-second",
        "the second of two secrets",
        sign(IPN, key=OTHER),
        valid("ipn", secret=1),
        secrets=[KEY, OTHER],
    ),
    verdict(
        "secret-second-lcn-md5",
        "the receipt is made with the secret that matched",
        sign_md5(LCN, key=OTHER),
        valid("lcn", "md5", secret=1),
        secrets=[KEY, OTHER],
        accept=["md5"],
    ),
    verdict(
        "secret-third",
        "the third of three secrets",
        sign(IPN, key="third"),
        valid("ipn", secret=2),
        secrets=[KEY, OTHER, "third"],
    ),
    verdict(
        "secret-twice", "the same secret twice: the first matches", sign(IPN), valid("ipn"), secrets=[KEY, KEY]
    ),
    verdict(
        "secret-none-matches",
        "neither of two secrets",
        sign(IPN),
        refused("signature_mismatch"),
        secrets=[OTHER, "third"],
    ),
    verdict(
        "secret-second-weaker",
        "SHA3 by the second secret, SHA-256 by the first: the strongest decides",
        sign_sha256(sign(IPN, sha256=None, key=OTHER)),
        valid("ipn", secret=1),
        secrets=[KEY, OTHER],
    ),
    verdict(
        "secret-malformed-not-retried",
        "a malformed signature is malformed under every secret",
        sign(IPN, sha3=text("")),
        refused("malformed_signature"),
        secrets=[OTHER, KEY],
    ),
]
