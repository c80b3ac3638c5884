"""How PHP turns a form body into $_POST: a plain and slow model.

The signed values of a notification are the leaves of PHP's $_POST, depth first, so every verifier has to
group form fields exactly as PHP does. This module says how, one rule after the other, and takes no short cut.

Meant is a 64-bit PHP 8.1.28, 8.2.18, 8.3.6 or later with default settings. Two things differ on purpose:

* `max_input_vars` is not applied: the sender signs every field, so none may be cut off.
* Where PHP deletes a variable because its name has more than 64 levels, `parse` raises `NestingTooDeep`.

Everything is bytes. A blank is the byte 0x20 and nothing else.
"""

import re

MAX_LEVELS = 64
HEX_DIGITS = b"0123456789abcdefABCDEF"
LOWEST_INTEGER = -(2**63)
HIGHEST_INTEGER = 2**63 - 1
GUARDED_PREFIXES = (b"__Host-", b"__Secure-")
SIGNATURE_FIELDS = (b"HASH", b"SIGNATURE_SHA2_256", b"SIGNATURE_SHA3_256")

# The key of a level that was written `[]`.
APPEND = None


class NestingTooDeep(Exception):
    """A name has one level more than is allowed, where PHP would delete the whole variable."""


class PhpArray:
    """An array as PHP has it: members in order of first appearance, and the highest integer key ever held."""

    def __init__(self):
        # Key -> value (bytes) or PhpArray. A Python dict gives a new key the last place and lets a key that
        # exists keep its place, which is just what PHP does. All keys are bytes, integers too: an integer has
        # only one spelling (rule 7), so comparing bytes is enough.
        self.members = {}
        self.highest = None

    def put(self, key, member):
        self.members[key] = member
        number = integer_key(key)
        if number is not None and (self.highest is None or number > self.highest):
            self.highest = number

    def key_to_append(self):
        """Rule 8: the key after the highest integer key, 0 in an array that never had one.

        None when the highest key is the last one there is: then nothing can be appended any more.
        """
        if self.highest is None:
            return b"0"
        if self.highest == HIGHEST_INTEGER:
            return None
        return str(self.highest + 1).encode()


class Form:
    """A parsed body: the array, and what PHP would not tell about how it came about."""

    def __init__(self):
        self.post = PhpArray()
        # The top-level key of every pair that has one, in wire order: shows what came twice.
        self.came = []
        # The name of every pair that overwrote a value, or put an array where a value stood or the reverse.
        self.overwrote = []


def parse(body, max_levels=MAX_LEVELS):
    """The whole way from the bytes of a body to a `Form`."""
    form = Form()
    for piece in pieces(body):
        raw_name, raw_value = name_and_value(piece)
        store(form, clean_name(decode(raw_name)), decode(raw_value), max_levels)
    return form


def pieces(body):
    """Rule 1: the body is cut at every `&` and nowhere else; empty pieces are skipped."""
    return [piece for piece in body.split(b"&") if piece != b""]


def name_and_value(piece):
    """Rule 2: a piece is cut at its first `=`; without one it is all name and the value is empty."""
    name, _, value = piece.partition(b"=")
    return name, value


def decode(text):
    """Rule 3: `+` is a blank, `%` and two hexadecimal digits are a byte, all else stays as it is.

    A `%` without two digits behind it stays too, and the scan goes on with the very next byte.
    """
    decoded = bytearray()
    position = 0
    while position < len(text):
        byte = text[position]
        digits = text[position + 1 : position + 3]
        if byte == ord("+"):
            decoded += b" "
            position += 1
        elif byte == ord("%") and len(digits) == 2 and all(digit in HEX_DIGITS for digit in digits):
            decoded.append(int(digits, 16))
            position += 3
        else:
            decoded.append(byte)
            position += 1
    return bytes(decoded)


def clean_name(name):
    """Rule 4: a name ends at its first NUL byte, then its leading blanks go."""
    before_nul = name.split(b"\0")[0]
    return before_nul.lstrip(b" ")


