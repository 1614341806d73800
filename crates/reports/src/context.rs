//! The options of reports, and which findings they list: the same ones in every format.

use std::collections::BTreeMap;

use super::limit::SentenceLimit;
use sayso_engine::finding::{ApprovedUse, Finding, Outcome, Report};
use sayso_policy::{Level, Policy};

/// How much a report for people prints beside the findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The findings alone.
    Quiet,
    /// With a summary.
    #[default]
    Normal,
    /// With a summary and what was skipped, and why.
    Verbose,
}

/// What a report needs beside the outcome.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The rules that were applied.
    pub policy: &'a Policy,
    /// The lowest level that is shown.
    pub min_level: Level,
    /// The same for inputs whose configuration has another, by path.
    pub min_levels: &'a BTreeMap<String, Level>,
    /// Whether suppressed findings are shown.
    pub show_suppressed: bool,
    /// Whether the texts for people end with counts per rule.
    pub statistics: bool,
    /// How much a report for people prints beside the findings.
    pub detail: Detail,
    /// Whether terminal colours may be written.
    pub color: bool,
    /// The width of the terminal, where lines are wrapped to it.
    pub columns: Option<usize>,
}

impl Context<'_> {
    /// The lowest level that is shown for `report`.
    pub(crate) fn min_level_of(&self, report: &Report) -> Level {
        let own = self.min_levels.get(&report.path);
        own.copied().unwrap_or(self.min_level)
    }

    /// The findings of `report` that are listed, in order. A run-on sentence has a limit.
    pub(crate) fn shown<'r>(&self, report: &'r Report) -> impl Iterator<Item = &'r Finding> {
        let (min_level, suppressed) = (self.min_level_of(report), self.show_suppressed);
        let mut limit = SentenceLimit::default();
        report
            .findings
            .iter()
            .filter(move |f| f.level >= min_level)
            .filter(move |f| suppressed || f.suppression.is_none())
            .filter(move |f| limit.allows(f.span(), f.sentence(), f.goes_on))
    }

    /// The uses of approved wording in `report` that are listed, in order.
    pub(crate) fn shown_approved<'r>(
        &self,
        report: &'r Report,
    ) -> impl Iterator<Item = &'r ApprovedUse> {
        let mut limit = SentenceLimit::default();
        let uses = report.approved.iter();
        uses.filter(move |u| limit.allows(u.span, u.sentence, u.goes_on))
    }

    /// How many findings of `outcome` count but are not listed because of the limit of a run-on sentence.
    pub(crate) fn over_limit(&self, outcome: &Outcome) -> usize {
        let of = |report: &Report| {
            let min_level = self.min_level_of(report);
            let counts = |f: &&Finding| f.level >= min_level && f.suppression.is_none();
            let all = report.findings.iter().filter(counts).count();
            all - self.shown(report).filter(counts).count()
        };
        outcome.reports.iter().map(of).sum()
    }
}
