//! What a format has to say of itself. One type per format implements it; `format.rs` lists them.

use crate::{Document, Markup, ReadOptions};
use sayso_text::Edit;

use super::SpliceError;
use super::builder::{Extract, Source};
use super::code;
use super::front_matter::Fields;

/// An input format, both ways.
pub(super) trait Definition: Sync {
    /// The name in reports and flags.
    fn name(&self) -> &'static str;

    /// The endings of its files, in small letters.
    fn endings(&self) -> &'static [&'static str];

    /// What editors call the language of such files (`languageId` of the Language Server Protocol).
    fn languages(&self) -> &'static [&'static str];

    /// Whether a file that begins like this is of this format whatever its ending says.
    fn detect(&self, _head: &[u8]) -> bool {
        false
    }

    /// The markup that its prose is written in. The prefilter, the tags of templates and suppression
    /// comments go by it.
    fn markup(&self) -> Markup;

    /// Whether its files hold data beside prose, so that no other format may write into them.
    fn is_data(&self) -> bool {
        false
    }

    /// Whether reading these bytes may give a notice of its own. A file without anything to report is not read
    /// otherwise.
    fn has_notices(&self, _bytes: &[u8]) -> bool {
        false
    }

    /// The byte that keeps the meaning of what is written, and is no prose itself.
    fn escape(&self) -> u8 {
        b'\\'
    }

    /// Characters that may have to be escaped in its prose: programs that know nothing of the format
    /// get no edit that would write one.
    fn special_chars(&self) -> &'static [char];

    /// Reads a decoded text.
    fn read(&self, text: &str, options: &ReadOptions) -> Extract;

    /// The fields of front matter in a text.
    fn fields(&self, _text: &str) -> Vec<Fields> {
        Vec::new()
    }

    /// Writes edits, which lie in blocks, in order and without overlap, into the bytes that `document`
    /// was read from. The result is verified by reading it again.
    fn write(
        &self,
        bytes: &[u8],
        document: &Document,
        edits: &[Edit],
    ) -> Result<Vec<u8>, SpliceError>;
}

/// Gives `text` to `extract` with the tags of templates, and what the configuration ignores, masked.
pub(super) fn read_masked(
    text: &str,
    markup: Markup,
    options: &ReadOptions,
    extract: impl FnOnce(Source<'_>) -> Extract,
) -> Extract {
    let codes = code::find(text, markup, options);
    let masked = code::mask(text, &codes, markup);
    extract(Source {
        text: &masked,
        options,
        codes: &codes,
    })
}
