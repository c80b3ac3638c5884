"""Bodies without a signature, bodies that are no form, and odd forms that are signed all the same."""

from cases.verdicts import IPN, LCN, refused, sign, valid, verdict

PART = '--boundary\r\nContent-Disposition: form-data; name="REFNO"\r\n\r\n1\r\n--boundary--\r\n'

CASES = [
    # No signature.
    verdict("form-unsigned", "an order without a signature", IPN, refused("missing_signature")),
    verdict("form-unsigned-lcn", "a subscription without a signature", LCN, refused("missing_signature")),
    verdict(
        "form-unsigned-strict",
        "an order without a signature, under a strict policy",
        IPN,
        refused("missing_signature"),
        require_all=True,
        strict=True,
    ),
    verdict("form-empty", "an empty body", "", refused("missing_signature")),
    verdict("form-white-space", "nothing but white space", " \r\n", refused("missing_signature")),
    verdict("form-text", "some text without a signature", "hello world", refused("missing_signature")),
    verdict(
        "form-xml",
        "XML has no code of its own",
        "<?xml version='1.0'?><REFNO>1</REFNO>",
        refused("missing_signature"),
    ),
    verdict(
        "form-lower-case-names",
        "names in lower case are no signature fields",
        IPN + "&hash=1&signature_sha3_256=2",
        refused("missing_signature"),
    ),
    verdict(
        "form-nested-name",
        "a nested HASH is no signature field",
        IPN + "&A[HASH]=1",
        refused("missing_signature"),
    ),
    verdict(
        "form-look-alikes",
        "names that look alike are no signature fields",
        IPN + "&HASH_=1&XHASH=2&SIGNATURE_SHA3=3",
        refused("missing_signature"),
    ),
    verdict(
        "form-dropped-name",
        "a name that PHP drops is no signature field",
        IPN + "&[HASH]=1",
        refused("missing_signature"),
    ),
    verdict(
        "form-ins",
        "an INS message has another kind of signature",
        "message_type=ORDER_CREATED&md5_hash=" + "0" * 32,
        refused("missing_signature"),
    ),
    # Not a form.
    verdict("form-json", "JSON", '{"REFNO":"1","HASH":"x"}', refused("not_form")),
    verdict("form-json-list", "a JSON list", '[{"REFNO":"1"}]', refused("not_form")),
    verdict("form-json-white-space", "JSON behind white space", ' \t\r\n{"REFNO": "1"}', refused("not_form")),
    verdict(
        "form-json-vt-ff",
        "JSON behind VT and FF, which are white space too",
        '\v\f{"REFNO": "1"}',
        refused("not_form"),
    ),
    verdict("form-json-with-pairs", "JSON with & and = in it", '{"url":"?a=1&b=2"}', refused("not_form")),
    verdict("form-multipart", "a multipart body", PART, refused("not_form")),
    verdict(
        "form-multipart-signed",
        "a multipart body with a signature inside",
        PART.replace("REFNO", "HASH"),
        refused("not_form"),
    ),
    verdict(
        "form-multipart-not-first",
        "a boundary that does not stand at the very beginning",
        "\r\n" + PART,
        refused("missing_signature"),
    ),
    verdict(
        "form-json-encoded",
        "an encoded brace begins a name",
        "%7B%22REFNO%22%3A1%7D=",
        refused("missing_signature"),
    ),
    # Odd, but signed.
    verdict(
        "form-brace-signed",
        "a signed form whose first name begins with a brace",
        sign("{a}=1&REFNO=2"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "form-bracket-signed",
        "a signed form whose first name begins with a bracket and is dropped",
        sign("[x]=1&REFNO=2"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "form-dashes-signed",
        "a signed form whose first name begins with two dashes",
        sign("--a=1&REFNO=2"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "form-nothing-signed",
        "no field but the signatures: the source is empty",
        sign("")[1:],
        valid("unknown", receipt="wrong_kind"),
    ),
    verdict(
        "form-only-dropped",
        "fields without a name only: the source is empty",
        sign("=1&[x]=2"),
        valid("unknown", receipt="wrong_kind"),
    ),
    verdict(
        "form-nul",
        "bare NUL bytes in names and values",
        sign("REFNO\0x=1&NOTE=a\0b"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "form-not-utf8",
        "names and values that are not UTF-8",
        sign(b"REFNO=1&\xe9=\xff"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "form-many-fields",
        "more fields than PHP reads by default",
        sign("&".join(f"F{i}={i}" for i in range(1200)) + "&" + IPN),
        valid("ipn"),
    ),
    verdict(
        "form-cut-at-1000",
        "more fields than PHP reads by default, signed over those it does read",
        sign("&".join(f"F{i}={i}" for i in range(1200)), values=[str(i) for i in range(1001)]),
        refused("signature_mismatch"),
    ),
]
