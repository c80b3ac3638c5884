//! The options that name secrets. Owns their help and their common order; must never read a secret.
//!
//! Written by hand, because derived options do not know their order among each other.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PathBufValueParser};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Args, Command, FromArgMatches};

use super::{Secrets, Source};

const FILE: &str = "secret-file";
const ENV: &str = "secret-env";

impl FromArgMatches for Secrets {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let indices = |id| matches.indices_of(id).into_iter().flatten();
        let files = matches.get_many::<PathBuf>(FILE).into_iter().flatten().cloned();
        let names = matches.get_many::<OsString>(ENV).into_iter().flatten().cloned();
        let mut sources: Vec<_> = indices(FILE)
            .zip(files.map(Source::File))
            .chain(indices(ENV).zip(names.map(Source::Env)))
            .collect();
        sources.sort_by_key(|(index, _)| *index);
        Ok(Self(sources.into_iter().map(|(_, source)| source).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for Secrets {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new(FILE)
            .long(FILE)
            .value_name("PATH")
            .value_parser(PathBufValueParser::new())
            .action(ArgAction::Append)
            .help("File with the secret key (one line break at its end is dropped); `-` is stdin")
            .long_help(
                "File with the account's secret key (Control Panel, Integrations, Webhooks & API), \
                 or with the other secret that --kind names. \
                 One line break at its end is dropped, everything else belongs to the key. `-` is \
                 standard input.\n\n\
                 Give several secrets while a key is being changed: they are tried in the order \
                 given.",
            );
        let env = Arg::new(ENV)
            .long(ENV)
            .value_name("NAME")
            .value_parser(OsStringValueParser::new())
            .action(ArgAction::Append)
            .help("Environment variable with the secret key, taken as it is");
        let group = ArgGroup::new("secret").args([FILE, ENV]).required(true).multiple(true);
        command
            .next_help_heading("Secret key")
            .arg(file)
            .arg(env)
            .group(group)
            .next_help_heading(None::<&str>)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_command_line() {
        let command = Secrets::augment_args(Command::new("test"));
        let line =
            "test --secret-env B --secret-file a --secret-env=C --secret-file - --secret-file d";
        let matches = command.get_matches_from(line.split(' '));
        let secrets = Secrets::from_arg_matches(&matches).unwrap();
        let order: Vec<_> = secrets.0.iter().map(ToString::to_string).collect();
        assert_eq!(
            order,
            [
                "--secret-env B",
                "--secret-file a",
                "--secret-env C",
                "--secret-file -",
                "--secret-file d"
            ]
        );
    }
}