def read_name(name, max_levels):
    """Rules 5, 6 and 10: the top-level key, the keys of the levels, and whether there is a level too many.

    None if the pair has no top-level key and is dropped.
    """
    bracket = name.find(b"[")
    if bracket == -1:
        top, levels, too_deep = translate(name), [], False
    elif read_level(name, bracket) is None:
        # The first bracket is never closed: it becomes `_`, and the name is one key.
        rest = translate(name[bracket + 1 :]).replace(b"[", b"_")
        top = translate(name[:bracket])
        if top != b"":
            top = top + b"_" + rest
        levels, too_deep = [], False
    else:
        top = translate(name[:bracket])
        levels, too_deep = read_levels(name, bracket, max_levels)

    if top == b"":
        return None
    return top, levels, too_deep


def translate(text):
    """Rule 5: in a top-level key every blank and every dot becomes `_`."""
    return text.replace(b" ", b"_").replace(b".", b"_")


def read_levels(name, bracket, max_levels):
    """Rule 6: the keys from the first bracket on, and whether one more level than allowed begins (rule 10)."""
    keys = []
    while True:
        if len(keys) == max_levels:
            # This bracket begins a level too many. Whether it is ever closed does not matter.
            return keys, True
        level = read_level(name, bracket)
        if level is None:
            # A later bracket that is never closed is cut off.
            return keys, False
        key, end = level
        keys.append(key)
        if name[end : end + 1] != b"[":
            # Text behind a closing bracket is ignored, further brackets in it included.
            return keys, False
        bracket = end


def read_level(name, bracket):
    """Rule 6: the key of the level that begins at `bracket`, and the position behind its `]`; None if unclosed.

    `[]` appends, and so does a single white-space byte between the brackets. Every other key is the text up to
    the next `]`, untranslated.
    """
    start = bracket + 1
    # bytes.isspace() is true for blank, TAB, LF, VT, FF and CR, and for no byte above 127.
    inside = start + 1 if name[start : start + 1].isspace() else start
    if name[inside : inside + 1] == b"]":
        return APPEND, inside + 1
    end = name.find(b"]", inside)
    if end == -1:
        return None
    return name[start:end], end + 1


def integer_key(key):
    """Rule 7: the number, if PHP takes this key for an integer: canonical decimal, within 64 bits."""
    if re.fullmatch(rb"0|-?[1-9][0-9]{0,18}", key) is None:
        return None
    number = int(key)
    return number if LOWEST_INTEGER <= number <= HIGHEST_INTEGER else None


def store(form, name, value, max_levels):
    """Rules 9, 10 and 11: put one value where its name says, working from the outside in.

    A pair can be abandoned on the way; what it created or replaced up to there stays.
    """
    parts = read_name(name, max_levels)
    if parts is None:
        return
    top, levels, too_deep = parts
    form.came.append(top)

    keys = [top] + levels
    array = form.post
    for key in keys[:-1]:
        key = usable_key(array, key, name)
        if key is None:
            return
        inner = array.members.get(key)
        if not isinstance(inner, PhpArray):
            # Missing: a new array at the end. A value: an empty array takes its place.
            if inner is not None:
                form.overwrote.append(name)
            inner = PhpArray()
            array.put(key, inner)
        array = inner

    if too_deep:
        # PHP gets here after the keys of the first 63 levels, before it looks at the key of the last.
        raise NestingTooDeep(name)

    key = usable_key(array, keys[-1], name)
    if key is None:
        return
    if key in array.members:
        form.overwrote.append(name)
    array.put(key, value)


def usable_key(array, key, name):
    """The key to use in this array, or None if the pair has to be abandoned here.

    Rule 8: nothing can be appended behind the last integer. Rule 11: a given key may begin with `__Host-` or
    `__Secure-` only if the whole name, before any translation, begins so too.
    """
    if key is APPEND:
        return array.key_to_append()
    for prefix in GUARDED_PREFIXES:
        if key.startswith(prefix) and not name.startswith(prefix):
            return None
    return key


# Rule 12: no other name has a meaning. Rule 13: values stay as they were decoded.


def signed_leaves(post):
    """Rule 14: every value but those under the three signature names, depth first, as (path, value)."""
    leaves = []
    for key, member in post.members.items():
        if key not in SIGNATURE_FIELDS:
            collect(key, member, leaves)
    return leaves


def collect(path, member, leaves):
    """The leaves of one member. An empty array has none."""
    if isinstance(member, PhpArray):
        for key, inner in member.members.items():
            collect(path + b"[" + key + b"]", inner, leaves)
    else:
        leaves.append((path, member))
