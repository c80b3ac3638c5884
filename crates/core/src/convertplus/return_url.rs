//! The way back from the checkout. Owns the check of `signature`; must never leave a parameter out of it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::link::with_signature;
use super::url::Parts;
use super::{Parameter, SIGNATURE, SIGNED_IN_LINKS, Sorted};
use crate::fields::form::Form;
use crate::fields::view::View;
use crate::verify::digest;
use crate::{Algorithm, BuyLinkSecretWord, Error, Limits};

/// A return URL whose `signature` is right.
///
/// Every parameter but `signature` is signed, those of your own in the return URL included. That the URL is genuine does
/// not say that it is new, or that the order is paid: re-read the order by its `refno` through the API.
///
/// Names are not signed, only their order: a parameter can be renamed as long as it sorts to the same place.
///
/// ```
/// use countersign::{BuyLinkSecretWord, convertplus::ReturnUrl};
/// let word = BuyLinkSecretWord::new(b"buylink-secret")?;
/// let back = ReturnUrl::verify(
///     "https://shop.example/thanks?refno=900000001&total=29.00&total-currency=USD\
///      &signature=757dfe7400bb6c2c1d7ea96e0f1af3854521e35ba76db9140e56342faff11b7d",
///     &[word],
/// )?;
/// assert_eq!(back.refno(), Some(b"900000001".as_slice()));
/// assert_eq!((back.total(), back.total_currency()), (Some(b"29.00".as_slice()), Some(b"USD".as_slice())));
/// # Ok::<(), countersign::Error>(())
/// ```
pub struct ReturnUrl {
    form: Form<'static>,
    word: usize,
}

impl ReturnUrl {
    /// Takes the whole URL, or its query with or without `?`, and checks `signature`, in either case of its digits.
    ///
    /// Of several words, for the time of a change, the first that fits counts.
    ///
    /// # Errors
    /// [`EmptySecret`](Error::EmptySecret) for no words; [`NotUtf8`](Error::NotUtf8) for bytes that no URL has; the errors of [`Limits::DEFAULT`];
    /// [`DuplicateField`](Error::DuplicateField) for any parameter that came twice, [`InvalidField`](Error::InvalidField) for
    /// any that is an array; [`MissingSignature`](Error::MissingSignature), [`MalformedDigest`](Error::MalformedDigest) if it
    /// is not 64 hexadecimal digits, [`SignatureMismatch`](Error::SignatureMismatch) if it is wrong under every word.
    pub fn verify(url: impl AsRef<[u8]>, words: &[BuyLinkSecretWord]) -> Result<Self, Error> {
        let first = words.first().ok_or(Error::EmptySecret)?;
        let url = core::str::from_utf8(url.as_ref()).map_err(|_| Error::NotUtf8)?;
        let parts = Parts::of(url);
        let form = Form::parse_copy(parts.query.as_bytes(), &Limits::DEFAULT, first.seed())?;
        let view = form.view();
        let tag = digest(&view, SIGNATURE, Algorithm::Sha256)?;
        let sorted = sorted(&view)?;
        let tag = tag.ok_or(Error::MissingSignature)?;
        let right = |word: &BuyLinkSecretWord| word.tag_of(&sorted) == tag;
        let word = words.iter().position(right).ok_or(Error::SignatureMismatch)?;
        Ok(Self { form, word })
    }

    /// The value of a signed parameter, decoded; `None` if it was not sent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        if name == SIGNATURE { None } else { self.form.get(name) }
    }

    /// The signed parameters with their decoded values, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        self.form
            .fields()
            .map(|field| (field.name(), field.value()))
            .filter(|(name, _)| *name != SIGNATURE.as_bytes())
    }

    /// `refno`, 2Checkout's number of the order.
    #[must_use]
    pub fn refno(&self) -> Option<&[u8]> {
        self.get("refno")
    }

    /// `total`, as sent: `29.00`.
    #[must_use]
    pub fn total(&self) -> Option<&[u8]> {
        self.get("total")
    }

    /// `total-currency`: `USD`.
    #[must_use]
    pub fn total_currency(&self) -> Option<&[u8]> {
        self.get("total-currency")
    }

    /// Which of the words matched, counted from 0.
    #[must_use]
    pub const fn word_index(&self) -> usize {
        self.word
    }
}

/// Every parameter but `signature`, none of them doubled or an array.
fn sorted<'a>(view: &View<'a>) -> Result<Sorted<'a>, Error> {
    let mut parameters: Vec<Parameter<'a>> = Vec::new();
    for found in view.top() {
        let name = view.key(&found.entry);
        if view.came_twice(found) {
            return Err(Error::DuplicateField(known(name)));
        }
        if found.is_array() {
            return Err(Error::InvalidField(known(name).unwrap_or("a parameter")));
        }
        if name != SIGNATURE.as_bytes() {
            parameters.push((name, view.value(&found.entry)));
        }
    }
    Ok(Sorted::new(parameters))
}

/// The name as a constant, if it is one of the protocol's own.
fn known(name: &[u8]) -> Option<&'static str> {
    let returned = ["refno", "total", "total-currency", "merchant", SIGNATURE];
    returned.into_iter().chain(SIGNED_IN_LINKS).find(|known| known.as_bytes() == name)
}

impl fmt::Debug for ReturnUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReturnUrl")
            .field("word_index", &self.word)
            .field("form", &self.form)
            .finish()
    }
}

/// Signs a return URL as 2Checkout would: appends `signature` over all parameters, in place of one that is there.
///
/// For tests and tools. Who signs parameters that a stranger chose makes forgeries.
///
/// # Errors
/// As [`ReturnUrl::verify`], less those about the signature.
///
/// ```
/// use countersign::{BuyLinkSecretWord, convertplus::sign_return};
/// let word = BuyLinkSecretWord::new(b"buylink-secret")?;
/// assert_eq!(
///     sign_return("?refno=900000001&total=29.00&total-currency=USD", &word)?,
///     "?refno=900000001&total=29.00&total-currency=USD\
///      &signature=757dfe7400bb6c2c1d7ea96e0f1af3854521e35ba76db9140e56342faff11b7d"
/// );
/// # Ok::<(), countersign::Error>(())
/// ```
pub fn sign_return(url: &str, word: &BuyLinkSecretWord) -> Result<String, Error> {
    let parts = Parts::of(url);
    let form = Form::parse_copy(parts.query.as_bytes(), &Limits::DEFAULT, word.seed())?;
    let tag = word.tag_of(&sorted(&form.view())?);
    with_signature(&parts, &tag)
}
