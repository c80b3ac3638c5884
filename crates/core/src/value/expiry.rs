//! Dates that may be "never".

use core::fmt;

use super::{DateTime, Odd, Offset, Value};

/// When something expires, if ever. Shown as a date or as `never`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expiry {
    /// Then.
    At(DateTime),
    /// Never: `9999-12-31` on the wire, with any time of day.
    Never,
}

impl Expiry {
    pub(crate) const fn of(date: DateTime) -> Self {
        match (date.year(), date.month(), date.day()) {
            (9999, 12, 31) => Self::Never,
            _ => Self::At(date),
        }
    }

    /// The date, if there is one.
    #[must_use]
    pub const fn date(&self) -> Option<DateTime> {
        match self {
            Self::At(date) => Some(*date),
            Self::Never => None,
        }
    }

    /// Whether two expiries are on one day, or both never.
    pub(crate) fn is_same_day(&self, other: &Self) -> bool {
        let day = |expiry: &Self| expiry.date().map(|at| DateTime::date(&at));
        day(self) == day(other)
    }

    /// The last second of it in Unix seconds, read in favour of whoever relies on it: a mere date lasts to the end of its day. Where the zone is
    /// not known, `offset` is taken, and for a mere date always, since nobody says which zone its day is in; `-12:00` is the
    /// latest there is. `i64::MAX` for never.
    ///
    /// ```
    /// use countersign::{AlgorithmSet, Offset, SecretKey, Verifier, sign};
    /// # let key = SecretKey::new(b"AABBCCDDEEFF")?;
    /// # let body = sign(b"LICENSE_CODE=AB12CD34EF&EXPIRATION_DATE=2025-02-11", &key, AlgorithmSet::SHA)?;
    /// # let verified = Verifier::new([key])?.verify(&body)?;
    /// # let lcn = verified.lcn().unwrap();
    /// let west = Offset::from_minutes(-12 * 60).unwrap();
    /// // EXPIRATION_DATE=2025-02-11: until 2025-02-12 11:59:59 UTC.
    /// assert_eq!(lcn.expiry()?.unwrap().last_second(west), 1_739_361_599);
    /// # Ok::<(), countersign::Error>(())
    /// ```
    #[must_use]
    pub fn last_second(&self, offset: Offset) -> i64 {
        let moment = |date: DateTime| date.or_time(23, 59, 59)?.or_offset(offset).unix();
        self.date().and_then(moment).unwrap_or(i64::MAX)
    }
}

impl Value<'_> for Expiry {
    fn read(text: &[u8], offset: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        DateTime::read(text, offset).map(|date| date.map(Self::of))
    }
}

impl fmt::Display for Expiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(date) => date.fmt(f),
            Self::Never => f.pad("never"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never() {
        let read = |text: &str| Expiry::read(text.as_bytes(), &|| None);
        assert_eq!(read("9999-12-31 23:59:59"), Ok(Some(Expiry::Never)));
        assert_eq!(read("9999-12-31"), Ok(Some(Expiry::Never)));
        assert!(matches!(read("9999-12-30"), Ok(Some(Expiry::At(_)))));
        assert_eq!(read("0000-00-00 00:00:00"), Ok(None));
    }
}
