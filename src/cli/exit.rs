//! Exit codes. The higher one wins.

use std::process::ExitCode;

use sayso_engine::finding::{InputStatus, Problem, Report};
use sayso_policy::FailLevel;
use sayso_settings::CompiledPolicy;

/// An exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Everything was checked, and nothing reaches the fail level.
    Clean = 0,
    /// A finding reaches it.
    Findings = 1,
    /// Something could not be checked.
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

    /// How problems of no single input end a run, and documents that should have been read.
    pub(super) fn of_the_run(problems: &[Problem], fails_by_skipped: bool) -> Self {
        let failed = problems.iter().any(|problem| problem.kind.is_failure());
        match (failed, fails_by_skipped) {
            (true, _) => Self::Incomplete,
            (false, true) => Self::Findings,
            (false, false) => Self::Clean,
        }
    }
}

/// Whether `report` fails a run because its input was not read.
pub(super) fn is_failing_skip(report: &Report, policy: Option<&CompiledPolicy>) -> bool {
    let fails = policy.is_some_and(|policy| policy.fail_on_skipped);
    matches!(report.status, InputStatus::Skipped(skip) if skip.is_document() && fails)
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
    use sayso_engine::finding::ProblemKind;

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
