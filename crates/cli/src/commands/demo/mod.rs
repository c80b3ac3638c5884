//! `countersign demo`. Owns the cases and the table; listener, sender and checks are those of
//! `listen` and `send`.

mod cases;

use std::fmt::Write as _;
use std::hash::{BuildHasher as _, RandomState};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anstyle::Style;
use clap::Args;
use countersign::{Limits, Policy, SecretKey, Unverified, Verifier, sign};
use tokio::runtime::Builder;
use tokio::sync::oneshot;

use self::cases::{CASES, Case, Expected};
use crate::client::{Answer, Client, Url};
use crate::failure::{Failure, Status};
use crate::output::{self, BAD, DIM, GOOD, styled};
use crate::receipt::{Sent, check};
use crate::server::{Server, Settings};
use crate::verdict::Judge;
use crate::{clock, text};

const EXAMPLES: &str = "\
Examples:
  $ countersign demo

Exit status: 0 everything came back as expected, 1 something did not, 2 the
loopback network does not work.";

/// Show listener and sender against each other: no configuration needed
///
/// Starts the listener of `countersign listen` on this computer, with a key made up for the moment,
/// and sends it genuine and forged messages. Nothing leaves this computer.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Demo {}

impl Demo {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let start = Instant::now();
        let key = made_up_key()?;
        let default = Local::start(&key, Policy::new())?;
        let with_md5 = Local::start(&key, Policy::new().accept_md5())?;

        let mut text = format!(
            "Listening on {} with a key made up for now; nothing leaves this computer.\n\n",
            default.address
        );
        text += &row(["", "sent", "", "answer"], DIM);
        let mut wrong = 0;
        for case in CASES {
            let client = if case.accept_md5 { &with_md5.client } else { &default.client };
            let (answer, right) = case.run(client, &key)?;
            wrong += usize::from(!right);
            let (mark, style) = if right { ("ok", GOOD) } else { ("WRONG", BAD) };
            text += &row([mark, case.fixture, case.what, &answer], style);
        }
        default.stop();
        with_md5.stop();
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "\n{} of {} as expected, in {} ms. Next: countersign --help",
            CASES.len() - wrong,
            CASES.len(),
            start.elapsed().as_millis()
        );
        output::write_styled(&text)?;
        Ok(Status::done_if(wrong == 0))
    }
}

/// A line of the table, its first cell in a style.
fn row([mark, fixture, what, answer]: [&str; 4], style: Style) -> String {
    let mark = styled(style, &format!("{mark:<5}"));
    format!("{mark}  {fixture:<18}  {what:<24}  {answer}\n")
}

impl Case {
    /// What came back, and whether it is what was expected.
    fn run(&self, client: &Client, key: &SecretKey) -> Result<(String, bool), Failure> {
        let broken = |error| Failure::of(error, format_args!("fixture {}", self.fixture));
        let body = countersign_fixtures::get(self.fixture).map_or(&b""[..], |fixture| fixture.body);
        let signer = if self.other_key { &made_up_key()? } else { key };
        let body = (self.then)(sign(body, signer, self.algorithms).map_err(broken)?);
        let answer = client.post(&body).map_err(Failure::new)?;
        let Answer { status, body: text, .. } = &answer;
        let message = Unverified::parse(&body, &Limits::DEFAULT).map_err(broken)?;
        let receipt = Sent::new(message.form(), message.kind()).map_err(broken)?;
        let report = check(text, &receipt, key, clock::now());
        Ok(match (status, report.verdict) {
            (200, Ok(algorithm)) => {
                let as_expected =
                    self.expected == Expected::Receipt(algorithm) && report.warnings.is_empty();
                ("200 receipt right".to_owned(), as_expected)
            }
            (status, _) => {
                let code = text::printable_in(text.trim_ascii(), 40);
                let as_expected = *status == 400
                    && matches!(self.expected, Expected::Refused(expected) if code == expected);
                (format!("{status} {code}"), as_expected)
            }
        })
    }
}

/// Nobody's key: random, and gone with the process.
fn made_up_key() -> Result<SecretKey, Failure> {
    let half = || RandomState::new().hash_one(clock::now());
    let key = format!("{:016x}{:016x}", half(), half());
    SecretKey::new(key.as_bytes()).map_err(|error| Failure::of(error, "the made-up key"))
}

/// A listener in a thread of its own.
struct Local {
    address: String,
    client: Client,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Local {
    fn start(key: &SecretKey, policy: Policy) -> Result<Self, Failure> {
        let failed = |error| Failure::io("cannot listen on the loopback network", &error);
        let verifier =
            Verifier::new([key.clone()]).map_err(|error| Failure::of(error, "the made-up key"))?;
        let settings = Settings {
            judge: Judge::new(verifier, policy, None),
            max_body: 1 << 20,
            timeout: Duration::from_secs(5),
        };
        let server = Server::bind("127.0.0.1:0", settings).map_err(failed)?;
        let address = server.address().map_err(failed)?.to_string();
        let url = Url::parse(&format!("http://{address}/")).map_err(Failure::new)?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            let (sender, mut lines) = Server::lines();
            runtime.block_on(async {
                let discard = async { while lines.recv().await.is_some() {} };
                let stopped = async {
                    // Sent or dropped: it is over.
                    let _ = stopped.await;
                };
                let _ = tokio::join!(server.serve(sender, stopped), discard);
            });
        });
        Ok(Self { address, client: Client::new(url, Duration::from_secs(5)), stop, thread })
    }

    fn stop(self) {
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}
