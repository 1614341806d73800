//! Blocks: stretches of prose that no phrase may cross.

use sayso_text::{Prose, Span};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph or other running text.
    Body,
    /// A heading or title.
    Heading,
    /// A list item's own text.
    Item,
    /// A table cell.
    Cell,
    /// A caption of a figure or table.
    Caption,
    /// Text inside a block quotation.
    Quote,
    /// A footnote or other note.
    Note,
    /// A description that replaces an image (alt text, an aria label).
    Alt,
    /// A title attribute or tooltip.
    Title,
    /// A field about the document (front matter, meta description, Open Graph text).
    Meta,
    /// Text that a style or an attribute hides at first, such as the preview line of a mail.
    Hidden,
    /// Code: kept for `explain`, never judged.
    Code,
}

impl BlockKind {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Heading => "heading",
            Self::Item => "item",
            Self::Cell => "cell",
            Self::Caption => "caption",
            Self::Quote => "quote",
            Self::Note => "note",
            Self::Alt => "alt",
            Self::Title => "title",
            Self::Meta => "meta",
            Self::Hidden => "hidden",
            Self::Code => "code",
        }
    }
}

/// A stretch of the prose that no phrase may cross, and that counts as one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it lies in the prose, without the separator behind it.
    pub span: Span<Prose>,
    /// Its number in the document, from 1. Blocks of a large text that were counted, but not kept,
    /// have numbers too.
    pub number: usize,
    /// The block that is the heading it is under, as an index into the document's blocks.
    pub heading: Option<usize>,
}
