//! The slow, obvious answer to every question the core is asked.
//!
//! Each function follows one rule and says which. Everything is cloned, searched from the front and kept in plain
//! vectors, so that the code can be read beside the rules and believed.

use std::fmt;

use md5::Md5;
use sha2::Sha256;
use sha3::{Digest, Sha3_256};

use crate::Leaves;

/// Levels a name may have: `max_input_nesting_level` (rule 10).
pub const MOST_LEVELS: usize = 64;

/// A name has the bracket of a 65th level, where PHP would delete what it has stored (rule 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NestingTooDeep;

impl fmt::Display for NestingTooDeep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name has more than 64 levels")
    }
}

impl std::error::Error for NestingTooDeep {}

/// The key of an entry, at any level (rule 7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A decimal integer in its only spelling, within 64 bits.
    Int(i64),
    /// Everything else.
    Text(Vec<u8>),
}

impl Key {
    /// Rule 7: an integer if printing the integer gives the same bytes again, otherwise text.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Key {
        let number = std::str::from_utf8(bytes).ok().and_then(|text| text.parse::<i64>().ok());
        match number {
            Some(number) if number.to_string().as_bytes() == bytes => Key::Int(number),
            _ => Key::Text(bytes.to_vec()),
        }
    }

    /// The bytes of the key, an integer in decimal (rule 14, paths).
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Key::Int(number) => number.to_string().into_bytes(),
            Key::Text(bytes) => bytes.clone(),
        }
    }
}

/// What an entry holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A scalar.
    Value(Vec<u8>),
    /// An array.
    Array(Tree),
}

/// A PHP array, `$_POST` itself included: entries in the order in which their keys first appeared (rule 9).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Keys and what they hold, in order.
    pub entries: Vec<(Key, Node)>,
    /// The highest integer key this array has ever held (rule 8).
    highest: Option<i64>,
}

impl Tree {
    /// What stands under a key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Node> {
        self.entries.iter().find(|(other, _)| other == key).map(|(_, node)| node)
    }

    /// Rule 9: a known key keeps its place whatever it held, a new key goes to the end.
    fn put(&mut self, key: &Key, node: Node) {
        if let Key::Int(number) = *key {
            self.highest = Some(self.highest.map_or(number, |highest| highest.max(number)));
        }
        match self.entries.iter().position(|(other, _)| other == key) {
            Some(place) => self.entries[place].1 = node,
            None => self.entries.push((key.clone(), node)),
        }
    }

    /// Rule 9: the array under a key; one is made at the end if the key is new, in its place if a scalar stands there.
    fn array(&mut self, key: &Key) -> &mut Tree {
        if !matches!(self.get(key), Some(Node::Array(_))) {
            self.put(key, Node::Array(Tree::default()));
        }
        match self.entries.iter_mut().find(|(other, _)| other == key) {
            Some((_, Node::Array(array))) => array,
            _ => unreachable!("an array has just been put there"),
        }
    }

    /// Rule 8: the key an append takes; none once the array has held the last integer.
    fn next(&self) -> Option<Key> {
        match self.highest {
            None => Some(Key::Int(0)),
            Some(highest) => highest.checked_add(1).map(Key::Int),
        }
    }
}

/// Rules 1, 2 and 3: the decoded names and values of a body, in order.
#[must_use]
pub fn pairs(body: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut pairs = Vec::new();
    for piece in body.split(|&byte| byte == b'&') {
        if piece.is_empty() {
            continue;
        }
        let (name, value) = match piece.iter().position(|&byte| byte == b'=') {
            Some(equals) => (&piece[..equals], &piece[equals + 1..]),
            None => (piece, &b""[..]),
        };
        pairs.push((decode(name), decode(value)));
    }
    pairs
}

