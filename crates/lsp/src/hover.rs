//! Hover texts: rationale, source and approved wording of the words under the pointer.

use super::analysis::{Analysis, Analyzer, CheckedText};
use super::diagnostics;
use super::documents::Snapshot;
use super::position::Positions;
use super::protocol::{Hover, Markdown, Position};
use super::toml_file;
use sayso_documents::Document;
use sayso_engine::finding::Finding;
use sayso_text::{Prose, Span};

/// The text for a place of the document.
pub(super) fn hover(analyzer: &mut Analyzer, snapshot: &Snapshot, at: Position) -> Option<Hover> {
    let encoding = analyzer.encoding();
    let analysis = analyzer.analyze(snapshot);
    let positions = Positions::new(&snapshot.buffer, encoding);
    let byte = snapshot.buffer.place(at, encoding).byte;
    let (text, range) = match &*analysis {
        Analysis::None => return None,
        Analysis::Policy(_) => {
            let (text, range) = toml_file::describe(snapshot, byte)?;
            (text, positions.range(range.start, range.end))
        }
        Analysis::Text(checked) => {
            let document = checked.document()?;
            let (text, span) = words_at(checked, document, byte)?;
            (text, diagnostics::range(document, span, &positions))
        }
    };
    let contents = Markdown { value: text };
    Some(Hover { contents, range })
}

fn words_at(
    checked: &CheckedText,
    document: &Document,
    byte: usize,
) -> Option<(String, Span<Prose>)> {
    let holds = |span: Span<Prose>| {
        document
            .raw(span)
            .is_some_and(|raw| raw.start <= byte && byte <= raw.end)
    };
    let found: Vec<&Finding> = checked
        .shown()
        .filter(|f| f.outside.is_none() && holds(f.span()))
        .collect();
    if let Some(first) = found.first() {
        let texts: Vec<String> = found
            .iter()
            .map(|f| of_finding(f, checked, document))
            .collect();
        return Some((texts.join("\n\n---\n\n"), first.span()));
    }
    let used = checked.report.approved.iter().find(|u| holds(u.span))?;
    let policy = checked.policy.checker.policy();
    let mut text = format!("**Approved wording** · {}", plain(&used.rule));
    if let Some(rule) = diagnostics::rule(policy, &used.rule) {
        text.push_str(&format!("\n\nSource: {}", plain(&rule.source)));
    }
    Some((text, used.span))
}

fn of_finding(finding: &Finding, checked: &CheckedText, document: &Document) -> String {
    let policy = checked.policy.checker.policy();
    let mut parts = vec![format!(
        "**{}** · {}",
        plain(&finding.message),
        plain(&finding.rule)
    )];
    parts.extend(finding.rationale.as_deref().map(plain));
    let results: Vec<String> = finding
        .suggestions
        .iter()
        .filter(|s| !s.edits.is_empty())
        .map(|s| format!("- {}", plain(&finding.result(s, document.prose()))))
        .collect();
    if !results.is_empty() {
        parts.push(format!("Approved wording:\n{}", results.join("\n")));
    }
    let guidance = finding
        .suggestions
        .iter()
        .filter_map(|s| s.guidance.as_deref());
    parts.extend(guidance.map(plain));
    parts.push(format!("Source: {}", plain(&finding.source)));
    let url = diagnostics::rule(policy, &finding.rule).and_then(|r| r.url.as_deref());
    parts.extend(url.map(|url| format!("<{}>", url.replace(['<', '>', ' '], ""))));
    parts.join("\n\n")
}

/// Text that Markdown shows as it is.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>#|~&".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
