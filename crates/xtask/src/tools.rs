//! What the tests need beside Rust. Owns how it is found and installed; must never let a step be left out because
//! something is missing: what cannot be installed here is named, with the command that installs it.

use std::path::Path;

use semver::{Version, VersionReq};

use crate::command::{Run, cargo, look_first_in, run};
use crate::npm;

/// What browsers and runtimes of JavaScript run.
const WASM: &str = "wasm32-unknown-unknown";

/// Targets that the core must build for without a standard library.
pub(crate) const TARGETS: [&str; 2] = ["thumbv7em-none-eabi", WASM];

/// Parts of the toolchain.
const COMPONENTS: [(&str, &str); 2] = [("rustfmt", "fmt"), ("clippy", "clippy")];

/// A shell command that succeeds if something is there, and the Debian and Ubuntu package it comes in.
type Package = (&'static str, &'static str);

/// What is needed beside Node.
const PACKAGES: [Package; 18] = [
    ("python3 --version", "python3"),
    // The C library.
    ("make --version", "make"),
    ("g++ --version", "g++"),
    ("clang --version", "clang"),
    ("test -e \"$(clang -print-runtime-dir)/libclang_rt.asan-$(uname -m).a\"", "libclang-rt-dev"),
    ("valgrind --version", "valgrind"),
    ("cmake --version", "cmake"),
    ("pkg-config --version", "pkg-config"),
    ("echo '#include <jansson.h>' | cc -E -x c -", "libjansson-dev"),
    ("echo '#include <microhttpd.h>' | cc -E -x c -", "libmicrohttpd-dev"),
    ("curl --version", "curl"),
    // The package for PHP.
    ("php --version", "php-cli"),
    ("ls /usr/sbin/php-fpm*", "php-fpm"),
    ("command -v cgi-fcgi", "libfcgi-bin"),
    ("phpunit --version", "phpunit"),
    ("composer --version", "composer"),
    ("test -d /usr/share/php/Nyholm/Psr7", "php-nyholm-psr7"),
    // The package for JavaScript.
    ("test -x /usr/bin/chromium", "chromium"),
];

/// What the package for JavaScript is built with.
const NODE_PACKAGES: [Package; 2] = [("node --version", "nodejs"), ("npm --version", "npm")];

/// The Nodes that run the tools. The package itself is content with less; these are Vite's demands, with which it is tested.
const NODE: [&str; 2] = ["^20.19", ">=22.12"];

/// Where Node and npm are named for machines whose own are older. npm too, because a distribution's is made for the distribution's Node.
const NEWER_NODE: &str = "crates/xtask/node";

/// What analyses PHP. It comes as source, and takes some minutes to build, once.
const MAGO: &str = "1.29.0";

/// Makes sure that everything is there.
pub(crate) fn install(root: &Path) -> Result<(), String> {
    for (component, command) in COMPONENTS {
        if !run(root, "cargo", [command, "--version"]).works() {
            rustup(root, &["component", "add", component])?;
        }
    }
    targets(root, &TARGETS)?;
    packages(root, &PACKAGES)?;
    node(root)?;
    miri(root)?;
    mago(root)
}

/// The part of it that building the package for JavaScript needs.
pub(crate) fn for_npm(root: &Path) -> Result<(), String> {
    targets(root, &[WASM])?;
    node(root)
}

fn targets(root: &Path, wanted: &[&str]) -> Result<(), String> {
    let installed = run(root, "rustup", ["target", "list", "--installed"]).read();
    for target in wanted {
        if !installed.as_ref().is_ok_and(|list| list.lines().any(|line| line == *target)) {
            rustup(root, &["target", "add", target])?;
        }
    }
    Ok(())
}

