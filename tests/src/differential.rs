//! Comparing parsers with PHP.
//!
//! To plug in a parser, name it in a list of [`Candidate`]s; to plug in whatever computes tags, in a list of [`Signer`]s.
//! A difference is reported with the body as it was and with the smallest body that still shows it.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::io;

use rand::SeedableRng;

use crate::Leaves;
use crate::bodies::{self, Case, Dice};
use crate::oracle::{Algorithm, NestingTooDeep};
use crate::php::{Answer, Php, Reference, Tags};
use crate::shrink::shrink;

/// From a body to the leaves of PHP's `$_POST`, the signature fields included.
pub type Parser = fn(&[u8]) -> Result<Leaves, NestingTooDeep>;

/// From algorithm, key and body to the tag over the signed values.
pub type Tagger = fn(Algorithm, &[u8], &[u8]) -> Result<Vec<u8>, NestingTooDeep>;

/// What a parser does with a name that has too many levels (rule 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooDeep {
    /// Refuses the body.
    Refuse,
    /// Deletes the top-level entry, as PHP does.
    Delete,
}

/// A parser to be compared with PHP.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Its name in reports.
    pub name: &'static str,
    /// The parser.
    pub parse: Parser,
    /// What is expected of it where PHP deletes.
    pub too_deep: TooDeep,
}

/// Whatever computes tags, to be compared with PHP's `hash_hmac`. It refuses bodies in which PHP deletes.
#[derive(Clone, Copy, Debug)]
pub struct Signer {
    /// Its name in reports.
    pub name: &'static str,
    /// The computation.
    pub tag: Tagger,
}

/// Why a comparison did not come to a good end.
#[derive(Debug)]
pub enum Failure {
    /// PHP could not be asked.
    Php(io::Error),
    /// PHP and somebody else disagree; this is the report.
    Difference(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Php(error) => error.fmt(f),
            Failure::Difference(report) => f.write_str(report),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Php(error)
    }
}

/// Bodies that PHP is asked about at a time.
const BATCH: usize = 500;

/// Compares every candidate with PHP on every case; the number of cases if there is no difference.
///
/// # Errors
///
/// Fails at the first difference, or if PHP cannot be asked.
pub fn compare(
    php: &mut impl Reference,
    cases: impl IntoIterator<Item = Case>,
    candidates: &[Candidate],
) -> Result<usize, Failure> {
    in_batches(cases, |cases| {
        let bodies: Vec<Vec<u8>> = cases.iter().map(|case| case.body.clone()).collect();
        for (case, answer) in cases.iter().zip(php.answers(&bodies)?) {
            for candidate in candidates {
                if !agrees(candidate, &case.body, &answer) {
                    return Err(Failure::Difference(report(php, case, candidate)?));
                }
            }
        }
        Ok(())
    })
}

/// Compares every signer with PHP on every case, under the key of the case; the number of cases if there is no difference.
///
/// # Errors
///
/// Fails at the first difference, or if PHP cannot be asked.
pub fn compare_tags(
    php: &mut Php,
    cases: impl IntoIterator<Item = (Vec<u8>, Case)>,
    signers: &[Signer],
) -> Result<usize, Failure> {
    in_batches(cases, |cases| {
        let requests: Vec<_> =
            cases.iter().map(|(key, case)| (key.clone(), case.body.clone())).collect();
        for ((key, case), expected) in cases.iter().zip(php.tags(&requests)?) {
            for signer in signers {
                if !agrees_on_tags(signer, key, &case.body, expected.as_ref()) {
                    return Err(Failure::Difference(report_tags(php, key, case, signer)?));
                }
            }
        }
        Ok(())
    })
}

/// Hands on what comes in pieces of [`BATCH`], and counts.
fn in_batches<T>(
    cases: impl IntoIterator<Item = T>,
    mut check: impl FnMut(&[T]) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut cases = cases.into_iter();
    let mut count = 0;
    loop {
        let batch: Vec<T> = cases.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(count);
        }
        check(&batch)?;
        count += batch.len();
    }
}

/// Whether a candidate answers as PHP does, or refuses where it shall.
fn agrees(candidate: &Candidate, body: &[u8], answer: &Answer) -> bool {
    match (candidate.parse)(body) {
        Err(NestingTooDeep) => candidate.too_deep == TooDeep::Refuse && answer.too_deep,
        Ok(_) if candidate.too_deep == TooDeep::Refuse && answer.too_deep => false,
        Ok(leaves) => leaves == answer.leaves,
    }
}

/// Whether a signer computes PHP's tags, or refuses where PHP deletes.
fn agrees_on_tags(signer: &Signer, key: &[u8], body: &[u8], expected: Option<&Tags>) -> bool {
    let refused = [const { Err(NestingTooDeep) }; 3];
    tags(signer, key, body) == expected.map_or(refused, |expected| expected.tags.clone().map(Ok))
}

