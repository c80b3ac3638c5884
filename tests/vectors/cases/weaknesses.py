"""What the protocol cannot see, because only lengths and values are signed."""

from cases import notification, receipt

NOTIFICATIONS = [
    # Neither names nor boundaries are signed.
    notification(
        "weak-names-a",
        "REFNO=1&REFNOEXT=order-7",
        "with weak-names-b: names are not signed, same digests",
    ),
    notification("weak-names-b", "REFNOEXT=1&REFNO=order-7", "with weak-names-a"),
    notification("weak-bounds-a", "ORDERNO=2&NOTE=abcdefghij", "with weak-bounds-b: boundaries are not signed"),
    notification("weak-bounds-b", "NOTE=10abcdefghij", "12 bytes; source 1210abcdefghij equals weak-bounds-a"),
    # A receipt is made like a signature, so it can pass for one.
    notification(
        "weak-receipt-as-ipn",
        "REFNO=1&ORDERSTATUS=Software+program&SALEDATE=20050303123434&IPN_DATE=20050303123434",
        "the receipt's digest is also the digest of this notification: same digests as doc-ipn-receipt",
    ),
    notification(
        "weak-receipt-as-lcn",
        "LICENSE_CODE=3C343D0FAF&EXPIRATION_DATE=2005-03-03&DATE_UPDATED=20081117145935",
        "same digests as doc-lcn-receipt; the 14-digit DATE_UPDATED is what gives it away",
        protocol="lcn",
    ),
    notification(
        "weak-oracle-forgery",
        "REFNO=900000001&ORDERSTATUS=COMPLETE&IPN_TOTALGENERAL=49.00&IPN_DATE=20240102030500",
        "the forged order that this answer signs: same digests as weak-oracle-question",
    ),
]

RECEIPTS = [
    # Answering without verifying signs what a stranger asks for.
    receipt(
        "weak-oracle-question",
        "IPN_PID[]=900000001&IPN_PNAME[]=COMPLETE&IPN_DATE=49.00",
        "20240102030500",
        "what an endpoint that answers without verifying would sign for anybody",
    ),
]
