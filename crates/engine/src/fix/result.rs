//! What a run of the fixer did to one file, and what it left.

use super::apply::Refusal;
use super::plan::extent;
use crate::finding::{Applicability, Finding, Relative, Report, Suggestion};
use sayso_documents::Document;
use sayso_policy::Level;
use sayso_text::Edit;
use sayso_text::{LineIndex, Prose, Span};

/// How many bytes of a sentence are shown before and after what is rewritten.
const REACH: usize = 160;

/// One file after result.
#[derive(Debug)]
pub struct FixResult {
    /// Its bytes, changed where something was fixed.
    pub bytes: Vec<u8>,
    /// What was fixed, by line.
    pub fixed: Vec<AppliedFix>,
    /// The report on the bytes.
    pub report: Report,
    /// Why each finding of the report was left, in its order; `None` for those suppressed.
    pub left: Vec<Option<NotFixed>>,
}

/// One rewrite that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedFix {
    /// The rule whose finding it fixes.
    pub rule: String,
    /// The level of the finding.
    pub level: Level,
    /// The line of the file in which the words was, from 1.
    pub line: usize,
    /// The sentence before it, spaces folded; cut, with an ellipsis, where it is long.
    pub before: String,
    /// The same after it.
    pub after: String,
}

/// Why a finding was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFixed {
    /// No whole replacement is known.
    NoRewrite,
    /// There is a replacement, but it needs a review.
    UnsafeOnly,
    /// The file could not hold the replacement.
    Refused(Refusal),
    /// Its replacements lead back to where they started, or on and on.
    Unstable,
}

impl NotFixed {
    /// Why a finding that is no candidate was left.
    pub(super) fn no_candidate(finding: &Finding) -> Self {
        let is_unsafe = |s: &Suggestion<Relative>| {
            s.applicability == Applicability::Unsafe && !s.edits.is_empty()
        };
        if finding.suggestions.iter().any(is_unsafe) {
            Self::UnsafeOnly
        } else {
            Self::NoRewrite
        }
    }
}

/// Writes down what happens to the findings of one document.
pub(super) struct FixLog<'d> {
    document: &'d Document,
    lines: LineIndex,
}

impl<'d> FixLog<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            lines: LineIndex::new(&document.text),
        }
    }

    pub(super) fn record(&self, finding: &Finding, rewrite: &Suggestion) -> AppliedFix {
        let window = self.window(finding.sentence(), extent(rewrite));
        let shown = |edits: &[Edit]| {
            let text = self.with(window, edits);
            let words: Vec<&str> = text.split_whitespace().collect();
            let cut = |cut: bool| if cut { "…" } else { "" };
            let front = cut(window.start > finding.sentence().start);
            let back = cut(window.end < finding.sentence().end);
            format!("{front}{}{back}", words.join(" "))
        };
        AppliedFix {
            rule: finding.rule.to_string(),
            level: finding.level,
            line: self.line(finding.span()),
            before: shown(&[]),
            after: shown(&rewrite.edits),
        }
    }

    /// The sentence around what is rewritten, or an excerpt of it.
    fn window(&self, sentence: Span<Prose>, rewritten: Span<Prose>) -> Span<Prose> {
        let prose = self.document.prose();
        let sentence = sentence.cover(rewritten);
        let reach = rewritten.start.saturating_sub(REACH).max(sentence.start);
        let start = prose.ceil_char_boundary(reach);
        let reach = (rewritten.end + REACH).min(sentence.end);
        let end = prose.floor_char_boundary(reach);
        Span::new(start.min(rewritten.start), end.max(rewritten.end))
    }

    /// The prose of `window` after `edits`, which lie inside it.
    fn with(&self, window: Span<Prose>, edits: &[Edit]) -> String {
        let mut out = String::with_capacity(window.len());
        let mut at = window.start;
        for edit in edits {
            out.push_str(&self.document.prose()[at..edit.span.start]);
            out.push_str(&edit.text);
            at = edit.span.end;
        }
        out.push_str(&self.document.prose()[at..window.end]);
        out
    }

    fn line(&self, span: Span<Prose>) -> usize {
        let start = self.document.map.map(span).map_or(0, |m| m.span.start);
        self.lines.line_of(start)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, edit, finding, suggestion};
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_around_what_changed() {
        let long = "\u{E9} ".repeat(1_000);
        let cases = [
            (
                "An odd\r\n  thing.".to_owned(),
                "An odd thing.",
                "An even thing.",
            ),
            (format!("{long}odd {long}."), "…", "…"),
            ("odd".to_owned(), "odd", "even"),
        ];
        for (text, before, after) in cases {
            let document = document(&text);
            let start = document.prose().find("odd").expect("is there");
            let sentence = 0..document.prose().len();
            let finding = finding(Level::Note, "r", start..start + 3, sentence, Vec::new());
            let edits = vec![edit(start..start + 3, "even")];
            let rewrite = suggestion(Applicability::Safe, edits);
            let told = FixLog::new(&document).record(&finding, &rewrite);
            let shows = |told: &str, want: &str, word: &str| {
                told == want || (want == "…" && told.len() < 500 && told.contains(word))
            };
            assert!(shows(&told.before, before, " odd "), "{told:?}");
            assert!(shows(&told.after, after, " even "), "{told:?}");
        }
    }
}
