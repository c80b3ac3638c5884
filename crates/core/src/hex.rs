//! Hexadecimal digits. Owns both directions; must never accept anything but exactly the digits asked for.

/// The value of one digit, either case.
#[inline(always)]
pub(crate) const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(byte.wrapping_sub(b'a' - 10)),
        b'A'..=b'F' => Some(byte.wrapping_sub(b'A' - 10)),
        _ => None,
    }
}

/// Fills `out` from exactly twice as many digits of either case.
pub(crate) fn decode(digits: &[u8], out: &mut [u8]) -> Option<()> {
    let (pairs, rest) = digits.as_chunks::<2>();
    if !rest.is_empty() || pairs.len() != out.len() {
        return None;
    }
    for (byte, &[high, low]) in out.iter_mut().zip(pairs) {
        *byte = (digit(high)? << 4) | digit(low)?;
    }
    Some(())
}

/// The two lower-case digits of a byte.
pub(crate) const fn encode(byte: u8) -> [u8; 2] {
    const fn one(nibble: u8) -> u8 {
        match nibble {
            0..=9 => b'0'.wrapping_add(nibble),
            _ => (b'a' - 10).wrapping_add(nibble),
        }
    }
    [one(byte >> 4), one(byte & 15)]
}
