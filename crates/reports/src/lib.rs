//! The reports: one file per format behind one trait. What is shown is decided here once, so that
//! every format shows the same findings.

mod checkstyle;
mod concise;
mod crowd;
mod excerpt;
mod fit;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod junit;
mod markup;
mod places;
mod rdjson;
mod sarif;
mod singly;
mod statistics;
mod summary;
mod visible;

#[cfg(test)]
mod sample;

use std::collections::BTreeMap;
use std::io;

use sayso_engine::finding::{ApprovedUse, Finding, Outcome, Report};
use sayso_policy::Level;
use sayso_policy::Policy;

use crowd::Crowd;
pub use json::{SCHEMA_ID, schema};
pub use singly::{Single, singly};
pub use summary::summary;
pub use visible::one_line;

/// Writes all that a run found in one format.
pub trait Render {
    /// Writes `outcome` to `out`.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()>;
}

/// How much is said beside the findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The findings alone.
    Quiet,
    /// With a summary.
    #[default]
    Normal,
    /// With what was left out, and why.
    Verbose,
}

/// What a report needs to know beside the outcome.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What was checked against.
    pub policy: &'a Policy,
    /// The lowest level that is shown.
    pub min_level: Level,
    /// The same for inputs whose configuration says another, by path.
    pub min_levels: &'a BTreeMap<String, Level>,
    /// Whether findings are shown that a comment, a waiver or the baseline covers.
    pub show_suppressed: bool,
    /// Whether the texts for people end with counts per rule.
    pub statistics: bool,
    /// How much is said beside the findings.
    pub detail: Detail,
    /// Whether terminal colours may be written.
    pub color: bool,
    /// How many columns the text for people is fitted into, where it is.
    pub columns: Option<usize>,
}

impl Context<'_> {
    /// The lowest level that is shown for `report`.
    pub(crate) fn min_level_of(&self, report: &Report) -> Level {
        let own = self.min_levels.get(&report.path);
        own.copied().unwrap_or(self.min_level)
    }

    /// The findings of `report` that are shown, in order. Of a sentence with very many, not all are: see
    /// `crowd`.
    pub(crate) fn shown<'r>(&self, report: &'r Report) -> impl Iterator<Item = &'r Finding> {
        let (min_level, suppressed) = (self.min_level_of(report), self.show_suppressed);
        let mut crowd = Crowd::default();
        report
            .findings
            .iter()
            .filter(move |f| f.level >= min_level)
            .filter(move |f| suppressed || f.suppression.is_none())
            .filter(move |f| crowd.has_room(f.span(), f.sentence(), f.goes_on))
    }

    /// The uses of approved wording in `report` that are shown, in order.
    pub(crate) fn shown_approved<'r>(
        &self,
        report: &'r Report,
    ) -> impl Iterator<Item = &'r ApprovedUse> {
        let mut crowd = Crowd::default();
        let uses = report.approved.iter();
        uses.filter(move |u| crowd.has_room(u.span, u.sentence, u.goes_on))
    }

    /// How many findings of `outcome` count and would be shown, but that their sentence has very many.
    pub(crate) fn crowded_out(&self, outcome: &Outcome) -> usize {
        let of = |report: &Report| {
            let min_level = self.min_level_of(report);
            let counts = |f: &&Finding| f.level >= min_level && f.suppression.is_none();
            let all = report.findings.iter().filter(counts).count();
            all - self.shown(report).filter(counts).count()
        };
        outcome.reports.iter().map(of).sum()
    }
}

/// A report format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportFormat {
    /// For people: the place, what is wrong, why, and what to write instead.
    Human,
    /// For people and editors: one line a finding.
    Concise,
    /// For programs: one object.
    Json,
    /// For programs: the same, an object a line.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands that annotate a pull request on GitHub.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// Checkstyle XML.
    Checkstyle,
    /// JUnit XML.
    Junit,
    /// Reviewdog's diagnostic format.
    Rdjson,
    /// A page for people who have no terminal.
    Html,
}

impl ReportFormat {
    /// Every format, in the order of the help text.
    pub const ALL: [Self; 11] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Checkstyle,
        Self::Junit,
        Self::Rdjson,
        Self::Html,
    ];

    /// The name in flags.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Checkstyle => "checkstyle",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::Html => "html",
        }
    }

    /// What writes it.
    #[must_use]
    pub fn renderer(self) -> &'static dyn Render {
        match self {
            Self::Human => &human::Human,
            Self::Concise => &concise::Concise,
            Self::Json => &json::Json,
            Self::Jsonl => &json::Jsonl,
            Self::Sarif => &sarif::Sarif,
            Self::Github => &github::Github,
            Self::Gitlab => &gitlab::Gitlab,
            Self::Checkstyle => &checkstyle::Checkstyle,
            Self::Junit => &junit::Junit,
            Self::Rdjson => &rdjson::Rdjson,
            Self::Html => &html::Html,
        }
    }

    /// Whether it prints the SHA-256 of the inputs, which are computed for nothing else.
    #[must_use]
    pub fn prints_digests(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Sarif)
    }

    /// Whether the report lists inputs of which there is nothing to say.
    #[must_use]
    pub fn lists_inputs(self) -> bool {
        self.prints_digests() || matches!(self, Self::Junit)
    }
}

/// The program's own version, as reports name it.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
