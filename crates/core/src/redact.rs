//! A verified message as it may be logged. Owns what is shown; must never show a field it does not know.
//!
//! Which documented fields are private is said in `fields.toml`.

use core::fmt;

use crate::fields::path::Path;
use crate::fields::view::{Field, Fields};
use crate::known;

/// The signed fields without personal data: identifiers, amounts, dates and statuses stay; names, addresses, e-mail, telephone,
/// IP addresses, card digits, tax ids, free text of people, delivered keys and download links go, and so does every field that is not
/// documented, and every value with an `@` in it. Statuses and codes are shown as they were sent.
///
/// [`Display`](fmt::Display) writes one line: `REFNO=900000001 LASTNAME=[redacted] IPN_PNAME[0]="Sample Suite" …`, with
/// control characters and bytes that are not UTF-8 escaped, in names as `%XX`. Empty values stay, for they say that there is nothing.
///
/// ```
/// use countersign::{AlgorithmSet, SecretKey, Verifier, sign};
/// let key = SecretKey::new(b"AABBCCDDEEFF")?;
/// let body = sign(b"REFNO=900000001&LASTNAME=Example&FAX=&IPN_PNAME[]=Sample+Suite&NEW=1", &key, AlgorithmSet::SHA)?;
/// let verified = Verifier::new([key])?.verify(&body)?;
/// assert_eq!(
///     verified.redacted().to_string(),
///     r#"REFNO=900000001 LASTNAME=[redacted] FAX= IPN_PNAME[0]="Sample Suite" NEW=[redacted]"#
/// );
/// # Ok::<(), countersign::Error>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Redacted<'v> {
    fields: Fields<'v>,
}

impl<'v> Redacted<'v> {
    pub(crate) const fn new(fields: Fields<'v>) -> Self {
        Self { fields }
    }

    /// Path and value of each signed field; `None` for what is left out.
    pub fn fields(&self) -> impl Iterator<Item = (Path<'v>, Option<&'v [u8]>)> + use<'v> {
        self.fields.clone().map(|field| (field.path(), shown(&field)))
    }
}

fn shown<'v>(field: &Field<'v>) -> Option<&'v [u8]> {
    let value = field.value();
    Some(value)
        .filter(|value| value.is_empty() || (known::is_shown(field.name()) && !has_at(value)))
}

/// An address of e-mail, perhaps encoded once more.
fn has_at(value: &[u8]) -> bool {
    memchr::memchr(b'@', value).is_some() || memchr::memmem::find(value, b"%40").is_some()
}

/// A path that nobody can make look like the end of another field: names are not signed.
fn write_path(f: &mut fmt::Formatter<'_>, path: &Path<'_>) -> fmt::Result {
    let mut result = Ok(());
    path.write_bytes(|piece| {
        for byte in piece {
            result = result.and_then(|()| match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b'[' | b']' => {
                    fmt::Write::write_char(f, char::from(*byte))
                }
                _ => write!(f, "%{byte:02X}"),
            });
        }
    });
    result
}

/// Bytes that stand in a line of a log without quotes.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.:/+,%".contains(&byte)
}

impl fmt::Display for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (path, value)) in self.fields().enumerate() {
            let blank = if number == 0 { "" } else { " " };
            f.write_str(blank)?;
            write_path(f, &path)?;
            f.write_str("=")?;
            match value {
                None => f.write_str("[redacted]")?,
                Some(value) if value.iter().all(|byte| is_plain(*byte)) => {
                    value
                        .iter()
                        .try_for_each(|byte| fmt::Write::write_char(f, char::from(*byte)))?;
                }
                Some(value) => {
                    f.write_str("\"")?;
                    for chunk in value.utf8_chunks() {
                        write!(
                            f,
                            "{}{}",
                            chunk.valid().escape_debug(),
                            chunk.invalid().escape_ascii()
                        )?;
                    }
                    f.write_str("\"")?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Redacted({self})")
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use crate::{AlgorithmSet, SecretKey, Verifier, sign};
    use alloc::string::ToString;

    #[test]
    fn names_forge_no_fields() {
        let key = SecretKey::new(b"AABBCCDDEEFF").unwrap();
        let body = b"REFNO=1&X[0+ORDERSTATUS=COMPLETE&X%0A%3D[%20%22]=2&IPN_LINK_SOURCE=ada%2540example.com";
        let body = sign(body, &key, AlgorithmSet::SHA).unwrap();
        let verified = Verifier::new([key]).unwrap().verify(&body).unwrap();
        assert_eq!(
            verified.redacted().to_string(),
            "REFNO=1 X_0_ORDERSTATUS=[redacted] X%0A%3D[%20%22]=[redacted] IPN_LINK_SOURCE=[redacted]"
        );
    }
}
