//! Diagnostics of findings and mistakes.

use super::analysis::{Analysis, CheckedText};
use super::buffer::Buffer;
use super::position::{Encoding, Positions};
use super::protocol::{
    CodeDescription, Diagnostic, Location, Range, RelatedInformation, Severity, Uri,
};
use sayso_documents::Document;
use sayso_engine::finding::{Finding, Role};
use sayso_policy::Level;
use sayso_policy::{Mistake, MistakeKind, Policy, Rule};
use sayso_text::{Prose, Span};

/// The source that diagnostics name.
const SOURCE: &str = "sayso";

/// The diagnostics of a document.
pub(super) fn of(
    analysis: &Analysis,
    uri: &Uri,
    buffer: &Buffer,
    encoding: Encoding,
) -> Vec<Diagnostic> {
    match analysis {
        Analysis::None => Vec::new(),
        Analysis::Policy(mistakes) => of_mistakes(mistakes, buffer, encoding),
        Analysis::Text(checked) => of_text(checked, uri, &Positions::new(buffer, encoding)),
    }
}

fn of_text(checked: &CheckedText, uri: &Uri, positions: &Positions<'_>) -> Vec<Diagnostic> {
    let found = checked.document().into_iter().flat_map(|document| {
        checked
            .shown()
            .map(|finding| of_finding(finding, checked, document, uri, positions))
    });
    let problems = checked.report.problems.iter().map(|problem| Diagnostic {
        range: positions.range(0, 0),
        severity: Severity::WARNING,
        code: None,
        code_description: None,
        source: SOURCE,
        message: problem.reason.clone(),
        related_information: Vec::new(),
    });
    problems.chain(found).collect()
}

/// The diagnostic of one finding.
pub(super) fn of_finding(
    finding: &Finding,
    checked: &CheckedText,
    document: &Document,
    uri: &Uri,
    positions: &Positions<'_>,
) -> Diagnostic {
    let url = rule(checked.policy.checker.policy(), &finding.rule).and_then(|r| r.url.clone());
    let evidence = finding.evidence.iter().map(|evidence| RelatedInformation {
        location: Location {
            uri: uri.clone(),
            range: range(document, finding.at(evidence.span), positions),
        },
        message: related(
            evidence.role,
            &finding.words(evidence.span, document.prose()),
        ),
    });
    Diagnostic {
        range: range_of_finding(document, finding, positions),
        severity: severity(finding.level),
        code: Some(finding.rule.to_string()),
        code_description: url.map(|href| CodeDescription { href }),
        source: SOURCE,
        message: finding.message.clone(),
        related_information: evidence.collect(),
    }
}

/// The rule of that id.
pub(super) fn rule<'p>(policy: &'p Policy, id: &str) -> Option<&'p Rule> {
    policy
        .lexicons
        .iter()
        .flat_map(|l| &l.rules)
        .find(|r| *r.id == *id)
}

/// The range of visible text in the buffer; the start of the buffer where it has none.
pub(super) fn range(document: &Document, span: Span<Prose>, positions: &Positions<'_>) -> Range {
    let raw = document.raw(span).unwrap_or(Span::empty(0));
    positions.range(raw.start, raw.end)
}

/// The range of the words of a finding in the buffer.
fn range_of_finding(document: &Document, finding: &Finding, positions: &Positions<'_>) -> Range {
    let raw = finding.raw(document).unwrap_or(Span::empty(0));
    positions.range(raw.start, raw.end)
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::ERROR,
        Level::Warning => Severity::WARNING,
        Level::Note => Severity::INFORMATION,
    }
}

fn related(role: Role, words: &str) -> String {
    let what = match role {
        Role::Trigger => "the wording",
        Role::Object => "the object",
        Role::Subject => "the subject",
        Role::Context => "the context",
        Role::Denial => "the denial",
    };
    format!("{what}: “{words}”")
}

/// The diagnostics of a lexicon or configuration.
pub(super) fn of_mistakes(
    mistakes: &[Mistake],
    buffer: &Buffer,
    encoding: Encoding,
) -> Vec<Diagnostic> {
    let positions = Positions::new(buffer, encoding);
    // Places count behind a byte order mark.
    let bom = buffer.text().len() - buffer.text().trim_start_matches('\u{FEFF}').len();
    let of_mistake = |mistake: &Mistake| {
        let place = mistake.site.place;
        Diagnostic {
            range: positions.range(place.start + bom, place.end + bom),
            severity: Severity::ERROR,
            code: Some(code(mistake.kind).to_owned()),
            code_description: None,
            source: SOURCE,
            message: format!("{}; {}", mistake.reason, mistake.next),
            related_information: Vec::new(),
        }
    };
    mistakes.iter().map(of_mistake).collect()
}

fn code(kind: MistakeKind) -> &'static str {
    match kind {
        MistakeKind::Unreadable => "unreadable",
        MistakeKind::Syntax => "syntax",
        MistakeKind::UnknownKey => "unknown-key",
        MistakeKind::Missing => "missing",
        MistakeKind::Value => "value",
        MistakeKind::Phrase => "phrase",
        MistakeKind::Reference => "reference",
        MistakeKind::Conflict => "conflict",
    }
}
