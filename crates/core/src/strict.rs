//! The strict mode. Owns what looks re-cut in a message whose signature is right; must never run unless asked, because
//! new vendor fields and shapes must not cost a genuine message its receipt.
//!
//! Protocol page: `README.md` ("What the signature does not protect", item 6 of what a careful verifier does).

use crate::date::signed_date;
use crate::fields::node::ONE;
use crate::fields::view::{Found, View};
use crate::known::{LINE_ARRAYS, OTHER_ARRAYS, is_known_scalar};
use crate::{Error, Kind};

pub(crate) fn check(view: &View<'_>, kind: Kind) -> Result<(), Error> {
    if view.shape.repeats {
        return Err(Error::DuplicateField(repeated(view)));
    }
    for found in view.top() {
        let key = view.key(&found.entry);
        if found.is_array()
            && let Some(name) = is_known_scalar(key)
        {
            return Err(Error::InvalidField(name));
        }
    }
    let mut lines = None;
    for name in LINE_ARRAYS {
        let Some(found) = view.find(name.as_bytes()) else { continue };
        if !found.is_array() {
            return Err(Error::InvalidField(name));
        }
        let len = len(view, found);
        if len > 0 && *lines.get_or_insert(len) != len {
            return Err(Error::InvalidField(name));
        }
    }
    for name in OTHER_ARRAYS {
        if view.find(name.as_bytes()).is_some_and(|found| !found.is_array()) {
            return Err(Error::InvalidField(name));
        }
    }
    match signed_date(view, kind) {
        // A field that is switched off looks like nothing.
        Ok(_) | Err(Error::MissingField(_) | Error::WrongKind(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Members of a line array; one empty member counts as none, because that is how empty arrays are sent.
fn len(view: &View<'_>, array: Found) -> usize {
    if array.entry.is(ONE) {
        return usize::from(!view.value(&array.entry).is_empty());
    }
    let mut members = view.members(&array.entry);
    match (members.next(), members.next()) {
        (Some(only), None) if !only.is_array() && view.value(&only.entry).is_empty() => 0,
        _ => view.members(&array.entry).count(),
    }
}

/// The name of a field of which a value was lost, if it is one of the protocol's own.
fn repeated(view: &View<'_>) -> Option<&'static str> {
    view.top().filter(|found| view.lost_a_value(*found)).find_map(|found| {
        let key = view.key(&found.entry);
        let array = |name: &&&'static str| name.as_bytes() == key;
        is_known_scalar(key).or_else(|| LINE_ARRAYS.iter().chain(OTHER_ARRAYS).find(array).copied())
    })
}
