//! Text that is code wherever it is: tags of template languages, and what the configuration
//! ignores. It is found before the format is read, which then sees a copy of the text in which it
//! is masked, byte for byte, so that a tag in an address, an attribute or a heading does no harm.
//!
//! One file a family of languages. A tag ends within a bounded distance or is none, and the next
//! end of each kind is looked up once, so that the whole is linear.

mod angle;
mod at_sign;
mod braces;
mod comment;
mod configured;
mod lines;
mod mail;
mod markdown;
mod paired;
mod percent;
mod scan;
mod signs;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use crate::{Markup, ReadOptions, SkipKind};

use scan::Scan;

/// What a reader sees of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Words that are not known yet: a gap in the sentence.
    Gap,
    /// Nothing.
    Nothing,
    /// It is alone on its lines, and parts what is above from what is below.
    Break,
}

/// A stretch of the text that is code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) range: Range<usize>,
    pub(super) shown: Shown,
    pub(super) kind: SkipKind,
    /// The words of a comment that suppresses a rule.
    pub(super) suppression: Option<String>,
}

impl Code {
    fn new(range: Range<usize>, shown: Shown, kind: SkipKind) -> Self {
        Self {
            range,
            shown,
            kind,
            suppression: None,
        }
    }
}

/// The code in `text`, in order and without overlap.
pub(super) fn find(text: &str, markup: Markup, options: &ReadOptions) -> Vec<Code> {
    // Braces are expressions in MDX, which its reader finds.
    let mut found = match markup {
        Markup::Mdx => Vec::new(),
        _ => Scan::new(text, markup).run(),
    };
    if options.ignores() {
        found = configured::add(text, options, found);
    }
    comment::find(text, &mut found);
    lines::mark_whole_lines(text, markup, &mut found);
    found
}

/// The text with its code masked, every byte where it was.
pub(super) fn mask<'t>(text: &'t str, codes: &[Code], markup: Markup) -> Cow<'t, str> {
    if codes.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = text.to_owned();
    mask_in_place(&mut masked, codes, markup);
    Cow::Owned(masked)
}

/// As [`mask`], in the memory of the text. Returns what [`unmask`] needs to bring it back.
pub(super) fn mask_in_place(text: &mut String, codes: &[Code], markup: Markup) -> String {
    let signs: Vec<&str> = codes.iter().map(|c| sign(text, c, markup)).collect();
    let mut hidden = String::new();
    for (code, sign) in codes.iter().zip(signs) {
        hidden.push_str(&text[code.range.clone()]);
        // As long as what it replaces, so that nothing moves.
        text.replace_range(code.range.clone(), &sign.repeat(code.range.len()));
    }
    hidden
}

/// What a byte of `code` is masked with.
fn sign(text: &str, code: &Code, markup: Markup) -> &'static str {
    let before = &text[..code.range.start];
    match code.shown {
        // The tag decides the name of an element, and what follows are attributes.
        _ if markup != Markup::Plain && (before.ends_with('<') || before.ends_with("</")) => "x",
        // A blank line would end a block of HTML.
        Shown::Break if markup == Markup::Markdown && lines::in_html(text, code.range.start) => "x",
        Shown::Break => " ",
        Shown::Nothing if markup == Markup::Html => " ",
        // In Markdown, many spaces would be code, and a word is nothing.
        Shown::Nothing | Shown::Gap => "x",
    }
}

/// Undoes [`mask_in_place`].
pub(super) fn unmask(text: &mut String, codes: &[Code], hidden: &str) {
    let mut at = 0;
    for code in codes {
        let end = at + code.range.len();
        text.replace_range(code.range.clone(), &hidden[at..end]);
        at = end;
    }
}
