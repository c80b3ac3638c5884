//! Percent-decoding in place. Owns rule 3 of `php-form.md`; must never lengthen anything.

use crate::hex;

/// Decodes `bytes` where they lie and returns how many are left, counted from the front.
///
/// `+` becomes a blank, `%` and two hexadecimal digits become that byte, everything else stays; the scan goes on
/// behind a lone `%`.
pub(crate) fn in_place(bytes: &mut [u8]) -> usize {
    let mut read: usize = 0;
    let mut write: usize = 0;
    while let Some(&byte) = bytes.get(read) {
        let mut out = byte;
        read = read.wrapping_add(1);
        if byte == b'+' {
            out = b' ';
        } else if byte == b'%'
            && let Some([high, low]) = bytes.get(read..).and_then(<[u8]>::first_chunk)
        {
            let (high, low) = (hex::digit(*high), hex::digit(*low));
            if high | low < 16 {
                out = (high << 4) | low;
                read = read.wrapping_add(2);
            }
        }
        if let Some(to) = bytes.get_mut(write) {
            *to = out;
        }
        write = write.wrapping_add(1);
    }
    write
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
        ] {
            assert_eq!(decoded(from.as_bytes()), to.as_bytes(), "{from}");
        }
    }
}
