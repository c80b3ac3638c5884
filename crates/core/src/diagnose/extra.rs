//! Too much or too little: E13 (fields that were not signed) and E14 (a body that was cut). Owns the caps that keep E13 from
//! going quadratic; must never run without them.

use alloc::vec::Vec;

use super::finding::{Finding, Mistake, presentable};
use super::message::{Group, put, source_of};
use super::search::Search;
use super::wire;
use crate::known;

/// Fields that are left out singly: those that are not documented first, then from both ends of the body.
pub(super) const SINGLES: usize = 200;
/// Longest run of fields left out at the beginning or the end.
pub(super) const RUN: usize = 50;
/// Bytes that E13 may hash.
const SHARE: usize = 32 << 20;

/// E13.
pub(super) fn added(search: &mut Search<'_, '_>) -> Option<Finding> {
    let message = search.message;
    let groups: Vec<_> = message.groups().copied().collect();
    // Where each group begins in the source, and where the last one ends.
    let mut marks = Vec::with_capacity(groups.len().saturating_add(1));
    let mut source = Vec::with_capacity(message.source.len());
    for group in &groups {
        marks.push(source.len());
        message.values_of(group).iter().for_each(|value| put(&mut source, value));
    }
    marks.push(source.len());

    let count = groups.len();
    if count > SINGLES {
        search.cut_short();
    }
    let mut share = SHARE;
    let mut without = |from: usize, to: usize, mistake| {
        let (start, end) = (*marks.get(from)?, *marks.get(to)?);
        let (before, behind) = (source.get(..start)?, source.get(end..)?);
        // Copying counts too.
        let length = before.len().saturating_add(behind.len());
        let cost = search.cost(length).saturating_add(length);
        let Some(left) = share.checked_sub(cost) else {
            search.cut_short();
            return None;
        };
        share = left;
        let field = groups.get(from).map(|group| presentable(group.name));
        Some(search.attempt(&[before, behind].concat())?.proves(mistake).field_named(field))
    };
    for nth in candidates(&groups) {
        if let Some(found) = without(nth, nth.saturating_add(1), &ONE_ADDED) {
            return Some(found);
        }
    }
    for length in 2..=RUN.min(count.saturating_sub(1)) {
        let found = without(0, length, &FIRST_ADDED)
            .or_else(|| without(count.saturating_sub(length), count, &LAST_ADDED));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Which single fields to try.
fn candidates(groups: &[Group<'_>]) -> Vec<usize> {
    let numbered =
        || groups.iter().enumerate().map(|(nth, group)| (nth, is_documented(group.name)));
    let mut out: Vec<_> = numbered()
        .filter(|(_, documented)| !documented)
        .map(|(nth, _)| nth)
        .take(SINGLES)
        .collect();
    // From both ends towards the middle.
    let front = numbered().filter(|(_, documented)| *documented).map(|(nth, _)| nth);
    for (first, last) in front.clone().zip(front.rev()) {
        if out.len() >= SINGLES || first > last {
            break;
        }
        out.push(first);
        if first != last {
            out.push(last);
        }
    }
    out
}

fn is_documented(name: &[u8]) -> bool {
    known::scalar(name).is_some() || known::array(name).is_some()
}

/// PHP's `max_input_vars`.
const PHP_CAP: usize = 1000;

/// E14: the signer took only the first thousand pairs.
pub(super) fn capped(search: &mut Search<'_, '_>) -> Option<Finding> {
    let body = search.message.body;
    // The piece that crosses the limit is still stored.
    [PHP_CAP, PHP_CAP.saturating_add(1)].into_iter().find_map(|cap| {
        let end = memchr::memchr_iter(b'&', body).nth(cap.saturating_sub(1))?;
        let source = source_of(body.get(..end)?, search.limits)?;
        Some(search.attempt(&source)?.proves(&FIRST_THOUSAND_SIGNED))
    })
}

/// E14 by the looks.
pub(super) fn looks(search: &Search<'_, '_>, out: &mut Vec<Finding>) {
    let body = search.message.body;
    let count = wire::pairs(body).count();
    let last = body.iter().rposition(|byte| *byte == b'&').map_or(0, |at| at.saturating_add(1));
    let last = body.get(last..).unwrap_or(&[]);
    let broken_escape = matches!(last, [.., b'%'] | [.., b'%', _]);
    // Signatures stand at the end, so a body that was cut has lost them.
    let unsigned = !search.message.is_signed();
    let even = body.len() >= 2048 && body.len().is_multiple_of(1024);
    if count == PHP_CAP || count == PHP_CAP.saturating_add(1) {
        out.push(Finding::hint(&THOUSAND_PAIRS));
    } else if broken_escape || (unsigned && count > 1 && !last.is_empty() && !last.contains(&b'='))
    {
        let field = wire::pairs(last).next().map(|pair| presentable(&wire::decoded(pair.name)));
        out.push(Finding::hint(&LAST_PAIR_CUT).field_named(field));
    } else if unsigned && even {
        out.push(Finding::hint(&EVEN_LENGTH));
    }
}

const ONE_ADDED: Mistake = Mistake {
    id: "E13",
    code: "field_added",
    text: "The signature fits without {field}: it was added after signing (a query or route parameter, a \
           framework), or the signer skips it. Take the raw body of the POST and nothing else.",
};

const FIRST_ADDED: Mistake = Mistake {
    id: "E13",
    code: "leading_fields_added",
    text: "The signature fits without the fields at the beginning, from {field} on. They were put in front \
           after signing (query or route parameters): take the raw body of the POST and nothing else.",
};

const LAST_ADDED: Mistake = Mistake {
    id: "E13",
    code: "trailing_fields_added",
    text: "The signature fits without the fields at the end, from {field} on. They were added after \
           signing (query or route parameters, a framework): take the raw body of the POST and nothing \
           else.",
};

const FIRST_THOUSAND_SIGNED: Mistake = Mistake {
    id: "E14",
    code: "first_thousand_signed",
    text: "The signature fits the first thousand pairs only: the signer's PHP stops there \
           (max_input_vars). Every pair is signed, however many there are.",
};

const THOUSAND_PAIRS: Mistake = Mistake {
    id: "E14",
    code: "body_truncated",
    text: "The body has just as many pairs as PHP lets through (max_input_vars, 1000). The rest was \
           probably dropped: take the raw body from php://input.",
};

const LAST_PAIR_CUT: Mistake = Mistake {
    id: "E14",
    code: "body_truncated",
    text: "The body ends in the middle of {field}, so its end was cut off. Look for a limit on the length \
           of bodies, log lines or database columns.",
};

const EVEN_LENGTH: Mistake = Mistake {
    id: "E14",
    code: "body_truncated",
    text: "The body has no signature and is a whole number of kilobytes long, so its end was probably \
           cut off. Look for a limit on the length of bodies, log lines or database columns.",
};
