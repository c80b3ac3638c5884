//! Lines with their licences, and products with their options and additional fields.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::Oddities;
use super::ipn::{CustomField, Licence, Line, ProductOption};
use crate::Ipn;
use crate::ipn::join::lines_of_licences;

#[derive(Default)]
pub(super) struct Joined {
    pub(super) lines: Vec<Line>,
    pub(super) options: BTreeMap<String, Vec<ProductOption>>,
    pub(super) custom_fields: BTreeMap<String, Vec<CustomField>>,
    /// Those that belong to no line.
    pub(super) other_licences: Vec<Licence>,
}

/// Everything that comes in rows. Once for each product, however many lines it has, so that no message grows on its way.
pub(super) fn joined(view: &Ipn<'_>, odd: &mut Oddities<'_>) -> Joined {
    let mut joined = Joined::default();
    let mut seen = alloc::collections::BTreeSet::new();
    for from in view.lines() {
        joined.lines.push(Line::read(&from, odd));
        let Some(product) = from.product().filter(|product| seen.insert(*product)) else {
            continue;
        };
        let options: Vec<_> = from.options().map(|each| ProductOption::read(&each, odd)).collect();
        if !options.is_empty() {
            joined.options.insert(product.into(), options);
        }
        let custom: Vec<_> =
            from.custom_fields().map(|each| CustomField::read(&each, odd)).collect();
        if !custom.is_empty() {
            joined.custom_fields.insert(product.into(), custom);
        }
    }
    for (from, line) in view.licences().zip(lines_of_licences(view)) {
        let licence = Licence::read(&from, odd);
        match line.and_then(|line| joined.lines.get_mut(line)) {
            Some(line) => line.licences.push(licence),
            None => joined.other_licences.push(licence),
        }
    }
    joined
}
