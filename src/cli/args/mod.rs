//! The arguments as typed, checked for their syntax only.

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
pub(super) use report::{Destination, Outputs, ReportArguments};
pub(super) use shared::{InputArguments, PolicyArguments, ReadingArguments};
pub(super) use watch::{ShowArguments, WatchArguments, WatchFormat};

/// Checks sales and marketing copy against rules on what it may say, and fixes it.
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

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto",
          value_parser = color_parser())]
    pub(super) color: anstream::ColorChoice,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check files and folders
    Check(CheckArguments),
    /// Apply safe rewrites to files
    Fix(FixArguments),
    /// Check files, then check them again whenever they change
    Watch(WatchArguments),
    /// Describe a rule, or explain why text was or was not reported
    Explain(ExplainArguments),
    /// List, print, test and lint lexicons
    Lexicon(LexiconArguments),
    /// Run the language server on standard input and output
    Lsp(LspArguments),
    /// Write a commented sayso.toml
    Init(InitArguments),
    /// Print shell completions
    Completions(CompletionsArguments),
    /// Print the manual page of sayso or of one command
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
    /// List the built-in and configured lexicons
    List(PolicyArguments),
    /// Print the rules of a lexicon and the words that each phrase matches
    Show(LexiconShowArguments),
    /// Run the examples in lexicons
    Test(LexiconTestArguments),
    /// Report mistakes in lexicons, including failing examples
    Lint(LexiconFilesArguments),
    /// Print the JSON Schema of a lexicon file
    Schema,
}

#[derive(Debug, Args)]
pub(super) struct LexiconTestArguments {
    #[command(flatten)]
    pub(super) files: LexiconFilesArguments,

    /// Print how many examples have each phrase
    #[arg(long)]
    pub(super) coverage: bool,
}

#[derive(Debug, Args)]
pub(super) struct LexiconShowArguments {
    /// The lexicon
    #[arg(value_name = "ID|PATH")]
    pub(super) lexicon: String,
}

#[derive(Debug, Args)]
pub(super) struct LexiconFilesArguments {
    /// The lexicons [default: all configured and built-in ones]
    #[arg(value_name = "ID|PATH")]
    pub(super) lexicons: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct LspArguments {
    /// Ignored: the server always uses standard input and output, but some editors pass this flag
    #[arg(long, hide = true)]
    pub(super) stdio: bool,

    /// Apply the rules that are in force on this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::date::parse)]
    pub(super) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder in which to create it
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(super) folder: PathBuf,

    /// Make this lexicon active in the configuration (repeatable); `sayso lexicon list` names them
    #[arg(long = "lexicon", value_name = "ID|PATH")]
    pub(super) lexicons: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// The command [default: sayso itself]
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
