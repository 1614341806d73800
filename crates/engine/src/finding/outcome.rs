//! All that a run found, in the order in which it is reported, with its counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ApprovedUse, Finding, Problem, Skip, Unread, unread};
use sayso_documents::{Document, Format, SkipKind};
use sayso_policy::Level;

/// The status of one input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputStatus {
    /// It was checked.
    Checked,
    /// It was skipped, and why.
    Skipped(Skip),
    /// It could not be checked, and why.
    Failed(String),
}

/// All that is known of one input after a check.
#[derive(Debug, Clone)]
pub struct Report {
    /// As given on the command line, with `/`.
    pub path: String,
    /// What it was read as, `None` where it was not read.
    pub format: Option<Format>,
    /// Its status.
    pub status: InputStatus,
    /// SHA-256 of its bytes in hexadecimal, where it was requested.
    pub sha256: Option<String>,
    /// The document, kept only where there is something to point at.
    pub document: Option<Arc<Document>>,
    /// By place, then rule. Suppressed ones are among them.
    pub findings: Vec<Finding>,
    /// By place, then rule.
    pub approved: Vec<ApprovedUse>,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// How often text was left out, by kind, where that is counted.
    pub left_out: BTreeMap<SkipKind, usize>,
}

impl Report {
    /// A report with nothing in it but the status.
    #[must_use]
    pub fn empty(path: String, status: InputStatus) -> Self {
        Self {
            path,
            format: None,
            status,
            sha256: None,
            document: None,
            findings: Vec::new(),
            approved: Vec::new(),
            problems: Vec::new(),
            left_out: BTreeMap::new(),
        }
    }

    /// A report on an input with nothing to report.
    #[must_use]
    pub fn clean(path: String, format: Format) -> Self {
        let mut report = Self::empty(path, InputStatus::Checked);
        report.format = Some(format);
        report
    }

    /// Whether it was checked and has nothing to report.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.status == InputStatus::Checked
            && self.document.is_none()
            && self.findings.is_empty()
            && self.approved.is_empty()
            && self.problems.is_empty()
            && self.left_out.is_empty()
    }
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Inputs, without the skipped ones.
    pub inputs: usize,
    /// Inputs that were checked.
    pub checked: usize,
    /// Inputs that could not be checked.
    pub failed: usize,
    /// Inputs that were skipped.
    pub skipped: usize,
    /// Findings of level error that count.
    pub error: usize,
    /// Findings of level warning that count.
    pub warning: usize,
    /// Findings of level note that count.
    pub note: usize,
    /// Uses of approved wording.
    pub approved: usize,
    /// Findings that a comment or waiver keeps from counting.
    pub suppressed: usize,
    /// Findings that the baseline keeps from counting.
    pub baselined: usize,
}

/// All that a run found: reports by path.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// One for each input, by path.
    pub reports: Vec<Report>,
    /// How many more inputs were checked that have nothing to report.
    pub unlisted: usize,
    /// Problems of no single input (nothing to check, a missing path, a bad lexicon).
    pub problems: Vec<Problem>,
}

impl Outcome {
    /// Sorts the reports by path, and the problems by path and place, so that equal input gives equal
    /// output.
    #[must_use]
    pub fn new(mut reports: Vec<Report>, mut problems: Vec<Problem>) -> Self {
        reports.sort_by(|a, b| a.path.cmp(&b.path));
        let start = |problem: &Problem| problem.span.map(|(start, _)| start.byte);
        problems
            .sort_by(|a, b| (&a.path, start(a), &a.reason).cmp(&(&b.path, start(b), &b.reason)));
        Self {
            reports,
            unlisted: 0,
            problems,
        }
    }

    /// Findings that count: not suppressed, at `min` or above, with their report.
    pub fn counting(&self, min: Level) -> impl Iterator<Item = (&Report, &Finding)> {
        self.reports
            .iter()
            .flat_map(|r| r.findings.iter().map(move |f| (r, f)))
            .filter(move |(_, f)| f.suppression.is_none() && f.level >= min)
    }

    /// Problems of all inputs and of the run, in order.
    pub fn all_problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems
            .iter()
            .chain(self.reports.iter().flat_map(|r| &r.problems))
    }

    /// How many files of each kind were not read.
    #[must_use]
    pub fn unread(&self) -> BTreeMap<Unread, usize> {
        let mut counts = BTreeMap::new();
        for (_, kind) in self.skipped().filter_map(|(r, skip)| Some((r, skip.kind?))) {
            *counts.entry(kind).or_default() += 1;
        }
        counts
    }

    /// How often text of all inputs was left out, by kind, where that was counted.
    #[must_use]
    pub fn left_out(&self) -> BTreeMap<SkipKind, usize> {
        let mut counts = BTreeMap::new();
        for (kind, count) in self.reports.iter().flat_map(|r| &r.left_out) {
            *counts.entry(*kind).or_default() += count;
        }
        counts
    }

    /// The inputs that were left out, each with the reason.
    pub fn skipped(&self) -> impl Iterator<Item = (&Report, Skip)> {
        self.reports
            .iter()
            .filter_map(|report| match report.status {
                InputStatus::Skipped(skip) => Some((report, skip)),
                _ => None,
            })
    }

    /// How many files of which kinds were not read, in words; `None` where there were none.
    #[must_use]
    pub fn not_read(&self) -> Option<String> {
        unread::not_read(self.skipped().filter_map(|(_, skip)| skip.kind))
    }

    /// Counts everything, whatever its level.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut c = Counts {
            checked: self.unlisted,
            ..Counts::default()
        };
        for report in &self.reports {
            match report.status {
                InputStatus::Checked => c.checked += 1,
                InputStatus::Failed(_) => c.failed += 1,
                InputStatus::Skipped(_) => c.skipped += 1,
            }
            c.approved += report.approved.len();
            for finding in &report.findings {
                match (&finding.suppression, finding.level) {
                    (Some(s), _) if s.kind == super::SuppressionKind::Baseline => c.baselined += 1,
                    (Some(_), _) => c.suppressed += 1,
                    (None, Level::Error) => c.error += 1,
                    (None, Level::Warning) => c.warning += 1,
                    (None, Level::Note) => c.note += 1,
                }
            }
        }
        c.inputs = c.checked + c.failed;
        c
    }
}
