//! What is answered to whom. Owns statuses and texts; must never let a refused client learn more
//! than the code of its refusal.

use countersign::{Error, ReceiptDate};
use hyper::StatusCode;

use super::Settings;
use super::body::Received;
use crate::json::{self, Problem};
use crate::verdict::Verdict;

/// Status and text.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) body: String,
    /// Whether the connection cannot go on, because the rest of a body is on it.
    pub(super) close: bool,
}

impl Reply {
    fn new(status: StatusCode, body: impl Into<String>) -> Self {
        Self { status, body: body.into(), close: false }
    }

    /// To GET and HEAD: 2Checkout asks so when a URL is saved.
    pub(super) fn probe() -> Self {
        Self::new(StatusCode::OK, "")
    }

    pub(super) fn method_not_allowed() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "")
    }
}

/// Whether a `Content-Type` may stand on a notification. 2Checkout's own is not documented, so only
/// those that certainly say something else are turned away.
pub(super) fn may_be_form(content_type: Option<&[u8]>) -> bool {
    let media_type = content_type.unwrap_or_default().split(|byte| *byte == b';').next();
    let media_type = media_type.unwrap_or_default().trim_ascii().to_ascii_lowercase();
    let json = media_type == b"application/json" || media_type.ends_with(b"+json");
    !json && !media_type.starts_with(b"multipart/")
}

/// The answer to a POST, and its line for the log.
pub(super) fn to_post(
    received: Received,
    may_be_form: bool,
    settings: &Settings,
    now: i64,
) -> (Reply, String) {
    let verdict = match received {
        Received::TooLarge => {
            Verdict::Refused(Error::BodyTooLarge { limit: settings.max_body }.into())
        }
        Received::Incomplete => Verdict::Refused(Problem::new(
            "incomplete_body",
            "the body did not arrive as a whole: the client left, or took too long",
        )),
        Received::Whole(_) if !may_be_form => Verdict::Refused(Error::NotForm.into()),
        Received::Whole(body) => match ReceiptDate::from_unix(now) {
            Ok(date) => settings.judge.judge(&body, now, date),
            Err(error) => Verdict::Refused(error.into()),
        },
    };
    let line = json::line(&verdict);
    let reply = match verdict {
        Verdict::Genuine(genuine) => match genuine.receipt {
            Ok(receipt) => Reply::new(StatusCode::OK, receipt.to_string()),
            Err(problem) => refusal(StatusCode::UNPROCESSABLE_ENTITY, problem.code),
        },
        Verdict::Refused(problem) => refusal(status(problem.code), problem.code),
    };
    (reply, line)
}

fn refusal(status: StatusCode, code: &str) -> Reply {
    let close = matches!(status, StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT);
    Reply { close, ..Reply::new(status, format!("{code}\n")) }
}

fn status(code: &str) -> StatusCode {
    match code {
        "body_too_large" => StatusCode::PAYLOAD_TOO_LARGE,
        "incomplete_body" => StatusCode::REQUEST_TIMEOUT,
        "not_form" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "invalid_date" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types() {
        for good in [
            "application/x-www-form-urlencoded",
            "text/plain",
            "",
            "application/octet-stream",
            "json",
        ] {
            assert!(may_be_form(Some(good.as_bytes())), "{good}");
        }
        assert!(may_be_form(None));
        for bad in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "multipart/form-data; boundary=x",
            "application/ld+json",
        ] {
            assert!(!may_be_form(Some(bad.as_bytes())), "{bad}");
        }
    }
}
