//! Form bodies that make life hard for a parser.
//!
//! Every generator takes a seeded [`Dice`], so a seed names a body for good. [`Case::from_seed`] draws one of all kinds;
//! [`strategy`] hands the same bodies to proptest, with shrinking; [`every`] lists all short bodies over an alphabet.

use std::fmt;

use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, RngExt, SeedableRng};

use crate::shrink::Shrinker;

mod lists;

use lists::{
    ALPHABETS, KEYS, LAST, NUMBERS, ORDER, ORDER_LINE, PREFIXES, SUBSCRIPTION, TAILS, TOPS, VALUES,
};

/// The source of chance: the same numbers for the same seed on every machine.
pub type Dice = Xoshiro256PlusPlus;

/// A kind of bodies.
pub type Generator = fn(&mut Dice) -> Vec<u8>;

/// All kinds with their names and how often each is drawn.
pub const GENERATORS: &[(&str, u32, Generator)] = &[
    ("letters", 5, letters),
    ("tokens", 5, tokens),
    ("names", 5, names),
    ("appends", 4, appends),
    ("conflicts", 5, conflicts),
    ("prefixes", 3, prefixes),
    ("levels", 3, levels),
    ("interleaved", 1, interleaved),
    ("long_names", 1, long_names),
    ("bytes", 2, bytes),
    ("damaged", 1, damaged),
];

/// A body with the name of what made it.
#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    /// Which generator and which seed, or what else the body is.
    pub name: String,
    /// The body itself.
    pub body: Vec<u8>,
}

impl Case {
    /// The body that belongs to a seed. A run over n bodies from seed s uses the seeds s, s + 1, …, s + n - 1.
    #[must_use]
    pub fn from_seed(seed: u64) -> Case {
        let mut dice = Dice::seed_from_u64(seed);
        let mut lot = dice.random_range(0..GENERATORS.iter().map(|(_, share, _)| share).sum());
        for &(name, share, generator) in GENERATORS {
            if lot < share {
                return Case {
                    name: format!("{name}, COUNTERSIGN_SEED={seed}"),
                    body: generator(&mut dice),
                };
            }
            lot -= share;
        }
        unreachable!("the lot is below the sum of the shares")
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\" ({})", self.body.escape_ascii(), self.name)
    }
}

/// One of a list.
fn pick<T: Copy>(dice: &mut Dice, list: &[T]) -> T {
    list[dice.random_range(0..list.len())]
}

/// How much of a name or value is written with `%`.
#[derive(Clone, Copy)]
enum Writing {
    /// Only what would otherwise mean something else: `&`, `=`, `%` and `+`.
    Bare,
    /// What browsers write with `%`.
    Form,
    /// Any byte, or not, as chance has it.
    Mixed,
}

impl Writing {
    fn random(dice: &mut Dice) -> Writing {
        pick(dice, &[Writing::Bare, Writing::Form, Writing::Mixed])
    }
}

/// Encodes a name or a value. Decoding by rule 3 gives the same bytes back.
fn encode(dice: &mut Dice, decoded: &[u8], writing: Writing) -> Vec<u8> {
    let mut encoded = Vec::new();
    for &byte in decoded {
        let percent = match writing {
            _ if b"&%+=".contains(&byte) => true,
            Writing::Bare => false,
            Writing::Form => !(byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte)),
            Writing::Mixed => dice.random_ratio(1, 3),
        };
        if percent {
            let digits =
                if dice.random() { format!("%{byte:02x}") } else { format!("%{byte:02X}") };
            encoded.extend_from_slice(digits.as_bytes());
        } else if byte == b' ' && !matches!(writing, Writing::Bare) {
            encoded.push(b'+');
        } else {
            encoded.push(byte);
        }
    }
    encoded
}

