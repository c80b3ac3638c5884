//! Dates as the types of other crates, each behind the feature of its name. Owns nothing but the conversions; must never
//! fill in a zone or a time of day that the message does not say.

#[cfg(feature = "time")]
mod time {
    use crate::DateTime;

    impl From<DateTime> for ::time::Date {
        /// The date, in the account's zone.
        fn from(at: DateTime) -> Self {
            at.parts().0
        }
    }

    impl DateTime {
        /// The moment; `None` if the zone or the time of day is not known.
        #[must_use]
        pub fn to_time(&self) -> Option<::time::OffsetDateTime> {
            let (date, time) = self.parts();
            Some(date.with_time(time?).assume_offset(self.utc_offset()?))
        }
    }
}

#[cfg(feature = "chrono")]
mod chrono {
    use crate::DateTime;

    impl From<DateTime> for ::chrono::NaiveDate {
        /// The date, in the account's zone.
        fn from(at: DateTime) -> Self {
            // Both crates know all dates of the years 0 to 9999.
            Self::from_ymd_opt(at.year(), at.month().into(), at.day().into()).unwrap_or_default()
        }
    }

    impl DateTime {
        /// The moment; `None` if the zone or the time of day is not known.
        #[must_use]
        pub fn to_chrono(&self) -> Option<::chrono::DateTime<::chrono::FixedOffset>> {
            let seconds = i32::from(self.offset()?.minutes()).checked_mul(60)?;
            let zone = ::chrono::FixedOffset::east_opt(seconds)?;
            Some(::chrono::DateTime::from_timestamp(self.unix()?, 0)?.with_timezone(&zone))
        }
    }
}

#[cfg(feature = "jiff")]
mod jiff {
    use crate::DateTime;

    impl From<DateTime> for ::jiff::civil::Date {
        /// The date, in the account's zone.
        fn from(at: DateTime) -> Self {
            let (year, month) = (i16::try_from(at.year()), i8::try_from(at.month()));
            match (year, month, i8::try_from(at.day())) {
                (Ok(year), Ok(month), Ok(day)) => Self::new(year, month, day).unwrap_or(Self::ZERO),
                _ => Self::ZERO, // Both crates know all dates of the years 0 to 9999.
            }
        }
    }

    impl DateTime {
        /// The moment; `None` if the zone or the time of day is not known, and on the last day that both crates know.
        #[must_use]
        pub fn to_jiff(&self) -> Option<::jiff::Timestamp> {
            ::jiff::Timestamp::from_second(self.unix()?).ok()
        }
    }
}
