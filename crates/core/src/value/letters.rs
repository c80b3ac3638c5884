//! Currencies and countries: a few letters each.

use core::fmt;

use super::{Odd, Offset, Value};

macro_rules! letters {
    ($(#[$about:meta])* $name:ident, $count:literal, $fits:expr) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $count]);

        impl $name {
            /// The letters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                core::str::from_utf8(&self.0).unwrap_or_default()
            }

            pub(crate) fn new(text: &[u8]) -> Option<Self> {
                let letters: [u8; $count] = text.try_into().ok()?;
                letters.iter().all($fits).then_some(Self(letters))
            }
        }

        impl Value<'_> for $name {
            fn read(text: &[u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
                Self::new(text).map(Some).ok_or(Odd)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
    };
}

letters! {
    /// A currency, ISO 4217: three upper-case letters. Whether it exists is not checked.
    Currency, 3, u8::is_ascii_uppercase
}

letters! {
    /// A country, ISO 3166 alpha-2: two letters, lower case in all known messages. Whether it exists is not checked.
    CountryCode, 2, u8::is_ascii_alphabetic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters() {
        assert_eq!(Currency::new(b"USD").unwrap(), "USD");
        assert_eq!(CountryCode::new(b"us").unwrap(), "us");
        for odd in ["usd", "US", "USDT", "U$D", ""] {
            assert_eq!(Currency::new(odd.as_bytes()), None, "{odd}");
        }
        for odd in ["usa", "u", "u1", ""] {
            assert_eq!(CountryCode::new(odd.as_bytes()), None, "{odd}");
        }
    }
}
