//! The list that a paragraph introduces: "The SRE enables access to:", and the items behind it.

use super::Checker;
use super::find::Found;
use super::names::Present;
use crate::matcher::NameHit;
use sayso_documents::{Block, BlockKind, Document};
use sayso_text::{Folded, Span};

/// So many items of a list are looked at: where each item introduces those behind it, all of them
/// would be looked at for each.
const MOST: usize = 64;

/// A longer item, in bytes, is more than a name that is explained.
const LONGEST: usize = 512;

/// The list items right behind the block at index `at`, where its text ends in a colon.
pub(super) fn items(document: &Document, at: usize) -> &[Block] {
    let Some(block) = document.blocks.get(at) else {
        return &[];
    };
    let behind = &document.blocks[at + 1..];
    let is_item = |b: &Block| b.kind == BlockKind::Item;
    let prose = || document.prose()[block.span.range()].trim_end();
    if !behind.first().is_some_and(is_item) || !prose().ends_with(':') {
        return &[];
    }
    let count = behind.iter().take(MOST).take_while(|b| is_item(b)).count();
    &behind[..count]
}

impl Checker {
    /// Whether an item that `here` introduces is a name of one of the lexicon's `sets`: it opens
    /// with the name, and nothing but an explanation behind a mark follows.
    pub(super) fn introduces(
        &self,
        document: &Document,
        here: &Found,
        (lexicon, sets): (usize, &[usize]),
        present: &Present,
    ) -> bool {
        // Every match of the block asks, and the items may be long.
        let listed = here
            .listed
            .get_or_init(|| self.listed(document, &here.block));
        listed.iter().any(|name| {
            name.lexicon as usize == lexicon
                && sets.contains(&(name.set as usize))
                && present.counts(&self.policy, name)
        })
    }

    /// The names that the items are which `block` introduces.
    pub(super) fn listed(&self, document: &Document, block: &Block) -> Vec<NameHit> {
        let at = document
            .blocks
            .partition_point(|b| b.span.start < block.span.start);
        let short = |item: &&Block| item.span.len() <= LONGEST;
        let found = items(document, at).iter().filter(short);
        let found = found.filter_map(|item| self.find_in(document, item));
        let names = found.flat_map(|Found { hits, folded, .. }| {
            let names = hits.names.into_iter();
            names.filter(move |name| stands_alone(&folded.text, name.span))
        });
        names.collect()
    }
}

/// Whether `name` is all of `item` but an article, and what follows a mark behind it.
fn stands_alone(item: &str, name: Span<Folded>) -> bool {
    let before = item[..name.start].trim();
    let behind = item[name.end..].trim_start();
    let opens = before.is_empty() || matches!(before, "the" | "and" | "or");
    opens && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '-'))
}

#[cfg(test)]
mod tests {
    use super::super::tests::builtin;
    use super::*;
    use sayso_documents::Format;
    use sayso_policy::Level;

    #[test]
    fn of_a_list_as_much_is_looked_at_as_a_person_would() {
        let checker = builtin();
        let long = format!("- ChatGPT, {}\n", "x ".repeat(LONGEST / 2));
        let cases = [
            ("", "- ChatGPT\n", 1),
            ("- a\n", "- ChatGPT \u{2013} for \u{e9}lan\n", 1),
            (&"- a\r\n".repeat(MOST - 1), "- ChatGPT\r\n", 1),
            (&"- a\n".repeat(MOST), "- ChatGPT\n", 0),
            ("", &long, 0),
        ];
        for (before, item, want) in cases {
            let text = format!("The SRE enables access to:\n\n{before}{item}");
            let report = checker.check_bytes("a.md", text.as_bytes(), Format::Markdown, None);
            // That the name stands somewhere in the document is worth a note.
            let levels = report.findings.iter().map(|finding| finding.level);
            assert_eq!(
                levels.filter(|level| *level > Level::Note).count(),
                want,
                "{text}"
            );
        }
    }
}
