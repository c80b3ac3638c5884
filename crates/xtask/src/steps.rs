//! The steps of `cargo xtask test`. Owns what is checked and in which order, cheap before dear; a step that fails does
//! not keep the others from running, and the last line counts them all.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::command::cargo;
use crate::tools::TARGETS;
use crate::{bindings, deny, fields, generated, header, npm, tools};

/// A step: its name, and what it does in the workspace's folder.
pub(crate) type Step = (&'static str, fn(&Path) -> Result<(), String>);

/// Options that choose the features of the core.
const CORE_FEATURES: [&str; 6] = [
    "",
    " --features alloc",
    " --features chrono",
    " --features jiff",
    " --features serde",
    " --features time",
];

/// What needs no compiled tests.
pub(crate) fn quick() -> Vec<Step> {
    vec![
        ("tools", tools::install),
        ("formatting", |root| cargo(root, "fmt --all --check").show()),
        ("generated files: vectors", |root| generated::vectors(root, true, None)),
        ("generated files: fields", |root| fields::run(root, true)),
        ("generated files: C headers", |root| header::run(root, true)),
        ("generated files: errors for JavaScript", |root| npm::generated(root, true)),
        ("generated files: fixtures", |root| generated::fixtures(root, true)),
        ("dependencies", |root| deny::run(root).map(|summary| println!("  {summary}"))),
        ("lints", |root| {
            cargo(root, "clippy --workspace --all-targets --locked -- --deny warnings").show()?;
            // The core on its own, without what other crates switch on: each feature alone, and all.
            for features in CORE_FEATURES {
                let clippy = format!(
                    "clippy --package countersign --no-default-features{features} --locked -- --deny warnings"
                );
                cargo(root, &clippy).show()?;
            }
            cargo(
                root,
                "clippy --package countersign --all-features --all-targets --locked -- --deny warnings",
            )
            .show()?;
            // As it is when it is a module, and not a library for the host.
            cargo(
                root,
                "clippy --package countersign-wasm --features desk --target wasm32-unknown-unknown --locked -- --deny warnings",
            )
            .show()
        }),
    ]
}

/// Everything.
pub(crate) fn all() -> Vec<Step> {
    let mut steps = quick();
    steps.extend::<[Step; 15]>([
        ("documentation", |root| {
            for doc in [
                "doc --workspace --no-deps --locked",
                "doc --package countersign --all-features --no-deps --locked",
            ] {
                cargo(root, doc).env("RUSTDOCFLAGS", "--deny warnings").show()?;
            }
            Ok(())
        }),
        ("core without a standard library", bare),
        ("core without an allocator, tested", |root| {
            cargo(root, "test --package countersign --no-default-features --lib --locked --quiet")
                .show()
        }),
        ("core with all features, tested", |root| {
            cargo(root, "test --package countersign --all-features --lib --test conversions --locked --quiet")
                .show()
        }),
        ("tests", |root| cargo(root, "test --workspace --locked").show()),
        ("C library under Miri", bindings::miri),
        ("C library, from C", bindings::c),
        ("PHP package", bindings::php),
        ("npm package is built", npm::run_all),
        ("npm package: units", npm::units),
        ("npm package, packed, on every runtime", npm::runtimes),
        ("npm package, packed, on every server", npm::servers),
        ("playground", npm::playground),
        ("benches run", |root| {
            cargo(root, "bench --package countersign-benches --locked -- --test").show()
        }),
        ("demo", |root| cargo(root, "run --release --locked -- demo").show()),
    ]);
    steps
}

/// The core for machines that have neither a system nor an allocator, and for the browser.
fn bare(root: &Path) -> Result<(), String> {
    for target in TARGETS {
        for features in ["", " --features alloc", " --features serde,time,chrono,jiff"] {
            let build = format!(
                "build --package countersign --no-default-features{features} --target {target} --locked"
            );
            cargo(root, &build).show()?;
        }
    }
    // A library is never linked, so that it builds says nothing about an allocator. A program is.
    cargo(
        root,
        "build --package countersign --no-default-features --example bare_metal --target thumbv7em-none-eabi --locked",
    )
    .show()
}

/// The long comparison with PHP.
pub(crate) fn php(root: &Path, cases: u64, seed: Option<u64>) -> Result<(), String> {
    tools::install(root)?;
    let test = "test --release --package countersign-tests --test php_differential --locked -- --nocapture";
    let mut run = cargo(root, test).env("COUNTERSIGN_PHP_CASES", cases.to_string());
    if let Some(seed) = seed {
        run = run.env("COUNTERSIGN_SEED", seed.to_string());
    }
    run.show()
}

/// Runs the steps one after the other and counts them.
pub(crate) fn run(root: &Path, steps: &[Step]) -> ExitCode {
    let mut failures = Vec::new();
    for (number, (name, step)) in steps.iter().enumerate() {
        println!("\n[{}/{}] {name}", number + 1, steps.len());
        let begin = Instant::now();
        match step(root) {
            Ok(()) => println!("  ok, {:.0} s", begin.elapsed().as_secs_f64()),
            Err(message) => {
                println!("  FAILED: {message}");
                failures.push((name, message));
                if *name == "tools" {
                    break; // Nothing after it could run in full.
                }
            }
        }
    }
    println!();
    for (name, message) in &failures {
        println!("failed: {name}: {message}");
    }
    println!("{} passed, {} failed", steps.len() - failures.len(), failures.len());
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
