//! `countersign listen`. Owns the process around the server: where lines go and what ends it; must
//! never judge a message.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::Args;
use countersign::Limits;
use tokio::runtime::Builder;
use tokio::sync::Notify;

use crate::commands::send::seconds;
use crate::failure::{Failure, Status};
use crate::options::{KindArgs, PolicyArgs};
use crate::output;
use crate::secrets::Secrets;
use crate::server::{Lines, Server, Settings};

const EXAMPLES: &str = "\
Examples:
  $ countersign listen --secret-file key.txt
  $ countersign listen --secret-env KEY --addr 127.0.0.1:0 --kind ipn --strict
  $ countersign listen --secret-file key.txt --accept sha256,md5 > log.jsonl

Answers: GET and HEAD 200; POST 200 with the receipt, 400 refused, 422 genuine
but no receipt is possible, 413 too large, 415 not a form, 408 too slow; other
methods 405. A refusal carries its code and nothing else. Path and query string
do not matter. The lines hold the customers' data.

Exit status: 0 ended by Ctrl-C or SIGTERM, or because nobody reads the lines any
more; 2 wrong command line, unusable secret, or unusable address.";

/// Answer notifications on a local endpoint, and print a JSON line for each
///
/// Verifies every POST, answers it with its receipt or a refusal, and prints the object of `verify
/// --json`.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Listen {
    /// Address and port; port 0 takes a free one, which is printed
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8020")]
    addr: String,

    /// Longest body, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    max_body: usize,

    /// Time for a client to send its headers, and again for its body
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    timeout: Duration,

    #[command(flatten)]
    secrets: Secrets,

    #[command(flatten)]
    kind: KindArgs,

    #[command(flatten)]
    policy: PolicyArgs,
}

impl Listen {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let limits = Limits { body: self.max_body, ..Limits::DEFAULT };
        let kind = self.kind.kind()?;
        let judge = self.policy.judge(kind, self.secrets.read(None)?, limits)?;
        let settings = Settings { judge, max_body: self.max_body, timeout: self.timeout };
        let failed = |error| Failure::io(format_args!("cannot listen on {}", self.addr), &error);
        let server = Server::bind(&self.addr, settings).map_err(failed)?;
        let address = server.address().map_err(failed)?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;

        let (sender, lines) = Server::lines();
        let unread = Arc::new(Notify::new());
        let printed = Arc::new(Notify::new());
        let printer = {
            let (unread, printed) = (Arc::clone(&unread), Arc::clone(&printed));
            thread::spawn(move || {
                let result = print(lines);
                unread.notify_one();
                printed.notify_one();
                result
            })
        };
        runtime.block_on(async {
            // Signals count from before the address is known to anybody.
            let stop = stop_signal().map_err(failed)?;
            output::tell(&format!("listening on http://{address}"));
            let stop = async {
                tokio::select! {
                    () = stop => {}
                    () = unread.notified() => {}
                }
            };
            let stop = async {
                stop.await;
                output::tell("stopping");
            };
            server.serve(sender, stop).await.map_err(failed)?;
            // A reader that has stopped reading is not waited for.
            let _ = tokio::time::timeout(Duration::from_secs(2), printed.notified()).await;
            Ok(())
        })?;
        if printer.is_finished()
            && let Ok(Err(error)) = printer.join()
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            return Err(Failure::io("cannot write to standard output", &error));
        }
        Ok(Status::Done)
    }
}

/// Prints lines, each whole and at once, until there are no more or nobody reads them.
fn print(mut lines: Lines) -> io::Result<()> {
    while let Some(line) = lines.blocking_recv() {
        let mut out = io::stdout().lock();
        out.write_all(line.as_bytes()).and_then(|()| out.flush())?;
    }
    Ok(())
}

/// Ready when the process is asked to end.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ready when the process is asked to end.
#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
