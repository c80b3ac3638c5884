//! Which messages tell of the same event. Owns nothing else; must never look at what changes when a message is sent
//! again: MESSAGE_ID, IPN_DATE, the signature.

use countersign::{Kind, Verified};

/// What two messages about the same event have in common, and two events do not: 2Checkout repeats messages for two days,
/// and anybody can send one by hand.
///
/// Two partial refunds of the same amount cannot be told apart; ask the API what was refunded in all.
pub(crate) fn key(message: &Verified<'_>) -> Vec<Vec<u8>> {
    let (needed, besides): (_, &[_]) = match message.kind() {
        Kind::Lcn => (["LICENSE_CODE", "DATE_UPDATED"], &["DISPATCH_REASON"]),
        _ => (
            ["REFNO", "ORDERSTATUS"],
            &["MESSAGE_TYPE", "REFUND_TYPE", "CHARGEBACK_RESOLUTION", "IPN_TOTALGENERAL"],
        ),
    };
    let value = |name| message.get(name).unwrap_or_default().to_vec();
    if needed.iter().any(|name| value(name).is_empty()) {
        // Switched off in the account. Better the same event twice than two events taken for one.
        let fields = message.fields();
        return fields
            .flat_map(|field| [field.path().to_bytes(), field.value().to_vec()])
            .collect();
    }
    needed.iter().chain(besides).map(value).collect()
}
