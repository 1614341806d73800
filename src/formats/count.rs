//! Counts the blocks of a plain text without keeping them.

use std::ops::Range;

use crate::document::BlockKind;

use super::text::Blocks;

/// What counts of a text of which only some parts are kept.
pub(super) struct Counter<'t> {
    text: &'t str,
    is_heading: bool,
    /// The text of the block in hand, once it has a visible character.
    open: Option<Range<usize>>,
    blocks: usize,
    heading: Option<&'t str>,
}

impl<'t> Counter<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            is_heading: false,
            open: None,
            blocks: 0,
            heading: None,
        }
    }

    /// How many blocks there are, and the last heading.
    pub(super) fn finish(self) -> (usize, Option<&'t str>) {
        (self.blocks, self.heading)
    }
}

impl Blocks for Counter<'_> {
    fn begin(&mut self, _: BlockKind) {
        self.end();
        self.is_heading = false;
    }

    fn begin_heading(&mut self, _: u8) {
        self.end();
        self.is_heading = true;
    }

    fn exact(&mut self, range: Range<usize>) {
        match &mut self.open {
            Some(open) => open.end = range.end,
            None if self.text[range.clone()].trim_start().is_empty() => {}
            None => self.open = Some(range),
        }
    }

    fn end(&mut self) {
        let Some(range) = self.open.take() else {
            return;
        };
        self.blocks += 1;
        if self.is_heading {
            self.heading = Some(&self.text[range]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::document::{BlockKind, Document, Format};
    use crate::formats::count;
    use crate::formats::testing::{self, PIECES};

    fn counted(document: &Document) -> (usize, Option<&str>) {
        let mut headings = document.blocks.iter().rev();
        let heading = headings.find(|b| b.kind == BlockKind::Heading);
        let heading = heading.map(|b| &document.prose()[b.span.range()]);
        (document.blocks.len(), heading)
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_reading(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
            let text: String = pieces.iter().map(|p| PIECES[*p]).collect();
            let text = text.trim_start_matches('\u{FEFF}');
            let document = testing::document(text, Format::Text);
            let (blocks, heading) = count(text);
            prop_assert_eq!((blocks, heading.map(str::trim)), counted(&document), "{:?}", text);
        }
    }
}
