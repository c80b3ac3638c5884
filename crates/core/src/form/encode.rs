//! Percent-encoding. Owns what is written plain; must never write a byte that a query string or a form gives a meaning.

use alloc::string::String;

use crate::hex;

/// Appends `name=value`, with `&` in front unless it is the first pair.
///
/// A blank becomes `%20`, which is right in queries and in bodies, whereas `+` is not understood everywhere.
pub(crate) fn pair(out: &mut String, name: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    escaped(out, name);
    out.push('=');
    escaped(out, value);
}

fn escaped(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let [high, low] = hex::encode(byte).map(|digit| char::from(digit.to_ascii_uppercase()));
            out.extend(['%', high, low]);
        }
    }
}
