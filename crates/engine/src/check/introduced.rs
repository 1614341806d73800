//! The list that a paragraph introduces: "The SRE enables access to:", and the items behind it.

use super::compiled::Compiled;
use super::find::{Found, in_block};
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

/// The names in the list that `block` introduces: those of items that open with the name, and have
/// nothing but an explanation behind a mark after it.
pub(super) fn names(compiled: &Compiled, document: &Document, block: &Block) -> Vec<NameHit> {
    let blocks = &document.blocks;
    let at = blocks.partition_point(|b| b.span.start < block.span.start);
    let short = |item: &&Block| item.span.len() <= LONGEST;
    let found = items(document, at).iter().filter(short);
    let found = found.filter_map(|item| in_block(compiled, document, item));
    let names = found.flat_map(|Found { hits, folded, .. }| {
        let names = hits.names.into_iter();
        names.filter(move |name| stands_alone(&folded.text, name.span))
    });
    names.collect()
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
