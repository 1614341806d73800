//! One file for each command.

mod check;
mod completions;
mod explain;
mod fix;
mod init;
mod lexicon;
mod lsp;
mod man;
mod watch;

use super::args::{Arguments, Command};
use super::exit::Exit;

/// Runs the command that was typed.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    match &arguments.command {
        Command::Check(arguments) => check::run(arguments),
        Command::Fix(arguments) => fix::run(arguments),
        Command::Watch(arguments) => watch::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Lexicon(arguments) => lexicon::run(arguments),
        Command::Lsp(arguments) => lsp::run(arguments),
        Command::Init(arguments) => init::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    }
}
