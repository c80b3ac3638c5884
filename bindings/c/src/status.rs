//! The one list of results. Owns their numbers, codes and sentences; a number must never change its
//! meaning.

use std::ffi::{CStr, c_char};

use countersign_core::Error;

/// What every function that can fail returns: 0 if it did not. Numbers are never given to another
/// meaning, and new ones are added behind.
///
/// `countersign_status_code` gives the code in words, which is the same in every language,
/// `countersign_status_text` a sentence for people.
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Ok = 0,
    /// NULL where something has to be: a handle, a place for the result, or bytes whose length is
    /// not 0.
    NullPointer = 1,
    /// A number that stands for nothing, or a length that no object can have.
    InvalidArgument = 2,
    /// The caller's array is too small for the text; its size is in the header.
    BufferTooSmall = 3,
    /// Nothing under that path or number, or an array where one value is asked for.
    NotFound = 4,
    /// A mistake in this library. The handles can still be freed.
    InternalError = 5,
    /// The secret is empty or holds only white space and NUL, or none was given at all.
    EmptySecret = 10,
    /// A secret word is longer than the limit.
    SecretTooLong = 11,
    /// The body is longer than the limit.
    BodyTooLarge = 12,
    /// The body has more fields than the limit.
    TooManyFields = 13,
    /// A field name is longer than the limit.
    NameTooLong = 14,
    /// A field name has more bracket levels than the limit.
    NestingTooDeep = 15,
    /// The body is JSON or multipart.
    NotForm = 16,
    /// The message carries no signature.
    MissingSignature = 17,
    /// The body is signed, but with no algorithm that the policy accepts.
    AlgorithmNotAccepted = 18,
    /// A signature field is an array, or not the right number of hexadecimal digits.
    MalformedSignature = 19,
    /// The signature is well-formed and wrong under every secret.
    SignatureMismatch = 20,
    /// A field that must come once came twice.
    DuplicateField = 21,
    /// A field has a shape or a value it must not have.
    InvalidField = 22,
    /// A field that is needed was not sent.
    MissingField = 23,
    /// A text was asked for, and the value is not UTF-8.
    NotUtf8 = 24,
    /// The signed date is too far from the clock.
    Stale = 25,
    /// The policy has an age limit and no time was given.
    ClockMissing = 26,
    /// The message is not of the kind that was demanded, or has none where one is needed.
    WrongKind = 27,
    /// The date for the receipt is not 14 digits of a real date and time.
    InvalidDate = 28,
    /// How 2Checkout signs this is not known.
    Undocumented = 29,
}

impl Status {
    pub(crate) const ALL: &[Self] = &[
        Self::Ok,
        Self::NullPointer,
        Self::InvalidArgument,
        Self::BufferTooSmall,
        Self::NotFound,
        Self::InternalError,
        Self::EmptySecret,
        Self::SecretTooLong,
        Self::BodyTooLarge,
        Self::TooManyFields,
        Self::NameTooLong,
        Self::NestingTooDeep,
        Self::NotForm,
        Self::MissingSignature,
        Self::AlgorithmNotAccepted,
        Self::MalformedSignature,
        Self::SignatureMismatch,
        Self::DuplicateField,
        Self::InvalidField,
        Self::MissingField,
        Self::NotUtf8,
        Self::Stale,
        Self::ClockMissing,
        Self::WrongKind,
        Self::InvalidDate,
        Self::Undocumented,
    ];

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|status| *status as u32 == number)
    }

    pub(crate) const fn code(self) -> &'static CStr {
        match self {
            Self::Ok => c"ok",
            Self::NullPointer => c"null_pointer",
            Self::InvalidArgument => c"invalid_argument",
            Self::BufferTooSmall => c"buffer_too_small",
            Self::NotFound => c"not_found",
            Self::InternalError => c"internal_error",
            Self::EmptySecret => c"empty_secret",
            Self::SecretTooLong => c"secret_too_long",
            Self::BodyTooLarge => c"body_too_large",
            Self::TooManyFields => c"too_many_fields",
            Self::NameTooLong => c"name_too_long",
            Self::NestingTooDeep => c"nesting_too_deep",
            Self::NotForm => c"not_form",
            Self::MissingSignature => c"missing_signature",
            Self::AlgorithmNotAccepted => c"algorithm_not_accepted",
            Self::MalformedSignature => c"malformed_signature",
            Self::SignatureMismatch => c"signature_mismatch",
            Self::DuplicateField => c"duplicate_field",
            Self::InvalidField => c"invalid_field",
            Self::MissingField => c"missing_field",
            Self::NotUtf8 => c"not_utf8",
            Self::Stale => c"stale",
            Self::ClockMissing => c"clock_missing",
            Self::WrongKind => c"wrong_kind",
            Self::InvalidDate => c"invalid_date",
            Self::Undocumented => c"undocumented",
        }
    }

    const fn text(self) -> &'static CStr {
        match self {
            Self::Ok => c"done",
            Self::NullPointer => c"a pointer is NULL that must not be",
            Self::InvalidArgument => c"an argument is a number that stands for nothing, or a length that no object can have",
            Self::BufferTooSmall => c"the array for the text is too small; the header has a constant for its size",
            Self::NotFound => c"there is no value under that path or number",
            Self::InternalError => c"a mistake in Countersign; please report it",
            Self::EmptySecret => c"the secret is empty or blank; copy it from Control Panel, Integrations, Webhooks & API",
            Self::SecretTooLong => c"the secret word is longer than the limit",
            Self::BodyTooLarge => c"the body is longer than the limit",
            Self::TooManyFields => c"the body has more fields than the limit",
            Self::NameTooLong => c"a field name is longer than the limit",
            Self::NestingTooDeep => c"a field name has more bracket levels than the limit",
            Self::NotForm => c"the body is not form-encoded (it looks like JSON or multipart); pass the raw bytes of the POST",
            Self::MissingSignature => c"no signature field (HASH, SIGNATURE_SHA2_256 or SIGNATURE_SHA3_256); is this the whole raw message?",
            Self::AlgorithmNotAccepted => c"the message is signed, but not with an accepted algorithm; switch on SHA3 or SHA2 for this URL in the Control Panel, or accept MD5 explicitly",
            Self::MalformedSignature => c"a signature field is not a single value of the right number of hexadecimal digits",
            Self::SignatureMismatch => c"the signature does not match: wrong secret, or the body is not what was sent; countersign_diagnose looks for the reason",
            Self::DuplicateField => c"a field was sent more than once",
            Self::InvalidField => c"a field does not have the shape or value it must have",
            Self::MissingField => c"a field that is needed was not sent; switch it on for this URL in the Control Panel",
            Self::NotUtf8 => c"the value is not UTF-8; read it as bytes",
            Self::Stale => c"the signed date is too far from the clock for the age limit set",
            Self::ClockMissing => c"the policy has an age limit: call countersign_verify_at with the time of day",
            Self::WrongKind => c"the message is not of the kind that was asked for",
            Self::InvalidDate => c"the receipt date must be 14 digits YYYYMMDDHHMMSS of a real date and time",
            Self::Undocumented => c"how 2Checkout signs this is not documented; refused rather than guessed",
        }
    }

    /// The text for Rust.
    pub(crate) fn sentence(self) -> &'static str {
        self.text().to_str().unwrap_or_default()
    }
}

