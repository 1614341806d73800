//! Why the text at a place was, or was not, reported.

use crate::judge::{Opinion, visible};
use sayso_documents::formats::{self, FormatError};
use sayso_documents::{Document, Format};
use sayso_policy::Level;
use sayso_text::{LineIndex, Prose, Span, Text};

use super::block::conditions;
use super::left_out::{self, LeftOut};
use super::names::Present;
use super::suppress::Silences;
use super::visit::Pages;
use super::{Checker, findings};

/// All that is known of one place.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The sentence, or sentences, at the place.
    pub sentences: Vec<String>,
    /// Every match there, kept or dismissed, by place.
    pub candidates: Vec<Candidate>,
    /// What at the place is not judged, by place.
    pub left_out: Vec<LeftOut>,
    /// How the document was read.
    pub format: Format,
}

/// A match, with what became of it.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// `lexicon/rule`.
    pub rule: String,
    /// The visible words.
    pub text: String,
    /// The phrase of the rule that matched, as written in the lexicon.
    pub phrase: String,
    /// Its 1-based line in the file.
    pub line: usize,
    /// Its 1-based column, in characters.
    pub column: usize,
    /// The level at which it counts, `None` where it was dismissed.
    pub level: Option<Level>,
    /// Why it does not count all the same, where a comment silences it.
    pub silenced: Option<Silenced>,
    /// What each judge said, in order.
    pub opinions: Vec<Opinion>,
}

/// The comment that silences a match.
#[derive(Debug, Clone)]
pub struct Silenced {
    /// Its 1-based line in the file.
    pub line: usize,
    /// The reason that it gives.
    pub reason: String,
}

/// Why a place cannot be explained.
#[derive(Debug, thiserror::Error)]
pub enum ExplainError {
    /// The file cannot be read.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The file has no such line.
    #[error("there is no line {line}: the file has {}; lines count from 1", counted(*lines, "line"))]
    Line {
        /// The line that was asked for.
        line: usize,
        /// How many there are.
        lines: usize,
    },
    /// The line has no such column.
    #[error("there is no column {column}: line {line} has {}; columns count from 1", counted(*columns, "character"))]
    Column {
        /// The line that was asked for.
        line: usize,
        /// The column that was asked for.
        column: usize,
        /// How many characters the line has.
        columns: usize,
    },
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The stretch of the text that a 1-based line, and column in characters, names.
fn place(
    text: &str,
    index: &LineIndex,
    line: usize,
    column: Option<usize>,
) -> Result<Span<Text>, ExplainError> {
    // What ends the last line starts no other one.
    let is_ended = text.ends_with(['\n', '\r']);
    let lines = index.lines() - usize::from(is_ended);
    if line == 0 || line > lines.max(1) {
        return Err(ExplainError::Line { line, lines });
    }
    let whole: Span<Text> = index.line_span(text, line);
    let Some(column) = column else {
        return Ok(whole);
    };
    let columns = text[whole.range()]
        .trim_end_matches(['\n', '\r'])
        .chars()
        .count();
    if column == 0 || column > columns.max(1) {
        return Err(ExplainError::Column {
            line,
            column,
            columns,
        });
    }
    let at = index.offset(text, line, column);
    Ok(Span::new(at, at + 1))
}

impl Checker {
    /// Explains the text at a 1-based line, and column in characters, of a file.
    ///
    /// # Errors
    /// When the file cannot be read as `format`, or has no such place.
    pub fn explain_at(
        &self,
        bytes: &[u8],
        format: Format,
        encoding: Option<&'static encoding_rs::Encoding>,
        line: usize,
        column: Option<usize>,
    ) -> Result<Explanation, ExplainError> {
        let document = formats::read_with(bytes, format, encoding, self.options())?;
        let index = LineIndex::new(&document.text);
        let place = place(&document.text, &index, line, column)?;
        Ok(self.explain(&document, &index, place))
    }

    fn explain(&self, document: &Document, index: &LineIndex, place: Span<Text>) -> Explanation {
        let found = self.find(document);
        let silences = Silences::of(self, document);
        let present = Present::new(&self.policy, found.iter().flat_map(|f| &f.hits.names));
        let here = |span: Span<Prose>| {
            document
                .map
                .map(span)
                .is_some_and(|m| m.span.overlaps(place) || m.span.contains(place))
        };
        let mut candidates: Vec<(Span<Prose>, Candidate)> = Vec::new();
        let mut sentences = Vec::new();
        let conditions = conditions(found.iter().map(|f| &f.slots));
        for block in &found {
            let pages = Pages::new(self, document, block, &present);
            self.visit_block(&pages, &conditions, &mut |_, scene, verdict| {
                let sentence = scene.prose(scene.sentence.span);
                if !here(sentence) {
                    return;
                }
                let shown = visible(&document.prose()[sentence.range()]);
                if !sentences.contains(&shown) {
                    sentences.push(shown);
                }
                let span = scene.prose(findings::whole(scene, &verdict));
                let start = document.map.map(span).map_or(0, |m| m.span.start);
                let position = index.position(&document.text, start);
                candidates.push((
                    span,
                    Candidate {
                        rule: scene.rule.id.to_string(),
                        text: visible(&document.prose()[span.range()]),
                        phrase: scene
                            .rule
                            .phrases
                            .get(scene.hit.phrase.index as usize)
                            .map_or_else(String::new, |p| p.text.clone()),
                        line: position.line,
                        column: position.column,
                        level: verdict.level,
                        silenced: silences.at(document, &scene.rule.id, span.start).map(
                            |(reason, comment)| Silenced {
                                line: index.line_of(comment.start),
                                reason: reason.to_owned(),
                            },
                        ),
                        opinions: verdict.opinions.clone(),
                    },
                ));
            });
        }
        candidates.sort_by(|a, b| (a.0, &a.1.rule).cmp(&(b.0, &b.1.rule)));
        Explanation {
            sentences,
            candidates: candidates.into_iter().map(|(_, c)| c).collect(),
            left_out: left_out::at(document, index, place),
            format: document.format,
        }
    }
}
