//! The report of a document: findings in the order of the file, with the suppressed ones.

use std::sync::Arc;

use crate::finding::{Problem, ProblemKind, Report};
use sayso_documents::Document;
use sayso_policy::Policy;

use super::block::Checked;
use super::{fingerprint, order, review, suppress};

/// The report of a document that gave `checked`.
pub(super) fn report(
    policy: &Policy,
    path: &str,
    document: Arc<Document>,
    checked: Checked,
) -> Report {
    let mut report = Report::clean(path.to_owned(), document.format);
    report.approved = checked.approved;
    report.findings = checked.findings;
    suppress::apply(policy, &document, &mut report.findings);
    order::findings(&document, &mut report.findings);
    review::apply(&document, &mut report.findings);
    order::approved(&document, &mut report.approved);
    fingerprint::number(&document, &mut report.findings);
    report.problems = notices(path, &document);
    let kept = !report.findings.is_empty() || !report.approved.is_empty();
    report.document = kept.then_some(document);
    report
}

/// Notices of reading the document.
fn notices(path: &str, document: &Document) -> Vec<Problem> {
    let notice = |reason: &String| Problem {
        path: path.to_owned(),
        kind: ProblemKind::Notice,
        reason: reason.clone(),
        span: None,
    };
    document.notices.iter().map(notice).collect()
}
