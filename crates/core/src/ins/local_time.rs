//! Dates of INS messages. Owns their two shapes; must never take the letters of a zone for an offset.

use core::fmt;

use crate::value::{Odd, Value};
use crate::{DateTime, Offset};

/// A date and time, and the letters of its zone if they were sent: `2021-01-01 12:00:00 EEST`. Older messages have none and mean US
/// Eastern. What letters stand for is nowhere said (`CST` alone has three meanings), so there are no seconds since 1970 to be had.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LocalTime<'v> {
    at: DateTime,
    zone: Option<&'v str>,
}

impl<'v> LocalTime<'v> {
    /// The date and time; its offset is not known.
    #[must_use]
    pub const fn at(&self) -> DateTime {
        self.at
    }

    /// The letters of the zone.
    #[must_use]
    pub const fn zone(&self) -> Option<&'v str> {
        self.zone
    }
}

impl<'v> Value<'v> for LocalTime<'v> {
    fn read(text: &'v [u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        const DATE: usize = "2021-01-01 12:00:00".len();
        let (date, zone) = text.split_at_checked(DATE).unwrap_or((text, b""));
        let zone = match zone.split_first() {
            None => None,
            Some((b' ', letters)) if is_zone(letters) => core::str::from_utf8(letters).ok(),
            Some(_) => return Err(Odd),
        };
        DateTime::read(date, &|| None).map(|at| at.map(|at| Self { at, zone }))
    }
}

fn is_zone(letters: &[u8]) -> bool {
    (1..=6).contains(&letters.len()) && letters.iter().all(u8::is_ascii_alphabetic)
}

impl fmt::Display for LocalTime<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.at.fmt(f)?;
        self.zone.map_or(Ok(()), |zone| write!(f, " {zone}"))
    }
}

impl fmt::Debug for LocalTime<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalTime({self})")
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn shapes() {
        let read = |text: &'static str| {
            LocalTime::read(text.as_bytes(), &|| None).map(|read| read.map(|time| time.to_string()))
        };
        assert_eq!(read("2021-01-01 12:00:00 EEST"), Ok(Some("2021-01-01T12:00:00 EEST".into())));
        assert_eq!(read("2021-01-01 12:00:00"), Ok(Some("2021-01-01T12:00:00".into())));
        for odd in [
            "2021-01-01 12:00:00 ",
            "2021-01-01 12:00:00EEST",
            "2021-01-01 12:00:00 +0300",
            "2021-01-01 12:00",
            "x",
        ] {
            assert_eq!(read(odd), Err(Odd), "{odd}");
        }
    }
}