/// Rule 3: `+` is a blank, `%` with two hexadecimal digits a byte, and everything else stays.
#[must_use]
pub fn decode(encoded: &[u8]) -> Vec<u8> {
    let digit = |at: usize| encoded.get(at).and_then(|&byte| (byte as char).to_digit(16));
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < encoded.len() {
        match (encoded[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(
                    u8::try_from(16 * high + low).expect("two hexadecimal digits are one byte"),
                );
                at += 3;
            }
            (b'+', ..) => {
                decoded.push(b' ');
                at += 1;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    decoded
}

/// Rule 4: a decoded name ends at its first NUL and begins behind its leading blanks.
#[must_use]
pub fn trim_name(decoded: &[u8]) -> Vec<u8> {
    let end = decoded.iter().position(|&byte| byte == 0).unwrap_or(decoded.len());
    decoded[..end].iter().copied().skip_while(|&byte| byte == b' ').collect()
}

/// One step on the way from `$_POST` to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// A key that stands in the name, untouched by rule 7.
    Given(Vec<u8>),
    /// `[]`: the next free integer (rule 8).
    Append,
    /// The bracket of a 65th level (rule 10). It stands in the place of level 64, whose key PHP no longer looks at.
    TooDeep,
}

/// Rules 5, 6 and 10: the top-level key of a name and its levels; nothing at all if the pair is dropped.
fn steps(name: &[u8]) -> Vec<Step> {
    let open = name.iter().position(|&byte| byte == b'[').unwrap_or(name.len());
    let top = underscore(&name[..open], b" .");
    if top.is_empty() {
        return Vec::new();
    }

    let mut steps = vec![Step::Given(top.clone())];
    let mut rest = &name[open..];
    while rest.first() == Some(&b'[') {
        if steps.len() == 1 + MOST_LEVELS {
            steps.pop();
            steps.push(Step::TooDeep);
            break;
        }
        let inside = &rest[1..];
        let blank =
            usize::from(inside.first().is_some_and(|byte| b"\t\n\x0B\x0C\r ".contains(byte)));
        if inside.get(blank) == Some(&b']') {
            steps.push(Step::Append);
            rest = &inside[blank + 1..];
        } else if let Some(close) = inside.iter().position(|&byte| byte == b']') {
            steps.push(Step::Given(inside[..close].to_vec()));
            rest = &inside[close + 1..];
        } else if steps.len() == 1 {
            let whole = [top, b"_".to_vec(), underscore(inside, b" .[")].concat();
            return vec![Step::Given(whole)];
        } else {
            break;
        }
    }
    steps
}

/// Rule 5: some bytes of a top-level key become `_`.
fn underscore(bytes: &[u8], which: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| if which.contains(byte) { b'_' } else { *byte }).collect()
}

/// Rule 11: whether PHP refuses to use a key under this (trimmed, untranslated) name.
fn guarded(key: &[u8], name: &[u8]) -> bool {
    let becomes = |prefix: &[u8]| key.starts_with(prefix) && !name.starts_with(prefix);
    becomes(b"__Host-") || becomes(b"__Secure-")
}

/// How the storing of a pair ended.
enum Outcome {
    Stored,
    /// Rules 8 and 11: nothing is stored, but what outer levels created or replaced stays.
    Abandoned,
    /// Rule 10.
    TooDeep,
}

/// Rule 9: works a pair off from the outside in.
fn store(array: &mut Tree, steps: &[Step], name: &[u8], value: &[u8]) -> Outcome {
    let key = match &steps[0] {
        Step::TooDeep => return Outcome::TooDeep,
        Step::Given(key) if guarded(key, name) => return Outcome::Abandoned,
        Step::Given(key) => Key::new(key),
        Step::Append => match array.next() {
            Some(key) => key,
            None => return Outcome::Abandoned,
        },
    };
    if steps.len() == 1 {
        array.put(&key, Node::Value(value.to_vec()));
        Outcome::Stored
    } else {
        store(array.array(&key), &steps[1..], name, value)
    }
}

/// Rules 1 to 13; a name with too many levels is answered as the caller says.
fn parse(
    body: &[u8],
    mut too_deep: impl FnMut(&mut Tree, &Key) -> Result<(), NestingTooDeep>,
) -> Result<Tree, NestingTooDeep> {
    let mut tree = Tree::default();
    for (name, value) in pairs(body) {
        let name = trim_name(&name);
        let steps = steps(&name);
        let Some(Step::Given(top)) = steps.first() else {
            continue;
        };
        if let Outcome::TooDeep = store(&mut tree, &steps, &name, &value) {
            too_deep(&mut tree, &Key::new(top))?;
        }
    }
    Ok(tree)
}

/// What PHP's `$_POST` would hold.
///
/// # Errors
///
/// Refuses a body exactly when PHP would delete a top-level entry by rule 10.
pub fn tree(body: &[u8]) -> Result<Tree, NestingTooDeep> {
    parse(body, |_, _| Err(NestingTooDeep))
}

/// What PHP's `$_POST` would hold, deletions by rule 10 included.
#[must_use]
pub fn tree_like_php(body: &[u8]) -> Tree {
    parse(body, |tree, top| {
        tree.entries.retain(|(key, _)| key != top);
        Ok(())
    })
    .expect("nothing is refused")
}

/// Rule 14: every leaf of a tree, the signature fields included.
#[must_use]
pub fn leaves(tree: &Tree) -> Leaves {
    let mut leaves = Vec::new();
    for (key, node) in &tree.entries {
        walk(key.bytes(), node, &mut leaves);
    }
    leaves
}

/// Rule 14: the leaves that are signed, which are all but those of the three signature fields.
#[must_use]
pub fn signed_leaves(tree: &Tree) -> Leaves {
    let mut signed = tree.clone();
    signed.entries.retain(|(key, _)| !is_signature_field(key));
    leaves(&signed)
}

/// Rule 14: depth first, members in their order; an empty array gives nothing.
fn walk(path: Vec<u8>, node: &Node, leaves: &mut Leaves) {
    match node {
        Node::Value(value) => leaves.push((path, value.clone())),
        Node::Array(array) => {
            for (key, node) in &array.entries {
                walk(
                    [path.clone(), b"[".to_vec(), key.bytes(), b"]".to_vec()].concat(),
                    node,
                    leaves,
                );
            }
        }
    }
}

/// Rule 14: whether a top-level key is one of the three signature fields.
fn is_signature_field(key: &Key) -> bool {
    Algorithm::ALL.iter().any(|algorithm| *key == Key::new(algorithm.field().as_bytes()))
}

/// The values of leaves, in order.
#[must_use]
pub fn values(leaves: &Leaves) -> Vec<Vec<u8>> {
    leaves.iter().map(|(_, value)| value.clone()).collect()
}

/// The text that is signed: for each value its length in bytes, in decimal, and then the value.
#[must_use]
pub fn source(values: &[Vec<u8>]) -> Vec<u8> {
    let mut source = Vec::new();
    for value in values {
        source.extend_from_slice(value.len().to_string().as_bytes());
        source.extend_from_slice(value);
    }
    source
}

/// The hash under the HMAC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// MD5, field `HASH`.
    Md5,
    /// SHA-256, field `SIGNATURE_SHA2_256`.
    Sha256,
    /// SHA3-256, field `SIGNATURE_SHA3_256`.
    Sha3_256,
}

