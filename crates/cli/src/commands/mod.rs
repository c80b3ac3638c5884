//! The commands, a file or folder each. Each owns its options, its help and its output; the work is done
//! elsewhere.

pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod explain;
pub(crate) mod fixture;
pub(crate) mod listen;
pub(crate) mod man;
pub(crate) mod request;
pub(crate) mod send;
pub(crate) mod sign;
pub(crate) mod verify;
