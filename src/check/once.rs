//! Judges the sentences of a block in which a match may count, each kind of sentence once: see
//! `memo`.

use crate::matcher::Slot;

use super::Checker;
use super::block::{Around, Judged, SlotOf, slot_of};
use super::excerpt::excerpt;
use super::find::Found;
use super::findings::Gathered;
use super::memo::{Front, Key};
use super::recheck::Before;
use super::visit::{Candidate, Pages};

impl Checker {
    /// Judges `candidates`, which are in the order of the text, and adds what they give.
    pub(super) fn judge_candidates(
        &self,
        pages: &Pages<'_>,
        around: Around<'_>,
        candidates: &[Candidate<'_>],
        judged: &mut Judged,
    ) {
        if candidates.is_empty() {
            return;
        }
        // Markup in the block has to be kept by a rewrite.
        let plain = pages.document.elements(&pages.here.block).is_empty();
        for of_sentence in candidates.chunk_by(|a, b| a.0 == b.0) {
            let at = of_sentence[0].0;
            let alone = excerpt(pages.document, pages.here, at.saturating_sub(1), at);
            let key = alone.as_ref().filter(|_| plain);
            let key = key.map(|alone| self.key(pages, alone, of_sentence));
            let before = Before::new(at, alone);
            judged.add(match key {
                Some(key) => self.judge_once(pages, around, of_sentence, &before, key),
                None => self.judge_sentence(pages, around, of_sentence, &before),
            });
        }
    }

    fn judge_sentence(
        &self,
        pages: &Pages<'_>,
        around: Around<'_>,
        candidates: &[Candidate<'_>],
        before: &Before,
    ) -> Judged {
        let mut gathered = Gathered::default();
        let candidates = candidates.to_vec();
        self.visit(
            pages,
            around.conditions,
            candidates,
            &mut |_, scene, verdict| {
                gathered.take(scene, verdict);
            },
        );
        gathered.settle(pages, before)
    }

    /// As [`Self::judge_sentence`], or what a sentence of the same key gave.
    fn judge_once(
        &self,
        pages: &Pages<'_>,
        around: Around<'_>,
        candidates: &[Candidate<'_>],
        before: &Before,
        (unread, read): (Option<Key>, Key),
    ) -> Judged {
        let start = pages.prose(candidates[0].0).start;
        let mut ways = Vec::with_capacity(2);
        for key in unread.into_iter().chain([read]) {
            let asked = around.memo.ask(&key);
            if let Some(known) = &asked.known {
                let mut judged = known.judged.clone();
                judged.shift(known.start, start);
                return judged;
            }
            ways.push((key, asked));
        }
        pages.leans.set(false);
        let judged = self.judge_sentence(pages, around, candidates, before);
        let way = ways.swap_remove(if pages.leans.get() { ways.len() - 1 } else { 0 });
        around.memo.note(way, start, &judged);
        judged
    }

    /// The keys of a sentence that stands as it does in `alone`: without the sentence before it,
    /// where that may turn out not to count, and with it.
    fn key(
        &self,
        pages: &Pages<'_>,
        alone: &Found,
        candidates: &[Candidate<'_>],
    ) -> (Option<Key>, Key) {
        let at = candidates[0].0;
        let prose = |at| pages.document.prose[pages.prose(at).range()].to_owned();
        let companies = candidates.iter().map(|(_, hit)| self.company(pages, hit));
        let read = Key {
            own: prose(at),
            front: at
                .checked_sub(1)
                .map_or(Front::None, |at| Front::Read(prose(at))),
            kind: pages.here.block.kind,
            companies: companies.collect(),
            conditions: pages
                .here
                .slots
                .iter()
                .copied()
                .filter(is_condition)
                .collect(),
        };
        let unread = (at > 0).then(|| Key {
            front: self.unread(alone),
            ..read.clone()
        });
        (unread, read)
    }

    /// What counts of the first of two sentences, whatever it says.
    fn unread(&self, alone: &Found) -> Front {
        let own = alone.sentences.last().map_or(0, |own| own.start);
        let names = alone.hits.names.iter();
        let objects = names
            .take_while(|name| name.span.start < own)
            .filter(|name| self.may_be_object(name));
        let slots = alone.hits.matches.iter();
        let slots = slots.take_while(|hit| hit.span.start < own).map(slot_of);
        Front::Unread {
            objects: objects.map(|n| (n.lexicon, n.set, n.ambiguous)).collect(),
            conditions: slots.filter(is_condition).collect(),
        }
    }
}

fn is_condition((_, _, slot): &SlotOf) -> bool {
    !matches!(slot, Slot::Phrases | Slot::Object)
}
