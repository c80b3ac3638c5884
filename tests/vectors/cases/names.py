"""Names: cleaned as PHP cleans them, repeated, strange, many."""

from cases import notification, rule

CASES = [
    # The same name again.
    notification("dup-scalar", "REFNO=1&ORDERNO=5&REFNO=2", "last value wins, at the place of the first"),
    notification("dup-scalar-then-array", "A=1&B=x&A[]=2", "the array replaces the scalar in place"),
    notification(
        "dup-array-then-scalar",
        "A[]=1&B=x&A=2&A[]=3",
        "the scalar replaces the array, then an array replaces it again: 3 x",
    ),
    # What is in a name.
    notification(
        "name-mangled",
        "a.b=1&a+b=2&c_d=3&c.d=4",
        "dot and blank in a name become _, so two names may be one",
    ),
    notification(
        "name-leading-blank",
        "+REFNO=1&ORDERNO=5&%20%20REFNO=2",
        "leading blanks of a name are ignored",
    ),
    notification("name-open-bracket-first", "[x]=1&REFNO=2&[]=3", "a name that begins with [ is dropped"),
    notification("name-nul", "REFNO%00X=1&ORDERNO=2&A[p%00q]=3", "a name ends at %00"),
    notification("name-encoded", "%52EFNO=1&ORDER%4eO=2", "names are decoded like values"),
    notification("name-integers", "20=x&3=y&0=z", "integer names keep their order"),
    notification("name-lower-case", "custom_note=hello&REFNO=1&Mixed=2", "names of any case are signed"),
    notification(
        "name-proto",
        "__proto__[x]=1&constructor=2&hasOwnProperty=3&REFNO=4",
        "names with a meaning in JavaScript",
    ),
    notification("name-non-ascii", "Gr%C3%B6%C3%9Fe=1&%E9=2&REFNO=3", "names need not be UTF-8"),
    # Many of them.
    notification(
        "many-fields",
        rule("F{i}={i}", 0, 1199, "&"),
        "1,200 fields: more than PHP, Express and qs accept by default",
    ),
    # Signature fields are left out: three exact names, after cleaning, wherever they stand.
    notification(
        "sig-last",
        "REFNO=1&HASH=deadbeef&SIGNATURE_SHA2_256=x&SIGNATURE_SHA3_256=y",
        "three names left out",
    ),
    notification(
        "sig-middle",
        "REFNO=1&SIGNATURE_SHA3_256=y&ORDERNO=2&HASH=h&IPN_DATE=3&SIGNATURE_SHA2_256=x&CURRENCY=USD",
        "left out wherever they stand",
    ),
    notification("sig-first", "HASH=h&REFNO=1", "left out in front"),
    notification(
        "sig-look-alikes",
        "hash=1&HASHTAG=2&X_HASH=3&SIGNATURE_SHA2_256_OLD=4&SIGNATURE=5&HASH=h",
        "only the three exact names are left out",
    ),
    notification(
        "sig-encoded-name",
        "REFNO=1&%48ASH=h&SIGNATURE%5FSHA2_256=x",
        "the names are compared after decoding",
    ),
    notification(
        "sig-mangled-name",
        "REFNO=1&+HASH=h&SIGNATURE.SHA2_256=x&ORDERNO=2",
        "PHP cleans names first, so these are signature fields too",
    ),
    notification(
        "sig-array",
        "REFNO=1&HASH[]=h&HASH[]=i&ORDERNO=2",
        "an array under that name is left out as a whole; refuse such a body, but this is its source",
    ),
]
