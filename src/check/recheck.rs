//! Checks a suggestion again with every active lexicon before it is offered.

use crate::document::{Block, Document, Mark};
use crate::finding::{Edit, Finding, Level, Suggestion};
use crate::judge::{Scene, Verdict};
use crate::suggest::{apply, suggest};
use crate::text::{OffsetMap, Prose, Span};

use super::Checker;
use super::names::Present;

/// A finding, as its level, rule and words.
type Claim = (Level, String, String);

/// What was said of the last window, before any edit: matches of one sentence share it.
#[derive(Debug, Default)]
pub(super) struct Before(Option<(Span<Prose>, Vec<Claim>)>);

impl Before {
    fn of(&mut self, window: Span<Prose>, judge: impl FnOnce() -> Vec<Claim>) -> &[Claim] {
        if self.0.as_ref().is_none_or(|(known, _)| *known != window) {
            self.0 = Some((window, judge()));
        }
        self.0.as_ref().map_or(&[], |(_, claims)| claims)
    }
}

/// The suggestions for a match that leave nothing above a note where they were made.
pub(super) fn suggestions(
    before: &mut Before,
    checker: &Checker,
    scene: &Scene<'_>,
    verdict: &Verdict,
    present: &Present,
) -> Vec<Suggestion> {
    let drafts = suggest(scene, verdict);
    if drafts.is_empty() {
        return drafts;
    }
    // Only the sentence is judged again, since only it changes, with its own block around it.
    let window = window(scene);
    let before = before.of(window, || said(checker, &part(scene, window, &[]), present));
    drafts
        .into_iter()
        .filter(|s| {
            let after = said(checker, &part(scene, window, &s.edits), present);
            let grave = |f: &&Claim| f.0 > Level::Note;
            let gone = after.iter().filter(|f| f.1 == scene.rule.id).count()
                < before.iter().filter(|f| f.1 == scene.rule.id).count();
            gone && after.iter().filter(grave).all(|f| before.contains(f))
        })
        .collect()
}

/// The sentence and the one before it, which its pronouns may refer to.
fn window(scene: &Scene<'_>) -> Span<Prose> {
    let own = scene.prose(scene.sentence.span);
    scene
        .earlier
        .map_or(own, |earlier| scene.prose(earlier.span).cover(own))
}

/// The findings of a window.
fn said(checker: &Checker, document: &Document, present: &Present) -> Vec<Claim> {
    checker
        .judge_part(document, present)
        .findings
        .iter()
        .map(|f: &Finding| (f.level, f.rule.clone(), f.text.clone()))
        .collect()
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
