//! What the `countersign` command is made of. Owns the way from command line to exit status; must
//! never know what any single command does.
//!
//! This library exists so that the parts can be tested and fuzzed. It is not an interface to build
//! on: programs use the crate `countersign`.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod cli;
mod client;
mod clock;
mod commands;
mod delivery;
mod elsewhere;
mod failure;
mod input;
mod json;
mod link;
mod options;
mod output;
pub mod receipt;
pub mod schedule;
mod secrets;
mod server;
pub mod text;
mod verdict;

use std::process::ExitCode;

use clap::Parser as _;

use crate::failure::Status;

/// Runs the command line of this process.
///
/// The exit status is 0 for "verified" or "done", 1 for "refused", 2 for a wrong command line or an
/// input or output that failed.
#[must_use]
pub fn main() -> ExitCode {
    let command = cli::Cli::parse().command;
    let json = command.json();
    match command.run() {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::Refused) => ExitCode::from(1),
        Err(failure) => {
            failure.report(json);
            ExitCode::from(2)
        }
    }
}
