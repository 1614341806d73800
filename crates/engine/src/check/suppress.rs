//! Suppression comments in the document: what they suppress, and what is wrong with them.

mod cover;
mod read;

use crate::finding::{Confidence, Details, Finding, Judge, Outside, Suppression, SuppressionKind};
use sayso_documents::Document;
use sayso_policy::{Level, Policy};
use sayso_text::{Prose, Span, Text};

use super::findings::location;

/// A stretch of the document in which a rule is silent.
struct Silence {
    rule: String,
    reason: String,
    span: Span<Prose>,
    /// Index of the directive that it comes from.
    directive: usize,
    used: bool,
}

/// Marks the findings that a comment suppresses, and adds a finding for each comment that caught
/// nothing or cannot be understood.
pub(super) fn apply(policy: &Policy, document: &Document, findings: &mut Vec<Finding>) {
    if document.directives.is_empty() {
        return;
    }
    let (mut silences, mut complaints) = read::read(policy, document);
    for (finding, silence) in cover::covered(findings, &silences) {
        silences[silence].used = true;
        findings[finding].suppression = Some(Box::new(silences[silence].suppression()));
    }
    for silence in silences.iter().filter(|s| !s.used) {
        let message = format!(
            "This suppression of {} caught nothing; remove it.",
            silence.rule
        );
        complaints.push(complaint(
            document,
            silence.directive,
            "unused-suppression",
            message,
        ));
    }
    findings.extend(complaints);
}

/// All suppressions of a document.
pub(super) struct Silences(Vec<Silence>);

impl Silences {
    pub(super) fn of(policy: &Policy, document: &Document) -> Self {
        Self(read::read(policy, document).0)
    }

    /// What suppresses `rule` at a place of the prose: the reason, and where the comment is.
    pub(super) fn at(
        &self,
        document: &Document,
        rule: &str,
        place: usize,
    ) -> Option<(&str, Span<Text>)> {
        let covers = |s: &&Silence| s.span.contains_offset(place) && is_rule(&s.rule, rule);
        let silence = self.0.iter().find(covers)?;
        Some((&silence.reason, document.directives[silence.directive].at))
    }
}

impl Silence {
    fn suppression(&self) -> Suppression {
        Suppression {
            kind: SuppressionKind::Inline,
            reason: self.reason.clone(),
            approver: None,
            expires: None,
        }
    }
}

/// Whether `named`, as written in a comment, means the rule `id`.
fn is_rule(named: &str, id: &str) -> bool {
    named == id || short(id) == named
}

/// The name of a rule without its lexicon.
fn short(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// A finding for what is wrong with a comment, at its place.
fn complaint(document: &Document, directive: usize, rule: &str, message: String) -> Finding {
    let directive = &document.directives[directive];
    let at = directive.prose.min(document.prose().len());
    let next = document.blocks.partition_point(|b| b.span.end < at);
    let block = document.blocks.get(next);
    let mut finding = Finding::new(Details {
        rule: format!("sayso/{rule}").into(),
        level: Level::Warning,
        confidence: Confidence::High,
        message,
        rationale: Some(
            "A suppression needs a rule and a reason, and is removed once it is no longer needed."
                .into(),
        ),
        source: "sayso".into(),
        span: Span::empty(at),
        outside: Some(Outside {
            words: format!("sayso-{}", directive.body).into(),
            at: directive.at,
        }),
        sentence: Span::empty(at),
        goes_on: [false; 2],
        evidence: Vec::new(),
        decision: [Judge::Suppression].into_iter().collect(),
        suggestions: Vec::new(),
    });
    if let Some(block) = block {
        finding.location = location(document, block);
    }
    finding
}
