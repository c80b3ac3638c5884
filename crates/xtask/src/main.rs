//! `cargo xtask`: everything that checks or generates something in this workspace.
//!
//! Owns the order of the steps and what they are called; must never hide a step that could not run.

mod bench;
mod bindings;
mod command;
mod deny;
mod fields;
mod generated;
mod header;
mod npm;
mod steps;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks, tests and generators of the Countersign workspace.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Everything: formatting, lints, docs, generated files, all tests, bare-metal builds, the demo
    Test,
    /// The quick part of `test`: formatting, lints, generated files
    Check,
    /// Compares the parsers with real PHP on many random bodies
    Php {
        /// How many bodies
        #[arg(long, default_value_t = 2_000_000)]
        cases: u64,
        /// Which body to begin with; printed by every run
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Writes tests/vectors/*.json
    Vectors {
        /// Only says whether they are what the generator would write
        #[arg(long)]
        check: bool,
        /// Also compares with a file of vectors from elsewhere, by id
        #[arg(long)]
        compare: Option<PathBuf>,
    },
    /// Writes crates/fixtures/bodies/*.form and the table of them
    Fixtures {
        /// Only says whether they are what the generator would write
        #[arg(long)]
        check: bool,
    },
    /// Writes what is made from crates/core/fields.toml: code, docs/fields.md, docs/notification.schema.json
    Fields {
        /// Only says whether they are what the generator would write
        #[arg(long)]
        check: bool,
    },
    /// Writes the headers of the C library
    Header {
        /// Only says whether they are what the generator would write
        #[arg(long)]
        check: bool,
    },
    /// Builds the npm package and the playground
    Npm {
        /// Only writes the files of its sources that are made from Rust
        #[arg(long)]
        generated: bool,
        /// With `--generated`: only says whether they are what would be written
        #[arg(long, requires = "generated")]
        check: bool,
    },
    /// Runs the benches and prints the tables of benches/README.md
    Bench,
    /// Checks licences, sources, bans and advisories of all dependencies, offline
    Deny,
}

/// The workspace's own folder, wherever the command was called from.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."))
}

fn main() -> ExitCode {
    let root = root();
    let result = match Arguments::parse().task {
        Task::Test => return steps::run(root, &steps::all()),
        Task::Check => return steps::run(root, &steps::quick()),
        Task::Php { cases, seed } => steps::php(root, cases, seed),
        Task::Vectors { check, compare } => generated::vectors(root, check, compare.as_deref()),
        Task::Fixtures { check } => generated::fixtures(root, check),
        Task::Fields { check } => fields::run(root, check),
        Task::Header { check } => header::run(root, check),
        Task::Npm { generated: true, check } => npm::generated(root, check),
        Task::Npm { .. } => tools::for_npm(root).and_then(|()| npm::run_all(root)),
        Task::Bench => bench::run(root),
        Task::Deny => deny::run(root).map(|summary| println!("{summary}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
