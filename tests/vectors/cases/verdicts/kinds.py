"""Order or subscription: told by the fields, and demanded by the endpoint."""

from cases.verdicts import IPN, LCN, UNKNOWN, refused, sign, valid, verdict, wrong

CASES = [
    # Told by the fields.
    verdict("kind-ipn", "an order", sign(IPN), valid("ipn")),
    verdict("kind-lcn", "a subscription", sign(LCN), valid("lcn")),
    verdict(
        "kind-unknown",
        "neither order nor subscription: verified, but there is no receipt",
        sign(UNKNOWN),
        valid("unknown", receipt="wrong_kind"),
    ),
    verdict(
        "kind-refno-only",
        "REFNO alone makes an order",
        sign("REFNO=1"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "kind-ipn-pid-only",
        "IPN_PID alone makes an order",
        sign("IPN_PID[]=1"),
        valid("ipn", receipt="missing_field IPN_PNAME[0]"),
    ),
    verdict(
        "kind-ipn-date-only",
        "IPN_DATE alone makes an order",
        sign("IPN_DATE=20240211091645"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "kind-license-code-only",
        "LICENSE_CODE alone makes a subscription",
        sign("LICENSE_CODE=A"),
        valid("lcn"),
    ),
    verdict("kind-both", "the fields of both make an order", sign(LCN + "&" + IPN), valid("ipn")),
    verdict(
        "kind-license-code-and-refno",
        "REFNO beside the fields of a subscription makes an order",
        sign(LCN + "&REFNO=1"),
        valid("ipn", receipt="missing_field IPN_PID[0]"),
    ),
    verdict(
        "kind-nested",
        "nested names make no kind",
        sign("A[REFNO]=1&A[LICENSE_CODE]=2"),
        valid("unknown", receipt="wrong_kind"),
    ),
    verdict(
        "kind-lower-case",
        "names in lower case make no kind",
        sign("refno=1&license_code=2"),
        valid("unknown", receipt="wrong_kind"),
    ),
    verdict(
        "kind-encoded-name",
        "LICENSE_CODE in a spelling that PHP translates",
        sign("%20%4CICENSE.CODE=A"),
        valid("lcn"),
    ),
    verdict(
        "kind-other-license-fields",
        "IPN_LICENSE_REF and STATUS make no kind",
        sign("IPN_LICENSE_REF[]=A&STATUS=ACTIVE"),
        valid("unknown", receipt="wrong_kind"),
    ),
    # Demanded.
    verdict("kind-demand-ipn", "an order where an order is demanded", sign(IPN), valid("ipn"), kind="ipn"),
    verdict(
        "kind-demand-lcn",
        "a subscription where a subscription is demanded",
        sign(LCN),
        valid("lcn"),
        kind="lcn",
    ),
    verdict(
        "kind-ipn-at-lcn", "an order at the subscription's URL", sign(IPN), refused("wrong_kind"), kind="lcn"
    ),
    verdict(
        "kind-lcn-at-ipn", "a subscription at the order's URL", sign(LCN), refused("wrong_kind"), kind="ipn"
    ),
    verdict(
        "kind-both-at-lcn",
        "the fields of both at the subscription's URL",
        sign(LCN + "&" + IPN),
        refused("wrong_kind"),
        kind="lcn",
    ),
    verdict(
        "kind-unknown-at-ipn", "neither, at the order's URL", sign(UNKNOWN), refused("wrong_kind"), kind="ipn"
    ),
    verdict(
        "kind-unknown-at-lcn",
        "neither, at the subscription's URL",
        sign(UNKNOWN),
        refused("wrong_kind"),
        kind="lcn",
    ),
    # Not before the MAC.
    verdict(
        "kind-wrong-and-forged",
        "a forged message is not told that it is of the wrong kind",
        sign(IPN, sha3=wrong),
        refused("signature_mismatch"),
        kind="lcn",
    ),
    verdict(
        "kind-wrong-and-unsigned",
        "an unsigned message is not told that it is of the wrong kind",
        IPN,
        refused("missing_signature"),
        kind="lcn",
    ),
]
