//! Base64, because people put it where hexadecimal digits or plain bytes belong. Owns a lenient decoder; must never be used
//! to accept anything.

use alloc::vec::Vec;

/// Decodes the standard and the URL alphabet, with or without `=` at the end; line ends are left out. Writes nothing if it is
/// not base64.
pub(super) fn decode(text: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    let text = text.trim_ascii();
    let text = text.strip_suffix(b"=").unwrap_or(text);
    let text = text.strip_suffix(b"=").unwrap_or(text);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in text {
        let digit = match byte {
            b'A'..=b'Z' => byte.wrapping_sub(b'A'),
            b'a'..=b'z' => byte.wrapping_sub(b'a' - 26),
            b'0'..=b'9' => byte.wrapping_add(52 - b'0'),
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'\r' | b'\n' => continue,
            _ => return out.truncate(start),
        };
        bits = (bits << 6) | u32::from(digit);
        count = count.wrapping_add(6);
        if count >= 8 {
            count = count.wrapping_sub(8);
            let [.., low] = bits.wrapping_shr(count).to_be_bytes();
            out.push(low);
        }
    }
    // A lone digit, or bits left over that are not zero, is not base64.
    let rest = bits & 1u32.wrapping_shl(count).wrapping_sub(1);
    if count >= 6 || rest != 0 {
        out.truncate(start);
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    fn decode(text: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        super::decode(text, &mut out);
        out
    }

    #[test]
    fn follows_the_rfc() {
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm8", "fo"),
            ("Zm9v", "foo"),
            ("Zm9v\r\nYmFy\n", "foobar"),
        ] {
            assert_eq!(decode(text.as_bytes()), bytes.as_bytes(), "{text}");
        }
        assert_eq!(decode(b"_-__"), [0xff, 0xef, 0xff]);
        for text in ["Z", "Zh==", "Zm9v!", "Zm=v"] {
            assert_eq!(decode(text.as_bytes()), [], "{text}");
        }
    }
}
