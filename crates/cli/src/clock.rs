//! The clock, and the one way in which requests write a time. Owns the only look at the time of day;
//! must never be asked twice for one message.

use std::time::{SystemTime, UNIX_EPOCH};

use countersign::{DateTime, Error, ReceiptDate};

/// Seconds since 1970-01-01 00:00:00 UTC.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// That second as `YYYY-MM-DD HH:MM:SS`, in UTC.
pub(crate) fn date_time(seconds: i64) -> Result<String, Error> {
    let mut text = ReceiptDate::from_unix(seconds)?.to_string();
    for (at, mark) in [(4, '-'), (7, '-'), (10, ' '), (13, ':'), (16, ':')] {
        // Fourteen digits, always.
        text.insert(at, mark);
    }
    Ok(text)
}

/// `YYYY-MM-DD HH:MM:SS`, read in UTC.
pub(crate) fn unix(text: &str) -> Option<i64> {
    let iso = format!("{}+00:00", text.replacen(' ', "T", 1));
    let at: DateTime = serde_json::from_value(iso.into()).ok()?;
    at.unix().filter(|seconds| date_time(*seconds).as_deref() == Ok(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_there_and_back() {
        // As GNU date says.
        for (text, seconds) in [
            ("2010-05-13 12:12:12", 1_273_752_732),
            ("1970-01-01 00:00:00", 0),
            ("2024-02-29 23:59:59", 1_709_251_199),
        ] {
            assert_eq!(date_time(seconds).as_deref(), Ok(text));
            assert_eq!(unix(text), Some(seconds));
        }
        for bad in
            ["", "2010-05-13", "2010-05-13T12:12:12", "2010-05-13  12:12:12", "2023-02-29 00:00:00"]
        {
            assert_eq!(unix(bad), None, "{bad}");
        }
    }
}
