//! Errors as they cross the border: a number, another number, a name. Owns the list of them, from which the TypeScript package's own list is
//! made; must never let a sentence into the module, because those are in the package once already.

use alloc::vec::Vec;

use countersign::{Algorithm, Error, Kind};

/// One kind of error and what stands for it in TypeScript: its code, and behind a dot what tells apart the sentences of one code.
pub struct Entry {
    /// `signature_mismatch`, `wrong_kind.ipn`.
    pub name: &'static str,
    /// An example, for its sentence. Numbers in it are [`SAMPLE`], names `FIELD`.
    pub sample: Error,
}

/// A number that occurs in no sentence.
pub const SAMPLE: usize = 987_654_321;
/// A name that occurs in no sentence.
pub const FIELD: &str = "FIELD";

/// All of them. The number that crosses the border is the place in this list, counted from 1; 0 is for success.
pub const ALL: &[Entry] = &[
    Entry { name: "empty_secret", sample: Error::EmptySecret },
    Entry { name: "body_too_large", sample: Error::BodyTooLarge { limit: SAMPLE } },
    Entry { name: "too_many_fields", sample: Error::TooManyFields { limit: SAMPLE } },
    Entry { name: "name_too_long", sample: Error::NameTooLong { limit: SAMPLE } },
    Entry { name: "nesting_too_deep", sample: Error::NestingTooDeep { limit: SAMPLE } },
    Entry { name: "not_form", sample: Error::NotForm },
    Entry { name: "missing_signature", sample: Error::MissingSignature },
    Entry { name: "algorithm_not_accepted", sample: Error::AlgorithmNotAccepted },
    Entry { name: "malformed_signature", sample: Error::MalformedSignature(Algorithm::Sha256) },
    Entry { name: "signature_mismatch", sample: Error::SignatureMismatch },
    Entry { name: "duplicate_field", sample: Error::DuplicateField(Some(FIELD)) },
    Entry { name: "invalid_field", sample: Error::InvalidField(FIELD) },
    Entry { name: "missing_field", sample: Error::MissingField(FIELD) },
    Entry { name: "wrong_kind", sample: Error::WrongKind(Kind::Unknown) },
    Entry { name: "wrong_kind.ipn", sample: Error::WrongKind(Kind::Ipn) },
    Entry { name: "wrong_kind.lcn", sample: Error::WrongKind(Kind::Lcn) },
    Entry { name: "invalid_date", sample: Error::InvalidDate },
    // Made in TypeScript alone.
    Entry { name: "not_utf8", sample: Error::NotUtf8 },
    Entry { name: "stale", sample: Error::Stale },
];

/// What the module cannot say: `internal_error` in TypeScript.
const UNKNOWN: u8 = u8::MAX;

/// The number in [`ALL`], and the one that its sentence mentions.
const fn numbers(error: &Error) -> (u8, usize) {
    match error {
        Error::EmptySecret => (1, 0),
        Error::BodyTooLarge { limit } => (2, *limit),
        Error::TooManyFields { limit } => (3, *limit),
        Error::NameTooLong { limit } => (4, *limit),
        Error::NestingTooDeep { limit } => (5, *limit),
        Error::NotForm => (6, 0),
        Error::MissingSignature => (7, 0),
        Error::AlgorithmNotAccepted => (8, 0),
        Error::MalformedSignature(algorithm) => (9, algorithm.hex_len()),
        Error::SignatureMismatch => (10, 0),
        Error::DuplicateField(_) => (11, 0),
        Error::InvalidField(_) => (12, 0),
        Error::MissingField(_) => (13, 0),
        Error::WrongKind(Kind::Unknown) => (14, 0),
        Error::WrongKind(Kind::Ipn) => (15, 0),
        Error::WrongKind(Kind::Lcn) => (16, 0),
        Error::InvalidDate => (17, 0),
        _ => (UNKNOWN, 0),
    }
}

/// A refusal: the number, three zeros, the number in the sentence as 32 bits with the least byte first, the name of the field.
pub(crate) fn refusal(error: &Error) -> Vec<u8> {
    let (number, limit) = numbers(error);
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    let mut refusal = alloc::vec![number, 0, 0, 0];
    refusal.extend_from_slice(&limit.to_le_bytes());
    refusal.extend_from_slice(error.field().unwrap_or("").as_bytes());
    refusal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_places_in_the_list() {
        for (place, entry) in ALL.iter().enumerate() {
            let (number, _) = numbers(&entry.sample);
            if number != UNKNOWN {
                assert_eq!(usize::from(number), place + 1, "{}", entry.name);
            }
            assert_eq!(entry.name.split('.').next(), Some(entry.sample.code()));
        }
    }

    #[test]
    fn a_refusal_has_its_field_and_its_number() {
        assert_eq!(refusal(&Error::SignatureMismatch), [10, 0, 0, 0, 0, 0, 0, 0]);
        let malformed = refusal(&Error::MalformedSignature(Algorithm::Md5));
        assert_eq!(malformed, [&[9, 0, 0, 0, 32, 0, 0, 0], b"HASH".as_slice()].concat());
    }
}
