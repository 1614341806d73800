//! The command line: arguments, the settings that they give, and one file for each command.

mod args;
mod columns;
mod commands;
mod date;
mod exit;
mod inputs;
mod large_file;
mod lexicons;
mod outputs;
mod panics;
mod progress;
mod run;
mod settings;
mod stderr;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use exit::Exit;

/// Runs the command that was typed, and returns its exit code.
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

/// Whether the reader of the output closed it, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
