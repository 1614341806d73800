//! Judges the matches of one block after the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::{Block, Document, MarkKind};
use crate::finding::{ApprovedUse, Finding};
use crate::matcher::{Hits, Match, NameHit, Slot};
use crate::normalize::{FoldedText, fold, fold_into};
use crate::text::{Folded, Prose, Span};

use super::excerpt::Front;
use super::findings::Gathered;
use super::names::Present;
use super::visit::Pages;
use super::{Checker, pieces, sentence};

/// All that judging a document gave.
#[derive(Debug, Clone, Default)]
pub(super) struct Judged {
    pub(super) findings: Vec<Finding>,
    pub(super) approved: Vec<ApprovedUse>,
}

impl Judged {
    /// Puts all in the order of the document.
    pub(super) fn sort(&mut self) {
        self.findings
            .sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        self.approved
            .sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
    }
}

/// One block with what was found in it.
pub(super) struct Found<'d> {
    pub(super) block: &'d Block,
    pub(super) folded: Arc<FoldedText>,
    pub(super) sentences: Vec<Span<Folded>>,
    pub(super) hits: Hits,
    /// Which lists of which rules have a match here.
    pub(super) slots: BTreeSet<SlotOf>,
    /// Whether it is judged as if it stood alone, so that it introduces no list.
    pub(super) alone: bool,
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
    /// Judges all matches of the document; with `suggest`, says what to write instead.
    pub(super) fn judge(&self, document: &Document, suggest: bool) -> Judged {
        if !self.may_fire(document) {
            return Judged::default();
        }
        let found = self.find(document);
        let present = Present::new(&self.policy, found.iter().flat_map(|f| &f.hits.names));
        let conditions = conditions(found.iter().map(|f| &f.slots));
        let around = Around {
            present: &present,
            conditions: &conditions,
        };
        self.judge_found(document, &found, around, suggest)
    }

    /// Whether any rule can fire on the document. Asked first, since the words of a phrase stand in
    /// most documents, and the names that it is about in few.
    pub(super) fn may_fire(&self, document: &Document) -> bool {
        let mut folded = FoldedText::default();
        document.blocks.iter().any(|block| {
            let prose = &document.prose[block.span.range()];
            fold_into(prose, block.span.start, &mut folded);
            self.matcher.gate().may_fire(&folded.text)
        })
    }

    /// Judges what was found in a document, or in a part of one.
    pub(super) fn judge_found(
        &self,
        document: &Document,
        found: &[Found<'_>],
        around: Around<'_>,
        suggest: bool,
    ) -> Judged {
        let mut judged = Judged::default();
        for here in found {
            self.judge_block(document, here, around, suggest, &mut judged);
        }
        judged.sort();
        judged
    }

    /// Judges the matches of one block, and adds what they give.
    pub(super) fn judge_block(
        &self,
        document: &Document,
        here: &Found<'_>,
        around: Around<'_>,
        suggest: bool,
        judged: &mut Judged,
    ) {
        let mut gathered = Gathered::default();
        let pages = Pages::new(self, document, here, around.present);
        self.visit_hopeful(&pages, around.conditions, &mut |_, scene, verdict| {
            gathered.take(scene, verdict);
        });
        gathered.settle(self, &pages, suggest, judged);
    }

    /// Folds and scans every block; those without a hit are left out.
    pub(super) fn find<'d>(&self, document: &'d Document) -> Vec<Found<'d>> {
        let blocks = document.blocks.iter();
        blocks
            .filter_map(|block| self.find_in(document, block))
            .collect()
    }

    /// Folds and scans one block; `None` where nothing is found. What is found depends on the
    /// block's prose alone.
    pub(super) fn find_in<'d>(&self, document: &Document, block: &'d Block) -> Option<Found<'d>> {
        self.find_behind(document, block, None)
    }

    /// As [`Self::find_in`], of a block that may start with a sentence in which nothing has to be
    /// looked for again.
    pub(super) fn find_behind<'d>(
        &self,
        document: &Document,
        block: &'d Block,
        front: Option<&Front>,
    ) -> Option<Found<'d>> {
        let folded = fold(&document.prose[block.span.range()], block.span.start);
        // A rewrite keeps names and words of what it rewrites: to ask beforehand would be for nothing.
        if front.is_none() && !self.matcher.touches(&folded.text) {
            return None;
        }
        let sentences = sentence::split(document, block.span, &folded);
        let known = front.and_then(|front| front.hits(&document.prose, &folded, &sentences));
        let behind = &sentences[usize::from(known.is_some())..];
        let mut hits = known.unwrap_or_default();
        hits.append(self.matcher.scan(&folded, &document.prose, behind));
        hits.names
            .retain(|n| !in_address(document, folded.to_prose(n.span)));
        let sentences = pieces::cut(sentences, &folded.text, self.spared(&hits));
        let any = !hits.matches.is_empty() || !hits.names.is_empty();
        let slots = hits.matches.iter().map(slot_of).collect();
        any.then_some(Found {
            block,
            folded: Arc::new(folded),
            sentences,
            hits,
            slots,
            alone: false,
        })
    }

    /// Where a monstrous sentence should not be cut: at matches, and at what they may be about.
    fn spared(&self, hits: &Hits) -> impl Iterator<Item = Span<Folded>> {
        let is_object = |name: &&NameHit| {
            let mut rules = self.sets[name.lexicon as usize].iter();
            rules.any(|sets| sets.object.contains(&(name.set as usize)))
        };
        let names = hits.names.iter().filter(is_object).map(|n| n.span);
        hits.matches.iter().map(|m| m.span).chain(names)
    }
}

/// Whether `span` is part of an address, in which no name stands for what it names.
fn in_address(document: &Document, span: Span<Prose>) -> bool {
    document
        .marks
        .covering(span)
        .any(|m| m.kind == MarkKind::Url)
}
