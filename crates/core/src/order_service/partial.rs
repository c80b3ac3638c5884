//! The rule about partial refunds. Owns exact decimal arithmetic over amounts as text; must never round.

use crate::value::exact;
use crate::{Decimal, Error};

/// Checks the documented rule of partial refunds: the amount equals unit price times quantity, exactly.
///
/// Amounts are digits with at most one point: `10`, `10.00`. `10.00` equals `10`.
///
/// # Errors
/// [`Error::InvalidField`] named `AMOUNT` if they are not equal or the amount is not of this shape or zero; named
/// `unit price` or `quantity` if that one is not of this shape (a quantity has no point). Nothing has more than 18 digits,
/// a quantity not more than 9.
///
/// ```
/// use countersign::order_service::check_partial_amount;
/// assert!(check_partial_amount("59.97", "19.99", "3").is_ok());
/// assert!(check_partial_amount("59.96", "19.99", "3").is_err());
/// ```
pub fn check_partial_amount(amount: &str, unit_price: &str, quantity: &str) -> Result<(), Error> {
    const AMOUNT: Error = Error::InvalidField("AMOUNT");
    let amount = decimal(amount, 18).ok_or(AMOUNT)?;
    let price = decimal(unit_price, 18).ok_or(Error::InvalidField("unit price"))?;
    let whole = Some(quantity).filter(|text| !text.contains('.'));
    let quantity =
        whole.and_then(|text| decimal(text, 9)).ok_or(Error::InvalidField("quantity"))?;
    // At most 27 digits, which a `Decimal` holds without rounding.
    let product = price.checked_mul(quantity).ok_or(AMOUNT)?;
    if amount == product && !amount.is_zero() { Ok(()) } else { Err(AMOUNT) }
}

/// An amount that is not below zero, with at most so many digits.
fn decimal(text: &str, most: usize) -> Option<Decimal> {
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    if text.starts_with('-') || count > most { None } else { exact(text.as_bytes()) }
}
