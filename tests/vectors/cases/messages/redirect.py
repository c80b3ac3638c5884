"""The classic return and the 3-D Secure callback: `key` over account number, order number and total."""

from cases.messages import ACCOUNT, INS_WORD, message, refused, valid, wrong
from signing import plain_md5

ORDER, TOTAL = "4774380224", "0.01"
PARAMETERS = f"merchant_order_id=CustOrd100&order_number={ORDER}&invoice_id=4774380233&total={TOTAL}"


def key_of(order=ORDER, total=TOTAL, word=INS_WORD):
    return plain_md5(f"{word}{ACCOUNT}{order}{total}".encode())


RIGHT, DEMO = key_of(), key_of(order="1")


def back(id, note, input, expect, *, secrets=(INS_WORD,), account=ACCOUNT, accept_demo=False):
    more = {"account": account, "accept_demo": accept_demo}
    return message(f"redirect-{id}", "redirect", note, expect, input=input, secrets=secrets, **more)


def signed(key=RIGHT, parameters=PARAMETERS):
    return f"{parameters}&key={key}"


CASES = [
    back("right", "as a query string; the digest is a published one", signed(), valid(demo=False)),
    back("right-question-mark", "with its question mark", "?" + signed(), valid(demo=False)),
    back("right-lower", "digits in lower case are taken too", signed(RIGHT.lower()), valid(demo=False)),
    back("right-other-name", "as x_MD5_Hash", f"{PARAMETERS}&x_MD5_Hash={RIGHT}", valid(demo=False)),
    back("right-not-demo", "a real sale where demo sales are accepted", signed(), valid(demo=False), accept_demo=True),
    back("rotation-second", "the second word is right", signed(), valid(1, demo=False), secrets=("samba", INS_WORD)),
    back("unsigned-changed", "merchant_order_id is not signed", signed().replace("CustOrd100", "x"), valid(demo=False)),
    back(
        "weak-bounds",
        "order number and total share their digits as anybody likes: the same key, a total of 40.01",
        signed(RIGHT, "order_number=477438022&total=40.01"),
        valid(demo=False),
    ),
    back(
        "weak-demo-bounds",
        "so the key of a demo sale over 2345.00 is that of a real order 12 over 345.00",
        signed(key_of(order="1", total="2345.00"), "order_number=12&total=345.00"),
        valid(demo=False),
    ),
    back("demo", "a demo sale", signed(DEMO), valid(demo=True), accept_demo=True),
    back(
        "demo-plain",
        "a demo sale under the number 1",
        signed(DEMO, "order_number=1&total=0.01"),
        valid(demo=True),
        accept_demo=True,
    ),
    back("demo-refused", "a demo sale where none is accepted", signed(DEMO), refused("signature_mismatch")),
    back(
        "demo-plain-refused",
        "the number 1 in plain sight is a demo sale too",
        signed(DEMO, "order_number=1&total=0.01"),
        refused("signature_mismatch"),
    ),
    back("wrong-digit", "the last digit changed", signed(wrong(RIGHT)), refused("signature_mismatch")),
    back(
        "wrong-digit-demo",
        "nor is it a demo sale",
        signed(wrong(RIGHT)),
        refused("signature_mismatch"),
        accept_demo=True,
    ),
    back(
        "wrong-total",
        "1 in place of 1.00",
        signed(key_of(total="1.00"), f"order_number={ORDER}&total=1"),
        refused("signature_mismatch"),
    ),
    back("wrong-account", "another account number", signed(), refused("signature_mismatch"), account="1817038"),
    back("wrong-word", "another word", signed(), refused("signature_mismatch"), secrets=("samba",)),
    back(
        "wrong-word-last",
        "the word behind, as in INS",
        signed(plain_md5(f"{ACCOUNT}{ORDER}{TOTAL}{INS_WORD}".encode())),
        refused("signature_mismatch"),
    ),
    back("missing-key", "no key", PARAMETERS, refused("missing_signature")),
    back("both-names", "both names of the key", signed() + f"&x_MD5_Hash={RIGHT}", refused("duplicate_field", "key")),
    back("doubled-key", "the key twice", signed() + f"&key={RIGHT}", refused("duplicate_field", "key")),
    back("array-key", "the key as an array", f"{PARAMETERS}&key[]={RIGHT}", refused("malformed_signature", "key")),
    back("malformed-key", "the key one digit short", signed(RIGHT[1:]), refused("malformed_signature", "key")),
    back("doubled-total", "the total twice", signed() + "&total=0.01", refused("duplicate_field", "total")),
    back(
        "array-total",
        "the total as an array",
        signed().replace("&total=", "&total[x]="),
        refused("invalid_field", "total"),
    ),
    back("missing-total", "no total", f"order_number={ORDER}&key={RIGHT}", refused("missing_field", "total")),
    back("missing-order", "no order number", f"total={TOTAL}&key={RIGHT}", refused("missing_field", "order_number")),
    back(
        "empty-order",
        "an empty order number, its digits moved into the total",
        signed(RIGHT, f"order_number=&total={ORDER}{TOTAL}"),
        refused("invalid_field", "order_number"),
    ),
    back("empty-word", "no word", signed(), refused("empty_secret"), secrets=("",)),
]
