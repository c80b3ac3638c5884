//! Looks at 64 bytes at once. Owns the classification of bytes into delimiters and bytes that need work;
//! must never move or change a byte.
//!
//! Real notifications are 108 names and half as many values in 2.4 kB: a search call per delimiter costs more than
//! the bytes. Here each byte is compared a fixed number of times and the answers come as bit masks.

/// Bytes looked at in one step.
pub(crate) const BLOCK: usize = 64;

/// One bit per byte of a block, lowest bit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Masks {
    /// `&`
    pub(crate) ampersand: u64,
    /// `=`
    pub(crate) equals: u64,
    /// `%` and `+`: what has to be decoded.
    pub(crate) escape: u64,
    /// Bytes that may give a name a meaning beyond itself: `[` and all below `0`, which takes in NUL, blank, `.`, `%`
    /// and `+` (and, harmlessly, others that no real name has).
    pub(crate) odd: u64,
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod imp {
    use safe_arch::{
        bitor_m128i, cmp_eq_mask_i8_m128i, load_unaligned_m128i, m128i, min_u8_m128i,
        move_mask_i8_m128i, set_splat_i8_m128i,
    };

    use super::{BLOCK, Masks};

    #[inline(always)]
    fn splat(byte: u8) -> m128i {
        set_splat_i8_m128i(byte.cast_signed())
    }

    #[inline(always)]
    fn is(v: m128i, byte: u8) -> m128i {
        cmp_eq_mask_i8_m128i(v, splat(byte))
    }

    #[inline(always)]
    fn bits(v: m128i) -> u64 {
        u64::from(move_mask_i8_m128i(v).cast_unsigned())
    }

    #[inline(always)]
    pub(super) fn classify(block: &[u8; BLOCK]) -> Masks {
        let mut masks = Masks { ampersand: 0, equals: 0, escape: 0, odd: 0 };
        for (i, bytes) in block.as_chunks::<16>().0.iter().enumerate() {
            let v = load_unaligned_m128i(bytes);
            let shift = i << 4;
            masks.ampersand |= bits(is(v, b'&')) << shift;
            masks.equals |= bits(is(v, b'=')) << shift;
            masks.escape |= bits(bitor_m128i(is(v, b'%'), is(v, b'+'))) << shift;
            let low = cmp_eq_mask_i8_m128i(min_u8_m128i(v, splat(0x2f)), v);
            masks.odd |= bits(bitor_m128i(low, is(v, b'['))) << shift;
        }
        masks
    }
}

/// The same on eight bytes at a time, for every other target.
#[cfg(any(test, not(all(target_arch = "x86_64", target_feature = "sse2"))))]
mod portable {
    use super::{BLOCK, Masks};

    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;

    /// The high bit of every byte that equals `byte`, exactly.
    #[inline(always)]
    fn is(word: u64, byte: u8) -> u64 {
        let x = word ^ ONES.wrapping_mul(byte as u64);
        !((x & !HIGH).wrapping_add(!HIGH) | x) & HIGH
    }

    /// The high bit of every byte below `0`.
    #[inline(always)]
    fn low(word: u64) -> u64 {
        !((word & !HIGH).wrapping_add(ONES.wrapping_mul(0x80 - 0x30)) | word) & HIGH
    }

    /// Eight high bits to eight neighbouring bits.
    #[inline(always)]
    fn bits(high: u64) -> u64 {
        (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }

    #[inline(always)]
    pub(super) fn classify(block: &[u8; BLOCK]) -> Masks {
        let mut masks = Masks { ampersand: 0, equals: 0, escape: 0, odd: 0 };
        for (i, bytes) in block.as_chunks::<8>().0.iter().enumerate() {
            let word = u64::from_le_bytes(*bytes);
            let shift = i << 3;
            masks.ampersand |= bits(is(word, b'&')) << shift;
            masks.equals |= bits(is(word, b'=')) << shift;
            masks.escape |= bits(is(word, b'%') | is(word, b'+')) << shift;
            masks.odd |= bits(low(word) | is(word, b'[')) << shift;
        }
        masks
    }
}

#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
use portable as imp;

/// Classifies one block.
#[inline(always)]
pub(crate) fn classify(block: &[u8; BLOCK]) -> Masks {
    imp::classify(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naive(block: &[u8; BLOCK]) -> Masks {
        let mask = |test: &dyn Fn(u8) -> bool| {
            block.iter().enumerate().fold(0, |m, (i, b)| m | (u64::from(test(*b)) << i))
        };
        Masks {
            ampersand: mask(&|b| b == b'&'),
            equals: mask(&|b| b == b'='),
            escape: mask(&|b| b == b'%' || b == b'+'),
            odd: mask(&|b| b < b'0' || b == b'['),
        }
    }

    /// Every byte at every place, among neighbours that could carry into it.
    #[test]
    fn both_forms_agree_with_the_definition() {
        for neighbour in [0, 0x2f, 0x30, b'&', b'=', 0x7f, 0x80, 0xff] {
            for place in 0..BLOCK {
                for byte in 0..=255 {
                    let mut block = [neighbour; BLOCK];
                    block[place] = byte;
                    assert_eq!(classify(&block), naive(&block));
                    assert_eq!(portable::classify(&block), naive(&block));
                }
            }
        }
    }
}
