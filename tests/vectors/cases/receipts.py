"""Receipts: the first product and the date of an order, or the code and the expiry of a subscription."""

from cases import receipt

CASES = [
    # Orders.
    receipt(
        "rcpt-ipn-plain",
        "REFNO=1&IPN_PID[]=40898000&IPN_PNAME[]=Sample&IPN_DATE=20240102030405",
        "20240102030500",
        "ordinary case",
    ),
    receipt(
        "rcpt-ipn-multi",
        "IPN_PID[]=101&IPN_PID[]=102&IPN_PNAME[]=Base&IPN_PNAME[]=Add-on&IPN_DATE=20240102030405",
        "20240102030500",
        "first product only",
    ),
    receipt(
        "rcpt-ipn-interleaved",
        "IPN_PID[]=101&IPN_PNAME[]=Base&IPN_PID[]=102&IPN_PNAME[]=Add-on&IPN_DATE=20240102030405",
        "20240102030500",
        "first product only, row by row on the wire: same digests as rcpt-ipn-multi",
    ),
    receipt(
        "rcpt-ipn-utf8",
        "IPN_PID[]=40898000&IPN_PNAME[]=Caf%C3%A9+%E2%98%95&IPN_DATE=20240102030405",
        "20240102030500",
        "byte length of the name",
    ),
    receipt(
        "rcpt-ipn-utf8-4",
        "IPN_PID[]=7&IPN_PNAME[]=Plan+%F0%9F%9A%80&IPN_DATE=20240102030405",
        "20240102030500",
        "4-byte letter: 9, not 6 or 7",
    ),
    receipt(
        "rcpt-ipn-latin1",
        "IPN_PID[]=7&IPN_PNAME[]=Caf%E9&IPN_DATE=20240102030405",
        "20240102030500",
        "name that is not UTF-8",
    ),
    receipt(
        "rcpt-ipn-empty-name",
        "IPN_PID[]=7&IPN_PNAME[]=&IPN_DATE=20240102030405",
        "20240102030500",
        "empty name contributes 0",
    ),
    receipt(
        "rcpt-ipn-specials",
        "IPN_PID[]=7&IPN_PNAME[]=+A%26B+%3C%22x%22%3E+%5C+%27y%27+&IPN_DATE=20240102030405",
        "20240102030500",
        "blanks, &, <, quotes, backslash untouched",
    ),
    receipt(
        "rcpt-ipn-indexed",
        "IPN_PID[1]=102&IPN_PID[0]=101&IPN_PNAME[1]=Add-on&IPN_PNAME[0]=Base&IPN_DATE=20240102030405",
        "20240102030500",
        "index 0 as PHP means it, not the first on the wire (hypothetical)",
    ),
    receipt(
        "rcpt-ipn-date-equal",
        "IPN_PID[]=40898000&IPN_PNAME[]=Sample&IPN_DATE=20240102030405",
        "20240102030405",
        "DATE copied from IPN_DATE, as several plug-ins do",
    ),
    # Subscriptions.
    receipt(
        "rcpt-lcn-plain",
        "LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=2025-02-11&STATUS=ACTIVE",
        "20240102030500",
        "ordinary case",
        protocol="lcn",
    ),
    receipt(
        "rcpt-lcn-lifetime",
        "LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=9999-12-31+23%3A59%3A59",
        "20240102030500",
        "text as received, not normalised",
        protocol="lcn",
    ),
    receipt(
        "rcpt-lcn-no-expiration",
        "LICENSE_CODE=AB12CD34EF&STATUS=ACTIVE",
        "20240102030500",
        "EXPIRATION_DATE not sent: taken as empty (not confirmed by the vendor)",
        protocol="lcn",
    ),
    receipt(
        "rcpt-lcn-empty-expiration",
        "LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=&STATUS=ACTIVE",
        "20240102030500",
        "empty EXPIRATION_DATE: same digests as rcpt-lcn-no-expiration",
        protocol="lcn",
    ),
    receipt(
        "rcpt-lcn-13-digits",
        "LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=2025-02-11",
        "2024010230500",
        "YmdGis before ten o'clock: 13 digits. Never emit; an old client may send it",
        protocol="lcn",
    ),
    # Both.
    receipt(
        "rcpt-worked",
        "REFNO=900000001&COMPANY=&IPN_PID[]=101&IPN_PNAME[]=Caf%C3%A9+Pro&IPN_PID[]=102&IPN_PNAME[]=Seat&"
        "ORDERNO=0&IPN_DATE=20240102030405",
        "20240102030500",
        "the worked example of signature.md",
    ),
    receipt(
        "rcpt-key-137",
        "IPN_PID[]=1&IPN_PNAME[]=A&IPN_DATE=20240102030405",
        "20240102030500",
        "long key",
        key="K" * 137,
    ),
]
