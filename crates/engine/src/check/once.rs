//! Judges the sentences of a block in which a match may count, each kind of sentence once: see
//! `memo`.

use crate::judge::Company;
use crate::matcher::Slot;

use super::Checker;
use super::block::{Around, Judged, SlotOf, slot_of};
use super::excerpt::{excerpt, is_plain_piece, reads_alone};
use super::find::Found;
use super::findings::Gathered;
use super::memo::{Front, Key};
use super::recheck::Before;
use super::sentence::{matches_from, names_from};
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
        let conditions = pages.here.slots.iter().copied().filter(is_condition);
        let conditions: Vec<SlotOf> = conditions.collect();
        for of_sentence in candidates.chunk_by(|a, b| a.0 == b.0) {
            let at = of_sentence[0].0;
            let window = at.saturating_sub(1)..=at;
            let alone = reads_alone(pages.document, pages.here, window.clone());
            let known = alone || is_plain_piece(pages.document, pages.here, window);
            if known && plain {
                self.judge_once(pages, (around, &conditions), (of_sentence, alone), judged);
            } else {
                judged.add(self.judge_sentence(pages, around, of_sentence, alone));
            }
        }
    }

    /// Judges the matches of one sentence; `alone` says whether it and the one before it read alone
    /// as they do in the block.
    fn judge_sentence(
        &self,
        pages: &Pages<'_>,
        around: Around<'_>,
        candidates: &[Candidate<'_>],
        alone: bool,
    ) -> Judged {
        let at = candidates[0].0;
        let alone = alone.then(|| excerpt(pages.here, at.saturating_sub(1)..=at));
        let before = Before::new(at, alone);
        let mut gathered = Gathered::default();
        self.visit(
            pages,
            around.conditions,
            candidates.to_vec(),
            &mut |_, scene, verdict| {
                gathered.take(scene, verdict);
            },
        );
        gathered.settle(pages, &before, candidates)
    }

    /// Adds what [`Self::judge_sentence`] gives, or what a sentence of the same key gave. The
    /// `conditions` are those of which a phrase stands in the block.
    fn judge_once(
        &self,
        pages: &Pages<'_>,
        (around, conditions): (Around<'_>, &[SlotOf]),
        (candidates, alone): (&[Candidate<'_>], bool),
        judged: &mut Judged,
    ) {
        let at = candidates[0].0;
        let start = pages.prose(at).start;
        let companies = candidates.iter().map(|(_, hit)| self.company(pages, hit));
        let companies: Vec<Company> = companies.collect();
        let key = |front| Key {
            own: prose(pages, at).into(),
            front,
            goes_on: [at, at + 1].map(|at| pages.here.continues(at)),
            kind: pages.here.block.kind,
            companies: companies.as_slice().into(),
            conditions: conditions.into(),
        };
        let mut ways = Vec::with_capacity(2);
        for front in self.fronts(pages, at) {
            let key = key(front);
            let asked = around.memo.ask(&key);
            if let Some(known) = &asked.known {
                judged.add_from(&known.judged, known.start, start);
                return;
            }
            ways.push((key, asked));
        }
        pages.leans.set(false);
        let given = self.judge_sentence(pages, around, candidates, alone);
        let way = ways.swap_remove(if pages.leans.get() { ways.len() - 1 } else { 0 });
        around.memo.note(way, start, &given);
        judged.add(given);
    }

    /// What may count of the sentence before the one at `at`: less of it, where that may turn out
    /// not to be read, and then all of it.
    fn fronts<'p>(
        &self,
        pages: &'p Pages<'_>,
        at: usize,
    ) -> impl Iterator<Item = Front<'p>> + use<'p> {
        let [unread, read] = match at.checked_sub(1) {
            None => [None, Some(Front::None)],
            Some(front) => [
                Some(self.unread(pages.here, front)),
                Some(Front::Read(prose(pages, front).into())),
            ],
        };
        unread.into_iter().chain(read)
    }

    /// What counts of the sentence at `at` before another, whatever it says.
    fn unread(&self, here: &Found, at: usize) -> Front<'static> {
        let span = here.sentences[at];
        let names = names_from(&here.hits.names, span).filter(|name| self.may_be_object(name));
        let slots = matches_from(&here.hits.matches, span).iter().map(slot_of);
        Front::Unread {
            objects: set(names.map(|n| (n.lexicon, n.set, n.ambiguous))),
            conditions: set(slots.filter(is_condition)),
        }
    }
}

/// The prose of the sentence at `at`.
fn prose<'p>(pages: &'p Pages<'_>, at: usize) -> &'p str {
    &pages.document.prose()[pages.prose(at).range()]
}

/// The items in order, each once.
fn set<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}

fn is_condition((_, _, slot): &SlotOf) -> bool {
    !matches!(slot, Slot::Phrases | Slot::Object)
}
