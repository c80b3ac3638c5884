//! Order and selection of the fields: E10 (order), E11 (arrays) and E12 (which fields are signed). Owns the wrong orders; must
//! never change a value, except where arrays are joined into one.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::finding::{Finding, Mistake, presentable};
use super::message::{Group, put};
use super::search::{Search, Target};
use super::wire;
use crate::Algorithm;
use crate::form::name;

/// E10.
pub(super) fn reordered(search: &mut Search<'_, '_>) -> Option<Finding> {
    by_wire(search).or_else(|| by_name(search)).or_else(|| by_path(search))
}

/// Orders of the pairs as they came.
fn by_wire(search: &mut Search<'_, '_>) -> Option<Finding> {
    let mut pairs: Vec<_> = wire::pairs(search.message.body)
        .filter(wire::Pair::is_signed)
        .map(|pair| (wire::decoded(pair.name), wire::decoded(pair.value)))
        .collect();
    let mut attempt = |mistake, pairs: &[(Vec<u8>, Vec<u8>)]| {
        let mut source = Vec::with_capacity(search.message.source.len());
        for (_, value) in pairs {
            put(&mut source, value);
        }
        Some(search.attempt(&source)?.proves(mistake))
    };
    if let Some(found) = attempt(&WIRE_ORDER, &pairs) {
        return Some(found);
    }
    // Sorting is stable: members of an array and doubled names keep their order.
    let received: Vec<_> = pairs.iter().map(|(name, _)| name.clone()).collect();
    pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
    if let Some(found) = attempt(&SORTED, &pairs) {
        return Some(found);
    }
    // The sorted pairs again in the order of their names' first appearance.
    let mut seen: Vec<(&[u8], usize)> = Vec::new();
    for (place, name) in received.iter().enumerate() {
        seen.push((name, place));
    }
    seen.sort_unstable();
    seen.dedup_by_key(|(name, _)| *name);
    let place = |name: &[u8]| {
        let at = seen.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        seen.get(at).map(|(_, place)| *place)
    };
    let mut grouped = pairs;
    grouped.sort_by_cached_key(|(name, _)| place(name));
    if let Some(found) = attempt(&DOUBLED_KEPT, &grouped) {
        return Some(found);
    }
    grouped.dedup_by(|(later, _), (earlier, _)| later == earlier && !later.ends_with(b"]"));
    attempt(&FIRST_DOUBLED, &grouped)
}

/// Orders of the top-level names, arrays in one piece.
fn by_name(search: &mut Search<'_, '_>) -> Option<Finding> {
    type Order = fn(&Group<'_>, &Group<'_>) -> Ordering;
    const ORDERS: [(&Mistake, Order); 3] = [
        (&SORTED, |a, b| a.name.cmp(b.name)),
        (&SORTED_WITHOUT_CASE, |a, b| {
            let lower = |group: &Group<'_>| group.name.to_ascii_lowercase();
            lower(a).cmp(&lower(b))
        }),
        (&SORTED_BACKWARDS, |a, b| b.name.cmp(a.name)),
    ];
    let message = search.message;
    let mut groups: Vec<_> = message.groups().copied().collect();
    for (mistake, order) in ORDERS {
        groups.sort_by(order);
        let mut source = Vec::with_capacity(message.source.len());
        for value in groups.iter().flat_map(|group| message.values_of(group)) {
            put(&mut source, value);
        }
        if let Some(hit) = search.attempt(&source) {
            return Some(hit.proves(mistake));
        }
    }
    None
}

/// The keys of a final path, from the outside in.
fn keys(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (base, mut levels) = name::path(path).unwrap_or((path, &[]));
    core::iter::once(base).chain(core::iter::from_fn(move || {
        let (rest, key) = name::path_key(levels).ok()?;
        levels = rest;
        Some(key)
    }))
}

