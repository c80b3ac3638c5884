//! When 2Checkout tries again. Owns the vendor's timetable; must never wait itself.
//!
//! Protocol page: `ipn.md` section 7. Where inside the first five minutes the two early retries
//! come is not documented; here they come in the middle and at the end.

use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// Two days after the first attempt 2Checkout gives up.
const LAST: u64 = 48 * HOUR;

/// The moments of all attempts, counted from the first one: at once; twice within five minutes;
/// four times a quarter of an hour apart; then hourly, for two days.
///
/// ```
/// use countersign_cli::schedule::attempts;
/// let minutes: Vec<_> = attempts().map(|at| at.as_secs_f64() / 60.0).collect();
/// assert_eq!(minutes[..9], [0.0, 2.5, 5.0, 20.0, 35.0, 50.0, 65.0, 125.0, 185.0]);
/// ```
pub fn attempts() -> impl Iterator<Item = Duration> {
    let within_five_minutes = [0, 150, 5 * MINUTE];
    let quarters = (1..=4).map(|quarter| 5 * MINUTE + quarter * 15 * MINUTE);
    let hours = (1..).map(|hour| 65 * MINUTE + hour * HOUR);
    let all = within_five_minutes.into_iter().chain(quarters).chain(hours);
    all.take_while(|at| *at <= LAST).map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_timetable() {
        let all: Vec<_> = attempts().map(|at| at.as_secs()).collect();
        assert_eq!(all[..7], [0, 150, 300, 1200, 2100, 3000, 3900]);
        assert_eq!(all.len(), 7 + 46);
        assert_eq!(all.last(), Some(&(65 * 60 + 46 * 3600)));
        assert!(all.is_sorted());
        assert!(all[6..].windows(2).all(|pair| pair[1] - pair[0] == 3600));
    }
}
