//! Front matter: YAML between `---` lines or TOML between `+++` lines at the start of a file. Its
//! strings are fields about the document that readers meet elsewhere (search results, cards).

mod quoted;
mod toml;
mod yaml;

use std::ops::Range;

use crate::document::BlockKind;

use super::builder::{Builder, Piece};

/// Reads the front matter of `text`, if it has any, and returns where it ends.
pub(super) fn read<'t>(text: &'t str, builder: &mut Builder<'t>) -> usize {
    let Some((fence, body, end)) = find(text) else {
        return 0;
    };
    if fence == "+++" {
        toml::read(text, body, builder);
    } else {
        yaml::read(text, body, builder);
    }
    end
}

/// Where the fields of the front matter of `text` stand, if it has any.
pub(super) fn fields(text: &str) -> Option<Range<usize>> {
    find(text).map(|(_, body, _)| body)
}

/// The fence, what stands between the fences, and where the second one ends.
fn find(text: &str) -> Option<(&'static str, Range<usize>, usize)> {
    let fence = ["---", "+++"].into_iter().find(|f| text.starts_with(f))?;
    let mut lines = lines(text, 0..text.len());
    let first = lines
        .next()
        .filter(|l| text[l.clone()].trim_end() == fence)?;
    let closes = |line: &str| line == fence || fence == "---" && line == "...";
    for line in lines {
        let body = text[line.clone()].trim_end();
        if closes(body) {
            return Some((fence, first.end..line.start, line.end));
        }
        // A rule with a blank line behind it parts paragraphs.
        if body.is_empty() && line.start == first.end {
            return None;
        }
    }
    None
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

/// Reads a line that is a comment, if it is one.
fn comment(text: &str, line: &Range<usize>, builder: &mut Builder<'_>) -> bool {
    let body = text[line.clone()].trim();
    if let Some(words) = body.strip_prefix('#') {
        builder.comment(words.trim_start_matches('#'), line.clone());
    }
    body.starts_with('#')
}

#[cfg(test)]
mod tests;