/// `top[key][key]` and a tail, decoded.
fn name(top: &[u8], keys: &[&[u8]], tail: &[u8]) -> Vec<u8> {
    let mut name = top.to_vec();
    for key in keys {
        name.extend([b"[", *key, b"]"].concat());
    }
    name.extend_from_slice(tail);
    name
}

/// Collects pairs into a body.
struct Pairs {
    body: Vec<u8>,
    count: usize,
    writing: Writing,
}

impl Pairs {
    fn new(dice: &mut Dice) -> Pairs {
        Pairs { body: Vec::new(), count: 0, writing: Writing::random(dice) }
    }

    /// Adds a pair; its value is mostly a number that no other pair of the body has.
    fn push(&mut self, dice: &mut Dice, name: &[u8]) {
        if self.count > 0 {
            self.body.push(b'&');
            if dice.random_ratio(1, 50) {
                self.body.push(b'&');
            }
        }
        self.count += 1;
        let encoded = encode(dice, name, self.writing);
        self.body.extend(encoded);
        if dice.random_ratio(1, 30) {
            return;
        }
        self.body.push(b'=');
        let value = if dice.random_ratio(1, 8) {
            pick(dice, VALUES).to_vec()
        } else {
            self.count.to_string().into()
        };
        let encoded = encode(dice, &value, self.writing);
        self.body.extend(encoded);
    }
}

/// A few letters at random over one small alphabet.
pub fn letters(dice: &mut Dice) -> Vec<u8> {
    let alphabet = pick(dice, ALPHABETS);
    let start: &[u8] = pick(dice, &[b"", b"", b"a", b"a[", b"a=", b"a[]", b"a[x]=1&a["]);
    let length = dice.random_range(0..40);
    start.iter().copied().chain((0..length).map(|_| pick(dice, alphabet))).collect()
}

/// Names, keys, brackets, separators and escapes in any order.
pub fn tokens(dice: &mut Dice) -> Vec<u8> {
    let marks: &[&[u8]] = &[
        b"[", b"]", b"[]", b"][", b"[x]", b"&", b"&", b"&", b"=", b"=1&", b"=2&", b"%5B", b"%5d",
        b"%00", b"\0", b"+", b" ", b"%20", b"%09", b".", b"%2e", b"_", b"%", b"%%", b"%4", b"%26",
        b"%3D", b";", b"[+]", b"[%0a]",
    ];
    let mut body = Vec::new();
    for _ in 0..dice.random_range(1..30) {
        let list = pick(dice, &[marks, marks, marks, TOPS, KEYS, NUMBERS, PREFIXES]);
        body.extend_from_slice(pick(dice, list));
    }
    body
}

/// Well-formed names put together from awkward parts.
pub fn names(dice: &mut Dice) -> Vec<u8> {
    let mut pairs = Pairs::new(dice);
    for _ in 0..dice.random_range(1..12) {
        let top = pick(dice, TOPS);
        let count = pick(dice, &[0, 0, 1, 1, 1, 2, 3]);
        let keys: Vec<&[u8]> = (0..count).map(|_| pick(dice, KEYS)).collect();
        let tail: &[u8] = if dice.random_ratio(1, 5) { pick(dice, TAILS) } else { b"" };
        pairs.push(dice, &name(top, &keys, tail));
    }
    pairs.body
}

/// Appends between explicit integers, near both ends of the range and around zero.
pub fn appends(dice: &mut Dice) -> Vec<u8> {
    let mut pairs = Pairs::new(dice);
    let tops: &[&[u8]] = &[b"a", b"a", b"a", b"b"];
    // Few different numbers, so that an explicit key hits what an append took.
    let numbers: Vec<&[u8]> = (0..3).map(|_| pick(dice, NUMBERS)).collect();
    for _ in 0..dice.random_range(2..14) {
        let top = pick(dice, tops);
        let mut keys: Vec<&[u8]> = Vec::new();
        for _ in 0..pick(dice, &[1, 1, 1, 2, 2, 3]) {
            keys.push(match dice.random_range(0..10) {
                0..4 => b"",
                4..7 => pick(dice, &numbers),
                7..9 => pick(dice, NUMBERS),
                _ => pick(dice, &[b"x".as_slice(), b" ", b"__Host-"]),
            });
        }
        pairs.push(dice, &name(top, &keys, b""));
    }
    pairs.body
}

