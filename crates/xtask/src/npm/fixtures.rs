//! The made-up messages as `countersign/testing` has them. Owns the shape of these two files.

use std::fmt::Write as _;
use std::path::Path;

use countersign_fixtures::ALL;

use super::PACKAGE;

/// `src/generated/fixtures.ts`: their names, so that an editor offers them.
pub(crate) fn names() -> String {
    let mut out = String::from(
        "// The names of the made-up messages. Made by `cargo xtask npm --generated` from crates/fixtures; change that, not this.\n\n\
         /** A made-up message: what there is in `fixtures`. */\nexport type FixtureName =",
    );
    for fixture in ALL {
        let _ = write!(out, "\n  | '{}'", fixture.name);
    }
    out.push_str(";\n");
    out
}

/// `build/fixtures.json`: their bodies.
pub(super) fn write(root: &Path) -> Result<(), String> {
    let list: Vec<_> = ALL
        .iter()
        .map(|fixture| {
            let kind = fixture.kind.as_str();
            let body = String::from_utf8_lossy(fixture.body);
            serde_json::json!({"name": fixture.name, "kind": kind, "summary": fixture.summary, "body": body})
        })
        .collect();
    let path = root.join(PACKAGE).join("build/fixtures.json");
    std::fs::write(&path, serde_json::Value::from(list).to_string())
        .map_err(|error| format!("{}: {error}", path.display()))
}
