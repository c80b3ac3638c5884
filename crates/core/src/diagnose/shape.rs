//! Bodies that are something else: E18 (not the raw body) and E19 (another kind of message). Owns how they look; must never take
//! a look for a proof, which only a digest can give.

use alloc::vec::Vec;

use super::digest::{self, Digest, Hash, Recipe};
use super::finding::{Finding, Mistake, presentable};
use super::message::put;
use super::search::Search;
use super::{secrets, wire};
use crate::{Algorithm, known};

/// E18 for bodies of which nothing but the bytes is known.
pub(super) fn of_bytes(body: &[u8]) -> Option<Finding> {
    let start = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body).trim_ascii_start();
    let names_part = || memchr::memmem::find(body, b"form-data; name=").is_some();
    if start.is_empty() {
        return Some(Finding::fact(&NO_BODY));
    }
    let mistake = match start {
        [b'{' | b'[', ..] => &JSON,
        [b'-', b'-', ..] if names_part() => &MULTIPART,
        _ if start.starts_with(b"<") && !is_receipt(body) => &MARKUP,
        _ if start.starts_with(b"Array") || start.starts_with(b"array(") => &DUMP,
        _ => return None,
    };
    Some(Finding::hint(mistake))
}

/// E18 for bodies that were parsed and printed again.
pub(super) fn looks(search: &Search<'_, '_>, out: &mut Vec<Finding>) {
    let message = search.message;
    out.extend(of_bytes(message.body));
    let printed = |value: &[u8]| {
        matches!(value, b"[object Object]" | b"Array") || value.starts_with(b"[object Object],")
    };
    if let Some(path) = message.path_where(printed) {
        out.push(Finding::hint(&PRINTED_ARRAY).field_named(Some(path)));
    }
    let bare =
        |name: &str| message.groups().any(|group| group.name == name.as_bytes() && !group.is_array);
    if let Some(name) = known::line_arrays().find(|name| bare(name)) {
        out.push(Finding::hint(&NO_BRACKETS).field_named(Some((*name).into())));
    }
}

fn is_receipt(body: &[u8]) -> bool {
    [b"<EPAYMENT>".as_slice(), b"<sig "].iter().any(|tag| memchr::memmem::find(body, tag).is_some())
}

/// E19, with E4 where the digest of the other message shows which word a secret is.
pub(super) fn other_message(search: &Search<'_, '_>, out: &mut Vec<Finding>) {
    let message = search.message;
    let has = |name: &str| message.get(name.as_bytes()).is_some();
    let value = |name: &str| message.get(name.as_bytes()).unwrap_or(&[]);
    let md5 = |digest: &Digest, source: &[u8], key: &[u8], recipe| {
        digest::matches(digest, Hash::Md5, recipe, key, source)
    };
    if is_receipt(message.body) {
        out.push(Finding::hint(&RECEIPT));
    } else if has("md5_hash") || (has("message_type") && has("hash")) {
        let source = [value("sale_id"), value("vendor_id"), value("invoice_id")].concat();
        let word = Digest::from_hex(value("md5_hash")).and_then(|digest| {
            secrets::is_word_of(search, &digest, &secrets::IS_INS_WORD, |digest, key| {
                md5(digest, &source, key, Recipe::KeyLast)
            })
        });
        settle(&INS, word, out);
    } else if has("order_number") && (has("key") || has("x_MD5_Hash")) {
        let key = if has("key") { value("key") } else { value("x_MD5_Hash") };
        // Demo sales are hashed with the order number 1.
        let sources = [value("order_number"), b"1"]
            .map(|number| [value("sid"), number, value("total")].concat());
        let word = Digest::from_hex(key).and_then(|digest| {
            secrets::is_word_of(search, &digest, &secrets::IS_INS_WORD, |digest, key| {
                sources.iter().any(|source| md5(digest, source, key, Recipe::KeyFirst))
            })
        });
        settle(&RETURN_URL, word, out);
    } else if has("signature") && has("refno") {
        let mut pairs: Vec<_> = wire::pairs(message.body)
            .map(|pair| (wire::decoded(pair.name), wire::decoded(pair.value)))
            .filter(|(name, _)| name != b"signature")
            .collect();
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut source = Vec::new();
        pairs.iter().for_each(|(_, value)| put(&mut source, value));
        let word = Digest::from_hex(value("signature")).and_then(|digest| {
            secrets::is_word_of(search, &digest, &secrets::IS_BUY_LINK_WORD, |digest, key| {
                digest::signs(digest, Algorithm::Sha256, key, &source)
            })
        });
        settle(&RETURN_URL, word, out);
    } else if has("ORDER_HASH") {
        out.push(Finding::hint(&ORDER_SERVICE).field_named(Some(presentable(b"ORDER_HASH"))));
    }
}

/// The kind of message is certain if its own digest is right.
fn settle(mistake: &'static Mistake, word: Option<Finding>, out: &mut Vec<Finding>) {
    out.push(if word.is_some() { Finding::fact(mistake) } else { Finding::hint(mistake) });
    out.extend(word);
}

const NO_BODY: Mistake = Mistake {
    id: "E18",
    code: "body_is_empty",
    text: "The body is empty. Something read it before you did (a framework's parser, a redirect that \
           turned the POST into a GET): take the raw bytes first.",
};

const JSON: Mistake = Mistake {
    id: "E18",
    code: "body_is_json",
    text: "The body is JSON or a printed map, not the form that was posted. Take the raw bytes of the POST \
           before any parser.",
};

const MULTIPART: Mistake = Mistake {
    id: "E18",
    code: "body_is_multipart",
    text: "The body is multipart/form-data. 2Checkout posts application/x-www-form-urlencoded: send it that \
           way, or take the raw bytes before something rewrites them.",
};

const MARKUP: Mistake = Mistake {
    id: "E18",
    code: "body_is_markup",
    text: "The body is HTML or XML, not a form. Take the raw bytes of the POST.",
};

const DUMP: Mistake = Mistake {
    id: "E18",
    code: "body_is_dump",
    text: "The body is the printed dump of an array, not the form that was posted. Take the raw bytes of \
           the POST (php://input).",
};

const PRINTED_ARRAY: Mistake = Mistake {
    id: "E18",
    code: "arrays_printed_as_text",
    text: "{field} holds the text of a printed array or object. The body was rebuilt from a parsed map: \
           take the raw bytes of the POST.",
};

const NO_BRACKETS: Mistake = Mistake {
    id: "E18",
    code: "brackets_missing",
    text: "{field} came without brackets, but it is an array in every genuine message. The body was \
           probably rebuilt from a parsed map: take the raw bytes of the POST.",
};

const RECEIPT: Mistake = Mistake {
    id: "E19",
    code: "message_is_receipt",
    text: "This is a read receipt, the answer to a notification. What can be checked is the notification \
           itself.",
};

const INS: Mistake = Mistake {
    id: "E19",
    code: "message_is_ins",
    text: "This is an INS message (Instant Notification Service), not an IPN or LCN. It has another \
           signature, made with the INS secret word.",
};

const RETURN_URL: Mistake = Mistake {
    id: "E19",
    code: "message_is_return_url",
    text: "These are the parameters of a return URL, which the buyer's browser carries. It has another \
           signature, made with a secret word; wait for the IPN.",
};

const ORDER_SERVICE: Mistake = Mistake {
    id: "E19",
    code: "message_is_order_service",
    text: "{field} belongs to a request to 2Checkout's order services (IDN, IRN), not to a notification.",
};
