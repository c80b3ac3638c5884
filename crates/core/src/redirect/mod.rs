//! The classic way back of the buyer's browser, and the 3-D Secure callback. Owns the check of `key`; must never say more
//! than that the account number, the order number and the total belong together.
//!
//! `key` is the MD5 of the [INS secret word](InsSecretWord), the account number `sid`, `order_number` and `total`, nothing
//! in between. That is weak by construction:
//!
//! - Nothing else is signed: not the currency, not `merchant_order_id`, not `invoice_id`.
//! - Nothing marks where the order number ends: `order_number=47743&total=2.50` and `order_number=4774&total=32.50` have the
//!   same key. **Compare both with the order as you have it**, and never deliver on a redirect alone.
//! - A demo sale is hashed with the order number `1`: the key of one over 2345.00 is also that of order 12 over 345.00. Whoever
//!   can make demo sales can make keys.
//!
//! The newer way back, with `signature`, is in [`convertplus`](crate::convertplus) (with the feature `alloc`). The finish
//! page BACK_REF is [`back_ref_tag`]. Protocol page: `others.md`, sections 2 and 3.

mod back_ref;
mod link;
#[cfg(feature = "alloc")]
mod sign;

pub use back_ref::back_ref_tag;
#[cfg(feature = "alloc")]
pub use sign::{sign, sign_demo};

use crate::fields::form::Form;
use crate::fields::view::Field;
use crate::verify::{covered, digest};
use crate::{Algorithm, Error, InsSecretWord, Limits, Storage, Tag};

const SIGNATURE: &str = "key";
/// Its name in the parameter set in the manner of Authorize.net.
const OTHER_SIGNATURE: &str = "x_MD5_Hash";
const ORDER: &str = "order_number";
const TOTAL: &str = "total";
/// What is hashed in place of the order number of a demo sale.
const DEMO: &[u8] = b"1";

/// Whose buyers are accepted.
///
/// ```
/// use countersign::redirect::RedirectPolicy;
/// let policy = RedirectPolicy::new("1817037").accept_demo(true);
/// # let _ = policy;
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct RedirectPolicy<'p> {
    sid: &'p str,
    demo: bool,
    limits: Limits,
}

impl<'p> RedirectPolicy<'p> {
    /// Takes your account number: from your configuration, never from the message. No demo sales, default [`Limits`].
    pub const fn new(sid: &'p str) -> Self {
        Self { sid, demo: false, limits: Limits::DEFAULT }
    }

    /// Accepts demo sales too. For tests: nobody pays for them. See [`Redirect::is_demo`].
    pub const fn accept_demo(mut self, accept: bool) -> Self {
        self.demo = accept;
        self
    }

    /// Bounds the input.
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

/// A redirect whose `key` is right. Read what that means in the [module](self)'s documentation.
///
/// ```
/// use countersign::{InsSecretWord, redirect::{Redirect, RedirectPolicy}};
///
/// let word = InsSecretWord::new(b"tango")?;
/// let query = b"?order_number=4774380224&total=0.01&currency_code=USD&key=7AB926D469648F3305AE361D5BD2C3CB";
///
/// let back = Redirect::verify(query, &RedirectPolicy::new("1817037"), &[word])?;
/// assert_eq!((back.order_number(), back.total()), (b"4774380224".as_slice(), b"0.01".as_slice()));
/// assert_eq!(back.unsigned("currency_code"), Some(b"USD".as_slice()));
/// assert_eq!(back.unsigned_fields().count(), 1);
/// # Ok::<(), countersign::Error>(())
/// ```
pub struct Redirect<'a> {
    form: Form<'a>,
    word: usize,
    demo: bool,
}

#[cfg(feature = "alloc")]
impl Redirect<'static> {
    /// Parses a copy of the query string, with or without its `?`, of the whole link, or of the form body, and checks `key` (or
    /// `x_MD5_Hash`), in either case of its digits.
    ///
    /// Of several words, for the time of a change, the first that fits counts.
    ///
    /// # Errors
    /// [`EmptySecret`](Error::EmptySecret) for no words, the errors of [`Limits`], and:
    ///
    /// | error | when |
    /// |---|---|
    /// | [`InvalidField`](Error::InvalidField) | the account number is empty; `order_number` or `total` is empty or an array |
    /// | [`DuplicateField`](Error::DuplicateField) | one of these came twice, or both names of the signature came |
    /// | [`MissingSignature`](Error::MissingSignature) | neither `key` nor `x_MD5_Hash` |
    /// | [`MalformedDigest`](Error::MalformedDigest) | it is not 32 hexadecimal digits |
    /// | [`MissingField`](Error::MissingField) | no `order_number` or `total` |
    /// | [`SignatureMismatch`](Error::SignatureMismatch) | wrong under every word, or a demo sale and none is accepted |
    pub fn verify(
        input: &[u8],
        policy: &RedirectPolicy<'_>,
        words: &[InsSecretWord],
    ) -> Result<Self, Error> {
        let input = input.get(link::pairs(input)).unwrap_or(input);
        Self::check(Form::parse_copy(input, &policy.limits, seed(words))?, policy, words)
    }
}

