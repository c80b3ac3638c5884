"""IDN, IRN and ISE requests, the IDN reply, and the BACK_REF digest."""

from cases import KEY
from cases.messages import MADE, message, refused, valid, wrong
from signing import MD5, SHA256, SHA3_256, digest, source

ORDER = {"merchant": "MERCCODE", "order_ref": "12345678", "amount": "39.99", "currency": "USD"}
ORDER["date"] = "2024-02-11 09:15:02"
SEARCH = {"merchant": "MERCCODE", "start": "2024-02-01", "end": "2024-02-29", "asked": "20240301000000"}


def made(kind, id, note, expect=MADE, *, algorithm="sha256", secrets=(KEY,), base=ORDER, **arguments):
    arguments = {**base, **arguments}
    return message(
        f"{kind.replace('_', '-')}-{id}", kind, note, expect, secrets=secrets, algorithm=algorithm, arguments=arguments
    )


def lp(values, algorithm=MD5, key=KEY):
    return digest(key.encode(), source([value.encode() for value in values]), algorithm)


REPLY = ["12345678", "1", "Confirmed", "2024-02-11 09:15:02"]
RIGHT = lp(REPLY)


def element(values, order_hash=None):
    return "<EPAYMENT>" + "|".join([*values, lp(values) if order_hash is None else order_hash]) + "</EPAYMENT>"


def reply(id, note, input, expect, *, secrets=(KEY,)):
    return message(f"idn-reply-{id}", "idn_reply", note, expect, input=input, secrets=secrets)


FINISH = {"order_ref": "664327612", "status": "AUTHRECEIVED", "date": "2012-11-02 20:32:12"}
FINISH.update(product_ids=["612345", "662345"], quantities=["1", "3"])

