//! Dates that the protocol signs. Owns their grammars and the age check; must never read a clock.
//!
//! Protocol pages: `ipn.md` ("Dates and numbers", section 3), `lcn.md` section 3.

use core::fmt;
use core::time::Duration;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{all_consuming, map_opt, value};
use nom::sequence::{preceded, separated_pair};
use nom::{IResult, Parser};
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::fields::view::View;
use crate::verify::scalar;
use crate::{Error, Kind};

/// Exactly `count` digits as a number.
pub(crate) fn digits<'a>(
    count: usize,
) -> impl Parser<&'a [u8], Output = u32, Error = nom::error::Error<&'a [u8]>> {
    map_opt(take_while_m_n(count, count, |byte: u8| byte.is_ascii_digit()), |digits: &[u8]| {
        core::str::from_utf8(digits).ok()?.parse().ok()
    })
}

pub(crate) fn assemble(parts: (u32, u32, u32, u32, u32, u32)) -> Option<PrimitiveDateTime> {
    let (year, month, day, hour, minute, second) = parts;
    let small = |number: u32| u8::try_from(number).ok();
    let month = Month::try_from(small(month)?).ok()?;
    let date = Date::from_calendar_date(i32::try_from(year).ok()?, month, small(day)?).ok()?;
    Some(date.with_time(Time::from_hms(small(hour)?, small(minute)?, small(second)?).ok()?))
}

/// `YmdHis`: 14 digits of a real date and time.
pub(crate) fn stamp(text: &[u8]) -> Option<PrimitiveDateTime> {
    let parts = (digits(4), digits(2), digits(2), digits(2), digits(2), digits(2));
    all_consuming(map_opt(parts, assemble)).parse(text).ok().map(|(_, date)| date)
}

/// `Y-m-d H:i:s` of a real date and time.
pub(crate) fn date_time(text: &[u8]) -> Option<PrimitiveDateTime> {
    let dashed = |count| preceded(char('-'), digits(count));
    let colon = |count| preceded(char(':'), digits(count));
    let parts =
        (digits(4), dashed(2), dashed(2), preceded(char(' '), digits(2)), colon(2), colon(2));
    all_consuming(map_opt(parts, assemble)).parse(text).ok().map(|(_, date)| date)
}

/// `Y-m-d` of a real date.
pub(crate) fn date(text: &[u8]) -> Option<Date> {
    let dashed = |count| preceded(char('-'), digits(count));
    let day = |(year, month, day)| assemble((year, month, day, 0, 0, 0));
    all_consuming(map_opt((digits(4), dashed(2), dashed(2)), day))
        .parse(text)
        .ok()
        .map(|(_, at)| at.date())
}

/// `GMT+03:00`, `GMT-07:00`: the only shapes of `TIMEZONE_OFFSET` ever seen.
pub(crate) fn offset(text: &[u8]) -> Option<UtcOffset> {
    fn sign(input: &[u8]) -> IResult<&[u8], i8> {
        alt((value(1, char('+')), value(-1, char('-')))).parse(input)
    }
    let parts = preceded(tag("GMT"), (sign, separated_pair(digits(2), char(':'), digits(2))));
    let read = map_opt(parts, |(sign, (hours, minutes))| {
        let small = |number: u32| i8::try_from(number).ok()?.checked_mul(sign);
        UtcOffset::from_hms(small(hours)?, small(minutes).filter(|_| minutes < 60)?, 0).ok()
    });
    all_consuming(read).parse(text).ok().map(|(_, offset)| offset)
}

/// The date a message is signed with: `IPN_DATE` or `DATE_UPDATED`, as it stands, and its name.
pub(crate) fn signed_date(
    view: &View<'_>,
    kind: Kind,
) -> Result<(&'static str, PrimitiveDateTime), Error> {
    let name = match kind {
        Kind::Ipn => "IPN_DATE",
        Kind::Lcn => "DATE_UPDATED",
        Kind::Unknown => return Err(Error::WrongKind(kind)),
    };
    let text = scalar(view, name)?.ok_or(Error::MissingField(name))?;
    let date = if kind == Kind::Ipn { stamp(text) } else { date_time(text) };
    Ok((name, date.ok_or(Error::InvalidField(name))?))
}

