//! A sentence cut into tokens, with the places of all words of all phrases in it.

use super::vocabulary::{Vocabulary, WordId};
use super::word::{Lead, Spelling};
use sayso_english::{Token, TokenKind, tokenize};
use sayso_text::folding::{FoldedText, fold_keeping_case};
use sayso_text::{Folded, GAP, Span};

/// The text that is scanned.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub(super) folded: &'t FoldedText,
    pub(super) prose: &'t str,
}

impl Text<'_> {
    /// What is at `span` in the prose, without markup and invisible characters, with its case.
    pub(super) fn written(&self, span: Span<Folded>) -> String {
        let prose = self.prose.get(self.folded.to_prose(span).range());
        fold_keeping_case(prose.unwrap_or_default()).into_owned()
    }

    /// Whether `mark` hangs on what is at `span`.
    fn is_marked(&self, span: Span<Folded>, mark: char) -> bool {
        let behind = self.prose.get(self.folded.to_prose(span).end..);
        behind.is_some_and(|behind| behind.trim_start_matches(GAP).starts_with(mark))
    }
}

/// A word of the vocabulary at a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) word: WordId,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A sentence, ready for phrases.
pub(super) struct Sentence<'t> {
    pub(super) text: Text<'t>,
    pub(super) tokens: Vec<Token>,
    /// All words, by word and place.
    pub(super) postings: Vec<Posting>,
    /// A bit for each remainder of a word's id: most words that are looked up are not there.
    words: u64,
    /// For each token and the end.
    steps: Vec<Step>,
}

/// What lies around the start of a token.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The first token at or behind it where a sequence may go on.
    onward: u32,
    /// How many words are before it.
    rank: u32,
}

impl<'t> Sentence<'t> {
    /// Cuts `span` of the text and looks up its words.
    pub(super) fn new(text: Text<'t>, span: Span<Folded>, vocabulary: &Vocabulary) -> Self {
        let tokens = tokenize(&text.folded.text, span);
        let mut sentence = Self {
            text,
            steps: steps(&text.folded.text, &tokens),
            postings: Vec::new(),
            words: 0,
            tokens,
        };
        sentence.look_up(vocabulary);
        sentence
    }

    /// The places of one word.
    pub(super) fn places(&self, word: WordId) -> &[Posting] {
        if self.words >> (word % 64) & 1 == 0 {
            return &[];
        }
        let from = self.postings.partition_point(|p| p.word < word);
        let len = self.postings[from..].partition_point(|p| p.word == word);
        &self.postings[from..from + len]
    }

    /// Where a sequence goes on behind the token `end`.
    pub(super) fn onward(&self, end: u32) -> u32 {
        self.steps[end as usize].onward
    }

    /// How many words are between two places.
    pub(super) fn words_between(&self, end: u32, start: u32) -> u32 {
        let rank = |at: u32| self.steps[at as usize].rank;
        rank(start).saturating_sub(rank(end))
    }

    /// The text from the token `start` to before the token `end`.
    pub(super) fn span(&self, start: u32, end: u32) -> Span<Folded> {
        let last = (end as usize).max(start as usize + 1) - 1;
        self.tokens[start as usize]
            .span
            .cover(self.tokens[last].span)
    }

    fn look_up(&mut self, vocabulary: &Vocabulary) {
        let mut postings = Vec::with_capacity(self.tokens.len());
        for (token, at) in self.tokens.iter().zip(0u32..) {
            vocabulary.leads(token.text(&self.text.folded.text), |lead| match lead {
                Lead::Whole(word) => {
                    let posting = Posting {
                        word,
                        start: at,
                        end: at + 1,
                    };
                    postings.extend((!token.glued).then_some(posting));
                }
                Lead::Shape(word, n) => {
                    let spelling = &vocabulary.entry(word).spellings()[n as usize];
                    self.shaped(word, spelling, at, &mut postings);
                }
            });
        }
        postings.retain(|p| self.is_written(vocabulary, *p));
        postings.sort_unstable();
        postings.dedup();
        self.words = postings.iter().fold(0, |all, p| all | 1 << (p.word % 64));
        self.postings = postings;
    }

    /// Adds every range of tokens from `at` that has the spelling's shape.
    fn shaped(&self, word: WordId, spelling: &Spelling, at: u32, postings: &mut Vec<Posting>) {
        let span = self.tokens[at as usize].span;
        let sentence_end = self.tokens.last().map_or(span.end, |t| t.span.end);
        let text = &self.text.folded.text[..sentence_end];
        spelling.shape.ends(text, span.start, |end| {
            let ended = self.tokens.binary_search_by_key(&end, |t| t.span.end);
            let Ok(last) = ended else { return };
            let end = last as u32 + 1;
            if self.is_free(at as usize, last, spelling.has_signs) {
                postings.push(Posting {
                    word,
                    start: at,
                    end,
                });
            }
        });
    }

    /// Whether the tokens are no parts of an identifier, or all of one that has signs itself.
    fn is_free(&self, first: usize, last: usize, has_signs: bool) -> bool {
        if self.tokens[first..=last].iter().all(|t| !t.glued) {
            return true;
        }
        let before = first.checked_sub(1).map(|n| self.tokens[n].glued);
        let opens = self.tokens[first].spaced || before != Some(true);
        let behind = self.tokens.get(last + 1);
        // "We use C#.", "(C#)": what ends a sentence or bracket is no part of it.
        let ends = |t: &Token| ".,;:!?)\"'".contains(t.text(&self.text.folded.text));
        let rest = self.tokens[last + 1..].iter().take_while(|t| !t.spaced);
        let closes = behind.is_none_or(|t| t.spaced || !t.glued) || rest.take(8).all(ends);
        has_signs && opens && closes
    }

    /// Whether a word whose case counts is written so, and has the mark that it needs.
    fn is_written(&self, vocabulary: &Vocabulary, posting: Posting) -> bool {
        let entry = vocabulary.entry(posting.word);
        let span = || self.span(posting.start, posting.end);
        let spelt = entry.exact().is_none_or(|exact| {
            let written = self.text.written(span());
            exact.iter().any(|shape| shape.is_whole(&written))
        });
        spelt
            && entry
                .mark()
                .is_none_or(|mark| self.text.is_marked(span(), mark))
    }
}

fn steps(folded: &str, tokens: &[Token]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(tokens.len() + 1);
    let mut rank = 0;
    for (token, onward) in tokens.iter().zip(0..) {
        steps.push(Step { onward, rank });
        rank += u32::from(token.kind == TokenKind::Word);
    }
    let mut onward = tokens.len() as u32;
    steps.push(Step { onward, rank });
    for (token, step) in tokens.iter().zip(&mut steps).rev() {
        let mark = token.kind == TokenKind::Punct;
        if mark && matches!(token.text(folded), "-" | "\"" | "'") {
            step.onward = onward;
        }
        onward = step.onward;
    }
    steps
}
