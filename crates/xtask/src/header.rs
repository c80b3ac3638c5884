//! The headers of the C library. Owns how they are made from the signatures and comments in `bindings/c`: `countersign.h` for people and compilers, and
//! a second one for FFIs that know neither the preprocessor nor comments. A committed one must never differ from what is made.

use std::fmt::Write as _;
use std::path::Path;

use cbindgen::{Builder, Config};

const LIBRARY: &str = "bindings/c";
const HEADER: &str = "bindings/c/include/countersign.h";
/// The same text for Python's cffi, LuaJIT and their like, and in the package for PHP.
const FFI_HEADERS: [&str; 2] =
    ["bindings/c/include/countersign.ffi.h", "bindings/php/src/Backend/Ffi/countersign.h"];

/// The compiler's word for a result that must be looked at.
const MUST_USE: &str = "
/* Results that must be looked at. Define it as nothing before the include if your compiler knows better. */
#ifndef COUNTERSIGN_MUST_USE
#if defined(__GNUC__)
#define COUNTERSIGN_MUST_USE __attribute__((warn_unused_result))
#elif defined(_MSC_VER)
#define COUNTERSIGN_MUST_USE _Check_return_
#else
#define COUNTERSIGN_MUST_USE
#endif
#endif
";

/// Where the contract stands that the header repeats at its head.
const CONTRACT: (&str, &str) = ("bindings/c/README.md", "\n## The contract\n");

/// `bindings/c/include/countersign.h` and the one for PHP.
pub(crate) fn run(root: &Path, check: bool) -> Result<(), String> {
    let mut stale = Vec::new();
    let ffi = ffi_header(root)?;
    let ffi = FFI_HEADERS.map(|file| (file, ffi.clone()));
    for (file, text) in [(HEADER, header(root)?)].into_iter().chain(ffi) {
        let path = root.join(file);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        stale.push(file);
        if !check {
            std::fs::write(&path, text).map_err(|error| format!("{file}: {error}"))?;
        }
    }
    if check && !stale.is_empty() {
        return Err(format!(
            "not what {LIBRARY} makes of them: {}; run `cargo xtask header`",
            stale.join(", ")
        ));
    }
    Ok(())
}

fn configuration(root: &Path) -> Result<Config, String> {
    Config::from_file(root.join(LIBRARY).join("cbindgen.toml"))
}

fn generate(root: &Path, config: Config) -> Result<String, String> {
    let bindings = Builder::new()
        .with_src(root.join(LIBRARY).join("src/lib.rs"))
        .with_config(config)
        .generate()
        .map_err(|error| format!("cbindgen: {error}"))?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    String::from_utf8(text).map_err(|error| format!("cbindgen: {error}"))
}

fn header(root: &Path) -> Result<String, String> {
    let mut config = configuration(root)?;
    let mut head = String::from(
        "/*\n * countersign.h: the C interface of Countersign.\n *\n * Made by `cargo xtask header`; change bindings/c/src and bindings/c/README.md, not this.\n *\n",
    );
    for line in contract(root)?.lines() {
        let _ = writeln!(head, "{}", format!(" * {line}").trim_end());
    }
    head.push_str(" */");
    config.header = Some(head);
    let mut parts = env!("CARGO_PKG_VERSION").split('.');
    let mut versions = String::from("\n/* The version of this header. */\n");
    for name in ["MAJOR", "MINOR", "PATCH"] {
        let part = parts.next().unwrap_or("0");
        let _ = writeln!(versions, "#define COUNTERSIGN_VERSION_{name} {part}");
    }
    versions.push_str(MUST_USE);
    config.after_includes = Some(versions);
    generate(root, config)
}

/// The contract, without the marks of Markdown.
fn contract(root: &Path) -> Result<String, String> {
    let (file, title) = CONTRACT;
    let text =
        std::fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}"))?;
    let (_, section) =
        text.split_once(title).ok_or_else(|| format!("{file} has no section{title}"))?;
    let section = section.split_once("\n## ").map_or(section, |(section, _)| section);
    Ok(section.replace("**", "").replace('`', "").trim().to_owned())
}

/// Types and functions, with sizes written out.
fn ffi_header(root: &Path) -> Result<String, String> {
    let mut config = configuration(root)?;
    config.cpp_compat = false;
    config.documentation = false;
    config.include_guard = None;
    config.sys_includes.clear();
    // Numbers come in as integers anyway, and their names are PHP's own business.
    let numbers: Vec<_> =
        config.export.include.iter().map(|name| config.export.rename[name].clone()).collect();
    config.export.exclude.append(&mut config.export.include);
    config.function.must_use = None;
    let text = generate(root, config)?;
    let constants: Vec<_> =
        text.lines().filter_map(|line| line.strip_prefix("#define ")?.split_once(' ')).collect();
    let mut out = String::new();
    for name in numbers {
        let _ = writeln!(out, "typedef uint32_t {name};");
    }
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut line = line.to_owned();
        for (name, value) in &constants {
            line = line.replace(&format!("[{name}]"), &format!("[{value}]"));
        }
        out.push_str(&line);
        out.push('\n');
    }
    Ok(out)
}
