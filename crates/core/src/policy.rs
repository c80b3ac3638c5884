//! What a merchant accepts. Owns the choices and their defaults; must never look at a message.

use core::fmt;
use core::time::Duration;

use crate::fields::view::View;
use crate::{Algorithm, AlgorithmSet, Error, Kind, Limits, date, strict};

/// A check that only some policies make, as a function pointer: a program whose policies never ask for it does not
/// contain it either, which is worth a sixth of the WebAssembly module.
#[derive(Clone, Copy)]
pub(crate) struct Check<F>(pub(crate) F);

pub(crate) type StrictCheck = Check<fn(&View<'_>, Kind) -> Result<(), Error>>;
pub(crate) type AgeCheck = Check<fn(&View<'_>, Kind, Duration, Option<i64>) -> Result<(), Error>>;

/// There is one function of each type, so that two checks never differ.
impl<F> PartialEq for Check<F> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<F> Eq for Check<F> {}

impl<F> fmt::Debug for Check<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("on")
    }
}

/// What is accepted as genuine.
///
/// The default: SHA3-256 and SHA-256, any kind, default [`Limits`]. The strongest accepted signature that is present
/// must be right; weaker ones are not looked at, and a wrong strong one is never rescued by a right weak one.
///
/// Protocol pages: `signature.md` section 1 ("Choosing"), `README.md` ("What a careful verifier does").
///
/// ```
/// use countersign::{AlgorithmSet, Kind, Policy};
/// let policy = Policy::new().accept(AlgorithmSet::ALL).kind(Kind::Ipn).strict(true);
/// # let _ = policy;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Policy {
    pub(crate) accept: AlgorithmSet,
    pub(crate) kind: Option<Kind>,
    pub(crate) require_all: bool,
    pub(crate) strict: Option<StrictCheck>,
    pub(crate) max_age: Option<(Duration, AgeCheck)>,
    pub(crate) now: Option<i64>,
    pub(crate) limits: Limits,
}

impl Policy {
    /// The default policy.
    pub const fn new() -> Self {
        Self {
            accept: AlgorithmSet::SHA,
            kind: None,
            require_all: false,
            strict: None,
            max_age: None,
            now: None,
            limits: Limits::DEFAULT,
        }
    }

    /// Accepts exactly these algorithms. MD5 is accepted only where it is named here.
    pub const fn accept(mut self, accept: AlgorithmSet) -> Self {
        self.accept = accept;
        self
    }

    /// Also accepts MD5, for accounts that have nothing else switched on.
    pub const fn accept_md5(mut self) -> Self {
        self.accept = self.accept.with(Algorithm::Md5);
        self
    }

    /// Demands a kind; a message of another one gives [`Error::WrongKind`](crate::Error::WrongKind). Every endpoint
    /// should do this: a body is as valid at the LCN endpoint as at the IPN endpoint. [`Kind::Unknown`] demands nothing.
    pub const fn kind(mut self, kind: Kind) -> Self {
        self.kind = match kind {
            Kind::Unknown => None,
            kind => Some(kind),
        };
        self
    }

    /// Requires that every signature present is right, the ones that are not accepted included.
    pub const fn require_all(mut self, require_all: bool) -> Self {
        self.require_all = require_all;
        self
    }

    /// Refuses everything that looks re-cut: any field sent twice, an array where a scalar is documented or the other
    /// way round, line arrays of unequal length, a business date that is not one.
    ///
    /// Not the default, because a new vendor field or shape must not cost a genuine message its receipt.
    pub const fn strict(mut self, strict: bool) -> Self {
        self.strict = if strict { Some(Check(strict::check)) } else { None };
        self
    }

    /// Refuses a message whose signed date (`IPN_DATE`, `DATE_UPDATED`) is further than `limit` from the time of day, into
    /// the past or the future: [`Error::Stale`](crate::Error::Stale). The date is read with the message's
    /// `TIMEZONE_OFFSET`, which must be sent.
    ///
    /// The core has no clock, so each message has to be verified [`at`](Self::at) a time, or with
    /// `Verifier::verify_at`; without one it is refused with [`Error::ClockMissing`](crate::Error::ClockMissing).
    ///
    /// Genuine retries go on for two days, and messages can be sent again by hand much later: an age limit turns
    /// those away.
    pub const fn max_age(mut self, limit: Duration) -> Self {
        self.max_age = Some((limit, Check(date::check_age)));
        self
    }

    /// The time of day for one message, in Unix seconds. Not for a policy that is kept.
    pub const fn at(mut self, now: i64) -> Self {
        self.now = Some(now);
        self
    }

    /// Bounds the body.
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::new()
    }
}
