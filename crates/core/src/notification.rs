//! Bodies before and after verification. Owns the two types; only `verify` may make the second from the first.

use crate::fields::form::Form;
use crate::fields::node::{ARRAY, ONE, Storage};
use crate::fields::view::{Fields, Found, Values, View};
use crate::mac::Feed;
use crate::secret::SecretKey;
use crate::source::Writer;
use crate::{
    Algorithm, Error, Kind, Limits, Policy, Receipt, ReceiptDate, ReceiptValues, Tag, verify,
};

/// A parsed body that nobody has vouched for.
///
/// Its fields can be listed (for tools), but nothing should act on them: call [`verify`](Self::verify).
#[derive(Debug)]
pub struct Unverified<'a> {
    pub(crate) form: Form<'a>,
}

impl<'a> Unverified<'a> {
    /// Parses without allocating: `body` is decoded in place, the fields are kept in `storage`.
    ///
    /// # Errors
    /// The errors of [`Limits`]; [`Error::TooManyFields`] also if `storage` is full.
    ///
    /// ```
    /// use countersign::{Limits, Policy, SecretKey, Storage, Unverified};
    /// let secrets = [SecretKey::new(b"AABBCCDDEEFF")?];
    /// let mut storage = Storage::<16, 32>::new();
    /// let mut body = *b"REFNO=900000001&HASH=bd6e09fd685e621bce1f9b8f4c58a549";
    /// let unverified = Unverified::parse_in(&mut body, &mut storage, &Limits::DEFAULT)?;
    /// let verified = unverified.verify(&Policy::new().accept_md5(), &secrets)?;
    /// assert_eq!(verified.get("REFNO"), Some(b"900000001".as_slice()));
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn parse_in<const ENTRIES: usize, const SLOTS: usize>(
        body: &'a mut [u8],
        storage: &'a mut Storage<ENTRIES, SLOTS>,
        limits: &Limits,
    ) -> Result<Self, Error> {
        Ok(Self { form: Form::parse_in(body, storage, limits, 0)? })
    }

    /// The same for a body that is going to be verified with one of `secrets`: they seed the index of names, so that
    /// nobody can build a body whose names collide in it.
    ///
    /// # Errors
    /// As [`parse_in`](Self::parse_in).
    pub fn parse_in_for<const ENTRIES: usize, const SLOTS: usize>(
        secrets: &[SecretKey],
        body: &'a mut [u8],
        storage: &'a mut Storage<ENTRIES, SLOTS>,
        limits: &Limits,
    ) -> Result<Self, Error> {
        Ok(Self { form: Form::parse_in(body, storage, limits, seed(secrets))? })
    }

    /// The fields, as they came. Whoever reads them trusts a stranger.
    #[must_use]
    pub const fn form(&self) -> &Form<'a> {
        &self.form
    }

    /// What the message would be, if it were genuine.
    #[must_use]
    pub fn kind(&self) -> Kind {
        verify::kind(&self.form.view())
    }

    /// The digest that a signature over this body must have.
    ///
    /// For making test messages. An answer, a log or an error message that shows it hands a forger his signature.
    #[must_use]
    pub fn tag(&self, secret: &SecretKey, algorithm: Algorithm) -> Tag {
        secret.tag_of(algorithm, Signed(&self.form.view()))
    }

    /// Checks the signature and what else the policy asks for.
    ///
    /// The secrets are tried in their order; the result says which one matched.
    ///
    /// # Errors
    /// [`EmptySecret`](Error::EmptySecret) for an empty list; [`NotForm`](Error::NotForm),
    /// [`MissingSignature`](Error::MissingSignature), [`AlgorithmNotAccepted`](Error::AlgorithmNotAccepted),
    /// [`MalformedSignature`](Error::MalformedSignature), [`SignatureMismatch`](Error::SignatureMismatch),
    /// [`DuplicateField`](Error::DuplicateField), [`InvalidField`](Error::InvalidField),
    /// [`WrongKind`](Error::WrongKind), [`MissingField`](Error::MissingField), [`Stale`](Error::Stale).
    pub fn verify(self, policy: &Policy, secrets: &'a [SecretKey]) -> Result<Verified<'a>, Error> {
        let proof = verify::verify(&self.form.view(), policy, secrets)?;
        let key = Key::Lent(secrets.get(proof.secret).ok_or(Error::EmptySecret)?);
        Ok(Verified { form: self.form, proof, key })
    }
}

