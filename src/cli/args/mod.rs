//! What was typed, checked for its form alone.

mod check;
mod fix;
mod report;
mod shared;
mod watch;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub(super) use check::CheckArguments;
pub(super) use fix::FixArguments;
pub(super) use report::{Destination, ReportArguments, Sinks};
pub(super) use shared::{InputArguments, PolicyArguments, ReadingArguments};
pub(super) use watch::{ShowArguments, WatchArguments, WatchFormat};

/// Checks what sales and marketing copy may say, in its context, and mends it.
#[derive(Debug, Parser)]
#[command(
    name = "sayso",
    version,
    max_term_width = 100,
    propagate_version = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,

    /// Whether to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto",
          value_parser = color_parser())]
    pub(super) color: anstream::ColorChoice,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check files and folders, and report
    Check(CheckArguments),
    /// Write safe rewrites into the files
    Fix(FixArguments),
    /// Check now, then again whatever changes, until interrupted
    Watch(WatchArguments),
    /// Tell what a rule is, or why the text at a place was or was not reported
    Explain(ExplainArguments),
    /// Look at the lexicons
    Lexicon(LexiconArguments),
    /// Serve editors: a language server on standard input and output
    Lsp(LspArguments),
    /// Write a commented sayso.toml
    Init(InitArguments),
    /// Print completions for a shell
    Completions(CompletionsArguments),
    /// Print the manual page, of the program or of one command
    Man(ManArguments),
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// A rule (`lexicon/rule` or `rule`), or a place (`FILE:LINE` or `FILE:LINE:COLUMN`)
    #[arg(value_name = "RULE|FILE:LINE[:COL]")]
    pub(super) target: String,

    #[command(flatten)]
    pub(super) policy: PolicyArguments,

    /// Read the file as this format
    #[arg(long, value_name = "NAME", value_parser = shared::format_parser())]
    pub(super) format: Option<sayso_documents::Format>,
}

#[derive(Debug, Args)]
pub(super) struct LexiconArguments {
    #[command(subcommand)]
    pub(super) command: LexiconCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum LexiconCommand {
    /// List the lexicons: built-in ones, and those of the configuration
    List(PolicyArguments),
    /// Print the rules of a lexicon, and how each phrase expands
    Show(LexiconShowArguments),
    /// Run the examples inside lexicons
    Test(LexiconFilesArguments),
    /// Report the mistakes in lexicons, failing examples included
    Lint(LexiconFilesArguments),
    /// Print the JSON Schema of a lexicon file
    Schema,
}

#[derive(Debug, Args)]
pub(super) struct LexiconShowArguments {
    /// The lexicon
    #[arg(value_name = "ID|PATH")]
    pub(super) lexicon: String,
}

#[derive(Debug, Args)]
pub(super) struct LexiconFilesArguments {
    /// The lexicons; without any, those of the configuration and all built-in ones
    #[arg(value_name = "ID|PATH")]
    pub(super) lexicons: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct LspArguments {
    /// Speak on standard input and output, as it does anyway: some editors add it
    #[arg(long, hide = true)]
    pub(super) stdio: bool,

    /// The day that decides which rules are in force [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::date::parse)]
    pub(super) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder to write it into
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// The command; without it, the program
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

fn color_parser() -> impl TypedValueParser<Value = anstream::ColorChoice> {
    PossibleValuesParser::new(["auto", "always", "never"]).map(|name| match name.as_str() {
        "always" => anstream::ColorChoice::Always,
        "never" => anstream::ColorChoice::Never,
        _ => anstream::ColorChoice::Auto,
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_consistent() {
        super::Arguments::command().debug_assert();
    }
}
