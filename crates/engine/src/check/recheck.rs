//! Checks a suggestion again with every active lexicon before it is offered.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::finding::{Suggestion, edited};
use crate::judge::{Scene, Verdict, visible};
use crate::matcher::Match;
use crate::suggest::suggest;
use sayso_documents::{Block, Cells, Document, Inlines, Mark};
use sayso_policy::Level;
use sayso_policy::RuleKind;
use sayso_text::Edit;
use sayso_text::{OffsetMap, Prose, Span};

use super::block::conditions;
use super::findings::{is_preferred_already, whole};
use super::settle::{self, Claim};
use super::visit::{Pages, candidates};

/// What is said of a text: the level, the rule by its lexicon and its place there, and the words.
type Word = (Level, (u32, u32), String);

/// A sentence before any edit, with what is said of it: its matches share that.
pub(super) struct Before {
    /// Its index in the block.
    pub(super) at: usize,
    said: OnceCell<Vec<Word>>,
}

impl Before {
    pub(super) fn new(at: usize) -> Self {
        Self {
            at,
            said: OnceCell::new(),
        }
    }

    /// The suggestions for a match that leave nothing above a note where they were made, or what
    /// a person is told where there is none.
    pub(super) fn suggestions(
        &self,
        pages: &Pages<'_>,
        scene: &Scene<'_>,
        verdict: &Verdict,
    ) -> Vec<Suggestion> {
        let mut drafts = suggest(scene, verdict);
        let rule = rule_of(scene.hit);
        let count = |said: &[Word]| said.iter().filter(|f| f.1 == rule).count();
        let judged = |edits: &[Edit]| self.judge(pages, scene, edits);
        drafts.retain(|draft| {
            let after = judged(&draft.edits);
            let before = self.said.get_or_init(|| judged(&[]));
            let mut grave = after.iter().filter(|f| f.0 > Level::Note);
            count(&after) < count(before) && grave.all(|f| before.contains(f))
        });
        if drafts.is_empty() {
            drafts.extend(scene.sets.guidance.clone().map(Suggestion::advice));
        }
        drafts
    }

    /// What is said of the sentence after the edits. Only it changes, so that it is judged with no
    /// more around it than the one before, which its pronouns may refer to. A piece of a sentence
    /// stands alone: with the piece before it, it would be cut in another place.
    fn judge(&self, pages: &Pages<'_>, scene: &Scene<'_>, edits: &[Edit]) -> Vec<Word> {
        let own = scene.prose(scene.sentence.span);
        let earlier = scene.before.filter(|_| !pages.here.continues(self.at));
        let window = earlier.map_or(own, |earlier| scene.prose(earlier.span).cover(own));
        let part = part(scene, window, edits);
        let found = pages.checker.find_in(&part, &part.blocks[0]);
        found.map_or_else(Vec::new, |here| {
            said_behind(&pages.of_rewrite(&part, &here), own.start - window.start)
        })
    }
}

/// What the findings say of a block that is all there is, in sentences that reach behind `start`.
fn said_behind(pages: &Pages<'_>, start: usize) -> Vec<Word> {
    let checker = pages.checker;
    let here = pages.here;
    let conditions = conditions([&here.slots].into_iter());
    let mut asked = candidates(here);
    asked.retain(|(at, _)| here.folded.to_prose(here.sentences[*at]).end > start);
    let hopeful = checker.hopeful(pages, asked);
    // Approved wording only takes findings away, and of none there is nothing to take.
    if checker.all_approved(&hopeful) {
        return Vec::new();
    }
    let mut claims = Vec::new();
    checker.visit(pages, &conditions, hopeful, &mut |_, scene, verdict| {
        let Some(level) = verdict.level else { return };
        let approved = scene.rule.kind == RuleKind::Approved;
        if !approved && !is_preferred_already(scene, &verdict) {
            let span = scene.prose(whole(scene, &verdict));
            let said = (level, rule_of(scene.hit), span);
            claims.push(Claim::new(scene, &verdict, level, said));
        }
    });
    let said = settle::findings(claims).into_iter();
    let prose = pages.document.prose();
    let word = |span: Span<Prose>| visible(&prose[span.range()]);
    said.map(|(level, rule, span)| (level, rule, word(span)))
        .collect()
}

fn rule_of(hit: &Match) -> (u32, u32) {
    (hit.phrase.lexicon, hit.phrase.rule)
}

/// A document that holds nothing but the window, after the edits.
fn part(scene: &Scene<'_>, window: Span<Prose>, edits: &[Edit]) -> Document {
    let written = edits.iter().map(|e| (e.span, e.text.as_str()));
    let prose = edited(scene.document.prose(), window, written);
    let first = edits.first().map_or(window.end, |e| e.span.start);
    let last = edits.last().map_or(window.end, |e| e.span.end);
    let grown = prose.len() as isize - window.len() as isize;
    let marks = scene
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
        options: Arc::clone(&scene.document.options),
        format: scene.document.format,
        encoding: scene.document.encoding,
        text: String::new(),
        skipped: Vec::new(),
        cells: Cells::default(),
        text_map: OffsetMap::default(),
        map: OffsetMap::default(),
        blocks: vec![Block {
            kind: scene.block.kind,
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
