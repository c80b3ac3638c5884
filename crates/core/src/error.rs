//! The one error type. Owns the stable codes and their sentences; must never carry input bytes,
//! digests or secrets, so that an error can be logged and shown without a second thought.

use core::fmt;

use crate::{Algorithm, Kind};

/// Why a body, a secret or a date was refused.
///
/// Small, `Copy`, and free of input: the only names inside are Countersign's own constants.
/// [`code`](Error::code) is the same in every language Countersign speaks and never changes its meaning;
/// the [`Display`](fmt::Display) text is for people and may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Error {
    /// The secret is empty or holds only white space, or none was given at all.
    EmptySecret,
    /// A secret word is longer than the limit, in bytes.
    SecretTooLong {
        /// The limit that was passed.
        limit: usize,
    },
    /// The body is longer than the limit, in bytes.
    BodyTooLarge {
        /// The limit that was passed.
        limit: usize,
    },
    /// The body has more pairs (or more arrays) than the limit, or more than the lent [`Storage`](crate::Storage) holds.
    TooManyFields {
        /// The limit that was passed.
        limit: usize,
    },
    /// A field name is longer than the limit, in bytes as sent.
    NameTooLong {
        /// The limit that was passed.
        limit: usize,
    },
    /// A field name has more bracket levels than the limit.
    NestingTooDeep {
        /// The limit that was passed.
        limit: usize,
    },
    /// The body is JSON or multipart, not a form.
    NotForm,
    /// The message carries no signature: a notification none of the three fields, another message not its one.
    MissingSignature,
    /// The body is signed, but with no algorithm that the policy accepts.
    AlgorithmNotAccepted,
    /// A signature field is an array, or its value is not the right number of hexadecimal digits.
    MalformedSignature(Algorithm),
    /// The same in one of the other messages, whose signature stands in the field of that name. The code is the same too.
    MalformedDigest(&'static str),
    /// The signature is well-formed and wrong under every secret given.
    SignatureMismatch,
    /// A field that must come once came twice; which one, if it is one of the protocol's own.
    DuplicateField(Option<&'static str>),
    /// A field has a shape or a value it must not have.
    InvalidField(&'static str),
    /// A field that is needed was not sent.
    MissingField(&'static str),
    /// A text was asked for, but the value is not UTF-8.
    NotUtf8,
    /// The signed date is further from the given clock than the policy allows.
    Stale,
    /// The policy sets an age limit, and no time of day was given.
    ClockMissing,
    /// The message is not of the kind that was demanded, or has none where one is needed.
    WrongKind(Kind),
    /// The date for the receipt is not 14 digits `YYYYMMDDHHMMSS` of a real date and time.
    InvalidDate,
    /// How 2Checkout signs this is not known; what it is.
    Undocumented(&'static str),
}

impl Error {
    /// The stable code, the same in every language: `signature_mismatch`, `missing_field`, …
    ///
    /// ```
    /// assert_eq!(countersign::Error::SignatureMismatch.code(), "signature_mismatch");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptySecret => "empty_secret",
            Self::SecretTooLong { .. } => "secret_too_long",
            Self::BodyTooLarge { .. } => "body_too_large",
            Self::TooManyFields { .. } => "too_many_fields",
            Self::NameTooLong { .. } => "name_too_long",
            Self::NestingTooDeep { .. } => "nesting_too_deep",
            Self::NotForm => "not_form",
            Self::MissingSignature => "missing_signature",
            Self::AlgorithmNotAccepted => "algorithm_not_accepted",
            Self::MalformedSignature(_) | Self::MalformedDigest(_) => "malformed_signature",
            Self::SignatureMismatch => "signature_mismatch",
            Self::DuplicateField(_) => "duplicate_field",
            Self::InvalidField(_) => "invalid_field",
            Self::MissingField(_) => "missing_field",
            Self::NotUtf8 => "not_utf8",
            Self::Stale => "stale",
            Self::ClockMissing => "clock_missing",
            Self::WrongKind(_) => "wrong_kind",
            Self::InvalidDate => "invalid_date",
            Self::Undocumented(_) => "undocumented",
        }
    }

    /// The name of the field the error is about, where it is about one.
    ///
    /// ```
    /// use countersign::Error;
    /// assert_eq!(Error::MissingField("IPN_DATE").field(), Some("IPN_DATE"));
    /// assert_eq!(Error::Stale.field(), None);
    /// ```
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::DuplicateField(name) => *name,
            Self::InvalidField(name) | Self::MissingField(name) | Self::MalformedDigest(name) => {
                Some(name)
            }
            Self::MalformedSignature(algorithm) => Some(algorithm.field()),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::EmptySecret => f.write_str(
                "the secret is empty or blank; copy it from Control Panel, Integrations, Webhooks & API",
            ),
            Self::SecretTooLong { limit } => {
                write!(f, "the secret word is longer than the limit of {limit} bytes")
            }
            Self::BodyTooLarge { limit } => {
                write!(f, "the body is longer than the limit of {limit} bytes")
            }
            Self::TooManyFields { limit } => {
                write!(f, "the body has more fields than the limit of {limit}")
            }
            Self::NameTooLong { limit } => {
                write!(f, "a field name is longer than the limit of {limit} bytes")
            }
            Self::NestingTooDeep { limit } => {
                write!(f, "a field name has more than {limit} bracket levels")
            }
            Self::NotForm => f.write_str(
                "the body is not form-encoded (it looks like JSON or multipart); pass the raw bytes of the POST",
            ),
            Self::MissingSignature => f.write_str(
                "no signature field (HASH, SIGNATURE_SHA2_256 or SIGNATURE_SHA3_256 in a notification); \
                 is this the whole raw message?",
            ),
            Self::AlgorithmNotAccepted => f.write_str(
                "the message is signed, but not with an accepted algorithm; switch on SHA3 or SHA2 for this URL \
                 in the Control Panel, or accept MD5 explicitly",
            ),
            Self::MalformedSignature(algorithm) => write!(
                f,
                "{} is not a single value of {} hexadecimal digits",
                algorithm.field(),
                algorithm.hex_len()
            ),
            Self::MalformedDigest(name) => {
                write!(f, "{name} is not a digest of the right number of hexadecimal digits")
            }
            Self::SignatureMismatch => f.write_str(
                "the signature does not match: wrong secret, or the body is not what was sent; \
                 `countersign explain` looks for the reason",
            ),
            Self::DuplicateField(name) => {
                write!(f, "{} was sent more than once", name.unwrap_or("a field"))
            }
            Self::InvalidField(name) => {
                write!(f, "{name} does not have the shape or value it must have")
            }
            Self::MissingField(name) => write!(
                f,
                "{name} was not sent; switch it on for this URL in the Control Panel"
            ),
            Self::NotUtf8 => f.write_str("the value is not UTF-8; read it as bytes"),
            Self::Stale => {
                f.write_str("the signed date is too far from the clock for the age limit set")
            }
            Self::ClockMissing => f.write_str(
                "the policy has an age limit, so the message must be verified at a time: pass the time of day",
            ),
            Self::WrongKind(found) => match found {
                Kind::Ipn => f.write_str("this is an IPN (order), which is not what was asked for"),
                Kind::Lcn => {
                    f.write_str("this is an LCN (subscription), which is not what was asked for")
                }
                Kind::Unknown => f.write_str(
                    "this is neither an IPN nor an LCN: REFNO, IPN_PID, IPN_DATE and LICENSE_CODE are all missing",
                ),
            },
            Self::InvalidDate => f.write_str(
                "the receipt date must be 14 digits YYYYMMDDHHMMSS of a real date and time",
            ),
            Self::Undocumented(what) => write!(
                f,
                "how 2Checkout signs {what} is not documented; refused rather than guessed"
            ),
        }
    }
}

impl core::error::Error for Error {}
