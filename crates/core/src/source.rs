//! The length-prefixed stream that gets signed: for each value its length in decimal, then its bytes.
//! Owns that format and a small staging buffer in front of the MAC; must never hold the whole stream.
//!
//! Protocol page: `signature.md`, section 1.

use sha2::digest::Update;

/// A multiple of the block sizes 64 and 136, so that full buffers go straight through the compression function.
const FULL: usize = 64 * 17;
/// Room for the short value that crosses the edge, and for the digits of any length.
const SLACK: usize = 64;
/// Values up to this are copied as one fixed-size block.
const SHORT: usize = 32;
/// Values from this on are handed to the MAC without a copy.
const LONG: usize = 256;
/// Digits of the largest length.
const DIGITS: usize = 20;

/// The digit of a number below ten.
#[allow(clippy::cast_possible_truncation)]
const fn ascii(number: usize) -> u8 {
    b'0'.wrapping_add(number as u8)
}

/// The decimal length of a short value, left-aligned.
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "at compile time")]
const PREFIX: [[u8; 2]; SHORT + 1] = {
    let mut prefix = [[0; 2]; SHORT + 1];
    let mut len = 0;
    while len <= SHORT {
        prefix[len] = match len {
            0..10 => [ascii(len), 0],
            _ => [ascii(len / 10), ascii(len % 10)],
        };
        len += 1;
    }
    prefix
};

/// Writes length-prefixed values into a MAC.
///
/// Most values of a notification have a few bytes or none. Handing each to the hash alone costs more than the
/// hashing, so they are gathered here first.
pub(crate) struct Writer<'m> {
    /// Called once for a thousand bytes, so that one copy of all this code is enough for the three algorithms.
    mac: &'m mut dyn Update,
    staged: [u8; FULL + SLACK],
    len: usize,
}

impl<'m> Writer<'m> {
    pub(crate) fn new(mac: &'m mut dyn Update) -> Self {
        Self { mac, staged: [0; FULL + SLACK], len: 0 }
    }

    /// Adds one value.
    #[inline]
    pub(crate) fn value(&mut self, value: &[u8]) {
        self.values(value, |writer| writer.put(0, value.len()));
    }

    /// Adds values that stand in `buffer`.
    #[inline(always)]
    pub(crate) fn values<'b>(
        &mut self,
        buffer: &'b [u8],
        put: impl FnOnce(&mut Values<'_, 'm, 'b>),
    ) {
        let len = self.len;
        let mut values = Values { writer: self, buffer, len };
        put(&mut values);
        let len = values.len;
        self.len = len;
    }

    /// Any value.
    #[inline(never)]
    fn long_value(&mut self, value: &[u8]) {
        if self.len >= FULL {
            self.spill();
        }
        self.length(value.len());
        let end = self.len.wrapping_add(value.len());
        if value.len() < LONG
            && let Some(to) = self.staged.get_mut(self.len..end)
        {
            to.copy_from_slice(value);
            self.len = end;
        } else {
            self.flush();
            self.mac.update(value);
        }
    }

    fn length(&mut self, mut len: usize) {
        let mut digits = [0; DIGITS];
        let mut start = DIGITS;
        loop {
            start = start.wrapping_sub(1);
            if let Some(digit) = digits.get_mut(start) {
                *digit = ascii(len % 10);
            }
            len /= 10;
            if len == 0 {
                break;
            }
        }
        let digits = digits.get(start..).unwrap_or(&[]);
        let end = self.len.wrapping_add(digits.len());
        if let Some(to) = self.staged.get_mut(self.len..end) {
            to.copy_from_slice(digits);
            self.len = end;
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

/// Values being added to a [`Writer`] one after the other. The next one's place is known in a register, which is twice
/// as fast as having to look it up.
pub(crate) struct Values<'w, 'm, 'b> {
    writer: &'w mut Writer<'m>,
    buffer: &'b [u8],
    /// In place of the writer's.
    len: usize,
}

impl Values<'_, '_, '_> {
    /// Adds the value `buffer[start..start + len]`. Knowing the bytes behind it makes short copies cheap.
    #[inline(always)]
    pub(crate) fn put(&mut self, start: usize, len: usize) {
        let bytes = self.buffer.get(start..start.wrapping_add(SHORT));
        let staged = self.writer.staged.get_mut(self.len..self.len.wrapping_add(2 + SHORT));
        if let Some(bytes) = bytes.and_then(<[u8]>::first_chunk::<SHORT>)
            && let Some(staged) = staged.and_then(<[u8]>::first_chunk_mut::<{ 2 + SHORT }>)
            && let Some(digits) = PREFIX.get(len)
        {
            let count = if len < 10 { 1 } else { 2 };
            if let Some(to) = staged.first_chunk_mut() {
                *to = *digits;
            }
            if let Some(to) = staged.get_mut(count..).and_then(<[u8]>::first_chunk_mut) {
                *to = *bytes;
            }
            self.len = self.len.wrapping_add(count).wrapping_add(len);
        } else {
            self.put_any(self.buffer.get(start..start.wrapping_add(len)).unwrap_or(&[]));
        }
    }

    /// Adds a value that stands elsewhere.
    #[inline(always)]
    pub(crate) fn put_any(&mut self, value: &[u8]) {
        self.writer.len = self.len;
        self.writer.long_value(value);
        self.len = self.writer.len;
    }
}
