//! INS, the message of the classic 2CO platform. Owns the check of `md5_hash` and the border between the two values that
//! it covers and everything else; must never let an unsigned value pass as a signed one.
//!
//! `md5_hash` is the MD5 of `sale_id`, the account number, `invoice_id` and the [INS secret word](InsSecretWord), nothing
//! in between. **Status, amounts, products, addresses are not signed**: whoever has seen one genuine message can send it
//! again with any of them changed. So an [`Ins`] gives the two signed values itself and the rest only through
//! [`Ins::unsigned`]: take the message as a hint and ask the API.
//!
//! The field `hash` has taken the place of `md5_hash` where the endpoint is set to SHA. How it is made is not known: such
//! messages are refused with [`Error::Undocumented`].
//!
//! Answer with HTTP 200; there is no receipt. Protocol page: `others.md`, section 1.

mod local_time;
mod message;

pub use crate::generated::ins::{Billing, Customer, Item, Message, Sale, Shipping};
pub use local_time::LocalTime;
pub use message::Unsigned;

use crate::fields::form::Form;
use crate::verify::{covered, digest, single, unsigned};
use crate::{Algorithm, Error, InsSecretWord, Limits, Storage};

const SIGNATURE: &str = "md5_hash";
const OTHER_SIGNATURE: &str = "hash";
const SALE: &str = "sale_id";
const INVOICE: &str = "invoice_id";

/// Whose messages are accepted.
///
/// ```
/// use countersign::{Limits, ins::InsPolicy};
/// let policy = InsPolicy::new("1817037").limits(Limits { body: 1 << 16, ..Limits::DEFAULT });
/// # let _ = policy;
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct InsPolicy<'p> {
    vendor_id: &'p str,
    limits: Limits,
}

impl<'p> InsPolicy<'p> {
    /// Takes your account number, as it is signed: from your configuration, never from the message. Default [`Limits`].
    pub const fn new(vendor_id: &'p str) -> Self {
        Self { vendor_id, limits: Limits::DEFAULT }
    }

    /// Bounds the body.
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

/// An INS message whose `md5_hash` is right.
///
/// ```
/// use countersign::{InsSecretWord, code::InsMessageType, ins::{Ins, InsPolicy}};
///
/// let word = InsSecretWord::new(b"tango")?;
/// let body = b"message_type=INVOICE_STATUS_CHANGED&sale_id=4742525399&vendor_id=532001&invoice_id=4759791636\
///     &invoice_status=approved&md5_hash=2DAE8544FA29CE313DB20582D540F133";
///
/// let ins = Ins::verify(body, &InsPolicy::new("532001"), &[word])?;
/// assert_eq!((ins.sale_id(), ins.invoice_id()), (b"4742525399".as_slice(), b"4759791636".as_slice()));
///
/// // Anybody could have changed these on the way.
/// assert_eq!(ins.unsigned().message().message_type()?, Some(InsMessageType::InvoiceStatusChanged));
/// assert_eq!(ins.unsigned().text("invoice_status")?, Some("approved"));
/// # Ok::<(), countersign::Error>(())
/// ```
pub struct Ins<'a> {
    form: Form<'a>,
    word: usize,
}

#[cfg(feature = "alloc")]
impl Ins<'static> {
    /// Parses a copy of the raw body and checks `md5_hash`, in either case of its digits.
    ///
    /// Of several words, for the time of a change, the first that fits counts.
    ///
    /// # Errors
    /// [`EmptySecret`](Error::EmptySecret) for no words, the errors of [`Limits`], and:
    ///
    /// | error | when |
    /// |---|---|
    /// | [`InvalidField`](Error::InvalidField) | the account number is empty; `sale_id` or `invoice_id` is empty or an array |
    /// | [`DuplicateField`](Error::DuplicateField) | one of these or of the signature fields came twice |
    /// | [`NotForm`](Error::NotForm), [`MissingSignature`](Error::MissingSignature) | neither `md5_hash` nor `hash` |
    /// | [`Undocumented`](Error::Undocumented) | only `hash` |
    /// | [`MalformedDigest`](Error::MalformedDigest) | `md5_hash` is not 32 hexadecimal digits |
    /// | [`MissingField`](Error::MissingField) | no `sale_id` or `invoice_id` |
    /// | [`SignatureMismatch`](Error::SignatureMismatch) | wrong under every word: another word or account number, or another value |
    pub fn verify(
        body: &[u8],
        policy: &InsPolicy<'_>,
        words: &[InsSecretWord],
    ) -> Result<Self, Error> {
        let form = Form::parse_copy(body, &policy.limits, seed(words))?;
        Self::check(form, policy, words)
    }
}

