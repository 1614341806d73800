//! Checks a suggestion with every active lexicon before it is offered: the sentence that it makes
//! is judged as a small document.

mod alone;

use std::cell::OnceCell;
use std::sync::Arc;

use crate::finding::{Suggestion, edited};
use crate::judge::{MatchContext, visible};
use crate::matcher::Match;
use sayso_documents::{Block, Cells, Document, Inlines, Mark};
use sayso_policy::{Level, RuleKind};
use sayso_text::{Edit, Folded, OffsetMap, Prose, Span};

use super::claims::claims;
use super::context::{BlockContext, DocumentContext};
use super::dedupe::Claim;
use super::find::{self, Found};
use super::parse::ParsedSentence;
use super::plausible;

/// What is reported of a text: the level, the rule by its lexicon and its index there, the words.
type Reported = (Level, (u32, u32), String);

/// A sentence whose rewrites are checked.
pub(super) struct Recheck<'s, 'a> {
    sentence: &'s ParsedSentence<'a>,
    /// What is reported of it as it is.
    before: OnceCell<Vec<Reported>>,
}

impl<'s, 'a> Recheck<'s, 'a> {
    /// For a sentence whose `candidates` gave `claims`.
    pub(super) fn new(
        sentence: &'s ParsedSentence<'a>,
        candidates: &[(usize, &Match)],
        claims: &[Claim<'_>],
    ) -> Self {
        let prose = sentence.block.document.prose();
        let known =
            || -> Vec<Reported> { claims.iter().map(|claim| reported(claim, prose)).collect() };
        let is_alone = !claims.is_empty() && alone::is_alone(sentence, candidates);
        Self {
            sentence,
            before: is_alone
                .then(known)
                .map_or_else(OnceCell::new, OnceCell::from),
        }
    }

    /// Whether the suggestion fixes the match of `ctx`, and leaves nothing above a note where it
    /// was made.
    pub(super) fn passes(&self, ctx: &MatchContext<'_>, suggestion: &Suggestion) -> bool {
        let rule = rule_of(ctx.hit);
        let count = |all: &[Reported]| all.iter().filter(|r| r.1 == rule).count();
        let after = self.reported(ctx, &suggestion.edits);
        let before = self.before.get_or_init(|| self.reported(ctx, &[]));
        let mut grave = after.iter().filter(|r| r.0 > Level::Note);
        // The first mention is judged in the whole document.
        let first = !ctx.rule.first.is_empty();
        (first || count(&after) < count(before)) && grave.all(|r| before.contains(r))
    }

    /// What is reported of the sentence after the edits. The small document holds the sentence before
    /// it as well, which its pronouns may refer to. A chunk of a longer sentence is alone: with the
    /// chunk before it, it would be cut in another place.
    fn reported(&self, ctx: &MatchContext<'_>, edits: &[Edit]) -> Vec<Reported> {
        let block = self.sentence.block;
        let own = ctx.prose(ctx.sentence.span);
        let window = ctx.prose(window(block.found, self.sentence.at));
        let document = part(ctx, window, edits);
        let Some(found) = find::in_block(block.compiled, &document, &document.blocks[0]) else {
            return Vec::new();
        };
        let around = DocumentContext::new(block.around.names, &document, [&found]).inside(block);
        let block = BlockContext::new(block.compiled, &document, &around, &found);
        reported_behind(&block, own.start - window.start)
    }
}

/// The sentence at `at` with the one before it.
fn window(found: &Found, at: usize) -> Span<Folded> {
    let own = found.sentences[at];
    let previous = at.checked_sub(1).filter(|_| !found.continues(at));
    previous.map_or(own, |previous| found.sentences[previous].cover(own))
}

fn reported(claim: &Claim<'_>, prose: &str) -> Reported {
    let words = visible(&prose[claim.span.range()]);
    (claim.level, rule_of(claim.hit), words)
}

/// What is reported of the sentences of a block that end after `start`.
fn reported_behind(block: &BlockContext<'_>, start: usize) -> Vec<Reported> {
    let found = block.found;
    let mut candidates = plausible::candidates(block);
    candidates.retain(|(at, _)| found.folded.to_prose(found.sentences[*at]).end > start);
    let mut all = Vec::new();
    for of_sentence in candidates.chunk_by(|a, b| a.0 == b.0) {
        // Approved wording only takes claims away.
        let is_approved = |hit: &Match| block.compiled.rule(hit).kind == RuleKind::Approved;
        if of_sentence.iter().all(|(_, hit)| is_approved(hit)) {
            continue;
        }
        let sentence = ParsedSentence::new(block, of_sentence[0].0);
        let findings = claims(&sentence, of_sentence).findings.into_iter();
        all.extend(findings.map(|claim| reported(&claim, block.document.prose())));
    }
    all
}

fn rule_of(hit: &Match) -> (u32, u32) {
    (hit.phrase.lexicon, hit.phrase.rule)
}

/// A document that holds nothing but the window, after the edits.
fn part(ctx: &MatchContext<'_>, window: Span<Prose>, edits: &[Edit]) -> Document {
    let written = edits.iter().map(|e| (e.span, e.text.as_str()));
    let prose = edited(ctx.document.prose(), window, written);
    let first = edits.first().map_or(window.end, |e| e.span.start);
    let last = edits.last().map_or(window.end, |e| e.span.end);
    let grown = prose.len() as isize - window.len() as isize;
    let marks = ctx
        .document
        .marks
        .inside(window)
        .filter_map(|m| {
            let moved = if m.span.end <= first {
                0
            } else if m.span.start >= last {
                grown
            } else {
                return None;
            };
            let start = (m.span.start - window.start).checked_add_signed(moved)?;
            Some(Mark {
                kind: m.kind,
                span: Span::new(start, start + m.span.len()),
            })
        })
        .collect();
    Document {
        options: Arc::clone(&ctx.document.options),
        format: ctx.document.format,
        encoding: ctx.document.encoding,
        text: String::new(),
        skipped: Vec::new(),
        cells: Cells::default(),
        text_map: OffsetMap::default(),
        map: OffsetMap::default(),
        blocks: vec![Block {
            kind: ctx.block.kind,
            span: Span::new(0, prose.len()),
            number: 1,
            heading: None,
        }],
        prose,
        marks,
        inlines: Inlines::default(),
        directives: Vec::new(),
        notices: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
