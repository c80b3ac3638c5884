//! Licences, sources, bans and advisories of everything the workspace depends on, checked without a network.
//!
//! Owns what may become a dependency: `deny.toml`, which `cargo deny` reads as well, the advisories noted in
//! `advisories.toml`, the packages that the core may use, and that `docs/dependencies.md` says why each is there. Must
//! never pass over a setting it does not know or a package that nobody has looked up.

mod checks;
mod inputs;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::command::cargo;
use checks::Names;
use inputs::{Metadata, Rules, Snapshot};

/// All that `countersign` may use, on any target and with any of its features. One more is something to decide: everyone
/// who uses the core gets it too. (`cargo deny` refuses keys it does not know, so the list cannot stand in `deny.toml`.)
const CORE: &[&str] = &[
    "arrayvec",
    "autocfg",
    "base64",
    "block-buffer",
    "cfg-if",
    "chrono",
    "cmov",
    "cpufeatures",
    "crypto-common",
    "ctutils",
    "deranged",
    "digest",
    "hmac",
    "hybrid-array",
    "jiff",
    "jiff-core",
    "jiff-static",
    "keccak",
    "libc",
    "md-5",
    "memchr",
    "nom",
    "num-conv",
    "num-traits",
    "portable-atomic",
    "portable-atomic-util",
    "powerfmt",
    "proc-macro2",
    "quote",
    "rust_decimal",
    "safe_arch",
    "serde",
    "serde_core",
    "serde_derive",
    "sha2",
    "sha3",
    "syn",
    "time",
    "time-core",
    "typenum",
    "unicode-ident",
    "zeroize",
];

/// What users of the core get, whichever features they choose and whatever they build for.
const CORE_TREE: &str = "tree --package countersign --edges normal,build --target all --all-features \
    --prefix none --no-dedupe --format {p} --locked";

/// Checks everything: a line that sums up, or a line for each thing that is wrong.
pub(crate) fn run(root: &Path) -> Result<String, String> {
    let rules: Rules = load(root, "deny.toml")?;
    let snapshot: Snapshot = load(root, "crates/xtask/advisories.toml")?;
    let docs = read(root, "docs/dependencies.md")?;
    let metadata = ask(root, "metadata --all-features --locked --format-version 1")?;
    let metadata: Metadata = serde_json::from_str(&metadata)
        .map_err(|error| format!("cargo metadata wrote something else than expected: {error}"))?;
    let tree = ask(root, CORE_TREE)?;
    let tree: Names<'_> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "countersign")
        .collect();

    let packages = &metadata.packages;
    let core: Names<'_> = CORE.iter().copied().collect();
    let problems = [
        checks::licences(&rules.licenses, packages),
        checks::sources(&rules.sources, &metadata),
        checks::bans(&rules.bans, packages),
        checks::wildcards(&metadata),
        checks::core(&core, &tree),
        checks::advisories(&rules.advisories, &snapshot, &metadata),
        checks::documented(&docs, &metadata, &tree),
    ]
    .concat();
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    let distinct: BTreeSet<_> = packages.iter().map(|package| &package.license).collect();
    let mut summary = format!(
        "{} packages, {} licence expressions; {} in the core; {} advisories up to {} ({}), none applies",
        packages.len(),
        distinct.len(),
        tree.len(),
        snapshot.advisory.len(),
        snapshot.through,
        snapshot.as_of,
    );
    let doubled = checks::doubled(packages);
    if !doubled.is_empty() {
        summary.push_str(&format!("; in several versions: {}", doubled.join(", ")));
    }
    Ok(summary)
}

/// What cargo says, from what is on this machine if it is all there.
fn ask(root: &Path, arguments: &str) -> Result<String, String> {
    let offline = cargo(root, &format!("{arguments} --offline")).read();
    offline.or_else(|_| cargo(root, arguments).read()).map_err(|error| {
        format!(
            "{error}\nIf packages are missing, run `cargo fetch --locked` where there is a network."
        )
    })
}

fn read(root: &Path, file: &str) -> Result<String, String> {
    std::fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}"))
}

fn load<T: DeserializeOwned>(root: &Path, file: &str) -> Result<T, String> {
    toml::from_str(&read(root, file)?).map_err(|error| format!("{file}: {error}"))
}