impl Algorithm {
    /// All three, in the order in which their fields stand at the end of a body.
    pub const ALL: [Algorithm; 3] = [Algorithm::Md5, Algorithm::Sha256, Algorithm::Sha3_256];

    /// The form field that carries the signature.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Algorithm::Md5 => "HASH",
            Algorithm::Sha256 => "SIGNATURE_SHA2_256",
            Algorithm::Sha3_256 => "SIGNATURE_SHA3_256",
        }
    }

    /// The block length of the hash in bytes, which HMAC pads its key to.
    fn block(self) -> usize {
        match self {
            Algorithm::Md5 | Algorithm::Sha256 => 64,
            Algorithm::Sha3_256 => 136,
        }
    }

    /// The plain hash.
    fn hash(self, message: &[u8]) -> Vec<u8> {
        match self {
            Algorithm::Md5 => Md5::digest(message).to_vec(),
            Algorithm::Sha256 => Sha256::digest(message).to_vec(),
            Algorithm::Sha3_256 => Sha3_256::digest(message).to_vec(),
        }
    }
}

/// HMAC as RFC 2104 writes it down: `H(K xor opad, H(K xor ipad, source))`, the key hashed first if it is longer than a
/// block, then filled up to a block with zeros.
#[must_use]
pub fn tag(algorithm: Algorithm, key: &[u8], source: &[u8]) -> Vec<u8> {
    let block = algorithm.block();
    let mut padded = if key.len() > block { algorithm.hash(key) } else { key.to_vec() };
    padded.resize(block, 0);
    let ipad: Vec<u8> = padded.iter().map(|byte| byte ^ 0x36).collect();
    let opad: Vec<u8> = padded.iter().map(|byte| byte ^ 0x5C).collect();
    let inner = algorithm.hash(&[&ipad, source].concat());
    algorithm.hash(&[&opad[..], &inner].concat())
}

/// The tag over the signed values of a body.
///
/// # Errors
///
/// Refuses what [`tree`] refuses.
pub fn body_tag(algorithm: Algorithm, key: &[u8], body: &[u8]) -> Result<Vec<u8>, NestingTooDeep> {
    Ok(tag(algorithm, key, &source(&values(&signed_leaves(&tree(body)?)))))
}

