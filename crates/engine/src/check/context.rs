//! What counts in a document beside the sentence that is judged: names and conditions elsewhere in
//! it and in the block.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::judge::{LeadIn, NamesNearby};
use crate::matcher::{Match, NameHit, Slot};
use sayso_documents::Document;

use super::compiled::Compiled;
use super::find::{Found, SlotOf};
use super::introduced;
use super::names::Present;
use super::section::{Reach, Sections};
use sayso_policy::Within;

/// What of a whole document counts in each of its blocks.
#[derive(Debug)]
pub(super) struct DocumentContext<'a> {
    /// Which names there are.
    pub(super) names: &'a Present,
    /// The conditions with a match anywhere: what rules need outside the sentence.
    conditions: BTreeMap<SlotOf, Reach>,
    sections: Sections,
    /// The block that the document is a part of, where it was made of one.
    outer: Option<&'a BlockContext<'a>>,
}

impl<'a> DocumentContext<'a> {
    /// The context of `document`, in which all this was `found`.
    pub(super) fn new<'f>(
        names: &'a Present,
        document: &Document,
        found: impl IntoIterator<Item = &'f Found> + Clone,
    ) -> Self {
        let mut conditions: BTreeMap<SlotOf, Reach> = BTreeMap::new();
        for (slot, reach) in found.clone().into_iter().flat_map(|found| &found.reach) {
            conditions.entry(*slot).or_insert(*reach).cover(*reach);
        }
        Self {
            names,
            conditions,
            sections: Sections::new(document, found.into_iter()),
            outer: None,
        }
    }

    /// The same, of a document that is made of a part of a block.
    pub(super) fn inside(mut self, outer: &'a BlockContext<'a>) -> Self {
        self.outer = Some(outer);
        self
    }
}

/// One block of a document, with what counts in each of its sentences.
#[derive(Debug)]
pub(super) struct BlockContext<'a> {
    pub(super) compiled: &'a Compiled,
    pub(super) document: &'a Document,
    pub(super) around: &'a DocumentContext<'a>,
    pub(super) found: &'a Found,
    /// The names of the block, once they are needed.
    names: OnceLock<Present>,
    /// The names that the list consists of which the block introduces, once they are needed.
    listed: OnceLock<Vec<NameHit>>,
    /// What introduces the block, once it is needed.
    lead_in: OnceLock<Option<LeadIn>>,
}

impl<'a> BlockContext<'a> {
    pub(super) fn new(
        compiled: &'a Compiled,
        document: &'a Document,
        around: &'a DocumentContext<'a>,
        found: &'a Found,
    ) -> Self {
        Self {
            compiled,
            document,
            around,
            found,
            names: OnceLock::new(),
            listed: OnceLock::new(),
            lead_in: OnceLock::new(),
        }
    }

    /// Whether a condition of the match's rule is met outside of its sentence, as far as the rule looks.
    pub(super) fn meets(&self, hit: &Match, slot: Slot) -> bool {
        let rule = self.compiled.rule(hit);
        let at = self.found.folded.to_prose(hit.span);
        let key = (hit.phrase.lexicon, hit.phrase.rule, slot);
        let order = rule.order.filter(|_| slot == Slot::Unless);
        let condition = match slot {
            Slot::Near => rule.near.as_ref(),
            Slot::Unless => rule.unless.as_ref(),
            Slot::Qualified => rule.qualified.as_ref().map(|q| &q.by),
            _ => None,
        };
        let (sections, block) = (&self.around.sections, &self.found.block);
        let own = match (slot, condition.map(|c| c.within)) {
            (Slot::Section | Slot::NotSection, _) => sections.is_titled(self.document, block, key),
            (_, Some(Within::Section)) => {
                let reach = sections.reach(self.document, block, key);
                reach.is_some_and(|reach| reach.meets(order, at))
            }
            (_, Some(Within::Paragraph)) => {
                let reach = self.found.reach.get(&key);
                reach.is_some_and(|reach| reach.meets(order, at))
            }
            _ => {
                let reach = self.around.conditions.get(&key);
                reach.is_some_and(|reach| reach.meets(order, at))
            }
        };
        let wide = matches!(slot, Slot::Section | Slot::NotSection)
            || condition.is_some_and(|c| c.within == Within::Section);
        own || wide
            && self
                .around
                .outer
                .is_some_and(|outer| outer.meets(hit, slot))
    }

    /// Where names of the match's rule are.
    pub(super) fn nearby(&self, hit: &Match) -> NamesNearby {
        let names = self.around.names;
        let sets = self.compiled.sets(hit);
        let lexicon = hit.phrase.lexicon as usize;
        NamesNearby {
            object_in_paragraph: self.names().has_all(lexicon, &sets.object, names),
            object_listed: self.lists(lexicon, &sets.object),
            object_in_document: names.has(lexicon, &sets.object),
            own_in_document: names.has(lexicon, &sets.own),
        }
    }

    /// What introduces the block as denied, or as wording to avoid.
    pub(super) fn lead_in(&self) -> Option<&LeadIn> {
        let lead_in = || introduced::lead_in(self.document, &self.found.block);
        self.lead_in.get_or_init(lead_in).as_ref()
    }

    fn names(&self) -> &Present {
        let names = || Present::new(self.compiled, self.found.hits.names.iter());
        self.names.get_or_init(names)
    }

    /// Whether an item of the list that the block introduces is a name of one of `sets`.
    fn lists(&self, lexicon: usize, sets: &[usize]) -> bool {
        let listed = || introduced::names(self.compiled, self.document, &self.found.block);
        self.listed.get_or_init(listed).iter().any(|name| {
            name.lexicon as usize == lexicon
                && sets.contains(&(name.set as usize))
                && self.around.names.counts(self.compiled, name)
        })
    }
}
