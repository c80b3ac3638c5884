//! Percent-decoding in place. Owns rule 3 of `php-form.md`; must never lengthen anything.

use core::cell::Cell;

use super::scan;
use crate::hex;

/// Decodes `bytes` where they lie and returns how many are left, counted from the front.
///
/// `+` becomes a blank, `%` and two hexadecimal digits become that byte, everything else stays; the scan goes on
/// behind a lone `%`.
pub(crate) fn in_place(bytes: &mut [u8]) -> usize {
    let len = bytes.len();
    // Nothing before the first escape has to be moved.
    let literal =
        bytes.as_chunks().0.iter().map(scan::literal).take_while(|len| *len == 16).count();
    let escaped = bytes.get_mut(literal.wrapping_mul(16)..).unwrap_or(&mut []);
    let cells = Cell::from_mut(escaped).as_slice_of_cells();
    let mut from = cells.iter();
    let mut to = cells.iter();
    while let Some(byte) = from.next() {
        let mut byte = byte.get();
        if !scan::is_literal(byte) {
            if byte == b'+' {
                byte = b' ';
            } else if byte == b'%'
                && let [high, low, rest @ ..] = from.as_slice()
            {
                let (high, low) = (hex::digit(high.get()), hex::digit(low.get()));
                if high | low < 16 {
                    byte = (high << 4) | low;
                    from = rest.iter();
                }
            }
        }
        if let Some(to) = to.next() {
            to.set(byte);
        }
    }
    len.wrapping_sub(to.len())
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    use super::*;
    use alloc::vec::Vec;

    fn decoded(text: &[u8]) -> Vec<u8> {
        let mut bytes = text.to_vec();
        let len = in_place(&mut bytes);
        bytes.truncate(len);
        bytes
    }

    /// The rows of rule 3.
    #[test]
    fn follows_the_rule() {
        for (from, to) in [
            ("%2541+%2B%2b", "%41 ++"),
            ("%", "%"),
            ("%4", "%4"),
            ("%4g", "%4g"),
            ("%%41", "%A"),
            ("%4%41", "%4A"),
            ("", ""),
            ("+", " "),
            ("%zz%e2%82%AC", "%zz€"),
            ("a-quite-long-one-without-escapes", "a-quite-long-one-without-escapes"),
            ("a-quite-long-one%2Ewith+escapes+%%+so", "a-quite-long-one.with escapes %% so"),
        ] {
            assert_eq!(decoded(from.as_bytes()), to.as_bytes(), "{from}");
        }
    }
}
