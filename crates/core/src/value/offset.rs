//! Zones of accounts.

use core::fmt;

use time::UtcOffset;

use super::{Odd, Value};
use crate::date;

/// An account's zone: how far its clocks are ahead of UTC. On the wire `GMT+03:00`, shown as `+03:00`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offset(pub(super) UtcOffset);

impl Offset {
    /// UTC itself.
    pub const UTC: Self = Self(UtcOffset::UTC);

    /// So many minutes ahead of UTC (negative in the west). `None` for a day or more.
    ///
    /// ```
    /// assert_eq!(countersign::Offset::from_minutes(-210).unwrap().to_string(), "-03:30");
    /// ```
    #[must_use]
    pub fn from_minutes(minutes: i16) -> Option<Self> {
        const DAY: u16 = 24 * 60;
        let minutes = Some(minutes).filter(|minutes| minutes.unsigned_abs() < DAY)?;
        let seconds = i32::from(minutes).checked_mul(60)?;
        UtcOffset::from_whole_seconds(seconds).ok().map(Self)
    }

    /// Minutes ahead of UTC.
    #[must_use]
    pub const fn minutes(&self) -> i16 {
        self.0.whole_minutes()
    }
}

/// `GMT+03:00`, `GMT-07:00`: the only shapes ever seen.
impl Value<'_> for Offset {
    fn read(text: &[u8], _: &dyn Fn() -> Option<Self>) -> Result<Option<Self>, Odd> {
        date::offset(text).map(|offset| Some(Self(offset))).ok_or(Odd)
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.minutes().unsigned_abs();
        let sign = if self.minutes() < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl fmt::Debug for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Offset({self})")
    }
}
