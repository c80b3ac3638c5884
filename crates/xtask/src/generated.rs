//! Files that are made by programs of this repository. Owns which program makes which; must never let a committed file
//! differ from what its generator writes.

use std::path::Path;

use crate::command::run;

const VECTORS: &str = "tests/vectors/generate.py";
const FIXTURES: &str = "crates/fixtures/generate.py";

fn generate(root: &Path, script: &str, check: bool) -> Result<(), String> {
    let mut arguments = vec!["-B", script];
    if check {
        arguments.push("--check");
    }
    run(root, "python3", arguments).show()
}

/// `tests/vectors/*.json`
pub(crate) fn vectors(root: &Path, check: bool, compare: Option<&Path>) -> Result<(), String> {
    generate(root, VECTORS, check)?;
    match compare {
        None => Ok(()),
        Some(file) => {
            let file = std::path::absolute(file)
                .map_err(|error| format!("{}: {error}", file.display()))?
                .into_os_string();
            run(root, "python3", ["-B".into(), VECTORS.into(), "--compare".into(), file]).show()
        }
    }
}

/// `crates/fixtures/bodies/*.form`
pub(crate) fn fixtures(root: &Path, check: bool) -> Result<(), String> {
    generate(root, FIXTURES, check)
}
