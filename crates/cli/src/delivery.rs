//! One delivery as 2Checkout makes it: probe, POST, check of the receipt. Owns what counts as a
//! delivered message; must never print, and never wait between attempts.

use countersign::{Algorithm, AlgorithmSet, Error, Limits, SecretKey, Tag, Unverified};
use serde::Serialize;

use crate::client::{Answer, Client};
use crate::json::Problem;
use crate::receipt::{self, Sent, check};
use crate::{clock, input, text};

/// Characters of an answer that are shown.
const SHOWN: usize = 200;

/// A signed message and the receipt it must get.
pub(crate) struct Message {
    pub(crate) body: Vec<u8>,
    pub(crate) kind: &'static str,
    pub(crate) algorithms: AlgorithmSet,
    /// What the receipt signs, or why there can be none.
    sent: Result<Sent, Error>,
    secret: SecretKey,
    /// If the signature was there before: whether it is right.
    pub(crate) signed_before: Option<bool>,
    pub(crate) unsigned_ended_in_line_break: bool,
}

impl Message {
    /// Takes a body, and signs it with the first secret unless it carries a signature already.
    pub(crate) fn new(
        mut body: Vec<u8>,
        secrets: &[SecretKey],
        algorithms: AlgorithmSet,
    ) -> Result<Self, Error> {
        let first = secrets.first().ok_or(Error::EmptySecret)?;
        let ends_in_line_break = input::ends_in_line_break(&body);
        let mut message = Unverified::parse(&body, &Limits::DEFAULT)?;
        let signed = !receipt::signatures(message.form()).is_empty();
        let matching = secrets.iter().find(|secret| signed && is_signed_with(&message, secret));
        if !signed {
            body = countersign::sign(&body, first, algorithms)?;
            message = Unverified::parse(&body, &Limits::DEFAULT)?;
        }
        let sent = Sent::new(message.form(), message.kind());
        Ok(Self {
            kind: message.kind().name(),
            algorithms: receipt::signatures(message.form()),
            sent,
            secret: matching.unwrap_or(first).clone(),
            signed_before: signed.then_some(matching.is_some()),
            unsigned_ended_in_line_break: ends_in_line_break && !signed,
            body,
        })
    }
}

/// Whether any of the message's signatures is right.
fn is_signed_with(message: &Unverified<'_>, secret: &SecretKey) -> bool {
    Algorithm::STRONGEST_FIRST.into_iter().any(|algorithm| {
        let digits = message.form().get(algorithm.field());
        let tag = digits.and_then(|digits| Tag::from_hex(algorithm, digits));
        tag.is_some_and(|tag| tag == message.tag(secret, algorithm))
    })
}

/// The answer to the probe.
#[derive(Debug, Serialize)]
pub(crate) struct Probed {
    pub(crate) ok: bool,
    pub(crate) status: u16,
    pub(crate) milliseconds: u128,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) location: Option<String>,
}

/// Asks as 2Checkout does when a URL is saved: it wants a 200.
pub(crate) fn probe(client: &Client) -> Result<Probed, String> {
    let Answer { status, location, took, .. } = client.get()?;
    Ok(Probed { ok: status == 200, status, milliseconds: took.as_millis(), location })
}

/// What became of one POST.
#[derive(Debug, Serialize)]
pub(crate) struct Delivered {
    pub(crate) status: u16,
    pub(crate) milliseconds: u128,
    pub(crate) receipt: Receipt,
    /// How the answer begins, if it is not a right receipt; printable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) answer: Option<String>,
    pub(crate) warnings: Vec<Problem>,
}

/// The verdict on the receipt, as JSON shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Receipt {
    pub(crate) right: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) algorithm: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<Problem>,
}

/// Posts the message and checks what comes back. An error is a sentence about the connection.
pub(crate) fn deliver(client: &Client, message: &Message) -> Result<Delivered, String> {
    let answer = client.post(&message.body)?;
    let mut warnings = Vec::new();
    let verdict = match &message.sent {
        Ok(sent) => {
            let report = check(&answer.body, sent, &message.secret, clock::now());
            let own = report.warnings.iter();
            warnings.extend(own.map(|warning| Problem::new(warning.code(), warning.to_string())));
            report.verdict.map_err(|fault| Problem::new(fault.code(), fault.to_string()))
        }
        Err(error) => Err(Problem {
            message: format!("there is no receipt for this message: {error}"),
            ..Problem::from(*error)
        }),
    };
    warnings.extend(about_http(&answer, verdict.is_ok()));
    let shown = || text::printable_in(answer.body.trim_ascii(), SHOWN);
    let shown = verdict.is_err().then(shown).filter(|shown| !shown.is_empty());
    let receipt = match verdict {
        Ok(algorithm) => Receipt { right: true, algorithm: Some(algorithm.name()), error: None },
        Err(problem) => Receipt { right: false, algorithm: None, error: Some(problem) },
    };
    Ok(Delivered {
        status: answer.status,
        milliseconds: answer.took.as_millis(),
        receipt,
        answer: shown,
        warnings,
    })
}

fn about_http(answer: &Answer, right: bool) -> Vec<Problem> {
    let mut warnings = Vec::new();
    match answer.status {
        300..=399 => {
            let to = answer.location.as_deref().unwrap_or("nowhere");
            let to = text::printable_in(to.as_bytes(), 200);
            let words = format!("a redirect (to {to}), not followed: a POST would become a GET");
            warnings.push(Problem::new("redirect", words));
        }
        status if right && status != 200 => warnings.push(Problem::new(
            "status_not_200",
            format!(
                "the status is {status}; whether the receipt counts then is not known, send 200"
            ),
        )),
        _ => {}
    }
    if answer.cut {
        warnings.push(Problem::new("answer_cut", "only the first MiB of the answer was looked at"));
    }
    warnings
}