#[cfg(feature = "alloc")]
impl Unverified<'static> {
    /// Parses a copy of `body`.
    ///
    /// # Errors
    /// The errors of [`Limits`].
    ///
    /// ```
    /// use countersign::{Limits, Unverified};
    /// let unverified = Unverified::parse(b"A%5B%5D=1&B=x&A%5B%5D=2", &Limits::DEFAULT)?;
    /// let fields: Vec<_> = unverified.form().fields().map(|f| f.path().to_string()).collect();
    /// assert_eq!(fields, ["A[0]", "A[1]", "B"]);
    /// # Ok::<(), countersign::Error>(())
    /// ```
    pub fn parse(body: &[u8], limits: &Limits) -> Result<Self, Error> {
        Self::parse_seeded(body, limits, 0)
    }

    pub(crate) fn parse_seeded(body: &[u8], limits: &Limits, seed: u64) -> Result<Self, Error> {
        Ok(Self { form: Form::parse_copy(body, limits, seed)? })
    }
}

pub(crate) fn seed(secrets: &[SecretKey]) -> u64 {
    secrets.first().map_or(0, SecretKey::seed)
}

/// The key that verified a message, kept for its receipt.
enum Key<'a> {
    Lent(&'a SecretKey),
    #[cfg(feature = "alloc")]
    Shared(alloc::sync::Arc<alloc::vec::Vec<SecretKey>>, usize),
}

/// What verification found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Proof {
    pub(crate) kind: Kind,
    pub(crate) algorithm: Algorithm,
    pub(crate) secret: usize,
}

/// A genuine message: its signature is right under one of the secrets, and the policy was satisfied.
///
/// What can be read here is what was signed; the signature fields themselves are not among the fields.
pub struct Verified<'a> {
    form: Form<'a>,
    proof: Proof,
    key: Key<'a>,
}

