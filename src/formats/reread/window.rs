//! Where a text that differs from another may be read by itself: between two paragraphs that
//! begin at the start of a line, behind a blank one, with nothing open around them.

use std::ops::Range;

use crate::document::{Block, BlockKind, Document, Format};
use crate::text::shared_ends;

use super::super::decode::Decoded;

/// The window ends so far behind what differs that the blank line before its end is untouched.
const BLANK_LINE: usize = "\r\n\r\n".len();
/// How many blocks to each side are looked at for an end of the window.
const REACH: usize = 64;

/// What is read anew.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The blocks that go.
    pub(super) blocks: Range<usize>,
    /// The text that they came from.
    pub(super) before: Range<usize>,
    /// The text that takes its place.
    pub(super) after: Range<usize>,
}

impl Window {
    /// The window around all in which the text of `before` differs; `None` where reading it could
    /// give something else than reading the whole.
    pub(super) fn around(before: &Document, decoded: &Decoded) -> Option<Self> {
        let is_told = !before.notices.is_empty() || !decoded.notices.is_empty();
        let is_parted = matches!(before.format, Format::Text | Format::Markdown);
        if is_told || !before.directives.is_empty() || !is_parted {
            return None;
        }
        let (old, new) = (before.text.as_str(), decoded.text.as_str());
        let (front, back) = shared_ends(old, new);
        let differs = front..old.len() - back;
        let (first, start) = first_block(before, differs.start)?;
        let (last, end) = last_block(before, first + 1, differs.end)?;
        let window = Self {
            blocks: first..last,
            before: start..end,
            after: start..new.len() - (old.len() - end),
        };
        window.is_closed(before, new).then_some(window)
    }

    /// Whether nothing in the window reaches out of it, nor anything outside into it.
    fn is_closed(&self, before: &Document, new: &str) -> bool {
        let texts = [&before.text[self.before.clone()], &new[self.after.clone()]];
        let is_plain = match before.format {
            Format::Text => true,
            Format::Markdown => {
                texts.iter().all(|text| is_plain(text)) && !is_entangled(&before.text)
            }
            Format::Html => false,
        };
        let heads = before.blocks[self.blocks.clone()].iter();
        is_plain
            && heads.clone().all(|block| block.kind != BlockKind::Heading)
            && !self.is_crossed(before)
    }

    /// Whether a mark or an inline element lies across an end of the window.
    fn is_crossed(&self, before: &Document) -> bool {
        let at = |block: usize| before.blocks.get(block).map(|b: &Block| b.span.start);
        let in_prose = [at(self.blocks.start), at(self.blocks.end)];
        let in_prose = || in_prose.into_iter().flatten();
        let in_text = || [self.before.start, self.before.end].into_iter();
        let mut marks = before.marks.iter();
        let mut inlines = before.inlines.iter();
        marks.any(|m| in_prose().any(|at| m.span.start < at && at < m.span.end))
            || inlines.any(|i| in_text().any(|at| i.outer.start < at && at < i.outer.end))
    }
}

/// The last block before `at` with which a window may begin, and where its text does. Its first
/// letter stays, so that it begins there still.
fn first_block(document: &Document, at: usize) -> Option<(usize, usize)> {
    let prose = document.map.find_back(at);
    let near = prose.map_or(document.blocks.len(), |prose| {
        document.blocks.partition_point(|b| b.span.start <= prose)
    });
    (0..near).rev().take(REACH).find_map(|index| {
        let start = opening(document, index)?;
        let letter = document.text[start..].chars().next()?;
        (start + letter.len_utf8() <= at).then_some((index, start))
    })
}

/// The first block from `from` on, behind `at`, before which a window may end, and where its text
/// begins; the end of the document where it has no more.
fn last_block(document: &Document, from: usize, at: usize) -> Option<(usize, usize)> {
    let beyond = document
        .map
        .find_back(at)
        .map_or(document.blocks.len(), |prose| {
            document.blocks.partition_point(|b| b.span.end < prose)
        });
    let found = (from.max(beyond)..document.blocks.len())
        .take(REACH)
        .find_map(|index| {
            let start = opening(document, index)?;
            (start >= at + BLANK_LINE).then_some((index, start))
        });
    let is_last = document.blocks.len() <= from.max(beyond) + REACH;
    found.or(is_last.then_some((document.blocks.len(), document.text.len())))
}

/// Where the text of a block begins, if that is a line of a paragraph that nothing holds: it
/// starts with a letter, and the line before it is blank.
fn opening(document: &Document, index: usize) -> Option<usize> {
    let block = &document.blocks[index];
    let start = document.map.map(block.span)?.span.start;
    let (before, text) = document.text.split_at(start);
    let is_free = before.ends_with("\n\n") || before.ends_with("\n\r\n");
    let is_paragraph = block.kind == BlockKind::Body && text.starts_with(char::is_alphabetic);
    (is_free && is_paragraph).then_some(start)
}

/// Whether Markdown has nothing that could stay open behind a blank line, or close front matter.
fn is_plain(text: &str) -> bool {
    let marks = ["<", "```", "~~~", "---", "+++", "[^", "]:"];
    marks.iter().all(|mark| !text.contains(mark))
}

/// Whether Markdown has definitions that count everywhere, or HTML that goes on behind blank
/// lines.
fn is_entangled(text: &str) -> bool {
    const OPEN: [&str; 6] = ["!", "?", "pre", "script", "style", "textarea"];
    let opens = |at: usize| {
        let rest = &text.as_bytes()[at + 1..];
        let starts = |word: &&str| {
            let start = rest.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        };
        OPEN.iter().any(starts)
    };
    let finds = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    finds("]:") || finds("[^") || memchr::memchr_iter(b'<', text.as_bytes()).any(opens)
}
