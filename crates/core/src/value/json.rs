//! Values as JSON strings. Owns their shapes, which never change; must never be more generous in reading them back than
//! in writing them.

use alloc::borrow::Cow;
use core::fmt::Display;

use nom::branch::alt;
use nom::character::complete::char;
use nom::combinator::{all_consuming, map_opt, opt, value};
use nom::sequence::preceded;
use nom::{IResult, Parser};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::{CardExpiry, CountryCode, Currency, DateTime, Expiry, Offset};
use crate::date::{assemble, digits};

/// `+03:00`
fn offset(input: &[u8]) -> IResult<&[u8], Offset> {
    let sign = alt((value(1, char('+')), value(-1, char('-'))));
    let parts = (sign, digits(2), preceded(char(':'), digits(2)));
    map_opt(parts, |(sign, hours, minutes): (i32, u32, u32)| {
        let minutes = hours.checked_mul(60)?.checked_add(minutes).filter(|_| minutes < 60)?;
        let minutes = i32::try_from(minutes).ok()?.checked_mul(sign)?;
        Offset::from_minutes(i16::try_from(minutes).ok()?)
    })
    .parse(input)
}

/// `2021-04-16`, `2021-04-16T14:34:07`, `2021-04-16T14:34:07+03:00`
fn date_time(input: &[u8]) -> IResult<&[u8], DateTime> {
    let dashed = || preceded(char('-'), digits(2));
    let colon = || preceded(char(':'), digits(2));
    let time = (preceded(char('T'), digits(2)), colon(), colon(), opt(offset));
    map_opt((digits(4), dashed(), dashed(), opt(time)), |(year, month, day, time)| match time {
        Some((hour, minute, second, offset)) => {
            Some(DateTime::of(assemble((year, month, day, hour, minute, second))?, offset))
        }
        None => Some(DateTime::of_date(assemble((year, month, day, 0, 0, 0))?.date())),
    })
    .parse(input)
}

/// What is shown is what is written, and what is written can be read.
trait Text: Display + Sized {
    const EXPECTED: &'static str;
    fn parse(text: &[u8]) -> Option<Self>;
}

fn whole<T>(parse: fn(&[u8]) -> IResult<&[u8], T>, text: &[u8]) -> Option<T> {
    all_consuming(parse).parse(text).ok().map(|(_, read)| read)
}

impl Text for Offset {
    const EXPECTED: &'static str = "an offset such as +03:00";
    fn parse(text: &[u8]) -> Option<Self> {
        whole(offset, text)
    }
}

impl Text for DateTime {
    const EXPECTED: &'static str = "a date such as 2021-04-16 or 2021-04-16T14:34:07+03:00";
    fn parse(text: &[u8]) -> Option<Self> {
        whole(date_time, text)
    }
}

impl Text for Expiry {
    const EXPECTED: &'static str = "a date such as 2021-04-16T14:34:07+03:00, or never";
    fn parse(text: &[u8]) -> Option<Self> {
        match text {
            b"never" => Some(Self::Never),
            _ => DateTime::parse(text).map(Self::of),
        }
    }
}

impl Text for CardExpiry {
    const EXPECTED: &'static str = "a month such as 2029-12";
    fn parse(text: &[u8]) -> Option<Self> {
        fn month(input: &[u8]) -> IResult<&[u8], CardExpiry> {
            map_opt((digits(4), preceded(char('-'), digits(2))), |(year, month)| {
                CardExpiry::new(year, month)
            })
            .parse(input)
        }
        whole(month, text)
    }
}

impl Text for Currency {
    const EXPECTED: &'static str = "three upper-case letters";
    fn parse(text: &[u8]) -> Option<Self> {
        Self::new(text)
    }
}

impl Text for CountryCode {
    const EXPECTED: &'static str = "two letters";
    fn parse(text: &[u8]) -> Option<Self> {
        Self::new(text)
    }
}

macro_rules! as_text {
    ($($name:ty)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                let expected = || D::Error::custom(<$name as Text>::EXPECTED);
                <$name as Text>::parse(text.as_bytes()).ok_or_else(expected)
            }
        }
    )*};
}
as_text!(Offset DateTime Expiry CardExpiry Currency CountryCode);

/// Amounts as strings, with their scale: a JSON number would be a float to most readers.
pub(crate) mod decimal {
    use super::*;
    use crate::Decimal;

    pub(crate) fn serialize<S: Serializer>(
        amount: &Option<Decimal>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match amount {
            Some(amount) => serializer.collect_str(amount),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Decimal>, D::Error> {
        let Some(text) = Option::<Cow<'_, str>>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let amount = super::super::decimal::exact(text.as_bytes());
        amount.map(Some).ok_or_else(|| D::Error::custom("a string such as 58.31"))
    }
}
