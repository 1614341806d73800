//! Why the text at a place was, or was not, reported.

use crate::document::{Document, Format};
use crate::finding::Level;
use crate::formats;
use crate::judge::{Opinion, visible};
use crate::text::{LineIndex, Prose, Span, Text};

use super::block::conditions;
use super::names::Present;
use super::visit::Pages;
use super::{Checker, findings};

/// All that is known of one place.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The sentence, or sentences, at the place.
    pub sentences: Vec<String>,
    /// Every match there, kept or dismissed, by place.
    pub candidates: Vec<Candidate>,
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
    /// What each judge said, in order.
    pub opinions: Vec<Opinion>,
}

impl Checker {
    /// Explains the text at a 1-based line, and column in characters, of a file.
    ///
    /// # Errors
    /// When the file cannot be read as `format`.
    pub fn explain_at(
        &self,
        bytes: &[u8],
        format: Format,
        encoding: Option<&'static encoding_rs::Encoding>,
        line: usize,
        column: Option<usize>,
    ) -> Result<Explanation, formats::FormatError> {
        let document = formats::read(bytes, format, encoding)?;
        let index = LineIndex::new(&document.text);
        let place = match column {
            Some(column) => {
                let at = index.offset(&document.text, line, column);
                Span::new(at, at + 1)
            }
            None => index.line_span(&document.text, line),
        };
        Ok(self.explain(&document, &index, place))
    }

    fn explain(&self, document: &Document, index: &LineIndex, place: Span<Text>) -> Explanation {
        let found = self.find(document);
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
                        opinions: verdict.opinions.clone(),
                    },
                ));
            });
        }
        candidates.sort_by(|a, b| (a.0, &a.1.rule).cmp(&(b.0, &b.1.rule)));
        Explanation {
            sentences,
            candidates: candidates.into_iter().map(|(_, c)| c).collect(),
            format: document.format,
        }
    }
}
