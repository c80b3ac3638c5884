//! The bindings to other languages. Owns how each is built and tested from here; what is tested stands with the binding itself.

use std::path::{Path, PathBuf};

use crate::command::{cargo, run};
use crate::tools::nightly;

/// Where cargo builds, as it says itself.
pub(crate) fn target(root: &Path) -> Result<PathBuf, String> {
    let metadata = cargo(root, "metadata --no-deps --format-version 1 --locked").read()?;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).ok_or_else(|| "cargo metadata names no target_directory".into())
}

/// Every export of the C library, called from Rust, under Miri.
pub(crate) fn miri(root: &Path) -> Result<(), String> {
    let target = target(root)?.join("miri");
    nightly(root, "miri test --package countersign-c --lib --locked --quiet")
        .env("CARGO_TARGET_DIR", target)
        .show()
}

/// The C library from C, under sanitizers and valgrind, installed, and in its examples.
pub(crate) fn c(root: &Path) -> Result<(), String> {
    let target = target(root)?;
    cargo(root, "build --package countersign-cli --locked").show()?;
    let command = target.join("debug/countersign");
    run(root, "make", ["--no-print-directory", "-C", "bindings/c", "check-all"])
        .env("CARGO_TARGET_DIR", &target)
        .env("COUNTERSIGN", command)
        .show()
}

/// The PHP package: analysed, and tested with both backends.
pub(crate) fn php(root: &Path) -> Result<(), String> {
    let target = target(root)?;
    cargo(root, "build --release --package countersign-c --package countersign-cli --locked")
        .show()?;
    run(root, "mago", ["--workspace", "bindings/php", "analyze"]).show()?;
    run(root, "phpunit", ["--configuration", "bindings/php/phpunit.xml"])
        .env("CARGO_TARGET_DIR", target)
        .show()
}
