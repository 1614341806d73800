//! Suppression comments in the document: what they silence, and what is wrong with them.

use crate::document::{Block, Directive, Document};
use crate::finding::{Confidence, Finding, Judge, Level, Said, Suppression, SuppressionKind};
use crate::text::{Prose, Span};

use super::Checker;
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

/// Marks the findings that a comment silences, and adds a finding for each comment that caught
/// nothing or cannot be understood.
pub(super) fn apply(checker: &Checker, document: &Document, findings: &mut Vec<Finding>) {
    if document.directives.is_empty() {
        return;
    }
    let (mut silences, mut complaints) = read(checker, document);
    for finding in findings.iter_mut() {
        let silence = silences.iter_mut().find(|s| {
            s.span.contains_offset(finding.span().start) && is_rule(&s.rule, &finding.rule)
        });
        if let Some(silence) = silence {
            silence.used = true;
            finding.suppression = Some(Box::new(Suppression {
                kind: SuppressionKind::Inline,
                reason: silence.reason.clone(),
                approver: None,
                expires: None,
            }));
        }
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

/// Whether `named`, as written in a comment, means the rule `id`.
fn is_rule(named: &str, id: &str) -> bool {
    named == id || id.rsplit('/').next() == Some(named)
}

fn read(checker: &Checker, document: &Document) -> (Vec<Silence>, Vec<Finding>) {
    let mut silences: Vec<Silence> = Vec::new();
    let mut complaints = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, directive) in document.directives.iter().enumerate() {
        let mut complain = |message: String| {
            complaints.push(complaint(document, index, "invalid-suppression", message));
        };
        let (verb, rest) = split_word(&directive.body);
        let (rule, reason) = match rest.split_once(':') {
            Some((rule, reason)) => (rule.trim(), reason.trim()),
            None => (rest.trim(), ""),
        };
        let known = checker
            .policy
            .lexicons
            .iter()
            .flat_map(|l| &l.rules)
            .any(|r| is_rule(rule, &r.id));
        if rule.is_empty() {
            complain("Name the rule: “sayso-ignore RULE: reason”.".to_owned());
        } else if !known {
            complain(format!("No active rule is called “{rule}”."));
        } else if verb == "ignore-end" {
            match open.iter().rposition(|s| silences[*s].rule == rule) {
                Some(at) => {
                    let silence = &mut silences[open.remove(at)];
                    silence.span.end = directive.prose.max(silence.span.start);
                }
                None => complain(format!("Nothing that silences {rule} is open here.")),
            }
        } else if reason.is_empty() {
            complain(format!("Give a reason: “sayso-{verb} {rule}: reason”."));
        } else if let Some(span) = reach(document, verb, directive) {
            if verb == "ignore-start" {
                open.push(silences.len());
            }
            silences.push(Silence {
                rule: rule.to_owned(),
                reason: reason.to_owned(),
                span,
                directive: index,
                used: false,
            });
        } else {
            complain(format!(
                "“sayso-{verb}” is none of sayso-ignore, sayso-ignore-start and sayso-ignore-end."
            ));
        }
    }
    for silence in open {
        let rule = &silences[silence].rule;
        let message = format!(
            "Close it with “sayso-ignore-end {rule}”; it silences the rest of the document."
        );
        complaints.push(complaint(
            document,
            silences[silence].directive,
            "invalid-suppression",
            message,
        ));
    }
    (silences, complaints)
}

fn split_word(body: &str) -> (&str, &str) {
    let body = body.trim();
    body.split_once(char::is_whitespace)
        .map_or((body, ""), |(verb, rest)| (verb, rest.trim()))
}

/// What a directive covers.
fn reach(document: &Document, verb: &str, directive: &Directive) -> Option<Span<Prose>> {
    let at = directive.prose;
    match verb {
        "ignore" => Some(next_block(document, directive).map_or(Span::empty(at), |b| b.span)),
        "ignore-start" => Some(Span::new(at, document.prose().len())),
        _ => None,
    }
}

/// The block that a directive stands in, where text follows it there, else the next one in the file.
fn next_block<'d>(document: &'d Document, directive: &Directive) -> Option<&'d Block> {
    let at = directive.prose;
    let from = document.blocks.partition_point(|b| b.span.end <= at);
    document.blocks[from..].iter().find(|block| {
        let rest = &document.prose()[block.span.start.max(at)..block.span.end];
        let place = document.map.map(block.span).map(|text| text.span.end);
        // A title or description before the comment can stand behind it in the prose.
        !rest.trim().is_empty() && place.is_none_or(|end| end > directive.at.start)
    })
}

fn complaint(document: &Document, directive: usize, rule: &str, message: String) -> Finding {
    let directive = &document.directives[directive];
    let at = directive.prose.min(document.prose().len());
    let next = document.blocks.partition_point(|b| b.span.end < at);
    let block = document.blocks.get(next);
    let mut finding = Finding::new(Said {
        rule: format!("sayso/{rule}").into(),
        level: Level::Warning,
        confidence: Confidence::High,
        message,
        rationale: Some(
            "A suppression silences one rule for a reason, and goes when its reason goes.".into(),
        ),
        source: "sayso".into(),
        span: Span::empty(at),
        outside: Some(format!("sayso-{}", directive.body).into()),
        sentence: Span::empty(at),
        evidence: Vec::new(),
        decision: [Judge::Suppression].into_iter().collect(),
        suggestions: Vec::new(),
    });
    if let Some(block) = block {
        finding.location = location(document, block);
    }
    finding
}
