//! The body as it lies on the wire: pairs in order, before grouping. Owns cutting and decoding for the trials that need it;
//! must never be used for the right answer, which comes from the parser alone.

use alloc::vec::Vec;

use crate::Algorithm;
use crate::form::{decode, name};

/// A pair, still encoded.
#[derive(Clone, Copy)]
pub(super) struct Pair<'m> {
    pub(super) name: &'m [u8],
    pub(super) value: &'m [u8],
}

/// The pieces between `&`, empty ones left out.
pub(super) fn pairs(body: &[u8]) -> impl Iterator<Item = Pair<'_>> + Clone {
    body.split(|byte| *byte == b'&').filter(|piece| !piece.is_empty()).map(|piece| {
        let at = memchr::memchr(b'=', piece).unwrap_or(piece.len());
        let (name, value) = piece.split_at_checked(at).unwrap_or((piece, &[]));
        Pair { name, value: value.strip_prefix(b"=").unwrap_or(value) }
    })
}

impl Pair<'_> {
    /// The top-level name as PHP makes it; `None` if PHP drops the pair.
    pub(super) fn top(&self) -> Option<Vec<u8>> {
        let mut name = decoded(self.name);
        let parts = name::Name::of(&name)?;
        name.truncate(parts.levels.unwrap_or(parts.end));
        name.drain(..parts.start.min(name.len()));
        name::mangle_unclosed(&mut name);
        Some(name)
    }

    /// Whether the top-level name is this one.
    pub(super) fn is_named(&self, name: &[u8]) -> bool {
        // Decoding only shortens.
        self.name.len() >= name.len() && self.top().is_some_and(|top| top == name)
    }

    /// Whether the pair is part of what is signed.
    pub(super) fn is_signed(&self) -> bool {
        self.top().is_some_and(|name| Algorithm::from_field(&name).is_none())
    }
}

/// Decodes a name or a value.
pub(super) fn decoded(text: &[u8]) -> Vec<u8> {
    let mut out = text.to_vec();
    let len = decode::in_place(&mut out);
    out.truncate(len);
    out
}

/// Escapes so that decoding gives the same bytes again.
pub(super) fn protect(text: &[u8], out: &mut Vec<u8>, percent: bool) {
    for byte in text {
        match byte {
            b'%' if percent => out.extend_from_slice(b"%25"),
            b'+' => out.extend_from_slice(b"%2B"),
            _ => out.push(*byte),
        }
    }
}

/// Rewrites the values of a body and leaves names and order alone.
pub(super) fn with_values(body: &[u8], mut value: impl FnMut(&[u8], &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for pair in pairs(body) {
        if !out.is_empty() {
            out.push(b'&');
        }
        out.extend_from_slice(pair.name);
        out.push(b'=');
        value(pair.value, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_php() {
        for (name, top) in [
            ("HASH", Some("HASH")),
            ("+HASH%5B%5D", Some("HASH")),
            ("SIGNATURE.SHA2+256", Some("SIGNATURE_SHA2_256")),
            ("A[x][y]", Some("A")),
            ("A[x.y", Some("A_x_y")),
            ("A%00B", Some("A")),
            ("[A]", None),
            ("", None),
        ] {
            let pair = Pair { name: name.as_bytes(), value: &[] };
            assert_eq!(pair.top().as_deref(), top.map(str::as_bytes), "{name}");
        }
    }
}
