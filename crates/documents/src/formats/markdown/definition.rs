//! Markdown and MDX in the table of formats.

use crate::formats::builder::Extract;
use crate::formats::definition::{Definition, read_masked};
use crate::formats::front_matter::Fields;
use crate::formats::splice::{self, SpliceError, Style};
use crate::{Document, Markup, ReadOptions};
use sayso_text::Edit;

/// Markdown, and MDX, which has components.
pub(in crate::formats) struct Markdown {
    /// Whether it has components.
    pub(in crate::formats) mdx: bool,
}

impl Definition for Markdown {
    fn name(&self) -> &'static str {
        if self.mdx { "mdx" } else { "markdown" }
    }

    fn endings(&self) -> &'static [&'static str] {
        match self.mdx {
            true => &["mdx"],
            false => &["md", "markdown", "mdown", "mkd"],
        }
    }

    fn languages(&self) -> &'static [&'static str] {
        match self.mdx {
            true => &["mdx"],
            false => &["markdown"],
        }
    }

    fn markup(&self) -> Markup {
        match self.mdx {
            true => Markup::Mdx,
            false => Markup::Markdown,
        }
    }

    fn special_chars(&self) -> &'static [char] {
        const SPECIAL: [char; 15] = [
            '\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '#', '~', '{', '}', '"',
        ];
        if self.mdx { &SPECIAL } else { &SPECIAL[..12] }
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Extract {
        read_masked(text, self.markup(), options, |source| {
            super::extract(source, self.mdx)
        })
    }

    fn fields(&self, text: &str) -> Vec<Fields> {
        super::fields(text, self.mdx)
    }

    fn write(
        &self,
        bytes: &[u8],
        document: &Document,
        edits: &[Edit],
    ) -> Result<Vec<u8>, SpliceError> {
        let styles = [Style::Plain, Style::Backslashes, Style::References];
        splice::write(bytes, document, edits, &styles)
    }
}
