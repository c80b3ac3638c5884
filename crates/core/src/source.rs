//! The length-prefixed stream that gets signed: for each value its length in decimal, then its bytes.
//! Owns that format and a small staging buffer in front of the MAC; must never hold the whole stream.
//!
//! Protocol page: `signature.md`, section 1.

use hmac::Mac;

/// A multiple of the block sizes 64 and 136, so that full buffers go straight through the compression function.
const FULL: usize = 64 * 17;
/// Room for the one short value that crosses the edge.
const SLACK: usize = 64;
/// Values up to this are copied as one fixed-size block.
const SHORT: usize = 16;
/// Values from this on are handed to the MAC without a copy.
const LONG: usize = 256;
/// Digits of the largest length.
const DIGITS: usize = 20;

/// Writes length-prefixed values into a MAC.
///
/// Most values of a notification have a few bytes or none. Handing each to the hash alone costs more than the
/// hashing, so they are gathered here first.
pub(crate) struct Writer<'m, M: Mac> {
    mac: &'m mut M,
    staged: [u8; FULL + SLACK],
    len: usize,
}

impl<'m, M: Mac> Writer<'m, M> {
    pub(crate) fn new(mac: &'m mut M) -> Self {
        Self { mac, staged: [0; FULL + SLACK], len: 0 }
    }

    /// Adds one value.
    #[inline]
    pub(crate) fn value(&mut self, value: &[u8]) {
        self.value_in(value, 0, value.len());
    }

    /// Adds the value `buffer[start..start + len]`; knowing the bytes behind it makes short copies cheap.
    #[inline(always)]
    pub(crate) fn value_in(&mut self, buffer: &[u8], start: usize, len: usize) {
        self.length(len);
        let wide = buffer.get(start..).and_then(|tail| tail.first_chunk::<SHORT>());
        if let Some(bytes) = wide
            && len <= SHORT
            && let Some(to) = self.staged.get_mut(self.len..).and_then(|s| s.first_chunk_mut())
        {
            *to = *bytes;
            self.len = self.len.wrapping_add(len);
        } else if len > 0 {
            self.bytes(buffer.get(start..start.wrapping_add(len)).unwrap_or(&[]));
        }
        if self.len >= FULL {
            self.spill();
        }
    }

    #[inline(always)]
    fn length(&mut self, len: usize) {
        if len < 10 {
            self.digit(len);
        } else if len < 100 {
            self.digit(len / 10);
            self.digit(len % 10);
        } else {
            self.long_length(len);
        }
    }

    #[inline(always)]
    fn digit(&mut self, digit: usize) {
        if let Some(to) = self.staged.get_mut(self.len) {
            *to = b'0'.wrapping_add((digit & 15) as u8);
            self.len = self.len.wrapping_add(1);
        }
    }

    #[cold]
    fn long_length(&mut self, mut len: usize) {
        let mut digits = [0; DIGITS];
        let mut count = 0;
        for digit in &mut digits {
            *digit = len % 10;
            len /= 10;
            count += 1;
            if len == 0 {
                break;
            }
        }
        for digit in digits.iter().take(count).rev() {
            self.digit(*digit);
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let end = self.len.wrapping_add(bytes.len());
        if bytes.len() < LONG
            && let Some(to) = self.staged.get_mut(self.len..end)
        {
            to.copy_from_slice(bytes);
            self.len = end;
        } else {
            self.flush();
            self.mac.update(bytes);
        }
    }

    /// Passes the full part on and keeps the rest.
    #[cold]
    fn spill(&mut self) {
        let (full, rest) = self.staged.split_at_mut(FULL);
        self.mac.update(full);
        if let Some(to) = full.first_chunk_mut::<SLACK>()
            && let Some(from) = rest.first_chunk::<SLACK>()
        {
            *to = *from;
        }
        self.len = self.len.saturating_sub(FULL);
    }

    /// Passes everything on.
    pub(crate) fn flush(&mut self) {
        self.mac.update(self.staged.get(..self.len).unwrap_or(&[]));
        self.len = 0;
    }
}
