//! Code actions: one for each alternative, one for all that is safe, one to suppress a finding.

use serde_json::{Value, json};

use super::analysis::{Analysis, Analyzer, CheckedText};
use super::diagnostics;
use super::documents::Snapshot;
use super::edits;
use super::position::Positions;
use super::protocol::{CodeActionContext, Diagnostic, Range, TextEdit};
use super::suppression;
use sayso_discover::writer;
use sayso_documents::formats::splice;
use sayso_documents::{Document, Format};
use sayso_engine::finding::{Applicability, Finding};
use sayso_engine::fix::fix;
use sayso_text::Span;

const QUICK_FIX: &str = "quickfix";
const FIX_ALL: &str = "source.fixAll.sayso";

/// The actions for a range of the document.
pub(super) fn actions(
    analyzer: &mut Analyzer,
    document: &Snapshot,
    range: Range,
    context: &CodeActionContext,
) -> Vec<Value> {
    let analysis = analyzer.analyze(document);
    let Analysis::Text(checked) = &*analysis else {
        return Vec::new();
    };
    let Some(read) = checked.document() else {
        return Vec::new();
    };
    if !may_be_written(document, read.format) {
        return Vec::new();
    }
    let text = Actionable {
        analyzer,
        snapshot: document,
        checked,
        document: read,
    };
    let mut actions = Vec::new();
    if wants(context, QUICK_FIX) {
        for finding in text.findings_in(range) {
            actions.extend(text.quick_fixes(finding));
        }
    }
    // `fix_all` checks the whole text again: too slow for every move of the cursor.
    let is_idle = context.only.is_none() && context.is_automatic();
    if wants(context, FIX_ALL) && !is_idle {
        actions.extend(text.fix_all());
    }
    actions
}

/// Whether `sayso fix` would write the file, too.
fn may_be_written(document: &Snapshot, format: Format) -> bool {
    let path = document.path.as_deref();
    path.is_none_or(|path| writer(path, &[], Some(format)).is_ok())
}

/// Whether the client takes actions of this kind.
fn wants(context: &CodeActionContext, kind: &str) -> bool {
    let within = |wanted: &str| {
        let rest = kind.strip_prefix(wanted);
        wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    context
        .only
        .as_ref()
        .is_none_or(|only| only.iter().any(|wanted| within(wanted)))
}

/// A checked document whose findings have actions.
struct Actionable<'d> {
    analyzer: &'d Analyzer,
    snapshot: &'d Snapshot,
    checked: &'d CheckedText,
    document: &'d Document,
}

impl Actionable<'_> {
    /// The shown findings that touch the range.
    fn findings_in(&self, range: Range) -> impl Iterator<Item = &Finding> {
        let encoding = self.analyzer.encoding();
        let ends = [range.start, range.end].map(|at| self.snapshot.buffer.place(at, encoding).byte);
        self.checked.shown().filter(move |finding| {
            let raw = finding.raw(self.document).unwrap_or(Span::empty(0));
            raw.start <= ends[0].max(ends[1]) && ends[0].min(ends[1]) <= raw.end
        })
    }

    fn quick_fixes(&self, finding: &Finding) -> Vec<Value> {
        let buffer = &self.snapshot.buffer;
        let positions = Positions::new(buffer, self.analyzer.encoding());
        let uri = &self.snapshot.uri;
        let diagnostic =
            diagnostics::of_finding(finding, self.checked, self.document, uri, &positions);
        let mut preferred = false;
        let mut actions = Vec::new();
        for suggestion in finding.suggestions_here().filter(|s| !s.edits.is_empty()) {
            let bytes = splice(buffer.text().as_bytes(), self.document, &suggestion.edits);
            let Some(text) = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok()) else {
                continue;
            };
            let safe = suggestion.applicability == Applicability::Safe;
            let doubt = if safe { "" } else { " (review)" };
            let title = suggestion.title().into_owned() + doubt;
            let edits = edits::between(buffer, &text, self.analyzer.encoding());
            let mut action = self.action(&title, QUICK_FIX, &edits, Some(&diagnostic));
            if safe && !preferred {
                preferred = true;
                action["isPreferred"] = json!(true);
            }
            actions.push(action);
        }
        if let Some(text) = suppression::suppress(self.document, buffer.text(), finding) {
            let edits = edits::between(buffer, &text, self.analyzer.encoding());
            let name = finding.rule.rsplit('/').next().unwrap_or(&finding.rule);
            let title = format!("Ignore {name} here, with a reason");
            actions.push(self.action(&title, QUICK_FIX, &edits, Some(&diagnostic)));
        }
        actions
    }

    /// One action for all safe rewrites.
    fn fix_all(&self) -> Option<Value> {
        let buffer = &self.snapshot.buffer;
        let format = self.document.format;
        let check = |bytes: &[u8], _| {
            let utf8 = Some(encoding_rs::UTF_8);
            self.checked
                .policy
                .checker
                .check_bytes("", bytes, format, utf8)
        };
        let fixed = fix(
            buffer.text().as_bytes().to_vec(),
            Applicability::Safe,
            check,
        );
        let text = String::from_utf8(fixed.bytes).ok()?;
        let edits = edits::between(buffer, &text, self.analyzer.encoding());
        let title = "Apply all safe rewrites (sayso)";
        (!edits.is_empty()).then(|| self.action(title, FIX_ALL, &edits, None))
    }

    fn action(
        &self,
        title: &str,
        kind: &str,
        edits: &[TextEdit],
        of: Option<&Diagnostic>,
    ) -> Value {
        let uri = &self.snapshot.uri;
        let edit = if self.analyzer.session.versioned_edits {
            let document = json!({"uri": uri, "version": self.snapshot.version});
            json!({"documentChanges": [{"textDocument": document, "edits": edits}]})
        } else {
            json!({"changes": {uri.as_str(): edits}})
        };
        let mut action = json!({"title": title, "kind": kind, "edit": edit});
        if let Some(diagnostic) = of {
            action["diagnostics"] = json!([diagnostic]);
        }
        action
    }
}
