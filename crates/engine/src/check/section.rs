//! Where the conditions of rules are met: in which section of a document, and on which side of a match.

use std::collections::BTreeMap;

use sayso_documents::{Block, BlockKind, Document};
use sayso_policy::Order;
use sayso_text::{Prose, Span};

use super::find::{Found, SlotOf};
use crate::matcher::Slot;

/// More headings are not above each other.
const DEEPEST: usize = 16;

/// How far the matches of one list of phrases reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    first_end: usize,
    last_start: usize,
}

impl Reach {
    pub(super) fn of(span: Span<Prose>) -> Self {
        Self {
            first_end: span.end,
            last_start: span.start,
        }
    }

    /// Takes in another.
    pub(super) fn cover(&mut self, other: Self) {
        self.first_end = self.first_end.min(other.first_end);
        self.last_start = self.last_start.max(other.last_start);
    }

    /// Whether one of them is before or after `at`, as `order` wants.
    pub(super) fn meets(self, order: Option<Order>, at: Span<Prose>) -> bool {
        match order {
            None => true,
            Some(Order::Before) => self.first_end <= at.start,
            Some(Order::After) => self.last_start >= at.end,
        }
    }
}

/// What is in the sections of a document.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// By heading, as an index into the document's blocks: what is under it, or under one below it.
    under: BTreeMap<(Option<usize>, SlotOf), Reach>,
    /// What headings have themselves that rules ask of sections.
    titles: BTreeMap<usize, Vec<SlotOf>>,
}

impl Sections {
    /// The sections of `document`, in which all this was found.
    pub(super) fn new<'f>(document: &Document, found: impl Iterator<Item = &'f Found>) -> Self {
        let mut sections = Self::default();
        for found in found {
            let of_titles = |slot: &&SlotOf| matches!(slot.2, Slot::Section | Slot::NotSection);
            let titles: Vec<SlotOf> = found.slots.iter().filter(of_titles).copied().collect();
            if found.block.kind == BlockKind::Heading && !titles.is_empty() {
                sections
                    .titles
                    .insert(index(document, &found.block), titles);
            }
            let above: Vec<Option<usize>> = above(document, &found.block).collect();
            for (slot, reach) in &found.reach {
                for heading in &above {
                    let known = sections.under.entry((*heading, *slot)).or_insert(*reach);
                    known.cover(*reach);
                }
            }
        }
        sections
    }

    /// Whether a heading above `block` has a match of the list.
    pub(super) fn is_titled(&self, document: &Document, block: &Block, slot: SlotOf) -> bool {
        if self.titles.is_empty() {
            return false;
        }
        let mut above = above(document, block).flatten();
        above.any(|heading| {
            self.titles
                .get(&heading)
                .is_some_and(|slots| slots.contains(&slot))
        })
    }

    /// How far the list reaches in the section of `block`.
    pub(super) fn reach(&self, document: &Document, block: &Block, slot: SlotOf) -> Option<Reach> {
        let heading = above(document, block).next().flatten();
        self.under.get(&(heading, slot)).copied()
    }
}

fn index(document: &Document, block: &Block) -> usize {
    document
        .blocks
        .partition_point(|b| b.span.start < block.span.start)
}

/// The heading that the block is, or is under, and those above it; `None` where it is under none.
fn above<'d>(document: &'d Document, block: &Block) -> impl Iterator<Item = Option<usize>> + 'd {
    let own = match block.kind {
        BlockKind::Heading => Some(index(document, block)),
        _ => block.heading,
    };
    let next = move |heading: &Option<usize>| {
        let above = document.blocks.get((*heading)?)?.heading;
        above.map(Some)
    };
    std::iter::successors(Some(own), next).take(DEEPEST)
}
