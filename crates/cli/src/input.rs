//! Bodies from files and standard input. Owns reading them byte for byte and no further than the
//! limit; must never look into them.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::path::Path;

use countersign::Limits;

use crate::failure::Failure;
use crate::output;

/// What stands for standard input.
pub(crate) const STDIN: &str = "-";

/// Whether a path means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// Reads a body; `-` is standard input.
///
/// One byte past the limit is enough for the core to refuse it, so that no more is kept in memory.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let limit = Limits::DEFAULT.body as u64 + 1;
    let mut body = Vec::new();
    if is_stdin(path) {
        let stdin = io::stdin().lock();
        if stdin.is_terminal() {
            output::tell("reading the body from the terminal; end it with Ctrl-D, or name a FILE");
        }
        let read = stdin.take(limit).read_to_end(&mut body);
        read.map_err(|error| Failure::io("cannot read standard input", &error))?;
    } else {
        let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut body));
        read.map_err(|error| Failure::io(format_args!("cannot read {}", path.display()), &error))?;
    }
    Ok(body)
}

/// To be said before such a body is signed.
pub(crate) const LINE_BREAK_SIGNED: &str =
    "the body ends in a line break, which is signed as part of its last value";

/// To be said of such a body that does not verify.
pub(crate) const LINE_BREAK_HINT: &str = "hint: the body ends in a line break, which belongs to \
    its last value; `echo` and editors add one";

/// Whether the body ends in a line break that an editor or `echo` may have added: it belongs to the
/// last value.
pub(crate) fn ends_in_line_break(body: &[u8]) -> bool {
    matches!(body.last(), Some(b'\n' | b'\r'))
}
