//! Starts the process; everything else is the library's.

use std::process::ExitCode;

fn main() -> ExitCode {
    sayso::cli::run()
}
