//! Collects what an extractor finds, piece by piece, into the prose of a document.

mod asides;
mod extract;
mod records;
mod words;

use crate::{Block, BlockKind, ReadOptions};
use sayso_text::{Fit, GAP_TEXT, Span};
use std::ops::Range;

use super::code::Code;
use super::edges::Edges;
use super::identifiers;

use asides::Aside;

pub(super) use extract::Extract;
pub(super) use words::WordCount;

/// A stretch of prose on its way: as it is in the text, or made from it as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Bytes of the text as they are.
    Exact(Range<usize>),
    /// What is shown for bytes of the text.
    Whole(String, Range<usize>),
}

/// What is read: the text, in which code is masked, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) options: &'t ReadOptions,
    /// What is masked, in order.
    pub(super) codes: &'t [Code],
}

/// Writes prose, its map and its blocks in one pass over `text`.
pub(super) struct Builder<'t> {
    text: &'t str,
    options: &'t ReadOptions,
    codes: &'t [Code],
    prose: String,
    /// All but the prose.
    out: Extract,
    kind: BlockKind,
    level: Option<u8>,
    /// Where the block in hand starts in the prose, once it has a visible character.
    open: Option<usize>,
    /// The number of blocks so far.
    number: usize,
    /// Whether blocks other than headings are counted, but not kept.
    count_only: bool,
    /// The headings that the next block is under, outermost first, with their levels.
    headings: Vec<(u8, usize)>,
    asides: Vec<Aside>,
    /// How deep, and in which aside, text goes beside the prose.
    beside: usize,
    /// The edges of elements since the last text.
    edges: Edges,
}

impl<'t> Builder<'t> {
    /// An empty document over `text`.
    pub(super) fn new(source: Source<'t>) -> Self {
        let Source {
            text,
            options,
            codes,
        } = source;
        Self {
            text,
            options,
            codes,
            prose: String::with_capacity(text.len()),
            out: Extract::default(),
            kind: BlockKind::Body,
            level: None,
            open: None,
            number: 0,
            count_only: false,
            headings: Vec::new(),
            asides: Vec::new(),
            beside: 0,
            edges: Edges::default(),
        }
    }

