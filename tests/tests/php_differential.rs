//! PHP has the last word: parsers and tags are compared with a real PHP on random bodies.
//!
//! `COUNTERSIGN_PHP_CASES` says on how many, `COUNTERSIGN_SEED` with which one to begin. A difference names the seed of
//! its body, so that `COUNTERSIGN_SEED=… COUNTERSIGN_PHP_CASES=1` repeats it.

use countersign_tests::Leaves;
use countersign_tests::bodies::{self, Case, Dice};
use countersign_tests::core;
use countersign_tests::differential::{
    Candidate, Failure, Parser, Plan, Signer, TooDeep, compare, compare_tags,
};
use countersign_tests::oracle::{self, NestingTooDeep};
use countersign_tests::php::{Php, Server};
use rand::SeedableRng;

/// The parsers that must answer as PHP does.
const PARSERS: &[Candidate] = &[
    Candidate { name: "the oracle", parse: oracle_refusing, too_deep: TooDeep::Refuse },
    Candidate {
        name: "the oracle, deleting as PHP does",
        parse: oracle_deleting,
        too_deep: TooDeep::Delete,
    },
    Candidate { name: "the core, on the heap", parse: core::parse, too_deep: TooDeep::Refuse },
    Candidate {
        name: "the core, in lent storage",
        parse: core::parse_lent,
        too_deep: TooDeep::Refuse,
    },
];

/// Those who must compute the tags that PHP computes.
const SIGNERS: &[Signer] = &[
    Signer { name: "the oracle", tag: oracle::body_tag },
    Signer { name: "the core", tag: core::tag },
];

fn oracle_refusing(body: &[u8]) -> Result<Leaves, NestingTooDeep> {
    oracle::tree(body).map(|tree| oracle::leaves(&tree))
}

fn oracle_deleting(body: &[u8]) -> Result<Leaves, NestingTooDeep> {
    Ok(oracle::leaves(&oracle::tree_like_php(body)))
}

/// A real request takes a thousand times as long as a line through a pipe.
const POSTS: u64 = 2000;

/// The result, or the failure in plain words.
fn expect<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|failure| panic!("{failure}"))
}

/// The plan, printed.
fn plan() -> Plan {
    let plan = Plan::from_env();
    println!("COUNTERSIGN_SEED={} COUNTERSIGN_PHP_CASES={}", plan.seed, plan.cases);
    plan
}

#[test]
fn random_bodies_parse_as_in_php() {
    let plan = plan();
    let mut php = expect(Php::start());
    let count = expect(compare(&mut php, plan.take(plan.cases), PARSERS));
    assert_eq!(count as u64, plan.cases);
}

#[test]
fn every_short_body_parses_as_in_php() {
    let mut php = expect(Php::start());
    let mut count = 0;
    for (alphabet, longest) in
        [(b"a[]=&%0. ".as_slice(), 4), (b"a[]=&10-+", 4), (b"a[]=&_.\0\xE9", 4), (b"a[] ", 6)]
    {
        let cases = bodies::every(alphabet, longest)
            .map(|body| Case { name: "every short body".into(), body });
        count += expect(compare(&mut php, cases, PARSERS));
    }
    assert_eq!(count, 3 * (1 + 9 + 81 + 729 + 6561) + (1 + 4 + 16 + 64 + 256 + 1024 + 4096));
}

#[test]
fn tags_are_those_of_php() {
    let plan = plan();
    let mut php = expect(Php::start());
    let count =
        expect(compare_tags(&mut php, plan.take_with_keys(plan.cases.div_ceil(10)), SIGNERS));
    assert_eq!(count as u64, plan.cases.div_ceil(10));
}

#[test]
fn real_posts_parse_as_in_php() {
    let plan = plan();
    let mut server = expect(Server::start());
    // Every tenth body lies across the edge of a block in which PHP reads the request.
    let cases = plan.take(POSTS).zip(0u64..).map(|(case, number)| match number % 10 {
        0 => {
            let body = bodies::across_blocks(&mut Dice::seed_from_u64(number), &case.body);
            Case { name: format!("{}, across blocks", case.name), body }
        }
        _ => case,
    });
    let count = expect(compare(&mut server, cases, PARSERS));
    assert_eq!(count as u64, POSTS);
}

