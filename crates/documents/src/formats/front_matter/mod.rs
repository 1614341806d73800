//! Front matter: the fields of a document, in YAML between `---` lines, TOML between `+++` lines, or
//! JSON in braces, at the start of a file; in YAML between slides, too. Readers see some of the
//! fields elsewhere (search results, cards): their values are prose, and all other values are data.

mod find;
mod json;
mod keys;
mod quoted;
mod toml;
mod yaml;

use std::ops::Range;

use crate::{BlockKind, SkipKind};

use super::builder::{Builder, Piece};

pub(super) use find::{Fields, Syntax, at_start, between_slides};
pub(super) use keys::Keys;

/// As much of a key as is reported.
const LONGEST_KEY: usize = 64;

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As it is; blank lines part paragraphs.
    Plain,
    /// Between double quotes, with escapes.
    Escaped,
    /// Between single quotes, which are doubled inside.
    Doubled,
}

/// Something of front matter that is read.
#[derive(Debug)]
enum Part {
    /// A value, without its quotes.
    Value(Style, Range<usize>),
    /// A comment, and its words.
    Comment(Range<usize>),
    /// A value that is data, and its key.
    Data(String, Range<usize>),
}

impl Part {
    fn start(&self) -> usize {
        match self {
            Self::Value(_, range) | Self::Comment(range) | Self::Data(_, range) => range.start,
        }
    }
}

/// The start of a key.
fn reported(key: &str) -> String {
    key.chars().take(LONGEST_KEY).collect()
}

/// Reads the front matter at the start of `text`, if it has any, and returns where it ends.
pub(super) fn read<'t>(text: &'t str, keys: Keys<'_>, builder: &mut Builder<'t>) -> usize {
    let Some(fields) = at_start(text) else {
        return 0;
    };
    read_fields(text, &fields, keys, builder);
    fields.end
}

/// Reads front matter; where it has mistakes, none of it is read.
pub(super) fn read_fields<'t>(
    text: &'t str,
    fields: &Fields,
    keys: Keys<'_>,
    builder: &mut Builder<'t>,
) {
    let body = fields.body.clone();
    let parts = match fields.syntax {
        Syntax::Yaml => yaml::parts(&text[body.clone()], keys),
        Syntax::Toml => toml::parts(&text[body.clone()], keys),
        Syntax::Json => json::parts(&text[body.clone()], keys),
    };
    let Some(mut parts) = parts else {
        let syntax = fields.syntax.name();
        builder.notice(&format!(
            "The front matter is not valid {syntax} and was not read."
        ));
        return;
    };
    parts.sort_by_key(Part::start);
    for part in parts {
        match part {
            Part::Value(style, range) => {
                value(
                    style,
                    range.start + body.start..range.end + body.start,
                    builder,
                );
            }
            Part::Comment(range) => {
                let range = range.start + body.start..range.end + body.start;
                let words = text[range.clone()].trim_start_matches('#');
                builder.comment(words, range);
            }
            Part::Data(key, range) => {
                let range = range.start + body.start..range.end + body.start;
                let reason = SkipKind::FrontMatter.with(format!("key `{key}`"));
                builder.skip(reason, range);
            }
        }
    }
}

fn value(style: Style, range: Range<usize>, builder: &mut Builder<'_>) {
    let text = builder.source();
    match style {
        Style::Plain => {
            for paragraph in paragraphs(text, range) {
                field(builder, vec![Piece::Exact(paragraph)]);
            }
        }
        Style::Escaped => field(builder, quoted::escaped(text, range)),
        Style::Doubled => field(builder, quoted::doubled(text, range)),
    }
}

/// The paragraphs of `range`, which blank lines part.
fn paragraphs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for line in lines(text, range) {
        let words = text[line.clone()].trim_end();
        if words.is_empty() {
            found.extend(open.take());
        } else {
            let start = open.map_or(line.start, |p| p.start);
            open = Some(start..line.start + words.len());
        }
    }
    found.extend(open);
    found
}

/// The lines of `range`, with what ends them.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = &text.as_bytes()[at..range.end];
        if rest.is_empty() {
            return None;
        }
        let len = memchr::memchr(b'\n', rest).map_or(rest.len(), |n| n + 1);
        at += len;
        Some(at - len..at)
    })
}

/// Adds a value as a block of its own if it has words.
fn field(builder: &mut Builder<'_>, pieces: Vec<Piece>) {
    let text = builder.source();
    let worded = pieces.iter().any(|piece| match piece {
        Piece::Exact(range) => text[range.clone()].contains(char::is_alphabetic),
        Piece::Whole(shown, _) => shown.contains(char::is_alphabetic),
    });
    if !worded {
        return;
    }
    builder.begin(BlockKind::Meta);
    for piece in pieces {
        builder.piece(piece);
    }
    builder.begin(BlockKind::Body);
}

#[cfg(test)]
mod tests;
