"""INS: `md5_hash` over two values of the message and the account number."""

from cases import KEY
from cases.messages import ACCOUNT, INS_WORD, message, refused, valid, wrong
from signing import MD5, SHA3_256, digest, plain_md5, source

SALE, INVOICE = "4774380224", "4774380233"
REST = "message_type=ORDER_CREATED&vendor_order_id=&invoice_status=approved&invoice_list_amount=0.01"
IDS = f"sale_id={SALE}&vendor_id={ACCOUNT}&invoice_id={INVOICE}"
RIGHT = plain_md5(f"{SALE}{ACCOUNT}{INVOICE}{INS_WORD}".encode())


def ins(id, note, input, expect, *, secrets=(INS_WORD,), account=ACCOUNT):
    return message(f"ins-{id}", "ins", note, expect, input=input, secrets=secrets, account=account)


def signed(md5_hash=RIGHT, body=f"{REST}&{IDS}"):
    return f"{body}&md5_hash={md5_hash}"


CASES = [
    ins("right", "as sent, digits in upper case; the digest is a published one", signed(), valid()),
    ins("right-lower", "digits in lower case are taken too", signed(RIGHT.lower()), valid()),
    ins("right-first", "the signature may stand anywhere", f"md5_hash={RIGHT}&{IDS}", valid()),
    ins("right-empty-hash", "the newer field beside it, empty", signed() + "&hash=", valid()),
    ins("right-both", "both signatures: the one that is understood counts", signed() + f"&hash={RIGHT}", valid()),
    ins(
        "right-vendor-id-of-another",
        "the account number comes from the configuration, so the one in the message does not matter",
        signed().replace(f"vendor_id={ACCOUNT}", "vendor_id=901"),
        valid(),
    ),
    ins("right-no-vendor-id", "nor whether there is one", signed().replace(f"vendor_id={ACCOUNT}&", ""), valid()),
    ins("unsigned-status-changed", "nothing but the ids is signed", signed().replace("approved", "declined"), valid()),
    ins("rotation-second", "the second word is right", signed(), valid(1), secrets=("samba", INS_WORD)),
    ins("rotation-none", "none of them is", signed(), refused("signature_mismatch"), secrets=("samba", "rumba")),
    ins("no-word-blank", "a word of blanks is none", signed(), refused("empty_secret"), secrets=(" \t",)),
    ins("wrong-digit", "the last digit changed", signed(wrong(RIGHT)), refused("signature_mismatch")),
    ins("wrong-account", "another account number", signed(), refused("signature_mismatch"), account="1817038"),
    ins(
        "wrong-sale",
        "another sale under the same signature",
        signed().replace(SALE, "4774380225"),
        refused("signature_mismatch"),
    ),
    ins(
        "wrong-invoice",
        "another invoice under the same signature",
        signed().replace(INVOICE, "4774380234"),
        refused("signature_mismatch"),
    ),
    ins(
        "wrong-kind-of-secret",
        "made with the secret key, as notifications are",
        signed(digest(KEY.encode(), source([SALE.encode(), ACCOUNT.encode(), INVOICE.encode()]), MD5)),
        refused("signature_mismatch"),
        secrets=(KEY,),
    ),
    ins(
        "wrong-hmac",
        "HMAC in place of the plain digest",
        signed(digest(INS_WORD.encode(), f"{SALE}{ACCOUNT}{INVOICE}".encode(), MD5)),
        refused("signature_mismatch"),
    ),
    ins(
        "wrong-word-first",
        "the word in front, as in the classic return",
        signed(plain_md5(f"{INS_WORD}{SALE}{ACCOUNT}{INVOICE}".encode())),
        refused("signature_mismatch"),
    ),
    ins("hash-only", "how `hash` is made is not known", f"{IDS}&hash={RIGHT}", refused("undocumented")),
    ins("hash-sha3", "nor in this shape", f"{IDS}&hash=sha3-256:{64 * 'A'}", refused("undocumented")),
    ins("hash-and-empty", "`hash`, and the old field empty", signed("") + f"&hash={RIGHT}", refused("undocumented")),
    ins("missing-signature", "neither signature", f"{REST}&{IDS}", refused("missing_signature")),
    ins("empty-hash-only", "an empty `hash` is no signature", f"{IDS}&hash=", refused("missing_signature")),
    ins("not-form", "JSON, as the documentation shows it", '{"sale_id":"4774380224"}', refused("not_form")),
    ins("empty-body", "nothing at all", "", refused("missing_signature")),
    ins("malformed-empty", "an empty signature", signed(""), refused("malformed_signature", "md5_hash")),
    ins("malformed-short", "a digit too few", signed(RIGHT[:-1]), refused("malformed_signature", "md5_hash")),
    ins("malformed-long", "a digit too many", signed(RIGHT + "0"), refused("malformed_signature", "md5_hash")),
    ins("malformed-blank", "a blank behind it", signed(RIGHT + "+"), refused("malformed_signature", "md5_hash")),
    ins(
        "malformed-array",
        "the signature as an array",
        f"{IDS}&md5_hash[]={RIGHT}",
        refused("malformed_signature", "md5_hash"),
    ),
    ins(
        "doubled-signature",
        "the signature twice, the right one last",
        signed(wrong(RIGHT)) + f"&md5_hash={RIGHT}",
        refused("duplicate_field", "md5_hash"),
    ),
    ins("doubled-sale", "a signed value twice", signed() + f"&sale_id={SALE}", refused("duplicate_field", "sale_id")),
    ins(
        "doubled-invoice",
        "once more in another spelling",
        signed() + f"&invoice%5Fid={INVOICE}",
        refused("duplicate_field", "invoice_id"),
    ),
    ins(
        "array-sale",
        "a signed value as an array",
        signed().replace("sale_id=", "sale_id[]="),
        refused("invalid_field", "sale_id"),
    ),
    ins("missing-sale", "no sale", f"invoice_id={INVOICE}&md5_hash={RIGHT}", refused("missing_field", "sale_id")),
    ins("missing-invoice", "no invoice", f"sale_id={SALE}&md5_hash={RIGHT}", refused("missing_field", "invoice_id")),
    ins(
        "empty-sale",
        "an empty sale, its digits moved into the account number",
        f"sale_id=&invoice_id={INVOICE}&md5_hash={RIGHT}",
        refused("invalid_field", "sale_id"),
        account=SALE + ACCOUNT,
    ),
]