/// A body with the signature fields of these algorithms behind it, in the order of [`Algorithm::ALL`]. Signature fields
/// that were there before are left out; all other pieces stay as they are, empty ones too.
///
/// # Errors
///
/// Refuses what [`tree`] refuses.
pub fn sign(body: &[u8], key: &[u8], algorithms: &[Algorithm]) -> Result<Vec<u8>, NestingTooDeep> {
    let source = source(&values(&signed_leaves(&tree(body)?)));
    let mut pieces: Vec<&[u8]> = body.split(|&byte| byte == b'&').collect();
    pieces.retain(|piece| !is_signature_piece(piece));
    let mut signed = pieces.join(&b'&');
    for algorithm in Algorithm::ALL {
        if algorithms.contains(&algorithm) {
            if !signed.is_empty() {
                signed.push(b'&');
            }
            let tag = hex::encode(tag(algorithm, key, &source));
            signed.extend(format!("{}={tag}", algorithm.field()).bytes());
        }
    }
    Ok(signed)
}

/// Whether a piece of a body (rule 1) would be stored under a signature field.
fn is_signature_piece(piece: &[u8]) -> bool {
    pairs(piece).iter().any(|(name, _)| match steps(&trim_name(name)).first() {
        Some(Step::Given(top)) => is_signature_field(&Key::new(top)),
        _ => false,
    })
}

/// Why a message has no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReceipt {
    /// The named field is missing.
    Missing(&'static str),
    /// The named field is an array where a scalar is needed, or the other way round.
    Invalid(&'static str),
}

/// The receipt of an order notification: it signs `IPN_PID[0]`, `IPN_PNAME[0]`, `IPN_DATE` and the date of the answer.
///
/// # Errors
///
/// Names the field that is missing or has the wrong shape.
pub fn receipt_ipn(
    tree: &Tree,
    algorithm: Algorithm,
    key: &[u8],
    date: &str,
) -> Result<String, NoReceipt> {
    let values = [
        first(tree, "IPN_PID")?,
        first(tree, "IPN_PNAME")?,
        scalar(tree, "IPN_DATE")?,
        date.into(),
    ];
    Ok(receipt(algorithm, key, &values, date))
}

/// The receipt of a subscription notification: it signs `LICENSE_CODE`, `EXPIRATION_DATE` (empty if it was not sent) and
/// the date of the answer.
///
/// # Errors
///
/// Names the field that is missing or has the wrong shape.
pub fn receipt_lcn(
    tree: &Tree,
    algorithm: Algorithm,
    key: &[u8],
    date: &str,
) -> Result<String, NoReceipt> {
    let expiration = match scalar(tree, "EXPIRATION_DATE") {
        Err(NoReceipt::Missing(_)) => Vec::new(),
        found => found?,
    };
    let values = [scalar(tree, "LICENSE_CODE")?, expiration, date.into()];
    Ok(receipt(algorithm, key, &values, date))
}

/// The text of a receipt.
fn receipt(algorithm: Algorithm, key: &[u8], values: &[Vec<u8>], date: &str) -> String {
    let tag = hex::encode(tag(algorithm, key, &source(values)));
    match algorithm {
        Algorithm::Md5 => format!("<EPAYMENT>{date}|{tag}</EPAYMENT>"),
        Algorithm::Sha256 => format!("<sig algo=\"sha256\" date=\"{date}\">{tag}</sig>"),
        Algorithm::Sha3_256 => format!("<sig algo=\"sha3-256\" date=\"{date}\">{tag}</sig>"),
    }
}

/// The value of a field that must be a scalar.
fn scalar(tree: &Tree, name: &'static str) -> Result<Vec<u8>, NoReceipt> {
    match tree.get(&Key::new(name.as_bytes())) {
        None => Err(NoReceipt::Missing(name)),
        Some(Node::Array(_)) => Err(NoReceipt::Invalid(name)),
        Some(Node::Value(value)) => Ok(value.clone()),
    }
}

/// The value under index 0 of a field that must be an array.
fn first(tree: &Tree, name: &'static str) -> Result<Vec<u8>, NoReceipt> {
    let array = match tree.get(&Key::new(name.as_bytes())) {
        None => return Err(NoReceipt::Missing(name)),
        Some(Node::Value(_)) => return Err(NoReceipt::Invalid(name)),
        Some(Node::Array(array)) => array,
    };
    match array.get(&Key::Int(0)) {
        None => Err(NoReceipt::Missing(name)),
        Some(Node::Array(_)) => Err(NoReceipt::Invalid(name)),
        Some(Node::Value(value)) => Ok(value.clone()),
    }
}

#[cfg(test)]
mod tests;
