//! From the field table to everything that is made of it. Owns which files are written and the check that they are what
//! would be written; must never know a field by name.

/// Writes a line into a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($text:tt)*) => { let _ = writeln!($out, $($text)*); };
}

mod docs;
mod owned;
mod php;
mod rust;
mod schema;
mod table;
mod totality;
mod ts;
mod wrap;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use table::Table;

const TABLE: &str = "crates/core/fields.toml";

/// The first line of every file made here.
const NOTICE: &str =
    "Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.";

/// Writes the files, or says which are not what would be written.
pub(crate) fn run(root: &Path, check: bool) -> Result<(), String> {
    let text = fs::read_to_string(root.join(TABLE)).map_err(|error| format!("{TABLE}: {error}"))?;
    let table = Table::read(&text).map_err(|error| format!("{TABLE}: {error}"))?;
    let code = |name: &str| format!("crates/core/src/generated/{name}.rs");
    let mut files = vec![
        (code("names"), formatted(root, rust::names(&table))?),
        (code("codes"), formatted(root, rust::codes(&table))?),
        (code("events"), formatted(root, rust::events(&table))?),
        (code("ipn"), formatted(root, rust::views(&table, "ipn"))?),
        (code("lcn"), formatted(root, rust::views(&table, "lcn"))?),
        (code("ins"), formatted(root, rust::views(&table, "ins"))?),
        (code("owned_ipn"), formatted(root, owned::types(&table, "ipn"))?),
        (code("owned_lcn"), formatted(root, owned::types(&table, "lcn"))?),
        ("tests/src/accessors.rs".into(), formatted(root, totality::calls(&table))?),
        ("docs/fields.md".into(), docs::page(&table)),
        ("docs/notification.schema.json".into(), schema::schema(&table)),
    ];
    files.extend(php::files(&table)?);
    files.extend(ts::files(&table)?);
    let mut stale = Vec::new();
    for name in php::leftovers(root, &files) {
        if check {
            stale.push(name);
        } else {
            fs::remove_file(root.join(&name)).map_err(|error| format!("{name}: {error}"))?;
            println!("removed {name}");
        }
    }
    for (name, text) in &files {
        let path = root.join(name);
        if fs::read_to_string(&path).ok().as_ref() == Some(text) {
            continue;
        }
        if check {
            stale.push(name.clone());
        } else {
            if let Some(directory) = path.parent() {
                fs::create_dir_all(directory).map_err(|error| format!("{name}: {error}"))?;
            }
            fs::write(&path, text).map_err(|error| format!("{name}: {error}"))?;
            println!("wrote {name}");
        }
    }
    if stale.is_empty() {
        println!("  {} files from {} fields", files.len(), table.count());
        Ok(())
    } else {
        Err(format!(
            "not what {TABLE} makes of them: {}; run `cargo xtask fields`",
            stale.join(", ")
        ))
    }
}

/// As `cargo fmt` wants it.
fn formatted(root: &Path, code: String) -> Result<String, String> {
    let failed = |error: &dyn std::fmt::Display| format!("rustfmt: {error}");
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root.join("rustfmt.toml"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error))?;
    let mut input = rustfmt.stdin.take().ok_or("rustfmt takes no input")?;
    let writer = std::thread::spawn(move || input.write_all(code.as_bytes()));
    let output = rustfmt.wait_with_output().map_err(|error| failed(&error))?;
    writer.join().map_err(|_| "rustfmt: broken pipe")?.map_err(|error| failed(&error))?;
    if !output.status.success() {
        return Err("rustfmt refused generated code".into());
    }
    String::from_utf8(output.stdout).map_err(|error| failed(&error))
}