/// Orders that look at the keys of the members too.
fn by_path(search: &mut Search<'_, '_>) -> Option<Finding> {
    let message = search.message;
    let mut leaves: Vec<_> = message
        .form
        .signed_fields()
        .zip(message.values())
        .enumerate()
        .map(|(place, (field, value))| (field.path().to_bytes(), place, value))
        .collect();
    let mut attempt = |mistake, leaves: &mut dyn Iterator<Item = &[u8]>| {
        let mut source = Vec::with_capacity(message.source.len());
        for value in leaves {
            put(&mut source, value);
        }
        Some(search.attempt(&source)?.proves(mistake))
    };
    // JavaScript objects: integers first and ascending, everything else as it came. The leaves under one key stand
    // together, so this is a total order.
    leaves.sort_by(|(a, a_place, _), (b, b_place, _)| {
        let differ = keys(a).zip(keys(b)).find(|(a, b)| a != b);
        let integers = differ.map(|(a, b)| (index(a), index(b)));
        match integers {
            Some((Some(a), Some(b))) => a.cmp(&b),
            Some((Some(_), None)) => Ordering::Less,
            Some((None, Some(_))) => Ordering::Greater,
            _ => a_place.cmp(b_place),
        }
    });
    if let Some(found) = attempt(&INTEGERS_FIRST, &mut leaves.iter().map(|(_, _, value)| *value)) {
        return Some(found);
    }
    let only_numbered = |path: &[u8]| keys(path).skip(1).all(|key| index(key).is_some());
    let mut numbered =
        leaves.iter().filter(|(path, _, _)| only_numbered(path)).map(|(_, _, value)| *value);
    if let Some(found) = attempt(&KEYED_LOST, &mut numbered) {
        return Some(found);
    }
    leaves.sort_by(|(a, _, _), (b, _, _)| a.cmp(b));
    attempt(&SORTED, &mut leaves.iter().map(|(_, _, value)| *value))
}

/// What JavaScript takes for an array index.
fn index(key: &[u8]) -> Option<i64> {
    name::integer(key).filter(|number| (0..i64::from(u32::MAX)).contains(number))
}

/// E11.
pub(super) fn flattened(search: &mut Search<'_, '_>) -> Option<Finding> {
    type Flatten = fn(&[&[u8]], &mut Vec<u8>);
    fn joined(values: &[&[u8]], with: &[u8], source: &mut Vec<u8>) {
        put(source, &values.join(with));
    }
    const TRIALS: [(&Mistake, Flatten); 11] = [
        (&FIRST_ONLY, |values, source| values.iter().take(1).for_each(|value| put(source, value))),
        (&LAST_ONLY, |values, source| {
            values.last().into_iter().for_each(|value| put(source, value))
        }),
        (&JOINED, |values, source| joined(values, b",", source)),
        (&JOINED, |values, source| joined(values, b", ", source)),
        (&JOINED, |values, source| joined(values, b"", source)),
        (&JOINED, |values, source| joined(values, b" ", source)),
        (&JOINED, |values, source| joined(values, b";", source)),
        (&JOINED, |values, source| joined(values, b"|", source)),
        (&AS_TEXT, |_, source| put(source, b"Array")),
        (&ARRAYS_LEFT_OUT, |_, _| {}),
        (&EMPTY_FIRST, |values, source| match values {
            [[], ..] => put(source, &[]),
            _ => values.iter().for_each(|value| put(source, value)),
        }),
    ];
    let message = search.message;
    let first = message.groups().find(|group| group.is_array)?;
    let name = presentable(first.name);
    TRIALS.into_iter().find_map(|(mistake, flatten)| {
        let mut source = Vec::with_capacity(message.source.len());
        for group in message.groups() {
            let values = message.values_of(group);
            if group.is_array {
                flatten(values, &mut source);
            } else {
                values.iter().for_each(|value| put(&mut source, value));
            }
        }
        Some(search.attempt(&source)?.proves(mistake).field_named(Some(name.clone())))
    })
}

