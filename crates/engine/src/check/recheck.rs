//! Checks a suggestion again with every active lexicon before it is offered.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::finding::{Suggestion, edited};
use crate::judge::{Scene, Verdict, visible};
use crate::matcher::{Inkling, Match, NameHit, PhraseId, Slot};
use crate::suggest::suggest;
use sayso_documents::{Block, Cells, Document, Inlines, Mark};
use sayso_policy::Level;
use sayso_policy::{RuleKind, Within};
use sayso_text::Edit;
use sayso_text::{OffsetMap, Prose, Span};

use super::Checker;
use super::block::conditions;
use super::excerpt::Front;
use super::find::{Found, Sheet};
use super::findings::{is_preferred_already, whole};
use super::settle::{self, Claim};
use super::visit::{Candidate, Pages, candidates};

/// What is said of a text: the level, the rule by its lexicon and its place there, and the words.
type Word = (Level, (u32, u32), String);

/// The word that says a match at `span` of the prose.
fn word(pages: &Pages<'_>, level: Level, rule: (u32, u32), span: Span<Prose>) -> Word {
    (level, rule, visible(&pages.document.prose()[span.range()]))
}

/// A sentence before any edit, with what is known of it: its matches share that.
pub(super) struct Before {
    /// Its index in the block.
    pub(super) at: usize,
    /// The sentence with the one before it, where they read alone as they do in the block.
    alone: Option<Found>,
    front: OnceCell<Option<Front>>,
    /// What is said of the sentence, and of both.
    said: [OnceCell<Vec<Word>>; 2],
}

impl Before {
    pub(super) fn new(at: usize, alone: Option<Found>) -> Self {
        Self {
            at,
            alone,
            front: OnceCell::new(),
            said: Default::default(),
        }
    }

