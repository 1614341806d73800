//! `sayso lsp`: a language server on standard input and output.

use crate::cli::args::LspArguments;
use crate::cli::date;
use crate::cli::exit::Exit;
use sayso_lsp as lsp;

pub(super) fn run(arguments: &LspArguments) -> anyhow::Result<Exit> {
    let day = match &arguments.as_of {
        Some(date) => lsp::Day::Fixed(date.clone()),
        None => lsp::Day::Today(date::today),
    };
    let code = lsp::serve(std::io::stdin(), std::io::stdout(), day);
    // The protocol has codes of its own: 1 means that the client left without `exit`.
    Ok(if code == 0 {
        Exit::Clean
    } else {
        Exit::Findings
    })
}
