//! Values that do not fit their field. Owns where they are kept; must never lose one.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Own;
use crate::fields::view::{Field, Found, View};
use crate::hex;
use crate::read::{Reading, Texts};

/// A value as it was sent: in JSON a string, or `{"hex": "…"}` if it is not UTF-8.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Raw {
    /// UTF-8.
    Text(String),
    /// Anything else.
    Bytes(Vec<u8>),
}

impl From<&[u8]> for Raw {
    fn from(value: &[u8]) -> Self {
        match core::str::from_utf8(value) {
            Ok(text) => Self::Text(text.into()),
            Err(_) => Self::Bytes(value.into()),
        }
    }
}

/// Without the value, which may be personal data.
impl core::fmt::Debug for Raw {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let len = match self {
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        };
        write!(f, "Raw({len} bytes)")
    }
}

#[derive(Serialize, Deserialize)]
struct Hex {
    hex: String,
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => {
                let digits = bytes.iter().flat_map(|byte| hex::encode(*byte)).map(char::from);
                Hex { hex: digits.collect() }.serialize(serializer)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Text(String),
            Hex(Hex),
        }
        match Either::deserialize(deserializer)? {
            Either::Text(text) => Ok(Self::Text(text)),
            Either::Hex(Hex { hex }) => {
                let mut bytes = alloc::vec![0; hex.len() / 2];
                hex::decode(hex.as_bytes(), &mut bytes)
                    .ok_or_else(|| D::Error::custom("pairs of hexadecimal digits"))?;
                Ok(Self::Bytes(bytes))
            }
        }
    }
}

/// Turns readings into values, and keeps what is odd.
pub(crate) struct Oddities<'v> {
    view: View<'v>,
    pub(super) found: BTreeMap<String, Raw>,
}

impl<'v> Oddities<'v> {
    pub(super) const fn new(view: View<'v>) -> Self {
        Self { view, found: BTreeMap::new() }
    }

    /// A field by its name.
    pub(crate) fn one<T: Own>(&mut self, reading: Reading<T>, name: &str) -> Option<T::Owned> {
        let place = self.view.find(name.as_bytes());
        self.cell(reading, place)
    }

    /// A field by its place.
    pub(crate) fn cell<T: Own>(
        &mut self,
        reading: Reading<T>,
        place: Option<Found>,
    ) -> Option<T::Owned> {
        match reading {
            Ok(value) => value.map(Own::own),
            Err(_) => {
                self.keep(place);
                None
            }
        }
    }

    /// A field with several values by its name. The odd ones are kept apart, and the others close up.
    pub(crate) fn all(&mut self, texts: Texts<'_>, name: &str) -> Vec<String> {
        let place = self.view.find(name.as_bytes());
        self.cells(texts, place)
    }

    /// The same by its place.
    pub(crate) fn cells(&mut self, texts: Texts<'_>, place: Option<Found>) -> Vec<String> {
        let view = self.view;
        let mut leaves = place.iter().flat_map(|found| view.leaves_or_self(*found));
        let mut out = Vec::new();
        for text in texts {
            // One text for each leaf, in the same order.
            match (text, leaves.next()) {
                (Ok(text), _) => out.push(text.into()),
                (Err(_), Some(leaf)) => self.keep_one(leaf),
                (Err(_), None) => {}
            }
        }
        out
    }

    fn keep(&mut self, place: Option<Found>) {
        let view = self.view;
        for field in place.iter().flat_map(|found| view.leaves_or_self(*found)) {
            self.keep_one(field);
        }
    }

    fn keep_one(&mut self, field: Field<'_>) {
        // Only keys can be anything but UTF-8 here.
        let path = String::from_utf8(field.path().to_bytes());
        let mut path = path.unwrap_or_else(|_| format!("{:?}", field.path()));
        // Escaped it may look like another one.
        while self.found.contains_key(&path) {
            path.push('\'');
        }
        self.found.insert(path, field.value().into());
    }
}
