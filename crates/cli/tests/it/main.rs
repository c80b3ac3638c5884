//! The command as a process: pipes, sockets, signals. Everything is on 127.0.0.1 with ports of the
//! system's choice, everything ends within a bounded time, and no child outlives its test.
//!
//! Digests that are written down were computed with Python's `hmac`.

mod cli;
#[cfg(unix)]
mod examples;
mod https;
mod kinds;
mod listen;
mod notification;
mod send;
mod support;
