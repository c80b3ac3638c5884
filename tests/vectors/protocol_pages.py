"""The tables of docs/protocol/ipn.md and lcn.md, read from the pages: every field, and every code.

The pages are written for people, so reading them is strict: a name, shape or kind that is written in a way not
known here is an error.
"""

import re
from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).resolve().parents[2] / "docs" / "protocol"

KINDS = {
    "text": "text",
    "id": "id",
    "int": "int",
    "dec": "decimal",
    "dt": "date_time",
    "date": "date_time",
    "date or dt": "date_time",
    "stamp": "stamp",
    "flag": "flag",
    "yn": "flag",
    "ccy": "currency",
    "cc": "country",
    "code": "code",
}
# Two rows of the LCN table abbreviate their second name.
ABBREVIATED = "NEXT_RENEWAL"
# A code where a page does not set it off: capital letters, and one word that is none.
BARE_CODE = r"\b[A-Z][A-Z_]{2,}\b|\bWeb\b"


class Field(NamedTuple):
    name: str  # without brackets; `*` stands for a product id
    shape: str  # scalar, line, licence, array, option, custom, any
    kind: str
    mark: str
    since: str | None
    meaning: str


class Unreadable(Exception):
    """A page says something in a way that this module does not know."""


def page(kind):
    return (PAGES / f"{kind}.md").read_text(encoding="utf-8")


def section(text, title):
    """What stands under the `## ` heading that begins with the title."""
    found = re.search(rf"^## {re.escape(title)}.*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise Unreadable(f"no section {title}")
    return found[1]


def tables(text):
    """Every table, as a list of rows with the heading first; a row is a list of cells."""
    table = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif table:
            yield [row for row in table if not re.fullmatch(r"[-: ]*", "".join(row))]
            table = []


# Fields.


def fields(kind):
    """Name -> Field, in the order of the page. The signature fields are left out."""
    found = {}
    table = next(tables(section(page(kind), "4. Fields")))
    for cells in table[1:]:
        row = dict(zip(table[0], cells, strict=True))
        if row["group"] == "signature":
            continue
        listed = expand(re.split(r"[,;] ", row["name"]))
        kinds = kinds_of(row["kind"], len(listed))
        for name, value in zip(listed, kinds, strict=True):
            if name in found:
                raise Unreadable(f"{name} is listed twice")
            shape = shape_of(name, row.get("", "S"), row["group"])
            since = re.search(r"since (?:about )?(\d{4})", row["meaning"])
            found[name] = Field(name, shape, value, row["mark"], since and since[1], row["meaning"])
    return found


def expand(listed):
    """Names behind the first may leave out what they have in common with it."""
    first = listed[0].replace(r"\<PID\>", "*")
    before = first.partition("*")[0] + "*" if "*" in first else ABBREVIATED
    if any(name.startswith("_") for name in listed) and not first.startswith(before):
        raise Unreadable(f"what do {listed} have in common?")
    result = [before + name if name.startswith("_") else name for name in [first, *listed[1:]]]
    for name in result:
        if not re.fullmatch(r"[A-Z0-9_*]+", name):
            raise Unreadable(f"{listed} are no names of fields")
    return result


def kinds_of(cell, count):
    """One kind for all names, or as many kinds as names. Lengths do not matter."""
    kinds = [re.sub(r"/\d+$", "", kind) for kind in cell.split(", ") if not kind.isdigit()]
    if len(kinds) == 1:
        kinds *= count
    if len(kinds) != count or any(kind not in KINDS for kind in kinds):
        raise Unreadable(f"kind {cell} of {count} names")
    return [KINDS[kind] for kind in kinds]


def shape_of(name, letter, group):
    if letter == "P A":
        return {"IPN_PRODUCT_OPTIONS": "option", "IPN_CUSTOM": "custom"}[name.partition("_*")[0]]
    if letter == "A":
        return group if group in ("line", "licence") else "array"
    return {"S": "scalar", "A?": "any"}[letter]


# Codes.


def codes(kind):
    """Name of the field -> its codes, as listed in section 5, older spellings and doubtful ones included.

    A list can also stand in section 4, behind the field itself, and nowhere else.
    """
    text = section(page(kind), "5. Code lists")
    found = {}
    # A heading with the list behind it; one with a table below it has nothing behind it.
    for title, listed in re.findall(r"^\*\*([A-Z_]+)\*\*: (.*)", text, re.MULTILINE):
        found[title] = re.findall(r"`([^`]+)`", before_talk(listed))
    for table in tables(text):
        title = table[0][0]
        for cells in table[1:]:
            if table[0][0] == "value":
                found.setdefault("ORDERSTATUS", []).extend(cells[0].split(", "))
            elif table[0][0] == "list":
                title = cells[0] or title
                names = title.split(" / ")
                parts = cells[1].split(" / ") if len(names) > 1 else [cells[1]]
                for name, part in zip(names, parts, strict=True):
                    found.setdefault(name, []).extend(codes_in(part))
    for name, field in fields(kind).items():
        if field.kind == "code" and name not in found and codes_in(field.meaning):
            found[name] = codes_in(field.meaning)
    return found


def codes_in(cell):
    listed = before_talk(cell)
    return re.findall(r"`([^`]+)`", listed) + re.findall(BARE_CODE, re.sub(r"`[^`]+`", "", listed))


def before_talk(text):
    return re.split(r"\. [A-Z]", text)[0]
