//! What is for tests and for a developer's desk: signed test messages, and why a message does not verify. Must never get into the module
//! that verifies: it is nearly four times the size, and its answers would help a forger.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use countersign::{
    Algorithm, Diagnosis, Error, Kind, Limits, Policy, SecretKey, Unverified, Verifier, diagnose,
};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroize;

use crate::errors::refusal;
use crate::{pack, policy};

/// A zero and the signed body, or a refusal. `algorithms` as `accept` in `policy.rs`.
#[wasm_bindgen]
#[must_use]
pub fn sign(body: &[u8], mut secret: Vec<u8>, algorithms: u8) -> Vec<u8> {
    let key = SecretKey::new(&secret);
    secret.zeroize();
    let signed = key.and_then(|key| countersign::sign(body, &key, policy::set(algorithms)));
    match signed {
        Ok(body) => [[0].as_slice(), &body].concat(),
        Err(error) => refusal(&error),
    }
}

/// Everything that `explain.ts` shows: the records of [`records`], a zero; behind its length of 32 bits the refusal by a verifier with these secrets,
/// if it refuses; and the signed fields as in `pack.rs` behind a zero, or a refusal. Each secret comes behind its length of 32 bits.
#[wasm_bindgen]
#[must_use]
pub fn explain(body: &[u8], mut secrets: Vec<u8>, limits: &[u32]) -> Vec<u8> {
    let mut list = Vec::new();
    let mut rest = secrets.as_slice();
    while let Some((len, behind)) = rest.split_first_chunk::<4>() {
        let len = u32::from_le_bytes(*len) as usize;
        let Some((secret, behind)) = behind.split_at_checked(len) else { break };
        list.push(secret);
        rest = behind;
    }
    let limits = <[u32; 4]>::try_from(limits).map_or(Limits::DEFAULT, policy::limits);
    let diagnosis = diagnose(body, &list, &limits);
    let refused = refused(body, &list, limits).map_or_else(Vec::new, |error| refusal(&error));
    drop(list);
    secrets.zeroize();
    let unverified = Unverified::parse(body, &limits);
    let kind = unverified.as_ref().map_or(Kind::Unknown, Unverified::kind);
    let mut out = records(&diagnosis, kind).into_bytes();
    out.push(0);
    out.extend(pack::length(refused.len()));
    out.extend(refused);
    match &unverified {
        Ok(unverified) => {
            let signed = || unverified.form().signed_fields();
            // What the header of a message has in front of the number of fields.
            out.extend_from_slice(&[0; pack::HEADER - 4]);
            pack::fields(&mut out, signed().count(), signed);
        }
        Err(error) => out.extend(refusal(error)),
    }
    out
}

/// Why a verifier of the usual policy does not accept the message, if it does not.
fn refused(body: &[u8], secrets: &[&[u8]], limits: Limits) -> Option<Error> {
    let keys = secrets.iter().map(|secret| SecretKey::new(secret)).collect::<Result<Vec<_>, _>>();
    let verifier = keys.and_then(Verifier::new);
    verifier
        .and_then(|verifier| verifier.verify_with(&Policy::new().limits(limits), body).map(drop))
        .err()
}

/// Between two records, and between two members of one. Neither is in a text: paths are made presentable, and the rest is our own.
const RECORD: char = '\u{1e}';
const MEMBER: char = '\u{1f}';

/// First the kind, whether everything was tried, and the secret that is right; then `S` records, algorithm, name, whether it is well-formed, secret; then `F`
/// records, id, code, sentence, whether it is certain, path, algorithm, secret. What there is none of is empty.
fn records(diagnosis: &Diagnosis, kind: Kind) -> String {
    let number = |number: Option<usize>| number.map_or_else(String::new, |it| it.to_string());
    let name = |algorithm: Option<Algorithm>| algorithm.map_or("", Algorithm::name);
    let flag = |flag: bool| if flag { "1" } else { "" };
    let secret = number(diagnosis.secret());
    let first = [kind.name(), flag(diagnosis.is_complete()), &secret].map(ToString::to_string);
    let mut records = alloc::vec![first.to_vec()];
    for signature in diagnosis.signatures() {
        let algorithm = signature.algorithm();
        let members = ["S", algorithm.name(), algorithm.field(), flag(signature.is_well_formed())];
        let mut members: Vec<_> = members.iter().map(ToString::to_string).collect();
        members.push(number(signature.secret()));
        records.push(members);
    }
    for finding in diagnosis.findings() {
        let sentence = finding.to_string();
        let (certain, path) = (flag(finding.is_certain()), finding.field().unwrap_or(""));
        let algorithm = name(finding.algorithm());
        let members = ["F", finding.id(), finding.code(), &sentence, certain, path, algorithm];
        let mut members: Vec<_> = members.iter().map(ToString::to_string).collect();
        members.push(number(finding.secret()));
        records.push(members);
    }
    let lines = records.iter().map(|members| members.join(MEMBER.encode_utf8(&mut [0; 4])));
    lines.collect::<Vec<_>>().join(RECORD.encode_utf8(&mut [0; 4]))
}
