//! Completion of approved wording: of its first letters, and in place of wording that has one.

use serde_json::{Value, json};

use super::analysis::{Analysis, Analyzer, CheckedText};
use super::documents::Snapshot;
use super::edits;
use super::position::{Encoding, Positions};
use super::protocol::{CompletionItem, CompletionItemKind, Position, TextEdit};
use super::toml_file;
use sayso_documents::formats::splice;
use sayso_engine::finding::{Applicability, Finding};
use sayso_policy::{Policy, RuleKind};

/// Fewer letters begin too many wordings.
const MIN_LETTERS: usize = 3;

/// What may be written at a place of the document.
pub(super) fn completion(analyzer: &mut Analyzer, snapshot: &Snapshot, at: Position) -> Value {
    let encoding = analyzer.encoding();
    let byte = snapshot.buffer.place(at, encoding).byte;
    let analysis = analyzer.analyze(snapshot);
    let items = match &*analysis {
        Analysis::None => Vec::new(),
        Analysis::Policy(_) => toml_file::complete(snapshot, byte, encoding),
        Analysis::Text(checked) => {
            let mut items = instead(checked, snapshot, byte, encoding);
            items.extend(begun(
                checked.policy.checker.policy(),
                snapshot,
                byte,
                encoding,
            ));
            items
        }
    };
    json!({"isIncomplete": true, "items": items})
}

/// What to write instead of the words that end at the place.
fn instead(
    checked: &CheckedText,
    snapshot: &Snapshot,
    byte: usize,
    encoding: Encoding,
) -> Vec<CompletionItem> {
    let Some(document) = checked.document() else {
        return Vec::new();
    };
    let text = snapshot.buffer.text();
    let ends_here = |end: usize| {
        end <= byte && byte - end <= 1 && text[end..byte].chars().all(char::is_whitespace)
    };
    let here = |f: &&Finding| document.raw(f.span()).is_some_and(|raw| ends_here(raw.end));
    let found = checked.shown().filter(here);
    let suggestions = found.flat_map(Finding::suggestions_here);
    let safe = suggestions.filter(|s| s.applicability == Applicability::Safe);
    safe.filter_map(|suggestion| {
        let bytes = splice(text.as_bytes(), document, &suggestion.edits).ok()?;
        let new = String::from_utf8(bytes).ok()?;
        let edit = ending_at(snapshot, &new, byte, encoding)?;
        Some(CompletionItem {
            label: edit.new_text.trim().to_owned(),
            kind: CompletionItemKind::TEXT,
            detail: Some(suggestion.title().into_owned()),
            filter_text: replaced(snapshot, &edit, encoding),
            text_edit: edit,
        })
    })
    .collect()
}

/// The one edit that makes `new` of the text and ends at `byte`, in one line as the protocol
/// wants it; `None` where there is none.
fn ending_at(snapshot: &Snapshot, new: &str, byte: usize, encoding: Encoding) -> Option<TextEdit> {
    let buffer = &snapshot.buffer;
    let first = edits::between(buffer, new, encoding)
        .into_iter()
        .next()?
        .range
        .start;
    let start = buffer.place(first, encoding).byte;
    let until = new.strip_suffix(&buffer.text()[byte..])?;
    let range = Positions::new(buffer, encoding).range(start, byte);
    let one_line = range.start.line == range.end.line && start < byte;
    let text = until
        .get(start..)
        .filter(|text| one_line && !text.contains('\n'))?;
    Some(TextEdit {
        range,
        new_text: text.to_owned(),
    })
}

fn replaced(snapshot: &Snapshot, edit: &TextEdit, encoding: Encoding) -> String {
    let buffer = &snapshot.buffer;
    let ends = [edit.range.start, edit.range.end].map(|at| buffer.place(at, encoding).byte);
    buffer.text()[ends[0]..ends[1]].to_owned()
}

/// Approved wording of which the words before the place are the beginning.
fn begun(
    policy: &Policy,
    snapshot: &Snapshot,
    byte: usize,
    encoding: Encoding,
) -> Vec<CompletionItem> {
    let buffer = &snapshot.buffer;
    let start = buffer.line_start(buffer.line_of(byte));
    let line = &buffer.text()[start..byte];
    let positions = Positions::new(buffer, encoding);
    let mut items = Vec::new();
    for (wording, rule) in approved(policy) {
        let Some(written) = beginning(line, &wording) else {
            continue;
        };
        items.push(CompletionItem {
            label: wording.clone(),
            kind: CompletionItemKind::TEXT,
            detail: Some(format!("approved wording · {rule}")),
            filter_text: line[line.len() - written..].to_owned(),
            text_edit: TextEdit {
                range: positions.range(byte - written, byte),
                new_text: wording,
            },
        });
    }
    items
}

/// How many bytes at the end of `line` are the beginning of `wording`, from the start of a word.
fn beginning(line: &str, wording: &str) -> Option<usize> {
    let mut lengths = wording
        .char_indices()
        .map(|(at, _)| at)
        .skip(MIN_LETTERS)
        .collect::<Vec<_>>();
    lengths.reverse();
    lengths.into_iter().find(|&len| {
        let Some(at) = line
            .len()
            .checked_sub(len)
            .filter(|at| line.is_char_boundary(*at))
        else {
            return false;
        };
        let (before, written) = line.split_at(at);
        written.eq_ignore_ascii_case(&wording[..len])
            && !before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
    })
}

/// The approved wording of all rules, each once, with its rule.
fn approved(policy: &Policy) -> Vec<(String, &str)> {
    let mut out: Vec<(String, &str)> = Vec::new();
    for rule in policy.lexicons.iter().flat_map(|l| &l.rules) {
        let approved = (rule.kind == RuleKind::Approved).then_some(&rule.phrases);
        let phrases = approved.into_iter().flatten().map(|p| p.text.as_str());
        for wording in phrases.chain(rule.rewrite.iter().map(|r| r.template.as_str())) {
            // `{be}` depends on the sentence. Wording with other operators is no plain text.
            let wording = wording.strip_prefix("{be} ").unwrap_or(wording);
            let is_plain = !wording.is_empty()
                && !wording.contains(['{', '~', '(', '[', '*', '@', '/', '=', '?', '#', '\\']);
            if is_plain && !out.iter().any(|(known, _)| known == wording) {
                out.push((wording.to_owned(), &rule.id));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_starts_with_a_word() {
        let cases = [
            ("The SRE is pow", Some(3)),
            ("The SRE is powered by ", Some(11)),
            ("The SRE is Powered BY Open", Some(15)),
            ("\u{1F600}é powered", Some(7)),
            ("is po", None),
            ("empowered", None),
            ("self-powered", None),
            ("powered by OpenAI", None),
            ("", None),
        ];
        for (line, want) in cases {
            assert_eq!(beginning(line, "powered by OpenAI"), want, "{line}");
        }
    }
}
