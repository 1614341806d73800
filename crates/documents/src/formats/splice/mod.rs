//! Writes edits of the prose into the bytes of the file.
//!
//! A replacement goes into the first stretch of text that its edit touches, escaped for where it
//! is; text of further stretches is deleted; markup is never cut, but emphasis whose whole text
//! went is removed. The result is read again: where it is not the prose after the edits, or
//! anything but prose is not what it was, nothing is written.

mod assemble;
mod changes;
mod classes;
mod elements;
mod escape;
mod verify;

use crate::Document;
use sayso_text::Edit;

use escape::Speller;

pub(super) use changes::Changes;
pub(super) use escape::Style;

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
    /// The result would not be the prose after the edits.
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
    document.format.definition().write(bytes, document, edits)
}

/// Writes edits into a text, spelt in the first of `styles` in which the result reads as intended.
pub(super) fn write(
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    styles: &[Style],
) -> Result<Vec<u8>, SpliceError> {
    let mut error = None;
    for style in styles {
        let speller = Speller::new(document, *style);
        let spell = |text: &str, prose, at| speller.spell(text, prose, at);
        let changes = Changes::plan(document, edits, &spell)?;
        match write_changes(bytes, document, edits, &changes) {
            Err(SpliceError::Refused(text)) => error.get_or_insert(SpliceError::Refused(text)),
            done => return done,
        };
    }
    error.map_or_else(|| Ok(bytes.to_vec()), Err)
}

/// Writes the changes that make `edits`, and verifies the result.
pub(super) fn write_changes(
    bytes: &[u8],
    document: &Document,
    edits: &[Edit],
    changes: &Changes,
) -> Result<Vec<u8>, SpliceError> {
    let result = assemble::apply(bytes, document, changes)?;
    verify::verify(&result, document, edits, changes).map(|()| result)
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