/// The same in seconds since 1970, which takes the account's zone.
pub(crate) fn signed_unix(view: &View<'_>, kind: Kind) -> Result<i64, Error> {
    const ZONE: &str = "TIMEZONE_OFFSET";
    let (_, local) = signed_date(view, kind)?;
    let zone = scalar(view, ZONE)?.ok_or(Error::MissingField(ZONE))?;
    let zone = offset(zone).ok_or(Error::InvalidField(ZONE))?;
    Ok(local.assume_offset(zone).unix_timestamp())
}

pub(crate) fn check_age(
    view: &View<'_>,
    kind: Kind,
    limit: Duration,
    now: Option<i64>,
) -> Result<(), Error> {
    let now = now.ok_or(Error::ClockMissing)?;
    let signed = signed_unix(view, kind)?;
    if signed.abs_diff(now) > limit.as_secs() { Err(Error::Stale) } else { Ok(()) }
}

/// The moment a receipt is made: 14 digits `YYYYMMDDHHMMSS`.
///
/// The protocol says "server time" and sets no zone; UTC is fine. The core has no clock: the time comes from the caller.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReceiptDate([u8; 14]);

impl ReceiptDate {
    /// Takes 14 digits of a real date and time.
    ///
    /// # Errors
    /// [`Error::InvalidDate`] for anything else. Other shapes are in circulation (13 digits, ISO 8601), but it is not known
    /// whether 2Checkout takes them.
    ///
    /// ```
    /// use countersign::{Error, ReceiptDate};
    /// assert_eq!(ReceiptDate::parse("20240102030500")?.to_string(), "20240102030500");
    /// assert_eq!(ReceiptDate::parse("2024-01-02 03:05:00"), Err(Error::InvalidDate));
    /// assert_eq!(ReceiptDate::parse("20240230030500"), Err(Error::InvalidDate));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn parse(digits: impl AsRef<[u8]>) -> Result<Self, Error> {
        let digits = digits.as_ref();
        stamp(digits).ok_or(Error::InvalidDate)?;
        digits.try_into().map(Self).map_err(|_| Error::InvalidDate)
    }

    /// That second since 1970-01-01 00:00:00 UTC, in UTC.
    ///
    /// # Errors
    /// [`Error::InvalidDate`] outside the years 0 to 9999.
    ///
    /// ```
    /// use countersign::ReceiptDate;
    /// assert_eq!(ReceiptDate::from_unix(1_704_164_700)?.to_string(), "20240102030500");
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn from_unix(seconds: i64) -> Result<Self, Error> {
        let at = OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| Error::InvalidDate)?;
        let year = u32::try_from(at.year()).map_err(|_| Error::InvalidDate)?;
        let parts = [
            year / 100,
            year % 100,
            u32::from(u8::from(at.month())),
            u32::from(at.day()),
            u32::from(at.hour()),
            u32::from(at.minute()),
            u32::from(at.second()),
        ];
        let mut out = [b'0'; 14];
        for (to, part) in out.as_chunks_mut::<2>().0.iter_mut().zip(parts) {
            #[allow(clippy::cast_possible_truncation)]
            let digit = |number: u32| b'0'.wrapping_add((number % 10) as u8);
            *to = [digit(part / 10), digit(part)];
        }
        Ok(Self(out))
    }

    /// The digits.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for ReceiptDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| fmt::Write::write_char(f, char::from(*digit)))
    }
}

impl fmt::Debug for ReceiptDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceiptDate({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets() {
        let seconds = |text: &str| offset(text.as_bytes()).map(UtcOffset::whole_seconds);
        assert_eq!(seconds("GMT+03:00"), Some(10_800));
        assert_eq!(seconds("GMT-07:00"), Some(-25_200));
        assert_eq!(seconds("GMT-00:30"), Some(-1_800));
        for bad in ["", "GMT", "GMT+3:00", "GMT+03:60", "UTC+03:00", "GMT+03:00 ", "GMT+99:00"] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }

    #[test]
    fn stamps_and_date_times() {
        assert!(stamp(b"20240229235959").is_some());
        for bad in [
            "20230229235959",
            "2024022923595",
            "202402292359590",
            "20240229245959",
            "0000000000000 ",
        ] {
            assert!(stamp(bad.as_bytes()).is_none(), "{bad}");
        }
        assert!(date_time(b"2024-02-11 09:16:41").is_some());
        for bad in ["2024-02-11", "20081117145935", "0000-00-00 00:00:00", "2024-02-11T09:16:41"] {
            assert!(date_time(bad.as_bytes()).is_none(), "{bad}");
        }
    }
}
