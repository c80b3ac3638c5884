//! Text, whole numbers and flags.

use super::{Odd, Offset, Value};

/// As far as every language can count exactly, JavaScript too.
const LARGEST: u64 = (1 << 53) - 1;

impl<'v> Value<'v> for &'v str {
    fn read(text: &'v [u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        core::str::from_utf8(text).map(Some).map_err(|_| Odd)
    }
}

/// Bytes as they are.
impl<'v> Value<'v> for &'v [u8] {
    fn read(text: &'v [u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        Ok(Some(text))
    }
}

/// `-?[0-9]+`, up to 2^53 − 1.
impl Value<'_> for i64 {
    fn read(text: &[u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        let digits = text.strip_prefix(b"-").unwrap_or(text);
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return Err(Odd);
        }
        let number: Self =
            core::str::from_utf8(text).ok().and_then(|t| t.parse().ok()).ok_or(Odd)?;
        if number.unsigned_abs() > LARGEST { Err(Odd) } else { Ok(Some(number)) }
    }
}

/// `0` and `1`, `YES` and `NO`, `true` and `false`, the words in any case.
impl Value<'_> for bool {
    fn read(text: &[u8], _: &dyn Fn() -> Option<Offset>) -> Result<Option<Self>, Odd> {
        let is =
            |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes()));
        match text {
            _ if is(["1", "yes", "true"]) => Ok(Some(true)),
            _ if is(["0", "no", "false"]) => Ok(Some(false)),
            _ => Err(Odd),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'v, T: Value<'v>>(text: &'v str) -> Result<Option<T>, Odd> {
        T::read(text.as_bytes(), &|| None)
    }

    #[test]
    fn numbers() {
        assert_eq!(read::<i64>("412"), Ok(Some(412)));
        assert_eq!(read::<i64>("-007"), Ok(Some(-7)));
        assert_eq!(read::<i64>("9007199254740991"), Ok(Some(9_007_199_254_740_991)));
        for odd in [
            "9007199254740992",
            "-9007199254740992",
            "99999999999999999999",
            "1.0",
            "+1",
            "-",
            " 1",
            "1e3",
            "٣",
        ] {
            assert_eq!(read::<i64>(odd), Err(Odd), "{odd}");
        }
    }

    #[test]
    fn flags() {
        for yes in ["1", "YES", "Yes", "true", "TRUE"] {
            assert_eq!(read::<bool>(yes), Ok(Some(true)), "{yes}");
        }
        for no in ["0", "NO", "no", "false"] {
            assert_eq!(read::<bool>(no), Ok(Some(false)), "{no}");
        }
        for odd in ["2", "01", "y", "on", "true "] {
            assert_eq!(read::<bool>(odd), Err(Odd), "{odd}");
        }
    }

    #[test]
    fn text_is_utf8() {
        assert_eq!(<&str>::read(b"Jos\xe9", &|| None), Err(Odd));
        assert_eq!(read::<&str>("José\0"), Ok(Some("José\0")));
    }
}
