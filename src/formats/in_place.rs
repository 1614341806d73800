//! Finds the blocks of a plain text whose prose stands in it as it is, so that it needs no copy.

use std::ops::Range;

use crate::document::{Block, BlockKind};
use crate::text::{Fit, OffsetMap, Prose, Span, Text};

use super::builder::Extract;
use super::identifiers;
use super::text::Blocks;

/// Collects what [`Builder`](super::builder::Builder) does, as long as nothing inside a block is
/// left out of its prose, as the marks of a quotation of two lines are.
pub(super) struct InPlace<'t> {
    text: &'t str,
    fits: bool,
    kind: BlockKind,
    /// Where the block in hand lies, once it has a visible character.
    open: Option<Range<usize>>,
    /// The last heading.
    heading: Option<usize>,
    blocks: Vec<Block>,
    map: OffsetMap<Prose, Text>,
}

impl<'t> InPlace<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            fits: true,
            kind: BlockKind::Body,
            open: None,
            heading: None,
            blocks: Vec::new(),
            map: OffsetMap::default(),
        }
    }

    /// All that was collected, if the prose stands in the text.
    pub(super) fn finish(self) -> Option<Extract> {
        let mut marks = Vec::new();
        if self.fits {
            identifiers::mark(self.text, &mut marks);
        }
        self.fits.then_some(Extract {
            rendered: None,
            map: self.map,
            blocks: self.blocks,
            marks,
            ..Extract::default()
        })
    }
}

impl Blocks for InPlace<'_> {
    fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.kind = kind;
    }

    /// All headings of a plain text are of one level.
    fn begin_heading(&mut self, _: u8) {
        self.begin(BlockKind::Heading);
    }

    fn exact(&mut self, range: Range<usize>) {
        match &mut self.open {
            Some(open) => {
                self.fits &= open.end == range.start;
                open.end = range.end;
            }
            None => {
                let shown = self.text[range.clone()].trim_start();
                let start = range.end - shown.len();
                self.open = (!shown.is_empty()).then_some(start..range.end);
            }
        }
    }

    fn end(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let index = self.blocks.len();
        let is_heading = self.kind == BlockKind::Heading;
        self.map
            .push(open.start, open.len(), open.start, open.len(), Fit::Exact);
        self.blocks.push(Block {
            kind: self.kind,
            span: Span::new(open.start, open.start + self.text[open].trim_end().len()),
            heading: self.heading.filter(|_| !is_heading),
        });
        if is_heading {
            self.heading = Some(index);
        }
    }

    fn fits(&self) -> bool {
        self.fits
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::PIECES;
    use super::super::text;
    use super::*;

    /// All that is told of the blocks, but for where they stand in the prose.
    fn told(text: &str, extract: &Extract) -> Vec<String> {
        let prose = extract.rendered.as_deref().unwrap_or(text);
        let block = |b: &Block| {
            let marks = extract.marks.iter().filter(|m| b.span.contains(m.span));
            let marks: Vec<_> = marks.map(|m| (m.kind, &prose[m.span.range()])).collect();
            let words = &prose[b.span.range()];
            let origin = extract.map.map(b.span).map(|m| m.span);
            format!(
                "{:?} {words:?} {:?} {origin:?} {marks:?}",
                b.kind, b.heading
            )
        };
        extract.blocks.iter().map(block).collect()
    }

    proptest! {
        #[test]
        fn what_stands_in_place_is_what_would_be_copied(
            pieces in prop::collection::vec(0..PIECES.len(), 0..40),
        ) {
            let text: String = pieces.iter().map(|p| PIECES[*p]).collect();
            let (found, copied) = (text::extract(&text), text::rendered(&text));
            prop_assert_eq!(told(&text, &found), told(&text, &copied), "{:?}", text);
            prop_assert_eq!(found.marks.len(), copied.marks.len(), "{:?}", text);
            let is_whole = copied.map.segments().len() == copied.blocks.len();
            prop_assert_eq!(found.rendered.is_none(), is_whole, "{:?}", text);
        }
    }
}
