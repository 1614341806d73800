//! One input as data: the prose that a reader sees, cut into blocks, with exact maps back to the
//! bytes of the file. `formats` reads and writes it.
//!
//! ```
//! use sayso_documents::{Format, formats};
//! use sayso_text::{Edit, Span};
//!
//! let page = b"<p class=e-mail>Send an <b>e-mail</b> &amp; wait.</p>";
//! let document = formats::read(&page[..], Format::Html, None)?;
//! assert_eq!(document.prose(), "Send an e-mail & wait.");
//!
//! let edit = Edit { span: Span::new(8, 14), text: "email".to_owned() };
//! let mended = formats::splice(page, &document, &[edit])?;
//! assert_eq!(mended, b"<p class=e-mail>Send an <b>email</b> &amp; wait.</p>");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod block;
mod cells;
pub mod formats;
mod inlines;
mod marks;
mod options;
pub mod parallel;
mod place;
mod skipped;

use std::sync::Arc;

use sayso_text::{LineIndex, OffsetMap, Prose, Raw, Span, Text};

pub use block::{Block, BlockKind};
pub use cells::Cells;
pub use formats::{Format, Markup};
pub use inlines::Inlines;
pub use marks::{Mark, MarkKind, Marks};
pub use options::ReadOptions;
pub use place::{Landmarks, Place};
pub use skipped::{SkipKind, SkipReason, Skipped};

/// How the bytes of a file spell its text.
#[derive(Debug, Clone, Copy)]
pub struct Encoding {
    /// The encoding that the bytes were decoded with.
    pub encoding: &'static encoding_rs::Encoding,
    /// Length in bytes of the byte order mark, zero where there is none.
    pub bom: usize,
}

/// One input, read.
#[derive(Debug, Clone)]
pub struct Document {
    /// What format it was read as.
    pub format: Format,
    /// What the configuration says of how it is read.
    pub options: Arc<ReadOptions>,
    /// How its bytes spell its text.
    pub encoding: Encoding,
    /// The file decoded to UTF-8, byte order mark left out, markup included.
    pub text: String,
    /// From the decoded text to the bytes of the file.
    pub text_map: OffsetMap<Text, Raw>,
    /// What a reader sees, blocks parted by a line feed that has no bytes of its own.
    pub prose: String,
    /// From the prose to the decoded text.
    pub map: OffsetMap<Prose, Text>,
    /// The blocks, in the order of the prose, without overlap.
    pub blocks: Vec<Block>,
    /// Stretches of the prose with a meaning of their own.
    pub marks: Marks,
    /// Inline elements of the markup, by start, outer before inner: what a fixer must keep whole.
    pub inlines: Inlines,
    /// Suppression comments, in order.
    pub directives: Vec<Directive>,
    /// What is not judged, and why, by start. Marks of code and addresses are not repeated here.
    pub skipped: Vec<Skipped>,
    /// Notices for the report on how it was read ("2 bytes were not UTF-8").
    pub notices: Vec<String>,
    /// Which cells the blocks come from, in a table.
    pub cells: Cells,
}

impl Document {
    /// What a reader sees. What is between the blocks means nothing.
    #[must_use]
    pub fn prose(&self) -> &str {
        &self.prose
    }

    /// The bytes of the file that `span` was made from, or `None` for text that the extractor
    /// put in (a separator).
    #[must_use]
    pub fn raw(&self, span: Span<Prose>) -> Option<Span<Raw>> {
        let text = self.map.map(span)?.span;
        self.text_map.map(text).map(|m| m.span)
    }

    /// The lines of the text, as they count in the file.
    #[must_use]
    pub fn lines(&self) -> LineIndex {
        LineIndex::new(&self.text)
    }

    /// The elements of the markup in `block`: they lie inside one block.
    #[must_use]
    pub fn elements(&self, block: &Block) -> &[Inline] {
        let Some(text) = self.map.map(block.span).map(|mapped| mapped.span) else {
            return &[];
        };
        let before = |end| self.inlines.partition_point(|i| i.outer.start < end);
        &self.inlines[before(text.start)..before(text.end)]
    }

    /// Tags of templates, and what the configuration ignores, that share a byte with `span`.
    pub fn tags_in(&self, span: Span<Text>) -> impl Iterator<Item = &Skipped> {
        let behind = self.skipped.partition_point(|s| s.span.start < span.end);
        let tags = self.skipped[..behind].iter().rev();
        tags.take_while(move |s| s.span.end > span.start)
            .filter(|s| s.reason.kind.is_tag())
    }

    /// The index of the block that holds the byte at `offset` of the prose.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let at = self.blocks.partition_point(|b| b.span.end <= offset);
        (self.blocks.get(at)?.span.start <= offset).then_some(at)
    }
}

/// An inline element of the markup, such as `**bold**` or `<a href="u">link</a>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inline {
    /// The element with its marks.
    pub outer: Span<Text>,
    /// What is between its marks.
    pub inner: Span<Text>,
}

impl Inline {
    /// Whether it is a link of `text` that is found by its own words: `[e-mail]`, `[e-mail][]`.
    #[must_use]
    pub fn is_label(&self, text: &str) -> bool {
        let part = |range| text.get(range).unwrap_or_default();
        part(self.outer.start..self.inner.start).ends_with('[')
            && matches!(part(self.inner.end..self.outer.end), "]" | "][]")
    }
}

/// A suppression comment found in the document (`sayso-ignore RULE: reason`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Where the comment is.
    pub at: Span<Text>,
    /// The offset in the prose that it is before: what starts there is what follows it.
    pub prose: usize,
    /// Where the block starts in the prose whose text it is behind, in the same paragraph or
    /// cell. `None` where it is before a block.
    pub behind: Option<usize>,
    /// The comment's words behind `sayso-`, trimmed: `ignore RULE: reason`.
    pub body: String,
}
