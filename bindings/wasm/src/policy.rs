//! A policy as numbers. Owns their meaning; strict mode and age limits are decided in TypeScript, which has the field table and the
//! dates anyway, so that neither weighs twice.

use countersign::{Algorithm, AlgorithmSet, Kind, Limits, Policy};

/// `accept`: a bit for each algorithm, by its number in [`crate::pack`]. `kind`: 1 for IPN, 2 for LCN. The limits are those of the core where they are 0.
pub(crate) fn policy(accept: u8, kind: u8, require_all: bool, limits: [u32; 4]) -> Policy {
    let kind = match kind {
        1 => Kind::Ipn,
        2 => Kind::Lcn,
        _ => Kind::Unknown,
    };
    Policy::new()
        .accept(set(accept))
        .kind(kind)
        .require_all(require_all)
        .limits(self::limits(limits))
}

/// The algorithms whose bit is set.
pub(crate) fn set(bits: u8) -> AlgorithmSet {
    let all = [Algorithm::Md5, Algorithm::Sha256, Algorithm::Sha3_256].into_iter();
    let named = all.filter(|one| bits & (1 << crate::pack::algorithm(*one)) != 0);
    named.fold(AlgorithmSet::EMPTY, AlgorithmSet::with)
}

/// Body, fields, name, depth.
pub(crate) fn limits([body, fields, name, depth]: [u32; 4]) -> Limits {
    let default = Limits::DEFAULT;
    let or = |given: u32, default: usize| if given == 0 { default } else { given as usize };
    Limits {
        body: or(body, default.body),
        fields: or(fields, default.fields),
        name: or(name, default.name),
        depth: or(depth, default.depth),
    }
}
