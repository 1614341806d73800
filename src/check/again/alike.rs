//! Which blocks of a document stood, as they are, in an earlier state of it.

use std::ops::Range;

use crate::check::introduced::items;
use crate::document::{Block, BlockKind, Document, MarkKind};
use crate::text::{Fit, Span, Text, shared_ends};

/// Two states of a document, and the blocks at the front and at the back whose prose they share.
/// What lies between differs: one keystroke leaves a block there.
pub(super) struct Alike<'d> {
    before: Side<'d>,
    after: Side<'d>,
    front: usize,
    back: usize,
}

impl<'d> Alike<'d> {
    pub(super) fn new(before: &'d Document, after: &'d Document) -> Self {
        let (shared_front, shared_back) = shared_ends(before.prose(), after.prose());
        let front = same_front(before, after, shared_front);
        let back = same_back(before, after, front, shared_back);
        let [before, after] = [before, after].map(Side::new);
        Self {
            before,
            after,
            front,
            back,
        }
    }

    /// The index that the block at `at` had before, where its prose is in the shared part.
    pub(super) fn earlier(&self, at: usize) -> Option<usize> {
        let behind = self.after.document.blocks.len() - at;
        if at < self.front {
            return Some(at);
        }
        (behind <= self.back).then(|| self.before.document.blocks.len() - behind)
    }

    /// Whether a block is, beside its prose, what it was before: its kind, its marks, its markup
    /// and how it came from the text.
    pub(super) fn is_dressed_alike(&self, earlier: usize, at: usize) -> bool {
        self.before.dress(earlier) == self.after.dress(at)
    }
}

/// The blocks at the front whose prose lies in the first `shared` bytes, in both states.
fn same_front(before: &Document, after: &Document, shared: usize) -> usize {
    let pairs = before.blocks.iter().zip(&after.blocks);
    let same = pairs.take_while(|(a, b)| a.span == b.span && a.span.end <= shared);
    same.count()
}

/// As `same_front`, from the end; the first `front` blocks are taken already.
fn same_back(before: &Document, after: &Document, front: usize, shared: usize) -> usize {
    let from_end = |document: &Document, block: &Block| {
        let len = document.prose().len();
        (len - block.span.start, len - block.span.end)
    };
    let pairs = before.blocks[front..].iter().rev();
    let pairs = pairs.zip(after.blocks[front..].iter().rev());
    let same = pairs.take_while(|(a, b)| {
        let place = from_end(before, a);
        place == from_end(after, b) && place.0 <= shared
    });
    same.count()
}

/// One state.
struct Side<'d> {
    document: &'d Document,
    marks: Spans,
    inlines: Spans,
}

/// What a block is beside its prose. Offsets count from where it starts, which is the same place
/// wherever the block moves.
#[derive(PartialEq)]
struct Dress<'d> {
    kind: BlockKind,
    marks: Vec<(MarkKind, [isize; 2])>,
    segments: Vec<(Fit, [isize; 4])>,
    inlines: Vec<[isize; 4]>,
    /// The prose of the list that the block introduces.
    introduces: Vec<&'d str>,
}

impl<'d> Side<'d> {
    fn new(document: &'d Document) -> Self {
        let marks = document.marks.iter().map(|m| (m.span.start, m.span.end));
        let inlines = document.inlines.iter();
        let inlines = inlines.map(|i| (i.outer.start, i.outer.end));
        Self {
            document,
            marks: Spans::new(marks),
            inlines: Spans::new(inlines),
        }
    }

    fn dress(&self, at: usize) -> Dress<'d> {
        let document = self.document;
        let block = &document.blocks[at];
        let origin = document.map.map(block.span);
        let text: Span<Text> = origin.map_or(Span::empty(0), |mapped| mapped.span);
        let (in_prose, in_text) = (from(block.span.start), from(text.start));
        let marks = self.marks.over(block.span.range()).map(|at| {
            let mark = &document.marks[at];
            (mark.kind, [mark.span.start, mark.span.end].map(&in_prose))
        });
        let segments = document.map.pieces(block.span).map(|s| {
            let places = [in_prose(s.a), size(s.a_len), in_text(s.b), size(s.b_len)];
            (s.fit, places)
        });
        let inlines = self.inlines.over(text.range()).map(|at| {
            let (outer, inner) = (document.inlines[at].outer, document.inlines[at].inner);
            [outer.start, outer.end, inner.start, inner.end].map(&in_text)
        });
        Dress {
            kind: block.kind,
            marks: marks.collect(),
            segments: segments.collect(),
            inlines: inlines.collect(),
            introduces: items(document, at)
                .iter()
                .map(|item| &document.prose()[item.span.range()])
                .collect(),
        }
    }
}

/// Spans by their start, which may lie in one another, and for each, how far it and those before
/// it reach.
struct Spans(Vec<(usize, usize, usize)>);

impl Spans {
    fn new(spans: impl Iterator<Item = (usize, usize)>) -> Self {
        let reaching = spans.scan(0, |reach: &mut usize, (start, end)| {
            *reach = end.max(*reach);
            Some((start, end, *reach))
        });
        Self(reaching.collect())
    }

    /// The indices of those that overlap `range`, the last first.
    fn over(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let behind = self.0.partition_point(|(start, ..)| *start < range.end);
        (0..behind)
            .rev()
            .take_while(move |at| self.0[*at].2 > range.start)
            .filter(move |at| self.0[*at].1 > range.start)
    }
}

/// Tells offsets from `base`.
fn from(base: usize) -> impl Fn(usize) -> isize {
    move |at| size(at) - size(base)
}

fn size(n: usize) -> isize {
    isize::try_from(n).unwrap_or(isize::MAX)
}
