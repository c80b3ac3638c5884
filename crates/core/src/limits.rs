//! How much of a body is looked at. Owns the numbers and nothing else.

/// Explicit bounds in place of PHP's silent truncation (`max_input_vars`, `post_max_size`).
///
/// Every bound has its own error, and a body that passes one is refused whole, never cut.
///
/// ```
/// use countersign::{Error, Limits, Unverified};
/// let small = Limits { body: 8, ..Limits::DEFAULT };
/// assert_eq!(Unverified::parse(b"REFNO=900000001", &small).unwrap_err(), Error::BodyTooLarge { limit: 8 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest body, in bytes as sent. Never more than [`Limits::MAX_BODY`], whatever is written here.
    pub body: usize,
    /// Most pairs, and separately most arrays (`A[]`, `A[x][y]` make one and two).
    pub fields: usize,
    /// Longest field name, in bytes as sent.
    pub name: usize,
    /// Most bracket levels of a name; never more than 64, PHP's own limit.
    pub depth: usize,
}

impl Limits {
    /// 8 MiB, 100,000 fields, names of 64 KiB, 64 levels. A real notification has 2 to 25 kB and 50 to 1,500 fields.
    pub const DEFAULT: Self =
        Self { body: 8 << 20, fields: 100_000, name: 1 << 16, depth: Self::MAX_DEPTH };

    /// Positions are kept in 32 bits, so no body may be longer than this (2 GiB less 1 KiB).
    pub const MAX_BODY: usize = (1 << 31) - 1024;

    /// PHP's `max_input_nesting_level`.
    pub const MAX_DEPTH: usize = 64;
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