    /// The text that is read.
    pub(super) fn source(&self) -> &'t str {
        self.text
    }

    /// What the configuration says of how it is read.
    pub(super) fn options(&self) -> &'t ReadOptions {
        self.options
    }

    /// Ends the block in hand; what follows is a block of this kind.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.kind = kind;
        self.level = None;
    }

    /// Ends the block in hand; what follows is a heading of this level, from 1.
    pub(super) fn begin_heading(&mut self, level: u8) {
        self.begin(BlockKind::Heading);
        self.level = Some(level);
    }

    /// Changes the kind of the block in hand.
    pub(super) fn turn_into(&mut self, kind: BlockKind) {
        self.kind = kind;
    }

    /// From here on, blocks other than headings are counted, but not kept.
    pub(super) fn count_only(&mut self, count_only: bool) {
        self.count_only = count_only;
    }

    /// Counts blocks that were read elsewhere.
    pub(super) fn count(&mut self, blocks: usize) {
        self.number += blocks;
    }

    /// Whether the block in hand is only counted.
    fn counts_only(&self) -> bool {
        self.count_only && self.level.is_none()
    }

    /// Adds text as it is, and gaps where code is masked in it.
    pub(super) fn exact(&mut self, range: Range<usize>) {
        if self.codes.is_empty() {
            self.plain(range);
            return;
        }
        let mut at = range.start;
        let first = self.codes.partition_point(|c| c.range.end <= at);
        let here = self.codes[first..].iter();
        for code in here.take_while(|c| c.range.start < range.end) {
            if at < code.range.start {
                self.plain(at..code.range.start);
            }
            // It may start in what was read before.
            if code.range.start >= at {
                self.code(code);
            }
            at = code.range.end.min(range.end);
        }
        if at < range.end {
            self.plain(at..range.end);
        }
    }

    fn plain(&mut self, range: Range<usize>) {
        if self.beside > 0 {
            self.push_beside(Piece::Exact(range));
            return;
        }
        let mut shown = &self.text[range.clone()];
        let mut start = range.start;
        if self.open.is_none() {
            shown = shown.trim_start();
            start = range.end - shown.len();
            if shown.is_empty() {
                return;
            }
            self.open = Some(self.prose.len());
        }
        if self.counts_only() {
            return;
        }
        self.part_words(shown, start);
        self.out.map.push(
            self.prose.len(),
            shown.len(),
            start,
            shown.len(),
            Fit::Exact,
        );
        self.prose.push_str(shown);
    }

    /// Adds what is shown for the text at `range`.
    pub(super) fn whole(&mut self, shown: &str, range: Range<usize>) {
        let shown = match self.is_code(&range) && shown != " " {
            true => GAP_TEXT,
            false => shown,
        };
        if self.beside > 0 {
            self.push_beside(Piece::Whole(shown.to_owned(), range));
            return;
        }
        if self.open.is_none() {
            if shown.trim_start().is_empty() {
                return;
            }
            self.open = Some(self.prose.len());
        }
        self.part_words(shown, range.start);
        self.out.map.push(
            self.prose.len(),
            shown.len(),
            range.start,
            range.len(),
            Fit::Whole,
        );
        self.prose.push_str(shown);
    }

    /// Whether all of `range` is masked.
    fn is_code(&self, range: &Range<usize>) -> bool {
        let at = self.codes.partition_point(|c| c.range.end < range.end);
        let code = self.codes.get(at).filter(|_| !range.is_empty());
        code.is_some_and(|c| c.range.start <= range.start)
    }

    /// Adds a piece of either sort.
    pub(super) fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Exact(range) => self.exact(range),
            Piece::Whole(shown, range) => self.whole(&shown, range),
        }
    }

    fn close(&mut self) {
        self.edges = Edges::default();
        let Some(start) = self.open.take() else {
            return;
        };
        self.number += 1;
        if self.counts_only() {
            return;
        }
        let end = start + self.prose[start..].trim_end().len();
        let index = self.out.blocks.len();
        if let Some(level) = self.level {
            while self.headings.last().is_some_and(|(l, _)| *l >= level) {
                self.headings.pop();
            }
        }
        self.out.blocks.push(Block {
            kind: self.kind,
            span: Span::new(start, end),
            number: self.number,
            heading: self.headings.last().map(|(_, index)| *index),
        });
        if let Some(level) = self.level {
            self.headings.push((level, index));
        }
        self.prose.push('\n');
    }

    /// The offset in the prose where the next piece goes, or `None` beside the prose.
    pub(super) fn here(&self) -> Option<usize> {
        (self.beside == 0).then_some(self.prose.len())
    }

    /// All that was collected.
    pub(super) fn finish(mut self) -> Extract {
        self.end();
        for code in self.codes {
            self.skip(code.kind, code.range.clone());
        }
        let (mut prose, mut out) = (self.prose, self.out);
        prose.pop();
        identifiers::mark_all(&prose, &out.blocks, &mut out.marks);
        out.inlines
            .sort_by_key(|i| (i.outer.start, std::cmp::Reverse(i.outer.end)));
        out.skipped
            .sort_by_key(|s| (s.span.start, std::cmp::Reverse(s.span.end)));
        records::add_suppressions(self.codes, &mut out);
        for directive in &mut out.directives {
            let next = out
                .blocks
                .partition_point(|b| b.span.end <= directive.prose);
            let start = out.blocks.get(next).map_or(prose.len(), |b| b.span.start);
            directive.prose = directive.prose.max(start).min(prose.len());
        }
        out.prose = prose;
        out
    }
}