impl Status {
    /// Whether a body is to blame.
    const fn is_refusal(self) -> bool {
        match self {
            Self::BodyTooLarge
            | Self::TooManyFields
            | Self::NameTooLong
            | Self::NestingTooDeep
            | Self::NotForm
            | Self::MissingSignature
            | Self::AlgorithmNotAccepted
            | Self::MalformedSignature
            | Self::SignatureMismatch
            | Self::DuplicateField
            | Self::InvalidField
            | Self::MissingField
            | Self::Stale
            | Self::WrongKind
            | Self::Undocumented => true,
            Self::Ok
            | Self::NullPointer
            | Self::InvalidArgument
            | Self::BufferTooSmall
            | Self::NotFound
            | Self::InternalError
            | Self::EmptySecret
            | Self::SecretTooLong
            | Self::NotUtf8
            | Self::ClockMissing
            | Self::InvalidDate => false,
        }
    }
}

impl From<Error> for Status {
    fn from(error: Error) -> Self {
        match error {
            Error::EmptySecret => Self::EmptySecret,
            Error::SecretTooLong { .. } => Self::SecretTooLong,
            Error::BodyTooLarge { .. } => Self::BodyTooLarge,
            Error::TooManyFields { .. } => Self::TooManyFields,
            Error::NameTooLong { .. } => Self::NameTooLong,
            Error::NestingTooDeep { .. } => Self::NestingTooDeep,
            Error::NotForm => Self::NotForm,
            Error::MissingSignature => Self::MissingSignature,
            Error::AlgorithmNotAccepted => Self::AlgorithmNotAccepted,
            Error::MalformedSignature(_) | Error::MalformedDigest(_) => Self::MalformedSignature,
            Error::SignatureMismatch => Self::SignatureMismatch,
            Error::DuplicateField(_) => Self::DuplicateField,
            Error::InvalidField(_) => Self::InvalidField,
            Error::MissingField(_) => Self::MissingField,
            Error::NotUtf8 => Self::NotUtf8,
            Error::Stale => Self::Stale,
            Error::ClockMissing => Self::ClockMissing,
            Error::WrongKind(_) => Self::WrongKind,
            Error::InvalidDate => Self::InvalidDate,
            Error::Undocumented(_) => Self::Undocumented,
            // An error that the core has and this list has not: a test keeps that from happening.
            _ => Self::InternalError,
        }
    }
}

/// The stable code of a status in words: `signature_mismatch`. For a number that is no status
/// `unknown_status`. Never NULL, never freed.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_status_code(status: u32) -> *const c_char {
    Status::from_number(status).map_or(c"unknown_status", Status::code).as_ptr()
}

/// A status in a sentence. `countersign_error` has a better one, with the name of the field. Never
/// NULL, never freed.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_status_text(status: u32) -> *const c_char {
    Status::from_number(status)
        .map_or(c"this number is no status of Countersign", Status::text)
        .as_ptr()
}

/// What to answer to a message that `countersign_verify` gave this status for: 1 if the message is
/// refused, status 400 and nothing else; 0 if the fault is on our side (a wrong call, no clock, a
/// mistake in this library), status 500, so that 2Checkout comes again. `docs/errors.md` tells them
/// apart.
#[unsafe(no_mangle)]
pub extern "C" fn countersign_status_is_refusal(status: u32) -> u32 {
    Status::from_number(status).is_some_and(Status::is_refusal).into()
}
