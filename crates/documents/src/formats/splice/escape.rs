//! Spells a replacement so that it is read as intended at its place.

use crate::formats::front_matter::{Fields, Syntax};
use crate::{Document, Markup};

/// How characters that mean something to the format are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Style {
    /// As they are.
    Plain,
    /// Behind a backslash.
    Backslashes,
    /// As character references.
    References,
}

/// What a string in quotes needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// A YAML or TOML string in double quotes.
    Escaped,
    /// A YAML string in single quotes.
    Doubled,
    /// An attribute of HTML, with the quote around it.
    Attribute(char),
}

/// Spells replacements for one document.
pub(super) struct Speller<'d> {
    document: &'d Document,
    style: Style,
    /// Where the fields of front matter are.
    fields: Vec<Fields>,
}

impl<'d> Speller<'d> {
    /// Spells in this style where a text has no quotes of its own.
    pub(super) fn new(document: &'d Document, style: Style) -> Self {
        Self {
            document,
            style,
            fields: document.format.definition().fields(&document.text),
        }
    }

    /// Spells `text` for the offset `at` of the document's text, in the block of the offset
    /// `prose`. `None` where it would mean something else there.
    pub(super) fn spell(&self, text: &str, prose: usize, at: usize) -> Option<String> {
        Some(match self.quotes(prose, at) {
            Some(Quotes::Escaped) => text.replace('\\', "\\\\").replace('"', "\\\""),
            Some(Quotes::Doubled) => text.replace('\'', "''"),
            Some(Quotes::Attribute('"')) => text.replace('&', "&amp;").replace('"', "&quot;"),
            Some(Quotes::Attribute(_)) => text.replace('&', "&amp;").replace('\'', "&#39;"),
            None if self.fields.iter().any(|f| f.body.contains(&at)) => {
                return is_plain_scalar(text).then(|| text.to_owned());
            }
            None => match self.style {
                Style::Plain => text.to_owned(),
                Style::Backslashes => backslashes(text),
                Style::References => text.replace('&', "&amp;").replace('<', "&lt;"),
            },
        })
    }

    /// Whether the block is in quotes of its own, as a field or an attribute is.
    fn quotes(&self, prose: usize, at: usize) -> Option<Quotes> {
        let document = self.document;
        if document.format.markup() == Markup::Plain {
            return None;
        }
        let index = document.blocks.partition_point(|b| b.span.end < prose);
        let first = document
            .map
            .map(document.blocks.get(index)?.span)?
            .span
            .start;
        let before = document.text[..first].trim_end();
        let quote = before
            .chars()
            .next_back()
            .filter(|c| matches!(c, '"' | '\''))?;
        if let Some(fields) = self.fields.iter().find(|f| f.body.contains(&at)) {
            let toml = fields.syntax == Syntax::Toml;
            return match quote {
                '"' => Some(Quotes::Escaped),
                _ => (!toml).then_some(Quotes::Doubled),
            };
        }
        let assigned = before[..before.len() - 1].trim_end().ends_with('=');
        assigned.then_some(Quotes::Attribute(quote))
    }
}

/// Whether a value of YAML without quotes may hold the text anywhere.
fn is_plain_scalar(text: &str) -> bool {
    const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`";
    !text.trim_start().starts_with(|c| INDICATORS.contains(c))
        && !text.trim_end().ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
}

/// `text` with a backslash before each character that may mean something.
fn backslashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let opens = at == 0 && "-+=:".contains(c) || at == digits && at > 0 && ".)".contains(c);
        if opens || "\\`*_[]<>&~|#\"'()!{}$^".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
