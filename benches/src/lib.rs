//! The bodies that the benches measure.

use std::fmt::Write as _;

use countersign::{Algorithm, Limits, SecretKey, Unverified, sign};

/// The key everything is signed with.
pub const KEY: &[u8] = b"AABBCCDDEEFF";

/// The fixtures that stand for real traffic: the default set, a card order with one line, a cart of sixty lines.
pub const BODIES: [&str; 3] = ["ipn-minimal", "ipn-complete", "ipn-large-cart"];

/// A fixture's body, signed with one algorithm, as it comes over the wire.
///
/// # Panics
/// If there is no such fixture.
#[must_use]
pub fn signed(fixture: &str, algorithm: Algorithm) -> Vec<u8> {
    let body = countersign_fixtures::get(fixture).expect("the fixture exists").body;
    let secret = SecretKey::new(KEY).expect("the key is not blank");
    sign(body, &secret, [algorithm].into_iter().collect()).expect("the fixture is a form")
}

/// The length-prefixed text that is signed, written out.
///
/// # Panics
/// If the body is no form.
#[must_use]
pub fn source(body: &[u8]) -> Vec<u8> {
    let unverified = Unverified::parse(body, &Limits::DEFAULT).expect("the body is a form");
    let mut out = Vec::new();
    for field in unverified.form().signed_fields() {
        out.extend_from_slice(field.value().len().to_string().as_bytes());
        out.extend_from_slice(field.value());
    }
    out
}

/// How names are chosen in a body of many fields.
#[derive(Clone, Copy, Debug)]
pub enum Names {
    /// `F0=…&F1=…`
    Distinct,
    /// `A[]=…&A[]=…`
    OneArray,
    /// `A0[]=…&A1[]=…&…&A0[]=…`: as many arrays as each has members, all interleaved.
    Interleaved,
    /// `A[0][0]=…&A[0][1]=…`, four to an array.
    Nested,
}

impl Names {
    /// All of them, with names for reports.
    pub const ALL: [(&'static str, Self); 4] = [
        ("distinct", Self::Distinct),
        ("one array", Self::OneArray),
        ("interleaved", Self::Interleaved),
        ("nested", Self::Nested),
    ];

    /// A body of that many fields.
    #[must_use]
    pub fn body(self, fields: usize) -> Vec<u8> {
        let arrays = fields.isqrt().max(1);
        let mut body = String::new();
        for i in 0..fields {
            let separator = if i == 0 { "" } else { "&" };
            let written = match self {
                Self::Distinct => write!(body, "{separator}FIELD_{i}=value"),
                Self::OneArray => write!(body, "{separator}FIELDS%5B%5D=value"),
                Self::Interleaved => write!(body, "{separator}FIELD_{}%5B%5D=value", i % arrays),
                Self::Nested => {
                    write!(body, "{separator}FIELDS%5B{}%5D%5B{}%5D=value", i / 4, i % 4)
                }
            };
            written.expect("a string takes everything");
        }
        body.into_bytes()
    }
}
