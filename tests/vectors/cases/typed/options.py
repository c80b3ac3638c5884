"""Pricing options and additional fields, whose names have a product in them."""

from cases.typed import ORDER, column, typed

OPTION = "IPN_PRODUCT_OPTIONS_"
CUSTOM = "IPN_CUSTOM_"

CASES = [
    typed(
        "options",
        "options and additional fields of two products; the third line has none",
        ORDER,
        column("IPN_PID", ["30100001", "30100002", "30100003"]),
        column(OPTION + "30100001_TEXT", ["Support", "Users"]),
        column(OPTION + "30100001_VALUE", ["support_gold", "users_10"]),
        column(OPTION + "30100001_OPTIONAL_VALUE", ["gold", ""]),
        column(OPTION + "30100001_PRICE", ["7.00", "-1.5"]),
        column(OPTION + "30100001_OPERATOR", ["ADD", "SUBTRACT"]),
        column(OPTION + "30100001_USAGE", ["PREPAID", "x"]),
        column(OPTION + "30100002_TEXT", ["Colour"]),
        column(CUSTOM + "30100002_TEXT", ["Size", "Note"]),
        column(CUSTOM + "30100002_VALUE", ["M", "a & b"]),
        says={
            "lines.*.product_id": ["30100001", "30100002", "30100003"],
            "options": {
                "30100001": [
                    {
                        "label": "Support",
                        "value": "support_gold",
                        "optional_value": "gold",
                        "price": "7.00",
                        "operator": "ADD",
                        "usage": "PREPAID",
                    },
                    {
                        "label": "Users",
                        "value": "users_10",
                        "price": "-1.5",
                        "operator": "SUBTRACT",
                        "usage": "x",
                    },
                ],
                "30100002": [{"label": "Colour"}],
            },
            "custom_fields": {
                "30100002": [{"label": "Size", "value": "M"}, {"label": "Note", "value": "a & b"}],
            },
        },
    ),
    typed(
        "options-two-lines",
        "two lines of one product share its options, which stand there once",
        ORDER,
        "IPN_PID[]=1&IPN_PID[]=1&IPN_PRODUCT_OPTIONS_1_TEXT[]=a&IPN_CUSTOM_1_VALUE[]=b",
        says={"options": {"1": [{"label": "a"}]}, "custom_fields": {"1": [{"value": "b"}]}},
    ),
    typed(
        "options-odd-two-lines",
        "an odd value of an option that two lines have is named once",
        ORDER,
        "IPN_PID[]=1&IPN_PID[]=1&IPN_PRODUCT_OPTIONS_1_PRICE[]=1,00&IPN_PRODUCT_OPTIONS_1_TEXT[]=a",
        says={"options": {"1": [{"label": "a"}]}},
        invalid={"IPN_PRODUCT_OPTIONS_1_PRICE[0]": "1,00"},
    ),
    typed(
        "options-unknown-parts",
        "parts that are not known, and what is no part at all",
        ORDER,
        "IPN_PID[]=1&IPN_PRODUCT_OPTIONS_1_TEXT[]=a&IPN_PRODUCT_OPTIONS_1_COLOUR[]=b&IPN_PRODUCT_OPTIONS_1_[]=c"
        "&IPN_PRODUCT_OPTIONS_1[]=d&IPN_PRODUCT_OPTIONS__TEXT[]=e&IPN_PRODUCT_OPTIONS_1_text[]=f&IPN_CUSTOM_1_PRICE[]=g"
        "&IPN_PRODUCT_OPTIONS_1_1_TEXT[]=h&IPN_CUSTOM_1_VALUES[]=i&IPN_PRODUCT_OPTIONS_1_COLOUR[]=j",
        says={"lines": [{"product_id": "1"}], "options": {"1": [{"label": "a"}]}, "custom_fields": None},
    ),
    typed(
        "options-of-no-line",
        "options of a product that has no line are not in the typed form, odd or not",
        ORDER,
        "IPN_PID[]=1&IPN_PRODUCT_OPTIONS_2_TEXT[]=a&IPN_PRODUCT_OPTIONS_2_PRICE[]=x&IPN_CUSTOM_2_TEXT=b",
        says={"lines": [{"product_id": "1"}], "options": None, "custom_fields": None},
    ),
    typed(
        "options-without-lines",
        "the same without any line",
        ORDER,
        "IPN_PRODUCT_OPTIONS_2_TEXT[]=a&IPN_CUSTOM_2_VALUE[]=%FF",
        says={"lines": None, "options": None, "custom_fields": None},
    ),
    typed(
        "options-product-not-digits",
        "a product that is not all digits has no options",
        ORDER,
        "IPN_PID[]=x1&IPN_PID[]=-1&IPN_PID[]=1.0&IPN_PID[]=%D9%A1&IPN_PRODUCT_OPTIONS_x1_TEXT[]=a"
        "&IPN_PRODUCT_OPTIONS_-1_TEXT[]=b&IPN_PRODUCT_OPTIONS_1_0_TEXT[]=c&IPN_CUSTOM_x1_TEXT[]=d"
        "&IPN_PRODUCT_OPTIONS_%D9%A1_TEXT[]=e",
        says={"lines.*.product_id": ["x1", "-1", "1.0", "١"], "options": None, "custom_fields": None},
    ),
    typed(
        "options-product-leading-zero",
        "a product stands in the name as it was sent",
        ORDER,
        "IPN_PID[]=007&IPN_PID[]=7&IPN_PRODUCT_OPTIONS_007_TEXT[]=a&IPN_PRODUCT_OPTIONS_7_TEXT[]=b",
        says={"options": {"007": [{"label": "a"}], "7": [{"label": "b"}]}},
    ),
    typed(
        "options-product-long",
        "a product id longer than any number",
        ORDER,
        f"IPN_PID[]={'1' * 60}&IPN_CUSTOM_{'1' * 60}_TEXT[]=a",
        says={"custom_fields": {"1" * 60: [{"label": "a"}]}},
    ),
    typed(
        "options-rows",
        "rows of options: a short array, explicit indexes, one empty member, odd values",
        ORDER,
        "IPN_PID[]=1&IPN_PRODUCT_OPTIONS_1_TEXT[1]=b&IPN_PRODUCT_OPTIONS_1_TEXT[0]=a&IPN_PRODUCT_OPTIONS_1_PRICE[]=x"
        "&IPN_PRODUCT_OPTIONS_1_VALUE[]=&IPN_PRODUCT_OPTIONS_1_USAGE[1][]=y&IPN_PRODUCT_OPTIONS_1_USAGE[0]=z",
        says={"options": {"1": [{"label": "a", "usage": "z"}, {"label": "b"}]}},
        invalid={"IPN_PRODUCT_OPTIONS_1_PRICE[0]": "x", "IPN_PRODUCT_OPTIONS_1_USAGE[1][0]": "y"},
    ),
    typed(
        "options-empty",
        "options of one empty member are none",
        ORDER,
        "IPN_PID[]=1&IPN_PRODUCT_OPTIONS_1_TEXT[]=&IPN_CUSTOM_1_TEXT[]=&IPN_CUSTOM_1_VALUE[]=",
        says={"lines": [{"product_id": "1"}], "options": None, "custom_fields": None},
    ),
    typed(
        "options-scalar",
        "a value where the array of an option is expected stands in row 0, and is odd",
        ORDER,
        "IPN_PID[]=1&IPN_PRODUCT_OPTIONS_1_TEXT=a&IPN_PRODUCT_OPTIONS_1_VALUE[]=b&IPN_CUSTOM_1_TEXT=c",
        says={"options": {"1": [{"value": "b"}]}, "custom_fields": {"1": [{}]}},
        invalid={"IPN_PRODUCT_OPTIONS_1_TEXT": "a", "IPN_CUSTOM_1_TEXT": "c"},
    ),
    typed(
        "custom-fields-named",
        "additional fields under names: a row of which nothing is known",
        ORDER,
        "IPN_PID[]=1&IPN_CUSTOM_1_TEXT[value][]=note",
        says={"custom_fields": {"1": [{}]}},
    ),
]
