//! Links to the checkout. Owns the documented set of parameters that are signed there.

use alloc::string::String;
use alloc::vec::Vec;

use super::url::Parts;
use super::{SIGNATURE, Sorted};
use crate::fields::form::Form;
use crate::sign::replace;
use crate::verify::single;
use crate::{BuyLinkSecretWord, Error, Limits};

/// The parameters of a link that are signed, if they are there.
pub const SIGNED_IN_LINKS: [&str; 21] = [
    "return-url",
    "return-type",
    "expiration",
    "order-ext-ref",
    "item-ext-ref",
    "lock",
    "cust-params",
    "customer-ref",
    "customer-ext-ref",
    "currency",
    "prod",
    "price",
    "qty",
    "tangible",
    "type",
    "opt",
    "coupon",
    "description",
    "recurrence",
    "duration",
    "renewal-price",
];

/// Signs a link to the checkout: appends `signature`, in place of one that is there, before a `#`. All else stays as it is.
///
/// Takes a whole link or its query. Signed are those of [`SIGNED_IN_LINKS`] that are there. A wrong signature does not stop
/// a sale: it drops the return settings, or empties the cart.
///
/// # Errors
/// [`Error::DuplicateField`] and [`Error::InvalidField`] for a signed parameter that is there twice, or as an array;
/// [`Error::InvalidField`] named `link` if there is nothing to sign; the errors of [`Limits::DEFAULT`].
///
/// ```
/// use countersign::{BuyLinkSecretWord, convertplus::sign_link};
/// let word = BuyLinkSecretWord::new(b"buylink-secret")?;
/// let link = "https://secure.2checkout.com/checkout/buy?merchant=MERCCODE&prod=101&qty=1#top";
/// let signed = sign_link(link, &word)?;
/// assert!(signed.starts_with("https://secure.2checkout.com/checkout/buy?merchant=MERCCODE&prod=101&qty=1&signature="));
/// assert!(signed.ends_with("#top"));
/// assert_eq!(sign_link(&signed, &word)?, signed);
/// # Ok::<(), countersign::Error>(())
/// ```
pub fn sign_link(link: &str, word: &BuyLinkSecretWord) -> Result<String, Error> {
    let parts = Parts::of(link);
    let form = Form::parse_copy(parts.query.as_bytes(), &Limits::DEFAULT, word.seed())?;
    let view = form.view();
    let mut signed = Vec::new();
    for name in SIGNED_IN_LINKS {
        if let Some(value) = single(&view, name)? {
            signed.push((name.as_bytes(), value));
        }
    }
    if signed.is_empty() {
        return Err(Error::InvalidField("link"));
    }
    let tag = word.tag_of(&Sorted::new(signed));
    with_signature(&parts, &tag)
}

/// The link with a signature at the end of its query.
pub(super) fn with_signature(parts: &Parts<'_>, tag: &crate::Tag) -> Result<String, Error> {
    let query = replace(parts.query.as_bytes(), SIGNATURE, tag)?;
    // Whole pairs of a text and an ASCII one are text.
    let query = String::from_utf8(query).map_err(|_| Error::NotUtf8)?;
    Ok(parts.with(&query))
}
