"""Holds the INS fields of crates/core/fields.toml against section 1.1 of docs/protocol/others.md, which lists them in prose.

The lists below are that prose, word by word: every word of them has to stand on the page, and fields.toml must have
exactly these names and codes.
"""

from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "protocol" / "others.md"

# Signed, or signatures: they are no part of the unsigned rest.
APART = "md5_hash hash sale_id invoice_id".split()

MESSAGE = """
    message_type message_description timestamp message_id key_count vendor_id sale_date_placed vendor_order_id recurring
    payment_type list_currency cust_currency auth_exp invoice_status fraud_status invoice_list_amount invoice_usd_amount
    invoice_cust_amount item_count order_ref order_no
""".split()

PARTS = {
    "customer_": "first_name last_name name email phone ip ip_country",
    "bill_": "street_address street_address2 city state postal_code country",
    "ship_": "street_address street_address2 city state postal_code country status tracking_number name",
    "item_": """name id list_amount usd_amount cust_amount type duration recurrence rec_list_amount rec_status rec_date_next
        rec_install_billed""",
}

CODES = {
    "InsMessageType": """ORDER_CREATED FRAUD_STATUS_CHANGED SHIP_STATUS_CHANGED INVOICE_STATUS_CHANGED REFUND_ISSUED
        RECURRING_INSTALLMENT_SUCCESS RECURRING_INSTALLMENT_FAILED RECURRING_STOPPED RECURRING_COMPLETE RECURRING_RESTARTED
        CATALOGUE_PRODUCT_CREATED CATALOGUE_PRODUCT_UPDATED PROPOSAL_CREATED PROPOSAL_UPDATED""",
    "InsInvoiceStatus": "approved pending deposited declined",
    "InsFraudStatus": "pass fail wait",
    "InsItemType": "bill refund",
    "InsRenewalStatus": "live cancelled",
}


def disagreements(core):
    """Every difference, as a line of text."""
    page = PAGE.read_text(encoding="utf-8")
    listed = page.split("### 1.1")[1].split("### 1.2")[0]
    words = set(listed.replace(",", " ").replace(";", " ").replace(".", " ").replace(":", " ").split())
    names = set(MESSAGE)
    for prefix, parts in PARTS.items():
        for part in parts.split():
            names.add(f"{prefix}{part}_*" if prefix == "item_" else prefix + part)
    said = [*APART, *MESSAGE, *(part for parts in PARTS.values() for part in parts.split())]
    said += [code for codes in CODES.values() for code in codes.split()]
    found = [f"ins {word}: the protocol page does not say it" for word in said if word not in words]
    stated = [field["name"] for field in core["ins"]]
    if len(stated) != len(set(stated)):
        found.append("ins: a field is twice in fields.toml")
    found += [f"ins {name}: on one side only" for name in sorted(names ^ set(stated))]
    lists = {each["name"]: each for each in core["codes"] if each["name"].startswith("Ins")}
    for name in sorted(lists.keys() ^ CODES.keys()):
        found.append(f"ins {name}: list on one side only")
    for name in lists.keys() & CODES.keys():
        texts = {value["text"] for value in lists[name]["values"]}
        found += [f"{name} {code}: on one side only" for code in sorted(texts ^ set(CODES[name].split()))]
    return found
