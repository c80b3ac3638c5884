//! Amounts and rates. Owns which texts are one; the arithmetic is `rust_decimal`'s.

pub use rust_decimal::Decimal;

use super::{Odd, Offset, Value};

/// `-?[0-9]+(\.[0-9]+)?`, up to 28 digits in all, leading zeros among them. The scale is kept: `9.50` has two decimals.
///
/// No thousands separator, no currency sign, no exponent: nobody has seen one, and guessing is how cents get lost.
impl Value<'_> for Decimal {
    fn read(text: &[u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        exact(text).map(Some).ok_or(Odd)
    }
}

/// Digits that always fit.
const DIGITS: usize = 28;

pub(crate) fn exact(text: &[u8]) -> Option<Decimal> {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let (whole, fraction) = match digits.iter().position(|byte| *byte == b'.') {
        Some(point) => (digits.get(..point)?, digits.get(point.checked_add(1)?..)?),
        None => (digits, b"0".as_slice()),
    };
    let count = digits.iter().filter(|byte| **byte != b'.').count();
    let number = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    if count > DIGITS || !number(whole) || !number(fraction) {
        return None;
    }
    let mut amount = Decimal::from_str_exact(core::str::from_utf8(text).ok()?).ok()?;
    if amount.is_zero() {
        amount.set_sign_positive(true); // Zero has no sign; the scale stays.
    }
    Some(amount)
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn the_scale_is_kept() {
        for text in [
            "0",
            "0.00",
            "58.31",
            "-0.57",
            "0.20810660205937",
            "3.6766",
            "9999999999999999999999999999",
            "0.000000000000000000000000001",
        ] {
            assert_eq!(exact(text.as_bytes()).unwrap().to_string(), text);
        }
        assert_eq!(exact(b"-0.00").unwrap().to_string(), "0.00");
        assert_eq!(exact(b"007.50").unwrap().to_string(), "7.50");
    }

    #[test]
    fn what_is_no_amount() {
        for odd in [
            "",
            "-",
            ".5",
            "5.",
            "1,000.00",
            "1_000",
            "+1",
            "1e2",
            "$1",
            " 1",
            "--1",
            "1.2.3",
            "NaN",
            "99999999999999999999999999999.0",
        ] {
            assert_eq!(exact(odd.as_bytes()), None, "{odd}");
        }
    }
}
