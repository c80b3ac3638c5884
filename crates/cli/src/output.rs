//! Standard output and standard error. Owns that results are written whole or not at all, that a
//! closed pipe is no error, and that colour stays on terminals; must never decide what is written.

use std::io::{self, IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};

use crate::failure::Failure;

/// Good news.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Bad news.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Doubtful news.
pub(crate) const ODD: Style = AnsiColor::Yellow.on_default().bold();
/// What can be skipped.
pub(crate) const DIM: Style = Style::new().dimmed();

/// `text` in a style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Writes a result to standard output, byte for byte. Whoever closed the pipe has seen enough.
pub(crate) fn write(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    finish(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Writes a text that may be styled; the style goes away if nobody can see it.
pub(crate) fn write_styled(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    finish(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes bytes that are not text, with a line break behind them only where a person looks.
pub(crate) fn write_body(body: &[u8]) -> Result<(), Failure> {
    let mut bytes = body.to_vec();
    if io::stdout().is_terminal() {
        bytes.push(b'\n');
    }
    write(&bytes)
}

fn finish(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::io("cannot write to standard output", &error))
        }
        _ => Ok(()),
    }
}

/// A failure, on standard error.
pub(crate) fn complain(message: &str) {
    tell(&format!("{} {message}", styled(BAD, "error:")));
}

/// A refusal, on standard error.
pub(crate) fn refuse(message: &str, code: &str) {
    tell(&format!("{}: {message} ({code})", styled(BAD, "refused")));
}

/// Something that may surprise, on standard error.
pub(crate) fn warn(message: &str) {
    tell(&format!("{} {message}", styled(ODD, "warning:")));
}

/// A line on standard error.
pub(crate) fn tell(line: &str) {
    // There is nowhere to report that standard error is closed.
    let _ = writeln!(anstream::stderr(), "{line}");
}
