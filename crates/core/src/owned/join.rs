//! Lines with their licences, options and additional fields.

use alloc::vec::Vec;

use super::Oddities;
use super::ipn::{CustomField, Licence, Line, ProductOption};
use crate::Ipn;
use crate::ipn::join::lines_of_licences;

/// The lines, and the licences that belong to none of them.
pub(super) fn lines(view: &Ipn<'_>, odd: &mut Oddities<'_>) -> (Vec<Line>, Vec<Licence>) {
    let mut lines: Vec<Line> = view
        .lines()
        .map(|from| {
            let mut line = Line::read(&from, odd);
            line.options = from.options().map(|each| ProductOption::read(&each, odd)).collect();
            line.custom_fields =
                from.custom_fields().map(|each| CustomField::read(&each, odd)).collect();
            line
        })
        .collect();
    let mut others = Vec::new();
    for (from, line) in view.licences().zip(lines_of_licences(view)) {
        let licence = Licence::read(&from, odd);
        match line.and_then(|line| lines.get_mut(line)) {
            Some(line) => line.licences.push(licence),
            None => others.push(licence),
        }
    }
    (lines, others)
}
