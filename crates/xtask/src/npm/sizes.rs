//! The sizes of what is published. Owns the comparison with `tests/sizes.json`: nothing may grow past its budget, and every change of a size is
//! written down.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::command::run;

const BUDGETS: &str = "bindings/wasm/npm/tests/sizes.json";

/// Bytes: at most so many, or as measured by `scripts/sizes.mjs`.
#[derive(Deserialize)]
struct Size {
    raw: u64,
    gzip: u64,
}

pub(super) fn check(root: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(root.join(BUDGETS))
        .map_err(|error| format!("{BUDGETS}: {error}"))?;
    let budgets: BTreeMap<String, Size> =
        serde_json::from_str(&text).map_err(|error| format!("{BUDGETS}: {error}"))?;
    let measured = run(root, "node", [format!("{}/scripts/sizes.mjs", super::PACKAGE)]).read()?;
    let measured: BTreeMap<String, Size> =
        serde_json::from_str(&measured).map_err(|error| format!("scripts/sizes.mjs: {error}"))?;
    let mut over = Vec::new();
    for (name, size) in &measured {
        let Some(budget) = budgets.get(name) else {
            return Err(format!("{BUDGETS} has no budget for {name}"));
        };
        println!(
            "  {name}: {} bytes, {} gzip (at most {}, {})",
            size.raw, size.gzip, budget.raw, budget.gzip
        );
        if size.raw > budget.raw || size.gzip > budget.gzip {
            over.push(name.as_str());
        }
    }
    if let Some(name) = budgets.keys().find(|name| !measured.contains_key(*name)) {
        return Err(format!("{BUDGETS} has a budget for {name}, which is not built"));
    }
    if over.is_empty() {
        told(root, &measured)
    } else {
        Err(format!("larger than {BUDGETS} allows: {}", over.join(", ")))
    }
}

/// What the README says, in KiB, is what was measured.
fn told(root: &Path, measured: &BTreeMap<String, Size>) -> Result<(), String> {
    let readme = format!("{}/README.md", super::PACKAGE);
    let text = std::fs::read_to_string(root.join(&readme))
        .map_err(|error| format!("{readme}: {error}"))?;
    let kib = |bytes: u64| (bytes + 512) / 1024;
    for (name, size) in measured.iter().filter(|(name, _)| !name.ends_with(".wasm")) {
        let cells = format!(" | {} | {} |", kib(size.raw), kib(size.gzip));
        let row = match name.split_once(", ") {
            Some((entry, what)) => format!("| `{what}` from `{entry}`"),
            None if name.ends_with("testing") || name.ends_with("explain") => format!("| `{name}`"),
            None => format!("| `Verifier` from `{name}`"),
        };
        if !text.lines().any(|line| line.starts_with(&row) && line.ends_with(&cells)) {
            return Err(format!("{readme}: the row `{row}…` must end with `{cells}`"));
        }
    }
    Ok(())
}
