//! The secrets: E3 (their text was spoiled) and E4 (another kind of secret). Owns the guesses at what the key should have
//! been; must never keep one, and wipes every copy it makes.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::digest::Digest;
use super::finding::{Finding, Mistake, Secret};
use super::search::{Rewrite, Search};
use super::{base64, charset, text, wire};

/// E3: the right values under a key that is nearly one of those given.
pub(super) fn spoiled(search: &mut Search<'_, '_>) -> Option<Finding> {
    const GUESSES: [(&Mistake, Rewrite); 27] = [
        (&HAS_NEWLINE, |key, out| out.extend(trim_newline(key))),
        (&HAS_BLANKS, |key, out| out.extend(key.trim_ascii())),
        (&HAS_BLANKS, |key, out| out.extend(key.trim_ascii_start())),
        (&HAS_BLANKS, |key, out| out.extend(key.trim_ascii_end())),
        (&HAS_INVISIBLES, |key, out| out.extend(trim_invisible(key))),
        (&HAS_QUOTES, |key, out| out.extend(unquoted(key.trim_ascii()))),
        (&HAS_NAME, |key, out| out.extend(unquoted(after_name(key)))),
        (&HAS_ENTITIES, text::entities_decoded),
        (&LACKS_ENTITIES, text::ENTITIES[0]),
        (&LACKS_ENTITIES, text::ENTITIES[1]),
        (&LACKS_ENTITIES, text::ENTITIES[2]),
        (&LACKS_ENTITIES, text::ENTITIES[3]),
        (&HAS_ESCAPES, |key, out| out.extend(&*Zeroizing::new(wire::decoded(key)))),
        (&HAS_SLASHES, text::slashes_removed),
        (&HEX_DECODED, hex_decoded),
        (&HEX_ENCODED, |key, out| hex_encoded(key, false, out)),
        (&HEX_ENCODED, |key, out| hex_encoded(key, true, out)),
        (&IS_BASE64, base64::decode),
        (&WRONG_CASE, |key, out| out.extend(key.iter().map(u8::to_ascii_lowercase))),
        (&WRONG_CASE, |key, out| out.extend(key.iter().map(u8::to_ascii_uppercase))),
        (&SIGNED_WITH_NEWLINE, |key, out| joined(key, b"\n", out)),
        (&SIGNED_WITH_NEWLINE, |key, out| joined(key, b"\r\n", out)),
        (&SIGNED_WITH_NEWLINE, |key, out| joined(key, b" ", out)),
        (&CHARSET, charset::to_latin1),
        (&CHARSET, charset::to_utf8),
        (&CUT, cut_at_symbol),
        (&CUT, |key, out| out.extend(key.iter().take(64))),
    ];
    for key in search.keys {
        for (mistake, guess) in GUESSES {
            // Room for the longest guess, so that no unwiped copy is left behind by growing.
            let mut guessed = Zeroizing::new(Vec::with_capacity(
                key.bytes.len().saturating_mul(8).saturating_add(8),
            ));
            guess(key.bytes, &mut guessed);
            if guessed.is_empty() || *guessed == key.bytes {
                continue;
            }
            if let Some(hit) = search.attempt_with(&guessed, Some(key.number)) {
                return Some(hit.proves(mistake));
            }
        }
    }
    Some(search.attempt_with(&[], None)?.proves(&SIGNED_WITH_NOTHING))
}

/// E3 for a secret without content.
pub(super) fn blank(number: Secret) -> Finding {
    Finding::fact(&EMPTY).under(Some(number))
}

/// E3 where no secret was given.
pub(super) const fn none() -> Finding {
    Finding::fact(&NONE)
}

/// E3 and E4 by the looks of the secrets.
pub(super) fn looks(search: &Search<'_, '_>, out: &mut Vec<Finding>) {
    for key in search.keys {
        let mistake = if trim_newline(key.bytes).len() < key.bytes.len() {
            &HAS_NEWLINE
        } else if key.bytes.trim_ascii().len() < key.bytes.len() {
            &HAS_BLANKS
        } else if trim_invisible(key.bytes).len() < key.bytes.len() {
            &HAS_INVISIBLES
        } else if unquoted(key.bytes).len() < key.bytes.len() {
            &HAS_QUOTES
        } else if text::has_entity(key.bytes) {
            &HAS_ENTITIES
        } else if is_word(key.bytes) {
            &LOOKS_LIKE_WORD
        } else {
            continue;
        };
        out.push(Finding::hint(mistake).under(Some(key.number)));
    }
}

