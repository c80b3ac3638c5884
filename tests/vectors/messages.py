"""What has to be answered to, or made of, the messages beside the notifications: a second opinion on every case of
messages.json.

The cases state the answer they expect. This model works it out again from docs/protocol/others.md, in plain steps and with
the digests of Python's hmac and hashlib, and `generate.py` refuses to write anything as long as the two differ. For what
is to be made (requests, links, tokens) the case only says that it can be; the text is the model's.
"""

import base64
import hmac
import json
import re
from datetime import datetime, timezone
from decimal import Decimal
from urllib.parse import quote

from php_form import PhpArray, parse, signed_leaves
from signing import MD5, SHA3_256, SHA256, STRONGEST_FIRST, digest, jwt_hs512, plain_md5, source
from verifier import BLANK_BYTES

BY_NAME = {algorithm.name: algorithm for algorithm in STRONGEST_FIRST}
SIGNED_IN_LINKS = (
    "return-url return-type expiration order-ext-ref item-ext-ref lock cust-params customer-ref customer-ext-ref "
    "currency prod price qty tangible type opt coupon description recurrence duration renewal-price"
).split()


class Refused(Exception):
    def __init__(self, code, field=None):
        super().__init__(code, field)
        self.code = code
        self.field = field


def answer(case):
    """The `expect` member of a case."""
    try:
        for secret in case["secrets"]:
            if all(byte in BLANK_BYTES + b"\0" for byte in secret.encode()):
                raise Refused("empty_secret")
        return {"valid": True, **MESSAGES[case["message"]](case)}
    except Refused as refused:
        field = {} if refused.field is None else {"field": refused.field}
        return {"valid": False, "error": refused.code, **field}


# What they share.


def secrets_of(case):
    return [secret.encode() for secret in case["secrets"]]


def first_right(secrets, expected, received):
    """The index of the first secret under which the digest is the one received."""
    for index, secret in enumerate(secrets):
        if hmac.compare_digest(expected(secret), received):
            return index
    raise Refused("signature_mismatch")


def single(form, name):
    """The one value of a field, None if it was not sent."""
    key = name.encode()
    if form.came.count(key) > 1:
        raise Refused("duplicate_field", name)
    value = form.post.members.get(key)
    if isinstance(value, PhpArray):
        raise Refused("invalid_field", name)
    return value


def covered(form, name):
    value = single(form, name)
    if value is None:
        raise Refused("missing_field", name)
    if value == b"":
        raise Refused("invalid_field", name)
    return value


def received_digest(form, name, digits):
    try:
        value = single(form, name)
    except Refused as refused:
        if refused.code == "invalid_field":
            raise Refused("malformed_signature", name) from None
        raise
    return value if value is None else hexadecimal(value, name, digits)


def hexadecimal(value, name, digits):
    if re.fullmatch(rb"[0-9A-Fa-f]{%d}" % digits, value) is None:
        raise Refused("malformed_signature", name)
    return value.decode().lower()


def text(values):
    return [[name, value.decode()] for name, value in values]


