//! Where the query stands in what a framework hands over. Owns that; must never decode anything, nor cut a form body.

/// A whole link (`https://…`, `/…`), a query with or without its `?`, or a form body: what stands before the pairs, and where they end.
pub(super) fn pairs(input: &[u8]) -> core::ops::Range<usize> {
    let all = 0..input.len();
    if !is_link(input) {
        return usize::from(input.first() == Some(&b'?'))..all.end;
    }
    let end = memchr::memchr(b'#', input).unwrap_or(all.end);
    let start = memchr::memchr(b'?', input.get(..end).unwrap_or(input));
    start.map_or(end, |mark| mark.saturating_add(1))..end
}

/// Whether this begins with a path, or with a scheme.
fn is_link(input: &[u8]) -> bool {
    let scheme = memchr::memmem::find(input, b"://").and_then(|at| input.get(..at));
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    input.first() == Some(&b'/')
        || scheme.is_some_and(|scheme| !scheme.is_empty() && scheme.iter().all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_queries_and_bodies() {
        for (input, expected) in [
            ("https://shop.example/back?a=1&b=2#top", "a=1&b=2"),
            ("/back?a=1", "a=1"),
            ("/back", ""),
            ("https://shop.example/#a?b=1", ""),
            ("?a=1", "a=1"),
            ("a=1&url=https://shop.example/?b=2#c", "a=1&url=https://shop.example/?b=2#c"),
            ("", ""),
        ] {
            assert_eq!(&input[pairs(input.as_bytes())], expected, "{input}");
        }
    }
}
