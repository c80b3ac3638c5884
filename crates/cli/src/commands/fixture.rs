//! `countersign fixture`. Owns the list and the "did you mean"; the bodies are the fixtures
//! crate's.

use std::fmt::Write as _;

use clap::Args;
use countersign_fixtures::ALL;
use serde::Serialize;

use crate::failure::{Failure, Status};
use crate::json::{self, Bytes};
use crate::output::{self, DIM, GOOD, styled};

const EXAMPLES: &str = "\
Examples:
  $ countersign fixture
  $ countersign fixture ipn-refund-partial > refund.form
  $ countersign fixture ipn-complete | countersign sign --secret-file key.txt

Exit status: 0 printed, 2 no such fixture, or wrong command line.";

/// Print a realistic unsigned body, or the list of them
///
/// The bodies have the vendor's field order and invented data. What is guessed in one, because
/// nobody has published it, is named in its summary.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Fixture {
    /// Name of the fixture; without it, the list
    name: Option<String>,

    /// Print JSON: an array of the list, or an object with the body
    #[arg(long)]
    json: bool,
}

/// One line of the list.
#[derive(Serialize)]
struct Entry {
    name: &'static str,
    kind: &'static str,
    summary: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Bytes<'static>>,
}

impl Fixture {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        match (&self.name, self.json) {
            (None, false) => output::write_styled(&list()),
            (None, true) => {
                let all: Vec<_> = ALL.iter().map(|fixture| entry(fixture, false)).collect();
                output::write(json::line(&all).as_bytes())
            }
            (Some(name), false) => output::write_body(find(name)?.body),
            (Some(name), true) => output::write(json::line(&entry(find(name)?, true)).as_bytes()),
        }?;
        Ok(Status::Done)
    }
}

fn entry(fixture: &'static countersign_fixtures::Fixture, body: bool) -> Entry {
    let countersign_fixtures::Fixture { name, kind, summary, .. } = *fixture;
    Entry { name, kind: kind.as_str(), summary, body: body.then_some(Bytes(fixture.body)) }
}

fn list() -> String {
    let width = ALL.iter().map(|fixture| fixture.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for fixture in ALL {
        let name = styled(GOOD, &format!("{:width$}", fixture.name));
        // Writing into a string cannot fail.
        let _ =
            writeln!(text, "{name}  {}  {}", styled(DIM, fixture.kind.as_str()), fixture.summary);
    }
    text
}

fn find(name: &str) -> Result<&'static countersign_fixtures::Fixture, Failure> {
    countersign_fixtures::get(name).ok_or_else(|| {
        let mut message = format!("there is no fixture {name:?}");
        match near(name).as_slice() {
            [] => message += "; `countersign fixture` lists them",
            names => {
                let _ = write!(message, "; did you mean {}?", names.join(", "));
            }
        }
        Failure::new(message)
    })
}

/// At most three names that are written alike or begin or end so, the best first.
fn near(name: &str) -> Vec<&'static str> {
    let name = name.to_ascii_lowercase();
    let score = |known: &str| {
        let contained = name.len() > 2 && known.contains(&name);
        strsim::jaro_winkler(&name, known) + if contained { 1.0 } else { 0.0 }
    };
    let mut found: Vec<_> = ALL.iter().map(|fixture| (score(fixture.name), fixture.name)).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().filter(|(score, _)| *score > 0.9).take(3).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names() {
        assert_eq!(near("ipn-complet")[0], "ipn-complete");
        assert_eq!(near("lcn-trail")[0], "lcn-trial");
        assert_eq!(near("chargeback"), ["ipn-chargeback"]);
        assert_eq!(near("Refund").len(), 2);
        assert!(near("xyzzy").is_empty());
        assert!(near("").is_empty());
    }
}
