//! What must hold for any body, whatever PHP thinks of it.

use countersign_tests::bodies;
use countersign_tests::oracle::{self, Algorithm};
use proptest::prelude::*;

/// A body of these paths and values, every byte of them written with `%`.
fn body_of(leaves: &countersign_tests::Leaves) -> Vec<u8> {
    let encode = |bytes: &[u8]| bytes.iter().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<String> =
        leaves.iter().map(|(path, value)| format!("{}={}", encode(path), encode(value))).collect();
    pairs.join("&").into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Final paths and values say everything: a body made of them has the same leaves.
    #[test]
    fn final_paths_parse_to_themselves(case in bodies::strategy()) {
        let leaves = oracle::leaves(&oracle::tree_like_php(&case.body));
        let again = oracle::tree(&body_of(&leaves)).expect("no final path has too many levels");
        prop_assert_eq!(oracle::leaves(&again), leaves);
    }

    /// Refusing and deleting differ only where a name has too many levels.
    #[test]
    fn refusing_is_deleting_where_nothing_is_too_deep(case in bodies::strategy()) {
        if let Ok(tree) = oracle::tree(&case.body) {
            prop_assert_eq!(tree, oracle::tree_like_php(&case.body));
        }
    }

    /// A signed body carries the tags over what was signed before, each exactly once, and may be signed again.
    #[test]
    fn signing_adds_the_signatures_and_nothing_else(case in bodies::strategy()) {
        let Ok(signed) = oracle::sign(&case.body, b"AABBCCDDEEFF", &Algorithm::ALL) else {
            return Ok(());
        };
        let (before, after) = (oracle::tree(&case.body).unwrap(), oracle::tree(&signed).unwrap());
        let mut expected = oracle::signed_leaves(&before);
        prop_assert_eq!(&oracle::signed_leaves(&after), &expected);
        for algorithm in Algorithm::ALL {
            let tag = oracle::body_tag(algorithm, b"AABBCCDDEEFF", &case.body).unwrap();
            expected.push((algorithm.field().into(), hex::encode(tag).into_bytes()));
        }
        prop_assert_eq!(oracle::leaves(&after), expected);
        prop_assert_eq!(oracle::sign(&signed, b"AABBCCDDEEFF", &Algorithm::ALL).unwrap(), signed);
    }
}

/// Shrinking through proptest finds the bytes that matter.
#[test]
fn proptest_makes_bodies_small() {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let interleaved = bodies::strategy_of("interleaved", bodies::interleaved);
    let result = runner.run(&interleaved, |case| {
        prop_assert!(case.body.iter().filter(|&&byte| byte == b'&').count() < 3);
        Ok(())
    });
    match result {
        Err(proptest::test_runner::TestError::Fail(_, case)) => assert_eq!(case.body, b"&&&"),
        other => panic!("{other:?}"),
    }
}
