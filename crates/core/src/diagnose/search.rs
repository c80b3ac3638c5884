//! Tries a source string against the signatures and secrets at hand. Owns the budget of a whole diagnosis; must never tell
//! more of a digest than whether it matches.

use alloc::vec::Vec;

use super::digest::{self, Digest, Hash, Recipe};
use super::finding::{Finding, Mistake, Secret};
use super::message::{Message, put};
use crate::{Algorithm, Limits};

/// Bytes that go through digests in one diagnosis, all trials together. A real notification needs a tenth of it.
const BUDGET: usize = 64 << 20;

/// A signature to be explained.
#[derive(Clone, Copy)]
pub(super) struct Target {
    /// Whose field it stands in.
    pub(super) algorithm: Algorithm,
    /// Not necessarily as long as the algorithm's.
    pub(super) digest: Digest,
}

/// A secret that is not blank.
#[derive(Clone, Copy)]
pub(super) struct Key<'s> {
    pub(super) number: Secret,
    pub(super) bytes: &'s [u8],
}

/// A signature that matches under a secret, or under none at all.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    pub(super) algorithm: Algorithm,
    pub(super) secret: Option<Secret>,
}

impl Hit {
    /// The proof of a mistake.
    pub(super) fn proves(self, mistake: &'static Mistake) -> Finding {
        Finding::fact(mistake).about(self.algorithm).under(self.secret)
    }
}

/// Writes a value, a key or a body as it may have been.
pub(super) type Rewrite = fn(&[u8], &mut Vec<u8>);

pub(super) struct Search<'s, 'm> {
    pub(super) message: &'s Message<'m>,
    pub(super) limits: &'s Limits,
    pub(super) keys: &'s [Key<'s>],
    pub(super) targets: &'s [Target],
    budget: usize,
    cut_short: bool,
}

impl<'s, 'm> Search<'s, 'm> {
    pub(super) fn new(
        message: &'s Message<'m>,
        limits: &'s Limits,
        keys: &'s [Key<'s>],
        targets: &'s [Target],
    ) -> Self {
        Self { message, limits, keys, targets, budget: BUDGET, cut_short: false }
    }

    /// Whether something was not tried for its cost.
    pub(super) const fn is_cut_short(&self) -> bool {
        self.cut_short
    }

    /// Notes that something was not tried.
    pub(super) const fn cut_short(&mut self) {
        self.cut_short = true;
    }

    /// What one attempt at a source of this length costs.
    pub(super) fn cost(&self, length: usize) -> usize {
        // Two more blocks for the pads of HMAC.
        let pairs = self.keys.len().max(1).saturating_mul(self.targets.len());
        length.saturating_add(2 * 64).saturating_mul(pairs)
    }

    /// Pays for that much hashing; `false` if there is not enough left, and from then on.
    pub(super) fn spend(&mut self, bytes: usize) -> bool {
        let left = self.budget.checked_sub(bytes);
        self.budget = left.unwrap_or(0);
        self.cut_short |= left.is_none();
        left.is_some()
    }

    /// Looks for a signature that is right for this source, given that the right source is wrong.
    pub(super) fn attempt(&mut self, source: &[u8]) -> Option<Hit> {
        self.attempt_for(self.targets, source)
    }

    /// The same for some of the signatures only.
    pub(super) fn attempt_for(&mut self, targets: &[Target], source: &[u8]) -> Option<Hit> {
        if source == self.message.source || !self.spend(self.cost(source.len())) {
            return None;
        }
        targets.iter().find_map(|target| {
            let signs =
                |key: &&Key<'_>| digest::signs(&target.digest, target.algorithm, key.bytes, source);
            let key = self.keys.iter().find(signs)?;
            Some(Hit { algorithm: target.algorithm, secret: Some(key.number) })
        })
    }

    /// Looks for a signature that the unchanged source gives with another hash or recipe.
    pub(super) fn attempt_as(&mut self, hash: Hash, recipe: Recipe) -> Option<Hit> {
        let source = self.message.source.as_slice();
        if !self.spend(self.cost(source.len())) {
            return None;
        }
        self.targets.iter().find_map(|target| {
            if recipe == Recipe::Plain {
                let found = digest::matches(&target.digest, hash, recipe, &[], source);
                return found.then_some(Hit { algorithm: target.algorithm, secret: None });
            }
            let matches =
                |key: &&Key<'_>| digest::matches(&target.digest, hash, recipe, key.bytes, source);
            let key = self.keys.iter().find(matches)?;
            Some(Hit { algorithm: target.algorithm, secret: Some(key.number) })
        })
    }

    /// Looks for a signature that the unchanged source gives with another key.
    pub(super) fn attempt_with(&mut self, key: &[u8], number: Option<Secret>) -> Option<Hit> {
        let source = self.message.source.as_slice();
        if !self.spend(self.cost(source.len())) {
            return None;
        }
        let signs = |target: &&Target| digest::signs(&target.digest, target.algorithm, key, source);
        let target = self.targets.iter().find(signs)?;
        Some(Hit { algorithm: target.algorithm, secret: number })
    }

    /// Tries the values as `rewrite` leaves them. The finding names the first that it changes.
    pub(super) fn values(
        &mut self,
        mistake: &'static Mistake,
        mut rewrite: impl FnMut(&[u8], &mut Vec<u8>),
    ) -> Option<Finding> {
        let mut source = Vec::with_capacity(self.message.source.len());
        let mut value = Vec::new();
        let mut changed = None;
        for (nth, from) in self.message.values().enumerate() {
            value.clear();
            rewrite(from, &mut value);
            if changed.is_none() && value != from {
                changed = Some(nth);
            }
            put(&mut source, &value);
        }
        let hit = self.attempt(&source)?;
        let field = changed.and_then(|nth| self.message.path(nth));
        Some(hit.proves(mistake).field_named(field))
    }

    /// Tries the source of another body.
    pub(super) fn body(&mut self, mistake: &'static Mistake, body: &[u8]) -> Option<Finding> {
        let source = super::message::source_of(body, self.limits)?;
        Some(self.attempt(&source)?.proves(mistake))
    }
}
