//! Secret keys from the environment or from files that it names. Owns where they come from, and that they are wiped; must never
//! take one from the command line, and never print one.

use countersign::SecretKey;
use zeroize::Zeroizing;

/// The key, and the one before it as long as a key is being changed.
pub(crate) fn from_env() -> Result<Vec<SecretKey>, String> {
    let current = key("SECRET_KEY")?.ok_or(
        "no secret key: set SECRET_KEY_FILE to the path of a file with it, or SECRET_KEY to the key itself",
    )?;
    Ok(std::iter::once(current).chain(key("OLD_SECRET_KEY")?).collect())
}

/// The key of this name: `NAME_FILE` is the path of its file, `NAME` the key itself.
fn key(name: &str) -> Result<Option<SecretKey>, String> {
    let file = format!("{name}_FILE");
    let (source, bytes) = match (std::env::var_os(&file), std::env::var_os(name)) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(format!("both {file} and {name} are set: which is it?")),
        (Some(path), None) => {
            let bytes = std::fs::read(&path).map(Zeroizing::new);
            (file.as_str(), without_line_break(bytes.map_err(|error| format!("{file}: {error}"))?))
        }
        (None, Some(value)) => (name, Zeroizing::new(value.into_encoded_bytes())),
    };
    SecretKey::new(&bytes).map(Some).map_err(|error| format!("{source}: {error}"))
}

/// Drops one line break at the end, as editors add it. Everything else belongs to the key.
fn without_line_break(mut bytes: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    if bytes.ends_with(b"\n") {
        bytes.pop();
        if bytes.ends_with(b"\r") {
            bytes.pop();
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_line_break_is_dropped() {
        for (file, key) in [
            (&b"key"[..], &b"key"[..]),
            (b"key\n", b"key"),
            (b"key\r\n", b"key"),
            (b"key\n\n", b"key\n"),
            (b" key ", b" key "),
        ] {
            assert_eq!(*without_line_break(Zeroizing::new(file.to_vec())), key);
        }
    }
}
