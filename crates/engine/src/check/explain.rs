//! Why the text at a place was, or was not, reported.

use crate::judge::{Judgement, MatchContext, Verdict, visible};
use sayso_documents::formats::FormatError;
use sayso_documents::{Document, Format};
use sayso_policy::Level;
use sayso_text::{LineIndex, Prose, Span, Text};

use super::compiled::Compiled;
use super::context::{BlockContext, DocumentContext};
use super::find;
use super::left_out::{self, LeftOut};
use super::names::Present;
use super::parse::{ParsedSentence, whole};
use super::suppress::Silences;

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
    /// Why it does not count all the same, where a comment suppresses it.
    pub silenced: Option<Silenced>,
    /// The verdict of each judge, in order.
    pub verdicts: Vec<Verdict>,
}

/// The comment that suppresses a match.
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
        /// The requested line.
        line: usize,
        /// How many there are.
        lines: usize,
    },
    /// The line has no such column.
    #[error("there is no column {column}: line {line} has {}; columns count from 1", counted(*columns, "character"))]
    Column {
        /// The requested line.
        line: usize,
        /// The requested column.
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

/// Explains the text at a 1-based line, and column in characters, of a document.
pub(super) fn explain(
    compiled: &Compiled,
    document: &Document,
    line: usize,
    column: Option<usize>,
) -> Result<Explanation, ExplainError> {
    let index = LineIndex::new(&document.text);
    let place = place(&document.text, &index, line, column)?;
    let mut matches = Matches {
        document,
        index: &index,
        place,
        silences: Silences::of(&compiled.policy, document),
        sentences: Vec::new(),
        candidates: Vec::new(),
    };
    matches.find(compiled);
    let Matches {
        sentences,
        mut candidates,
        ..
    } = matches;
    candidates.sort_by(|a, b| (a.0, &a.1.rule).cmp(&(b.0, &b.1.rule)));
    Ok(Explanation {
        sentences,
        candidates: candidates.into_iter().map(|(_, c)| c).collect(),
        left_out: left_out::at(document, &index, place),
        format: document.format,
    })
}

/// The matches at a place, as they are judged.
struct Matches<'d> {
    document: &'d Document,
    index: &'d LineIndex,
    place: Span<Text>,
    silences: Silences,
    sentences: Vec<String>,
    candidates: Vec<(Span<Prose>, Candidate)>,
}

impl Matches<'_> {
    /// Judges every match of the document in the sentences at the place.
    fn find(&mut self, compiled: &Compiled) {
        let document = self.document;
        let found = find::in_document(compiled, document);
        let names = Present::new(compiled, found.iter().flat_map(|f| &f.hits.names));
        let around = DocumentContext::new(&names, document, &found);
        for found in &found {
            let block = BlockContext::new(compiled, document, &around, found);
            let all: Vec<_> = found.candidates().collect();
            for of_sentence in all.chunk_by(|a, b| a.0 == b.0) {
                let at = of_sentence[0].0;
                if self.asks_for(found.folded.to_prose(found.sentences[at])) {
                    let hits = of_sentence.iter().map(|(_, hit)| *hit);
                    let sentence = ParsedSentence::new(&block, at);
                    sentence.judge(hits, &mut |_, ctx, judgement| self.add(ctx, &judgement));
                }
            }
        }
    }

    /// Whether the sentence is at the place.
    fn asks_for(&self, sentence: Span<Prose>) -> bool {
        let mapped = self.document.map.map(sentence).map(|m| m.span);
        mapped.is_some_and(|span| span.overlaps(self.place) || span.contains(self.place))
    }

    fn add(&mut self, ctx: &MatchContext<'_>, judgement: &Judgement) {
        let prose = self.document.prose();
        let shown = visible(&prose[ctx.prose(ctx.sentence.span).range()]);
        if !self.sentences.contains(&shown) {
            self.sentences.push(shown);
        }
        let span = ctx.prose(whole(ctx, judgement));
        let start = self.document.map.map(span).map_or(0, |m| m.span.start);
        let position = self.index.position(&self.document.text, start);
        let phrase = ctx.rule.phrases.get(ctx.hit.phrase.index as usize);
        let candidate = Candidate {
            rule: ctx.rule.id.to_string(),
            text: visible(&prose[span.range()]),
            phrase: phrase.map_or_else(String::new, |p| p.text.clone()),
            line: position.line,
            column: position.column,
            level: judgement.level,
            silenced: self.silenced(&ctx.rule.id, span.start),
            verdicts: judgement.verdicts.clone(),
        };
        self.candidates.push((span, candidate));
    }

    fn silenced(&self, rule: &str, at: usize) -> Option<Silenced> {
        let (reason, comment) = self.silences.at(self.document, rule, at)?;
        Some(Silenced {
            line: self.index.line_of(comment.start),
            reason: reason.to_owned(),
        })
    }
}
