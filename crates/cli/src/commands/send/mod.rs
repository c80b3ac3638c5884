//! `countersign send`. Owns the attempts, the waiting between them and the report; must never
//! decide itself whether a receipt is right.

mod report;

use std::thread;
use std::time::{Duration, Instant};

use clap::Args;

use self::report::{Attempt, Report, Tried, Unsent, is_right, show_delivery, show_probe};
use crate::client::{Client, Url};
use crate::delivery::{Message, deliver, probe};
use crate::failure::{Failure, Status};
use crate::json::Problem;
use crate::options::{AlgorithmArgs, BodyArgs};
use crate::output;
use crate::secrets::Secrets;
use crate::{input, json, schedule};

const EXAMPLES: &str = "\
Examples:
  $ countersign send http://127.0.0.1:8020/ --secret-file key.txt order.form
  $ countersign send http://127.0.0.1:8020/ --secret-env KEY --retry order.form
  $ countersign fixture lcn-change > change.form
  $ countersign send http://127.0.0.1:8020/ --secret-env KEY --json < change.form

Exit status: 0 the probe got 200 and the receipt is right, 1 one of them is not
(or the body is over the limits), 2 wrong command line, unusable secret,
unreadable body, or no whole HTTP answer.";

/// Act as 2Checkout: probe a URL, post a message, check the receipt
///
/// Probes with GET, which must answer 200, then posts the body, signed with the first secret unless
/// it carries a signature already, and looks for the right receipt in the answer. Redirects are
/// reported and not followed.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Send {
    /// Where to send to, http or https
    #[arg(value_parser = Url::parse)]
    url: Url,

    #[command(flatten)]
    body: BodyArgs,

    #[command(flatten)]
    algorithms: AlgorithmArgs,

    /// Try again until the receipt is right, on the vendor's schedule
    ///
    /// At once, twice within 5 minutes, 4 times 15 minutes apart, then hourly for 2 days.
    #[arg(long)]
    retry: bool,

    /// Multiply the waiting of --retry by this factor, for tests
    #[arg(long, value_name = "FACTOR", default_value = "1", value_parser = scale)]
    #[arg(requires = "retry", hide_short_help = true)]
    retry_scale: f64,

    /// Leave the GET probe out
    #[arg(long)]
    no_probe: bool,

    /// Bound on each request, from the look-up of the name to the last byte
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    timeout: Duration,

    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    secrets: Secrets,
}

fn scale(text: &str) -> Result<f64, &'static str> {
    let factor = text.parse().ok().filter(|factor| (0.0..=1.0).contains(factor));
    factor.ok_or("a number from 0 to 1 is needed")
}

/// A time limit on the command line.
pub(crate) fn seconds(text: &str) -> Result<Duration, &'static str> {
    let seconds = text.parse().ok().filter(|seconds| (0.001..=86_400.0).contains(seconds));
    seconds.map(Duration::from_secs_f64).ok_or("a number of seconds from 0.001 to 86400 is needed")
}

impl Send {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let secrets = self.secrets.read(Some(&self.body.file))?;
        let message = Message::new(self.body.read()?, &secrets, self.algorithms.algorithms());
        let message = match message {
            Ok(message) => message,
            Err(error) => return self.refuse(error.into()),
        };
        self.point_out(&message);
        let client = Client::new(self.url.clone(), self.timeout);

        let probe = (!self.no_probe).then(|| Tried::of(probe(&client)));
        self.show(|text| probe.iter().for_each(|probe| show_probe(text, probe)))?;
        let mut report = Report {
            ok: false,
            kind: message.kind,
            algorithms: message.algorithms.iter().map(|algorithm| algorithm.name()).collect(),
            probe,
            attempts: Vec::new(),
        };
        let answers = !matches!(report.probe, Some(Tried::Failed { .. }));
        if answers || self.retry {
            self.attempt_all(&client, &message, &mut report)?;
        }
        let probed = match &report.probe {
            None => true,
            Some(Tried::Answered(probed)) => probed.ok,
            // It may have come up since.
            Some(Tried::Failed { .. }) => self.retry,
        };
        let last = report.attempts.last().map(|attempt| &attempt.tried);
        report.ok = probed && last.is_some_and(is_right);
        self.finish(&report)
    }

    /// A body that is over the limits is not sent.
    fn refuse(&self, error: Problem) -> Result<Status, Failure> {
        if self.json {
            output::write(json::line(&Unsent { ok: false, error }).as_bytes())?;
        } else {
            output::refuse(&error.message, error.code);
        }
        Ok(Status::Refused)
    }

    fn point_out(&self, message: &Message) {
        if let Some(right) = message.signed_before {
            if self.algorithms.is_given() {
                output::warn(
                    "the body is signed already and sent as it is; --algorithm has no effect",
                );
            }
            if !right {
                output::warn("the body is signed already, but not with a secret given here");
            }
        } else if message.unsigned_ended_in_line_break {
            output::warn(input::LINE_BREAK_SIGNED);
        }
    }

    fn attempt_all(
        &self,
        client: &Client,
        message: &Message,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let attempts = if self.retry { usize::MAX } else { 1 };
        let start = Instant::now();
        for at in schedule::attempts().take(attempts) {
            let wait = at.mul_f64(self.retry_scale).saturating_sub(start.elapsed());
            if !wait.is_zero() {
                output::tell(&format!("next attempt in {} s", wait.as_secs_f64().ceil()));
                thread::sleep(wait);
            }
            let after = start.elapsed().as_secs();
            let tried = Tried::of(deliver(client, message));
            if self.retry || matches!(tried, Tried::Answered(_)) {
                self.show(|text| show_delivery(text, &tried, message))?;
            }
            let right = is_right(&tried);
            report.attempts.push(Attempt { after, tried });
            if right {
                break;
            }
        }
        Ok(())
    }

    /// Progress for a person; a script gets it all at the end.
    fn show(&self, write: impl FnOnce(&mut String)) -> Result<(), Failure> {
        let mut text = String::new();
        if !self.json {
            write(&mut text);
        }
        output::write_styled(&text)
    }

    fn finish(&self, report: &Report) -> Result<Status, Failure> {
        if self.json {
            output::write(json::line(report).as_bytes())?;
        }
        let unanswered = match (&report.probe, report.attempts.last()) {
            (_, Some(Attempt { tried: Tried::Failed { error }, .. })) => Some(error),
            (Some(Tried::Failed { error }), None) => Some(error),
            _ => None,
        };
        match unanswered {
            Some(error) => Err(Failure::new(error.message.clone())),
            None => Ok(Status::done_if(report.ok)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_the_command_line() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for bad in ["", "0", "-1", "nan", "inf", "1e9", "x"] {
            assert!(seconds(bad).is_err(), "{bad}");
        }
        assert_eq!(scale("0"), Ok(0.0));
        for bad in ["2", "-0.1", "nan", ""] {
            assert!(scale(bad).is_err(), "{bad}");
        }
    }
}
