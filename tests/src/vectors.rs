//! Reads `tests/vectors/*.json`.
//!
//! A member, kind or code that this reader does not know is an error: a vector that is skipped in silence tests nothing.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Text, or bytes that are not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Bytes {
    /// Its UTF-8 bytes.
    Text(String),
    /// Two digits a byte.
    Hex(Hex),
}

/// `{"hex": "…"}`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hex {
    hex: String,
}

impl Bytes {
    /// The bytes meant.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.clone().into_bytes(),
            Self::Hex(Hex { hex }) => unhex(hex),
        }
    }
}

fn unhex(digits: &str) -> Vec<u8> {
    hex::decode(digits).expect("vectors hold valid hexadecimal digits")
}

/// How a long body is made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyRule {
    template: String,
    from: u32,
    to: u32,
    join: String,
}

/// A form body in one of its three forms.
#[derive(Debug, Deserialize)]
pub struct Body {
    body: Option<String>,
    body_hex: Option<String>,
    body_rule: Option<BodyRule>,
}

impl Body {
    /// The bytes on the wire.
    pub fn bytes(&self) -> Vec<u8> {
        match (&self.body, &self.body_hex, &self.body_rule) {
            (Some(text), None, None) => text.clone().into_bytes(),
            (None, Some(digits), None) => unhex(digits),
            (None, None, Some(rule)) => (rule.from..=rule.to)
                .map(|i| rule.template.replace("{i}", &i.to_string()))
                .collect::<Vec<_>>()
                .join(&rule.join)
                .into_bytes(),
            _ => panic!("a vector has exactly one body"),
        }
    }
}

/// Digests in hexadecimal digits, or whole receipts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Three {
    /// HMAC-MD5.
    pub md5: String,
    /// HMAC-SHA-256.
    pub sha256: String,
    /// HMAC-SHA3-256.
    pub sha3_256: String,
}

macro_rules! vector {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
        pub struct $name {
            pub id: String,
            pub note: String,
            $($(#[$member_doc])* pub $member: $type,)*
        }
    };
}

vector! {
    /// One of `notifications.json`.
    Notification {
        kind: String,
        protocol: String,
        origin: String,
        key: String,
        body: Option<String>,
        body_hex: Option<String>,
        body_rule: Option<BodyRule>,
        source: Option<String>,
        source_hex: Option<String>,
        source_len: Option<usize>,
        fields: Option<Vec<(Bytes, Bytes)>>,
        expected: Three,
    }
}

vector! {
    /// One of `receipts.json`.
    Receipt {
        kind: String,
        protocol: String,
        origin: String,
        key: String,
        body: String,
        date: String,
        source: Option<String>,
        source_hex: Option<String>,
        expected: Three,
        text: Three,
        published: Option<Vec<String>>,
        #[serde(rename = "where")]
        place: Option<String>,
    }
}

vector! {
    /// One of `plain.json`.
    Plain {
        kind: String,
        protocol: String,
        mac: String,
        origin: String,
        key: Option<String>,
        source: Option<String>,
        parts: Option<Vec<(String, String)>>,
        expected: PlainDigests,
        published: Option<Vec<String>>,
        #[serde(rename = "where")]
        place: Option<String>,
    }
}

/// Digests of a plain message; which ones there are depends on its `mac`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct PlainDigests {
    pub md5: Option<String>,
    pub sha256: Option<String>,
    pub sha3_256: Option<String>,
    pub sha512_base64url: Option<String>,
}

vector! {
    /// One of `typed.json`.
    Typed {
        kind: String,
        protocol: String,
        body: Option<String>,
        body_hex: Option<String>,
        body_rule: Option<BodyRule>,
        notification: serde_json::Value,
    }
}

vector! {
    /// One of `verdicts.json`.
    Verdict {
        body: Option<String>,
        body_hex: Option<String>,
        body_rule: Option<BodyRule>,
        secrets: Vec<String>,
        policy: Policy,
        limits: Option<Limits>,
        expect: Expect,
    }
}

/// What the merchant accepts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct Policy {
    pub accept: Vec<String>,
    pub kind: String,
    pub require_all: bool,
    pub strict: bool,
    pub max_age: Option<MaxAge>,
}

/// An age limit and its clock.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct MaxAge {
    pub seconds: u64,
    pub now: i64,
}

/// Limits that differ from the defaults.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct Limits {
    pub body: Option<usize>,
    pub fields: Option<usize>,
    pub name: Option<usize>,
    pub depth: Option<usize>,
}

/// The whole answer.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct Expect {
    pub valid: bool,
    pub error: Option<String>,
    pub kind: Option<String>,
    pub algorithm: Option<String>,
    pub secret: Option<usize>,
    pub receipt: Option<ExpectReceipt>,
}

/// The receipt, or why there is none.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct ExpectReceipt {
    pub date: String,
    pub text: Option<String>,
    pub error: Option<String>,
    pub field: Option<String>,
}

vector! {
    /// One of `messages.json`.
    Message {
        message: String,
        input: Option<String>,
        input_hex: Option<String>,
        secrets: Vec<String>,
        account: Option<String>,
        accept_demo: Option<bool>,
        accept: Option<Vec<String>>,
        algorithm: Option<String>,
        arguments: Option<Arguments>,
        expect: Answer,
    }
}

impl Message {
    /// What came in.
    pub fn bytes(&self) -> Vec<u8> {
        match (&self.input, &self.input_hex) {
            (Some(text), None) => text.clone().into_bytes(),
            (None, Some(digits)) => unhex(digits),
            _ => panic!("{} has exactly one input", self.id),
        }
    }
}

/// What is to be made, by name; what a message does not have is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct Arguments {
    pub merchant: String,
    pub order_ref: String,
    pub amount: String,
    pub currency: String,
    pub date: String,
    pub ref_url: Option<String>,
    pub partial_amount: Option<String>,
    pub unit_price: String,
    pub quantity: String,
    pub start: String,
    pub end: String,
    pub asked: String,
    pub status: String,
    pub product_id: String,
    pub country_code: String,
    pub filter_field: String,
    pub filter_string: String,
    pub options: Vec<(String, String)>,
    pub product_ids: Vec<String>,
    pub quantities: Vec<String>,
    pub code: String,
    pub now: i64,
    pub issued: i64,
    pub expires: i64,
    pub times_as_text: bool,
}

/// The whole answer to one of the other messages.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the members are described in tests/vectors/README.md")]
pub struct Answer {
    pub valid: bool,
    pub error: Option<String>,
    pub field: Option<String>,
    pub secret: Option<usize>,
    pub demo: Option<bool>,
    pub algorithm: Option<String>,
    pub values: Option<Vec<(String, String)>>,
    pub output: Option<String>,
}

macro_rules! with_body {
    ($($name:ident),*) => {$(
        impl $name {
            /// The bytes on the wire.
            pub fn bytes(&mut self) -> Vec<u8> {
                Body {
                    body: self.body.take(),
                    body_hex: self.body_hex.take(),
                    body_rule: self.body_rule.take(),
                }
                .bytes()
            }
        }
    )*};
}
with_body!(Notification, Typed, Verdict);

/// All vectors of a file, which must not be empty.
pub fn read<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let vectors: Vec<T> =
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(!vectors.is_empty(), "{file} has no vectors");
    vectors
}
