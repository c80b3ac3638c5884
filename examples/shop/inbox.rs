//! Work that came in and has not been done. Stands for a table of a database with a unique index on the event; owns that every
//! event is in it once, and must never say that something is stored before it is.

use std::collections::HashMap;
use std::fmt;
use std::sync::Mutex;

use countersign::{Fingerprint, Kind, Verified};

use crate::log;

/// What a message asks the shop to do.
#[derive(Clone, Debug)]
pub struct Work {
    /// Which event it tells of, so that it is done once: 2Checkout repeats messages for two days, and anybody can send one by hand.
    event: Fingerprint,
    /// For the log.
    name: String,
    /// Order or subscription.
    pub kind: Kind,
    /// Every signed field, by its PHP path (`REFNO`, `IPN_PID[0]`). Values are bytes, not always UTF-8.
    pub fields: Vec<(String, Vec<u8>)>,
}

impl Work {
    /// Takes from a genuine message what is needed later. Later is when to compare amount, currency and product with one's
    /// own order: the signature does not cover the names of fields.
    #[must_use]
    pub fn of(message: &Verified<'_>) -> Self {
        let field =
            |field: countersign::Field<'_>| (field.path().to_string(), field.value().to_vec());
        Self {
            // The fields it takes may be switched off in the account. Better the same event twice than two events taken for one.
            event: message.dedupe_key().unwrap_or_else(|_| message.delivery_id()),
            name: crate::name(message),
            kind: message.kind(),
            fields: message.fields().map(field).collect(),
        }
    }
}

/// For the log: the kind, and the order or the licence. No names, no addresses.
impl fmt::Display for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The shop could not keep a message, so it must not answer with a receipt.
#[derive(Clone, Copy, Debug)]
pub struct NotStored;

impl fmt::Display for NotStored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the inbox is full")
    }
}

impl std::error::Error for NotStored {}

/// Where work waits.
#[derive(Debug)]
pub struct Inbox {
    room: usize,
    work: Mutex<HashMap<Fingerprint, Work>>,
}

impl Inbox {
    /// An empty one with room for a thousand, or for as many as the environment variable `INBOX_ROOM` says.
    pub(crate) fn from_env() -> Result<Self, String> {
        let room = match std::env::var("INBOX_ROOM") {
            Ok(room) => room.parse().map_err(|_| "INBOX_ROOM is not a number")?,
            Err(_) => 1000,
        };
        Ok(Self { room, work: Mutex::default() })
    }

    /// Stores work, unless it is there already. Who returns from here without an error has kept it: a real shop commits its
    /// transaction here, and is why this is `async`.
    ///
    /// # Errors
    /// [`NotStored`]: there is no room left.
    pub async fn keep(&self, work: Work) -> Result<(), NotStored> {
        let mut kept = self.work.lock().map_err(|_| NotStored)?;
        if kept.contains_key(&work.event) {
            log(format_args!("stored before: {work}"));
            return Ok(());
        }
        if kept.len() >= self.room {
            return Err(NotStored);
        }
        log(format_args!("stored: {work}"));
        kept.insert(work.event, work);
        Ok(())
    }
}
