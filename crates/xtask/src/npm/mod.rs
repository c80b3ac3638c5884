//! The npm package. Owns the way from the crate `countersign-wasm` to what is published: cargo, wasm-bindgen, wasm-opt, the scripts of the package, and the
//! sizes that must not be passed. What is built lies in `bindings/wasm/npm/build` and `dist`, and is not committed.

mod errors;
mod fixtures;
mod module;
mod sizes;

use std::path::Path;

use crate::bindings;
use crate::command::{cargo, run};

/// Where the package's own files are.
pub(crate) const PACKAGE: &str = "bindings/wasm/npm";
/// The page that explains.
const PLAYGROUND: &str = "bindings/wasm/playground";
/// What makes a file.
type Maker = fn() -> String;
/// The lists of the package that are made from Rust's.
const GENERATED: [(&str, Maker); 2] = [
    ("bindings/wasm/npm/src/generated/errors.ts", errors::text),
    ("bindings/wasm/npm/src/generated/fixtures.ts", fixtures::names),
];

/// Builds everything.
pub(crate) fn run_all(root: &Path) -> Result<(), String> {
    install(root, PACKAGE)?;
    module::build(root)?;
    fixtures::write(root)?;
    run(root, "node", [format!("{PACKAGE}/scripts/build.mjs")]).show()?;
    run(root, "node", [format!("{PLAYGROUND}/build.mjs")]).show()?;
    sizes::check(root)
}

/// The TypeScript alone, without a module.
pub(crate) fn units(root: &Path) -> Result<(), String> {
    run(root, "npm", ["--prefix", PACKAGE, "run", "--silent", "test:unit"]).show()
}

/// The packed package, with all shared vectors, on every runtime, bundler and checker of packages.
pub(crate) fn runtimes(root: &Path) -> Result<(), String> {
    run(root, "node", [format!("{PACKAGE}/tests/run.mjs")]).show()
}

/// The packed package behind every server that its pages tell of, against the command.
pub(crate) fn servers(root: &Path) -> Result<(), String> {
    against_command(root, &format!("{PACKAGE}/tests/adapters/run.mjs"))
}

/// The page, in a browser.
pub(crate) fn playground(root: &Path) -> Result<(), String> {
    install(root, &format!("{PLAYGROUND}/tests"))?;
    let compiler = format!("{PACKAGE}/node_modules/.bin/tsc");
    run(root, &compiler, ["--noEmit", "--project", PLAYGROUND]).show()?;
    against_command(root, &format!("{PLAYGROUND}/tests/run.mjs"))
}

fn against_command(root: &Path, tests: &str) -> Result<(), String> {
    cargo(root, "build --package countersign-cli --locked").show()?;
    let target = bindings::target(root)?;
    let command = target.join("debug/countersign");
    run(root, "node", [tests]).env("COUNTERSIGN", command).env("CARGO_TARGET_DIR", target).show()
}

/// What of the package's sources is made here.
pub(crate) fn generated(root: &Path, check: bool) -> Result<(), String> {
    version(root)?;
    for (file, made) in GENERATED {
        let text = made();
        let path = root.join(file);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        if check {
            return Err(format!(
                "{file} is not what is made of Rust's list; run `cargo xtask npm --generated`"
            ));
        }
        std::fs::write(&path, text).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}

/// The package has the version of everything else.
fn version(root: &Path) -> Result<(), String> {
    let path = root.join(PACKAGE).join("package.json");
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let package: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let ours = env!("CARGO_PKG_VERSION");
    if package["version"] == ours {
        Ok(())
    } else {
        Err(format!(
            "{PACKAGE}/package.json has version {}, and the workspace {ours}",
            package["version"]
        ))
    }
}

/// Installs what a folder's lock file names, unless it is there.
pub(crate) fn install(root: &Path, folder: &str) -> Result<(), String> {
    let lock = root.join(folder).join("package-lock.json");
    let there = root.join(folder).join("node_modules/.package-lock.json");
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    if time(&there).is_some_and(|there| Some(there) >= time(&lock)) {
        return Ok(());
    }
    let arguments = ["--prefix", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error"];
    run(root, "npm", arguments).show()
}
