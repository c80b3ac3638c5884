//! Dates as the types of other crates. Expected values are written out; `unix` was worked out with GNU date.
#![cfg(all(feature = "alloc", feature = "time", feature = "chrono", feature = "jiff"))]

use countersign::{AlgorithmSet, DateTime, SecretKey, Verifier, sign};

/// The IPN_DATE and the first licence's start of a message.
fn dates(zone: &str, date: &str, start: &str) -> (DateTime, DateTime) {
    let key = SecretKey::new(b"AABBCCDDEEFF").unwrap();
    let body = format!(
        "REFNO=1&IPN_DATE={date}&IPN_LICENSE_START[]={start}&TIMEZONE_OFFSET={zone}&IPN_LICENSE_PROD[]=1"
    );
    let body = sign(body.as_bytes(), &key, AlgorithmSet::SHA).unwrap();
    let verified = Verifier::new([key]).unwrap().verify(&body).unwrap();
    let ipn = verified.ipn().unwrap();
    let start = ipn.licences().next().unwrap().starts_at().unwrap().unwrap();
    (ipn.message().sent_at().unwrap().unwrap(), start)
}

#[test]
fn moments() {
    let (sent, _) = dates("GMT-07:00", "20240229235958", "2024-02-29");
    // date --date '2024-02-29 23:59:58 -0700' +%s
    assert_eq!(sent.unix(), Some(1_709_276_398));
    assert_eq!(sent.to_time().unwrap().unix_timestamp(), 1_709_276_398);
    assert_eq!(sent.to_time().unwrap().hour(), 23);
    assert_eq!(format!("{:?}", sent.to_chrono().unwrap()), "2024-02-29T23:59:58-07:00");
    assert_eq!(sent.to_jiff().unwrap().to_string(), "2024-03-01T06:59:58Z");
}

#[test]
fn without_a_zone_there_is_no_moment() {
    let (sent, _) = dates("EST", "20240229235958", "2024-02-29");
    assert_eq!(
        (sent.unix(), sent.to_time(), sent.to_chrono(), sent.to_jiff()),
        (None, None, None, None)
    );
}

#[test]
fn mere_dates() {
    for (text, parts) in
        [("2024-02-29", (2024, 2, 29)), ("0001-01-01", (1, 1, 1)), ("9999-12-31", (9999, 12, 31))]
    {
        let (_, start) = dates("GMT+03:00", "20240229235958", text);
        assert_eq!((start.to_time(), start.to_chrono(), start.to_jiff()), (None, None, None));
        let (year, month, day): (i32, u8, u8) = parts;
        let month_of = time::Month::try_from(month).unwrap();
        assert_eq!(
            time::Date::from(start),
            time::Date::from_calendar_date(year, month_of, day).unwrap()
        );
        let chrono = chrono::NaiveDate::from_ymd_opt(year, month.into(), day.into()).unwrap();
        assert_eq!(chrono::NaiveDate::from(start), chrono);
        let jiff = jiff::civil::date(year.try_into().unwrap(), month as i8, day as i8);
        assert_eq!(jiff::civil::Date::from(start), jiff);
    }
}
