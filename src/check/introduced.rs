//! The list that a paragraph introduces: "The SRE enables access to:", and the items behind it.

use super::Checker;
use super::names::Present;
use crate::document::{Block, BlockKind, Document};
use crate::text::{Folded, Span};

/// The list items right behind the block at index `at`, where its text ends in a colon.
pub(super) fn items(document: &Document, at: usize) -> &[Block] {
    let Some(block) = document.blocks.get(at) else {
        return &[];
    };
    let behind = &document.blocks[at + 1..];
    let is_item = |b: &Block| b.kind == BlockKind::Item;
    let prose = || document.prose[block.span.range()].trim_end();
    if !behind.first().is_some_and(is_item) || !prose().ends_with(':') {
        return &[];
    }
    let count = behind.iter().take_while(|b| is_item(b)).count();
    &behind[..count]
}

impl Checker {
    /// Whether an item that `block` introduces is a name of one of the lexicon's `sets`: it opens
    /// with the name, and nothing but an explanation behind a mark follows.
    pub(super) fn introduces(
        &self,
        document: &Document,
        block: &Block,
        (lexicon, sets): (usize, &[usize]),
        present: &Present,
    ) -> bool {
        let at = document
            .blocks
            .partition_point(|b| b.span.start < block.span.start);
        items(document, at).iter().any(|item| {
            self.find_in(document, item).is_some_and(|found| {
                found.hits.names.iter().any(|name| {
                    name.lexicon as usize == lexicon
                        && sets.contains(&(name.set as usize))
                        && present.counts(&self.policy, name)
                        && stands_alone(&found.folded.text, name.span)
                })
            })
        })
    }
}

/// Whether `name` is all of `item` but an article, and what follows a mark behind it.
fn stands_alone(item: &str, name: Span<Folded>) -> bool {
    let before = item[..name.start].trim();
    let behind = item[name.end..].trim_start();
    let opens = before.is_empty() || matches!(before, "the" | "and" | "or");
    opens && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '-'))
}
