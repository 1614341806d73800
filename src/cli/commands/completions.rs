//! `sayso completions SHELL`.

use std::io::Write as _;

use clap::CommandFactory as _;

use crate::cli::args::{Arguments, CompletionsArguments};
use crate::cli::exit::Exit;

pub(super) fn run(arguments: &CompletionsArguments) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "sayso",
        &mut script,
    );
    std::io::stdout().write_all(&script)?;
    Ok(Exit::Clean)
}
