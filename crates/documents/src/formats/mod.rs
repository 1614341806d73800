//! Input formats, both ways: the bytes of a file become a document, and edits of its prose become
//! bytes again. Knows no rule and touches no file.

mod builder;
mod code;
mod csv;
mod decode;
mod definition;
mod edges;
mod format;
mod front_matter;
mod html;
mod identifiers;
mod lines;
mod mail;
mod markdown;
mod paragraphs;
mod parts;
#[cfg(test)]
mod properties;
mod splice;
#[cfg(test)]
mod testing;
mod text;

use std::borrow::Cow;
use std::sync::Arc;

use crate::{Document, ReadOptions};
use builder::Source;

pub use decode::looks_binary;
pub use format::{Format, Markup};
pub use paragraphs::{paragraph_start, starts_as_utf8, stretches};
pub use parts::{Part, Parts};
pub use splice::{SpliceError, splice};

/// Why a file cannot be read as a text. The file is to blame.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// UTF-16 comes in pairs of bytes.
    #[error(
        "the file is {charset} but breaks off inside a character: it has {bytes} bytes, an odd number"
    )]
    CutUtf16 {
        /// The encoding's name.
        charset: &'static str,
        /// The file's length.
        bytes: usize,
    },
}

/// What the character reference at the start of `text` (`&amp;`, `&#8212;`) means, and its
/// length in bytes; `None` where none is.
#[must_use]
pub fn character_reference(text: &str) -> Option<(String, usize)> {
    html::character_reference(text, false)
}

/// Reads `bytes` as a document of this format, decoded with `encoding` or, where that is `None`,
/// with the encoding that the bytes show. Bytes that are its own may become its text.
///
/// # Errors
/// If the bytes break their encoding so that their meaning is unknown.
pub fn read<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    format: Format,
    encoding: Option<&'static encoding_rs::Encoding>,
) -> Result<Document, FormatError> {
    read_with(bytes, format, encoding, &Arc::default())
}

/// As [`read`], with what the configuration says of how it is read.
///
/// # Errors
/// As for [`read`].
pub fn read_with<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    format: Format,
    encoding: Option<&'static encoding_rs::Encoding>,
    options: &Arc<ReadOptions>,
) -> Result<Document, FormatError> {
    let decoded = decode::decode(bytes.into(), format, encoding)?;
    let extract = format.definition().read(&decoded.text, options);
    Ok(extract.into_document(format, decoded, Arc::clone(options)))
}

/// Says of each part of a text whether it is kept.
pub type Keep<'k> = dyn Fn(&Parts<'_>) -> Vec<bool> + 'k;

/// As [`read_with`] for plain text, but keeps only headings and the parts that `keep` selects, so
/// that a large text takes little memory beside its bytes. Blocks have the numbers that they have in
/// the whole.
///
/// # Errors
/// As [`read`].
pub fn read_kept<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    encoding: Option<&'static encoding_rs::Encoding>,
    options: &Arc<ReadOptions>,
    keep: &Keep<'_>,
) -> Result<Document, FormatError> {
    let mut decoded = decode::decode(bytes.into(), Format::Text, encoding)?;
    let codes = code::find(&decoded.text, Markup::Plain, options);
    let hidden = code::mask_in_place(&mut decoded.text, &codes, Markup::Plain);
    let source = Source {
        text: &decoded.text,
        options,
        codes: &codes,
    };
    let parts = Parts::new(source, options);
    let kept = keep(&parts);
    let extract = parts.extract(&kept);
    code::unmask(&mut decoded.text, &codes, &hidden);
    Ok(extract.into_document(Format::Text, decoded, Arc::clone(options)))
}