CASES = [
    made("idn", "sha256", "with HMAC-SHA-256"),
    made("idn", "md5", "with HMAC-MD5", algorithm="md5"),
    made("idn", "ref-url", "the reply's address is sent, not hashed", ref_url="https://shop.example/idn?a=1&b=2"),
    made("idn", "escaped", "what has a meaning in a form is escaped, bytes are hashed unescaped", merchant="A&B=Ü +%"),
    made("idn", "sha3", "with HMAC-SHA3-256, of which the pages do not say whether it is taken", algorithm="sha3-256"),
    made("idn", "no-merchant", "a value left empty", refused("missing_field", "MERCHANT"), merchant=""),
    made("idn", "no-amount", "a value left empty", refused("missing_field", "ORDER_AMOUNT"), amount=""),
    made("idn", "no-date", "a value left empty", refused("missing_field", "IDN_DATE"), date=""),
    made("idn", "date-shape", "a date of another shape", refused("invalid_field", "IDN_DATE"), date="20240211091502"),
    made(
        "idn",
        "date-real",
        "a day that does not exist",
        refused("invalid_field", "IDN_DATE"),
        date="2023-02-29 09:15:02",
    ),
    made("idn", "blank-key", "no key", refused("empty_secret"), secrets=("",)),
    made("irn", "sha256", "with HMAC-SHA-256"),
    made("irn", "md5", "with HMAC-MD5", algorithm="md5"),
    made("irn", "sha3", "with HMAC-SHA3-256, of which the pages do not say whether it is taken", algorithm="sha3-256"),
    made("irn", "date-shape", "a date of another shape", refused("invalid_field", "IRN_DATE"), date="2024-02-11"),
    made("irn", "no-order", "a value left empty", refused("missing_field", "ORDER_REF"), order_ref=""),
    *[
        made("irn", f"partial-{id}", note, expect, partial_amount=amount, unit_price=price, quantity=quantity)
        for id, note, amount, price, quantity, expect in [
            (
                "right",
                "amount is price times quantity, but is it hashed?",
                "59.97",
                "19.99",
                "3",
                refused("undocumented"),
            ),
            ("zeros", "10 is 10.00", "10.00", "5", "2", refused("undocumented")),
            ("fraction", "exact, where binary fractions are not", "0.3", "0.1", "3", refused("undocumented")),
            ("off", "a cent too much", "59.98", "19.99", "3", refused("invalid_field", "AMOUNT")),
            ("zero", "nothing", "0", "19.99", "0", refused("invalid_field", "AMOUNT")),
            ("sign", "less than nothing", "-10", "-5", "2", refused("invalid_field", "AMOUNT")),
            ("comma", "a comma", "59,97", "19.99", "3", refused("invalid_field", "AMOUNT")),
            ("exponent", "an exponent", "10", "1e1", "1", refused("invalid_field", "unit price")),
            ("underscore", "a line between digits", "1000", "1_000", "1", refused("invalid_field", "unit price")),
            ("half", "half a piece", "10", "20", "0.5", refused("invalid_field", "quantity")),
            (
                "long",
                "more digits than any amount has",
                "10",
                "1.000000000000000000",
                "10",
                refused("invalid_field", "unit price"),
            ),
        ]
    ],
    made("ise", "sha256", "nine values, the empty ones count", base=SEARCH),
    made("ise", "sha3", "the algorithm's name is sent", base=SEARCH, algorithm="sha3-256"),
    made("ise", "md5", "no name for MD5", base=SEARCH, algorithm="md5"),
    made(
        "ise",
        "filters",
        "all filters, and what is not hashed",
        base=SEARCH,
        status="COMPLETE_AND_REFUND",
        product_id="101",
        country_code="RO",
        filter_field="AFFLIATEID",
        filter_string="Zoë & Co",
        options=[
            ["INCLUDE_DELIVERED_CODES", "1"],
            ["EXPORT_FORMAT", "XML"],
            ["EXPORT_TIMEZONE_REGION", "Europe/Bucharest"],
        ],
    ),
    made(
        "ise",
        "option",
        "an option of another name",
        refused("invalid_field", "option"),
        base=SEARCH,
        options=[["HASH", "x"]],
    ),
    made("ise", "no-start", "no first day", refused("missing_field", "STARTDATE"), base=SEARCH, start=""),
    made(
        "ise",
        "end-shape",
        "a day with a time",
        refused("invalid_field", "ENDDATE"),
        base=SEARCH,
        end="2024-02-29 00:00:00",
    ),
    made(
        "ise",
        "end-real",
        "a day that does not exist",
        refused("invalid_field", "ENDDATE"),
        base=SEARCH,
        end="2023-02-29",
    ),
    reply("right", "as it comes", element(REPLY), valid()),
    reply("right-upper", "digits in upper case are taken too", element(REPLY, RIGHT.upper()), valid()),
    reply("right-inside", "somewhere in a page", f"<html>\n{element(REPLY)}</html>", valid()),
    reply("right-bar", "a bar in the message", element([*REPLY[:2], "one|two||three", REPLY[3]]), valid()),
    reply("right-empty", "an empty message counts", element([*REPLY[:2], "", REPLY[3]]), valid()),
    reply(
        "right-other-code",
        "another code",
        element([REPLY[0], "2", "ORDER_REF missing or incorrect", REPLY[3]]),
        valid(),
    ),
    reply("right-utf8", "a message that is not ASCII", element([*REPLY[:2], "Confirmé", REPLY[3]]), valid()),
    reply("rotation-second", "the second key is right", element(REPLY), valid(1), secrets=("FFEEDDCCBBAA", KEY)),
    reply("wrong-digit", "the last digit changed", element(REPLY, wrong(RIGHT)), refused("signature_mismatch")),
    reply("wrong-code", "the code changed", element([REPLY[0], "2", *REPLY[2:]], RIGHT), refused("signature_mismatch")),
    reply("wrong-order", "another order", element(["12345679", *REPLY[1:]], RIGHT), refused("signature_mismatch")),
    reply(
        "wrong-bounds",
        "a bar moved: lengths are signed",
        element(["1234567", "81", *REPLY[2:]], RIGHT),
        refused("signature_mismatch"),
    ),
    reply("wrong-key", "another key", element(REPLY), refused("signature_mismatch"), secrets=("FFEEDDCCBBAA",)),
    reply("sha256", "its SHA form is not known", element(REPLY, lp(REPLY, SHA256)), refused("undocumented")),
    reply("sha3", "its SHA form is not known", element(REPLY, lp(REPLY, SHA3_256)), refused("undocumented")),
    reply("malformed", "no digest", element(REPLY, "OK"), refused("malformed_signature", "ORDER_HASH")),
    reply("malformed-empty", "an empty digest", element(REPLY, ""), refused("malformed_signature", "ORDER_HASH")),
    reply("missing", "no element", "|".join([*REPLY, RIGHT]), refused("missing_field", "EPAYMENT")),
    reply(
        "unclosed",
        "an element that does not end",
        element(REPLY).replace("</", "<"),
        refused("missing_field", "EPAYMENT"),
    ),
    reply("twice", "two elements", element(REPLY) * 2, refused("duplicate_field", "EPAYMENT")),
    reply("short", "four parts", element(REPLY[:3]), refused("invalid_field", "EPAYMENT")),
    reply(
        "receipt",
        "a read receipt looks much the same",
        f"<EPAYMENT>20240211091502|{RIGHT}</EPAYMENT>",
        refused("invalid_field", "EPAYMENT"),
    ),
    made("back_ref", "md5", "ids first, then quantities", base=FINISH, algorithm="md5"),
    made("back_ref", "sha256", "its SHA form is not known", refused("undocumented"), base=FINISH),
    made(
        "back_ref",
        "uneven",
        "an id without a quantity",
        refused("invalid_field", "quantities"),
        base=FINISH,
        algorithm="md5",
        quantities=["1"],
    ),
    made(
        "back_ref",
        "date",
        "a date of another shape",
        refused("invalid_field", "date"),
        base=FINISH,
        algorithm="md5",
        date="20121102203212",
    ),
]
