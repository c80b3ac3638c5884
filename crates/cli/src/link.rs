//! Links as they are copied from an address bar or a log. Owns where their query stands; must never
//! decode anything.

/// A link, or a query, or a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link<'l> {
    /// Without the line break behind it, which no link has.
    pub(crate) whole: &'l [u8],
    /// What stands before the query, with the `?`.
    pub(crate) before: &'l [u8],
    pub(crate) query: &'l [u8],
    /// What stands behind it, with the `#`.
    pub(crate) fragment: &'l [u8],
}

impl<'l> Link<'l> {
    /// Takes a whole link (`https://…`, `//…`, `/…`), or its query with or without `?`.
    pub(crate) fn of(text: &'l [u8]) -> Self {
        let whole = text.strip_suffix(b"\n").unwrap_or(text);
        let whole = whole.strip_suffix(b"\r").unwrap_or(whole);
        let find = |text: &[u8], byte| text.iter().position(|it| *it == byte);
        let is_link = has_path(whole) || whole.starts_with(b"?");
        let end = find(whole, b'#').filter(|_| is_link).unwrap_or(whole.len());
        let (link, fragment) = whole.split_at_checked(end).unwrap_or((whole, b""));
        let start = match find(link, b'?').filter(|_| is_link) {
            Some(mark) => mark.saturating_add(1),
            None if is_link => link.len(),
            None => 0,
        };
        let (before, query) = link.split_at_checked(start).unwrap_or((b"", link));
        Self { whole, before, query, fragment }
    }
}

/// Whether this begins with a path, or with a scheme and a host.
fn has_path(text: &[u8]) -> bool {
    let scheme = text.windows(3).position(|window| window == b"://");
    let scheme = scheme.and_then(|at| text.get(..at)).unwrap_or_default();
    text.starts_with(b"/") || (!scheme.is_empty() && scheme.iter().all(u8::is_ascii_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries() {
        for (text, before, query, fragment) in [
            ("a=1&b=2", "", "a=1&b=2", ""),
            ("?a=1", "?", "a=1", ""),
            ("?a=1#x", "?", "a=1", "#x"),
            ("https://shop.example/back?a=1?#x?y", "https://shop.example/back?", "a=1?", "#x?y"),
            ("/back?a=1", "/back?", "a=1", ""),
            ("//shop.example/?a=1", "//shop.example/?", "a=1", ""),
            ("https://shop.example/back", "https://shop.example/back", "", ""),
            ("u=http://x/?y#z&a=1", "", "u=http://x/?y#z&a=1", ""),
            ("", "", "", ""),
        ] {
            for end in ["", "\n", "\r\n"] {
                let all = format!("{text}{end}");
                let link = Link::of(all.as_bytes());
                let parts = [link.whole, link.before, link.query, link.fragment];
                assert_eq!(parts, [text, before, query, fragment].map(str::as_bytes), "{text}");
            }
        }
    }
}
