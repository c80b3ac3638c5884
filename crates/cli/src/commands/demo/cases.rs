//! What the demonstration sends. Owns the cases and the forger's tricks; must never send anything
//! itself.

use countersign::{Algorithm, AlgorithmSet};

/// What is sent and what must come back.
pub(super) struct Case {
    pub(super) fixture: &'static str,
    pub(super) what: &'static str,
    pub(super) algorithms: AlgorithmSet,
    /// Done to the signed body.
    pub(super) then: fn(Vec<u8>) -> Vec<u8>,
    /// Signed with another key.
    pub(super) other_key: bool,
    /// Sent to a listener that accepts MD5.
    pub(super) accept_md5: bool,
    pub(super) expected: Expected,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Receipt(Algorithm),
    Refused(&'static str),
}

const SHA3: AlgorithmSet = AlgorithmSet::EMPTY.with(Algorithm::Sha3_256);
const SHA2: AlgorithmSet = AlgorithmSet::EMPTY.with(Algorithm::Sha256);
const MD5: AlgorithmSet = AlgorithmSet::EMPTY.with(Algorithm::Md5);

/// A genuine message, as 2Checkout sends it.
const GENUINE: Case = Case {
    fixture: "ipn-complete",
    what: "sha3-256 and sha256",
    algorithms: AlgorithmSet::SHA,
    then: |body| body,
    other_key: false,
    accept_md5: false,
    expected: Expected::Receipt(Algorithm::Sha3_256),
};

/// The same, forged.
const FORGED: Case = Case { expected: Expected::Refused("signature_mismatch"), ..GENUINE };

pub(super) const CASES: &[Case] = &[
    GENUINE,
    Case { fixture: "ipn-refund-partial", what: "sha3-256", algorithms: SHA3, ..GENUINE },
    Case {
        fixture: "ipn-non-ascii",
        what: "sha256",
        algorithms: SHA2,
        expected: Expected::Receipt(Algorithm::Sha256),
        ..GENUINE
    },
    Case { fixture: "ipn-large-cart", what: "more than 1000 fields", ..GENUINE },
    Case { fixture: "lcn-change", ..GENUINE },
    Case {
        fixture: "lcn-expiration",
        what: "md5, accepted",
        algorithms: MD5,
        accept_md5: true,
        expected: Expected::Receipt(Algorithm::Md5),
        ..GENUINE
    },
    Case {
        fixture: "lcn-expiration",
        what: "md5, not accepted",
        algorithms: MD5,
        expected: Expected::Refused("algorithm_not_accepted"),
        ..GENUINE
    },
    Case { what: "amount changed", then: with_another_amount, ..FORGED },
    Case { what: "signed with another key", other_key: true, ..FORGED },
    Case {
        what: "SHA taken away, MD5 left",
        algorithms: AlgorithmSet::ALL,
        then: without_sha,
        expected: Expected::Refused("algorithm_not_accepted"),
        ..FORGED
    },
    Case {
        what: "no signature",
        algorithms: AlgorithmSet::EMPTY,
        expected: Expected::Refused("missing_signature"),
        ..FORGED
    },
    Case {
        what: "REFNO sent twice",
        then: with_another_refno,
        expected: Expected::Refused("duplicate_field"),
        ..FORGED
    },
];

fn with_another_amount(body: Vec<u8>) -> Vec<u8> {
    let name = b"&IPN_TOTALGENERAL=";
    match body.windows(name.len()).position(|window| window == name) {
        Some(at) => {
            let (head, tail) = body.split_at(at + name.len());
            [head, b"9", tail].concat()
        }
        None => body,
    }
}

fn without_sha(body: Vec<u8>) -> Vec<u8> {
    let pairs = body.split(|byte| *byte == b'&');
    pairs.filter(|pair| !pair.starts_with(b"SIGNATURE_SHA")).collect::<Vec<_>>().join(&b'&')
}

fn with_another_refno(body: Vec<u8>) -> Vec<u8> {
    [&body, &b"&REFNO=900000099"[..]].concat()
}
