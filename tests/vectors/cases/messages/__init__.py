"""Cases of the messages beside the notifications. What is expected stands in the case and is worked out again by
messages.py; a valid case says which secret and what else must come out, a made one only that it can be made."""

INS_WORD = "tango"
BUY_LINK_WORD = "buylink-secret"
ACCOUNT = "1817037"


def message(id, message, note, expect, *, input=None, secrets, **more):
    case = {"id": id, "note": note, "message": message}
    if input is not None:
        case["input"] = input.encode() if isinstance(input, str) else input
    return {**case, "secrets": list(secrets), **more, "expect": expect}


def refused(code, field=None):
    return {"valid": False, "error": code, **({} if field is None else {"field": field})}


def valid(secret=0, **more):
    """Verified. The values are left to the model."""
    return {"valid": True, "secret": secret, **more}


MADE = {"valid": True}


def wrong(hexadecimal):
    """The right length and the right digits, the last one changed."""
    return hexadecimal[:-1] + ("0" if hexadecimal[-1] != "0" else "1")
