//! What the tests of this room share: documents and findings written down short.

use std::ops::Range;

use crate::finding::{Applicability, Confidence, Decision, Details, Finding, Suggestion};
use sayso_documents::formats;
use sayso_documents::{Document, Format};
use sayso_policy::Level;
use sayso_text::Edit;
use sayso_text::Span;

pub(super) fn document(text: &str) -> Document {
    formats::read(text.as_bytes(), Format::Text, None).expect("reads")
}

pub(super) fn edit(range: Range<usize>, text: &str) -> Edit {
    Edit {
        span: Span::new(range.start, range.end),
        text: text.to_owned(),
    }
}

pub(super) fn suggestion(applicability: Applicability, edits: Vec<Edit>) -> Suggestion {
    Suggestion {
        applicability,
        edits,
        guidance: None,
    }
}

pub(super) fn finding(
    level: Level,
    rule: &str,
    span: Range<usize>,
    sentence: Range<usize>,
    suggestions: Vec<Suggestion>,
) -> Finding {
    Finding::new(Details {
        rule: rule.into(),
        level,
        confidence: Confidence::High,
        message: "wrong".to_owned(),
        rationale: None,
        source: "a test".into(),
        span: Span::new(span.start, span.end),
        outside: None,
        sentence: Span::new(sentence.start, sentence.end),
        goes_on: [false; 2],
        evidence: Vec::new(),
        decision: Decision::default(),
        suggestions,
    })
}
