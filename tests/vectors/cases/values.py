"""Values: decoded once, taken as bytes, touched by nothing else."""

from cases import notification

CASES = [
    # Empty and nearly empty.
    notification("val-empty", "REFNO=1000037&REFNOEXT=&ORDERNO=13", "empty value contributes one 0"),
    notification("val-zero", "REFNO=1000037&ORDERNO=0", "the text 0 contributes 10"),
    notification(
        "val-empty-and-zero",
        "REFNO=1000037&REFNOEXT=&ORDERNO=0&ORDERSTATUS=COMPLETE",
        "both rules side by side",
    ),
    notification("val-blank-only", "COMPANY=+&CITY=++&STATE=%20", "a blank is not empty"),
    # Character sets: the length is in bytes, and nothing has to be UTF-8.
    notification("val-utf8-2", "FIRSTNAME=Zo%C3%AB", "2-byte letter: 4 bytes, 3 characters"),
    notification("val-utf8-3", "CITY=%E6%9D%B1%E4%BA%AC", "3-byte letters: 6 bytes, 2 characters"),
    notification(
        "val-utf8-4",
        "IPN_PNAME[]=Plan+%F0%9F%9A%80",
        "4-byte letter: 9 bytes, 6 characters, 7 UTF-16 units",
    ),
    notification(
        "val-utf8-mixed",
        "FIRSTNAME=Zo%C3%AB&LASTNAME=%C5%81ukasiewicz&CITY=%E6%9D%B1%E4%BA%AC&"
        "IPN_PNAME%5B%5D=Caf%C3%A9+%E2%98%95+%F0%9F%98%80",
        "all widths in one body",
    ),
    notification("val-utf8-nfd", "CITY=Ge%CC%80ve", "combining accent: no Unicode normalisation"),
    notification(
        "val-utf8-raw",
        "CITY=Zürich&COUNTRY=Österreich",
        "bytes above 127 not percent-encoded: taken as they are",
    ),
    notification("val-latin1", "CITY=Orl%E9ans&STATE=x", "not UTF-8: one byte, kept as it is"),
    notification("val-latin1-raw", b"CITY=Orl\xe9ans&STATE=x", "same source as val-latin1, byte sent bare"),
    notification("val-ff", "A=%FF%FE&B=%C3", "bytes that can never be UTF-8, and a cut sequence"),
    notification(
        "val-surrogate",
        "A=%ED%A0%80&B=%C0%80",
        "encoded surrogate and overlong NUL: not UTF-8, kept",
    ),
    # Decoding.
    notification("val-plus", "COMPANY=A+B", "plus is a blank"),
    notification("val-plus-encoded", "PHONE=%2B40+770+789899", "%2B is a plus"),
    notification("val-percent-lone", "A=%&B=100%&C=5%25", "lone % stays a %"),
    notification("val-percent-cut", "A=50%4&B=%4", "truncated escape stays as it is, also at the very end"),
    notification(
        "val-percent-nonhex",
        "A=%zz&B=%%41&C=%4%31",
        "broken escapes are literal; the scan goes on behind the %",
    ),
    notification("val-hex-lower", "CITY=S%c3%a3o%2fPaulo", "escape digits in lower case"),
    notification(
        "val-hex-upper",
        "CITY=S%C3%A3o%2FPaulo",
        "escape digits in upper case: same source as val-hex-lower",
    ),
    notification("val-double-encoded", "COMPANY=%2541%2526B", "decode once: value is %41%26B"),
    # Nothing trimmed, escaped or converted.
    notification(
        "val-nul",
        "COMPANY=A%00B&CITY=x",
        "NUL inside a value counts as one byte; C strings stop too early",
    ),
    notification("val-crlf", "ADDRESS1=line1%0D%0Aline2&CITY=x", "CR LF kept, 12 bytes"),
    notification("val-lf-tab", "ADDRESS1=a%0Ab%09c", "LF and TAB kept"),
    notification("val-padded", "COMPANY=++Acme++&CITY=%09x%09", "outer blanks and tabs kept"),
    notification(
        "val-backslash",
        "COMPANY=A%5CB+Ltd&ADDRESS1=%5C%5Cserver%5Cshare",
        "backslashes kept (no stripslashes)",
    ),
    notification("val-quotes", "LASTNAME=O%27Brien+%22Jr%22&COMPANY=%60x%60", "quotes kept (no addslashes)"),
    notification(
        "val-entities",
        "COMPANY=A+%26+B+%26amp%3B+C&PNAME=%3Cb%3E%26lt%3B%26%2339%3B",
        "HTML entities are neither decoded nor added",
    ),
    notification(
        "val-specials",
        "PHONE=%2B40+770+789899&COMPANY=O%27Neil+%26+Sons+%3C%22q%22%3E+100%25+%3D+%5C+a%3Bb&"
        "ADDRESS1=++lead+and+trail++",
        "a bit of everything",
    ),
    notification(
        "val-numbers",
        "IPN_TOTALGENERAL=-19.90&FX_RATE=0.20810660205937&ZIPCODE=00123&IPN_COMMISSION=2.7678&A=1e5",
        "numbers are text",
    ),
    notification(
        "val-100-bytes",
        f"IPN_INFO[]={'x' * 100}&IPN_VER[]={'y' * 9}&IPN_SKU[]={'z' * 10}",
        "lengths of one, two and three digits",
    ),
    # Where a pair ends and what is in it.
    notification("val-semicolon", "A=1;B=2&C=3&amp;D=4", "only & separates; the last name is amp;D"),
    notification("val-equals", "A=b=c&B==&C===", "split at the first = only"),
    notification("pair-no-equals", "REFNO=1&COMPANY&ORDERNO=2", "a name without = has an empty value"),
    notification("pair-empty", "&&REFNO=1&&ORDERNO=2&", "empty pairs are skipped"),
    notification("pair-no-name", "=5&REFNO=1&+=7&%00=8", "pairs without a name are dropped, value and all"),
]
