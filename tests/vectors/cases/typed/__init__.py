"""The cases of typed.json: a body, and what its typed form must say.

A case states the odd values, and the event or those members that it is about; `generate.py` writes nothing while
one of them differs from what the model works out.
"""

from urllib.parse import quote_plus

ORDER = "REFNO=900000001&ORDERSTATUS=PENDING"
COMPLETE = "REFNO=900000001&ORDERSTATUS=COMPLETE"
LICENCE = "LICENSE_CODE=AB12CD34EF&DATE_UPDATED=2024-02-11+09:16:41"


def typed(id, note, *pieces, says=None, invalid=None, event=None, protocol=None):
    """`pieces` are joined with `&` into the body; an LCN begins with LICENCE.

    `says` holds members by path, `lines.0.price` or, for all rows at once, `lines.*.price`; None is a member
    that must not be there. `invalid` holds all odd values, none unless said.
    """
    body = "&".join(pieces)
    if protocol is None:
        protocol = "lcn" if body.startswith("LICENSE_CODE=") else "ipn"
    return {
        "id": f"typed-{id}",
        "note": note,
        "protocol": protocol,
        "body": body,
        "says": says or {},
        "invalid": invalid or {},
        "event": event,
    }


def pair(name, value):
    """A field as a sender encodes it, but with the brackets of its name as they are."""
    return f"{name}={quote_plus(value)}"


def column(name, values):
    """An array with these members."""
    return "&".join(pair(f"{name}[]", value) for value in values)


def odd_column(name, values, from_row=0):
    """What stands in `invalid` for an array whose members from a row on are all odd."""
    return {f"{name}[{row}]": value for row, value in enumerate(values, from_row)}


def member(notification, path):
    """What a notification says at a path of `says`, None if nothing."""
    found = [notification]
    several = False
    for step in path.split("."):
        if step == "*":
            found, several = [row for rows in found for row in rows or []], True
        else:
            found = [below(each, step) for each in found]
    return found if several else found[0]


def below(value, step):
    if isinstance(value, list):
        return value[int(step)] if int(step) < len(value) else None
    return value.get(step) if isinstance(value, dict) else None