/// Scalars where arrays stand and arrays where scalars stand, on a handful of names that PHP makes equal.
pub fn conflicts(dice: &mut Dice) -> Vec<u8> {
    let mut pairs = Pairs::new(dice);
    let tops: &[&[u8]] = &[b"a", b"a", b"b", b"a_b", b"a.b", b"a b", b"a[b"];
    let keys: &[&[u8]] = &[b"", b"x", b"y", b"0", b"1", b"x"];
    for _ in 0..dice.random_range(2..16) {
        let top = pick(dice, tops);
        let count = pick(dice, &[0, 1, 1, 2, 2, 3]);
        let keys: Vec<&[u8]> = (0..count).map(|_| pick(dice, keys)).collect();
        pairs.push(dice, &name(top, &keys, b""));
    }
    pairs.body
}

/// `__Host-` and `__Secure-` everywhere, genuine, translated and nested, between pairs on the same names.
pub fn prefixes(dice: &mut Dice) -> Vec<u8> {
    let mut pairs = Pairs::new(dice);
    for _ in 0..dice.random_range(1..10) {
        let rest: &[u8] = pick(dice, &[b"", b"x", b"x", b".", b"[", b"[x"]);
        let top = [pick(dice, PREFIXES), rest].concat();
        let mut keys: Vec<Vec<u8>> = Vec::new();
        for _ in 0..pick(dice, &[0, 0, 1, 1, 2, 3]) {
            keys.push(match dice.random_range(0..3) {
                0 => pick(dice, KEYS).to_vec(),
                _ => [pick(dice, PREFIXES), pick(dice, &[b"".as_slice(), b"x", b"y"])].concat(),
            });
        }
        let keys: Vec<&[u8]> = keys.iter().map(Vec::as_slice).collect();
        pairs.push(dice, &name(&top, &keys, b""));
    }
    pairs.body
}

/// Names of 62 to 66 levels, rarely of twice as many, between shallow pairs on the same top-level key.
pub fn levels(dice: &mut Dice) -> Vec<u8> {
    let mut pairs = Pairs::new(dice);
    let common: &[u8] = pick(dice, &[b"x", b"x", b"", b"0", b"__Host-", LAST]);
    let mut tops: &[&[u8]] = &[b"a", b"a", b"a.", b"a_", b"b", b"", b"_.Host-", b"__Host-"];
    // Keys that abandon the pair or end the name early, mostly at levels 63 to 65.
    let mut special: &[&[u8]] = &[b"__Host-", b"__Secure-x", b"", LAST, b"x]y", b"x\0", b"["];
    let mut places: &[usize] = &[0, 1, 30, 62, 62, 62, 63, 63, 63, 64];
    let mut counts = 62..=66;
    if dice.random_ratio(1, 8) {
        // Appends to a full array at the last level.
        tops = &[b"a"];
        special = &[LAST, b""];
        places = &[63];
        counts = 64..=65;
    }
    for _ in 0..dice.random_range(1..6) {
        let count = match dice.random_range(0..30) {
            0..5 => 0,
            5..10 => 1,
            10 => dice.random_range(67..130),
            _ => dice.random_range(counts.clone()),
        };
        let mut keys: Vec<&[u8]> = vec![common; count];
        if count > 0 && dice.random() {
            keys[pick(dice, places).min(count - 1)] = pick(dice, special);
        }
        let tail = if dice.random() { pick(dice, TAILS) } else { b"" };
        let top = pick(dice, tops);
        pairs.push(dice, &name(top, &keys, tail));
    }
    pairs.body
}

