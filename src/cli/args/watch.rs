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

    /// Apply safe rewrites whenever a file is saved
    #[arg(long)]
    pub(in crate::cli) fix: bool,

    /// Run this shell command on each change, with the JSON lines on its standard input
    #[arg(long, value_name = "COMMAND")]
    pub(in crate::cli) exec: Option<String>,

    /// Poll for changes instead of using notifications of the operating system
    #[arg(long)]
    pub(in crate::cli) poll: bool,

    /// The polling interval
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 1000,
          value_parser = clap::value_parser!(u64).range(10..=3_600_000))]
    pub(in crate::cli) poll_interval: u64,

    /// Exit with 1 if findings of this level or above remain [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_level_parser())]
    pub(in crate::cli) fail_level: Option<FailLevel>,

    #[command(flatten)]
    pub(in crate::cli) reading: ReadingArguments,
}

/// How news is shown.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ShowArguments {
    /// The format of the output
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        help_heading = "Report"
    )]
    pub(in crate::cli) output_format: WatchFormat,

    /// Show findings of this level or above [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Report")]
    pub(in crate::cli) min_level: Option<Level>,

    /// Clear the terminal and list the remaining findings after each change
    #[arg(long, help_heading = "Report")]
    pub(in crate::cli) clear: bool,

    /// Show new findings as desktop notifications
    #[arg(long, help_heading = "Report")]
    pub(in crate::cli) notify: bool,

    /// Print only the findings
    #[arg(short, long, conflicts_with = "verbose", help_heading = "Report")]
    pub(in crate::cli) quiet: bool,

    /// Also print how changes are detected
    #[arg(short, long, help_heading = "Report")]
    pub(in crate::cli) verbose: bool,
}

/// How a watch reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum WatchFormat {
    /// For people: each new finding with its line, the reason and suggested rewrites
    Human,
    /// For people: one line per finding
    Concise,
    /// For programs: one JSON line per event and file
    Jsonl,
}