impl Verified<'_> {
    /// IPN or LCN; [`Kind::Unknown`] only if the policy demanded none.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.proof.kind
    }

    /// The algorithm of the signature that was checked.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.proof.algorithm
    }

    /// Which of the secrets matched, counted from 0.
    #[must_use]
    pub const fn secret_index(&self) -> usize {
        self.proof.secret
    }

    /// The value at a PHP path: `REFNO`, `IPN_PID[0]`. `None` if nothing was sent there, or an array, or a signature.
    #[must_use]
    pub fn get(&self, path: impl AsRef<[u8]>) -> Option<&[u8]> {
        let path = path.as_ref();
        if is_signature(path) { None } else { self.form.get(path) }
    }

    /// The same as text.
    ///
    /// # Errors
    /// [`Error::NotUtf8`] if there is a value and it is not UTF-8.
    pub fn text(&self, path: impl AsRef<[u8]>) -> Result<Option<&str>, Error> {
        let value = self.get(path);
        value.map(|value| core::str::from_utf8(value).map_err(|_| Error::NotUtf8)).transpose()
    }

    /// All values at or under a path, in signed order: every member of `IPN_PID` (or `IPN_PID[]`).
    pub fn all(&self, path: impl AsRef<[u8]>) -> Values<'_> {
        let path = path.as_ref();
        self.form.all(if is_signature(path) { &[] } else { path })
    }

    pub(crate) fn view(&self) -> View<'_> {
        self.form.view()
    }

    /// Whether a value was lost because its field came again: genuine messages have no such fields, and whoever sends
    /// one may hope that another parser reads the other value. [`Policy::strict`] refuses them.
    #[must_use]
    pub fn has_repeated_fields(&self) -> bool {
        self.form.view().shape.repeats
    }

    /// The signed fields in signed order.
    pub fn fields(&self) -> Fields<'_> {
        self.form.signed_fields()
    }

    /// The read receipt to answer with, made with the key and the algorithm that verified the message.
    ///
    /// # Errors
    /// [`Error::MissingField`] or [`Error::InvalidField`] if a field that the receipt signs was not sent or has the wrong
    /// shape, [`Error::WrongKind`] if the message is neither IPN nor LCN. Nothing else stands in the way of a receipt:
    /// not an unknown status, not a new field.
    pub fn receipt(&self, date: ReceiptDate) -> Result<Receipt, Error> {
        self.receipt_with(self.proof.algorithm, date)
    }

    /// The same with another algorithm than the one mirrored from the message.
    ///
    /// # Errors
    /// As [`receipt`](Self::receipt).
    pub fn receipt_with(&self, algorithm: Algorithm, date: ReceiptDate) -> Result<Receipt, Error> {
        let key = match &self.key {
            Key::Lent(key) => *key,
            #[cfg(feature = "alloc")]
            Key::Shared(keys, index) => keys.get(*index).ok_or(Error::EmptySecret)?,
        };
        Receipt::new(&self.form.view(), self.proof.kind, key, algorithm, date)
    }

    /// What the receipt signs, for who must make it where the message is no more: [`Receipt::of_values`].
    ///
    /// # Errors
    /// As [`receipt`](Self::receipt).
    pub fn receipt_values(&self) -> Result<ReceiptValues<'_>, Error> {
        ReceiptValues::of(&self.form.view(), self.proof.kind)
    }
}

#[cfg(feature = "alloc")]
impl Verified<'static> {
    pub(crate) fn shared(
        unverified: Unverified<'static>,
        policy: &Policy,
        secrets: &alloc::sync::Arc<alloc::vec::Vec<SecretKey>>,
    ) -> Result<Self, Error> {
        let proof = verify::verify(&unverified.form.view(), policy, secrets)?;
        let key = Key::Shared(alloc::sync::Arc::clone(secrets), proof.secret);
        Ok(Self { form: unverified.form, proof, key })
    }
}

impl core::fmt::Debug for Verified<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Verified")
            .field("kind", &self.proof.kind)
            .field("algorithm", &self.proof.algorithm)
            .field("secret_index", &self.proof.secret)
            .field("fields", &self.fields())
            .finish()
    }
}

/// Whether a path leads to a signature field.
pub(crate) fn is_signature(path: &[u8]) -> bool {
    crate::form::name::path(path).is_some_and(|(base, _)| Algorithm::from_field(base).is_some())
}

/// The signed values of a body, fed to a MAC in signed order.
pub(crate) struct Signed<'v, 'a>(pub(crate) &'v View<'a>);

impl Feed for Signed<'_, '_> {
    fn feed(&self, writer: &mut Writer<'_>) {
        let view = self.0;
        writer.values(view.body, |values| {
            let mut number = view.top_first();
            while number != 0 {
                // The next entry is nearly always the next in memory. Knowing that, the processor need not wait for the
                // link.
                let mut run = number;
                for entry in view.entries.get(number as usize..).unwrap_or(&[]) {
                    if !view.is_signature(entry) {
                        if entry.is(ARRAY) && !entry.is(ONE) {
                            let array = Found { number: run, entry: *entry };
                            for field in view.leaves(array) {
                                values.put(field.entry.a as usize, field.entry.b as usize);
                            }
                        } else {
                            values.put(entry.a as usize, entry.b as usize);
                        }
                    }
                    number = entry.next;
                    run = run.wrapping_add(1);
                    if number != run {
                        break;
                    }
                }
            }
        });
    }
}
