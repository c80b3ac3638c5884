//! Which line a licence belongs to, for all licences at once. Owns the join in time that grows with the message, not with its square; without an
//! allocator [`Line::licences`](super::Line::licences) answers for one line.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::{Ipn, line_of};

/// For each licence the number of its line, if it has one.
pub(crate) fn lines_of_licences(ipn: &Ipn<'_>) -> Vec<Option<usize>> {
    // The lines of each product, and how many of its licences went by.
    let mut of_product = BTreeMap::<&str, (Vec<usize>, usize)>::new();
    for (number, line) in ipn.lines().enumerate() {
        if let Some(product) = line.product() {
            of_product.entry(product).or_default().0.push(number);
        }
    }
    let line = |(lines, seen): &mut (Vec<usize>, usize)| {
        let line = line_of(*seen, lines.len()).and_then(|nth| lines.get(nth)).copied();
        *seen = seen.saturating_add(1);
        line
    };
    ipn.licences().map(|licence| of_product.get_mut(licence.product()?).and_then(line)).collect()
}
