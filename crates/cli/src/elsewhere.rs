//! Messages that are no notifications. Owns where to send people who have one; must never verify anything.

use countersign::{Diagnosis, Form};

/// The `--kind` for `verify` that a message looks like, if it looks like another one.
pub(crate) fn kind(diagnosis: &Diagnosis, form: &Form<'_>) -> Option<&'static str> {
    diagnosis.findings().iter().find_map(|finding| match finding.code() {
        "message_is_ins" => Some("ins --account NUMBER"),
        "message_is_return_url" if form.get("signature").is_some() => Some("convertplus"),
        "message_is_return_url" => Some("return --account NUMBER"),
        _ => None,
    })
}
