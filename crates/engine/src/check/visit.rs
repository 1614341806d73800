//! Goes through the matches of one block: makes the scene of each, and hears the judges on it.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::judge::{Behinds, Company, Earlier, Scene, Sentence, Verdict, judge};
use crate::matcher::{Match, Slot};
use sayso_documents::Document;
use sayso_policy::{Rule, RuleKind};
use sayso_text::{Folded, Span};

use super::block::{SlotOf, slot_of};
use super::find::Found;
use super::names::Present;
use super::{Checker, findings, sentence};

/// What is asked of each match of a document: the scene and the verdict on it.
pub(super) type Visit<'v> = dyn FnMut(&Pages<'_>, &Scene<'_>, Verdict) + 'v;

/// A match, with the index of the sentence that it stands in.
pub(super) type Candidate<'h> = (usize, &'h Match);

/// A block, or a stretch of it, with its sentences, each read when it is first asked for.
pub(super) struct Pages<'p> {
    pub(super) checker: &'p Checker,
    pub(super) document: &'p Document,
    pub(super) here: &'p Found,
    /// The names of the whole document.
    pub(super) present: &'p Present,
    /// The first sentence of the stretch.
    first: usize,
    read: Vec<OnceCell<Sentence<'p>>>,
}

impl<'p> Pages<'p> {
    pub(super) fn new(
        checker: &'p Checker,
        document: &'p Document,
        here: &'p Found,
        present: &'p Present,
    ) -> Self {
        Self::of_stretch(checker, document, here, present, 0..here.sentences.len())
    }

    /// The pages of a stretch of the block's sentences: those of `candidates` that are asked for,
    /// and the one before each.
    pub(super) fn of_stretch(
        checker: &'p Checker,
        document: &'p Document,
        here: &'p Found,
        present: &'p Present,
        sentences: Range<usize>,
    ) -> Self {
        Self {
            checker,
            document,
            here,
            present,
            first: sentences.start,
            read: vec![OnceCell::new(); sentences.len()],
        }
    }

    /// The pages of a part of the document that is another now: `here`, in `document`.
    pub(super) fn of_rewrite<'q>(&'q self, document: &'q Document, here: &'q Found) -> Pages<'q> {
        Pages::new(self.checker, document, here, self.present)
    }

    /// The names of the block.
    fn near(&self) -> &Present {
        let names = self.here.hits.names.iter();
        let near = || Present::new(&self.checker.policy, names);
        self.here.near.get_or_init(near)
    }

    fn sentence(&self, at: usize) -> &Sentence<'p> {
        self.read[at - self.first].get_or_init(|| {
            sentence::read(
                &self.checker.policy,
                self.present,
                self.document,
                &self.here.folded,
                &self.here.hits,
                self.here.sentences[at],
            )
        })
    }
}

impl Checker {
    /// Judges the matches of one block, approved wording first, and shows each verdict.
    /// `conditions` are those that are met somewhere in the document.
    pub(super) fn visit_block(
        &self,
        pages: &Pages<'_>,
        conditions: &BTreeSet<SlotOf>,
        visit: &mut Visit<'_>,
    ) {
        self.visit(pages, conditions, candidates(pages.here), visit);
    }

    /// Judges `candidates`, which are in the order of the text.
    pub(super) fn visit(
        &self,
        pages: &Pages<'_>,
        conditions: &BTreeSet<SlotOf>,
        mut candidates: Vec<Candidate<'_>>,
        visit: &mut Visit<'_>,
    ) {
        if candidates.is_empty() {
            return;
        }
        let mut approved: Vec<Span<Folded>> = Vec::new();
        // Approved wording is settled before what it may win over.
        candidates.sort_by_key(|(_, hit)| self.rule(hit).kind != RuleKind::Approved);
        for candidate in candidates {
            let (lexicon, rule, _) = slot_of(candidate.1);
            let elsewhere = |slot: Slot| conditions.contains(&(lexicon, rule, slot));
            let wins_over = self.at_scene(pages, &approved, candidate, |scene| {
                let verdict = judge(scene, &elsewhere);
                let wins = verdict.level.is_some() && scene.rule.kind == RuleKind::Approved;
                let span = wins.then(|| findings::whole(scene, &verdict));
                visit(pages, scene, verdict);
                span
            });
            approved.extend(wins_over);
        }
    }

    /// Looks at the scene of a match.
    pub(super) fn at_scene<T>(
        &self,
        pages: &Pages<'_>,
        approved: &[Span<Folded>],
        (at, hit): Candidate<'_>,
        look: impl FnOnce(&Scene<'_>) -> T,
    ) -> T {
        let here = pages.here;
        let read_earlier = || pages.sentence(at - 1);
        let before = at.checked_sub(1).map(|e| Earlier {
            span: here.sentences[e],
            read: &read_earlier,
        });
        let (lexicon, rule, _) = slot_of(hit);
        let in_block = |slot: Slot| here.slots.contains(&(lexicon, rule, slot));
        let lexicon = lexicon as usize;
        let own = pages.sentence(at);
        look(&Scene {
            document: pages.document,
            block: &here.block,
            folded: &here.folded,
            lexicon: &self.policy.lexicons[lexicon],
            lexicon_index: lexicon,
            rule: self.rule(hit),
            sets: &self.sets[lexicon][rule as usize],
            hit,
            sentence: own,
            goes_on: [at, at + 1].map(|at| here.continues(at)),
            before,
            matches: sentence::matches_from(&here.hits.matches, own.span),
            in_block: &in_block,
            approved,
            company: self.company(pages, hit),
            behind: Behinds::default(),
        })
    }

    pub(super) fn rule(&self, hit: &Match) -> &Rule {
        &self.policy.lexicons[hit.phrase.lexicon as usize].rules[hit.phrase.rule as usize]
    }

    /// Which names of the match's rule stand where.
    pub(super) fn company(&self, pages: &Pages<'_>, hit: &Match) -> Company {
        let (here, present) = (pages.here, pages.present);
        let lexicon = hit.phrase.lexicon as usize;
        let sets = &self.sets[lexicon][hit.phrase.rule as usize];
        let objects = (lexicon, sets.object.as_slice());
        Company {
            object_in_paragraph: pages.near().has_all(lexicon, &sets.object, present),
            object_listed: self.introduces(pages.document, here, objects, present),
            object_in_document: present.has(lexicon, &sets.object),
            own_in_document: present.has(lexicon, &sets.own),
        }
    }
}

/// The matches of rules' phrases, each in the sentence that holds all of it.
pub(super) fn candidates<'h>(here: &'h Found) -> Vec<Candidate<'h>> {
    let phrases = here.hits.matches.iter();
    let phrases = phrases.filter(|m| m.phrase.slot == Slot::Phrases);
    phrases
        .filter_map(|hit| {
            let at = here.sentences.partition_point(|s| s.end <= hit.span.start);
            let holds = here.sentences.get(at)?.contains(hit.span);
            holds.then_some((at, hit))
        })
        .collect()
}
