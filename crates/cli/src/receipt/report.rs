//! What is said about an answer. Owns the codes and sentences of faults and warnings; must never
//! hold a byte of the answer, or a digest.

use std::fmt;

use countersign::Algorithm;

/// The verdict on one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The algorithm of the right receipt, or what is wrong.
    pub verdict: Result<Algorithm, Fault>,
    /// What may or may not pass, and what 2Checkout does not care about but a person should know.
    pub warnings: Vec<Warning>,
}

/// Why an answer is not a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing in the answer looks like a receipt.
    NoTag,
    /// Something begins like a tag and is none.
    MalformedTag,
    /// The tag is in the wrong case.
    MisspeltTag,
    /// The tag is HTML-escaped.
    EscapedTag,
    /// The tag stands in a JSON string.
    JsonTag,
    /// The tag names an algorithm that is not `sha256` or `sha3-256`.
    UnknownAlgorithm,
    /// The tag is of an algorithm whose signature was not sent.
    AlgorithmNotSent(Algorithm),
    /// The digest has not the right number of hexadecimal digits.
    MalformedDigest(Algorithm),
    /// The digest is wrong; perhaps it is known how that comes.
    WrongDigest(Algorithm, Option<&'static str>),
}

impl Fault {
    /// A stable code for scripts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoTag => "no_tag",
            Self::MalformedTag => "malformed_tag",
            Self::MisspeltTag => "misspelt_tag",
            Self::EscapedTag => "escaped_tag",
            Self::JsonTag => "json_tag",
            Self::UnknownAlgorithm => "unknown_algorithm",
            Self::AlgorithmNotSent(_) => "algorithm_not_sent",
            Self::MalformedDigest(_) => "malformed_digest",
            Self::WrongDigest(..) => "wrong_digest",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTag => f.write_str("no receipt tag in the answer"),
            Self::MalformedTag => f.write_str(
                "something begins like a receipt tag but is none; it must read \
                 <sig algo=\"…\" date=\"…\">…</sig> or <EPAYMENT>…|…</EPAYMENT>",
            ),
            Self::MisspeltTag => {
                f.write_str("the tag is in the wrong case; it must be <sig …> or <EPAYMENT>")
            }
            Self::EscapedTag => f.write_str(
                "the tag is HTML-escaped (&lt;sig …); it must stand in the answer as it is",
            ),
            Self::JsonTag => {
                f.write_str("the tag is inside a JSON string; it must stand in the answer as it is")
            }
            Self::UnknownAlgorithm => f.write_str(
                "the tag names an unknown algorithm; it must be sha256 or sha3-256, exactly so \
                 written",
            ),
            Self::AlgorithmNotSent(Algorithm::Md5) => {
                f.write_str("the answer has an EPAYMENT tag (MD5), but no MD5 signature was sent")
            }
            Self::AlgorithmNotSent(algorithm) => {
                write!(f, "the tag is of {algorithm}, but no such signature was sent")
            }
            Self::MalformedDigest(algorithm) => write!(
                f,
                "the digest of the {algorithm} tag is not {} hexadecimal digits",
                algorithm.hex_len()
            ),
            Self::WrongDigest(algorithm, reason) => {
                write!(f, "the digest of the {algorithm} tag is wrong")?;
                match reason {
                    Some(reason) => write!(f, ": {reason}"),
                    None => f.write_str(
                        "; it signs IPN_PID[0], IPN_PNAME[0], IPN_DATE and DATE (LCN: \
                         LICENSE_CODE, EXPIRATION_DATE and DATE), each with its length in bytes, \
                         with the same secret key",
                    ),
                }
            }
        }
    }
}

/// What may or may not pass at 2Checkout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// Blanks inside the tag where the documented form has none.
    Blanks,
    /// Single quotes around the attributes.
    SingleQuotes,
    /// DATE is not 14 digits of a real date and time.
    DateShape,
    /// DATE is more than a day from now.
    DateFar,
    /// An EPAYMENT tag although a SHA signature was sent too.
    EpaymentBesideSha,
    /// A weaker algorithm than the strongest one sent.
    NotStrongest(Algorithm),
    /// Several tags.
    SeveralTags,
    /// One of several tags is wrong.
    WrongTagToo,
    /// There is an escaped tag besides.
    EscapedTagToo,
    /// The answer looks like JSON.
    InJson,
}

impl Warning {
    /// A stable code for scripts.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Blanks => "blanks_in_tag",
            Self::SingleQuotes => "single_quotes",
            Self::DateShape => "date_shape",
            Self::DateFar => "date_far",
            Self::EpaymentBesideSha => "epayment_beside_sha",
            Self::NotStrongest(_) => "not_strongest",
            Self::SeveralTags => "several_tags",
            Self::WrongTagToo => "wrong_tag_too",
            Self::EscapedTagToo => "escaped_tag_too",
            Self::InJson => "in_json",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blanks => f.write_str("there are blanks inside the tag"),
            Self::SingleQuotes => f.write_str("the tag's attributes stand in single quotes"),
            Self::DateShape => {
                f.write_str("DATE is not 14 digits YYYYMMDDHHMMSS of a real date and time")
            }
            Self::DateFar => f.write_str("DATE is more than a day from now"),
            Self::EpaymentBesideSha => f.write_str(
                "the answer is an EPAYMENT tag (MD5) although a SHA signature was sent too",
            ),
            Self::NotStrongest(strongest) => {
                write!(f, "the strongest signature sent is {strongest}; answer with that one")
            }
            Self::SeveralTags => f.write_str("the answer has several tags"),
            Self::WrongTagToo => f.write_str("one of the tags is right, another one is not"),
            Self::EscapedTagToo => f.write_str("there is an HTML-escaped tag as well"),
            Self::InJson => f.write_str("the answer looks like JSON; send the tag alone, as text"),
        }
    }
}