/// E4: the digest of another kind of message shows which secret word this is.
pub(super) fn is_word_of(
    search: &Search<'_, '_>,
    digest: &Digest,
    mistake: &'static Mistake,
    proves: impl Fn(&Digest, &[u8]) -> bool,
) -> Option<Finding> {
    let key = search.keys.iter().find(|key| proves(digest, key.bytes))?;
    Some(Finding::fact(mistake).under(Some(key.number)))
}

fn trim_newline(key: &[u8]) -> &[u8] {
    let mut key = key;
    while let [rest @ .., b'\n' | b'\r'] = key {
        key = rest;
    }
    key
}

/// Without what copying from a page brings along: no-break spaces, byte-order marks, zero-width characters.
fn trim_invisible(key: &[u8]) -> &[u8] {
    let invisible = |char: char| {
        char.is_whitespace()
            || char.is_control()
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    core::str::from_utf8(key).map_or(key, |text| text.trim_matches(invisible).as_bytes())
}

fn unquoted(key: &[u8]) -> &[u8] {
    match key {
        [b'"', inner @ .., b'"'] | [b'\'', inner @ .., b'\''] | [b'`', inner @ .., b'`'] => inner,
        _ => key,
    }
}

/// What follows `NAME=` of a line from a settings file.
fn after_name(key: &[u8]) -> &[u8] {
    let at = memchr::memchr(b'=', key).unwrap_or(0);
    let (name, rest) = key.split_at_checked(at).unwrap_or((key, &[]));
    let is_name = !name.is_empty()
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' ' | b'-' | b'.'));
    if is_name { rest.strip_prefix(b"=").unwrap_or(rest).trim_ascii() } else { key }
}

fn hex_decoded(key: &[u8], out: &mut Vec<u8>) {
    out.resize(key.len() >> 1, 0);
    if crate::hex::decode(key, out).is_none() {
        out.clear();
    }
}

fn hex_encoded(key: &[u8], upper: bool, out: &mut Vec<u8>) {
    for byte in key {
        let digits = crate::hex::encode(*byte);
        out.extend(if upper { digits.map(|digit| digit.to_ascii_uppercase()) } else { digits });
    }
}

fn joined(key: &[u8], end: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    out.extend_from_slice(end);
}

/// As far as a shell, a settings file or a C string would have read it.
fn cut_at_symbol(key: &[u8], out: &mut Vec<u8>) {
    let cuts = |byte: &u8| {
        matches!(byte, b'#' | b'$' | b'&' | b'%' | b'<' | b'"' | b'\'' | b' ' | b';' | b'\\' | 0)
    };
    out.extend(key.iter().take_while(|byte| !cuts(byte)));
}

fn is_word(key: &[u8]) -> bool {
    // Letters that are all hexadecimal digits are no word.
    key.len() < 16
        && key.iter().all(u8::is_ascii_alphabetic)
        && !key.iter().all(u8::is_ascii_hexdigit)
}

const EMPTY: Mistake = Mistake {
    id: "E3",
    code: "secret_empty",
    text: "{Secret} is empty or blank. Copy the secret key from Control Panel, \
           Integrations, Webhooks & API.",
};

const NONE: Mistake = Mistake {
    id: "E3",
    code: "secret_missing",
    text: "No secret key was given, so no digest could be checked. Copy it from Control Panel, \
           Integrations, Webhooks & API.",
};

const HAS_NEWLINE: Mistake = Mistake {
    id: "E3",
    code: "secret_has_newline",
    text: "{Secret} ends with a line end that does not belong to it. Remove it where \
           the key is stored or read.",
};

const HAS_BLANKS: Mistake = Mistake {
    id: "E3",
    code: "secret_has_blanks",
    text: "{Secret} has blanks around it that do not belong to it. Copy it again \
           without them.",
};

const HAS_INVISIBLES: Mistake = Mistake {
    id: "E3",
    code: "secret_has_invisible_characters",
    text: "{Secret} begins or ends with an invisible character (a byte-order mark, a \
           no-break space). Type its ends by hand.",
};

