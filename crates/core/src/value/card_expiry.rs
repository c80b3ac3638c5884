//! When a card expires.

use core::fmt;

use nom::Parser;
use nom::character::complete::char;
use nom::combinator::all_consuming;
use nom::sequence::separated_pair;

use super::{Odd, Offset, Value};
use crate::date::digits;

/// The month a card is good until. IPN sends `MM/YY`, LCN `MM/YYYY`. Shown as `2029-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardExpiry {
    year: u16,
    month: u8,
}

impl CardExpiry {
    /// Four digits; two on the wire are taken for the years 2000 to 2099.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// 1 to 12.
    #[must_use]
    pub const fn month(&self) -> u8 {
        self.month
    }

    pub(crate) fn new(year: u32, month: u32) -> Option<Self> {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        Some(Self { year: u16::try_from(year).ok().filter(|year| *year < 10_000)?, month })
    }
}

impl Value<'_> for CardExpiry {
    fn read(text: &[u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        let parse =
            |year| all_consuming(separated_pair(digits(2), char('/'), digits(year))).parse(text);
        let expiry = match (parse(2), parse(4)) {
            (Ok((_, (month, year))), _) => Self::new(year.saturating_add(2000), month),
            (_, Ok((_, (month, year)))) => Self::new(year, month),
            _ => None,
        };
        expiry.map(Some).ok_or(Odd)
    }
}

impl fmt::Display for CardExpiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes() {
        let read = |text: &str| CardExpiry::read(text.as_bytes(), &|| None);
        assert_eq!(read("12/29"), Ok(CardExpiry::new(2029, 12)));
        assert_eq!(read("12/2029"), Ok(CardExpiry::new(2029, 12)));
        assert_eq!(read("01/00"), Ok(CardExpiry::new(2000, 1)));
        for odd in ["13/29", "00/29", "1/29", "12-29", "12/029", "12/29 ", "2029-12"] {
            assert_eq!(read(odd), Err(Odd), "{odd}");
        }
    }
}
