//! What the tests need beside Rust. Owns how it is found and installed; must never let a step be left out because
//! something is missing: what cannot be installed here is named, with the command that installs it.

use std::path::Path;

use crate::command::{Run, cargo, run};

/// Targets that the core must build for without a standard library.
pub(crate) const TARGETS: [&str; 2] = ["thumbv7em-none-eabi", "wasm32-unknown-unknown"];

/// Parts of the toolchain.
const COMPONENTS: [(&str, &str); 2] = [("rustfmt", "fmt"), ("clippy", "clippy")];

/// Shell commands that succeed if something is there, and the Debian and Ubuntu packages it comes in.
const PACKAGES: [(&str, &str); 20] = [
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
    ("node --version", "nodejs"),
    ("npm --version", "npm"),
    ("test -x /usr/bin/chromium", "chromium"),
];

/// The oldest Node that is supported, and the one that runs the tools.
const NODE: u32 = 20;

/// What analyses PHP. It comes as source, and takes some minutes to build, once.
const MAGO: &str = "1.29.0";

/// Makes sure that everything is there.
pub(crate) fn install(root: &Path) -> Result<(), String> {
    for (component, command) in COMPONENTS {
        if !run(root, "cargo", [command, "--version"]).works() {
            rustup(root, &["component", "add", component])?;
        }
    }
    let installed = run(root, "rustup", ["target", "list", "--installed"]).read();
    for target in TARGETS {
        if !installed.as_ref().is_ok_and(|list| list.lines().any(|line| line == target)) {
            rustup(root, &["target", "add", target])?;
        }
    }
    let missing: Vec<_> = PACKAGES
        .iter()
        .filter(|(there, _)| !run(root, "sh", ["-c", there]).works())
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() {
        packages(root, &missing)?;
    }
    node(root)?;
    miri(root)?;
    mago(root)
}

/// What runs the package's tools. Some distributions have an older one than they take.
fn node(root: &Path) -> Result<(), String> {
    let version = run(root, "node", ["--version"]).read()?;
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_some_and(|major: u32| major >= NODE) {
        return Ok(());
    }
    Err(format!(
        "node is {}, and {NODE} or later is needed; install one from https://nodejs.org or your distribution's backports and try again",
        version.trim()
    ))
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

/// Installs Debian packages, as root or through sudo without a password.
fn packages(root: &Path, names: &[&str]) -> Result<(), String> {
    let sentence = format!("run `sudo apt-get install {}` and try again", names.join(" "));
    if !run(root, "apt-get", ["--version"]).works() {
        return Err(format!(
            "this machine has no apt-get; install what Debian calls {} and try again",
            names.join(" ")
        ));
    }
    let root_user = run(root, "id", ["-u"]).read().is_ok_and(|id| id.trim() == "0");
    let install = [&["install", "--yes", "--no-install-recommends"], names].concat();
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
    Ok(())
}
