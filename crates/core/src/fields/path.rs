//! Where a field stands, as PHP would write it. Owns that text; must never be taken for what is signed, because names are not.

use core::fmt;

use super::group::ROOT;
use super::node::ONE;
use super::view::View;

/// The path of a [`Field`](crate::Field).
///
/// [`Display`](fmt::Display) shows bytes that are not UTF-8 as U+FFFD and everything else as it is, control characters too;
/// `Debug` escapes them; [`write_bytes`](Path::write_bytes) gives them
/// as they are.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    view: View<'a>,
    number: u32,
}

impl<'a> Path<'a> {
    pub(super) const fn new(view: View<'a>, number: u32) -> Self {
        Self { view, number }
    }

    /// Calls `write` with the pieces of the path, in order.
    pub fn write_bytes(&self, mut write: impl FnMut(&[u8])) {
        let own = self.view.entry(self.number);
        if own.owner == ROOT {
            self.view.index().with_key(&own, &mut write);
        } else {
            self.write_levels(&mut write);
        }
        if own.is(ONE) {
            write(b"[0]");
        }
    }

    /// The path of a member.
    fn write_levels(&self, mut write: impl FnMut(&[u8])) {
        // At most 65 ancestors: the limit on levels.
        let mut numbers = [ROOT; 66];
        let mut depth: usize = 0;
        let mut here = self.number;
        while here != ROOT {
            if let Some(to) = numbers.get_mut(depth) {
                *to = here;
            }
            depth = depth.wrapping_add(1);
            here = self.view.entry(here).owner;
        }
        let index = self.view.index();
        for (level, number) in numbers.iter().take(depth).rev().enumerate() {
            let entry = self.view.entry(*number);
            if level == 0 {
                index.with_key(&entry, &mut write);
            } else {
                write(b"[");
                index.with_key(&entry, &mut write);
                write(b"]");
            }
        }
    }

    /// Writes the path behind what is in `out`.
    #[cfg(feature = "alloc")]
    pub fn append_to(&self, out: &mut alloc::vec::Vec<u8>) {
        self.write_bytes(|piece| out.extend_from_slice(piece));
    }

    /// The path as bytes of its own.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
        let mut out = alloc::vec::Vec::new();
        self.append_to(&mut out);
        out
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.write_bytes(|piece| {
            for chunk in piece.utf8_chunks() {
                result = result.and_then(|()| f.write_str(chunk.valid()));
                if !chunk.invalid().is_empty() {
                    result = result.and_then(|()| f.write_str("\u{fffd}"));
                }
            }
        });
        result
    }
}

/// With control characters and bytes that are not UTF-8 escaped: names come from whoever sent the body.
impl fmt::Debug for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.write_bytes(|piece| {
            result = result.and_then(|()| write!(f, "{}", piece.escape_ascii()));
        });
        result
    }
}
