//! The `countersign` binary. Owns nothing: everything is in the library, where it can be tested.

use std::process::ExitCode;

fn main() -> ExitCode {
    countersign_cli::main()
}
