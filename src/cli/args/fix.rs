//! `sayso fix`.

use clap::Args;

use super::shared::{fail_level_parser, level_parser};
use super::{InputArguments, PolicyArguments};
use sayso_policy::FailLevel;
use sayso_policy::Level;

#[derive(Debug, Args)]
pub(in crate::cli) struct FixArguments {
    #[command(flatten)]
    pub(in crate::cli) inputs: InputArguments,

    #[command(flatten)]
    pub(in crate::cli) policy: PolicyArguments,

    /// Apply the rewrites that a person should look at, too
    #[arg(long = "unsafe")]
    pub(in crate::cli) with_unsafe: bool,

    /// Print what would change as a unified diff, and write nothing
    #[arg(long)]
    pub(in crate::cli) diff: bool,

    /// The lowest level of which nothing may remain [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_level_parser())]
    pub(in crate::cli) fail_level: Option<FailLevel>,

    /// The lowest level that is told of where it remains [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Report")]
    pub(in crate::cli) min_level: Option<Level>,

    /// Tell of nothing but problems
    #[arg(short, long, help_heading = "Report")]
    pub(in crate::cli) quiet: bool,
}