/// E12: signature fields among the signed ones.
pub(super) fn signatures_signed(search: &mut Search<'_, '_>) -> Option<Finding> {
    let message = search.message;
    let targets: &[Target] = search.targets;
    let present =
        |algorithm| message.all_groups().iter().any(|group| group.signature == Some(algorithm));
    for target in targets {
        // Each subset of the others, with the own field left out or still empty.
        for subset in 1..16u8 {
            let bit = |algorithm: Algorithm| match algorithm {
                _ if algorithm == target.algorithm => 8,
                Algorithm::Md5 => 1,
                Algorithm::Sha256 => 2,
                Algorithm::Sha3_256 => 4,
            };
            let chosen = |algorithm| subset & bit(algorithm) != 0;
            // Every bit has to stand for a field that is there.
            let real = Algorithm::STRONGEST_FIRST
                .into_iter()
                .filter(|algorithm| present(*algorithm))
                .fold(0, |bits, algorithm| bits | bit(algorithm));
            if subset & !real != 0 {
                continue;
            }
            let mut source = Vec::with_capacity(message.source.len().saturating_add(256));
            for group in message.all_groups() {
                match group.signature {
                    Some(algorithm) if !chosen(algorithm) => {}
                    Some(algorithm) if algorithm == target.algorithm => put(&mut source, &[]),
                    _ => message.values_of(group).iter().for_each(|value| put(&mut source, value)),
                }
            }
            if let Some(hit) = search.attempt_for(&[*target], &source) {
                return Some(hit.proves(&SIGNATURES_SIGNED));
            }
        }
    }
    None
}

/// E12: fields left out because their names look like those of signatures.
pub(super) fn alike_left_out(search: &mut Search<'_, '_>) -> Option<Finding> {
    fn contains(name: &[u8], word: &[u8]) -> bool {
        name.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
    }
    const ALIKE: [fn(&[u8]) -> bool; 4] = [
        |name| {
            Algorithm::STRONGEST_FIRST
                .iter()
                .any(|a| name.eq_ignore_ascii_case(a.field().as_bytes()))
        },
        |name| contains(name, b"HASH"),
        |name| contains(name, b"SIGNATURE"),
        |name| contains(name, b"HASH") || contains(name, b"SIGNATURE"),
    ];
    ALIKE.into_iter().find_map(|test| without(search, &ALIKE_LEFT_OUT, test))
}

/// E12: fields left out because their names are not all upper case. Comes after E13, which says more about them.
pub(super) fn lower_case_left_out(search: &mut Search<'_, '_>) -> Option<Finding> {
    without(search, &LOWER_CASE_LEFT_OUT, |name| name.iter().any(u8::is_ascii_lowercase))
}

fn without(
    search: &mut Search<'_, '_>,
    mistake: &'static Mistake,
    test: impl Fn(&[u8]) -> bool,
) -> Option<Finding> {
    let message = search.message;
    let first = message.groups().find(|group| test(group.name))?;
    let mut source = Vec::with_capacity(message.source.len());
    for group in message.groups().filter(|group| !test(group.name)) {
        message.values_of(group).iter().for_each(|value| put(&mut source, value));
    }
    Some(search.attempt(&source)?.proves(mistake).field_named(Some(presentable(first.name))))
}

/// E10 by the looks: no genuine message is in alphabetical order.
pub(super) fn looks(search: &Search<'_, '_>, out: &mut Vec<Finding>) {
    const MANY: usize = 12;
    let names = search.message.groups().map(|group| group.name);
    if names.clone().nth(MANY).is_some() && names.is_sorted() {
        out.push(Finding::hint(&CAME_SORTED));
    }
}

const WIRE_ORDER: Mistake = Mistake {
    id: "E10",
    code: "wire_order",
    text: "The signature fits the values in the order of the body, but the members of an array are signed \
           together, where its first one stands. Group them as PHP's $_POST does.",
};

const SORTED: Mistake = Mistake {
    id: "E10",
    code: "fields_sorted",
    text: "The signature fits the fields sorted by name. The signer sorts them; they are signed in the \
           order in which they come.",
};

