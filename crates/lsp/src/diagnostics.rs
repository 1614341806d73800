//! From findings and mistakes to what an editor underlines.

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    NumberOrString, Range, Uri,
};

use super::analyst::{Analysis, Judged};
use super::buffer::Buffer;
use super::position::{Encoding, Positions};
use sayso_documents::Document;
use sayso_engine::finding::{Finding, Role};
use sayso_policy::Level;
use sayso_policy::{Mistake, MistakeKind, Policy, Rule};
use sayso_text::{Prose, Span};

/// Who says so.
const SOURCE: &str = "sayso";

/// The diagnostics of a document.
pub(super) fn of(
    analysis: &Analysis,
    uri: &Uri,
    buffer: &Buffer,
    encoding: Encoding,
) -> Vec<Diagnostic> {
    match analysis {
        Analysis::Nothing => Vec::new(),
        Analysis::Policy(mistakes) => of_mistakes(mistakes, buffer, encoding),
        Analysis::Copy(judged) => of_copy(judged, uri, &Positions::new(buffer, encoding)),
    }
}

fn of_copy(judged: &Judged, uri: &Uri, positions: &Positions<'_>) -> Vec<Diagnostic> {
    let found = judged.document().into_iter().flat_map(|document| {
        judged
            .shown()
            .map(|finding| of_finding(finding, judged, document, uri, positions))
    });
    let problems = judged.report.problems.iter().map(|problem| Diagnostic {
        severity: Some(DiagnosticSeverity::WARNING),
        source: Some(SOURCE.to_owned()),
        message: problem.reason.clone(),
        ..Diagnostic::default()
    });
    problems.chain(found).collect()
}

/// The diagnostic of one finding.
pub(super) fn of_finding(
    finding: &Finding,
    judged: &Judged,
    document: &Document,
    uri: &Uri,
    positions: &Positions<'_>,
) -> Diagnostic {
    let rule = rule(judged.policy.checker.policy(), &finding.rule);
    let url = rule
        .and_then(|r| r.url.as_ref())
        .and_then(|url| url.parse().ok());
    let evidence = finding
        .evidence
        .iter()
        .map(|evidence| DiagnosticRelatedInformation {
            location: Location::new(
                uri.clone(),
                range(document, finding.at(evidence.span), positions),
            ),
            message: related(
                evidence.role,
                &finding.words(evidence.span, document.prose()),
            ),
        });
    Diagnostic {
        range: range_of_finding(document, finding, positions),
        severity: Some(severity(finding.level)),
        code: Some(NumberOrString::String(finding.rule.to_string())),
        code_description: url.map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: finding.message.clone(),
        related_information: Some(evidence.collect()),
        ..Diagnostic::default()
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

/// Where visible text stands in the buffer. What stands nowhere is shown at the start.
pub(super) fn range(document: &Document, span: Span<Prose>, positions: &Positions<'_>) -> Range {
    let raw = document.raw(span).unwrap_or(Span::empty(0));
    positions.range(raw.start, raw.end)
}

/// Where the words of a finding stand in the buffer.
fn range_of_finding(document: &Document, finding: &Finding, positions: &Positions<'_>) -> Range {
    let raw = finding.raw(document).unwrap_or(Span::empty(0));
    positions.range(raw.start, raw.end)
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::ERROR,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Note => DiagnosticSeverity::INFORMATION,
    }
}

fn related(role: Role, words: &str) -> String {
    let what = match role {
        Role::Trigger => "the wording",
        Role::Object => "what it is about",
        Role::Subject => "who does it",
        Role::Context => "what stands nearby",
        Role::Denial => "what denies it",
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
            severity: Some(DiagnosticSeverity::ERROR),
            code: Some(NumberOrString::String(code(mistake.kind).to_owned())),
            source: Some(SOURCE.to_owned()),
            message: format!("{}; {}", mistake.reason, mistake.next),
            ..Diagnostic::default()
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
