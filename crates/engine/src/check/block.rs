//! Judges the matches of one block after the other.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::finding::{ApprovedUse, Finding};
use crate::matcher::{Match, Slot};
use sayso_documents::{Document, Place};
use sayso_text::folding::{FoldedText, fold_into};

use super::Checker;
use super::find::{Found, STRETCH, is_long};
use super::findings::{Gathered, location};
use super::names::Present;
use super::recheck::Before;
use super::visit::{Candidate, Pages, candidates};

/// All that judging a document gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Judged {
    pub(super) findings: Vec<Finding>,
    pub(super) approved: Vec<ApprovedUse>,
}

impl Judged {
    /// Adds what something else gave.
    pub(super) fn add(&mut self, mut given: Self) {
        if self.findings.capacity() == 0 && self.approved.capacity() == 0 {
            // Often there is nothing yet, and nothing to copy.
            *self = given;
            return;
        }
        self.findings.append(&mut given.findings);
        self.approved.append(&mut given.approved);
    }

    /// Makes room for all of these, and no more.
    pub(super) fn reserve_for<'j>(&mut self, all: impl Iterator<Item = &'j Self> + Clone) {
        let findings = all.clone().map(|judged| judged.findings.len());
        self.findings.reserve_exact(findings.sum());
        let approved = all.map(|judged| judged.approved.len());
        self.approved.reserve_exact(approved.sum());
    }

    /// All of these in order, in memory that holds no more than them.
    fn joined(all: Vec<Self>) -> Self {
        let mut joined = Self::default();
        if all.len() > 1 {
            joined.reserve_for(all.iter());
        }
        all.into_iter().for_each(|given| joined.add(given));
        joined
    }

    /// Says of all of it that it stands at `place`.
    pub(super) fn locate(&mut self, place: &Place) {
        self.locations().for_each(|at| at.clone_from(place));
    }

    /// Where all of it stands.
    pub(super) fn locations(&mut self) -> impl Iterator<Item = &mut Place> {
        let findings = self.findings.iter_mut().map(|f| &mut f.location);
        let uses = self.approved.iter_mut().map(|u| &mut u.location);
        findings.chain(uses)
    }

    /// Puts all in the order of the document.
    pub(super) fn sort(&mut self) {
        self.findings
            .sort_by(|a, b| (a.span(), &a.rule).cmp(&(b.span(), &b.rule)));
        self.approved
            .sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
    }
}

/// A list of phrases of a rule: lexicon, rule, list.
pub(super) type SlotOf = (u32, u32, Slot);

/// What of a whole document counts in each of its blocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// Which names there are.
    pub(super) present: &'a Present,
    /// Which conditions of which rules are met somewhere.
    pub(super) conditions: &'a BTreeSet<SlotOf>,
}

/// The lists of conditions among `slots`: what a rule looks for elsewhere in the document.
pub(super) fn conditions<'s>(
    slots: impl Iterator<Item = &'s BTreeSet<SlotOf>>,
) -> BTreeSet<SlotOf> {
    let is_condition = |(_, _, slot): &&SlotOf| *slot != Slot::Phrases;
    slots.flatten().filter(is_condition).copied().collect()
}

pub(super) fn slot_of(hit: &Match) -> SlotOf {
    (hit.phrase.lexicon, hit.phrase.rule, hit.phrase.slot)
}

impl Checker {
    /// Judges all matches of the document, and says what to write instead.
    pub(super) fn judge(&self, document: &Document) -> Judged {
        if !self.may_fire(document) {
            return Judged::default();
        }
        let found = self.find_unfolded(document);
        let present = Present::new(&self.policy, found.iter().flat_map(|f| &f.hits.names));
        let conditions = conditions(found.iter().map(|f| &f.slots));
        let around = Around {
            present: &present,
            conditions: &conditions,
        };
        self.judge_found(document, found, around)
    }

    /// Whether any rule can fire on the document. Asked first, since the words of a phrase stand in
    /// most documents, and the names that it is about in few.
    pub(super) fn may_fire(&self, document: &Document) -> bool {
        let mut folded = FoldedText::default();
        document.blocks.iter().any(|block| {
            let prose = &document.prose()[block.span.range()];
            fold_into(prose, block.span.start, &mut folded);
            self.matcher.gate().may_fire(&folded.text)
        })
    }

    /// Judges what was found in a document, or in a part of one.
    pub(super) fn judge_found(
        &self,
        document: &Document,
        found: Vec<Found>,
        around: Around<'_>,
    ) -> Judged {
        let add = |mut judged: Judged, mut here: Found| {
            if here.slots.iter().any(|(_, _, slot)| *slot == Slot::Phrases) {
                here.fold_again(document);
                self.judge_block(document, &here, around, &mut judged);
            }
            judged
        };
        let mut judged = match is_long(document) {
            true => {
                let all = found.into_par_iter().fold(Judged::default, add);
                Judged::joined(all.collect())
            }
            false => found.into_iter().fold(Judged::default(), add),
        };
        judged.sort();
        judged
    }

