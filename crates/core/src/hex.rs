//! Hexadecimal digits. Owns both directions; must never accept anything but exactly the digits asked for.

/// What [`digit`] gives for a byte that is no digit.
pub(crate) const NONE: u8 = 0xff;

#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "at compile time")]
const DIGITS: [u8; 256] = {
    let mut digits = [NONE; 256];
    let mut value: u8 = 0;
    while value < 16 {
        let [_, low] = encode(value);
        digits[low as usize] = value;
        digits[low.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    digits
};

/// The value of one digit, either case, or [`NONE`].
#[inline(always)]
pub(crate) fn digit(byte: u8) -> u8 {
    DIGITS.get(usize::from(byte)).copied().unwrap_or(NONE)
}

/// Fills `out` from exactly twice as many digits of either case.
pub(crate) fn decode(digits: &[u8], out: &mut [u8]) -> Option<()> {
    let (pairs, rest) = digits.as_chunks::<2>();
    if !rest.is_empty() || pairs.len() != out.len() {
        return None;
    }
    let mut seen = 0;
    for (byte, &[high, low]) in out.iter_mut().zip(pairs) {
        let (high, low) = (digit(high), digit(low));
        seen |= high | low;
        *byte = (high << 4) | low;
    }
    if seen < 16 { Some(()) } else { None }
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
