//! Reads another state of a document that was read before: only a window around what differs,
//! where that is sure to give the same as reading all of it.

mod join;
mod window;

#[cfg(test)]
mod tests;

use crate::document::{BlockKind, Document, Format};

use super::builder::Extract;
use super::decode::{self, Decoded};
use super::{FormatError, extract, text};
use window::Window;

/// As [`read`](super::read), for another state of `before`; the document is the same.
///
/// # Errors
/// As for `read`.
pub fn reread(
    bytes: &[u8],
    format: Format,
    encoding: Option<&'static encoding_rs::Encoding>,
    before: &Document,
) -> Result<Document, FormatError> {
    let decoded = decode::decode(bytes.into(), format, encoding)?;
    let windowed = (before.format == format)
        .then(|| read_window(before, &decoded))
        .flatten();
    let extract = windowed.unwrap_or_else(|| extract(&decoded.text, format));
    Ok(extract.into_document(format, decoded))
}

/// What stands around the window as it was, and the window anew; `None` where all must be read.
fn read_window(before: &Document, decoded: &Decoded) -> Option<Extract> {
    let window = Window::around(before, decoded)?;
    let text = &decoded.text[window.after.clone()];
    let inner = match before.format {
        Format::Text if before.rendered.is_some() => text::rendered(text),
        format => extract(text, format),
    };
    let has_heading = inner.blocks.iter().any(|b| b.kind == BlockKind::Heading);
    // What follows would stand under another heading.
    let is_sealed = !has_heading && inner.directives.is_empty() && inner.notices.is_empty();
    let is_alike = before.rendered.is_some() == inner.rendered.is_some();
    let joined = (is_sealed && is_alike).then(|| join::join(before, &inner, &window))?;
    (before.format != Format::Text || stays_as_it_is(&joined)).then_some(joined)
}

/// Whether the prose of a plain text has its copy as before: it needs one where a block is made of
/// several stretches.
fn stays_as_it_is(text: &Extract) -> bool {
    text.rendered.is_some() == (text.map.segments().len() > text.blocks.len())
}
