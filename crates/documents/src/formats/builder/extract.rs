//! What a reader extracts from a text.

use std::sync::Arc;

use crate::formats::decode::Decoded;
use crate::{Block, Cells, Directive, Document, Inline, Mark, ReadOptions, Skipped};
use sayso_text::{OffsetMap, Prose, Text};

/// Everything of a document but its bytes and text.
#[derive(Debug, Default)]
pub(in crate::formats) struct Extract {
    pub(in crate::formats) prose: String,
    pub(in crate::formats) map: OffsetMap<Prose, Text>,
    pub(in crate::formats) blocks: Vec<Block>,
    pub(in crate::formats) marks: Vec<Mark>,
    pub(in crate::formats) inlines: Vec<Inline>,
    pub(in crate::formats) directives: Vec<Directive>,
    pub(in crate::formats) skipped: Vec<Skipped>,
    pub(in crate::formats) notices: Vec<String>,
    pub(in crate::formats) cells: Cells,
}

impl Extract {
    /// The document, given how its bytes were decoded.
    pub(in crate::formats) fn into_document(
        self,
        format: crate::Format,
        decoded: Decoded,
        options: Arc<ReadOptions>,
    ) -> Document {
        let mut notices = decoded.notices;
        notices.extend(self.notices);
        Document {
            format,
            options,
            encoding: decoded.encoding,
            text: decoded.text,
            text_map: decoded.map,
            prose: self.prose,
            map: self.map,
            blocks: self.blocks,
            marks: self.marks.into_iter().collect(),
            inlines: self.inlines.into(),
            directives: self.directives,
            skipped: self.skipped,
            notices,
            cells: self.cells,
        }
    }
}
