//! The verdict on one body, as `verify` and `listen` tell it. Owns the object of `verify --json`;
//! must never make a receipt for a message that was not verified.

use std::time::Duration;

use countersign::owned::Notification;
use countersign::{Policy, Receipt, ReceiptDate, Verified, Verifier};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::json::{Pairs, Problem};

/// Secrets, policy and age limit, made once for many messages.
#[derive(Clone, Debug)]
pub(crate) struct Judge {
    verifier: Verifier,
    max_age: Option<Duration>,
}

impl Judge {
    pub(crate) fn new(verifier: Verifier, policy: Policy, max_age: Option<Duration>) -> Self {
        Self { verifier: verifier.with_policy(policy), max_age }
    }

    /// Verifies and answers. `now` measures the age, `date` goes into the receipt.
    pub(crate) fn judge(&self, body: &[u8], now: i64, date: ReceiptDate) -> Verdict {
        let policy = match self.max_age {
            Some(limit) => self.verifier.policy().max_age(limit).at(now),
            None => self.verifier.policy(),
        };
        match self.verifier.verify_with(&policy, body) {
            Ok(verified) => {
                let receipt = verified.receipt(date).map_err(Problem::from);
                Verdict::Genuine(Box::new(Genuine { verified, receipt }))
            }
            Err(error) => Verdict::Refused(error.into()),
        }
    }
}

/// What came out.
pub(crate) enum Verdict {
    Genuine(Box<Genuine>),
    Refused(Problem),
}

/// A genuine message and its answer, or why it cannot have one.
pub(crate) struct Genuine {
    pub(crate) verified: Verified<'static>,
    pub(crate) receipt: Result<Receipt, Problem>,
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Genuine(genuine) => {
                let Genuine { verified, receipt } = &**genuine;
                map.serialize_entry("valid", &true)?;
                map.serialize_entry("kind", verified.kind().name())?;
                map.serialize_entry("algorithm", verified.algorithm().name())?;
                map.serialize_entry("secret", &verified.secret_index())?;
                let text = receipt.as_ref().ok().map(ToString::to_string);
                map.serialize_entry("receipt", &text)?;
                if let Err(problem) = receipt {
                    map.serialize_entry("receipt_error", problem)?;
                }
                map.serialize_entry("fields", &Pairs(verified.fields()))?;
                if let Some(notification) = Notification::of(verified) {
                    map.serialize_entry("notification", &notification)?;
                }
            }
            Self::Refused(problem) => {
                map.serialize_entry("valid", &false)?;
                map.serialize_entry("error", problem)?;
            }
        }
        map.end()
    }
}
