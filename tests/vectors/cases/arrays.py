"""Arrays: members gather at the place where the name came first, at every level."""

from cases import notification

CASES = [
    # Lines of an order, in one run or row by row.
    notification(
        "arr-contiguous",
        "IPN_PID%5B%5D=1&IPN_PID%5B%5D=22&IPN_PNAME%5B%5D=A&IPN_PNAME%5B%5D=&IPN_PCODE%5B%5D=&"
        "IPN_PCODE%5B%5D=X&IPN_DATE=20240102030405",
        "two lines, empty members first and last",
    ),
    notification(
        "arr-three-lines",
        "REFNO=900000001&IPN_PID[]=101&IPN_PID[]=102&IPN_PID[]=103&IPN_PNAME[]=Base&"
        "IPN_PNAME[]=Add-on+%C3%A9&IPN_PNAME[]=&IPN_QTY[]=1&IPN_QTY[]=1&IPN_QTY[]=2&"
        "IPN_DATE=20240102030405",
        "three lines, contiguous on the wire",
    ),
    notification(
        "arr-interleaved",
        "IPN_PID%5B%5D=1&IPN_PNAME%5B%5D=A&IPN_PID%5B%5D=22&IPN_PNAME%5B%5D=BB&IPN_DATE=20240102030405",
        "row by row on the wire, grouped by name as PHP does; plain wire order would give another source",
    ),
    notification(
        "arr-interleaved-scalar",
        "IPN_PID[]=1&REFNO=7&IPN_PID[]=2&ORDERNO=8&IPN_PID[]=3",
        "later members move up to the first one's place",
    ),
    notification(
        "arr-worked",
        "REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat&"
        "ORDERNO=0&IPN_DATE=20240102030405",
        "the worked example of signature.md",
    ),
    notification(
        "arr-25",
        "&".join(f"IPN_PID[]={i}" for i in range(1, 26)) + "&IPN_DATE=20240102030405",
        "more than 20 members (a common parser limit)",
    ),
    notification(
        "interleaved-many",
        "&".join(f"A[]={i}&B[]={i + 100}&S{i}={i}" for i in range(40)),
        "many interleaved names: grouping must stay linear",
    ),
    # Brackets, keys and indexes.
    notification("arr-brackets-bare", "IPN_PID[]=1&IPN_PID[]=22", "brackets not encoded"),
    notification(
        "arr-brackets-encoded",
        "IPN_PID%5b%5d=1&IPN_PID%5B]=22",
        "any encoding of the brackets: same source as arr-brackets-bare",
    ),
    notification(
        "arr-indexed",
        "IPN_PID[0]=1&IPN_PID[1]=22&IPN_PNAME[0]=A&IPN_PNAME[1]=BB",
        "explicit indexes",
    ),
    notification(
        "arr-indexed-interleaved",
        "IPN_PID[0]=1&IPN_PNAME[0]=A&IPN_PID[1]=22&IPN_PNAME[1]=BB",
        "explicit indexes row by row: grouped",
    ),
    notification(
        "arr-indexed-descending",
        "IPN_PID[1]=22&IPN_PID[0]=1",
        "order of first appearance, not of the index",
    ),
    notification(
        "arr-keyed",
        "OPT[red]=1&OPT[blue]=2&OPT[red]=3",
        "string keys; a repeated key is overwritten in place",
    ),
    notification("arr-same-index", "A[0]=1&B=2&A[0]=3", "same index again: last value, first place"),
    # What [] appends to.
    notification(
        "arr-index-then-append",
        "A[5]=x&A[]=y&A[6]=z",
        "[] takes the highest integer index plus one, so the third overwrites the second",
    ),
    notification("arr-index-negative", "A[-3]=x&A[]=y&A[-2]=z&A[0]=w", "after -3 the next free index is -2"),
    notification(
        "arr-index-not-integer",
        "A[08]=a&A[8]=b&A[-0]=c&A[0]=d&A[1.5]=e&A[9223372036854775808]=f&A[]=g",
        "only canonical decimal integers within 64 bits are integer keys; [] gives 9",
    ),
    notification(
        "arr-index-maximum",
        "A[9223372036854775807]=x&A[]=y&B=z",
        "no free index left: the second value is dropped",
    ),
    # Several levels.
    notification(
        "arr-nested",
        "IPN_DELIVEREDCODES%5B0%5D%5B%5D=K-1&IPN_DELIVEREDCODES%5B0%5D%5B%5D=K-2&"
        "IPN_DELIVEREDCODES%5B1%5D%5B%5D=K-3&IPN_TOTAL%5B%5D=10.00",
        "depth two, depth first",
    ),
    notification(
        "arr-nested-regrouped",
        "A[a][]=1&A[b][]=2&A[a][]=3&B=4",
        "grouping happens at every level: 1 3 2 4",
    ),
    notification("arr-deep", "OPT[A][B][C][D][E][F][G]=deep&OPT[A][B][C][x]=side", "eight levels"),
    notification("arr-append-nested", "A[][x]=1&A[][x]=2&A[][]=3", "each [] opens a new member"),
    # Empty members.
    notification(
        "arr-empty-members",
        "IPN_SKU[]=&IPN_SKU[]=&IPN_PCODE[]=&IPN_PCODE[]=X&IPN_VER[]=Y&IPN_VER[]=",
        "each empty member contributes a 0",
    ),
    notification(
        "arr-one-empty",
        "ORIGINAL_REFNOEXT[]=&REFNO=1",
        "an array with one empty member contributes one 0",
    ),
    # Odd brackets.
    notification(
        "arr-garbage-after",
        "A[x]y=1&A[x]z[q]=2&B[p][q]r=3",
        "text behind a closing bracket is ignored",
    ),
    notification(
        "arr-unclosed",
        "A[b=1&A_b=2&C[d.e f[g=3&D[x][y=4",
        "an unclosed first bracket becomes _ and joins the name; an unclosed later one is cut off",
    ),
    notification(
        "arr-blank-index",
        "A[ ]=1&A[%09]=2&A[ x]=3&A[]=4",
        "one white-space character between the brackets reads as []",
    ),
]