    /// Judges the matches of one block, and adds what they give.
    pub(super) fn judge_block(
        &self,
        document: &Document,
        here: &Found,
        around: Around<'_>,
        judged: &mut Judged,
    ) {
        let all = candidates(here);
        let stretches = all.chunk_by(|a, b| a.0 / STRETCH == b.0 / STRETCH);
        let stretches: Vec<&[Candidate<'_>]> = stretches.collect();
        let judge =
            |stretch: &&[Candidate<'_>]| self.judge_stretch(document, here, around, stretch);
        let mut given = match &stretches[..] {
            [] => return,
            [all] => judge(all),
            many => Judged::joined(many.par_iter().map(judge).collect()),
        };
        if !given.findings.is_empty() || !given.approved.is_empty() {
            let mut place = location(document, &here.block);
            // Many blocks stand under one heading.
            if let Some(last) = judged.findings.last() {
                place.share(&last.location);
            }
            given.locate(&place);
            judged.add(given);
        }
    }

    /// Judges some matches of one block, which stand in sentences that lie near each other. What
    /// is read of these is forgotten then.
    fn judge_stretch(
        &self,
        document: &Document,
        here: &Found,
        around: Around<'_>,
        candidates: &[Candidate<'_>],
    ) -> Judged {
        let mut given = Judged::default();
        if let [(first, _), .., (last, _)] | [(first @ last, _)] = candidates {
            let sentences = first.saturating_sub(1)..last + 1;
            let pages = Pages::of_stretch(self, document, here, around.present, sentences);
            let hopeful = self.hopeful(&pages, candidates.to_vec());
            for of_sentence in hopeful.chunk_by(|a, b| a.0 == b.0) {
                given.add(self.judge_sentence(&pages, around, of_sentence));
            }
        }
        given
    }

    /// Judges the matches of one sentence.
    fn judge_sentence(
        &self,
        pages: &Pages<'_>,
        around: Around<'_>,
        candidates: &[Candidate<'_>],
    ) -> Judged {
        let before = Before::new(candidates[0].0);
        let mut gathered = Gathered::default();
        self.visit(
            pages,
            around.conditions,
            candidates.to_vec(),
            &mut |_, scene, verdict| {
                gathered.take(scene, verdict);
            },
        );
        gathered.settle(pages, &before)
    }
}

#[cfg(test)]
mod tests {
    use super::super::find::LONG;
    use super::super::tests::{builtin, house, texts};
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    /// What counts of the document in which all this was found.
    fn counting(checker: &Checker, found: &[Found]) -> (Present, BTreeSet<SlotOf>) {
        let names = found.iter().flat_map(|f| &f.hits.names);
        let present = Present::new(&checker.policy, names);
        (present, conditions(found.iter().map(|f| &f.slots)))
    }

    #[test]
    fn the_blocks_of_a_long_document_give_what_each_gives() {
        let texts: Vec<String> = texts().collect();
        let checker = builtin();
        for (format, gap) in [(Format::Text, "\r\n\r\n"), (Format::Markdown, "\n\n> ")] {
            let again = 1 + LONG / texts.concat().len();
            let text = vec![texts.join(gap); again].join(gap);
            let document = formats::read(text.as_bytes(), format, None).expect("reads");
            assert!(is_long(&document));
            let found = checker.find(&document);
            let each = (document.blocks.iter()).filter_map(|b| checker.find_in(&document, b));
            let places = |found: Found| (found.block.span, found.hits);
            let (present, conditions) = counting(&checker, &found);
            let around = Around {
                present: &present,
                conditions: &conditions,
            };
            let unfolded = checker.find_unfolded(&document);
            let together = checker.judge_found(&document, unfolded, around);
            let mut one_by_one = Judged::default();
            for here in &found {
                checker.judge_block(&document, here, around, &mut one_by_one);
            }
            one_by_one.sort();
            assert_eq!(together, one_by_one);
            assert!(together.findings.len() > 100);
            assert!(found.into_iter().map(places).eq(each.map(places)));
        }
    }

    /// Sentences that lean on the one before stand at the seams, too.
    #[test]
    fn a_long_block_gives_in_stretches_what_it_gives_as_a_whole() {
        let texts: Vec<String> = texts().collect();
        for checker in [builtin(), house()] {
            let mut counted = 0;
            for texts in texts.chunks(3 * STRETCH).step_by(2) {
                let text = texts.join("\u{e9}. It calls on ChatGPT.\r\n");
                let document = formats::read(text.as_bytes(), Format::Text, None).expect("reads");
                let found = checker.find(&document);
                let (present, conditions) = counting(&checker, &found);
                let around = Around {
                    present: &present,
                    conditions: &conditions,
                };
                for here in &found {
                    let prose = document.prose();
                    let hits = checker.matcher.scan(&here.folded, prose, &here.sentences);
                    assert_eq!(hits.matches, here.hits.matches);
                    let mut whole =
                        checker.judge_stretch(&document, here, around, &candidates(here));
                    let mut stretches = Judged::default();
                    checker.judge_block(&document, here, around, &mut stretches);
                    whole.locate(&location(&document, &here.block));
                    assert_eq!(whole, stretches);
                    counted += usize::from(here.sentences.len() > 2 * STRETCH);
                }
            }
            assert!(counted > 0, "no block is long");
        }
    }
}
