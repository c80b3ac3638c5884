//! Lines with their licences, options and additional fields. Owns the join, in one pass over each.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::Oddities;
use super::ipn::{CustomField, Licence, Line, ProductOption};
use crate::Ipn;
use crate::ipn::line_of;

/// The lines, and the licences that belong to none of them.
pub(super) fn lines(view: &Ipn<'_>, odd: &mut Oddities<'_>) -> (Vec<Line>, Vec<Licence>) {
    let mut lines = Vec::with_capacity(view.lines().len());
    let mut of_product = BTreeMap::<&[u8], (Vec<usize>, usize)>::new();
    for from in view.lines() {
        let mut line = Line::read(&from, odd);
        line.options = from.options().map(|option| ProductOption::read(&option, odd)).collect();
        line.custom_fields =
            from.custom_fields().map(|field| CustomField::read(&field, odd)).collect();
        if let Some(product) = from.product() {
            of_product.entry(product).or_default().0.push(lines.len());
        }
        lines.push(line);
    }
    let mut others = Vec::new();
    for from in view.licences() {
        let licence = Licence::read(&from, odd);
        let line = from.product().and_then(|product| of_product.get_mut(product)).and_then(
            |(of, seen)| {
                let line = line_of(*seen, of.len()).and_then(|nth| of.get(nth));
                *seen = seen.saturating_add(1);
                lines.get_mut(*line?)
            },
        );
        match line {
            Some(line) => line.licences.push(licence),
            None => others.push(licence),
        }
    }
    (lines, others)
}