/// Node and npm. Where the machine's own, or its distribution's, are too old, newer ones are installed here and used from now on.
fn node(root: &Path) -> Result<(), String> {
    packages(root, &NODE_PACKAGES)?;
    let version = run(root, "node", ["--version"]).read()?;
    if recent(&version) {
        return Ok(());
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err(format!(
            "node is {}, and {} is needed, which comes by itself on x86-64 Linux only; install one from https://nodejs.org or your distribution's backports and try again",
            version.trim(),
            NODE.join(" or ")
        ));
    }
    npm::install(root, NEWER_NODE)?;
    look_first_in(root.join(NEWER_NODE).join("node_modules/.bin"))?;
    let version = run(root, "node", ["--version"]).read()?;
    if !recent(&version) {
        return Err(format!("{NEWER_NODE} names node {}, which is too old", version.trim()));
    }
    run(root, "npm", ["--version"]).read().map(|_| ())
}

/// Whether this is one of `NODE`.
fn recent(version: &str) -> bool {
    let version = Version::parse(version.trim().trim_start_matches('v'));
    version.is_ok_and(|version| {
        NODE.iter().any(|range| VersionReq::parse(range).is_ok_and(|range| range.matches(&version)))
    })
}

/// Miri, which only the nightly toolchain has. One that is there is not changed for another.
fn miri(root: &Path) -> Result<(), String> {
    if nightly(root, "miri --version").works() {
        return Ok(());
    }
    let add = ["component", "add", "--toolchain", "nightly", "miri", "rust-src"];
    if run(root, "rustup", add).show().is_ok() {
        return Ok(());
    }
    let parts = ["--profile", "minimal", "--component", "miri,rust-src"];
    rustup(root, &[["toolchain", "install", "nightly"].as_slice(), &parts].concat())
}

/// Cargo of the nightly toolchain.
pub(crate) fn nightly(root: &Path, arguments: &str) -> Run {
    let all = ["run", "nightly", "cargo"].into_iter().chain(arguments.split_whitespace());
    run(root, "rustup", all)
}

fn mago(root: &Path) -> Result<(), String> {
    let there = run(root, "mago", ["--version"]).read();
    if there.is_ok_and(|version| version.trim() == format!("mago {MAGO}")) {
        return Ok(());
    }
    cargo(root, &format!("install mago --version {MAGO} --locked --quiet")).show()
}

fn rustup(root: &Path, arguments: &[&str]) -> Result<(), String> {
    run(root, "rustup", arguments).show().map_err(|error| {
        format!(
            "{error}; install rustup, or whatever your Rust came with, so that `rustup {}` works",
            arguments.join(" ")
        )
    })
}

/// Installs Debian packages of which something is missing, as root or through sudo without a password.
fn packages(root: &Path, all: &[Package]) -> Result<(), String> {
    let missing = |(there, _): &&Package| !run(root, "sh", ["-c", there]).works();
    let names: Vec<_> = all.iter().filter(missing).map(|(_, package)| *package).collect();
    if names.is_empty() {
        return Ok(());
    }
    let sentence = format!("run `sudo apt-get install {}` and try again", names.join(" "));
    if !run(root, "apt-get", ["--version"]).works() {
        return Err(format!(
            "this machine has no apt-get; install what Debian calls {} and try again",
            names.join(" ")
        ));
    }
    let root_user = run(root, "id", ["-u"]).read().is_ok_and(|id| id.trim() == "0");
    let install = [&["install", "--yes", "--no-install-recommends"], names.as_slice()].concat();
    let steps: [&[&str]; 2] = [&["update"], &install];
    for arguments in steps {
        let result = if root_user {
            run(root, "apt-get", arguments)
        } else {
            run(root, "sudo", [&["--non-interactive", "apt-get"], arguments].concat())
        };
        let result = result.env("DEBIAN_FRONTEND", "noninteractive").show();
        // A list that cannot be refreshed may still be good enough to install from.
        if arguments.len() > 1 {
            result.map_err(|error| format!("{error}; {sentence}"))?;
        }
    }
    // Another one of the same name may stand in the way of Debian's.
    match all.iter().find(missing) {
        None => Ok(()),
        Some((there, package)) => {
            Err(format!("`{there}` fails although Debian's {package} is installed"))
        }
    }
}