def date(value, name, pattern="%Y-%m-%d %H:%M:%S", shape=r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"):
    try:
        if re.fullmatch(shape, value, re.ASCII) is None:
            raise ValueError
        datetime.strptime(value, pattern)
    except ValueError:
        raise Refused("invalid_field", name) from None


# From 2Checkout, or from the buyer's browser.


def ins(case):
    form = parse(case["input"])
    account = case["account"].encode()
    other = single(form, "hash")
    if other and form.post.members.get(b"md5_hash") in (None, b"") and form.came.count(b"md5_hash") < 2:
        raise Refused("undocumented")
    received = received_digest(form, "md5_hash", 32)
    if received is None:
        is_other_format = case["input"].lstrip(BLANK_BYTES)[:1] in (b"{", b"[")
        raise Refused("not_form" if is_other_format else "missing_signature")
    sale, invoice = covered(form, "sale_id"), covered(form, "invoice_id")
    expected = lambda word: plain_md5(sale + account + invoice + word).lower()
    index = first_right(secrets_of(case), expected, received)
    return {"secret": index, "values": text([("sale_id", sale), ("invoice_id", invoice)])}


def redirect(case):
    form = parse(case["input"].removeprefix(b"?"))
    account, demo = case["account"].encode(), False
    keys = [received_digest(form, name, 32) for name in ("key", "x_MD5_Hash")]
    if None not in keys:
        raise Refused("duplicate_field", "key")
    received = keys[0] or keys[1]
    if received is None:
        raise Refused("missing_signature")
    order, total = covered(form, "order_number"), covered(form, "total")
    hashed = lambda number: lambda word: plain_md5(word + account + number + total).lower()
    try:
        if order == b"1":
            raise Refused("signature_mismatch")
        index = first_right(secrets_of(case), hashed(order), received)
    except Refused:
        if not case.get("accept_demo"):
            raise
        index, demo = first_right(secrets_of(case), hashed(b"1"), received), True
    return {"secret": index, "demo": demo, "values": text([("order_number", order), ("total", total)])}


def return_url(case):
    link = case["input"].decode()
    form = parse(query_of(link)[1].encode())
    received = received_digest(form, "signature", 64)
    for name, value in form.post.members.items():
        single(form, name.decode())
    if received is None:
        raise Refused("missing_signature")
    values = [(name.decode(), value) for name, value in form.post.members.items() if name != b"signature"]
    expected = lambda word: sorted_digest(word, values)
    index = first_right(secrets_of(case), expected, received)
    return {"secret": index, "values": text(values)}


def sorted_digest(word, values):
    ordered = sorted(values, key=lambda pair: pair[0].encode())
    return digest(word, source([value for _, value in ordered]), SHA256)


def query_of(link):
    """What stands before the query with its `?`, the query, and the fragment."""
    link, hash_mark, fragment = link.partition("#")
    before, mark, query = "", "", link
    if link.startswith("?"):
        before, mark, query = link.partition("?")
    elif link.startswith("/") or re.match(r"[A-Za-z0-9+.-]+://", link):
        before, mark, query = link.partition("?")
    return before + (mark or ("?" if before else "")), query, hash_mark + fragment


def delivery(case):
    form = parse(case["input"])
    present = [each for each in STRONGEST_FIRST if received_raw(form, each.field) is not None]
    if not present:
        raise Refused("missing_signature")
    accepted = [each for each in STRONGEST_FIRST if each.name in case["accept"]]
    signed = source([value for _, value in signed_leaves(form.post)])
    lone = form.post.members.get(b"HASH") if present == [MD5] else None
    if lone is not None and len(lone) == 64:
        candidates = [(each, "HASH") for each in accepted if each is not MD5]
        if not candidates:
            raise Refused("algorithm_not_accepted")
    else:
        candidates = [(each, each.field) for each in present if each in accepted][:1]
        if not candidates:
            raise Refused("algorithm_not_accepted")
    for algorithm, field in candidates:
        received = hexadecimal(form.post.members[field.encode()], field, algorithm.hex_digits)
        for index, secret in enumerate(secrets_of(case)):
            if hmac.compare_digest(digest(secret, signed, algorithm), received):
                return {"secret": index, "algorithm": algorithm.name, "values": text(signed_leaves_text(form))}
    raise Refused("signature_mismatch")


def received_raw(form, name):
    try:
        return single(form, name)
    except Refused as refused:
        raise Refused(refused.code.replace("invalid_field", "malformed_signature"), name) from None


def signed_leaves_text(form):
    return [(path.decode(), value) for path, value in signed_leaves(form.post)]


def idn_reply(case):
    found = re.findall(rb"<EPAYMENT>(.*?)</EPAYMENT>", case["input"], re.DOTALL)
    if not found:
        raise Refused("missing_field", "EPAYMENT")
    if len(found) > 1:
        raise Refused("duplicate_field", "EPAYMENT")
    parts = found[0].split(b"|")
    if len(parts) < 5:
        raise Refused("invalid_field", "EPAYMENT")
    values = [parts[0], parts[1], b"|".join(parts[2:-2]), parts[-2]]
    if re.fullmatch(rb"[0-9A-Fa-f]{64}", parts[-1]):
        raise Refused("undocumented")
    received = hexadecimal(parts[-1], "ORDER_HASH", 32)
    index = first_right(secrets_of(case), lambda key: digest(key, source(values), MD5), received)
    return {"secret": index, "values": text(zip(("order_ref", "code", "message", "date"), values))}


def api_header(case):
    attribute = re.compile(r"""\s*([A-Za-z0-9_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')\s*""", re.ASCII)
    rest, found = case["input"].decode().strip(), {}
    while rest:
        match = attribute.match(rest)
        if match is None:
            raise Refused("invalid_field", "X-Avangate-Authentication")
        name, value = match[1], match[2] if match[2] is not None else match[3]
        if name in found and name in ("code", "date", "hash", "algo"):
            raise Refused("duplicate_field", name)
        found[name] = value
        rest = rest[match.end() :]
    for name in ("code", "date"):
        if not found.get(name):
            raise Refused("missing_field", name)
    date(found["date"], "date")
    algorithm = BY_NAME.get(found.get("algo", "md5"))
    if algorithm is None or found.get("algo") == "md5":
        raise Refused("invalid_field", "algo")
    if "hash" not in found:
        raise Refused("missing_field", "hash")
    received = hexadecimal(found["hash"].encode(), "hash", algorithm.hex_digits)
    values = [found["code"].encode(), found["date"].encode()]
    index = first_right(secrets_of(case), lambda key: digest(key, source(values), algorithm), received)
    return {"secret": index, "algorithm": algorithm.name, "values": text(zip(("code", "date"), values))}


# From the shop.


def escaped(pairs):
    return "&".join(quote(name, safe="") + "=" + quote(value, safe="") for name, value in pairs)


def with_digest(case, pairs, name):
    [key] = secrets_of(case)
    values = [value.encode() for _, value in pairs]
    return pairs + [(name, digest(key, source(values), BY_NAME[case["algorithm"]]))]


def all_given(pairs):
    for name, value in pairs:
        if value == "":
            raise Refused("missing_field", name)


def five_values(case, date_name):
    given = case["arguments"]
    pairs = [
        ("MERCHANT", given["merchant"]),
        ("ORDER_REF", given["order_ref"]),
        ("ORDER_AMOUNT", given["amount"]),
        ("ORDER_CURRENCY", given["currency"]),
        (date_name, given["date"]),
    ]
    all_given(pairs)
    date(given["date"], date_name)
    return pairs


def idn(case):
    pairs = with_digest(case, five_values(case, "IDN_DATE"), "ORDER_HASH")
    if "ref_url" in case["arguments"]:
        pairs.append(("REF_URL", case["arguments"]["ref_url"]))
    return {"output": escaped(pairs)}


def irn(case):
    pairs = five_values(case, "IRN_DATE")
    given = case["arguments"]
    if "partial_amount" in given:
        amount = decimal(given["partial_amount"], "AMOUNT")
        price = decimal(given["unit_price"], "unit price")
        quantity = decimal(given["quantity"], "quantity")
        if amount != price * quantity or amount == 0:
            raise Refused("invalid_field", "AMOUNT")
        raise Refused("undocumented")
    return {"output": escaped(with_digest(case, pairs, "ORDER_HASH"))}


def decimal(value, name):
    shape = r"[0-9]{1,9}" if name == "quantity" else r"[0-9]+(\.[0-9]+)?"
    if re.fullmatch(shape, value) is None or sum(c.isdigit() for c in value) > 18:
        raise Refused("invalid_field", name)
    return Decimal(value)


def ise(case):
    given = {
        "status": "ALL",
        "product_id": "",
        "country_code": "",
        "filter_string": "",
        "filter_field": "",
        **case["arguments"],
    }
    pairs = [
        ("MERCHANT", given["merchant"]),
        ("STARTDATE", given["start"]),
        ("ENDDATE", given["end"]),
        ("ORDERSTATUS", given["status"]),
        ("REQ_DATE", given["asked"]),
        ("PRODUCT_ID", given["product_id"]),
        ("COUNTRY_CODE", given["country_code"]),
        ("FILTER_STRING", given["filter_string"]),
        ("FILTER_FIELD", given["filter_field"]),
    ]
    all_given(pairs[:3])
    for name, value in pairs[1:3]:
        date(value, name, "%Y-%m-%d", r"\d{4}-\d\d-\d\d")
    pairs = with_digest(case, pairs, "HASH")
    for name, value in given.get("options", []):
        if not (name.startswith("INCLUDE_") or name in ("EXPORT_FORMAT", "EXPORT_TIMEZONE_REGION")):
            raise Refused("invalid_field", "option")
        pairs.append((name, value))
    if case["algorithm"] != "md5":
        pairs.append(("SIGNATURE_ALG", case["algorithm"]))
    return {"output": escaped(pairs)}


def api_request(case):
    given = case["arguments"]
    [key] = secrets_of(case)
    if any(c in "\"'" or ord(c) < 32 or ord(c) == 127 for c in given["code"]):
        raise Refused("invalid_field", "code")
    if given["code"] == "":
        raise Refused("missing_field", "code")
    now = datetime.fromtimestamp(given["now"], timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
    algorithm = BY_NAME[case["algorithm"]]
    made = digest(key, source([given["code"].encode(), now.encode()]), algorithm)
    algo = "" if algorithm is MD5 else f' algo="{algorithm.name}"'
    return {"output": f'code="{given["code"]}" date="{now}" hash="{made}"{algo}'}


def link(case):
    [word] = secrets_of(case)
    before, query, fragment = query_of(case["input"].decode())
    form = parse(query.encode())
    values = [(name, value) for name in SIGNED_IN_LINKS if (value := single(form, name)) is not None]
    if not values:
        raise Refused("invalid_field", "link")
    kept = [pair for pair in query.split("&") if b"signature" not in parse(pair.encode()).post.members]
    kept = "&".join(kept)
    signature = "signature=" + sorted_digest(word, values)
    return {"output": before + (kept + "&" if kept else "") + signature + fragment}


def back_ref(case):
    given = case["arguments"]
    [key] = secrets_of(case)
    if case["algorithm"] != "md5":
        raise Refused("undocumented")
    if len(given["product_ids"]) != len(given["quantities"]):
        raise Refused("invalid_field", "quantities")
    date(given["date"], "date")
    values = [given["order_ref"], given["status"], *given["product_ids"], *given["quantities"], given["date"]]
    return {"output": digest(key, source([value.encode() for value in values]), MD5)}


def token(case):
    given = case["arguments"]
    [word] = secrets_of(case)
    if given["merchant"] == "" or any(c in '"\\' or ord(c) < 32 for c in given["merchant"]):
        raise Refused("invalid_field", "merchant")
    time = str if given["times_as_text"] else int
    claims = {"sub": given["merchant"], "iat": time(given["issued"]), "exp": time(given["expires"])}
    parts = [{"alg": "HS512", "typ": "JWT"}, claims]
    compact = [json.dumps(part, separators=(",", ":"), ensure_ascii=False).encode() for part in parts]
    signed = b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in compact)
    return {"output": signed.decode() + "." + jwt_hs512(word, signed)}


MESSAGES = {
    "ins": ins,
    "redirect": redirect,
    "return_url": return_url,
    "delivery": delivery,
    "idn_reply": idn_reply,
    "api_header": api_header,
    "idn": idn,
    "irn": irn,
    "ise": ise,
    "api_request": api_request,
    "link": link,
    "back_ref": back_ref,
    "token": token,
}
