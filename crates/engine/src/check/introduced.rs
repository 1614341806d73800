//! What introduces a block, and what a block introduces: the paragraph before a list, the heading above it, the
//! head of a table's column. "The SRE enables access to:" and the items after it.

use super::compiled::Compiled;
use super::find::{Found, in_block};
use crate::judge::{LeadIn, visible};
use crate::matcher::NameHit;
use sayso_documents::{Block, BlockKind, Document};
use sayso_english::{is_exclusion_word, is_wording_noun};
use sayso_text::{Folded, Span};

/// So many items of a list are looked at: where each item introduces those after it, all of them
/// would be looked at for each.
const MOST: usize = 64;

/// A longer item, in bytes, is more than a name that is explained.
const LONGEST: usize = 512;

/// The list items right after the block at index `at`, where its text ends in a colon.
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
/// nothing but an explanation after a mark after it.
pub(super) fn names(compiled: &Compiled, document: &Document, block: &Block) -> Vec<NameHit> {
    let blocks = &document.blocks;
    let at = blocks.partition_point(|b| b.span.start < block.span.start);
    let short = |item: &&Block| item.span.len() <= LONGEST;
    let found = items(document, at).iter().filter(short);
    let found = found.filter_map(|item| in_block(compiled, document, item));
    let names = found.flat_map(|Found { hits, folded, .. }| {
        let names = hits.names.into_iter();
        names.filter(move |name| is_whole_item(&folded.text, name.span))
    });
    names.collect()
}

/// Whether `name` is all of `item` but an article, and what follows a mark after it.
fn is_whole_item(item: &str, name: Span<Folded>) -> bool {
    let before = item[..name.start].trim();
    let behind = item[name.end..].trim_start();
    let opens = before.is_empty() || matches!(before, "the" | "and" | "or");
    opens && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '-'))
}

/// A longer text, in words, introduces nothing but itself.
const LONGEST_LEAD: usize = 14;

/// So many cells of a table are looked at for the head of a column.
const MOST_CELLS: usize = 512;

/// What before the block marks it as denied, or as wording to avoid, if anything does.
pub(super) fn lead_in(document: &Document, block: &Block) -> Option<LeadIn> {
    let blocks = &document.blocks;
    let at = blocks.partition_point(|b| b.span.start < block.span.start);
    let text = |b: &Block| visible(&document.prose()[b.span.range()]);
    if block.kind == BlockKind::Cell {
        let head = column_head(document, at).and_then(|head| excludes(text(&blocks[head]), true));
        return head.or_else(|| denying_value(document, at));
    }
    let before = (at.saturating_sub(MOST)..at).rev();
    let mut before = before.filter(|i| {
        block.kind != BlockKind::Item
            || blocks[*i].kind != BlockKind::Item
            || text(&blocks[*i]).ends_with(':')
    });
    let nearest = &blocks[before.next()?];
    let heads = nearest.kind == BlockKind::Heading;
    let words = text(nearest);
    let short = nearest.span.len() <= LONGEST && !words.ends_with('.');
    if short && (words.ends_with(':') || block.kind == BlockKind::Item) || heads {
        let lead_in = excludes(words.clone(), heads || !words.ends_with(':'))?;
        return (block.kind == BlockKind::Item || lead_in.wording && block.kind == BlockKind::Body)
            .then_some(lead_in);
    }
    None
}

/// The block that heads the column of the cell at `at`: the cell of the same place in the first row. Rows begin
/// on lines of their own, or at a tag.
fn column_head(document: &Document, at: usize) -> Option<usize> {
    let blocks = &document.blocks;
    let low = at.saturating_sub(MOST_CELLS);
    let is_cell = |i: &usize| blocks[*i].kind == BlockKind::Cell;
    let start = (low..at).rev().take_while(is_cell).last()?;
    let breaks = |i: &usize| ends_row(document, *i);
    let row = (start..at).rev().find(breaks)? + 1;
    let head = start + (at - row);
    (head < row && !(start..head).any(|i| breaks(&i))).then_some(head)
}

/// Whether the cell at `at` is the last of its row.
fn ends_row(document: &Document, at: usize) -> bool {
    let place = |i: usize| document.map.map(document.blocks[i].span).map(|m| m.span);
    let (Some(one), Some(two)) = (place(at), place(at + 1)) else {
        return false;
    };
    let between = document.text.get(one.end..two.start.max(one.end));
    between.is_some_and(|text| text.contains('\n') && !text.contains('<') || text.contains("<tr"))
}

/// "| Biodegradable | no |": the next cell of the row, where it is nothing but a denial.
fn denying_value(document: &Document, at: usize) -> Option<LeadIn> {
    let value = document.blocks.get(at + 1)?;
    if value.kind != BlockKind::Cell || ends_row(document, at) {
        return None;
    }
    let text = visible(&document.prose()[value.span.range()]);
    let denies = matches!(
        text.trim_end_matches(['.', '!']).to_lowercase().as_str(),
        "no" | "none"
            | "never"
            | "not yet"
            | "n/a"
            | "false"
            | "\u{2717}"
            | "\u{2718}"
            | "\u{d7}"
            | "\u{274c}"
    );
    denies.then_some(LeadIn {
        text,
        wording: false,
    })
}

/// How a heading or lead-in marks what follows it: as denied ("This is not:"), or as wording to avoid ("Do not
/// say", "Avoid").
fn excludes(text: String, heads: bool) -> Option<LeadIn> {
    let lower = text.to_lowercase().replace('\u{2019}', "'");
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| !w.is_empty())
        .collect();
    let negation = words.iter().rposition(|w| is_negation(w));
    let asks = words
        .first()
        .is_some_and(|w| matches!(*w, "why" | "if" | "when"));
    if words.len() > LONGEST_LEAD || asks {
        return None;
    }
    let says = words.iter().any(|w| {
        matches!(
            *w,
            "say" | "saying" | "said" | "write" | "writing" | "claim" | "use" | "call" | "promise"
        )
    }) || words
        .iter()
        .any(|w| is_wording_noun(w.trim_end_matches('s')));
    let closed = |from: usize| words[from..].iter().all(|w| is_exclusion_word(w));
    let advises = words.iter().any(|w| {
        matches!(
            *w,
            "avoid"
                | "avoided"
                | "flags"
                | "myths"
                | "banned"
                | "forbidden"
                | "instead"
                | "prohibited"
                | "rejected"
        )
    });
    let short = words.len() <= 3 || says && words.len() <= 8;
    let wording = advises && short
        || heads
            && words.len() == 1
            && matches!(
                words[0],
                "bad" | "wrong" | "incorrect" | "don't" | "don'ts" | "no" | "never"
            )
        || negation.is_some_and(|at| says && closed(at + 1));
    let denied = negation.is_some_and(|at| closed(at + 1) && (!heads || closed(0)));
    (wording || denied).then_some(LeadIn { text, wording })
}

fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot" | "dont" | "don'ts") || word.ends_with("n't")
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
            // That the name is somewhere in the document is a note.
            let levels = report.findings.iter().map(|finding| finding.level);
            assert_eq!(
                levels.filter(|level| *level > Level::Note).count(),
                want,
                "{text}"
            );
        }
    }
}
