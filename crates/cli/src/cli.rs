//! The command line as a whole. Owns the list of commands and the help that begins with them; must
//! never hold an option of a single command.

use clap::{Parser, Subcommand};

use crate::commands::{
    completions, demo, explain, fixture, listen, man, request, send, sign, verify,
};
use crate::failure::{Failure, Status};

/// The five-minute path; the tests walk it.
const PATH: &str = "\
Start here:
  $ countersign demo
  $ printf %s any-test-key > key.txt
  $ countersign fixture ipn-complete > order.form
  $ countersign sign --secret-file key.txt order.form > signed.form
  $ countersign verify --secret-file key.txt signed.form
  $ countersign explain --secret-file key.txt signed.form

  $ countersign listen --secret-file key.txt     (in one terminal)
  $ countersign send http://127.0.0.1:8020/ --secret-file key.txt order.form     (in another)

Secrets come from files (--secret-file PATH) or the environment (--secret-env
NAME), never from the command line. `countersign help COMMAND` has examples.

Exit status: 0 verified or done, 1 refused, 2 wrong command line, or reading,
writing or connecting failed.";

/// Verify, answer, explain and forge the webhooks (IPN, LCN) of 2Checkout, now Verifone, formerly
/// Avangate.
///
/// 2Checkout posts a notification for every change of an order (IPN) or a subscription (LCN). The
/// receiver must check its signature and answer with a read receipt, else it comes again for two
/// days.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, after_help = PATH, max_term_width = 100)]
#[command(arg_required_else_help = true, infer_subcommands = false)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(demo::Demo),
    Verify(verify::Verify),
    Explain(explain::Explain),
    Sign(sign::Sign),
    Request(request::Request),
    Fixture(fixture::Fixture),
    Send(send::Send),
    Listen(listen::Listen),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        match self {
            Self::Demo(command) => command.run(),
            Self::Verify(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Sign(command) => command.run(),
            Self::Request(command) => command.run(),
            Self::Fixture(command) => command.run(),
            Self::Send(command) => command.run(),
            Self::Listen(command) => command.run(),
            Self::Completions(command) => command.run(),
            Self::Man(command) => command.run(),
        }
    }

    /// Whether a script waits for JSON.
    pub(crate) fn json(&self) -> bool {
        match self {
            Self::Verify(command) => command.json,
            Self::Explain(command) => command.json,
            Self::Send(command) => command.json,
            // One line for each POST, and there was none.
            Self::Listen(_) => false,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples_and_an_exit_status() {
        for command in Cli::command().get_subcommands() {
            let help = command.clone().render_long_help().to_string();
            assert!(help.contains("Examples:\n  $ countersign "), "{}", command.get_name());
            assert!(help.contains("Exit status:"), "{}", command.get_name());
        }
    }
}
