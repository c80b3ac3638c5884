//! The checks, each from values to sentences. Owns what counts as wrong and how that is said; must never say what is wrong
//! without saying what to do.

use std::collections::{BTreeMap, BTreeSet};

use spdx::{Expression, Licensee, ParseMode};

use super::inputs::{Advisories, Bans, Kind, Licenses, Metadata, Package, Snapshot, Sources};

/// Names of packages.
pub(super) type Names<'a> = BTreeSet<&'a str>;

/// Old manifests write `MIT/Apache-2.0`.
const LICENCES: ParseMode =
    ParseMode { allow_slash_as_or_operator: true, allow_deprecated: true, ..ParseMode::STRICT };

/// Every package is under licences that are allowed, and every licence allowed is one that some package has.
pub(super) fn licences(rules: &Licenses, packages: &[Package]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut allowed = Vec::new();
    for name in &rules.allow {
        match Licensee::parse(name) {
            Ok(licence) => allowed.push((name, licence, false)),
            Err(error) => problems.push(format!(
                "deny.toml allows `{name}`, which is no licence ({}): correct it",
                error.reason
            )),
        }
    }
    for package in packages {
        let Some(text) = &package.license else {
            problems.push(format!(
                "{package} states no licence: use another package, or ask its authors to state one"
            ));
            continue;
        };
        let expression = match Expression::parse_mode(text, LICENCES) {
            Ok(expression) => expression,
            Err(error) => {
                problems.push(format!(
                    "{package} states the licence `{text}`, which is no SPDX expression ({}): use another package, \
                     or ask its authors to correct it",
                    error.reason
                ));
                continue;
            }
        };
        let satisfied = expression.evaluate(|required| {
            let mut found = false;
            for (_, licence, used) in &mut allowed {
                if licence.satisfies(required) {
                    *used = true;
                    found = true;
                }
            }
            found
        });
        if !satisfied {
            problems.push(format!(
                "{package} is under `{text}`, which deny.toml does not allow: use another package, or read the \
                 licence and add it to `allow`"
            ));
        }
    }
    problems.extend(allowed.iter().filter(|(_, _, used)| !used).map(|(name, ..)| {
        format!(
            "deny.toml allows the licence `{name}`, which no package has: remove it from `allow`"
        )
    }));
    problems
}

/// Every package comes from an allowed registry or is a member of the workspace.
pub(super) fn sources(rules: &Sources, metadata: &Metadata) -> Vec<String> {
    let allowed = |source: &str| {
        ["registry+", "sparse+"].iter().any(|kind| {
            source
                .strip_prefix(kind)
                .is_some_and(|url| rules.allow_registry.iter().any(|a| a == url))
        })
    };
    let wrong = |package: &Package| match &package.source {
        Some(source) if allowed(source) => None,
        Some(source) => Some(format!(
            "{package} comes from {source}: depend on a version that is released on crates.io"
        )),
        None if metadata.is_member(package) => None,
        None => Some(format!(
            "{package} comes from a folder outside the workspace: make it a member, or depend on a release"
        )),
    };
    metadata.packages.iter().filter_map(wrong).collect()
}

/// No package is one that was decided against.
pub(super) fn bans(rules: &Bans, packages: &[Package]) -> Vec<String> {
    let mut problems = Vec::new();
    for ban in &rules.deny {
        if ban.name.contains(['@', ':', '/', '*']) {
            problems.push(format!(
                "deny.toml bans `{}`, but this check knows bans by name only: write the name alone",
                ban.name
            ));
        }
        for package in packages.iter().filter(|package| package.name == ban.name) {
            let instead = ban.use_instead.as_deref().unwrap_or("something else");
            problems.push(format!("{package} is banned ({}): use {instead}", ban.reason));
        }
    }
    problems
}

/// No manifest of the workspace takes any version whatever.
pub(super) fn wildcards(metadata: &Metadata) -> Vec<String> {
    let mut problems = Vec::new();
    for member in metadata.members() {
        for dependency in member.dependencies.iter().filter(|dependency| dependency.req == "*") {
            problems.push(format!(
                "`{}` takes any version of `{}`: write the one it is built with in its manifest",
                member.name, dependency.name
            ));
        }
    }
    problems
}

