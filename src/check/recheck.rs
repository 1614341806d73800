//! Checks a suggestion again with every active lexicon before it is offered.

use crate::document::{Block, Document, Mark};
use crate::finding::{Edit, Level, Suggestion};
use crate::judge::{Scene, Verdict, visible};
use crate::policy::RuleKind;
use crate::suggest::{apply, suggest};
use crate::text::{OffsetMap, Prose, Span};

use super::Checker;
use super::block::conditions;
use super::excerpt::{Front, excerpt};
use super::findings::{is_preferred_already, whole};
use super::names::Present;
use super::settle::{self, Claim};
use super::visit::{Pages, candidates};

/// What is said of a text: the level, the rule, and the words.
type Word<'c> = (Level, &'c str, String);

/// What is known of the last window, before any edit: matches of one sentence share it.
#[derive(Debug, Default)]
pub(super) struct Before<'c>(Option<(Span<Prose>, Known<'c>)>);

#[derive(Debug)]
struct Known<'c> {
    said: Vec<Word<'c>>,
    /// The sentence before the one that is rewritten.
    front: Option<Front>,
}

impl<'c> Before<'c> {
    fn of(&mut self, window: Span<Prose>, judge: impl FnOnce() -> Known<'c>) -> &Known<'c> {
        let known = self.0.take().filter(|(known, _)| *known == window);
        &self.0.insert(known.unwrap_or_else(|| (window, judge()))).1
    }
}

/// The suggestions for a match that leave nothing above a note where they were made.
pub(super) fn suggestions<'c>(
    before: &mut Before<'c>,
    checker: &'c Checker,
    pages: &Pages<'_>,
    scene: &Scene<'_>,
    verdict: &Verdict,
) -> Vec<Suggestion> {
    let drafts = suggest(scene, verdict);
    if drafts.is_empty() {
        return drafts;
    }
    // Only the sentence is judged again, since only it changes, with its own block around it.
    let window = window(scene);
    let Known {
        said: before,
        front,
    } = before.of(window, || known(checker, pages, scene, window));
    let count = |said: &[Word<'_>]| said.iter().filter(|f| f.1 == scene.rule.id).count();
    drafts
        .into_iter()
        .filter(|s| {
            let part = part(scene, window, &s.edits);
            let after = checker.said(&part, front.as_ref(), pages.present);
            let mut grave = after.iter().filter(|f| f.0 > Level::Note);
            count(&after) < count(before) && grave.all(|f| before.contains(f))
        })
        .collect()
}

/// What is known of the window as it stands.
fn known<'c>(
    checker: &'c Checker,
    pages: &Pages<'_>,
    scene: &Scene<'_>,
    window: Span<Prose>,
) -> Known<'c> {
    let last = pages.at(scene.sentence.span);
    let first = last.saturating_sub(1);
    match excerpt(pages.document, pages.here, first, last) {
        Some(excerpt) => Known {
            said: checker.said_in(&pages.turned_to(&excerpt, first)),
            front: Front::of(pages.document, &excerpt),
        },
        None => Known {
            said: checker.said(&part(scene, window, &[]), None, pages.present),
            front: None,
        },
    }
}

impl Checker {
    /// What the findings say of `document`, a part of another, whose names are `present`. It may
    /// start with a sentence of which it is known what is found there.
    fn said(&self, document: &Document, front: Option<&Front>, present: &Present) -> Vec<Word<'_>> {
        let blocks = document.blocks.iter();
        let found = blocks.filter_map(|block| self.find_behind(document, block, front));
        found
            .flat_map(|here| self.said_in(&Pages::new(self, document, &here, present)))
            .collect()
    }

    /// What the findings say of a block that is all there is.
    fn said_in(&self, pages: &Pages<'_>) -> Vec<Word<'_>> {
        let conditions = conditions([&pages.here.slots].into_iter());
        let hopeful = self.hopeful(pages, candidates(pages.here));
        // Approved wording only takes findings away, and of none there is nothing to take.
        if self.all_approved(&hopeful) {
            return Vec::new();
        }
        let mut claims = Vec::new();
        self.visit(pages, &conditions, hopeful, &mut |_, scene, verdict| {
            let Some(level) = verdict.level else { return };
            let approved = scene.rule.kind == RuleKind::Approved;
            if !approved && !is_preferred_already(scene, &verdict) {
                let span = scene.prose(whole(scene, &verdict));
                let said = (level, self.rule(scene.hit), span);
                claims.push(Claim::new(scene, &verdict, level, said));
            }
        });
        let said = settle::findings(claims).into_iter();
        said.map(|(level, rule, span)| {
            let words = visible(&pages.document.prose[span.range()]);
            (level, rule.id.as_str(), words)
        })
        .collect()
    }
}

/// The sentence and the one before it, which its pronouns may refer to.
fn window(scene: &Scene<'_>) -> Span<Prose> {
    let own = scene.prose(scene.sentence.span);
    scene
        .before
        .map_or(own, |earlier| scene.prose(earlier.span).cover(own))
}

/// A document that holds nothing but the window, after the edits.
fn part(scene: &Scene<'_>, window: Span<Prose>, edits: &[Edit]) -> Document {
    let prose = apply(&scene.document.prose, window, edits);
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
        format: scene.document.format,
        encoding: scene.document.encoding,
        text: String::new(),
        left_out: Vec::new(),
        text_map: OffsetMap::default(),
        map: OffsetMap::default(),
        blocks: vec![Block {
            kind: scene.block.kind,
            span: Span::new(0, prose.len()),
            heading: None,
        }],
        prose,
        marks,
        inlines: Vec::new(),
        directives: Vec::new(),
        notices: Vec::new(),
    }
}