const HAS_QUOTES: Mistake = Mistake {
    id: "E3",
    code: "secret_has_quotes",
    text: "{Secret} still has quotes around it. The settings file was read without \
           taking them off.",
};

const HAS_NAME: Mistake = Mistake {
    id: "E3",
    code: "secret_has_name",
    text: "{Secret} is a whole line NAME=key of a settings file. Give only what \
           follows the equals sign.",
};

const HAS_ENTITIES: Mistake = Mistake {
    id: "E3",
    code: "secret_has_entities",
    text: "{Secret} has HTML entities in it, such as &amp; for &. It was copied from a \
           page's source or escaped by an admin form: store the characters themselves.",
};

const LACKS_ENTITIES: Mistake = Mistake {
    id: "E3",
    code: "secret_signed_with_entities",
    text: "The signer used {secret} with HTML entities in it, such as &amp; for &. Its copy \
           was escaped: correct it there.",
};

const HAS_ESCAPES: Mistake = Mistake {
    id: "E3",
    code: "secret_is_url_encoded",
    text: "{Secret} is URL-encoded (%26 for &). Decode it before use.",
};

const HAS_SLASHES: Mistake = Mistake {
    id: "E3",
    code: "secret_has_backslashes",
    text: "{Secret} has backslashes in front of its symbols, left over from a shell or \
           a settings file. Remove them.",
};

const HEX_DECODED: Mistake = Mistake {
    id: "E3",
    code: "secret_hex_decoded",
    text: "The signer hex-decoded {secret} before use. The key is taken as the text it is, \
           although it may look hexadecimal.",
};

const HEX_ENCODED: Mistake = Mistake {
    id: "E3",
    code: "secret_hex_encoded",
    text: "The signer used the hexadecimal text of {secret}. Give the key as text, \
           not as decoded bytes.",
};

const IS_BASE64: Mistake = Mistake {
    id: "E3",
    code: "secret_is_base64",
    text: "{Secret} is base64, as secret stores keep it. Decode it before use.",
};

const WRONG_CASE: Mistake = Mistake {
    id: "E3",
    code: "secret_in_wrong_case",
    text: "{Secret} has its letters in another case than the signer's key. Copy it \
           again instead of typing it.",
};

const SIGNED_WITH_NEWLINE: Mistake = Mistake {
    id: "E3",
    code: "secret_signed_with_newline",
    text: "The signer's copy of {secret} has a line end or a blank behind it. Remove it there.",
};

const CHARSET: Mistake = Mistake {
    id: "E3",
    code: "secret_in_other_charset",
    text: "{Secret} has letters beyond ASCII, and the signer has them in another character set. Store \
           the key as UTF-8 on both sides.",
};

const CUT: Mistake = Mistake {
    id: "E3",
    code: "secret_cut",
    text: "The signer used only the first part of {secret}. A shell, a settings file or a length limit \
           cut it there, probably at a # or $: quote it.",
};

const SIGNED_WITH_NOTHING: Mistake = Mistake {
    id: "E3",
    code: "signed_with_empty_secret",
    text: "The message was signed with an empty key, so the signer has none configured. Anybody could \
           sign like that: set the secret key there.",
};

const LOOKS_LIKE_WORD: Mistake = Mistake {
    id: "E4",
    code: "secret_looks_like_word",
    text: "What was given as {secret} is a short word. Perhaps it is the INS secret word or the buy-link \
           secret word; needed is the secret key from Control Panel, Integrations, Webhooks & API.",
};

/// Proved by an INS message or a classic return URL.
pub(super) const IS_INS_WORD: Mistake = Mistake {
    id: "E4",
    code: "secret_is_ins_word",
    text: "What was given as {secret} is the INS secret word. IPN and LCN are signed with another one: \
           the secret key from Control Panel, Integrations, Webhooks & API.",
};

/// Proved by a ConvertPlus or InLine return URL.
pub(super) const IS_BUY_LINK_WORD: Mistake = Mistake {
    id: "E4",
    code: "secret_is_buy_link_word",
    text: "What was given as {secret} is the buy-link secret word. IPN and LCN are signed with another \
           one: the secret key from Control Panel, Integrations, Webhooks & API.",
};
