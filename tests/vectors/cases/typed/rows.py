"""Product lines: rows of parallel arrays."""

from cases.typed import ORDER, column, typed

CASES = [
    typed(
        "rows",
        "two lines of three arrays",
        ORDER,
        column("IPN_PID", ["1", "2"]),
        column("IPN_PNAME", ["One", "Two"]),
        column("IPN_QTY", ["1", "20"]),
        says={
            "lines": [
                {"product_id": "1", "name": "One", "quantity": 1},
                {"product_id": "2", "name": "Two", "quantity": 20},
            ]
        },
    ),
    typed(
        "rows-short-array",
        "a short array leaves the last lines without its value",
        ORDER,
        column("IPN_PID", ["1", "2", "3"]),
        column("IPN_SKU", ["S"]),
        says={"lines": [{"product_id": "1", "sku": "S"}, {"product_id": "2"}, {"product_id": "3"}]},
    ),
    typed(
        "rows-longest-array",
        "the longest array says how many lines there are, whichever it is",
        ORDER,
        column("IPN_PID", ["1"]),
        column("IPN_BUNDLE_DETAILS", ["a", "b", "c"]),
        says={
            "lines": [
                {"product_id": "1", "bundle_details": ["a"]},
                {"bundle_details": ["b"]},
                {"bundle_details": ["c"]},
            ]
        },
    ),
    typed(
        "rows-empty-array",
        "an array of one empty member counts as none beside others",
        ORDER,
        column("IPN_PID", ["1", "2"]),
        column("IPN_PCODE", [""]),
        says={"lines": [{"product_id": "1"}, {"product_id": "2"}]},
    ),
    typed(
        "rows-all-empty",
        "arrays of one empty member alone make no line",
        ORDER,
        "IPN_PID[]=&IPN_PNAME[]=&IPN_QTY[7]=&IPN_SKU[x]=",
        says={"lines": None},
    ),
    typed(
        "rows-two-empty",
        "two empty members are two lines of which nothing is known",
        ORDER,
        "IPN_PID[]=&IPN_PID[]=",
        says={"lines": [{}, {}]},
    ),
    typed(
        "rows-empty-between",
        "a line of which nothing is known keeps its place",
        ORDER,
        column("IPN_PID", ["1", "", "3"]),
        column("IPN_QTY", ["1", "", "3"]),
        says={"lines": [{"product_id": "1", "quantity": 1}, {}, {"product_id": "3", "quantity": 3}]},
    ),
    typed(
        "rows-no-product",
        "lines without IPN_PID",
        ORDER,
        column("IPN_TOTAL", ["1.00", "2.00"]),
        says={"lines": [{"total": "1.00"}, {"total": "2.00"}]},
    ),
    typed(
        "rows-descending",
        "explicit indexes in descending order: the index says which line, not the place",
        ORDER,
        "IPN_PID[2]=3&IPN_PID[1]=2&IPN_PID[0]=1",
        column("IPN_QTY", ["10", "20", "30"]),
        says={"lines.*.product_id": ["1", "2", "3"], "lines.*.quantity": [10, 20, 30]},
    ),
    typed(
        "rows-interleaved",
        "arrays whose members take turns",
        ORDER,
        "IPN_PID[]=1&IPN_QTY[]=10&IPN_PID[]=2&IPN_QTY[]=20",
        says={"lines": [{"product_id": "1", "quantity": 10}, {"product_id": "2", "quantity": 20}]},
    ),
    typed(
        "rows-gap",
        "a gap between the indexes: the line in it lacks the value, and a member behind the last line is in none",
        ORDER,
        "IPN_PID[0]=1&IPN_PID[2]=3&IPN_QTY[0]=10&IPN_QTY[2]=30",
        says={"lines": [{"product_id": "1", "quantity": 10}, {}]},
    ),
    typed(
        "rows-gap-filled",
        "the same beside an array without a gap: there are three lines, and the value is in the third",
        ORDER,
        "IPN_PID[]=1&IPN_PID[]=2&IPN_PID[]=3&IPN_QTY[0]=10&IPN_QTY[2]=30",
        says={
            "lines": [
                {"product_id": "1", "quantity": 10},
                {"product_id": "2"},
                {"product_id": "3", "quantity": 30},
            ]
        },
    ),
    typed(
        "rows-from-one",
        "indexes from 1: a line 0 of which nothing is known, and the last value in no line",
        ORDER,
        "IPN_PID[1]=1&IPN_PID[2]=2",
        says={"lines": [{}, {"product_id": "1"}]},
    ),
    typed(
        "rows-append-behind-index",
        "an append goes on behind the highest index",
        ORDER,
        "IPN_PID[1]=b&IPN_PID[]=c&IPN_PID[0]=a",
        says={"lines.*.product_id": ["a", "b", "c"]},
    ),
    typed(
        "rows-string-keys",
        "members under names count, but stand in no line, odd or not",
        ORDER,
        "IPN_PID[x]=1&IPN_PID[y]=2&IPN_QTY[x]=one&IPN_PID[00]=3&IPN_PID[-1]=4",
        says={"lines": [{}, {}, {}, {}]},
    ),
    typed(
        "rows-string-keys-beside",
        "a member under a name beside one under an index",
        ORDER,
        "IPN_PID[x]=1&IPN_PID[0]=2&IPN_SKU[]=s",
        says={"lines": [{"product_id": "2", "sku": "s"}, {}]},
    ),
    typed(
        "rows-odd-members",
        "odd members: they are missing in their line only",
        ORDER,
        column("IPN_PID", ["1", "2", "3"]),
        "IPN_QTY[]=1&IPN_QTY[]=two&IPN_QTY[]=3&IPN_PNAME[]=a&IPN_PNAME[]=b&IPN_PNAME[]=%FF"
        "&IPN_PRICE[0][]=1.00&IPN_PRICE[0][x]=&IPN_PRICE[1]=2.00",
        says={
            "lines": [
                {"product_id": "1", "name": "a", "quantity": 1},
                {"product_id": "2", "name": "b", "price": "2.00"},
                {"product_id": "3", "quantity": 3},
            ]
        },
        invalid={
            "IPN_QTY[1]": "two",
            "IPN_PNAME[2]": {"hex": "ff"},
            "IPN_PRICE[0][0]": "1.00",
            "IPN_PRICE[0][x]": "",
        },
    ),
    typed(
        "rows-nested-member-counts",
        "an array of one member that is an array: one line, even if it is empty inside",
        ORDER,
        "IPN_INFO[][]=",
        says={"lines": [{}]},
        invalid={"IPN_INFO[0][0]": ""},
    ),
    # Delivered codes and bundles.
    typed(
        "delivered-codes",
        "one code, none, and several codes of a line",
        ORDER,
        "IPN_PID[]=1&IPN_PID[]=2&IPN_PID[]=3"
        "&IPN_DELIVEREDCODES[0]=A&IPN_DELIVEREDCODES[1]=&IPN_DELIVEREDCODES[2][]=B&IPN_DELIVEREDCODES[2][]=C",
        says={"lines.*.delivered_codes": [["A"], None, ["B", "C"]]},
    ),
    typed(
        "delivered-codes-deep",
        "codes at several depths, under names, empty and not UTF-8",
        ORDER,
        "IPN_DELIVEREDCODES[0][a][x]=A&IPN_DELIVEREDCODES[0][b]=B&IPN_DELIVEREDCODES[0][a][y]=C"
        "&IPN_DELIVEREDCODES[0][]=&IPN_DELIVEREDCODES[0][]=%FF",
        says={"lines": [{"delivered_codes": ["A", "C", "B", ""]}]},
        invalid={"IPN_DELIVEREDCODES[0][1]": {"hex": "ff"}},
    ),
    typed(
        "delivered-codes-empty",
        "a single empty code below a member is none; the line is there",
        ORDER,
        "IPN_DELIVEREDCODES[0][]=&IPN_BUNDLE_DELIVEREDCODES[0][a][b]=",
        says={"lines": [{}]},
    ),
    typed(
        "bundles",
        "bundles, nested",
        ORDER,
        "IPN_PID[]=1&IPN_BUNDLE_DETAILS[0][0][name]=a&IPN_BUNDLE_DETAILS[0][0][qty]=2&IPN_BUNDLE_DETAILS[0][1][name]=b"
        "&IPN_BUNDLE_DELIVEREDCODES[0][]=K1&IPN_BUNDLE_DELIVEREDCODES[0][]=K2",
        says={
            "lines": [
                {"product_id": "1", "bundle_details": ["a", "2", "b"], "bundle_delivered_codes": ["K1", "K2"]}
            ]
        },
    ),
]