/// The core uses what it may use, no more and no less.
pub(super) fn core(allowed: &Names<'_>, tree: &Names<'_>) -> Vec<String> {
    let more = tree.difference(allowed).map(|name| {
        format!(
            "the core now depends on `{name}`: leave it out, or, if everyone who uses the core is to get it, add it to \
             CORE in crates/xtask/src/deny.rs"
        )
    });
    let less = allowed.difference(tree).map(|name| {
        format!("the core no longer depends on `{name}`: remove it from CORE in crates/xtask/src/deny.rs")
    });
    more.chain(less).collect()
}

/// Every package was looked up, and no advisory holds for the version in use.
pub(super) fn advisories(
    rules: &Advisories,
    snapshot: &Snapshot,
    metadata: &Metadata,
) -> Vec<String> {
    let mut problems = Vec::new();
    let mut known: Names<'_> = snapshot.checked.iter().map(String::as_str).collect();
    known.extend(snapshot.advisory.iter().map(|advisory| advisory.package.as_str()));
    let mut ignored: BTreeMap<_, _> =
        rules.ignore.iter().map(|ignored| (ignored.id.as_str(), false)).collect();

    for package in metadata.packages.iter().filter(|package| !metadata.is_member(package)) {
        if !known.contains(package.name.as_str()) {
            problems.push(format!(
                "package `{0}` is not in advisories.toml: look it up in the RustSec advisory database (crates/{0}), \
                 add what is there, or add the name to `checked`",
                package.name
            ));
        }
        for advisory in &snapshot.advisory {
            if advisory.package != package.name || !advisory.concerns(&package.version) {
                continue;
            }
            if let Some(found) = ignored.get_mut(advisory.id.as_str()) {
                *found = true;
                continue;
            }
            let kind = match advisory.kind {
                Kind::Vulnerability => "is vulnerable",
                Kind::Unsound => "is unsound",
                Kind::Unmaintained => "is unmaintained",
            };
            let right: Vec<_> = advisory.right().map(|range| format!("`{range}`")).collect();
            let remedy = if right.is_empty() {
                "no version is right: use another package".to_owned()
            } else {
                format!("take a version in {}", right.join(" or "))
            };
            problems.push(format!(
                "{package} {kind} ({}, {}): {remedy}, or, if it can do no harm here, add it to `ignore` in deny.toml \
                 with the reason",
                advisory.id, advisory.title
            ));
        }
    }
    problems.extend(ignored.into_iter().filter(|(_, found)| !found).map(|(id, _)| {
        format!(
            "deny.toml ignores {id}, which holds for no package any more: remove it from `ignore`"
        )
    }));
    problems
}

/// The document has a line for each direct dependency of each member, and for everything the core uses.
pub(super) fn documented(docs: &str, metadata: &Metadata, tree: &Names<'_>) -> Vec<String> {
    let mut written: BTreeMap<&str, Names<'_>> = BTreeMap::new();
    let mut section = "";
    for line in docs.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading.trim_matches('`');
        } else if let Some((name, _)) = line.strip_prefix("| `").and_then(|row| row.split_once('`'))
        {
            written.entry(section).or_default().insert(name);
        }
    }
    let mut problems = Vec::new();
    for member in metadata.members() {
        let outside = member.dependencies.iter().filter(|dependency| dependency.path.is_none());
        let mut used: Names<'_> = outside.map(|dependency| dependency.name.as_str()).collect();
        if member.name == "countersign" {
            used.extend(tree);
        }
        let written = written.remove(member.name.as_str()).unwrap_or_default();
        problems.extend(used.difference(&written).map(|name| {
            format!(
                "docs/dependencies.md does not say why `{}` depends on `{name}`: add a line under its heading",
                member.name
            )
        }));
        problems.extend(written.difference(&used).map(|name| {
            format!("docs/dependencies.md has `{name}` under `{}`, which does not use it: remove the line", member.name)
        }));
    }
    problems
}

/// Packages that are there in several versions, which costs time to build and nothing else.
pub(super) fn doubled(packages: &[Package]) -> Vec<&str> {
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for package in packages {
        *versions.entry(&package.name).or_default() += 1;
    }
    versions.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect()
}
