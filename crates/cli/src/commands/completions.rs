//! `countersign completions`. Owns nothing but the option: clap writes the scripts.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::cli::Cli;
use crate::failure::{Failure, Status};
use crate::output;

const EXAMPLES: &str = "\
Examples:
  $ countersign completions bash > countersign.bash
  $ countersign completions zsh > _countersign
  $ countersign completions fish > countersign.fish

Load the first with `source`, put the second into a directory of $fpath, the third into
~/.config/fish/completions.

Exit status: 0 printed, 2 wrong command line.";

/// Print the completion script of a shell
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "countersign", &mut script);
        output::write(&script)?;
        Ok(Status::Done)
    }
}
