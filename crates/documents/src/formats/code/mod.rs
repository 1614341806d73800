//! Text that is code wherever it stands: tags of template languages, and what the configuration
//! ignores. It is found before the format is read, which then sees a copy of the text in which it
//! is masked, byte for byte, so that a tag in an address, an attribute or a heading does no harm.
//!
//! One file a family of languages. A tag ends within a bounded distance or is none, and where the
//! next end of each kind stands is looked up once, so that the whole is linear.

mod angle;
mod at_sign;
mod braces;
mod configured;
mod lines;
mod mail;
mod markdown;
mod paired;
mod percent;
mod scan;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use crate::{Format, ReadOptions, SkipKind};

use scan::Scan;

/// What a reader sees of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Words that are not known yet: a gap in the sentence.
    Gap,
    /// Nothing.
    Nothing,
    /// It stands alone on its lines, and parts what is above from what is below.
    Break,
}

/// A stretch of the text that is code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) range: Range<usize>,
    pub(super) shown: Shown,
    pub(super) kind: SkipKind,
}

/// The code in `text`, in order and without overlap.
pub(super) fn find(text: &str, format: Format, options: &ReadOptions) -> Vec<Code> {
    // Braces are expressions in MDX, which its reader finds.
    let mut found = match format {
        Format::Mdx => Vec::new(),
        _ => Scan::new(text, format).run(),
    };
    if options.ignores() {
        found = configured::add(text, options, found);
    }
    lines::settle(text, format, &mut found);
    found
}

/// The text with its code masked, every byte where it was.
pub(super) fn mask<'t>(text: &'t str, codes: &[Code], format: Format) -> Cow<'t, str> {
    match codes {
        [] => Cow::Borrowed(text),
        _ => Cow::Owned(mask_in_place(text.to_owned(), codes, format).0),
    }
}

/// As [`mask`], in the memory of the text, with what [`unmask`] needs to bring it back.
pub(super) fn mask_in_place(text: String, codes: &[Code], format: Format) -> (String, Vec<u8>) {
    if codes.is_empty() {
        return (text, Vec::new());
    }
    let signs: Vec<u8> = codes.iter().map(|c| sign(&text, c, format)).collect();
    let mut hidden = Vec::new();
    let mut bytes = text.into_bytes();
    for (code, sign) in codes.iter().zip(signs) {
        hidden.extend_from_slice(&bytes[code.range.clone()]);
        bytes[code.range.clone()].fill(sign);
    }
    (whole(bytes), hidden)
}

/// What a byte of `code` is masked with.
fn sign(text: &str, code: &Code, format: Format) -> u8 {
    let before = &text[..code.range.start];
    match code.shown {
        // The tag decides the name of an element, and what follows are attributes.
        _ if format != Format::Text && (before.ends_with('<') || before.ends_with("</")) => b'x',
        // A blank line would end a block of HTML.
        Shown::Break if format == Format::Markdown && lines::in_html(text, code.range.start) => {
            b'x'
        }
        Shown::Break => b' ',
        Shown::Nothing if format == Format::Html => b' ',
        // In Markdown, many spaces would be code, and a word is nothing.
        Shown::Nothing | Shown::Gap => b'x',
    }
}

/// Undoes [`mask_in_place`].
pub(super) fn unmask(text: String, codes: &[Code], hidden: &[u8]) -> String {
    if codes.is_empty() {
        return text;
    }
    let mut bytes = text.into_bytes();
    let mut at = 0;
    for code in codes {
        let end = at + code.range.len();
        bytes[code.range.clone()].copy_from_slice(&hidden[at..end]);
        at = end;
    }
    whole(bytes)
}

/// The text of `bytes`, which are UTF-8: code starts and ends between characters.
fn whole(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