const SORTED_WITHOUT_CASE: Mistake = Mistake {
    id: "E10",
    code: "fields_sorted_ignoring_case",
    text: "The signature fits the fields sorted by name without regard to case. The signer sorts them; \
           they are signed in the order in which they come.",
};

const SORTED_BACKWARDS: Mistake = Mistake {
    id: "E10",
    code: "fields_sorted_backwards",
    text: "The signature fits the fields sorted by name, last first. The signer sorts them; they are \
           signed in the order in which they come.",
};

const DOUBLED_KEPT: Mistake = Mistake {
    id: "E10",
    code: "doubled_fields_kept",
    text: "The signature fits with every value of a field that comes twice. PHP keeps only the last one, \
           in the place of the first; without brackets a name is not an array.",
};

const FIRST_DOUBLED: Mistake = Mistake {
    id: "E10",
    code: "first_of_doubled_fields",
    text: "The signature fits with the first value of a field that comes twice. PHP keeps the last one, \
           in the place of the first.",
};

const INTEGERS_FIRST: Mistake = Mistake {
    id: "E10",
    code: "integer_names_first",
    text: "The signature fits with names and keys that are numbers first and ascending, as JavaScript \
           objects and index loops have them. Keep the order in which they come.",
};

const KEYED_LOST: Mistake = Mistake {
    id: "E10",
    code: "keyed_members_lost",
    text: "The signature fits without the array members whose key is no number. The signer walks arrays \
           by index; every member is signed, in the order in which it came.",
};

const CAME_SORTED: Mistake = Mistake {
    id: "E10",
    code: "fields_came_sorted",
    text: "The fields of the body are in alphabetical order, which no genuine message is. They were sorted \
           on the way, and the right order is lost: take the raw body.",
};

const FIRST_ONLY: Mistake = Mistake {
    id: "E11",
    code: "first_members_only",
    text: "The signature fits with only the first value of each array (first array: {field}). The signer \
           drops the others; every member is signed.",
};

const LAST_ONLY: Mistake = Mistake {
    id: "E11",
    code: "last_members_only",
    text: "The signature fits with only the last value of each array (first array: {field}). The signer \
           drops the others; every member is signed.",
};

const JOINED: Mistake = Mistake {
    id: "E11",
    code: "array_members_joined",
    text: "The signature fits with the values of each array joined into one (first array: {field}). Each \
           member is signed with a length of its own.",
};

const AS_TEXT: Mistake = Mistake {
    id: "E11",
    code: "arrays_as_text",
    text: "The signature fits with the word Array for each array (first array: {field}). The signer turned \
           arrays into text; each member is signed.",
};

const ARRAYS_LEFT_OUT: Mistake = Mistake {
    id: "E11",
    code: "arrays_left_out",
    text: "The signature fits without the arrays (first array: {field}). The signer skips them; each \
           member is signed.",
};

const EMPTY_FIRST: Mistake = Mistake {
    id: "E11",
    code: "array_with_empty_first_member",
    text: "The signature fits with arrays cut where the first member is empty (first array: {field}), as \
           the vendor's Perl sample does. Each member is signed.",
};

const SIGNATURES_SIGNED: Mistake = Mistake {
    id: "E12",
    code: "signature_fields_signed",
    text: "{signature} was computed with other signature fields, or its own empty one, among the values. \
           Leave out HASH, SIGNATURE_SHA2_256 and SIGNATURE_SHA3_256.",
};

const ALIKE_LEFT_OUT: Mistake = Mistake {
    id: "E12",
    code: "names_like_signatures_left_out",
    text: "The signer leaves out {field} because its name looks like a signature. Only HASH, \
           SIGNATURE_SHA2_256 and SIGNATURE_SHA3_256 are left out, exactly so spelled.",
};

const LOWER_CASE_LEFT_OUT: Mistake = Mistake {
    id: "E12",
    code: "lower_case_names_left_out",
    text: "The signature fits without the names that have lower-case letters (first: {field}). Either \
           they were added after signing (query string, framework), or the signer skips them.",
};
