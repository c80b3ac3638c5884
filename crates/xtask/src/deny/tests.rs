//! Each rule broken once, in the smallest input that can, and the sentence that comes of it.

use serde_json::json;

use super::checks::{self, Names};
use super::inputs::{Metadata, Rules, Snapshot};

const RULES: &str = r#"
    [graph]
    all-features = true
    [licenses]
    allow = ["MIT"]
    confidence-threshold = 0.9
    unused-allowed-license = "deny"
    [bans]
    multiple-versions = "warn"
    wildcards = "deny"
    deny = [{ crate = "large", reason = "takes long to build", use-instead = "small" }]
    [sources]
    unknown-registry = "deny"
    unknown-git = "deny"
    allow-registry = ["https://example.com/index"]
    [advisories]
    unmaintained = "all"
    unsound = "all"
    yanked = "deny"
    unused-ignored-advisory = "deny"
    ignore = []
"#;

const SNAPSHOT: &str = r#"
    as-of = "2026-01-31"
    through = "RUSTSEC-2026-0009"
    checked = ["harmless"]
    [[advisory]]
    id = "RUSTSEC-2026-0001"
    package = "foreign"
    kind = "vulnerability"
    patched = [">= 1.0.4, < 1.1.0", ">= 1.1.2"]
    unaffected = ["< 0.9.0"]
    title = "it leaks"
    [[advisory]]
    id = "RUSTSEC-2026-0002"
    package = "foreign"
    kind = "unmaintained"
    patched = []
    unaffected = [">= 0.5.0"]
    title = "nobody looks after the old ones"
    [[advisory]]
    id = "RUSTSEC-2026-0003"
    package = "hopeless"
    kind = "unsound"
    patched = []
    title = "it cannot be mended"
"#;

const NONE: [&str; 0] = [];

/// The rules above with one thing changed.
fn rules(from: &str, to: &str) -> Result<Rules, toml::de::Error> {
    assert!(RULES.contains(from));
    toml::from_str(&RULES.replace(from, to))
}

/// A workspace of one package, `own`, that depends on another.
fn workspace(name: &str, version: &str, licence: Option<&str>, source: Option<&str>) -> Metadata {
    let metadata = json!({
        "workspace_members": ["own 0.1.0"],
        "packages": [
            {
                "name": "own", "version": "0.1.0", "id": "own 0.1.0", "license": "MIT", "source": null,
                "dependencies": [{ "name": name, "req": "^1.0", "path": null }],
            },
            {
                "name": name, "version": version, "id": "other", "license": licence, "source": source,
                "dependencies": [{ "name": "harmless", "req": "*", "path": null }],
            },
        ],
    });
    serde_json::from_value(metadata).unwrap()
}

#[test]
fn settings_the_checks_do_not_carry_out() {
    assert!(rules("", "").is_ok());
    for (from, to) in [
        ("wildcards = \"deny\"", "wildcards = \"warn\""),
        ("unknown-git = \"deny\"", "unknown-git = \"allow\""),
        ("ignore = []", "ignore = [\"RUSTSEC-2026-0001\"]"),
        ("ignore = []", "ignore = [{ id = \"RUSTSEC-2026-0001\" }]"),
        ("ignore = []", "ignore = []\nmaximum-db-staleness = \"P90D\""),
        ("[graph]", "[output]\n[graph]"),
    ] {
        assert!(rules(from, to).is_err(), "{to}");
    }
}

