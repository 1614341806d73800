//! `sayso check`.

use clap::Args;

use super::shared::fail_level_parser;
use super::{InputArguments, PolicyArguments, ReportArguments};
use sayso_policy::FailLevel;

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckArguments {
    #[command(flatten)]
    pub(in crate::cli) inputs: InputArguments,

    #[command(flatten)]
    pub(in crate::cli) policy: PolicyArguments,

    #[command(flatten)]
    pub(in crate::cli) report: ReportArguments,

    /// Exit with 1 on findings of this level or above [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_level_parser())]
    pub(in crate::cli) fail_level: Option<FailLevel>,
}
