//! The strict mode. Owns what looks re-cut in a message whose signature is right; must never run unless asked, because
//! new vendor fields and shapes must not cost a genuine message its receipt.
//!
//! Protocol page: `README.md` ("What the signature does not protect", item 6 of what a careful verifier does).

use crate::date::signed_date;
use crate::fields::view::View;
use crate::read::len;
use crate::{Error, Kind, known};

pub(crate) fn check(view: &View<'_>, kind: Kind) -> Result<(), Error> {
    if view.shape.repeats {
        return Err(Error::DuplicateField(repeated(view)));
    }
    for found in view.top() {
        let key = view.key(&found.entry);
        if found.is_array()
            && let Some(name) = known::scalar(key)
        {
            return Err(Error::InvalidField(name));
        }
    }
    let mut lines = None;
    for name in known::line_arrays() {
        let Some(found) = view.find(name.as_bytes()) else { continue };
        if !found.is_array() {
            return Err(Error::InvalidField(name));
        }
        let len = len(view, found);
        if len > 0 && *lines.get_or_insert(len) != len {
            return Err(Error::InvalidField(name));
        }
    }
    for name in known::other_arrays() {
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

/// The name of a field of which a value was lost, if it is one of the protocol's own.
fn repeated(view: &View<'_>) -> Option<&'static str> {
    view.top().filter(|found| view.lost_a_value(*found)).find_map(|found| {
        let key = view.key(&found.entry);
        known::scalar(key).or_else(|| known::array(key))
    })
}
