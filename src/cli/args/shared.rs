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

    /// Use no configuration file
    #[arg(long, help_heading = "Policy")]
    pub(in crate::cli) isolated: bool,

    /// Only these rules; a glob such as `ai-partnership/*` (repeatable)
    #[arg(long, value_name = "RULE", help_heading = "Policy")]
    pub(in crate::cli) select: Vec<String>,

    /// Not these rules; a glob (repeatable)
    #[arg(long, value_name = "RULE", help_heading = "Policy")]
    pub(in crate::cli) ignore: Vec<String>,

    /// The day that decides which rules are in force [default: today]
    #[arg(long, value_name = "DATE", value_parser = date::parse, help_heading = "Policy")]
    pub(in crate::cli) as_of: Option<String>,
}

/// The inputs.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct InputArguments {
    /// Files, folders and globs; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// What to call standard input; the ending chooses the format
    #[arg(long, value_name = "NAME", help_heading = "Inputs")]
    pub(in crate::cli) stdin_filename: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) reading: ReadingArguments,

    /// Fail where a document is not read, such as a Word document or a PDF
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) fail_on_skipped: bool,

    /// Show no progress
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) no_progress: bool,
}

/// How inputs are found and read.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ReadingArguments {
    /// Read every input as this format
    #[arg(long, value_name = "NAME", value_parser = format_parser(), help_heading = "Inputs")]
    pub(in crate::cli) format: Option<Format>,

    /// Do not honour ignore files
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) no_ignore: bool,

    /// Walk into hidden files and folders
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) hidden: bool,

    /// Leave out what the configuration excludes even where it is named here
    #[arg(long, help_heading = "Inputs")]
    pub(in crate::cli) force_exclude: bool,

    /// How many threads to use; 0 for one each core
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
