//! What of a document is not judged, and why: for `explain`, and counted for the reports.

use std::collections::BTreeMap;

use crate::judge::visible;
use sayso_documents::{Block, BlockKind, Document, MarkKind, SkipKind, SkipReason};
use sayso_english::is_foreign;
use sayso_text::{LineIndex, Span, Text};

/// A stretch that is not judged.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// The start of its text.
    pub text: String,
    /// Its 1-based line in the file.
    pub line: usize,
    /// Its 1-based column, in characters.
    pub column: usize,
    /// Why.
    pub reason: String,
}

/// So many characters of a stretch are shown.
const SHOWN: usize = 60;

/// What overlaps `place`, by where it starts.
pub(super) fn at(document: &Document, index: &LineIndex, place: Span<Text>) -> Vec<LeftOut> {
    let mut found: Vec<(Span<Text>, SkipReason)> = all(document)
        .filter(|(span, _)| span.overlaps(place) || span.contains(place))
        .collect();
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    found.dedup();
    found
        .into_iter()
        .map(|(span, reason)| {
            let position = index.position(&document.text, span.start);
            LeftOut {
                text: excerpt(&document.text[span.range()]),
                line: position.line,
                column: position.column,
                reason: reason.to_string(),
            }
        })
        .collect()
}

/// How often text was left out, by kind.
pub(super) fn counts(document: &Document) -> BTreeMap<SkipKind, usize> {
    let mut counts = BTreeMap::new();
    for (_, reason) in all(document) {
        *counts.entry(reason.kind).or_default() += 1;
    }
    counts
}

/// Everything that is left out: what the reader of the format recorded, and what the document
/// says of code, addresses and languages.
fn all(document: &Document) -> impl Iterator<Item = (Span<Text>, SkipReason)> + '_ {
    let recorded = document.skipped.iter();
    let recorded = recorded.map(|s| (s.span, s.reason.clone()));
    let marks = document.marks.iter().filter_map(|mark| {
        let span = document.map.map(mark.span)?.span;
        Some((span, of_mark(mark.kind)?.into()))
    });
    let blocks = document.blocks.iter().filter_map(|block| {
        let span = document.map.map(block.span)?.span;
        Some((span, of_block(document, block)?.into()))
    });
    recorded.chain(marks).chain(blocks)
}

fn of_mark(kind: MarkKind) -> Option<SkipKind> {
    Some(match kind {
        MarkKind::Code => SkipKind::Code,
        MarkKind::Url => SkipKind::Address,
        MarkKind::Identifier => SkipKind::Identifier,
        MarkKind::Untranslated => SkipKind::NotTranslated,
        MarkKind::Foreign => SkipKind::Language,
        _ => return None,
    })
}

fn of_block(document: &Document, block: &Block) -> Option<SkipKind> {
    let prose = || &document.prose()[block.span.range()];
    match block.kind {
        BlockKind::Code => Some(SkipKind::CodeBlock),
        _ if is_foreign(prose()) => Some(SkipKind::NotEnglish),
        _ => None,
    }
}

fn excerpt(text: &str) -> String {
    let shown = visible(text);
    match shown.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", shown[..at].trim_end()),
        None => shown,
    }
}
