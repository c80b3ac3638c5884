//! JSON for scripts. Owns the shapes that verdicts and reports share, and that each object takes
//! one line; must never lose a byte of a value.

use std::fmt::{self, Write as _};

use countersign::{Error, Fields};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

use crate::text::is_obeyed;

/// One object and a line break.
pub(crate) fn line(value: &impl Serialize) -> String {
    // Serialising fails only for keys that are not strings and for writers that fail; here is
    // neither.
    let mut text = serde_json::to_string(value).unwrap_or_default();
    if text.contains(is_obeyed) {
        text = escaped(&text);
    }
    text.push('\n');
    text
}

/// JSON escapes the first 32 control characters; a terminal obeys more. They stand inside strings
/// only.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + 32);
    for char in json.chars() {
        if is_obeyed(char) {
            // All of them have four digits. Writing into a string cannot fail.
            let _ = write!(text, "\\u{:04x}", u32::from(char));
        } else {
            text.push(char);
        }
    }
    text
}

/// Bytes: a string if they are UTF-8, else `{"hex":"…"}`.
#[derive(Clone, Copy)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(text) = str::from_utf8(self.0) {
            return serializer.serialize_str(text);
        }
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("hex", &format_args!("{}", Hex(self.0)))?;
        map.end()
    }
}

struct Hex<'a>(&'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// `[[path, value], …]`, in signed order.
pub(crate) struct Pairs<'a>(pub(crate) Fields<'a>);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        for field in self.0.clone() {
            seq.serialize_element(&(Bytes(&field.path().to_bytes()), Bytes(field.value())))?;
        }
        seq.end()
    }
}

/// `{"code","message","field"?}`
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) field: Option<&'static str>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.to_string(), field: error.field() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_text_are_hex() {
        assert_eq!(line(&Bytes("é\n".as_bytes())), "\"é\\n\"\n");
        assert_eq!(line(&Bytes(b"\xff\x00A")), "{\"hex\":\"ff0041\"}\n");
    }

    #[test]
    fn nothing_a_terminal_obeys_gets_through() {
        let all: String = ('\0'..='\u{ffff}').collect();
        let text = line(&all);
        assert!(!text.trim_end().contains(char::is_control));
        assert!(!text.contains('\u{202e}'));
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), all);
    }
}
