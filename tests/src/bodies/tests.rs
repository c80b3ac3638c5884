use super::*;
use crate::oracle;

fn sample(generator: Generator) -> Vec<Vec<u8>> {
    (0..500).map(|seed| generator(&mut Dice::seed_from_u64(seed))).collect()
}

fn share(bodies: &[Vec<u8>], has: impl Fn(&[u8]) -> bool) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let share = |count: usize| count as f64 / bodies.len() as f64;
    share(bodies.iter().filter(|body| has(body)).count())
}

#[test]
fn a_seed_names_a_body() {
    assert_eq!(Case::from_seed(7), Case::from_seed(7));
    let differing = (0..100)
        .filter(|&seed| Case::from_seed(seed).body != Case::from_seed(seed + 1).body)
        .count();
    assert!(differing > 95);
}

#[test]
fn every_kind_is_drawn() {
    for (name, ..) in GENERATORS {
        assert!((0..1000).any(|seed| Case::from_seed(seed).name.starts_with(name)), "{name}");
    }
}

#[test]
fn kinds_hold_what_they_promise() {
    let refused = |body: &[u8]| oracle::tree(body).is_err();
    let kept = |body: &[u8]| oracle::tree(body).is_ok_and(|tree| !oracle::leaves(&tree).is_empty());
    let deep = sample(levels);
    assert!(share(&deep, refused) > 0.3 && share(&deep, kept) > 0.2);
    for generator in
        [letters, tokens, names, appends, conflicts, prefixes, interleaved, long_names, damaged]
    {
        assert!(share(&sample(generator), kept) > 0.3);
    }
    let pairs = |body: &[u8]| oracle::pairs(body).len();
    assert!(share(&sample(interleaved), |body| pairs(body) > 100) > 0.3);
    assert!(share(&sample(bytes), |body| std::str::from_utf8(body).is_err()) > 0.8);
    assert!(share(&sample(tokens), |body| body.contains(&0)) > 0.1);
}

#[test]
fn notifications_decode_to_what_was_written() {
    for body in sample(notification) {
        let leaves = oracle::leaves(&oracle::tree(&body).unwrap());
        assert!(leaves.iter().any(|(_, value)| value == "Zoë".as_bytes()));
    }
}

#[test]
fn lists_every_short_body() {
    let all: Vec<Vec<u8>> = every(b"ab", 2).collect();
    assert_eq!(all, [&b""[..], b"a", b"b", b"aa", b"ba", b"ab", b"bb"]);
    assert_eq!(every(b"a[]=&", 4).count(), 1 + 5 + 25 + 125 + 625);
}

#[test]
fn fillers_reach_the_edge_of_a_block() {
    for seed in 0..200 {
        let mut dice = Dice::seed_from_u64(seed);
        let body = names(&mut dice);
        let long = across_blocks(&mut dice, &body);
        assert!(long.ends_with(&body) && long.len() - body.len() <= 8192 && 8192 <= long.len());
    }
}
