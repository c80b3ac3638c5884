//! Bytes of strangers on a terminal. Owns the escaping; must never let a control byte through.

use std::fmt::Write as _;

/// Bytes as printable text: UTF-8 as it is, everything a terminal might obey (control characters,
/// changes of writing direction, bytes that are not UTF-8) and the backslash itself in escapes.
///
/// ```
/// use countersign_cli::text::printable;
/// assert_eq!(printable("Café".as_bytes()), "Café");
/// assert_eq!(printable(b"a\x1b[2J\n\xff\\"), r"a\x1b[2J\n\xff\\");
/// ```
#[must_use]
pub fn printable(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for char in chunk.valid().chars() {
            match char {
                '\\' | '\n' | '\r' | '\t' => out.extend(char.escape_default()),
                _ if char.is_ascii_control() => hex(&mut out, u32::from(char)),
                _ if is_obeyed(char) => out.extend(char.escape_unicode()),
                _ => out.push(char),
            }
        }
        for byte in chunk.invalid() {
            hex(&mut out, u32::from(*byte));
        }
    }
    out
}

/// The same, cut after `width` characters with an ellipsis.
#[must_use]
pub fn printable_in(bytes: &[u8], width: usize) -> String {
    // No character of the result comes from more than four bytes.
    let head = bytes.get(..width.saturating_mul(4).saturating_add(4)).unwrap_or(bytes);
    let text = printable(head);
    match text.char_indices().nth(width) {
        Some(_) => text.chars().take(width.saturating_sub(1)).chain(['…']).collect(),
        None => text,
    }
}

fn hex(out: &mut String, byte: u32) {
    // Writing into a string cannot fail.
    let _ = write!(out, "\\x{byte:02x}");
}

/// Control characters, and invisible ones that move others about: directions, isolates, joiners,
/// line separators.
pub(crate) fn is_obeyed(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(char, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_terminal_obeys_gets_through() {
        let all: String = ('\0'..='\u{ffff}').collect();
        let text = printable(all.as_bytes());
        assert!(!text.chars().any(char::is_control));
        assert!(!text.contains('\u{202e}'));
        let bytes: Vec<u8> = (0..=255).collect();
        assert!(!printable(&bytes).chars().any(char::is_control));
    }

    #[test]
    fn different_bytes_stay_different() {
        assert_ne!(printable(b"\\n"), printable(b"\n"));
        assert_ne!(printable(b"\\xff"), printable(b"\xff"));
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(printable_in(b"abcdef", 6), "abcdef");
        assert_eq!(printable_in(b"abcdefg", 6), "abcde…");
        assert_eq!(printable_in("éééééééé".as_bytes(), 4), "ééé…");
        assert_eq!(printable_in("😀".repeat(9).as_bytes(), 9), "😀".repeat(9));
        assert_eq!(printable_in(&[b'x'; 100_000], 3), "xx…");
        assert_eq!(printable_in(b"", 3), "");
    }
}
