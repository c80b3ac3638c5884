//! Documented field names. Owns look-up in the lists made from `fields.toml`; must never decide what a name is for.

use crate::generated::names::{ARRAYS, LICENCES, LINES, SCALARS, SHOWN, SHOWN_FAMILIES};

/// The name as a constant, if it is documented as a scalar.
pub(crate) fn scalar(name: &[u8]) -> Option<&'static str> {
    let at = SCALARS.binary_search_by(|known| known.as_bytes().cmp(name)).ok()?;
    SCALARS.get(at).copied()
}

/// The arrays with one member for each product line.
pub(crate) fn line_arrays() -> impl Iterator<Item = &'static str> {
    LINES.into_iter()
}

/// Arrays of licences and of original orders.
pub(crate) fn other_arrays() -> impl Iterator<Item = &'static str> {
    LICENCES.into_iter().chain(ARRAYS)
}

/// The name as a constant, if it is documented as an array of whatever kind.
pub(crate) fn array(name: &[u8]) -> Option<&'static str> {
    line_arrays().chain(other_arrays()).find(|known| known.as_bytes() == name)
}

/// Whether the field may be shown in a log.
pub(crate) fn is_shown(name: &[u8]) -> bool {
    SHOWN.binary_search_by(|known| known.as_bytes().cmp(name)).is_ok()
        || SHOWN_FAMILIES.iter().any(|family| is_of(family, name))
}

/// Whether a name is of a family: digits in place of the `*`.
fn is_of(family: &str, name: &[u8]) -> bool {
    let product = family.split_once('*').and_then(|(before, after)| {
        name.strip_prefix(before.as_bytes())?.strip_suffix(after.as_bytes())
    });
    product.is_some_and(|product| !product.is_empty() && product.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_where_they_are_searched() {
        assert!(SCALARS.is_sorted_by(|a, b| a < b));
        assert!(SHOWN.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn families() {
        assert!(is_shown(b"IPN_PRODUCT_OPTIONS_30100001_PRICE"));
        for hidden in [
            "IPN_CUSTOM_30100001_VALUE",
            "IPN_PRODUCT_OPTIONS__PRICE",
            "IPN_PRODUCT_OPTIONS_x_PRICE",
            "LASTNAME",
        ] {
            assert!(!is_shown(hidden.as_bytes()), "{hidden}");
        }
    }
}
