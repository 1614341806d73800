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

    /// Also apply rewrites that need a review
    #[arg(long = "unsafe")]
    pub(in crate::cli) with_unsafe: bool,

    /// Print a unified diff instead of changing files
    #[arg(long)]
    pub(in crate::cli) diff: bool,

    /// Exit with 1 if findings of this level or above remain [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_level_parser())]
    pub(in crate::cli) fail_level: Option<FailLevel>,

    /// List remaining findings of this level or above [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Report")]
    pub(in crate::cli) min_level: Option<Level>,

    /// Print nothing but problems
    #[arg(short, long, help_heading = "Report")]
    pub(in crate::cli) quiet: bool,
}
