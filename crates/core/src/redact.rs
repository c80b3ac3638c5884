//! A verified message as it may be logged. Owns what is shown; must never show a field it does not know.
//!
//! Which documented fields are private is said in `fields.toml`.

use core::fmt;

use crate::fields::view::{Field, Fields, Path};
use crate::known;

/// The signed fields without personal data: identifiers, amounts, dates and statuses stay; names, addresses, e-mail, telephone,
/// IP addresses, card digits, tax ids, free text, delivered keys and download links go, and so does every field that is not
/// documented, and every value with an `@` in it.
///
/// [`Display`](fmt::Display) writes one line: `REFNO=900000001 LASTNAME=[redacted] IPN_PNAME[0]="Sample Suite" …`, with
/// control characters and bytes that are not UTF-8 escaped. Empty values stay, for they say that there is nothing.
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
    Some(value).filter(|value| {
        value.is_empty() || (known::is_shown(field.name()) && memchr::memchr(b'@', value).is_none())
    })
}

/// Bytes that stand in a line of a log without quotes.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.:/+,%".contains(&byte)
}

impl fmt::Display for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (path, value)) in self.fields().enumerate() {
            let blank = if number == 0 { "" } else { " " };
            write!(f, "{blank}{path:?}=")?;
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
