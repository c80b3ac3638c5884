//! Secrets and a policy, ready for messages. Owns the only thing that stays in the module between calls: key schedules.

use alloc::vec::Vec;

use countersign::{Error, SecretKey};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroize;

use crate::errors::refusal;
use crate::{pack, policy, receipt};

/// What TypeScript's `Verifier` holds.
#[wasm_bindgen]
pub struct Verifier {
    /// Those that were added, until all are there. Room for all of them from the beginning: where a list grows it leaves copies
    /// behind.
    keys: Vec<SecretKey>,
    announced: usize,
    policy: countersign::Policy,
    ready: Option<countersign::Verifier>,
}

#[wasm_bindgen]
impl Verifier {
    /// See `policy.rs` for the numbers.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "numbers are what crosses the border cheapest")]
    #[must_use]
    pub fn new(
        secrets: usize,
        accept: u8,
        kind: u8,
        require_all: bool,
        body: u32,
        fields: u32,
        name: u32,
        depth: u32,
    ) -> Self {
        let policy = policy::policy(accept, kind, require_all, [body, fields, name, depth]);
        Self { keys: Vec::with_capacity(secrets), announced: secrets, policy, ready: None }
    }

    /// Adds a secret, and wipes what it came in. False if it is blank. The last of those that were announced makes the verifier ready.
    #[must_use]
    pub fn add(&mut self, secret: Vec<u8>) -> bool {
        let is_key = self.take(secret);
        scrub();
        is_key
    }

    /// The verdict over a body: what `pack.rs` makes of the message, or a refusal. Changes nothing here, so that a call which traps for want of
    /// memory leaves a verifier that works.
    #[must_use]
    pub fn verify(&self, body: &[u8]) -> Vec<u8> {
        let ready = self.ready.as_ref().ok_or(Error::EmptySecret);
        let verdict = ready.and_then(|verifier| verifier.verify_with(&self.policy, body));
        verdict.map_or_else(|error| refusal(&error), |verified| pack::message(&verified))
    }

    /// A zero and the receipt of what `receipt.rs` made of a message, or a refusal. `now` in Unix
    /// seconds.
    #[must_use]
    pub fn receipt(&self, secret: usize, algorithm: u8, part: &[u8], now: f64) -> Vec<u8> {
        let algorithm = pack::algorithm_of(algorithm);
        let key = self.ready.as_ref().and_then(|verifier| verifier.secrets().get(secret));
        match (key, algorithm) {
            (Some(key), Some(algorithm)) => receipt::text(key, algorithm, part, seconds(now)),
            _ => refusal(&Error::EmptySecret),
        }
    }
}

/// TypeScript hands over whole seconds. What is no time becomes one for which there is no receipt.
#[allow(clippy::cast_possible_truncation, reason = "saturates, and no date is so far away")]
fn seconds(time: f64) -> i64 {
    if time.is_nan() { i64::MAX } else { time as i64 }
}

impl Verifier {
    /// A call of its own, so that all of its part of the stack is below when it is written over.
    #[inline(never)]
    fn take(&mut self, mut secret: Vec<u8>) -> bool {
        let key = SecretKey::new(&secret);
        secret.zeroize();
        let is_key = key.map(|key| self.keys.push(key)).is_ok();
        if self.keys.len() == self.announced {
            self.ready = countersign::Verifier::new(core::mem::take(&mut self.keys)).ok();
        }
        is_key
    }
}

/// The stack below has held keys and what is made of them: dead values, which nobody else would write over.
impl Drop for Verifier {
    fn drop(&mut self) {
        self.keys.clear();
        self.ready = None;
        scrub();
    }
}

/// As much of the stack as any call here takes, several times over, in words.
const DEEP: usize = 2048;

#[inline(never)]
fn scrub() {
    let mut stack = [0_u64; DEEP];
    stack.zeroize();
}
