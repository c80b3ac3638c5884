"""Holds crates/core/fields.toml, from which the core's typed views are written, against the protocol pages.

Names, shapes, kinds, marks and codes must be the same on both sides. Where the core departs from a page on
purpose, `typed_names.py` says so; what it leaves out of the code lists is written down here. The model in
`typed_model.py` never looks into fields.toml: that both agree is shown, not assumed.
"""

import tomllib
from pathlib import Path

import documented_fields
import ins_check
from protocol_pages import codes, fields
from typed_names import IN_ANY_CASE, NAMES, OLDER_SPELLINGS, REFINED_KINDS, REFINED_SHAPES

FIELDS_TOML = Path(__file__).resolve().parents[2] / "crates" / "core" / "fields.toml"

# List in fields.toml -> the lists of the pages it is made of.
LISTS = {
    "OrderStatus": [("ipn", "ORDERSTATUS")],
    "MessageType": [("ipn", "MESSAGE_TYPE")],
    "FraudStatus": [("ipn", "FRAUD_STATUS")],
    "ChargebackResolution": [("ipn", "CHARGEBACK_RESOLUTION")],
    "ChargebackReason": [("ipn", "CHARGEBACK_REASON_CODE")],
    "PurchaseOrderStatus": [("ipn", "IPN_PURCHASE_ORDER_INFO")],
    "PaymentMethod": [("ipn", "PAYMETHOD_CODE")],
    "LicenceType": [("ipn", "IPN_LICENSE_TYPE"), ("lcn", "LICENSE_TYPE")],
    "OrderFlow": [("ipn", "ORDERFLOW")],
    "OrderOrigin": [("ipn", "IPN_ORDER_ORIGIN")],
    "OptionOperator": [("ipn", "…_OPERATOR")],
    "OptionUsage": [("ipn", "…_USAGE")],
    "CardType": [("ipn", "CARD_TYPE")],
    "LicenceStatus": [("lcn", "STATUS")],
    "DispatchReason": [("lcn", "DISPATCH_REASON")],
    "ChangedBy": [("lcn", "CHANGED_BY")],
}

# Which list a field has, beside those that give a list its name.
MORE_FIELDS = {
    ("ipn", "IPN_PRODUCT_OPTIONS_*_OPERATOR"): "OptionOperator",
    ("ipn", "IPN_PRODUCT_OPTIONS_*_USAGE"): "OptionUsage",
    ("lcn", "NEXT_RENEWAL_PAYMETHOD_CODE"): "PaymentMethod",
    ("lcn", "NEXT_RENEWAL_CARD_TYPE"): "CardType",
}

# Codes of the pages that are never or hardly ever sent: they stay text.
LEFT_OUT = {
    "OrderStatus": {"AUTHRECEIVED", "TEST", "PROCESSING", "CASH"},
    "MessageType": {"AUTH"},
    "LicenceType": {"RENEW"},
}


def disagreements():
    """Every difference, as a line of text."""
    core = tomllib.loads(FIELDS_TOML.read_text(encoding="utf-8"))
    found = []
    for kind in ("ipn", "lcn"):
        found += list(compare_fields(kind, core[kind]))
    notification_codes = [each for each in core["codes"] if not each["name"].startswith("Ins")]
    found += compare_codes(notification_codes) + list(compare_strict_lists())
    return found + ins_check.disagreements(core)


def compare_fields(kind, core):
    ours = fields(kind)
    theirs = {}
    for field in core:
        if field["name"] in theirs:
            yield f"{kind} {field['name']}: twice in fields.toml"
        theirs[field["name"]] = field
    for name in sorted(ours.keys() ^ theirs.keys()):
        where = "fields.toml" if name in ours else "the protocol page"
        yield f"{kind} {name}: missing in {where}"
    for name in sorted(ours.keys() ^ NAMES[kind].keys()):
        yield f"{kind} {name}: typed_names.py and the protocol page differ"
    for name in ours.keys() & theirs.keys() & NAMES[kind].keys():
        page, field = ours[name], theirs[name]
        wanted = {
            "as": ".".join(NAMES[kind][name]),
            "shape": REFINED_SHAPES.get((kind, name), page.shape),
            "value": wanted_value(kind, page),
            "mark": page.mark,
            "since": page.since,
        }
        stated = {"shape": "scalar", "since": None, **field}
        for member, value in wanted.items():
            if stated[member] != value:
                yield f"{kind} {name}: {member} should be {value}, but is {stated[member]}"


def wanted_value(kind, page):
    value = REFINED_KINDS.get((kind, page.name), page.kind)
    if value != "code":
        return value
    named = {field: name for name, lists in LISTS.items() for field in lists}
    return f"code:{ {**named, **MORE_FIELDS}[kind, page.name] }".replace(" ", "")


def compare_codes(core):
    found = []
    pages = {kind: codes(kind) for kind in ("ipn", "lcn")}
    listed = {(kind, name) for kind in pages for name, values in pages[kind].items() if values}
    for kind, name in sorted(listed - {each for lists in LISTS.values() for each in lists}):
        found.append(f"{kind} {name}: no list of fields.toml is made of it")
    theirs = {each["name"]: each for each in core}
    found += [f"{name}: missing in fields.toml, or unknown here" for name in theirs.keys() ^ LISTS.keys()]
    for name in theirs.keys() & LISTS.keys():
        any_case = LISTS[name][0] in IN_ANY_CASE
        ours = {code for kind, field in LISTS[name] for code in pages[kind][field]}
        if any_case:
            ours = {code.lower() for code in ours}
        older = {old: new for each in LISTS[name] for old, new in OLDER_SPELLINGS.get(each, {}).items()}
        wanted = {code: sorted(o for o, new in older.items() if new == code) for code in ours - older.keys()}
        for code in LEFT_OUT.get(name, ()):
            if wanted.pop(code, None) is None:
                found.append(f"{name} {code}: left out, but the page does not list it")
        stated = {value["text"]: sorted(value.get("aliases", [])) for value in theirs[name]["values"]}
        for code in sorted(
            code for code in stated.keys() | wanted.keys() if stated.get(code) != wanted.get(code)
        ):
            found.append(
                f"{name} {code}: older spellings should be {wanted.get(code)}, but are {stated.get(code)}"
            )
        if theirs[name].get("ignore_case", False) != any_case:
            found.append(f"{name}: case matters on one side only")
    return found


def compare_strict_lists():
    """The lists that the model of a verifier goes by were written out by hand; the page must say the same."""
    shapes = {(kind, name): field.shape for kind in ("ipn", "lcn") for name, field in fields(kind).items()}
    disputed = ("IPN_PARTNER_CODE", "CUSTOM_FIELDS")

    def named(wanted_kind, *wanted):
        return {
            name
            for (kind, name), shape in shapes.items()
            if kind == wanted_kind and shape in wanted and name not in disputed
        }

    for what, stated, wanted in (
        ("IPN_SCALARS", documented_fields.IPN_SCALARS, named("ipn", "scalar")),
        ("IPN_LINE_ARRAYS", documented_fields.IPN_LINE_ARRAYS, named("ipn", "line")),
        ("IPN_OTHER_ARRAYS", documented_fields.IPN_OTHER_ARRAYS, named("ipn", "licence", "array")),
        ("LCN_SCALARS", documented_fields.LCN_SCALARS, named("lcn", "scalar")),
    ):
        for name in sorted(stated ^ wanted):
            yield f"{what} of documented_fields.py and the protocol page differ on {name}"
