//! The order of a report: by place in the file, then by rule. Prose has another order where a
//! reader's eye does: a title is shown apart from the link text that it stands behind.

use crate::document::Document;
use crate::finding::{ApprovedUse, Finding};
use crate::text::{Prose, Span};

/// Puts findings into the order of the report.
pub(super) fn findings(document: &Document, findings: &mut [Finding]) {
    findings.sort_by(|a, b| key(document, a.span, &a.rule).cmp(&key(document, b.span, &b.rule)));
}

/// Puts uses of approved wording into the order of the report.
pub(super) fn approved(document: &Document, uses: &mut [ApprovedUse]) {
    uses.sort_by(|a, b| key(document, a.span, &a.rule).cmp(&key(document, b.span, &b.rule)));
}

fn key<'r>(document: &Document, span: Span<Prose>, rule: &'r str) -> (usize, Span<Prose>, &'r str) {
    let place = document.map.map(span).map_or(0, |text| text.span.start);
    (place, span, rule)
}