    /// Notes the findings of the sentence, settled, where its matches that may count, `candidates`,
    /// are judged as they would be if it stood alone with the one before it. Alone no other may
    /// count, since no more names stand there.
    pub(super) fn note<'k>(
        &self,
        pages: &Pages<'_>,
        candidates: &[Candidate<'_>],
        findings: impl Iterator<Item = (Level, &'k Match, Span<Prose>)>,
    ) {
        let Some(alone) = &self.alone else { return };
        let turned = pages.turned_to(alone, self.at.saturating_sub(1));
        if candidates
            .iter()
            .all(|(_, hit)| is_alike(pages, &turned, hit))
        {
            let said = findings.map(|(level, hit, span)| word(pages, level, rule_of(hit), span));
            // Where none stands before it, the sentence is all that there is.
            self.said[usize::from(self.at > 0)].get_or_init(|| said.collect());
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
        // Only the sentence is judged again, since only it changes, with its own block around it.
        let window = self.window(pages, scene);
        let rule = rule_of(scene.hit);
        let count = |said: &[Word]| said.iter().filter(|f| f.1 == rule).count();
        // What is said beside the match stays to be said: then there is nothing to guess.
        let alone = |said: &OnceCell<Vec<Word>>| said.get().is_none_or(|said| said.len() < 2);
        let may_be_clean = self.said.iter().all(alone);
        drafts.retain(|draft| {
            let part = part(scene, window, &draft.edits);
            let (own, after) = said(pages, &part, self.front(pages), may_be_clean);
            let before = self.said(pages, scene, own);
            let mut grave = after.iter().filter(|f| f.0 > Level::Note);
            count(&after) < count(before) && grave.all(|f| before.contains(f))
        });
        if drafts.is_empty() {
            drafts.extend(scene.sets.guidance.clone().map(Suggestion::advice));
        }
        drafts
    }

    /// The sentence and the one before it, which its pronouns may refer to. A piece of a sentence
    /// stands alone: with the piece before it, it would be cut in another place.
    fn window(&self, pages: &Pages<'_>, scene: &Scene<'_>) -> Span<Prose> {
        let own = scene.prose(scene.sentence.span);
        let earlier = scene.before.filter(|_| !pages.here.continues(self.at));
        earlier.map_or(own, |earlier| scene.prose(earlier.span).cover(own))
    }

    fn front(&self, pages: &Pages<'_>) -> Option<&Front> {
        let front = || Front::of(pages.document, self.alone.as_ref()?);
        self.front.get_or_init(front).as_ref()
    }

    /// What is said of the window as it stands, or only of the `own` sentence in it.
    fn said(&self, pages: &Pages<'_>, scene: &Scene<'_>, own: bool) -> &[Word] {
        self.said[usize::from(own)].get_or_init(|| match &self.alone {
            Some(alone) => said_on(&pages.turned_to(alone, self.at.saturating_sub(1)), own),
            None => {
                said(
                    pages,
                    &part(scene, self.window(pages, scene), &[]),
                    None,
                    false,
                )
                .1
            }
        })
    }
}

/// What the findings say of `part`, which is what a part of the document may become. Where it
/// starts with `front`, that is left out, since nothing changes there; says whether it was.
/// Where it `may_be_clean`, that is asked first.
fn said(
    pages: &Pages<'_>,
    part: &Document,
    front: Option<&Front>,
    may_be_clean: bool,
) -> (bool, Vec<Word>) {
    let block = &part.blocks[0];
    let sheet = Sheet::new(part, block);
    let known = front.and_then(|front| front.known(part.prose(), &sheet));
    let own = known.is_some();
    let known = known.unwrap_or_default();
    if may_be_clean && !pages.checker.may_be_said(part, &sheet, known.count) {
        return (own, Vec::new());
    }
    let found = pages.checker.find_on(part, block, sheet, known);
    let said = found.map_or_else(Vec::new, |here| {
        said_on(&pages.of_rewrite(part, &here), own)
    });
    (own, said)
}

impl Checker {
    /// Whether any rule may report the sentences of a rewrite behind the first `count`: its words
    /// are there, and something that it can be about. Most rewrites have nothing left of what
    /// was wrong, and are not searched for it. Sound because of what [`Self::hopeful`] asks for;
    /// no list stands behind a rewrite, where its object could be.
    fn may_be_said(&self, part: &Document, sheet: &Sheet, count: usize) -> bool {
        sheet.sentences[count..].iter().any(|sentence| {
            let inkling = self.matcher.guess(&sheet.folded, part.prose(), *sentence);
            let mut phrases = inkling.phrases.iter();
            phrases.any(|phrase| phrase.slot == Slot::Phrases && self.may_count(*phrase, &inkling))
        })
    }

    /// Whether the phrase of a rule may count in a sentence that holds no more than `inkling`.
    fn may_count(&self, phrase: PhraseId, inkling: &Inkling) -> bool {
        let (lexicon, rule) = (phrase.lexicon as usize, phrase.rule as usize);
        let objects = &self.sets[lexicon][rule].object;
        let is_object = |other: &PhraseId| {
            (other.lexicon, other.rule, other.slot) == (phrase.lexicon, phrase.rule, Slot::Object)
        };
        let is_named = |name: &NameHit| {
            name.lexicon == phrase.lexicon && objects.contains(&(name.set as usize))
        };
        let rule = &self.policy.lexicons[lexicon].rules[rule];
        let has_object =
            inkling.phrases.iter().any(is_object) || inkling.names.iter().any(is_named);
        let needs_none = rule.object.is_empty() || rule.generic.is_some() || rule.bare.is_some();
        rule.kind != RuleKind::Approved && (needs_none || has_object)
    }
}

/// What the findings say of a block that is all there is, or only of its last sentences.
fn said_on(pages: &Pages<'_>, behind_first: bool) -> Vec<Word> {
    let checker = pages.checker;
    let conditions = conditions([&pages.here.slots].into_iter());
    let mut asked = candidates(pages.here);
    asked.retain(|(at, _)| *at > 0 || !behind_first);
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
    said.map(|(level, rule, span)| word(pages, level, rule, span))
        .collect()
}

/// Whether `hit` is judged to the same on both pages, which are of one text: its sentence and the one
/// before are the same, and so is all that its judges see beside them.
fn is_alike(pages: &Pages<'_>, turned: &Pages<'_>, hit: &Match) -> bool {
    let checker = pages.checker;
    let rule = checker.rule(hit);
    let mut conditions = rule.near.iter().chain(&rule.unless);
    conditions.all(|condition| condition.within == Within::Sentence)
        && checker.company(pages, hit) == checker.company(turned, hit)
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
