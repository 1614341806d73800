//! Writes edits of the prose into the bytes of the file.
//!
//! A replacement goes into the first stretch of text that its edit touches, escaped for where it
//! stands; text of further stretches is deleted; markup is never cut, but emphasis whose whole text
//! went is removed. The result is read again: where it does not say what the edits ask for, or
//! anything but prose is not what it was, nothing is written.

mod assemble;
mod changes;
mod classes;
mod elements;
mod escape;
mod verify;

use crate::{Document, Format};
use sayso_text::Edit;

use changes::Changes;
use escape::Style;

/// Why edits cannot be written into a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpliceError {
    /// The caller's edits overlap, are out of order, or do not fit the prose.
    #[error("the edit of bytes {start}..{end} overlaps another or is outside the text")]
    Misplaced {
        /// Where the edit starts in the prose.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// An edit reaches from one block into another.
    #[error("the edit of “{0}” crosses from one block into another")]
    CrossesBlocks(String),
    /// An edit covers a part of something that only maps as a whole.
    #[error("“{0}” covers only a part of a character reference")]
    Inexact(String),
    /// The file's encoding has no such character.
    #[error("{charset}, the encoding of the file, has no “{character}”")]
    Unspellable {
        /// The character.
        character: char,
        /// The encoding's name.
        charset: &'static str,
    },
    /// The result would not read as the edits ask.
    #[error("“{0}” cannot be replaced because of the markup around it")]
    Refused(String),
}

/// Applies `edits` to `bytes`, the file that `document` was read from. Nothing else changes, byte
/// for byte.
///
/// # Errors
/// If the edits do not fit the document, or cannot be written without changing other text.
pub fn splice(bytes: &[u8], document: &Document, edits: &[Edit]) -> Result<Vec<u8>, SpliceError> {
    check(document, edits)?;
    if edits.is_empty() {
        return Ok(bytes.to_vec());
    }
    let mut error = None;
    for style in styles(document.format) {
        let changes = Changes::plan(document, edits, *style)?;
        let result = assemble::apply(bytes, document, &changes)?;
        match verify::verify(&result, document, edits, &changes) {
            Ok(()) => return Ok(result),
            Err(refused) => error.get_or_insert(refused),
        };
    }
    error.map_or_else(|| Ok(bytes.to_vec()), Err)
}

/// The ways to spell a replacement, the plainest first.
fn styles(format: Format) -> &'static [Style] {
    match format {
        Format::Text => &[Style::Plain],
        Format::Markdown | Format::Mdx => &[Style::Plain, Style::Backslashes, Style::References],
        Format::Html => &[Style::References],
    }
}

fn check(document: &Document, edits: &[Edit]) -> Result<(), SpliceError> {
    let mut floor = 0;
    for edit in edits {
        let (start, end) = (edit.span.start, edit.span.end);
        let Some(old) = document
            .prose()
            .get(edit.span.range())
            .filter(|_| start >= floor)
        else {
            return Err(SpliceError::Misplaced { start, end });
        };
        let at = document.blocks.partition_point(|b| b.span.end < end);
        let inside = document
            .blocks
            .get(at)
            .is_some_and(|b| b.span.contains(edit.span));
        if !inside {
            return Err(SpliceError::CrossesBlocks(old.to_owned()));
        }
        floor = end;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
