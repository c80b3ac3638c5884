//! The part of a shop that no web framework has a say in. Owns the keys, the inbox, and the text of an answer; must never
//! see an HTTP type, and must never keep or answer a message that was not verified.

mod inbox;
mod keys;

use std::fmt::Display;
use std::io::{self, Write as _};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use countersign::{Kind, Limits, Policy, ReceiptDate, Verified, Verifier};

pub use inbox::{Inbox, NotStored, Work};

/// Longest body, in bytes: 8 MiB, as in the core. Real ones have 25 kB at most, but a host that cuts earlier than the
/// core is one more place to look when a message is missing.
pub const MAX_BODY: usize = Limits::DEFAULT.body;

/// How long a client may take to send a request.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long open requests may take when the server ends.
pub const GRACE: Duration = Duration::from_secs(5);

/// What every request needs.
#[derive(Debug)]
pub struct Shop {
    /// Verifies what comes to `/ipn`.
    pub ipn: Verifier,
    /// Verifies what comes to `/lcn`.
    pub lcn: Verifier,
    /// Where the work goes.
    pub inbox: Inbox,
}

impl Shop {
    /// With what the environment says; see the README beside the examples.
    ///
    /// # Errors
    /// A sentence about what is missing or wrong, without the key.
    pub fn from_env() -> Result<Self, String> {
        let [ipn, lcn] = verifiers()?;
        Ok(Self { ipn, lcn, inbox: Inbox::from_env()? })
    }
}

/// The verifier of what comes to `/ipn`, and that of what comes to `/lcn`, with the keys that the environment names.
///
/// # Errors
/// A sentence about what is missing or wrong, without the key.
pub fn verifiers() -> Result<[Verifier; 2], String> {
    let verifier = Verifier::new(keys::from_env()?).map_err(|error| error.to_string())?;
    // One kind for each endpoint, because a body is as valid at the one as at the other.
    Ok([Kind::Ipn, Kind::Lcn].map(|kind| verifier.clone().with_policy(Policy::new().kind(kind))))
}

/// A message for the log: its kind, and the order or the licence. No names, no addresses.
#[must_use]
pub fn name(message: &Verified<'_>) -> String {
    let (kind, name) = match message.kind() {
        Kind::Lcn => ("LCN", "LICENSE_CODE"),
        _ => ("IPN", "REFNO"),
    };
    // A genuine value may hold line breaks, and would write lines of its own.
    format!("{kind} {}", message.get(name).unwrap_or_default().escape_ascii())
}

/// The body of the answer to a genuine message: its read receipt.
///
/// Empty if none can be made, because a field that the receipt signs is switched off in the account. The message comes again
/// for two days then, and nothing but the Control Panel can change that; the log says which field it is.
pub fn receipt(message: &Verified<'_>) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let date = ReceiptDate::from_unix(i64::try_from(now).unwrap_or(i64::MAX));
    match date.and_then(|date| message.receipt(date)) {
        Ok(receipt) => receipt.to_string(),
        Err(error) => {
            log(format_args!("no receipt: {} {}", error.code(), error.field().unwrap_or_default()));
            String::new()
        }
    }
}

/// The address to listen on: `--addr HOST:PORT`, or the environment variable `ADDR`.
///
/// # Errors
/// A sentence about an argument that nobody knows. Secrets are no arguments: everybody on a machine can read those.
pub fn address() -> Result<String, String> {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (None, ..) => Ok(std::env::var("ADDR").unwrap_or_else(|_| "127.0.0.1:8030".to_owned())),
        (Some("--addr"), Some(address), None) => Ok(address),
        _ => {
            Err("the only argument is --addr HOST:PORT; keys come from the environment".to_owned())
        }
    }
}

/// Writes a line to standard error. Unlike `eprintln!` it does not panic, and so cost a message its answer, when nobody reads.
pub fn log(line: impl Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Waits until the process is asked to end, by Ctrl-C or, as services are, by SIGTERM.
pub async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
