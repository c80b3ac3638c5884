//! Notifications: IPN and LCN. Owns what a person sees of one, genuine or not; must never say more
//! about a refusal than why.

use std::borrow::Cow;
use std::fmt::Write as _;

use countersign::owned::Notification;
use countersign::{DateTime, Ipn, Kind, Lcn, Limits, ReceiptDate, Unverified, Verified, diagnose};

use super::Verify;
use super::page::{Page, some};
use crate::failure::{Failure, Status};
use crate::json::Problem;
use crate::text::printable;
use crate::verdict::{Genuine, Verdict};
use crate::{clock, elsewhere, input, json, output};

pub(super) fn run(command: &Verify, kind: Kind) -> Result<Status, Failure> {
    let keys = command.secrets.read(Some(&command.body.file))?;
    let judge = command.policy.judge(kind, keys, Limits::DEFAULT)?;
    let body = command.body.read()?;
    let now = clock::now();
    let date = match command.date {
        Some(date) => date,
        None => ReceiptDate::from_unix(now)
            .map_err(|error| Failure::of(error, "this computer's clock"))?,
    };
    let verdict = judge.judge(&body, now, date);
    if command.json {
        output::write(json::line(&verdict).as_bytes())?;
    } else {
        match &verdict {
            Verdict::Genuine(genuine) => command.praise(genuine)?,
            Verdict::Refused(problem) => command.refuse(problem, &body),
        }
    }
    Ok(Status::done_if(matches!(verdict, Verdict::Genuine(_))))
}

impl Verify {
    fn praise(&self, genuine: &Genuine) -> Result<(), Failure> {
        let Genuine { verified, receipt } = genuine;
        let mut page = summary(verified);
        // The last line, so that `tail -n 1` finds it.
        if let Ok(receipt) = receipt {
            page.line(&receipt.to_string());
        }
        output::write_styled(page.text())?;
        point_out(verified);
        if let Err(Problem { message, code, .. }) = receipt {
            output::warn(&format!("genuine, but no receipt is possible: {message} ({code})"));
        }
        Ok(())
    }

    fn refuse(&self, problem: &Problem, body: &[u8]) {
        output::refuse(&problem.message, problem.code);
        if problem.code == "missing_signature" {
            let diagnosis = diagnose(body, &[], &Limits::DEFAULT);
            let message = Unverified::parse(body, &Limits::DEFAULT);
            if body.is_empty() {
                output::tell("hint: the input is empty");
            } else if let Ok(message) = message
                && let Some(kind) = elsewhere::kind(&diagnosis, message.form())
            {
                output::tell(&format!("hint: this looks like another message; try --kind {kind}"));
            }
        }
        let spoilt = matches!(problem.code, "signature_mismatch" | "malformed_signature");
        if spoilt && input::ends_in_line_break(body) {
            output::tell(input::LINE_BREAK_HINT);
        }
        if spoilt {
            output::tell(&format!("hint: {}", self.explain()));
        }
    }

    /// The command line that looks for the reason.
    fn explain(&self) -> String {
        let mut line = "countersign explain".to_owned();
        for (option, value) in self.secrets.options() {
            let _ = write!(line, " {option} {}", quoted(&value.to_string_lossy()));
        }
        if input::is_stdin(&self.body.file) {
            line += " (with the same standard input) says why";
        } else {
            let _ = write!(line, " {} says why", quoted(&self.body.file.to_string_lossy()));
        }
        line
    }
}

/// What is genuine and odd all the same.
fn point_out(verified: &Verified<'_>) {
    if verified.has_repeated_fields() {
        output::warn(
            "a field was sent more than once, and its last value counts; --strict refuses this",
        );
    }
    let invalid = match Notification::of(verified) {
        Some(Notification::Ipn(ipn)) => ipn.invalid,
        Some(Notification::Lcn(lcn)) => lcn.invalid,
        _ => return,
    };
    if !invalid.is_empty() {
        let paths = some(invalid.keys());
        output::warn(&format!("not of the kind that the documentation says: {paths}"));
    }
}

/// What a person wants to know first, a line each.
fn summary(verified: &Verified<'_>) -> Page {
    let kind = match verified.kind() {
        Kind::Ipn => "IPN (order)",
        Kind::Lcn => "LCN (subscription)",
        Kind::Unknown => "message of unknown kind",
    };
    let more = match verified.fields().count() {
        1 => ", 1 signed field".to_owned(),
        count => format!(", {count} signed fields"),
    };
    let signature = verified.algorithm().field();
    let mut page = Page::genuine(kind, signature, verified.secret_index(), &more);
    if let Some(ipn) = verified.ipn() {
        order(&mut page, verified, &ipn);
    }
    if let Some(lcn) = verified.lcn() {
        licence(&mut page, verified, &lcn);
    }
    page
}

fn order(page: &mut Page, verified: &Verified<'_>, ipn: &Ipn<'_>) {
    let (raw, order) = (|name: &str| verified.get(name), ipn.order());
    page.read("order", order.refno(), raw("REFNO"), "");
    event(page, verified);
    page.words("action", ipn.action().name());
    page.read("status", order.status(), raw("ORDERSTATUS"), "");
    let currency = order.currency().ok().flatten();
    let currency = currency.map(|currency| format!(" {currency}")).unwrap_or_default();
    page.read("total", ipn.totals().total(), raw("IPN_TOTALGENERAL"), &currency);
    if let Some(line) = ipn.lines().next() {
        let more = match ipn.lines().len().saturating_sub(1) {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        page.read("product", line.name(), raw("IPN_PNAME[0]"), &more);
    }
    date(page, verified, raw("IPN_DATE"));
    if ipn.is_test() == Ok(Some(true)) {
        page.words("test", "a test order: nothing was paid");
    }
}

fn licence(page: &mut Page, verified: &Verified<'_>, lcn: &Lcn<'_>) {
    let (raw, licence) = (|name: &str| verified.get(name), lcn.licence());
    page.read("licence", licence.reference(), raw("LICENSE_CODE"), "");
    event(page, verified);
    page.words("action", lcn.action().name());
    page.read("status", licence.status(), raw("STATUS"), "");
    page.row("reason", raw("DISPATCH_REASON"));
    page.read("expires", lcn.expiry(), raw("EXPIRATION_DATE"), "");
    date(page, verified, raw("DATE_UPDATED"));
    if lcn.is_test() == Ok(Some(true)) {
        page.words("test", "a test subscription");
    }
}

/// `order_fulfilled`, as words.
fn event(page: &mut Page, verified: &Verified<'_>) {
    page.words("event", &verified.event().name().replace('_', " "));
}

/// The signed date; one that cannot be read as it stands.
fn date(page: &mut Page, verified: &Verified<'_>, raw: Option<&[u8]>) {
    page.read::<DateTime>("date", verified.signed_at().map(Some), raw, "");
}

/// A word as a shell takes it.
fn quoted(word: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:@%+=,".contains(&byte);
    if !word.is_empty() && word.bytes().all(plain) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(format!("'{}'", printable(word.as_bytes()).replace('\'', r"'\''")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_shell() {
        assert_eq!(quoted("a/b.form"), "a/b.form");
        assert_eq!(quoted("a b's"), r"'a b'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
