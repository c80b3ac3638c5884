//! What must hold for the core on any body.

use countersign::{
    AlgorithmSet, Error, Kind, Limits, Policy, ReceiptDate, SecretKey, Storage, Unverified,
    Verifier, sign,
};
use countersign_tests::{bodies, core, oracle};
use proptest::prelude::*;

const KEY: &[u8] = b"AABBCCDDEEFF";

fn verifier(policy: Policy) -> Verifier {
    Verifier::new([SecretKey::new(KEY).unwrap()]).unwrap().with_policy(policy)
}

/// Refusals that a body can bring about although its signature is right.
fn about_the_shape(error: Error) -> bool {
    matches!(error, Error::DuplicateField(_) | Error::InvalidField(_))
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// The fields are the oracle's, on the heap, in lent storage and in an index that is far too small.
    #[test]
    fn grouping_equals_the_oracle(case in bodies::strategy()) {
        let expected = oracle::tree(&case.body).map(|tree| oracle::leaves(&tree));
        prop_assert_eq!(core::parse(&case.body), expected.clone());
        prop_assert_eq!(core::parse_lent(&case.body), expected);
    }

    /// The path that a field is printed with leads back to its value.
    #[test]
    fn paths_lead_back(case in bodies::strategy()) {
        let Ok(unverified) = Unverified::parse(&case.body, &core::LIMITS) else { return Ok(()) };
        let form = unverified.form();
        for field in form.fields() {
            let path = field.path().to_bytes();
            prop_assert_eq!(form.get(&path), Some(field.value()));
            prop_assert!(form.all(field.name()).any(|value| value == field.value()));
        }
    }

    /// What the oracle signed verifies, and what the core signed the oracle would have signed the same.
    #[test]
    fn signed_bodies_verify(case in bodies::strategy()) {
        let Ok(signed) = oracle::sign(&case.body, KEY, &oracle::Algorithm::ALL) else { return Ok(()) };
        let secret = SecretKey::new(KEY).unwrap();
        prop_assert_eq!(&sign(&case.body, &secret, AlgorithmSet::ALL).unwrap(), &signed);
        match verifier(Policy::new().require_all(true)).verify(&signed) {
            Ok(verified) => {
                let fields: Vec<_> =
                    verified.fields().map(|f| (f.path().to_bytes(), f.value().to_vec())).collect();
                prop_assert_eq!(fields, oracle::signed_leaves(&oracle::tree(&case.body).unwrap()));
            }
            Err(error) => prop_assert!(about_the_shape(error), "{error}"),
        }
    }

    /// One changed bit anywhere is refused, unless it changes nothing that is signed.
    #[test]
    fn a_flipped_bit_is_refused(case in bodies::strategy(), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let Ok(signed) = oracle::sign(&case.body, KEY, &[oracle::Algorithm::Sha3_256]) else { return Ok(()) };
        let mut damaged = signed.clone();
        damaged[at.index(signed.len())] ^= 1_u8 << bit;
        let Ok(verified) = verifier(Policy::new()).verify(&damaged) else { return Ok(()) };
        // Names are not signed, digits have two cases, an escape may be spelled otherwise: the source must be the same.
        let source = |body: &[u8]| {
            oracle::source(&oracle::values(&oracle::signed_leaves(&oracle::tree(body).unwrap())))
        };
        prop_assert_eq!(source(&damaged), source(&signed));
        prop_assert_eq!(verified.secret_index(), 0);
    }

    /// A wrong key is refused, and the refusal tells nothing.
    #[test]
    fn a_wrong_key_is_refused(case in bodies::strategy()) {
        let Ok(signed) = oracle::sign(&case.body, b"another key", &oracle::Algorithm::ALL) else { return Ok(()) };
        let error = verifier(Policy::new()).verify(&signed).unwrap_err();
        prop_assert!(error == Error::SignatureMismatch || about_the_shape(error));
        let right = hex::encode(oracle::body_tag(oracle::Algorithm::Sha3_256, KEY, &case.body).unwrap());
        let shown = format!("{error} {error:?}");
        prop_assert!(!shown.contains(&right[..16]));
    }

    /// Every refusal has its reason in the limits, and none leads to a panic or to half an answer.
    #[test]
    fn any_limits_hold(
        case in bodies::strategy(),
        body in 0_usize..4096, fields in 0_usize..64, name in 0_usize..64, depth in 0_usize..80,
    ) {
        let limits = Limits { body, fields, name, depth };
        let lent = {
            let mut storage = Box::new(Storage::<512, 64>::new());
            let mut body = case.body.clone();
            Unverified::parse_in(&mut body, &mut *storage, &limits).map(drop)
        };
        let heap = Unverified::parse(&case.body, &limits);
        prop_assert_eq!(heap.as_ref().map(drop), lent.as_ref().copied());
        let pairs = case.body.split(|byte| *byte == b'&').filter(|piece| !piece.is_empty());
        let longest = pairs.clone()
            .map(|piece| piece.split(|byte| *byte == b'=').next().unwrap_or_default().len())
            .max()
            .unwrap_or(0);
        match heap {
            Ok(_) => {
                prop_assert!(case.body.len() <= body && pairs.count() <= fields && longest <= name);
            }
            Err(Error::BodyTooLarge { limit }) => prop_assert!(limit == body && case.body.len() > body),
            Err(Error::NameTooLong { limit }) => prop_assert!(limit == name && longest > name),
            Err(Error::TooManyFields { limit }) => prop_assert_eq!(limit, fields),
            Err(Error::NestingTooDeep { limit }) => prop_assert_eq!(limit, depth.min(64)),
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    /// A receipt is the oracle's, or there is none for the same reason.
    #[test]
    fn receipts_equal_the_oracle(case in bodies::strategy_of("damaged", bodies::damaged)) {
        let Ok(signed) = oracle::sign(&case.body, KEY, &oracle::Algorithm::ALL) else { return Ok(()) };
        let date = "20260102030405";
        for algorithm in oracle::Algorithm::ALL {
            let accept = [core::algorithm(algorithm)].into_iter().collect();
            let Ok(verified) = verifier(Policy::new().accept(accept)).verify(&signed) else { continue };
            let tree = oracle::tree(&case.body).unwrap();
            let expected = match verified.kind() {
                Kind::Ipn => oracle::receipt_ipn(&tree, algorithm, KEY, date),
                Kind::Lcn => oracle::receipt_lcn(&tree, algorithm, KEY, date),
                Kind::Unknown => continue,
            };
            let receipt = verified.receipt(ReceiptDate::parse(date).unwrap());
            match (receipt, expected) {
                (Ok(receipt), Ok(expected)) => prop_assert_eq!(receipt.to_string(), expected),
                (Err(Error::MissingField(_)), Err(oracle::NoReceipt::Missing(_))) => {}
                (Err(Error::InvalidField(_)), Err(oracle::NoReceipt::Invalid(_))) => {}
                (receipt, expected) => prop_assert!(false, "{receipt:?} but {expected:?}"),
            }
        }
    }
}
