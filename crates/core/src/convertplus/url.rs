//! Where the query stands in a link. Owns that and putting a query back; must never decode anything.

use alloc::string::String;

/// A link, cut into what stands before its query, the query, and the fragment with its `#`.
pub(super) struct Parts<'l> {
    before: &'l str,
    pub(super) query: &'l str,
    fragment: &'l str,
}

impl<'l> Parts<'l> {
    /// Takes a whole link (`https://…`, `//…`, `/…`), or a query with or without its `?`.
    pub(super) fn of(link: &'l str) -> Self {
        let (link, fragment) = split_before(link, '#');
        let is_query = !has_path(link);
        let (before, query) = if is_query { ("", link) } else { split_before(link, '?') };
        match query.strip_prefix('?') {
            Some(query) => {
                let mark = before.len().saturating_add(1);
                Self { before: link.get(..mark).unwrap_or(before), query, fragment }
            }
            None => Self { before, query, fragment },
        }
    }

    /// The link with another query.
    pub(super) fn with(&self, query: &str) -> String {
        let mark = if self.before.is_empty() || self.before.ends_with('?') { "" } else { "?" };
        [self.before, mark, query, self.fragment].concat()
    }
}

/// Whether this begins with a path or with a scheme and a host.
fn has_path(link: &str) -> bool {
    let scheme = link.split_once("://").map(|(scheme, _)| scheme);
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let is_scheme = |text: &str| text.bytes().all(is_part);
    link.starts_with('/') || scheme.is_some_and(|scheme| !scheme.is_empty() && is_scheme(scheme))
}

fn split_before(text: &str, mark: char) -> (&str, &str) {
    text.split_at(text.find(mark).unwrap_or(text.len()))
}
