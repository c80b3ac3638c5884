"""Secret keys: plain bytes, of any length. The HMAC blocks are 64 bytes, for SHA3-256 136."""

from cases import notification

BODY = "REFNO=1000037&REFNOEXT=&ORDERNO=0&ORDERSTATUS=COMPLETE"

CASES = [
    # Around the block lengths.
    notification("key-1", BODY, "shortest key", key="K" * 1),
    notification("key-63", BODY, "below the 64-byte block", key="K" * 63),
    notification("key-64", BODY, "the MD5 and SHA-256 block", key="K" * 64),
    notification(
        "key-65",
        BODY,
        "longer than 64: hashed first for MD5 and SHA-256, not for SHA3-256",
        key="K" * 65,
    ),
    notification("key-135", BODY, "below the SHA3-256 block", key="K" * 135),
    notification("key-136", BODY, "the SHA3-256 block (rate)", key="K" * 136),
    notification("key-137", BODY, "longer than 136: hashed first for all three", key="K" * 137),
    # What is in a key.
    notification("key-non-ascii", BODY, "key taken as UTF-8 bytes", key="Schlüssel 鍵 🔑"),
    notification("key-symbols", BODY, "no escaping, no trimming inside", key="a\"b'c\\d<&> $%#;"),
    notification(
        "key-padded",
        BODY,
        "a key with outer blanks is another key; tools may warn, the MAC may not trim",
        key=" AABBCCDDEEFF ",
    ),
]
