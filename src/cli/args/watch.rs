//! `sayso watch`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::PolicyArguments;
use super::shared::{ReadingArguments, fail_level_parser, level_parser};
use sayso_policy::FailLevel;
use sayso_policy::Level;

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct WatchArguments {
    /// Files, folders and globs
    #[arg(value_name = "PATH", default_value = ".")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) policy: PolicyArguments,

    #[command(flatten)]
    pub(in crate::cli) show: ShowArguments,

    /// Mend what is safe to mend whenever a file is saved
    #[arg(long)]
    pub(in crate::cli) fix: bool,

    /// Run this with the shell when there is news, with its lines of JSON on standard input
    #[arg(long, value_name = "COMMAND")]
    pub(in crate::cli) exec: Option<String>,

    /// Look at all files again and again instead of waiting for the system to tell
    #[arg(long)]
    pub(in crate::cli) poll: bool,

    /// How often to look where that is done
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 1000,
          value_parser = clap::value_parser!(u64).range(10..=3_600_000))]
    pub(in crate::cli) poll_interval: u64,

    /// The level from which on findings make the exit code 1 [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_level_parser())]
    pub(in crate::cli) fail_level: Option<FailLevel>,

    #[command(flatten)]
    pub(in crate::cli) reading: ReadingArguments,
}

/// How news is shown.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ShowArguments {
    /// How to tell what is new and what is resolved
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        help_heading = "Report"
    )]
    pub(in crate::cli) output_format: WatchFormat,

    /// The lowest level that is shown [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Report")]
    pub(in crate::cli) min_level: Option<Level>,

    /// Keep one tidy screen of what remains, in a terminal
    #[arg(long, help_heading = "Report")]
    pub(in crate::cli) clear: bool,

    /// Show new findings as desktop notifications
    #[arg(long, help_heading = "Report")]
    pub(in crate::cli) notify: bool,

    /// Print the findings alone
    #[arg(short, long, conflicts_with = "verbose", help_heading = "Report")]
    pub(in crate::cli) quiet: bool,

    /// Tell how changes are noticed, even where no person reads it
    #[arg(short, long, help_heading = "Report")]
    pub(in crate::cli) verbose: bool,
}

/// How a watch reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum WatchFormat {
    /// For people: each new finding with its line, why, and what to write instead
    Human,
    /// For people: one line a finding
    Concise,
    /// For programs: one line of JSON for each event and file
    Jsonl,
}