/// A harness that finds nothing proves nothing: deliberate mistakes must be reported, with a body made small.
#[test]
fn mistakes_are_found() {
    fn edited(body: &[u8], from: &str, to: &str) -> Result<Leaves, NestingTooDeep> {
        let latin1: String = body.iter().map(|&byte| byte as char).collect();
        let edited: Vec<u8> =
            latin1.replace(from, to).chars().map(|letter| u8::try_from(letter).unwrap()).collect();
        oracle_refusing(&edited)
    }
    let mistakes: &[(&'static str, Parser)] = &[
        ("cuts at semicolons", |body| edited(body, ";", "&")),
        ("ends at a bare NUL", |body| {
            oracle_refusing(body.split(|&byte| byte == 0).next().unwrap_or_default())
        }),
        ("leaves plus signs", |body| edited(body, "+", "%2B")),
        ("takes a TAB for a blank", |body| edited(body, "%09", "+")),
        ("takes __host- for __Host-", |body| edited(body, "__host-", "__Host-")),
        ("takes dots in keys for underscores", |body| edited(body, ".", "_")),
        ("sorts", |body| {
            oracle_refusing(body).map(|mut leaves| {
                leaves.sort();
                leaves
            })
        }),
        ("trims values", |body| {
            oracle_refusing(body).map(|leaves| {
                leaves
                    .into_iter()
                    .map(|(path, value)| (path, value.trim_ascii().to_vec()))
                    .collect()
            })
        }),
        ("drops empty values", |body| {
            oracle_refusing(body)
                .map(|leaves| leaves.into_iter().filter(|(_, value)| !value.is_empty()).collect())
        }),
        ("never refuses", oracle_deleting),
        ("always refuses", |_| Err(NestingTooDeep)),
    ];

    let mut php = expect(Php::start());
    let plan = Plan { seed: 0, cases: 5000 };
    let mut reports = Vec::new();
    for &(name, parse) in mistakes {
        let candidate = Candidate { name, parse, too_deep: TooDeep::Refuse };
        match compare(&mut php, plan.take(plan.cases), &[candidate]) {
            Err(Failure::Difference(report)) => reports.push(report),
            other => panic!("a parser that {name} is not found out: {other:?}"),
        }
    }
    // The smallest body and both answers come first, then the body that was drawn.
    let first = &reports[0];
    assert!(first.starts_with("cuts at semicolons and PHP disagree: "), "{first}");
    assert!(first.contains("COUNTERSIGN_SEED="), "{first}");
    let small = "\n\nbody: b\";\"\nPHP has\n  ; = \ncuts at semicolons: nothing\n\nbody: ";
    assert!(first.contains(small), "{first}");

    let deleting = Candidate {
        name: "refuses instead of deleting",
        parse: oracle_refusing,
        too_deep: TooDeep::Delete,
    };
    assert!(matches!(
        compare(&mut php, plan.take(plan.cases), &[deleting]),
        Err(Failure::Difference(_))
    ));
}

#[test]
fn wrong_tags_are_found() {
    let mistakes: &[Signer] = &[
        Signer {
            name: "trims the key",
            tag: |algorithm, key, body| oracle::body_tag(algorithm, key.trim_ascii(), body),
        },
        Signer {
            name: "signs the signature fields",
            tag: |algorithm, key, body| {
                let values = oracle::values(&oracle::leaves(&oracle::tree(body)?));
                Ok(oracle::tag(algorithm, key, &oracle::source(&values)))
            },
        },
    ];
    let mut php = expect(Php::start());
    for &signer in mistakes {
        let plan = Plan { seed: 0, cases: 5000 };
        let result = compare_tags(&mut php, plan.take_with_keys(plan.cases), &[signer]);
        assert!(matches!(result, Err(Failure::Difference(_))), "{}: {result:?}", signer.name);
    }
}
