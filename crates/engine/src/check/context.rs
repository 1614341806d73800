//! What counts in a document beside the sentence that is judged: names and conditions elsewhere in
//! it and in the block.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::judge::{LeadIn, NamesNearby};
use crate::matcher::{Match, NameHit, Slot};
use sayso_documents::Document;

use super::compiled::Compiled;
use super::find::{Found, SlotOf};
use super::introduced;
use super::names::Present;

/// What of a whole document counts in each of its blocks.
#[derive(Debug)]
pub(super) struct DocumentContext<'a> {
    /// Which names there are.
    pub(super) names: &'a Present,
    /// The conditions with a match anywhere: what rules need outside the sentence.
    conditions: BTreeSet<SlotOf>,
}

impl<'a> DocumentContext<'a> {
    /// The context of a document in which all this was `found`.
    pub(super) fn new<'f>(names: &'a Present, found: impl IntoIterator<Item = &'f Found>) -> Self {
        let slots = found.into_iter().flat_map(|found| &found.slots);
        let conditions = slots.filter(|(_, _, slot)| *slot != Slot::Phrases);
        Self {
            names,
            conditions: conditions.copied().collect(),
        }
    }

    /// Whether the list has a match in the document.
    pub(super) fn meets(&self, condition: SlotOf) -> bool {
        self.conditions.contains(&condition)
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
