//! Dates with the account's zone. Owns what two of them have to do with each other; must never take an unknown zone for UTC.

use core::fmt;

use time::{Date, PrimitiveDateTime, Time};

use super::{Odd, Offset, Value};
use crate::date;

/// A date, mostly with the time of day, in the account's zone if the message says which that is.
///
/// Shown in ISO 8601: `2021-04-16T14:34:07+03:00`. Without the zone if `TIMEZONE_OFFSET` was not sent, or in a shape nobody has
/// seen: it is not UTC then, it is unknown. Without the time if only a date was sent.
///
/// With the features `time`, `chrono` and `jiff` it turns into the types of these crates.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

impl DateTime {
    pub(crate) const fn of(at: PrimitiveDateTime, offset: Option<Offset>) -> Self {
        Self { date: at.date(), time: Some(at.time()), offset }
    }

    pub(crate) const fn of_date(date: Date) -> Self {
        Self { date, time: None, offset: None }
    }

    /// 1 to 9999.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.date.year()
    }

    /// 1 to 12.
    #[must_use]
    pub const fn month(&self) -> u8 {
        self.date.month() as u8
    }

    /// 1 to 31.
    #[must_use]
    pub const fn day(&self) -> u8 {
        self.date.day()
    }

    /// Hour, minute and second, if they were sent.
    #[must_use]
    pub fn time_of_day(&self) -> Option<(u8, u8, u8)> {
        self.time.map(|time| time.as_hms())
    }

    /// The account's zone, if the message says so. A mere date has none.
    #[must_use]
    pub const fn offset(&self) -> Option<Offset> {
        self.offset
    }

    /// The same date and time in the zone that the account is known to have, for messages without `TIMEZONE_OFFSET`.
    #[must_use]
    pub fn or_offset(self, offset: Offset) -> Self {
        Self { offset: self.offset.or(Some(offset)), ..self }
    }

    /// The same date at this time of day, for dates that were sent without one. `None` if there is no such time. Its zone is still unknown: say it with
    /// [`or_offset`](Self::or_offset), after the time.
    ///
    /// ```
    /// use countersign::{AlgorithmSet, Offset, SecretKey, Verifier, sign};
    /// let key = SecretKey::new(b"AABBCCDDEEFF")?;
    /// let body = sign(b"LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=2025-02-11", &key, AlgorithmSet::SHA)?;
    /// let verified = Verifier::new([key])?.verify(&body)?;
    /// let expiry = verified.lcn().expect("an LCN").expiry()?.and_then(|expiry| expiry.date()).unwrap();
    /// assert_eq!(expiry.unix(), None);
    /// assert_eq!(expiry.or_time(23, 59, 59).unwrap().or_offset(Offset::UTC).unix(), Some(1_739_318_399));
    /// # Ok::<(), countersign::Error>(())
    /// ```
    #[must_use]
    pub fn or_time(self, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let time = Time::from_hms(hour, minute, second).ok()?;
        Some(Self { time: self.time.or(Some(time)), ..self })
    }

    /// Seconds since 1970-01-01 00:00:00 UTC. `None` if the zone or the time of day is not known.
    #[must_use]
    pub fn unix(&self) -> Option<i64> {
        Some(self.date.with_time(self.time?).assume_offset(self.offset?.0).unix_timestamp())
    }

    /// Whether it is later than another date of the same account. By the moment, if both are known to the second and with their zones; by what stands there, if both
    /// have a time of day and neither has a zone. `None` otherwise: two dates of which one says less than the other may be in either order.
    #[must_use]
    pub fn is_after(&self, other: &Self) -> Option<bool> {
        match (self.unix().zip(other.unix()), self.time.zip(other.time), self.offset, other.offset)
        {
            (Some((moment, other)), ..) => Some(moment > other),
            (_, Some((time, other_time)), None, None) => {
                Some((self.date, time) > (other.date, other_time))
            }
            _ => None,
        }
    }

    /// The same for two dates of one message, which are in one zone: without a time of day on one side, the days are compared.
    pub(crate) fn is_later(&self, other: &Self) -> bool {
        match self.time.zip(other.time) {
            Some((time, other_time)) => (self.date, time) > (other.date, other_time),
            None => self.date > other.date,
        }
    }

    pub(super) const fn date(&self) -> Date {
        self.date
    }

    #[cfg(feature = "time")]
    pub(super) const fn parts(&self) -> (Date, Option<Time>) {
        (self.date, self.time)
    }

    #[cfg(feature = "time")]
    pub(super) fn utc_offset(&self) -> Option<time::UtcOffset> {
        self.offset.map(|offset| offset.0)
    }
}

/// The word for "not yet".
const ZERO: [&[u8]; 2] = [b"0000-00-00 00:00:00", b"0000-00-00"];

