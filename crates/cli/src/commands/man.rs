//! `countersign man`. Owns the choice of the page: clap_mangen writes it.

use clap::{Args, CommandFactory as _};
use clap_mangen::Man as Page;

use crate::cli::Cli;
use crate::failure::{Failure, Status};
use crate::output;

const EXAMPLES: &str = "\
Examples:
  $ countersign man > countersign.1
  $ countersign man verify > countersign-verify.1
  $ countersign man request idn > countersign-request-idn.1

Exit status: 0 printed, 2 no such command, or wrong command line.";

/// Print the manual page of the program or of one command
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Man {
    /// The command; without it, the program
    command: Vec<String>,
}

impl Man {
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let mut program = Cli::command();
        // Gives the pages of commands their full names.
        program.build();
        let mut page = program;
        for name in &self.command {
            let found = page.get_subcommands().find(|command| command.get_name() == name);
            page = found.cloned().ok_or_else(|| {
                let named = self.command.join(" ");
                Failure::new(format!(
                    "there is no command {named:?}; `countersign help` lists them"
                ))
            })?;
        }
        if !self.command.is_empty() {
            page = page.display_name(format!("countersign-{}", self.command.join("-")));
        }
        let mut text = Vec::new();
        let rendered = Page::new(page).render(&mut text);
        rendered.map_err(|error| Failure::io("cannot write the manual page", &error))?;
        output::write(&text)?;
        Ok(Status::Done)
    }
}
