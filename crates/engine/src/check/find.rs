//! Looks for phrases and names in the blocks of a document.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::judge::is_part;
use crate::matcher::{Hits, NameHit, Slot};
use sayso_documents::{Block, Document};
use sayso_english::is_foreign;
use sayso_text::folding::{FoldedText, fold};
use sayso_text::{Folded, Span};

use super::block::{SlotOf, slot_of};
use super::names::Present;
use super::pieces::Spared;
use super::{Checker, pieces, sentence};

/// So many sentences of a block are searched together, and judged together. Few blocks have more.
pub(super) const STRETCH: usize = 64;

/// Less prose is one thread's work: the others have other files, and should not wait for halves.
pub(super) const LONG: usize = 1 << 18;

/// One block with what was found in it.
pub(super) struct Found {
    pub(super) block: Block,
    pub(super) folded: Arc<FoldedText>,
    pub(super) sentences: Vec<Span<Folded>>,
    /// Which of them go on with the sentence before, of which they are a piece. In order.
    pub(super) continued: Vec<usize>,
    pub(super) hits: Hits,
    /// Which lists of which rules have a match here.
    pub(super) slots: BTreeSet<SlotOf>,
    /// Which names that count stand here, once somebody asked.
    pub(super) near: OnceLock<Present>,
    /// The names that the list is of which the block introduces, once somebody asked.
    pub(super) listed: OnceLock<Vec<NameHit>>,
}

impl Found {
    /// Whether the sentence at `at` goes on with the one before, of which it is a piece.
    pub(super) fn continues(&self, at: usize) -> bool {
        self.continued.binary_search(&at).is_ok()
    }

    /// Folds the block again where that was not kept: a block with hits is not empty.
    pub(super) fn fold_again(&mut self, document: &Document) {
        if self.folded.text.is_empty() {
            self.folded = Arc::new(folded(document, &self.block));
        }
    }
}

fn folded(document: &Document, block: &Block) -> FoldedText {
    fold(&document.prose()[block.span.range()], block.span.start)
}

impl Checker {
    /// Folds and scans every block; those without a hit are left out.
    pub(super) fn find(&self, document: &Document) -> Vec<Found> {
        self.find_and(document, |found| found)
    }

    /// As [`Self::find`], but what was folded of a long document is not kept until it is judged.
    pub(super) fn find_unfolded(&self, document: &Document) -> Vec<Found> {
        let is_long = is_long(document);
        self.find_and(document, |mut found| {
            if is_long {
                found.folded = Arc::default();
            }
            found
        })
    }

    fn find_and(
        &self,
        document: &Document,
        keep: impl Fn(Found) -> Found + Sync + Send,
    ) -> Vec<Found> {
        let find = |block| self.find_in(document, block).map(&keep);
        match is_long(document) {
            true => document.blocks.par_iter().filter_map(find).collect(),
            false => document.blocks.iter().filter_map(find).collect(),
        }
    }

    /// Folds and scans one block; `None` where nothing is found. What is found depends on the
    /// block's prose alone.
    pub(super) fn find_in(&self, document: &Document, block: &Block) -> Option<Found> {
        let folded = folded(document, block);
        if !self.matcher.touches(&folded.text) {
            return None;
        }
        let sentences = sentence::split(document, block.span, &folded);
        let mut hits = self.hits_of_all(document, &folded, &sentences);
        hits.names
            .retain(|n| !is_part(&document.marks, folded.to_prose(n.span), document.prose()));
        let pieces = pieces::cut(sentences, &folded.text, || self.spared(&hits));
        let any = !hits.matches.is_empty() || !hits.names.is_empty();
        if any && is_foreign(&document.prose()[block.span.range()]) {
            return None;
        }
        let slots = hits.matches.iter().map(slot_of).collect();
        any.then_some(Found {
            block: *block,
            folded: Arc::new(folded),
            sentences: pieces.sentences,
            continued: pieces.continued,
            hits,
            slots,
            near: OnceLock::new(),
            listed: OnceLock::new(),
        })
    }

    /// What is found in `sentences`, which are searched on all cores where they are many.
    fn hits_of_all(
        &self,
        document: &Document,
        folded: &FoldedText,
        sentences: &[Span<Folded>],
    ) -> Hits {
        let search = |stretch| self.matcher.scan(folded, document.prose(), stretch);
        if sentences.len() <= STRETCH {
            return search(sentences);
        }
        let searched = sentences.par_chunks(STRETCH).map(search);
        Hits::joined(searched.collect())
    }

    /// Where a monstrous sentence should not be cut: at matches, and at what they may be about.
    fn spared(&self, hits: &Hits) -> Spared {
        let names = hits.names.iter().filter(|name| self.may_be_object(name));
        let phrases = hits.matches.iter();
        let phrases = phrases.filter(|m| m.phrase.slot == Slot::Phrases);
        Spared {
            matches: phrases.map(|m| m.span).collect(),
            names: names.map(|n| n.span).collect(),
        }
    }

    /// Whether some rule can be about what has this name.
    pub(super) fn may_be_object(&self, name: &NameHit) -> bool {
        let mut rules = self.sets[name.lexicon as usize].iter();
        rules.any(|sets| sets.object.contains(&(name.set as usize)))
    }
}

/// Whether the blocks of the document are worth the work of all cores.
pub(super) fn is_long(document: &Document) -> bool {
    document.prose().len() >= LONG
}
