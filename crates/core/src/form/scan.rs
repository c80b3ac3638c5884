//! Looks at many bytes at once. Owns the classification of bytes into delimiters and bytes that need work;
//! must never move or change a byte.
//!
//! Real notifications are 108 names and half as many values in 2.4 kB: a search call per delimiter costs more than
//! the bytes. Here each byte is compared a fixed number of times and the answers come as bit masks, lowest bit first.

/// Bytes looked at in one step when looking for delimiters.
pub(crate) const BLOCK: usize = 64;

/// Bytes of a name or a value looked at in one step. Most are not longer.
pub(crate) const WIDE: usize = 32;

/// Where the delimiters of a block are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Delimiters {
    /// `&`
    pub(crate) ampersand: u64,
    /// `=`
    pub(crate) equals: u64,
}

/// Whether a byte means nothing beyond itself in a name. The others are NUL, blank, `.`, `%`, `+`, `[` and, harmlessly,
/// some that no real name has.
pub(crate) const fn is_plain(byte: u8) -> bool {
    matches!(byte, b'0'..=0x7f) && byte != b'['
}

/// Whether a byte stays as it is in a value. The others are `%`, `+` and, harmlessly, some that no real value has.
pub(crate) const fn is_literal(byte: u8) -> bool {
    matches!(byte, b'-'..=0x7f)
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod imp {
    use safe_arch::{
        bitand_m128i, bitandnot_m128i, bitor_m128i, cmp_eq_mask_i8_m128i, cmp_gt_mask_i8_m128i,
        load_unaligned_m128i, m128i, move_mask_i8_m128i, set_splat_i8_m128i,
    };

    use super::{BLOCK, Delimiters, WIDE};

    #[inline(always)]
    fn splat(byte: u8) -> m128i {
        set_splat_i8_m128i(byte.cast_signed())
    }

    #[inline(always)]
    fn is(v: m128i, byte: u8) -> m128i {
        cmp_eq_mask_i8_m128i(v, splat(byte))
    }

    /// Bytes above another, up to 0x7f: those from 0x80 on count as negative.
    #[inline(always)]
    fn above(v: m128i, byte: u8) -> m128i {
        cmp_gt_mask_i8_m128i(v, splat(byte))
    }

    /// Bytes below another, and those from 0x80 on.
    #[inline(always)]
    fn below(v: m128i, byte: u8) -> m128i {
        cmp_gt_mask_i8_m128i(splat(byte), v)
    }

    #[inline(always)]
    fn bits(v: m128i) -> u32 {
        move_mask_i8_m128i(v).cast_unsigned()
    }

    #[inline(always)]
    pub(super) fn delimiters(block: &[u8; BLOCK]) -> Delimiters {
        let mut found = Delimiters { ampersand: 0, equals: 0 };
        for (i, bytes) in block.as_chunks::<16>().0.iter().enumerate() {
            let v = load_unaligned_m128i(bytes);
            found.ampersand |= u64::from(bits(is(v, b'&'))) << (i << 4);
            found.equals |= u64::from(bits(is(v, b'='))) << (i << 4);
        }
        found
    }

    #[inline(always)]
    fn halves(bytes: &[u8; WIDE]) -> (m128i, m128i) {
        match bytes.as_chunks::<16>().0 {
            [low, high] => (load_unaligned_m128i(low), load_unaligned_m128i(high)),
            _ => (splat(0), splat(0)),
        }
    }

    #[inline(always)]
    pub(super) fn plain(bytes: &[u8; WIDE]) -> u32 {
        let plain = |v| bits(bitandnot_m128i(is(v, b'['), above(v, const { b'0' - 1 })));
        let (low, high) = halves(bytes);
        plain(low) | (plain(high) << 16)
    }

    #[inline(always)]
    pub(super) fn all_plain(bytes: &[u8; WIDE], of: &[u8; WIDE]) -> bool {
        let odd = |v, of| bitand_m128i(bitor_m128i(is(v, b'['), below(v, b'0')), of);
        let ((low, high), (of_low, of_high)) = (halves(bytes), halves(of));
        bits(bitor_m128i(odd(low, of_low), odd(high, of_high))) == 0
    }

    #[inline(always)]
    pub(super) fn escapes(bytes: &[u8; 16]) -> u32 {
        bits(below(load_unaligned_m128i(bytes), b'-'))
    }
}

/// The same on eight bytes at a time, for every other target.
#[cfg(any(test, not(all(target_arch = "x86_64", target_feature = "sse2"))))]
mod portable {
    use super::{BLOCK, Delimiters, WIDE};

    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;

    /// The high bit of every byte that equals `byte`, exactly.
    #[inline(always)]
    fn is(word: u64, byte: u8) -> u64 {
        let x = word ^ ONES.wrapping_mul(byte as u64);
        !((x & !HIGH).wrapping_add(!HIGH) | x) & HIGH
    }

    /// The high bit of every byte above `byte`, up to 0x7f.
    #[inline(always)]
    fn above(word: u64, byte: u8) -> u64 {
        (word & !HIGH).wrapping_add(ONES.wrapping_mul(0x7f_u64.wrapping_sub(byte as u64)))
            & !word
            & HIGH
    }

    /// Eight high bits to eight neighbouring bits.
    #[inline(always)]
    fn bits(high: u64) -> u64 {
        (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }

    #[inline(always)]
    pub(super) fn delimiters(block: &[u8; BLOCK]) -> Delimiters {
        let mut found = Delimiters { ampersand: 0, equals: 0 };
        for (i, bytes) in block.as_chunks::<8>().0.iter().enumerate() {
            let word = u64::from_le_bytes(*bytes);
            found.ampersand |= bits(is(word, b'&')) << (i << 3);
            found.equals |= bits(is(word, b'=')) << (i << 3);
        }
        found
    }

    /// One bit for each byte that passes a test.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)]
    fn each(bytes: &[u8], test: impl Fn(u64) -> u64) -> u32 {
        let words = bytes.as_chunks::<8>().0.iter().rev();
        words.fold(0, |mask, word| (mask << 8) | bits(test(u64::from_le_bytes(*word))) as u32)
    }

    #[inline(always)]
    fn is_plain(word: u64) -> u64 {
        above(word, const { b'0' - 1 }) & !is(word, b'[')
    }

    #[inline(always)]
    pub(super) fn plain(bytes: &[u8; WIDE]) -> u32 {
        each(bytes, is_plain)
    }

    #[inline(always)]
    pub(super) fn all_plain(bytes: &[u8; WIDE], of: &[u8; WIDE]) -> bool {
        let words = bytes.as_chunks::<8>().0.iter().zip(of.as_chunks::<8>().0);
        let odd = words.fold(0, |odd, (word, of)| {
            odd | (!is_plain(u64::from_le_bytes(*word)) & u64::from_le_bytes(*of) & HIGH)
        });
        odd == 0
    }

    #[inline(always)]
    pub(super) fn escapes(bytes: &[u8; 16]) -> u32 {
        each(bytes, |word| !above(word, const { b'-' - 1 }) & HIGH)
    }
}

#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
use portable as imp;

/// Finds the delimiters of one block.
#[inline(always)]
pub(crate) fn delimiters(block: &[u8; BLOCK]) -> Delimiters {
    imp::delimiters(block)
}

/// How many bytes there are before the first that is not [plain](is_plain).
#[inline(always)]
pub(crate) fn plain(bytes: &[u8; WIDE]) -> u32 {
    imp::plain(bytes).trailing_ones()
}

/// The same for a name of any length.
pub(crate) fn plain_len(name: &[u8]) -> usize {
    let (chunks, rest) = name.as_chunks();
    let mut len: usize = 0;
    for chunk in chunks {
        let plain = plain(chunk) as usize;
        len = len.wrapping_add(plain);
        if plain < WIDE {
            return len;
        }
    }
    len.wrapping_add(rest.iter().take_while(|byte| is_plain(**byte)).count())
}

/// Whether all those bytes are [plain](is_plain) for which `of` has 0xff and not 0.
#[inline(always)]
pub(crate) fn all_plain(bytes: &[u8; WIDE], of: &[u8; WIDE]) -> bool {
    imp::all_plain(bytes, of)
}

/// How many bytes there are before the first that is not [literal](is_literal).
#[inline(always)]
pub(crate) fn literal(bytes: &[u8; 16]) -> u32 {
    (imp::escapes(bytes) | 1 << 16).trailing_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(bytes: &[u8], test: impl Fn(u8) -> bool) -> u64 {
        bytes.iter().enumerate().fold(0, |m, (i, b)| m | (u64::from(test(*b)) << i))
    }

    /// Every byte at every place, among neighbours that could carry into it.
    #[test]
    fn both_forms_agree_with_the_definition() {
        for neighbour in [0, 0x2c, 0x2d, 0x2f, 0x30, b'&', b'=', 0x7f, 0x80, 0xff] {
            for place in 0..BLOCK {
                for byte in 0..=255 {
                    let mut block = [neighbour; BLOCK];
                    block[place] = byte;
                    let found = Delimiters {
                        ampersand: mask(&block, |b| b == b'&'),
                        equals: mask(&block, |b| b == b'='),
                    };
                    assert_eq!(delimiters(&block), found);
                    assert_eq!(portable::delimiters(&block), found);
                    let bytes = block.first_chunk().unwrap();
                    let plain = mask(bytes, is_plain);
                    assert_eq!(u64::from(imp::plain(bytes)), plain);
                    assert_eq!(u64::from(portable::plain(bytes)), plain);
                    let few = block.first_chunk().unwrap();
                    let escapes = mask(few, |byte| !is_literal(byte));
                    assert_eq!(u64::from(imp::escapes(few)), escapes);
                    assert_eq!(u64::from(portable::escapes(few)), escapes);
                    for len in [0, 1, 15, 16, 17, 31, 32] {
                        let of = core::array::from_fn(|at| if at < len { 0xff } else { 0 });
                        let all = bytes[..len].iter().all(|byte| is_plain(*byte));
                        assert_eq!(imp::all_plain(bytes, &of), all);
                        assert_eq!(portable::all_plain(bytes, &of), all);
                    }
                }
            }
        }
    }
}