/// Up to 200 pairs on a few arrays that take turns.
pub fn interleaved(dice: &mut Dice) -> Vec<u8> {
    let mut pairs = Pairs::new(dice);
    let tops: &[&[u8]] = &[b"IPN_PID", b"IPN_PNAME", b"IPN_PCODE", b"a", b"b", b"REFNO"];
    let tops = &tops[..dice.random_range(1..=tops.len())];
    let keys: &[&[u8]] = &[b"", b"", b"", b"", b"0", b"7", b"x", b"-3"];
    for _ in 0..dice.random_range(2..=200) {
        let top = pick(dice, tops);
        let count = pick(dice, &[0, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
        let keys: Vec<&[u8]> = (0..count).map(|_| pick(dice, keys)).collect();
        pairs.push(dice, &name(top, &keys, b""));
    }
    pairs.body
}

/// Names of up to some thousand bytes, of one letter or of many.
pub fn long_names(dice: &mut Dice) -> Vec<u8> {
    let mut pairs = Pairs::new(dice);
    for _ in 0..dice.random_range(1..4) {
        let length = dice.random_range(1..3000);
        let mut long: Vec<u8> = match dice.random_range(0..4) {
            0 => vec![pick(dice, b"a[].% \0\xFF9"); length],
            1 => pick(dice, &[b"a[".as_slice(), b"[]", b"a]", b"[a", ". ".as_bytes()])
                .repeat(length / 2),
            _ => (0..length).map(|_| pick(dice, b"aaaaaaaab[].9")).collect(),
        };
        if dice.random() {
            long.insert(0, b'a');
        }
        let keys: &[&[u8]] = pick(dice, &[&[] as &[&[u8]], &[b"x"], &[b""]]);
        pairs.push(dice, &name(&long, keys, b""));
        pairs.push(dice, b"a");
    }
    pairs.body
}

/// Any bytes at all, most of them not UTF-8, with enough separators to matter.
pub fn bytes(dice: &mut Dice) -> Vec<u8> {
    let length = dice.random_range(0..60);
    let random = |dice: &mut Dice| match dice.random_range(0..3) {
        0 => pick(dice, b"a=&[]%"),
        1 => dice.random_range(0x80..=0xFF),
        _ => dice.random(),
    };
    (0..length).map(|_| random(dice)).collect()
}

/// An order or subscription notification with made-up people and products, not signed.
pub fn notification(dice: &mut Dice) -> Vec<u8> {
    let lines = dice.random_range(1..=4);
    let text = |&(name, value): &(&str, &str)| (name.to_string(), value.to_string());
    let mut fields: Vec<(String, String)> = Vec::new();
    if dice.random_ratio(1, 4) {
        fields.extend(SUBSCRIPTION.iter().map(text));
    } else {
        fields.extend(ORDER.iter().map(text));
        for (name, value) in ORDER_LINE {
            fields.extend((1..=lines).map(|line| (name.to_string(), format!("{value}{line}"))));
        }
        for line in 1..=lines {
            let name = format!("IPN_CUSTOM_3010000{line}_TEXT[value][]");
            fields.push((name, format!("note {line}")));
        }
        fields.push(("IPN_TOTALGENERAL".into(), "199.60".into()));
        fields.push(("IPN_DATE".into(), "20240102030405".into()));
    }

    let mut pieces = Vec::new();
    for (name, value) in fields {
        let name = encode(dice, name.as_bytes(), Writing::Form);
        pieces.push([name, encode(dice, value.as_bytes(), Writing::Form)].join(&b'='));
    }
    pieces.join(&b'&')
}

/// A notification to which something has happened on the way.
pub fn damaged(dice: &mut Dice) -> Vec<u8> {
    let mut body = notification(dice);
    for _ in 0..dice.random_range(1..6) {
        let at = dice.random_range(0..body.len());
        let byte = if dice.random() { pick(dice, b"a[]=&%0. +\0\xE9") } else { dice.random() };
        match dice.random_range(0..7) {
            0 => body[at] = byte,
            1 => body.insert(at, byte),
            2 => drop(body.remove(at)),
            3 => body.truncate(at.max(1)),
            4 => body.rotate_left(at),
            5 => {
                let end = body.len().min(at + dice.random_range(1..80));
                let copy = body[at..end].to_vec();
                let to = dice.random_range(0..body.len());
                body.splice(to..to, copy);
            }
            _ => {
                let mut pieces: Vec<&[u8]> = body.split(|&byte| byte == b'&').collect();
                let (one, other) =
                    (dice.random_range(0..pieces.len()), dice.random_range(0..pieces.len()));
                pieces.swap(one, other);
                body = pieces.join(&b'&');
            }
        }
        if body.is_empty() {
            body.push(byte);
        }
    }
    body
}

/// The same body behind a filler field, so long that a block of 8192 bytes, in which PHP reads a request, ends somewhere
/// within the body or at its edges.
pub fn across_blocks(dice: &mut Dice, body: &[u8]) -> Vec<u8> {
    let filler = b"filler=";
    let before_edge = dice.random_range(0..=body.len().min(8000));
    let padding = 8192 - before_edge - filler.len() - 1;
    [filler.as_slice(), &vec![b'f'; padding], b"&", body].concat()
}

/// A secret key, never blank: around the block lengths of the hashes or of any other length, printable or of any bytes.
pub fn key(dice: &mut Dice) -> Vec<u8> {
    let any = dice.random_range(2..200);
    let length = pick(dice, &[1, 20, 63, 64, 65, 135, 136, 137, any]);
    let printable = dice.random();
    let mut key = vec![b'k'];
    key.extend((1..length).map(|_| match printable {
        true => dice.random_range(0x20..0x7F),
        false => dice.random(),
    }));
    key.rotate_left(dice.random_range(0..length));
    key
}

/// All bodies over an alphabet, from the empty one up to a length.
pub fn every(alphabet: &[u8], longest: u32) -> impl Iterator<Item = Vec<u8>> {
    let letters = alphabet.len();
    (0..=longest).flat_map(move |length| {
        (0..letters.pow(length)).map(move |mut number| {
            let mut body = Vec::new();
            for _ in 0..length {
                body.push(alphabet[number % letters]);
                number /= letters;
            }
            body
        })
    })
}

/// Bodies of one kind for proptest. They shrink by leaving out bytes.
#[derive(Clone, Debug)]
pub struct Bodies(Option<(&'static str, Generator)>);

/// Bodies of all kinds, mixed as in [`GENERATORS`].
#[must_use]
pub fn strategy() -> Bodies {
    Bodies(None)
}

/// Bodies of one kind.
#[must_use]
pub fn strategy_of(name: &'static str, generator: Generator) -> Bodies {
    Bodies(Some((name, generator)))
}

impl Strategy for Bodies {
    type Tree = Shrinking;
    type Value = Case;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let seed = runner.rng().next_u64();
        let Case { name, body } = match self.0 {
            None => Case::from_seed(seed),
            Some((name, generator)) => Case {
                name: format!("{name}, seed {seed}"),
                body: generator(&mut Dice::seed_from_u64(seed)),
            },
        };
        Ok(Shrinking { name, shrinker: Shrinker::new(body) })
    }
}

/// A body that proptest is making smaller.
#[derive(Clone, Debug)]
pub struct Shrinking {
    name: String,
    shrinker: Shrinker,
}

impl ValueTree for Shrinking {
    type Value = Case;

    fn current(&self) -> Case {
        Case { name: self.name.clone(), body: self.shrinker.candidate().to_vec() }
    }

    fn simplify(&mut self) -> bool {
        self.shrinker.fails()
    }

    fn complicate(&mut self) -> bool {
        self.shrinker.passes()
    }
}

#[cfg(test)]
mod tests;
