//! Finds phrases and names in the blocks of a document.

use std::collections::{BTreeMap, BTreeSet};

use crate::judge::is_part;
use crate::matcher::{Hits, Match, Slot};
use sayso_documents::{Block, Document, parallel};
use sayso_english::is_foreign;
use sayso_text::folding::{FoldedText, fold, fold_into};
use sayso_text::{Folded, Span};

use super::chunks::{self, Spared};
use super::compiled::Compiled;
use super::section::Reach;
use super::sentence;

/// A block with more sentences is searched, and checked, in parts of so many, on all cores.
pub(super) const PART: usize = 64;

/// A document with less prose is checked on one thread: the others have other files.
const LONG: usize = 1 << 18;

/// A list of phrases of a rule: lexicon, rule, list.
pub(super) type SlotOf = (u32, u32, Slot);

/// The list that the phrase of a match is in.
pub(super) fn slot_of(hit: &Match) -> SlotOf {
    (hit.phrase.lexicon, hit.phrase.rule, hit.phrase.slot)
}

/// One block with what was found in it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) block: Block,
    pub(super) folded: FoldedText,
    pub(super) sentences: Vec<Span<Folded>>,
    /// Which of them go on with the sentence before, of which they are a chunk. In order.
    continued: Vec<usize>,
    pub(super) hits: Hits,
    /// Which lists of which rules have a match here.
    pub(super) slots: BTreeSet<SlotOf>,
    /// How far those reach that count elsewhere.
    pub(super) reach: BTreeMap<SlotOf, Reach>,
}

impl Found {
    /// Whether the sentence at `at` goes on with the one before, of which it is a chunk.
    pub(super) fn continues(&self, at: usize) -> bool {
        self.continued.binary_search(&at).is_ok()
    }

    /// The matches of rules' phrases, each with the index of the sentence that holds all of it.
    pub(super) fn candidates(&self) -> impl Iterator<Item = (usize, &Match)> {
        let phrases = self.hits.matches.iter();
        let phrases = phrases.filter(|m| m.phrase.slot == Slot::Phrases);
        phrases.filter_map(|hit| {
            let at = self.sentences.partition_point(|s| s.end <= hit.span.start);
            let holds = self.sentences.get(at)?.contains(hit.span);
            holds.then_some((at, hit))
        })
    }
}

/// Folds and searches every block; those without a hit, and those in another language, are left out.
pub(super) fn in_document(compiled: &Compiled, document: &Document) -> Vec<Found> {
    let prose = |block: &Block| &document.prose()[block.span.range()];
    let find = |block| in_block(compiled, document, block).filter(|_| !is_foreign(prose(block)));
    match is_long(document) {
        true => parallel::filter_map(&document.blocks, find),
        false => document.blocks.iter().filter_map(find).collect(),
    }
}

/// Whether the document is long enough to be searched on all cores.
pub(super) fn is_long(document: &Document) -> bool {
    document.prose().len() >= LONG
}

/// Folds and searches one block; `None` where nothing is found. What is found depends on the
/// block's prose and marks alone.
pub(super) fn in_block(compiled: &Compiled, document: &Document, block: &Block) -> Option<Found> {
    let prose = &document.prose()[block.span.range()];
    let folded = fold(prose, block.span.start);
    if !compiled.matcher.touches(&folded.text) {
        return None;
    }
    let sentences = sentence::split(document, block.span, &folded);
    let mut hits = scan(compiled, document, &folded, &sentences);
    hits.names
        .retain(|n| !is_part(&document.marks, folded.to_prose(n.span), document.prose()));
    if hits.matches.is_empty() && hits.names.is_empty() {
        return None;
    }
    let chunks = chunks::cut(sentences, &folded.text, || spared(compiled, &hits));
    Some(Found {
        block: *block,
        sentences: chunks.sentences,
        continued: chunks.continued,
        slots: hits.matches.iter().map(slot_of).collect(),
        reach: reach(&folded, &hits),
        folded,
        hits,
    })
}

/// How far the conditions of rules reach.
fn reach(folded: &FoldedText, hits: &Hits) -> BTreeMap<SlotOf, Reach> {
    let mut all = BTreeMap::new();
    let conditions = hits
        .matches
        .iter()
        .filter(|m| m.phrase.slot != Slot::Phrases);
    for hit in conditions {
        let one = Reach::of(folded.to_prose(hit.span));
        all.entry(slot_of(hit)).or_insert(one).cover(one);
    }
    all
}

/// What is found in `sentences`, which are searched on all cores where they are many.
fn scan(
    compiled: &Compiled,
    document: &Document,
    folded: &FoldedText,
    sentences: &[Span<Folded>],
) -> Hits {
    let scan = |part| compiled.matcher.scan(folded, document.prose(), part);
    if sentences.len() <= PART {
        return scan(sentences);
    }
    let parts: Vec<_> = sentences.chunks(PART).collect();
    Hits::joined(parallel::map(&parts, |part| scan(part)))
}

/// Where an oversized sentence should not be cut: at matches, and at what they may be about.
fn spared(compiled: &Compiled, hits: &Hits) -> Spared {
    let names = hits
        .names
        .iter()
        .filter(|name| compiled.may_be_object(name));
    let phrases = hits.matches.iter();
    let phrases = phrases.filter(|m| m.phrase.slot == Slot::Phrases);
    Spared {
        matches: phrases.map(|m| m.span).collect(),
        names: names.map(|n| n.span).collect(),
    }
}

/// Whether any rule can fire on the document. Asked first, since the words of a phrase are in most
/// documents, and the names that it is about in few.
pub(super) fn may_fire(compiled: &Compiled, document: &Document) -> bool {
    let gate = compiled.matcher.gate();
    let mut folded = FoldedText::default();
    document.blocks.iter().any(|block| {
        let prose = &document.prose()[block.span.range()];
        fold_into(prose, block.span.start, &mut folded);
        gate.may_fire(&folded.text)
    })
}
