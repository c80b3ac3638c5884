//! Signed redirects for tests. Owns where `key` goes; must never be reachable from verification.

use alloc::vec::Vec;

use super::{DEMO, ORDER, OTHER_SIGNATURE, SIGNATURE, TOTAL, account, link};
use crate::fields::form::Form;
use crate::sign::{replace, without};
use crate::verify::covered;
use crate::{Error, InsSecretWord, Limits};

/// Signs a query string, a whole link or a form body as 2Checkout would: appends `key`, in upper case, in place of one that is there.
///
/// For tests and tools. Who signs parameters that a stranger chose makes forgeries.
///
/// # Errors
/// As [`Redirect::verify`](super::Redirect::verify), less those about the signature.
///
/// ```
/// use countersign::{InsSecretWord, redirect};
/// let word = InsSecretWord::new(b"tango")?;
/// let query = redirect::sign(b"order_number=4774380224&total=0.01", "1817037", &word)?;
/// assert!(query.ends_with(b"&key=7AB926D469648F3305AE361D5BD2C3CB"));
/// # Ok::<(), countersign::Error>(())
/// ```
pub fn sign(input: &[u8], sid: &str, word: &InsSecretWord) -> Result<Vec<u8>, Error> {
    append(input, sid, word, None)
}

/// The same as for a demo sale: with the order number `1` hashed in place of the one that is sent.
///
/// # Errors
/// As [`sign`].
///
/// ```
/// use countersign::{InsSecretWord, redirect};
/// let word = InsSecretWord::new(b"tango")?;
/// let query = redirect::sign_demo(b"order_number=4789848870&total=0.01", "1817037", &word)?;
/// assert!(query.ends_with(b"&key=1BC47EA0D63EB76496E294F434138AD3"));
/// # Ok::<(), countersign::Error>(())
/// ```
pub fn sign_demo(input: &[u8], sid: &str, word: &InsSecretWord) -> Result<Vec<u8>, Error> {
    append(input, sid, word, Some(DEMO))
}

fn append(
    input: &[u8],
    sid: &str,
    word: &InsSecretWord,
    order: Option<&[u8]>,
) -> Result<Vec<u8>, Error> {
    let place = link::pairs(input);
    let before = input.get(..place.start).unwrap_or_default();
    let behind = input.get(place.end..).unwrap_or_default();
    let pairs = input.get(place).unwrap_or_default();
    let form = Form::parse_copy(pairs, &Limits::DEFAULT, word.seed())?;
    let view = form.view();
    let (sent, total) = (covered(&view, ORDER)?, covered(&view, TOTAL)?);
    let tag = word.tag_before(&[account(sid)?, order.unwrap_or(sent), total]);
    let pairs = without(pairs, |key| key == OTHER_SIGNATURE.as_bytes())?;
    let signed = replace(&pairs, SIGNATURE, &format_args!("{tag:X}"))?;
    Ok([before, &signed, behind].concat())
}
