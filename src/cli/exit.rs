//! How a run ends. The graver outranks the other.

use std::process::ExitCode;

use sayso_engine::finding::Report;
use sayso_policy::FailLevel;

/// What the exit code tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// The whole job was done, and nothing reaches the fail level.
    Clean = 0,
    /// Something reaches it.
    Findings = 1,
    /// The job could not be done whole.
    Incomplete = 2,
}

impl Exit {
    /// How `report` alone would end a run.
    pub(super) fn of(report: &Report, fail_level: FailLevel) -> Self {
        if report
            .problems
            .iter()
            .any(|problem| problem.kind.is_failure())
        {
            return Self::Incomplete;
        }
        if fails(report, fail_level) {
            Self::Findings
        } else {
            Self::Clean
        }
    }
}

/// Whether findings of `report` reach the fail level.
pub(super) fn fails(report: &Report, fail_level: FailLevel) -> bool {
    let counts = |level| match fail_level {
        FailLevel::Never => false,
        FailLevel::At(least) => level >= least,
    };
    let mut findings = report.findings.iter();
    findings.any(|f| f.suppression.is_none() && counts(f.level))
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_engine::finding::{InputStatus, Problem, ProblemKind};

    #[test]
    fn a_problem_outranks_findings_and_a_notice_does_not() {
        let cases = [
            (None, Exit::Clean),
            (Some(ProblemKind::Notice), Exit::Clean),
            (Some(ProblemKind::Unreadable), Exit::Incomplete),
            (Some(ProblemKind::Malformed), Exit::Incomplete),
        ];
        for (kind, want) in cases {
            let mut report = Report::empty("a".to_owned(), InputStatus::Checked);
            report.problems.extend(kind.map(|kind| Problem {
                path: "a".to_owned(),
                kind,
                reason: "no permission".to_owned(),
                span: None,
            }));
            assert_eq!(Exit::of(&report, FailLevel::Never), want, "{kind:?}");
        }
        assert_eq!(Exit::Findings.max(Exit::Incomplete), Exit::Incomplete);
    }
}
