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
    /// Those that were added, until the first message comes. Room for all of them from the beginning: where a list grows it leaves copies
    /// behind.
    keys: Vec<SecretKey>,
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
        Self { keys: Vec::with_capacity(secrets), policy, ready: None }
    }

    /// Adds a secret, and wipes what it came in. False if it is blank.
    #[must_use]
    pub fn add(&mut self, mut secret: Vec<u8>) -> bool {
        let key = SecretKey::new(&secret);
        secret.zeroize();
        key.map(|key| self.keys.push(key)).is_ok()
    }

    /// The verdict over a body: what `pack.rs` makes of the message, or a refusal.
    #[must_use]
    pub fn verify(&mut self, body: &[u8]) -> Vec<u8> {
        if self.ready.is_none() {
            let keys = core::mem::take(&mut self.keys);
            self.ready = countersign::Verifier::new(keys).ok();
        }
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

/// Whole seconds, towards the past. What is no time becomes one for which there is no receipt.
#[allow(clippy::cast_possible_truncation, reason = "saturates, and no date is so far away")]
fn seconds(time: f64) -> i64 {
    if time.is_nan() { i64::MAX } else { time as i64 }
}
