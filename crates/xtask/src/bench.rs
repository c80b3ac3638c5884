//! Turns what criterion measured into the tables of `benches/README.md`. Owns the layout of the tables; must never
//! measure anything itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::command::cargo;

/// Medians in nanoseconds, by group and function (or parameter).
type Medians = BTreeMap<(String, String), f64>;

/// Runs all benches, then prints the tables.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    cargo(root, "bench --package countersign-benches --locked").show()?;
    let mut medians = Medians::new();
    collect(&root.join("target/criterion"), &mut medians)?;
    println!("\n{}\n{}", verifying(&medians), per_field(&medians));
    Ok(())
}

fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Each measurement lies in a folder `new` of its own, with its names in `benchmark.json`.
fn collect(folder: &Path, medians: &mut Medians) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if !path.is_dir() {
            continue;
        }
        let names = path.join("benchmark.json");
        if path.ends_with("new") && names.is_file() {
            let names = read(&names)?;
            let estimates = read(&path.join("estimates.json"))?;
            let text = |member: &str| names[member].as_str().map(str::to_owned);
            let function = text("function_id").or_else(|| text("value_str"));
            let median = estimates["median"]["point_estimate"].as_f64();
            if let (Some(group), Some(function), Some(median)) =
                (text("group_id"), function, median)
            {
                medians.insert((group, function), median);
            }
        } else {
            collect(&path, medians)?;
        }
    }
    Ok(())
}

fn get(medians: &Medians, group: &str, function: &str) -> Option<f64> {
    medians.get(&(group.to_owned(), function.to_owned())).copied()
}

fn verifying(medians: &Medians) -> String {
    let mut out = String::from(
        "| body, algorithm | HMAC of the raw body | HMAC of the source | MAC of the fields | verify, heap | verify, lent | lent / raw |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for fixture in ["ipn-minimal", "ipn-complete", "ipn-large-cart"] {
        for algorithm in ["sha256", "sha3-256", "md5"] {
            let group = format!("{fixture}/{algorithm}");
            let cell = |function: &str| get(medians, &group, function);
            let raw = cell("hmac of the raw body");
            let lent = cell("verify, in lent storage");
            let ratio =
                raw.zip(lent).map_or("–".into(), |(raw, lent)| format!("{:.2}", lent / raw));
            let cells = [
                raw,
                cell("hmac of the source"),
                cell("mac of the fields"),
                cell("verify, on the heap"),
                lent,
            ]
            .map(|median| {
                median.map_or("–".into(), |median| format!("{:.2} µs", median / 1000.0))
            })
            .join(" | ");
            out.push_str(&format!("| {fixture}, {algorithm} | {cells} | {ratio} |\n"));
        }
    }
    out
}

fn per_field(medians: &Medians) -> String {
    const COUNTS: [u32; 5] = [10, 100, 1_000, 10_000, 100_000];
    let mut out = String::from(
        "| ns per field of | 10 | 100 | 1,000 | 10,000 | 100,000 |\n|---|---|---|---|---|---|\n",
    );
    for names in ["distinct", "one array", "interleaved", "nested"] {
        let group = format!("fields/{names}");
        let cells = COUNTS.map(|count| {
            get(medians, &group, &count.to_string())
                .map_or("–".into(), |median| format!("{:.1}", median / f64::from(count)))
        });
        out.push_str(&format!("| {names} | {} |\n", cells.join(" | ")));
    }
    out
}