impl DateTime {
    /// `YmdHis`; the zero date of the other shape is nothing here too.
    pub(crate) fn read_stamp(text: &[u8], offset: Option<Offset>) -> Result<Option<Self>, Odd> {
        if ZERO.contains(&text) {
            return Ok(None);
        }
        date::stamp(text).map(|at| Some(Self::of(at, offset))).ok_or(Odd)
    }
}

/// `Y-m-d H:i:s` or `Y-m-d`; the zero date is nothing.
impl Value<'_> for DateTime {
    fn read(text: &[u8], offset: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        if ZERO.contains(&text) {
            return Ok(None);
        }
        let read = if let Some(at) = date::date_time(text) {
            Self::of(at, offset())
        } else {
            Self::of_date(date::date(text).ok_or(Odd)?)
        };
        Ok(Some(read))
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())?;
        if let Some((hour, minute, second)) = self.time_of_day() {
            write!(f, "T{hour:02}:{minute:02}:{second:02}")?;
            if let Some(offset) = self.offset {
                write!(f, "{offset}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DateTime({self})")
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::string::ToString;

    fn east() -> Option<Offset> {
        Offset::from_minutes(180)
    }

    #[test]
    fn later() {
        let read = |text: &str, minutes: Option<i16>| {
            let offset = minutes.and_then(Offset::from_minutes);
            DateTime::read(text.as_bytes(), &|| offset).unwrap().unwrap()
        };
        let summer = read("2021-10-31 02:50:00", Some(180));
        // The clocks went back: later, though it reads earlier.
        let winter = read("2021-10-31 02:10:00", Some(120));
        assert_eq!((winter.is_after(&summer), summer.is_after(&winter)), (Some(true), Some(false)));
        let bare = read("2021-10-31 02:20:00", None);
        assert_eq!((summer.is_after(&bare), bare.is_after(&winter)), (None, None));
        assert_eq!(
            (bare.is_after(&bare), read("2021-10-31 02:20:01", None).is_after(&bare)),
            (Some(false), Some(true))
        );
        let day = read("2021-10-31", Some(180));
        assert_eq!(
            (summer.is_after(&day), read("2021-11-01", None).is_after(&summer)),
            (None, None)
        );
        assert_eq!(day.or_time(24, 0, 0), None);
        let zone = Offset::from_minutes(180).unwrap();
        assert_eq!(day.or_time(2, 50, 0).map(|day| day.or_offset(zone)), Some(summer));
        assert_eq!(summer.or_time(23, 59, 59), Some(summer));
    }

    #[test]
    fn shapes() {
        let shown = |text: &str, offset: Option<Offset>| {
            DateTime::read(text.as_bytes(), &|| offset)
                .map(|read| read.map(|date| date.to_string()))
        };
        assert_eq!(
            shown("2021-04-16 14:34:07", east()),
            Ok(Some("2021-04-16T14:34:07+03:00".into()))
        );
        assert_eq!(shown("2021-04-16 14:34:07", None), Ok(Some("2021-04-16T14:34:07".into())));
        assert_eq!(shown("2021-04-16", east()), Ok(Some("2021-04-16".into())));
        for zero in ["0000-00-00 00:00:00", "0000-00-00"] {
            assert_eq!(shown(zero, None), Ok(None));
        }
        for odd in [
            "2021-02-29",
            "2021-04-16T14:34:07",
            "2021-04-16 24:00:00",
            "16.04.2021",
            "0000-00-00 00:00:01",
            "21-04-16",
        ] {
            assert_eq!(shown(odd, None), Err(Odd), "{odd}");
        }
    }

    #[test]
    fn stamps() {
        let shown = |text: &str| {
            DateTime::read_stamp(text.as_bytes(), east())
                .map(|read| read.map(|date| date.to_string()))
        };
        assert_eq!(shown("20210416143407"), Ok(Some("2021-04-16T14:34:07+03:00".into())));
        assert_eq!(shown("0000-00-00 00:00:00"), Ok(None));
        for odd in ["2021-04-16 14:34:07", "00000000000000", "2021041614340", "20210230143407"] {
            assert_eq!(shown(odd), Err(Odd), "{odd}");
        }
    }

    #[test]
    fn seconds_need_a_zone_and_a_time() {
        let read = |text: &str| DateTime::read(text.as_bytes(), &|| None).unwrap().unwrap();
        let date = read("1970-01-01 03:00:00");
        assert_eq!(date.unix(), None);
        assert_eq!(date.or_offset(Offset::from_minutes(180).unwrap()).unix(), Some(0));
        assert_eq!(read("1970-01-01").or_offset(Offset::UTC).unix(), None);
    }
}
