//! Numbers and names agree with the core's, whose lists are not closed to a crate outside.

use std::collections::BTreeSet;

use crate::names::{
    Action, Algorithm, Event, Kind, countersign_action_name, countersign_algorithm_name,
    countersign_event_name, countersign_kind_name,
};
use crate::status::{
    Status, countersign_status_code, countersign_status_is_refusal, countersign_status_text,
};
use crate::version::{ABI_VERSION, countersign_abi_version, countersign_version};

use super::text;

/// The texts of `=> "…"` in a file of the core.
fn names(source: &str) -> BTreeSet<&str> {
    let of = |line: &'_ str| line.trim_start().starts_with("Self::") && line.contains("=> \"");
    source.lines().filter(|line| of(line)).filter_map(|line| line.split('"').nth(1)).collect()
}

#[test]
fn events() {
    let core = names(include_str!("../../../../crates/core/src/generated/events.rs"));
    assert!(core.len() > 20);
    let ours: BTreeSet<_> = Event::ALL.iter().map(|one| one.name().to_str().unwrap()).collect();
    assert_eq!(ours, core);
    for event in Event::ALL {
        let name = text(countersign_event_name(*event as u32));
        let core: countersign_core::Event =
            serde_json::from_value(serde_json::Value::String(name.into())).unwrap();
        assert_eq!(core.name(), name);
        assert_eq!(Event::from(core), *event);
    }
    assert!(countersign_event_name(23).is_null());
}

#[test]
fn actions() {
    let core = names(include_str!("../../../../crates/core/src/action.rs"));
    assert!(core.len() > 5);
    let ours: BTreeSet<_> = Action::ALL.iter().map(|one| one.name().to_str().unwrap()).collect();
    assert_eq!(ours, core);
    for action in Action::ALL {
        let name = text(countersign_action_name(*action as u32));
        let core: countersign_core::Action =
            serde_json::from_value(serde_json::Value::String(name.into())).unwrap();
        assert_eq!(core.name(), name);
        assert_eq!(Action::from(core), *action);
    }
    assert!(countersign_action_name(8).is_null());
}

#[test]
fn kinds_and_algorithms() {
    use countersign_core::Kind as Core;
    for (core, number) in [(Core::Unknown, 0), (Core::Ipn, 1), (Core::Lcn, 2)] {
        assert_eq!(Kind::from(core) as u32, number);
        assert_eq!(text(countersign_kind_name(number)), core.name());
    }
    assert!(countersign_kind_name(3).is_null());
    for core in countersign_core::Algorithm::STRONGEST_FIRST {
        let number = Algorithm::from(core) as u32;
        assert_eq!(text(countersign_algorithm_name(number)), core.name());
        assert_eq!(Algorithm::from_number(number), Ok(core));
    }
    for number in [0, 3, 5, 7, 8, u32::MAX] {
        assert!(countersign_algorithm_name(number).is_null());
    }
}

#[test]
fn statuses() {
    let source = include_str!("../../../../crates/core/src/error.rs");
    let (_, source) = source.split_once("pub const fn code").unwrap();
    let (source, _) = source.split_once("pub const fn field").unwrap();
    let core = names(source);
    assert!(core.len() > 15);
    let border = [
        "ok",
        "null_pointer",
        "invalid_argument",
        "buffer_too_small",
        "not_found",
        "internal_error",
    ];
    let expected: BTreeSet<_> = core.iter().copied().chain(border).collect();
    let ours: Vec<_> =
        Status::ALL.iter().map(|one| text(countersign_status_code(*one as u32))).collect();
    assert_eq!(ours.len(), expected.len());
    assert_eq!(ours.iter().copied().collect::<BTreeSet<_>>(), expected);
    for status in Status::ALL {
        // In the style of the core's, which stand beside them in `countersign_error`.
        let sentence = text(countersign_status_text(*status as u32));
        assert!(!sentence.starts_with(char::is_uppercase) && !sentence.ends_with('.'));
    }
    assert_eq!(text(countersign_status_code(4_000_000_000)), "unknown_status");
    assert!(!text(countersign_status_text(4_000_000_000)).is_empty());
}

/// The page that people read says whose fault it is: the first of its tables holds the refusals.
#[test]
fn refusals_are_documented() {
    let page = include_str!("../../../../docs/errors.md");
    let (refusals, _) = page.split_once("**Our own side**").unwrap();
    for status in Status::ALL {
        let code = text(countersign_status_code(*status as u32));
        let listed = refusals.contains(&format!("\n| `{code}` |"));
        assert_eq!(countersign_status_is_refusal(*status as u32), u32::from(listed), "{code}");
    }
    assert_eq!(countersign_status_is_refusal(4_000_000_000), 0);
}

/// The page that people read has them all, with their numbers.
#[test]
fn statuses_are_documented() {
    let page = include_str!("../../../../docs/errors.md");
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| `")).collect();
    for status in Status::ALL {
        let code = text(countersign_status_code(*status as u32));
        let row = format!("| `{code}` | {} |", *status as u32);
        assert!(rows.iter().any(|line| line.starts_with(&row)), "{row}");
    }
    // Two more have no number, because C does not know them.
    assert_eq!(rows.len(), Status::ALL.len() + 2);
}

#[test]
fn errors_keep_their_code() {
    use countersign_core::{Algorithm, Error, Kind};
    let limit = 1;
    for error in [
        Error::EmptySecret,
        Error::SecretTooLong { limit },
        Error::BodyTooLarge { limit },
        Error::TooManyFields { limit },
        Error::NameTooLong { limit },
        Error::NestingTooDeep { limit },
        Error::NotForm,
        Error::MissingSignature,
        Error::AlgorithmNotAccepted,
        Error::MalformedSignature(Algorithm::Md5),
        Error::MalformedDigest("HASH"),
        Error::SignatureMismatch,
        Error::DuplicateField(None),
        Error::InvalidField("REFNO"),
        Error::MissingField("REFNO"),
        Error::NotUtf8,
        Error::Stale,
        Error::ClockMissing,
        Error::WrongKind(Kind::Ipn),
        Error::InvalidDate,
        Error::Undocumented("it"),
    ] {
        assert_eq!(Status::from(error).code().to_str(), Ok(error.code()));
    }
}

#[test]
fn versions() {
    assert_eq!(text(countersign_version()), env!("CARGO_PKG_VERSION"));
    assert_eq!(countersign_abi_version(), ABI_VERSION);
}

/// No export is left out here, so that none is left out under Miri.
#[test]
fn every_export_is_called() {
    let header = include_str!("../../include/countersign.h");
    let tests = [
        include_str!("../tests.rs"),
        include_str!("agreement.rs"),
        include_str!("life.rs"),
        include_str!("misuse.rs"),
        include_str!("threads.rs"),
    ]
    .concat();
    let mut exports = 0;
    for line in header.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])) {
        let Some((before, _)) = line.split_once('(') else { continue };
        let Some(at) = before.rfind("countersign_") else { continue };
        let name = &before[at..];
        exports += 1;
        assert!(tests.contains(&format!("{name}(")), "{name} is called by no test");
    }
    assert!(exports > 40, "{exports}");
}
