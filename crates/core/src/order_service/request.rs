//! What requests have in common. Owns the checks of values before they are signed; must never sign a request that lacks
//! one.

use alloc::string::String;

use crate::date::date_time;
use crate::form::encode;
use crate::{Algorithm, Error, SecretKey};

/// A parameter and its value.
pub(super) type Pair<'a> = (&'static str, &'a str);

pub(super) fn all_given(pairs: &[Pair<'_>]) -> Result<(), Error> {
    match pairs.iter().find(|(_, value)| value.is_empty()) {
        Some((name, _)) => Err(Error::MissingField(name)),
        None => Ok(()),
    }
}

/// The same, and the last of them is a date, `Y-m-d H:i:s`.
pub(super) fn dated(pairs: &[Pair<'_>; 5]) -> Result<(), Error> {
    let [.., date] = pairs;
    all_given(pairs)?;
    is_date_time(*date)
}

fn is_date_time((name, value): Pair<'_>) -> Result<(), Error> {
    date_time(value.as_bytes()).map(|_| ()).ok_or(Error::InvalidField(name))
}

/// `Y-m-d`.
pub(super) fn is_date((name, value): Pair<'_>) -> Result<(), Error> {
    is_date_time((name, &alloc::format!("{value} 00:00:00")))
}

/// The pairs, encoded, and behind them their digest under `name`.
pub(super) fn signed(
    key: &SecretKey,
    algorithm: Algorithm,
    pairs: &[Pair<'_>],
    name: &str,
) -> String {
    let values: alloc::vec::Vec<_> = pairs.iter().map(|(_, value)| value.as_bytes()).collect();
    let mut out = String::new();
    for (name, value) in pairs {
        encode::pair(&mut out, name, value);
    }
    let tag = key.tag(algorithm, &values);
    encode::pair(&mut out, name, &alloc::format!("{tag}"));
    out
}
