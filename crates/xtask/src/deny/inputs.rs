//! What the checks read. Owns the shapes of `deny.toml`, `advisories.toml` and the part of `cargo metadata` that matters;
//! must never accept a setting that the checks do not carry out, so that this program and `cargo deny` agree.

use semver::{Version, VersionReq};
use serde::Deserialize;

/// `deny.toml`. Settings that the checks know in one position only have a type with that position only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Rules {
    pub(super) advisories: Advisories,
    pub(super) bans: Bans,
    #[serde(rename = "graph")]
    _graph: Graph,
    pub(super) licenses: Licenses,
    pub(super) sources: Sources,
}

/// The only position a switch may have.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Deny {
    Deny,
}

/// The only position of what is told but does not fail.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Warn {
    Warn,
}

/// The only scope there is.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum All {
    All,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Graph {
    #[serde(rename = "all-features")]
    _all_features: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Advisories {
    pub(super) ignore: Vec<Ignored>,
    #[serde(rename = "unmaintained")]
    _unmaintained: All,
    #[serde(rename = "unsound")]
    _unsound: All,
    #[serde(rename = "unused-ignored-advisory")]
    _unused_ignored_advisory: Deny,
    /// Only `cargo deny`, with a network, can tell.
    #[serde(rename = "yanked")]
    _yanked: Deny,
}

/// An advisory that cannot do harm here, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ignored {
    pub(super) id: String,
    #[serde(rename = "reason")]
    _reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Bans {
    pub(super) deny: Vec<Ban>,
    #[serde(rename = "multiple-versions")]
    _multiple_versions: Warn,
    #[serde(rename = "wildcards")]
    _wildcards: Deny,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Ban {
    /// All versions of it.
    #[serde(rename = "crate")]
    pub(super) name: String,
    pub(super) reason: String,
    pub(super) use_instead: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Licenses {
    pub(super) allow: Vec<String>,
    /// Only `cargo deny` reads the texts.
    #[serde(rename = "confidence-threshold")]
    _confidence_threshold: f32,
    #[serde(rename = "unused-allowed-license")]
    _unused_allowed_license: Deny,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Sources {
    pub(super) allow_registry: Vec<String>,
    #[serde(rename = "unknown-git")]
    _unknown_git: Deny,
    #[serde(rename = "unknown-registry")]
    _unknown_registry: Deny,
}

/// `advisories.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Snapshot {
    /// The day up to which the database was read.
    pub(super) as_of: String,
    /// The newest advisory that it had then.
    pub(super) through: String,
    /// Packages that were looked up and had none.
    pub(super) checked: Vec<String>,
    #[serde(default)]
    pub(super) advisory: Vec<Advisory>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advisory {
    pub(super) id: String,
    pub(super) package: String,
    pub(super) kind: Kind,
    /// What the versions that are right again have in common; nothing if there are none.
    pub(super) patched: Vec<VersionReq>,
    /// The versions that never were wrong.
    #[serde(default)]
    pub(super) unaffected: Vec<VersionReq>,
    pub(super) title: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    Vulnerability,
    Unsound,
    Unmaintained,
}

impl Advisory {
    /// The versions that it does not concern.
    pub(super) fn right(&self) -> impl Iterator<Item = &VersionReq> {
        self.patched.iter().chain(&self.unaffected)
    }

    /// Whether it holds for a version. One before a release (`1.0.0-rc.1`) is in no range that does not name it: it holds.
    pub(super) fn concerns(&self, version: &Version) -> bool {
        !self.right().any(|range| range.matches(version))
    }
}

/// The part of `cargo metadata` that is looked at.
#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    pub(super) packages: Vec<Package>,
    pub(super) workspace_members: Vec<String>,
}

impl Metadata {
    /// The workspace's own packages.
    pub(super) fn members(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| self.is_member(package))
    }

    /// Whether a package belongs to the workspace.
    pub(super) fn is_member(&self, package: &Package) -> bool {
        self.workspace_members.contains(&package.id)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: Version,
    pub(super) id: String,
    pub(super) license: Option<String>,
    /// Nothing for a folder.
    pub(super) source: Option<String>,
    pub(super) dependencies: Vec<Dependency>,
}

impl std::fmt::Display for Package {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "`{} {}`", self.name, self.version)
    }
}

/// A line of a manifest.
#[derive(Debug, Deserialize)]
pub(super) struct Dependency {
    pub(super) name: String,
    pub(super) req: String,
    /// The folder it is in, if it is in one.
    pub(super) path: Option<String>,
}
