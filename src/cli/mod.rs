//! The command line: what was typed, what follows from it, and one file for each command.

mod args;
mod columns;
mod commands;
mod date;
mod exit;
mod inputs;
mod large_file;
mod lexicons;
mod panics;
mod progress;
mod run;
mod settings;
mod sinks;
mod stderr;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use exit::Exit;

/// Runs the command that the process was started with, and says how it went.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = args::Arguments::parse();
    stderr::choose_color(arguments.color);
    let exit = match commands::run(&arguments) {
        Ok(exit) => exit,
        Err(error) if is_broken_pipe(&error) => Exit::Clean,
        Err(error) => {
            stderr::error(&format!("{error:#}"));
            Exit::Incomplete
        }
    };
    exit.into()
}

/// Whether the reader of the output went away, which is its right.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
