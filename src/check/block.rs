//! Judges the matches of one block after the other.

use std::collections::BTreeSet;

use crate::document::{Block, Document, MarkKind};
use crate::finding::{ApprovedUse, Finding};
use crate::judge::{Company, Scene, Sentence, Verdict, judge};
use crate::matcher::{Hits, Match, Slot};
use crate::normalize::{FoldedText, fold, fold_into};
use crate::policy::RuleKind;
use crate::text::{Folded, Prose, Span};

use super::names::Present;
use super::{Checker, findings, pieces, sentence};

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
    pub(super) folded: FoldedText,
    pub(super) sentences: Vec<Span<Folded>>,
    pub(super) hits: Hits,
    /// Which lists of which rules have a match here.
    pub(super) slots: BTreeSet<SlotOf>,
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

fn slot_of(hit: &Match) -> SlotOf {
    (hit.phrase.lexicon, hit.phrase.rule, hit.phrase.slot)
}

/// What is asked of each match of a document: the scene and the verdict on it.
pub(super) type Visit<'v> = dyn FnMut(&Scene<'_>, &Verdict) + 'v;

impl Checker {
    /// Judges all matches of the document; with `suggest`, says what to write instead.
    pub(super) fn judge(&self, document: &Document, suggest: bool) -> Judged {
        if !self.may_fire(document) {
            return Judged::default();
        }
        let found = self.find(document);
        let present = Present::new(&self.policy, found.iter().flat_map(|f| &f.hits.names));
        self.judge_alone(document, &found, &present, suggest)
    }

    /// Like `judge`, for a document that is a part of another, whose names are `present`.
    pub(super) fn judge_part(&self, document: &Document, present: &Present) -> Judged {
        let found = self.find(document);
        self.judge_alone(document, &found, present, false)
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

    /// Judges what was found in a document in which all conditions that count stand.
    fn judge_alone(
        &self,
        document: &Document,
        found: &[Found<'_>],
        present: &Present,
        suggest: bool,
    ) -> Judged {
        let conditions = conditions(found.iter().map(|f| &f.slots));
        let around = Around {
            present,
            conditions: &conditions,
        };
        self.judge_found(document, found, around, suggest)
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
        let mut gathered = findings::Gathered::default();
        self.visit_block(document, here, around, &mut |scene, verdict| {
            gathered.take(self, scene, verdict, suggest, around.present);
        });
        gathered.settle(judged);
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
        let folded = fold(&document.prose[block.span.range()], block.span.start);
        if !self.matcher.touches(&folded.text) {
            return None;
        }
        let sentences = sentence::split(document, block.span, &folded);
        let mut hits = self.matcher.scan(&folded, &document.prose, &sentences);
        hits.names
            .retain(|n| !in_address(document, folded.to_prose(n.span)));
        let sentences = pieces::cut(sentences, &folded.text, &hits.matches);
        let any = !hits.matches.is_empty() || !hits.names.is_empty();
        let slots = hits.matches.iter().map(slot_of).collect();
        any.then_some(Found {
            block,
            folded,
            sentences,
            hits,
            slots,
        })
    }

    /// Judges the matches of one block, approved wording first, and shows each verdict.
    pub(super) fn visit_block(
        &self,
        document: &Document,
        here: &Found<'_>,
        around: Around<'_>,
        visit: &mut Visit<'_>,
    ) {
        let present = around.present;
        let near = Present::new(&self.policy, here.hits.names.iter());
        let mut approved: Vec<Span<Folded>> = Vec::new();
        let mut later: Vec<(usize, &Match)> = Vec::new();
        let mut read: Vec<Option<Sentence<'_>>> = Vec::new();
        read.resize_with(here.sentences.len(), || None);
        for hit in here
            .hits
            .matches
            .iter()
            .filter(|m| m.phrase.slot == Slot::Phrases)
        {
            let at = here.sentences.partition_point(|s| s.end <= hit.span.start);
            if at < here.sentences.len() && here.sentences[at].contains(hit.span) {
                later.push((at, hit));
            }
        }
        for (at, _) in &later {
            let first = at.saturating_sub(1);
            for (near, slot) in read.iter_mut().enumerate().take(*at + 1).skip(first) {
                if slot.is_none() {
                    *slot = Some(sentence::read(
                        &self.policy,
                        present,
                        document,
                        &here.folded,
                        &here.hits,
                        here.sentences[near],
                    ));
                }
            }
        }
        // Approved wording is settled before what it may win over.
        later.sort_by_key(|(_, hit)| self.rule(hit).kind != RuleKind::Approved);
        for (at, hit) in later {
            let Some(own) = &read[at] else { continue };
            let earlier = at.checked_sub(1).and_then(|e| read[e].as_ref());
            let (lexicon, rule, _) = slot_of(hit);
            let in_block = |slot: Slot| here.slots.contains(&(lexicon, rule, slot));
            let elsewhere = |slot: Slot| around.conditions.contains(&(lexicon, rule, slot));
            let mut scene = self.scene(document, here, own, earlier, hit, present);
            scene.approved = &approved;
            scene.in_block = &in_block;
            scene.company.object_in_paragraph = self.stands(&near, present, hit);
            let objects = (scene.lexicon_index, scene.sets.object.as_slice());
            scene.company.object_listed = self.introduces(document, here.block, objects, present);
            let verdict = judge(&scene, &elsewhere);
            if verdict.level.is_some() && scene.rule.kind == RuleKind::Approved {
                let span = findings::whole(&scene, &verdict);
                visit(&scene, &verdict);
                approved.push(span);
            } else {
                visit(&scene, &verdict);
            }
        }
    }

    fn rule(&self, hit: &Match) -> &crate::policy::Rule {
        &self.policy.lexicons[hit.phrase.lexicon as usize].rules[hit.phrase.rule as usize]
    }

    /// Whether a name that can be the object of the match's rule stands among `near`.
    fn stands(&self, near: &Present, present: &Present, hit: &Match) -> bool {
        let (lexicon, rule, _) = slot_of(hit);
        let sets = &self.sets[lexicon as usize][rule as usize].object;
        near.has_all(lexicon as usize, sets, present)
    }

    /// The scene of one match. What depends on the match's neighbours is filled in by the caller.
    fn scene<'s>(
        &'s self,
        document: &'s Document,
        here: &'s Found<'_>,
        own: &'s Sentence<'s>,
        earlier: Option<&'s Sentence<'s>>,
        hit: &'s Match,
        present: &Present,
    ) -> Scene<'s> {
        let lexicon_index = hit.phrase.lexicon as usize;
        let sets = &self.sets[lexicon_index][hit.phrase.rule as usize];
        Scene {
            document,
            block: here.block,
            folded: &here.folded,
            lexicon: &self.policy.lexicons[lexicon_index],
            lexicon_index,
            rule: self.rule(hit),
            sets,
            hit,
            sentence: own,
            earlier,
            matches: sentence::matches_from(&here.hits.matches, own.span),
            in_block: &|_| false,
            approved: &[],
            company: Company {
                object_in_paragraph: false,
                object_listed: false,
                object_in_document: present.has(lexicon_index, &sets.object),
                own_in_document: present.has(lexicon_index, &sets.own),
            },
        }
    }
}

/// Whether `span` is part of an address, in which no name stands for what it names.
fn in_address(document: &Document, span: Span<Prose>) -> bool {
    document
        .marks
        .covering(span)
        .any(|m| m.kind == MarkKind::Url)
}
