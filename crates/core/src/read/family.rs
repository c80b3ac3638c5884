//! Families of arrays, one set for each product id: `IPN_PRODUCT_OPTIONS_<PID>_PRICE`. Owns how their names are put together.

use super::{Reader, Rows};
use crate::fields::view::Found;

/// Longer names than any real one, in bytes.
const LONGEST: usize = 128;

/// The rows of a family for one product. In `names` a `*` stands for the product id.
pub(crate) fn family<'v, const N: usize>(
    reader: Reader<'v>,
    names: &'static [&'static str; N],
    product: &[u8],
) -> Rows<'v, N> {
    Rows::new(reader, names, |name| find(&reader, name, product))
}

/// The field of a name in which digits take the place of the `*`.
pub(super) fn find(reader: &Reader<'_>, name: &str, product: &[u8]) -> Option<Found> {
    // Anything but digits would let a value choose which field is read.
    if product.is_empty() || !product.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (before, after) = name.split_once('*')?;
    let mut full = [0; LONGEST];
    let mut len: usize = 0;
    for part in [before.as_bytes(), product, after.as_bytes()] {
        let end = len.checked_add(part.len())?;
        full.get_mut(len..end)?.copy_from_slice(part);
        len = end;
    }
    reader.view.find(full.get(..len)?)
}
