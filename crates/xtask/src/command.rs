//! Runs other programs. Owns where they are looked for, how a command is shown and how its failure is told; must never go on after one.

use std::env;
use std::ffi::{OsStr, OsString};
use std::iter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The `PATH` of all programs, where it is not the one that this program was started with.
static PATH: OnceLock<OsString> = OnceLock::new();

/// From now on all programs, and those that they start, are looked for in this folder first.
pub(crate) fn look_first_in(folder: PathBuf) -> Result<(), String> {
    let found = env::var_os("PATH").unwrap_or_default();
    let folders = iter::once(folder).chain(env::split_paths(&found));
    let path = env::join_paths(folders).map_err(|error| format!("PATH: {error}"))?;
    PATH.set(path).map_err(|_| "PATH was changed twice".into())
}

/// A command to run in the workspace's folder, and what to call it in messages.
pub(crate) struct Run {
    command: Command,
    shown: String,
}

/// Prepares a program with its arguments.
pub(crate) fn run<I, S>(root: &Path, program: &str, arguments: I) -> Run
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.current_dir(root).args(arguments).stdin(Stdio::null());
    if let Some(path) = PATH.get() {
        command.env("PATH", path);
    }
    let mut shown = program.to_owned();
    for argument in command.get_args() {
        shown.push(' ');
        shown.push_str(&argument.to_string_lossy());
    }
    Run { command, shown }
}

/// The same for cargo, with the toolchain that runs this program.
pub(crate) fn cargo(root: &Path, arguments: &str) -> Run {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut run = run(root, &cargo, arguments.split_whitespace());
    run.shown = format!("cargo {arguments}");
    run
}

impl Run {
    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it with its output shown.
    pub(crate) fn show(mut self) -> Result<(), String> {
        println!("  $ {}", self.shown);
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("`{}` failed ({status})", self.shown)),
            Err(error) => Err(format!("`{}` could not be started: {error}", self.shown)),
        }
    }

    /// Runs it in silence and gives what it wrote.
    pub(crate) fn read(mut self) -> Result<String, String> {
        match self.command.output() {
            Ok(output) if output.status.success() => {
                Ok(String::from_utf8_lossy(&output.stdout).into_owned())
            }
            Ok(output) => Err(format!(
                "`{}` failed ({}): {}",
                self.shown,
                output.status,
                String::from_utf8_lossy(&output.stderr).trim()
            )),
            Err(error) => Err(format!("`{}` could not be started: {error}", self.shown)),
        }
    }

    /// Whether it runs and succeeds.
    pub(crate) fn works(self) -> bool {
        self.read().is_ok()
    }
}