impl<'a> Ins<'a> {
    /// The same without allocating: `body` is decoded in place, the fields are kept in `storage`.
    ///
    /// # Errors
    /// As `verify`; [`Error::TooManyFields`] also if `storage` is full.
    ///
    /// ```
    /// use countersign::{InsSecretWord, Storage, ins::{Ins, InsPolicy}};
    /// let words = [InsSecretWord::new(b"tango")?];
    /// let mut storage = Storage::<16, 32>::new();
    /// let mut body = *b"sale_id=4742525399&invoice_id=4759791636&md5_hash=2dae8544fa29ce313db20582d540f133";
    /// let ins = Ins::verify_in(&mut body, &mut storage, &InsPolicy::new("532001"), &words)?;
    /// assert_eq!(ins.word_index(), 0);
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn verify_in<const ENTRIES: usize, const SLOTS: usize>(
        body: &'a mut [u8],
        storage: &'a mut Storage<ENTRIES, SLOTS>,
        policy: &InsPolicy<'_>,
        words: &[InsSecretWord],
    ) -> Result<Self, Error> {
        let form = Form::parse_in(body, storage, &policy.limits, seed(words))?;
        Self::check(form, policy, words)
    }

    fn check(
        form: Form<'a>,
        policy: &InsPolicy<'_>,
        words: &[InsSecretWord],
    ) -> Result<Self, Error> {
        if words.is_empty() {
            return Err(Error::EmptySecret);
        }
        if policy.vendor_id.is_empty() {
            return Err(Error::InvalidField("vendor_id"));
        }
        let view = form.view();
        let other = single(&view, OTHER_SIGNATURE)?;
        // A message that is signed with `hash` may well carry the old field without anything in it.
        let given = single(&view, SIGNATURE);
        if other.is_some_and(|hash| !hash.is_empty()) && matches!(given, Ok(None | Some([]))) {
            return Err(Error::Undocumented("the INS field `hash`"));
        }
        let tag = digest(&view, SIGNATURE, Algorithm::Md5)?.ok_or_else(|| unsigned(&view))?;
        let values = [covered(&view, SALE)?, policy.vendor_id.as_bytes(), covered(&view, INVOICE)?];
        let right = |word: &InsSecretWord| word.tag_after(&values) == tag;
        let word = words.iter().position(right).ok_or(Error::SignatureMismatch)?;
        Ok(Self { form, word })
    }
}

impl Ins<'_> {
    /// The sale. Signed.
    #[must_use]
    pub fn sale_id(&self) -> &[u8] {
        self.form.get(SALE).unwrap_or(&[])
    }

    /// The invoice. Signed.
    #[must_use]
    pub fn invoice_id(&self) -> &[u8] {
        self.form.get(INVOICE).unwrap_or(&[])
    }

    /// Which of the words matched, counted from 0.
    #[must_use]
    pub const fn word_index(&self) -> usize {
        self.word
    }

    /// Everything else that was sent. None of it is signed.
    #[must_use]
    pub fn unsigned(&self) -> Unsigned<'_> {
        Unsigned::new(self.form.view())
    }
}

fn seed(words: &[InsSecretWord]) -> u64 {
    words.first().map_or(0, InsSecretWord::seed)
}

impl core::fmt::Debug for Ins<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Ins").field("word_index", &self.word).field("form", &self.form).finish()
    }
}

/// Signs a body as 2Checkout would: appends `md5_hash`, in upper case, in place of one that is there.
///
/// For tests and tools. Who signs messages that a stranger chose makes forgeries.
///
/// # Errors
/// As [`Ins::verify`], less those about the signature.
///
/// ```
/// use countersign::{InsSecretWord, ins};
/// let word = InsSecretWord::new(b"tango")?;
/// let body = ins::sign(b"sale_id=4742525399&invoice_id=4759791636", "532001", &word)?;
/// assert!(body.ends_with(b"&md5_hash=2DAE8544FA29CE313DB20582D540F133"));
/// # Ok::<(), countersign::Error>(())
/// ```
#[cfg(feature = "alloc")]
pub fn sign(
    body: &[u8],
    vendor_id: &str,
    word: &InsSecretWord,
) -> Result<alloc::vec::Vec<u8>, Error> {
    let form = Form::parse_copy(body, &Limits::DEFAULT, word.seed())?;
    let view = form.view();
    if vendor_id.is_empty() {
        return Err(Error::InvalidField("vendor_id"));
    }
    let values = [covered(&view, SALE)?, vendor_id.as_bytes(), covered(&view, INVOICE)?];
    crate::sign::replace(body, SIGNATURE, &format_args!("{:X}", word.tag_after(&values)))
}