#[test]
fn licences() {
    let check = |allow: &str, licence| {
        let rules = rules("allow = [\"MIT\"]", &format!("allow = {allow}")).unwrap();
        checks::licences(&rules.licenses, &workspace("foreign", "1.2.3", licence, None).packages)
    };
    for licence in ["MIT", "MIT OR GPL-3.0-only", "MIT/Apache-2.0", "Unlicense / MIT"] {
        assert_eq!(check(r#"["MIT"]"#, Some(licence)), NONE, "{licence}");
    }
    assert_eq!(check(r#"["ISC", "MIT"]"#, Some("MIT AND ISC")), NONE);
    for licence in ["GPL-3.0-only", "GPL-3.0", "MIT AND GPL-3.0-only", "MIT WITH LLVM-exception"] {
        assert_eq!(
            check(r#"["MIT"]"#, Some(licence)),
            [format!(
                "`foreign 1.2.3` is under `{licence}`, which deny.toml does not allow: use another package, or read the \
                 licence and add it to `allow`"
            )]
        );
    }
    assert_eq!(
        check(r#"["MIT"]"#, None),
        ["`foreign 1.2.3` states no licence: use another package, or ask its authors to state one"]
    );
    assert_eq!(
        check(r#"["MIT"]"#, Some("MIT or so")),
        [
            "`foreign 1.2.3` states the licence `MIT or so`, which is no SPDX expression (unknown term): use another \
             package, or ask its authors to correct it"
        ]
    );
    assert_eq!(
        check(r#"["ISC", "MIT"]"#, Some("MIT")),
        ["deny.toml allows the licence `ISC`, which no package has: remove it from `allow`"]
    );
    assert_eq!(
        check(r#"["MIT", "MTI"]"#, Some("MIT")),
        ["deny.toml allows `MTI`, which is no licence (unknown term): correct it"]
    );
}

#[test]
fn sources() {
    let check = |source| {
        let rules = rules("", "").unwrap();
        checks::sources(&rules.sources, &workspace("foreign", "1.2.3", None, source))
    };
    assert_eq!(check(Some("registry+https://example.com/index")), NONE);
    assert_eq!(check(Some("sparse+https://example.com/index")), NONE);
    for source in [
        "git+https://example.com/index",
        "git+https://example.com/foreign?branch=main#0123abc",
        "registry+https://example.com/index2",
        "https://example.com/index",
    ] {
        assert_eq!(
            check(Some(source)),
            [format!(
                "`foreign 1.2.3` comes from {source}: depend on a version that is released on crates.io"
            )]
        );
    }
    assert_eq!(
        check(None),
        [
            "`foreign 1.2.3` comes from a folder outside the workspace: make it a member, or depend on a release"
        ]
    );
}

#[test]
fn bans() {
    let check = |from, to, name| {
        let rules = rules(from, to).unwrap();
        checks::bans(&rules.bans, &workspace(name, "1.2.3", None, None).packages)
    };
    assert_eq!(check("", "", "foreign"), NONE);
    assert_eq!(
        check("", "", "large"),
        ["`large 1.2.3` is banned (takes long to build): use small"]
    );
    assert_eq!(
        check(", use-instead = \"small\"", "", "large"),
        ["`large 1.2.3` is banned (takes long to build): use something else"]
    );
    assert_eq!(
        check("\"large\"", "\"large@1\"", "large"),
        ["deny.toml bans `large@1`, but this check knows bans by name only: write the name alone"]
    );
}

#[test]
fn wildcards() {
    let mut metadata = workspace("foreign", "1.2.3", None, None);
    assert_eq!(checks::wildcards(&metadata), NONE); // What others write is theirs.
    metadata.packages[0].dependencies[0].req = "*".to_owned();
    assert_eq!(
        checks::wildcards(&metadata),
        ["`own` takes any version of `foreign`: write the one it is built with in its manifest"]
    );
}

#[test]
fn what_the_core_uses() {
    let check = |tree: &[&'static str]| {
        checks::core(&Names::from(["memchr", "sha2"]), &tree.iter().copied().collect())
    };
    assert_eq!(check(&["memchr", "sha2"]), NONE);
    assert_eq!(
        check(&["memchr", "serde", "sha2"]),
        [
            "the core now depends on `serde`: leave it out, or, if everyone who uses the core is to get it, add it to CORE \
             in crates/xtask/src/deny.rs"
        ]
    );
    assert_eq!(
        check(&["sha2"]),
        ["the core no longer depends on `memchr`: remove it from CORE in crates/xtask/src/deny.rs"]
    );
}

#[test]
fn advisories() {
    let check = |ignore: &str, name, version| {
        let rules = rules("ignore = []", &format!("ignore = [{ignore}]")).unwrap();
        let snapshot = toml::from_str::<Snapshot>(SNAPSHOT).unwrap();
        checks::advisories(&rules.advisories, &snapshot, &workspace(name, version, None, None))
    };
    let ignore = r#"{ id = "RUSTSEC-2026-0001", reason = "the leaking part is not called" }"#;
    for version in ["0.8.9", "1.0.4", "1.0.9+build", "1.1.2", "2.0.0"] {
        assert_eq!(check("", "foreign", version), NONE, "{version}");
    }
    for version in ["0.9.0", "1.0.3", "1.1.0", "1.1.1", "2.0.0-rc.1"] {
        assert_eq!(
            check("", "foreign", version)[0],
            format!(
                "`foreign {version}` is vulnerable (RUSTSEC-2026-0001, it leaks): take a version in `>=1.0.4, \
                 <1.1.0` or `>=1.1.2` or `<0.9.0`, or, if it can do no harm here, add it to `ignore` in deny.toml \
                 with the reason"
            )
        );
    }
    assert_eq!(
        check("", "foreign", "0.4.0"),
        [
            "`foreign 0.4.0` is unmaintained (RUSTSEC-2026-0002, nobody looks after the old ones): take a version in \
             `>=0.5.0`, or, if it can do no harm here, add it to `ignore` in deny.toml with the reason"
        ]
    );
    assert_eq!(
        check("", "hopeless", "1.0.0"),
        [
            "`hopeless 1.0.0` is unsound (RUSTSEC-2026-0003, it cannot be mended): no version is right: use another \
             package, or, if it can do no harm here, add it to `ignore` in deny.toml with the reason"
        ]
    );
    assert_eq!(check(ignore, "foreign", "1.1.0"), NONE);
    assert_eq!(
        check(ignore, "foreign", "1.1.2"),
        [
            "deny.toml ignores RUSTSEC-2026-0001, which holds for no package any more: remove it from `ignore`"
        ]
    );
    assert_eq!(check("", "harmless", "1.0.0"), NONE);
    assert_eq!(
        check("", "unheard-of", "1.0.0"),
        [
            "package `unheard-of` is not in advisories.toml: look it up in the RustSec advisory database \
             (crates/unheard-of), add what is there, or add the name to `checked`"
        ]
    );
}

#[test]
fn what_the_document_says() {
    let mut metadata = workspace("foreign", "1.2.3", None, None);
    let check =
        |metadata: &Metadata, docs| checks::documented(docs, metadata, &Names::from(["deep"]));
    let right = "# Dependencies\n\n| `not` | in a section |\n\n## `own`\n\n| package |\n|---|\n| `foreign` | why |\n";
    assert_eq!(check(&metadata, right), NONE);
    assert_eq!(
        check(&metadata, "## `own`\n\n| `gone` | why |\n\n## `another`\n\n| `foreign` | why |"),
        [
            "docs/dependencies.md does not say why `own` depends on `foreign`: add a line under its heading",
            "docs/dependencies.md has `gone` under `own`, which does not use it: remove the line",
        ]
    );
    // For the core also what stands behind its dependencies.
    metadata.packages[0].name = "countersign".to_owned();
    assert_eq!(
        check(&metadata, "## `countersign`\n\n| `foreign` | why |"),
        [
            "docs/dependencies.md does not say why `countersign` depends on `deep`: add a line under its heading"
        ]
    );
}

#[test]
fn packages_in_several_versions() {
    let mut packages = workspace("foreign", "1.2.3", None, None).packages;
    assert_eq!(checks::doubled(&packages), NONE);
    packages.extend(workspace("foreign", "0.9.0", None, None).packages.pop());
    assert_eq!(checks::doubled(&packages), ["foreign"]);
}

#[test]
fn the_snapshot_is_in_order() {
    let snapshot: Snapshot = toml::from_str(include_str!("../../advisories.toml")).unwrap();
    assert!(snapshot.checked.is_sorted_by(|a, b| a < b));
    let keys: Vec<_> = snapshot.advisory.iter().map(|each| (&each.package, &each.id)).collect();
    assert!(keys.is_sorted_by(|a, b| a < b));
    for (package, id) in keys {
        assert!(id.starts_with("RUSTSEC-20") && id.len() == 17, "{id}");
        assert!(!snapshot.checked.contains(package), "`{package}` is checked and has {id}");
    }
}
