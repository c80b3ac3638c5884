"""The cases, as data, and the few words they are written in.

A case holds what goes in and what it is for. What comes out is worked out by `generate.py`, except for what
somebody else has published: published digests, and the values that the rules of PHP demand, stand in the case
and are compared with what was worked out.
"""

from urllib.parse import quote_plus

KEY = "AABBCCDDEEFF"


def notification(id, body, note, *, protocol="ipn", key=KEY, fields=None):
    """Hash the signed fields of a body. `fields` are the pairs of path and value that must come out."""
    return {"id": id, "protocol": protocol, "key": key, "body": body, "note": note, "fields": fields}


def receipt(id, body, date, note, *, protocol="ipn", key=KEY, published=None, where=None):
    """The answer to a body."""
    return {
        "id": id,
        "protocol": protocol,
        "key": key,
        "body": body,
        "date": date,
        "note": note,
        "published": published,
        "where": where,
    }


def plain(id, protocol, note, *, key=KEY, mac="hmac", parts=None, source=None, published=None, where=None):
    """Hash named values in order (`parts`), or a text as it stands (`source`)."""
    return {
        "id": id,
        "protocol": protocol,
        "key": key,
        "mac": mac,
        "parts": parts,
        "source": source,
        "note": note,
        "published": published,
        "where": where,
    }


def rule(template, first, last, join):
    """A body too long to print: the template for each number from first to last, joined."""
    return {"template": template, "from": first, "to": last, "join": join}


def form_fields(text):
    """Fields written one a line as NAME=value. `NAME[]=` lines of one name make a list."""
    fields = {}
    for line in text.strip().splitlines():
        name, _, value = line.strip().partition("=")
        if name.endswith("[]"):
            fields.setdefault(name[:-2], []).append(value)
        else:
            fields[name] = value
    return fields


def form_body(fields):
    """These fields as a sender encodes them: brackets too, blanks as `+`, all members of an array in one run."""
    pairs = []
    for name, value in fields.items():
        if isinstance(value, list):
            pairs += [(name + "[]", member) for member in value]
        else:
            pairs.append((name, value))
    return "&".join(quote_plus(name) + "=" + quote_plus(value) for name, value in pairs)
