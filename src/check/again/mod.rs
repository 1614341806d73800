//! Judges a later state of a document by what is known of an earlier one: only blocks that differ
//! are judged, unless what counts of the document as a whole is another now.

mod alike;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Document;
use crate::matcher::NameHit;

use super::Checker;
use super::block::{Around, Judged, SlotOf, conditions};
use super::find::Found;
use super::findings::location;
use super::memo::Memo;
use super::names::Present;
use alike::Alike;

/// A document that was judged, with what each of its blocks gave: what judging a later state of
/// it can build on.
#[derive(Debug)]
pub struct Known {
    pub(super) document: Arc<Document>,
    whole: Whole,
    /// The blocks in which something was found, by their index in the document.
    blocks: BTreeMap<usize, KnownBlock>,
}

/// What of the document as a whole counts in each of its blocks.
#[derive(Debug, PartialEq, Eq)]
struct Whole {
    present: Present,
    conditions: BTreeSet<SlotOf>,
}

#[derive(Debug)]
struct KnownBlock {
    names: Vec<NameHit>,
    slots: BTreeSet<SlotOf>,
    judged: Judged,
}

impl Checker {
    /// Judges `document`, of which `earlier` is an earlier state that this checker judged.
    pub(super) fn judge_again(&self, document: Arc<Document>, earlier: Option<Known>) -> Known {
        let (mut blocks, anew, before) = match earlier {
            Some(earlier) => keep(&document, earlier),
            None => (BTreeMap::new(), (0..document.blocks.len()).collect(), None),
        };
        let find = |at: usize| Some((at, self.find_in(&document, &document.blocks[at])?));
        let mut found: Vec<(usize, Found)> = anew.into_iter().filter_map(find).collect();
        let whole = self.whole(&blocks, &found);
        if before.is_some_and(|before| before != whole) {
            found.extend(std::mem::take(&mut blocks).into_keys().filter_map(find));
        }
        let around = Around {
            present: &whole.present,
            conditions: &whole.conditions,
            memo: &Memo::default(),
        };
        for (at, found) in found {
            let mut judged = Judged::default();
            self.judge_block(&document, &found, around, &mut judged);
            let block = KnownBlock {
                names: found.hits.names,
                slots: found.slots,
                judged,
            };
            blocks.insert(at, block);
        }
        Known {
            document,
            whole,
            blocks,
        }
    }

    fn whole(&self, kept: &BTreeMap<usize, KnownBlock>, found: &[(usize, Found)]) -> Whole {
        let names = kept.values().flat_map(|block| &block.names);
        let new_names = found.iter().flat_map(|(_, found)| &found.hits.names);
        let slots = kept.values().map(|block| &block.slots);
        let new_slots = found.iter().map(|(_, found)| &found.slots);
        Whole {
            present: Present::new(&self.policy, names.chain(new_names)),
            conditions: conditions(slots.chain(new_slots)),
        }
    }
}

/// What is known of blocks that are as they were, moved to where they are now; the blocks that
/// must be looked at anew; and what counted of the whole.
fn keep(
    document: &Document,
    earlier: Known,
) -> (BTreeMap<usize, KnownBlock>, Vec<usize>, Option<Whole>) {
    let before = Arc::clone(&earlier.document);
    let alike = Alike::new(&before, document);
    let (mut known, mut kept, mut anew) = (earlier.blocks, BTreeMap::new(), Vec::new());
    for (at, block) in document.blocks.iter().enumerate() {
        let Some(was) = alike.earlier(at) else {
            anew.push(at);
            continue;
        };
        // Where there was nothing in the same prose, there is nothing now.
        let Some(mut found) = known.remove(&was) else {
            continue;
        };
        if alike.is_dressed_alike(was, at) {
            let from = before.blocks[was].span.start;
            found.judged.shift(from, block.span.start);
            kept.insert(at, found);
        } else {
            anew.push(at);
        }
    }
    (kept, anew, Some(earlier.whole))
}

impl Known {
    /// All that the document gave, in order.
    pub(super) fn judged(&self) -> Judged {
        let mut all = Judged::default();
        for (at, block) in &self.blocks {
            let mut judged = block.judged.clone();
            // Headings and numbers of paragraphs change with other blocks.
            judged.locate(&location(&self.document, &self.document.blocks[*at]));
            all.add(judged);
        }
        all.sort();
        all
    }
}
