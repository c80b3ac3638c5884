"""Licences and the lines they belong to."""

from cases.typed import ORDER, column, typed


def case(id, note, products, licences, says, *more, invalid=None):
    """Licences as pairs of a product and a reference."""
    pieces = [column("IPN_PID", products)] if products else []
    pieces.append(column("IPN_LICENSE_PROD", [product for product, _ in licences]))
    pieces.append(column("IPN_LICENSE_REF", [reference for _, reference in licences]))
    return typed(f"licences-{id}", note, ORDER, *pieces, *more, says=says, invalid=invalid)


def licence(product, reference):
    return {"product_id": product, "reference": reference}


A1, A2, A3 = licence("1", "A1"), licence("1", "A2"), licence("1", "A3")
B1 = licence("2", "B1")

CASES = [
    case(
        "join",
        "licences go by their product, not by their place",
        ["1", "2", "3"],
        [("2", "B1"), ("1", "A1")],
        {"lines.*.licences": [[A1], [B1], None], "other_licences": None},
    ),
    case(
        "one-line",
        "all licences of a product that has one line",
        ["2", "1"],
        [("1", "A1"), ("1", "A2"), ("1", "A3")],
        {"lines.*.licences": [None, [A1, A2, A3]]},
    ),
    case(
        "two-lines",
        "one product on two lines: one licence each, in order",
        ["1", "2", "1"],
        [("1", "A1"), ("2", "B1"), ("1", "A2")],
        {"lines.*.licences": [[A1], [B1], [A2]]},
    ),
    case(
        "two-lines-one-licence",
        "one product on two lines, but one licence: it is the first line's",
        ["1", "1"],
        [("1", "A1")],
        {"lines.*.licences": [[A1], None]},
    ),
    case(
        "two-lines-three-licences",
        "one product on two lines with three licences: what is left is the last line's",
        ["1", "2", "1"],
        [("1", "A1"), ("1", "A2"), ("1", "A3")],
        {"lines.*.licences": [[A1], None, [A2, A3]]},
    ),
    case(
        "other",
        "licences of a product that has no line, of no product, and one of a line between them",
        ["1"],
        [("9", "X"), ("1", "A1"), ("", "Y")],
        {"lines.*.licences": [[A1]], "other_licences": [licence("9", "X"), {"reference": "Y"}]},
    ),
    case(
        "no-lines",
        "licences without lines",
        [],
        [("1", "A1"), ("2", "B1")],
        {"lines": None, "other_licences": [A1, B1]},
    ),
    case(
        "empty-product",
        "a licence of no product is not that of a line of no product",
        ["", "1"],
        [("", "Y"), ("1", "A1")],
        {"lines.*.licences": [None, [A1]], "other_licences": [{"reference": "Y"}]},
    ),
    case(
        "text-of-product",
        "products are compared as text: a leading zero makes another one, and they need not be digits",
        ["1", "x-1"],
        [("01", "X"), ("x-1", "Y")],
        {"lines.*.licences": [None, [licence("x-1", "Y")]], "other_licences": [licence("01", "X")]},
    ),
    case(
        "more-than-products",
        "more licences than products are named for",
        ["1"],
        [("1", "A1")],
        {
            "lines.*.licences": [[{**A1, "is_lifetime": False}]],
            "other_licences": [{"is_lifetime": True}],
        },
        column("IPN_LICENSE_LIFETIME", ["NO", "YES"]),
    ),
    case(
        "pending",
        "before approval: a licence without reference and dates",
        ["1"],
        [("1", "")],
        {"lines": [{"product_id": "1", "licences": [{"product_id": "1", "licence_type": "REGULAR"}]}]},
        "IPN_LICENSE_TYPE[]=REGULAR&IPN_LICENSE_EXP[]=&IPN_LICENSE_START[]=0000-00-00+00:00:00",
    ),
    typed(
        "licences-none",
        "arrays of one empty member are no licence",
        ORDER,
        "IPN_PID[]=1&IPN_LICENSE_PROD[]=&IPN_LICENSE_REF[]=&IPN_LICENSE_EXP[]=",
        says={"lines": [{"product_id": "1"}], "other_licences": None},
    ),
    typed(
        "licences-explicit-indexes",
        "licences with explicit indexes in descending order: the first is that of index 0",
        ORDER,
        "IPN_PID[]=1&IPN_PID[]=1&IPN_LICENSE_PROD[1]=1&IPN_LICENSE_PROD[0]=1&IPN_LICENSE_REF[1]=A2&IPN_LICENSE_REF[0]=A1",
        says={"lines.*.licences": [[A1], [A2]]},
    ),
    typed(
        "licences-every-field",
        "every field of a licence, and a second one of odd values",
        ORDER,
        "TIMEZONE_OFFSET=GMT%2B02:00&IPN_PID[]=1",
        column("IPN_LICENSE_PROD", ["1", "1"]),
        column("IPN_LICENSE_TYPE", ["TRIAL", "x"]),
        column("IPN_LICENSE_REF", ["A1", "A2"]),
        column("IPN_LICENSE_EXP", ["2025-02-11 09:16:40", "soon"]),
        column("IPN_LICENSE_START", ["2024-02-11 09:16:40", "9999-12-31"]),
        column("IPN_LICENSE_LIFETIME", ["YES", "MAYBE"]),
        column("IPN_LICENSE_ADDITIONAL_INFO", ["more", ""]),
        says={
            "lines.0.licences": [
                {
                    **A1,
                    "licence_type": "TRIAL",
                    "expires": "2025-02-11T09:16:40+02:00",
                    "starts_at": "2024-02-11T09:16:40+02:00",
                    "is_lifetime": True,
                    "additional_info": "more",
                },
                {**A2, "licence_type": "x", "starts_at": "9999-12-31"},
            ]
        },
        invalid={"IPN_LICENSE_EXP[1]": "soon", "IPN_LICENSE_LIFETIME[1]": "MAYBE"},
    ),
    typed(
        "licences-odd-product",
        "a licence whose product is odd belongs to no line",
        ORDER,
        "IPN_PID[]=1&IPN_LICENSE_PROD[0][]=1&IPN_LICENSE_PROD[1]=%FF&IPN_LICENSE_REF[]=A1&IPN_LICENSE_REF[]=A2",
        says={"lines.*.licences": [None], "other_licences": [{"reference": "A1"}, {"reference": "A2"}]},
        invalid={"IPN_LICENSE_PROD[0][0]": "1", "IPN_LICENSE_PROD[1]": {"hex": "ff"}},
    ),
]