impl<'a> Redirect<'a> {
    /// The same without allocating: `input` is decoded in place, the parameters are kept in `storage`.
    ///
    /// # Errors
    /// As `verify`; [`Error::TooManyFields`] also if `storage` is full.
    ///
    /// ```
    /// use countersign::{InsSecretWord, Storage, redirect::{Redirect, RedirectPolicy}};
    /// let words = [InsSecretWord::new(b"tango")?];
    /// let mut storage = Storage::<16, 32>::new();
    /// let mut query = *b"order_number=4774380224&total=0.01&key=7ab926d469648f3305ae361d5bd2c3cb";
    /// let back = Redirect::verify_in(&mut query, &mut storage, &RedirectPolicy::new("1817037"), &words)?;
    /// assert!(!back.is_demo());
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn verify_in<const ENTRIES: usize, const SLOTS: usize>(
        input: &'a mut [u8],
        storage: &'a mut Storage<ENTRIES, SLOTS>,
        policy: &RedirectPolicy<'_>,
        words: &[InsSecretWord],
    ) -> Result<Self, Error> {
        let input = input.get_mut(link::pairs(input)).unwrap_or(&mut []);
        Self::check(Form::parse_in(input, storage, &policy.limits, seed(words))?, policy, words)
    }

    fn check(
        form: Form<'a>,
        policy: &RedirectPolicy<'_>,
        words: &[InsSecretWord],
    ) -> Result<Self, Error> {
        if words.is_empty() {
            return Err(Error::EmptySecret);
        }
        let sid = account(policy.sid)?;
        let view = form.view();
        let given = [SIGNATURE, OTHER_SIGNATURE].map(|name| digest(&view, name, Algorithm::Md5));
        let tag = match given {
            [Err(error), _] | [_, Err(error)] => return Err(error),
            [Ok(Some(_)), Ok(Some(_))] => return Err(Error::DuplicateField(Some(SIGNATURE))),
            [Ok(one), Ok(other)] => one.or(other).ok_or(Error::MissingSignature)?,
        };
        let (order, total) = (covered(&view, ORDER)?, covered(&view, TOTAL)?);
        // An order number `1` in plain sight is a demo sale as well: a real one has never that number.
        let mut demo = order == DEMO;
        let mut found = if demo { None } else { matching(words, &tag, [sid, order, total]) };
        if policy.demo && found.is_none() {
            demo = true;
            found = matching(words, &tag, [sid, DEMO, total]);
        }
        let word = found.ok_or(Error::SignatureMismatch)?;
        Ok(Self { form, word, demo })
    }
}

impl Redirect<'_> {
    /// The order number. Signed, but see the [module](self)'s documentation; not for demo sales.
    #[must_use]
    pub fn order_number(&self) -> &[u8] {
        self.form.get(ORDER).unwrap_or(&[])
    }

    /// The total as sent: `1.00`. Signed, but without a currency, and see the [module](self)'s documentation.
    #[must_use]
    pub fn total(&self) -> &[u8] {
        self.form.get(TOTAL).unwrap_or(&[])
    }

    /// Whether this is a demo sale: nobody has paid. Always `false` unless the policy accepts them.
    #[must_use]
    pub const fn is_demo(&self) -> bool {
        self.demo
    }

    /// Which of the words matched, counted from 0.
    #[must_use]
    pub const fn word_index(&self) -> usize {
        self.word
    }

    /// A parameter that no signature covers, whatever the buyer's browser sent: `invoice_id`, `merchant_order_id`,
    /// `currency_code`. `None` for the signed ones, for signatures and arrays, and if it was not sent.
    #[must_use]
    pub fn unsigned(&self, name: &str) -> Option<&[u8]> {
        let apart = [ORDER, TOTAL, SIGNATURE, OTHER_SIGNATURE].contains(&name);
        if apart { None } else { self.form.get(name) }
    }

    /// All parameters that no signature covers, in the order in which they came.
    pub fn unsigned_fields(&self) -> impl Iterator<Item = Field<'_>> {
        let apart = [ORDER, TOTAL, SIGNATURE, OTHER_SIGNATURE];
        self.form
            .fields()
            .filter(move |field| !apart.iter().any(|name| name.as_bytes() == field.name()))
    }

    /// `invoice_id`. **Not signed.**
    #[must_use]
    pub fn unsigned_invoice_id(&self) -> Option<&[u8]> {
        self.unsigned("invoice_id")
    }

    /// `merchant_order_id`, your own number of the order. **Not signed.**
    #[must_use]
    pub fn unsigned_merchant_order_id(&self) -> Option<&[u8]> {
        self.unsigned("merchant_order_id")
    }
}

fn seed(words: &[InsSecretWord]) -> u64 {
    words.first().map_or(0, InsSecretWord::seed)
}

fn account(sid: &str) -> Result<&[u8], Error> {
    if sid.is_empty() { Err(Error::InvalidField("sid")) } else { Ok(sid.as_bytes()) }
}

/// The first word under which the key is right.
fn matching(words: &[InsSecretWord], tag: &Tag, values: [&[u8]; 3]) -> Option<usize> {
    words.iter().position(|word| word.tag_before(&values) == *tag)
}

impl core::fmt::Debug for Redirect<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Redirect")
            .field("word_index", &self.word)
            .field("is_demo", &self.demo)
            .field("form", &self.form)
            .finish()
    }
}
