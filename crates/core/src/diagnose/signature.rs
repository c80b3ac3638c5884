//! The signature fields themselves: E1 (their shape) and E2 (another algorithm or construction). Owns reading them; must
//! never take a malformed one for absent, and must never accept it for anything but an explanation.

use alloc::vec::Vec;

use super::digest::{Digest, Hash, Recipe};
use super::finding::{Finding, Mistake, presentable};
use super::message::{Group, Message};
use super::search::{Search, Target};
use super::{base64, wire};
use crate::Algorithm;

/// A signature field that is there.
pub(super) struct Present {
    pub(super) algorithm: Algorithm,
    /// What is wrong with its shape.
    pub(super) fault: Option<&'static Mistake>,
    /// The digest, as far as one can be read.
    pub(super) digest: Option<Digest>,
}

impl Present {
    pub(super) fn target(&self) -> Option<Target> {
        self.digest.map(|digest| Target { algorithm: self.algorithm, digest })
    }

    /// E1, if there is something to say.
    pub(super) fn finding(&self) -> Option<Finding> {
        self.fault.map(|fault| Finding::fact(fault).about(self.algorithm))
    }
}

/// The signature fields of a body, strongest first.
pub(super) fn read(message: &Message<'_>) -> Vec<Present> {
    let groups = message.all_groups();
    let mut found = Vec::new();
    for algorithm in Algorithm::STRONGEST_FIRST {
        if let Some(group) = groups.iter().find(|group| group.signature == Some(algorithm)) {
            found.push(one(message, group, algorithm));
        }
    }
    // Only signed bodies are read twice.
    if !found.is_empty() {
        for present in &mut found {
            let name = present.algorithm.field().as_bytes();
            let times = wire::pairs(message.body).filter(|pair| pair.is_named(name)).count();
            if times > 1 && present.fault.is_none() {
                present.fault = Some(&SIGNATURE_REPEATED);
            }
        }
    }
    found
}

fn one(message: &Message<'_>, group: &Group<'_>, algorithm: Algorithm) -> Present {
    let text = message.values_of(group).first().copied().unwrap_or(&[]);
    let (fault, digest) = shape(text, algorithm);
    let fault = if group.is_array { Some(&SIGNATURE_ARRAY) } else { fault };
    Present { algorithm, fault, digest }
}

/// What is wrong with a signature's text, and the digest that may be meant.
fn shape(text: &[u8], algorithm: Algorithm) -> (Option<&'static Mistake>, Option<Digest>) {
    let fits = |digest: &Digest| digest.len() == algorithm.digest_len();
    let bare = text.trim_ascii();
    let bare = bare.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(bare);
    let bare = bare.strip_prefix(b"0x").unwrap_or(bare);
    let digest = Digest::from_hex(bare);
    if bare.is_empty() {
        (Some(&SIGNATURE_EMPTY), None)
    } else if digest.is_some_and(|digest| fits(&digest)) {
        let fault = if bare.len() == text.len() { None } else { Some(&SIGNATURE_PADDED) };
        (fault, digest)
    } else if bare.iter().all(u8::is_ascii_hexdigit) {
        (Some(&SIGNATURE_LENGTH), digest)
    } else {
        let mut bytes = Vec::new();
        base64::decode(bare, &mut bytes);
        let digest = Digest::from_bytes(&bytes).filter(fits);
        (Some(if digest.is_some() { &SIGNATURE_BASE64 } else { &SIGNATURE_NOT_HEX }), digest)
    }
}

/// E1 for a body without any signature field; names one that is only spelled wrongly.
pub(super) fn missing(message: &Message<'_>) -> Finding {
    let alike = |group: &&Group<'_>| {
        Algorithm::STRONGEST_FIRST
            .iter()
            .any(|algorithm| squeezed(group.name).eq(squeezed(algorithm.field().as_bytes())))
    };
    match message.groups().find(alike) {
        Some(group) => {
            Finding::fact(&SIGNATURE_MISSPELLED).field_named(Some(presentable(group.name)))
        }
        None => Finding::fact(&SIGNATURE_MISSING),
    }
}

/// A name without regard to case and to what is no letter or digit.
fn squeezed(name: &[u8]) -> impl Iterator<Item = u8> + '_ {
    name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_uppercase)
}

/// E2.
pub(super) fn other_construction(search: &mut Search<'_, '_>) -> Option<Finding> {
    const TRIALS: [(&Mistake, Hash, Recipe); 15] = [
        (&HOLDS_MD5, Hash::Md5, Recipe::Hmac { block: 64 }),
        (&HOLDS_SHA256, Hash::Sha256, Recipe::Hmac { block: 64 }),
        (&HOLDS_SHA3, Hash::Sha3, Recipe::Hmac { block: 136 }),
        (&KECCAK, Hash::Keccak, Recipe::Hmac { block: 136 }),
        (&KECCAK, Hash::Keccak, Recipe::Hmac { block: 64 }),
        (&BLOCK_OF_64, Hash::Sha3, Recipe::Hmac { block: 64 }),
        (&WITHOUT_KEY, Hash::Md5, Recipe::Plain),
        (&WITHOUT_KEY, Hash::Sha256, Recipe::Plain),
        (&WITHOUT_KEY, Hash::Sha3, Recipe::Plain),
        (&KEY_ATTACHED, Hash::Md5, Recipe::KeyFirst),
        (&KEY_ATTACHED, Hash::Sha256, Recipe::KeyFirst),
        (&KEY_ATTACHED, Hash::Sha3, Recipe::KeyFirst),
        (&KEY_ATTACHED, Hash::Md5, Recipe::KeyLast),
        (&KEY_ATTACHED, Hash::Sha256, Recipe::KeyLast),
        (&KEY_ATTACHED, Hash::Sha3, Recipe::KeyLast),
    ];
    TRIALS.iter().find_map(|(mistake, hash, recipe)| {
        Some(search.attempt_as(*hash, *recipe)?.proves(mistake))
    })
}

