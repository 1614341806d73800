//! What several commands take: the policy and the inputs.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::date;
use sayso_documents::Format;
use sayso_policy::FailLevel;
use sayso_policy::Level;

/// The policy.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct PolicyArguments {
    /// Check against this lexicon instead of the configured ones (repeatable)
    #[arg(long = "lexicon", value_name = "ID|PATH", help_heading = "Policy")]
    pub(in crate::cli) lexicons: Vec<String>,

    /// Use this configuration for all inputs
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "isolated",
        help_heading = "Policy"
    )]
    pub(in crate::cli) config: Option<PathBuf>,

    /// Ignore all configuration files
    #[arg(long, help_heading = "Policy")]
    pub(in crate::cli) isolated: bool,

    /// Apply only these rules; a glob such as `ai-partnership/*` (repeatable)
    #[arg(long, value_name = "RULE", help_heading = "Policy")]
    pub(in crate::cli) select: Vec<String>,

    /// Do not apply these rules; a glob (repeatable)
    #[arg(long, value_name = "RULE", help_heading = "Policy")]
    pub(in crate::cli) ignore: Vec<String>,

    /// Do not apply rules that name other jurisdictions (repeatable)
    #[arg(long, value_name = "NAME", help_heading = "Policy")]
    pub(in crate::cli) jurisdiction: Vec<String>,

    /// Do not apply rules that name other audiences (repeatable)
    #[arg(long, value_name = "NAME", help_heading = "Policy")]
    pub(in crate::cli) audience: Vec<String>,

    /// Apply the rules that are in force on this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = date::parse, help_heading = "Policy")]
    pub(in crate::cli) as_of: Option<String>,
}

/// The inputs.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct InputArguments {
    /// Files, folders and globs; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// The name of standard input in reports; its extension selects the format
    #[arg(long, value_name = "NAME", help_heading = "Inputs")]
    pub(in crate::cli) stdin_filename: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) reading: ReadingArguments,

    /// Exit with 1 if a document was skipped because its format is not supported
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) fail_on_skipped: bool,

    /// Do not show progress
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) no_progress: bool,
}

/// How inputs are found and read.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ReadingArguments {
    /// Read every input as this format
    #[arg(long, value_name = "NAME", value_parser = format_parser(), help_heading = "Inputs")]
    pub(in crate::cli) format: Option<Format>,

    /// Do not respect ignore files such as .gitignore
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) no_ignore: bool,

    /// Check hidden files and folders
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) hidden: bool,

    /// Apply the configured excludes to files named on the command line, too
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) force_exclude: bool,

    /// The number of threads; 0 for one per core
    #[arg(long, value_name = "N", default_value_t = 0, help_heading = "Inputs")]
    pub(in crate::cli) threads: usize,
}

const LEVELS: [(&str, Level); 3] = [
    ("error", Level::Error),
    ("warning", Level::Warning),
    ("note", Level::Note),
];

fn level(name: &str) -> Option<Level> {
    LEVELS.iter().find(|(n, _)| *n == name).map(|(_, l)| *l)
}

pub(super) fn level_parser() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(LEVELS.map(|(name, _)| name))
        .try_map(|name| level(&name).ok_or("no such level"))
}

pub(super) fn fail_level_parser() -> impl TypedValueParser<Value = FailLevel> {
    PossibleValuesParser::new(["error", "warning", "note", "never"])
        .map(|name| level(&name).map_or(FailLevel::Never, FailLevel::At))
}

pub(super) fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| Format::from_name(&name).ok_or("no such format"))
}