/// A signer's tags of all three kinds.
fn tags(signer: &Signer, key: &[u8], body: &[u8]) -> [Result<Vec<u8>, NestingTooDeep>; 3] {
    Algorithm::ALL.map(|algorithm| (signer.tag)(algorithm, key, body))
}

/// The report on a difference: the smallest body that shows it, then the body that first did.
fn report(php: &mut impl Reference, case: &Case, candidate: &Candidate) -> io::Result<String> {
    let mut ask = |body: &[u8]| Ok::<_, io::Error>(php.answers(&[body.to_vec()])?.remove(0));
    let small =
        shrink(&case.body, |body| ask(body).is_ok_and(|answer| !agrees(candidate, body, &answer)));
    let mut report = format!("{} and PHP disagree: {}", candidate.name, case.name);
    for body in [&small, &case.body] {
        let answer = ask(body)?;
        let deleted =
            if answer.too_deep { " deletes an entry for too many levels and" } else { "" };
        let found = match (candidate.parse)(body) {
            Ok(leaves) => show_leaves(&leaves),
            Err(error) => format!(" refuses it, {error}"),
        };
        report += &format!(
            "\n\nbody: b\"{}\"\nPHP{deleted} has{}\n{}:{found}",
            body.escape_ascii(),
            show_leaves(&answer.leaves),
            candidate.name,
        );
    }
    Ok(report)
}

/// The report on a difference in tags, in the order of [`report`].
fn report_tags(php: &mut Php, key: &[u8], case: &Case, signer: &Signer) -> io::Result<String> {
    let mut ask =
        |body: &[u8]| Ok::<_, io::Error>(php.tags(&[(key.to_vec(), body.to_vec())])?.remove(0));
    let small = shrink(&case.body, |body| {
        ask(body).is_ok_and(|expected| !agrees_on_tags(signer, key, body, expected.as_ref()))
    });
    let mut report = format!(
        "{} and PHP disagree on the tags: {}\nkey: b\"{}\"",
        signer.name,
        case.name,
        key.escape_ascii()
    );
    for body in [&small, &case.body] {
        report += &format!("\n\nbody: b\"{}\"", body.escape_ascii());
        report += &match ask(body)? {
            None => "\nPHP deletes an entry for too many levels".to_string(),
            Some(Tags { source, tags }) => format!(
                "\nPHP signs b\"{}\"\nPHP: {}",
                source.escape_ascii(),
                show_tags(&tags.map(Ok))
            ),
        };
        report += &format!("\n{}: {}", signer.name, show_tags(&tags(signer, key, body)));
    }
    Ok(report)
}

/// Leaves for people, one a line.
fn show_leaves(leaves: &Leaves) -> String {
    if leaves.is_empty() {
        return " nothing".to_string();
    }
    let line = |(path, value): &(Vec<u8>, Vec<u8>)| {
        format!("\n  {} = {}", path.escape_ascii(), value.escape_ascii())
    };
    leaves.iter().map(line).collect()
}

/// Tags for people.
fn show_tags(tags: &[Result<Vec<u8>, NestingTooDeep>; 3]) -> String {
    let show = |tag: &Result<Vec<u8>, NestingTooDeep>| match tag {
        Ok(tag) => hex::encode(tag),
        Err(error) => format!("refused, {error}"),
    };
    tags.each_ref().map(show).join(" ")
}

/// How many cases to run and where to begin, from the environment.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The first seed: `COUNTERSIGN_SEED`, otherwise another one every time.
    pub seed: u64,
    /// The number of random bodies: `COUNTERSIGN_PHP_CASES`, otherwise 20,000.
    pub cases: u64,
}

impl Plan {
    /// Reads the environment.
    ///
    /// # Panics
    ///
    /// Panics if one of the variables is set to something else than a number.
    #[must_use]
    pub fn from_env() -> Plan {
        let number = |name: &str| {
            std::env::var(name).ok().map(|text| match text.parse() {
                Ok(number) => number,
                Err(_) => panic!("{name} must be a number, not {text:?}"),
            })
        };
        Plan {
            seed: number("COUNTERSIGN_SEED").unwrap_or_else(fresh_seed),
            cases: number("COUNTERSIGN_PHP_CASES").unwrap_or(20_000),
        }
    }

    /// So many cases of all kinds, beginning with the plan's seed.
    pub fn take(self, count: u64) -> impl Iterator<Item = Case> {
        self.seeds(count).map(Case::from_seed)
    }

    /// The same cases as [`Plan::take`], each with a key that belongs to its seed.
    pub fn take_with_keys(self, count: u64) -> impl Iterator<Item = (Vec<u8>, Case)> {
        self.seeds(count).map(|seed| {
            let key = bodies::key(&mut Dice::seed_from_u64(!seed));
            (key, Case::from_seed(seed))
        })
    }

    /// The seeds of so many cases.
    fn seeds(self, count: u64) -> impl Iterator<Item = u64> {
        (0..count).map(move |number| self.seed.wrapping_add(number))
    }
}

/// A seed that differs from run to run.
fn fresh_seed() -> u64 {
    RandomState::new().hash_one(0)
}