/// Some signatures of the message are right, this one is not, and nothing explains it.
pub(super) const SIGNATURES_DISAGREE: Mistake = Mistake {
    id: "E2",
    code: "signatures_disagree",
    text: "Another signature of the message is right, {signature} is not: that field was changed or \
           made by other code. A verifier that looks at it refuses the message.",
};

/// Every signature is right, but not under one secret.
pub(super) const DIFFERENT_SECRETS: Mistake = Mistake {
    id: "E2",
    code: "signatures_under_different_secrets",
    text: "{signature} matches {secret}, another signature of the message matches another secret. One \
           sender has one secret: sign all fields with the same.",
};

const SIGNATURE_MISSING: Mistake = Mistake {
    id: "E1",
    code: "signature_missing",
    text: "There is no HASH, SIGNATURE_SHA2_256 or SIGNATURE_SHA3_256 field, so nothing can be checked. \
           Take the whole raw body of the POST.",
};

const SIGNATURE_MISSPELLED: Mistake = Mistake {
    id: "E1",
    code: "signature_missing",
    text: "There is no signature field; {field} looks like one, but names are exact: HASH, \
           SIGNATURE_SHA2_256, SIGNATURE_SHA3_256.",
};

const SIGNATURE_ARRAY: Mistake = Mistake {
    id: "E1",
    code: "signature_is_array",
    text: "{signature} was sent with brackets, as an array. It must be a single value.",
};

const SIGNATURE_REPEATED: Mistake = Mistake {
    id: "E1",
    code: "signature_repeated",
    text: "{signature} was sent more than once, which 2Checkout never does. Look for what adds the \
           second one.",
};

const SIGNATURE_EMPTY: Mistake = Mistake {
    id: "E1",
    code: "signature_empty",
    text: "{signature} is there but empty. It was not filled in, or was blanked on the way.",
};

const SIGNATURE_PADDED: Mistake = Mistake {
    id: "E1",
    code: "signature_padded",
    text: "{signature} has blanks, quotes or 0x around its digits. It must be the hexadecimal digits \
           and nothing else.",
};

const SIGNATURE_LENGTH: Mistake = Mistake {
    id: "E1",
    code: "signature_wrong_length",
    text: "{signature} has the wrong number of hexadecimal digits: HASH has 32, the SHA fields have 64 \
           (40 would be SHA-1, 128 SHA-512). It was cut, or made with another algorithm.",
};

const SIGNATURE_BASE64: Mistake = Mistake {
    id: "E1",
    code: "signature_base64",
    text: "{signature} is written in base64. 2Checkout writes hexadecimal digits.",
};

const SIGNATURE_NOT_HEX: Mistake = Mistake {
    id: "E1",
    code: "signature_not_hex",
    text: "{signature} is not made of hexadecimal digits only, so it is no signature. Something else \
           was put into that field.",
};

const HOLDS_MD5: Mistake = Mistake {
    id: "E2",
    code: "wrong_algorithm",
    text: "The digest in {signature} is right, but it is an HMAC-MD5. That belongs into HASH.",
};

const HOLDS_SHA256: Mistake = Mistake {
    id: "E2",
    code: "wrong_algorithm",
    text: "The digest in {signature} is right, but it is an HMAC-SHA-256. That belongs into \
           SIGNATURE_SHA2_256.",
};

const HOLDS_SHA3: Mistake = Mistake {
    id: "E2",
    code: "wrong_algorithm",
    text: "The digest in {signature} is right, but it is an HMAC-SHA3-256. That belongs into \
           SIGNATURE_SHA3_256.",
};

const KECCAK: Mistake = Mistake {
    id: "E2",
    code: "keccak_instead_of_sha3",
    text: "{signature} was made with Keccak-256, the version before the standard. Use SHA3-256 \
           (FIPS 202).",
};

const BLOCK_OF_64: Mistake = Mistake {
    id: "E2",
    code: "hmac_block_of_64",
    text: "{signature} was made by an HMAC with blocks of 64 bytes. SHA3-256 has blocks of 136: use a \
           library's HMAC.",
};

const WITHOUT_KEY: Mistake = Mistake {
    id: "E2",
    code: "hash_without_key",
    text: "{signature} is a plain hash of the values, which anybody can make. It must be an HMAC with \
           the secret key.",
};

const KEY_ATTACHED: Mistake = Mistake {
    id: "E2",
    code: "hash_with_key_attached",
    text: "{signature} is a plain hash of key and values put together. It must be an HMAC with the \
           secret key.",
};
