//! The titles of links, images and link definitions, which the parser gives without their place.

use std::ops::Range;

use pulldown_cmark::RefDefs;

use crate::formats::builder::Piece;
use crate::formats::html::character_reference;

/// The title at the end of `[text](url "title")`.
pub(super) fn of_link(text: &str, range: Range<usize>) -> Vec<Piece> {
    let end = range.end.saturating_sub(1).max(range.start);
    quoted(text, range.start..end).map_or_else(Vec::new, |title| decode(text, title))
}

/// The titles of `[id]: url "title"`, in the order of the text, of which a part from `base` on
/// was parsed.
pub(super) fn of_definitions(text: &str, base: usize, all: &RefDefs<'_>) -> Vec<Vec<Piece>> {
    let with_title = all
        .iter()
        .filter(|(_, d)| d.title.as_ref().is_some_and(|t| !t.is_empty()));
    let mut spans: Vec<Range<usize>> = with_title
        .map(|(_, d)| d.span.start + base..d.span.end + base)
        .collect();
    spans.sort_by_key(|s| s.start);
    let titles = spans.into_iter().filter_map(|span| quoted(text, span));
    titles.map(|title| decode(text, title)).collect()
}

/// The inside of the quotes, or brackets, at the end of `range`.
fn quoted(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let body = text[range.clone()].trim_end();
    let end = range.start + body.len().checked_sub(1)?;
    let open = match body.as_bytes()[body.len() - 1] {
        quote @ (b'"' | b'\'') => quote,
        b')' => b'(',
        _ => return None,
    };
    let bytes = text.as_bytes();
    let mut at = end;
    while at > range.start {
        at -= 1;
        if bytes[at] != open {
            continue;
        }
        let escapes = bytes[range.start..at]
            .iter()
            .rev()
            .take_while(|b| **b == b'\\')
            .count();
        if escapes % 2 == 0 {
            return Some(at + 1..end);
        }
        at -= escapes;
    }
    None
}

/// Decodes escapes and entities.
fn decode(text: &str, range: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while let Some(n) = memchr::memchr2(b'\\', b'&', &text.as_bytes()[at..range.end]) {
        at += n;
        let Some((shown, len)) = special(&text[at..range.end]) else {
            at += 1;
            continue;
        };
        if start < at {
            pieces.push(Piece::Exact(start..at));
        }
        pieces.push(Piece::Whole(shown, at..at + len));
        at += len;
        start = at;
    }
    if start < range.end {
        pieces.push(Piece::Exact(start..range.end));
    }
    pieces
}

/// What the escape or entity at the start of `text` shows, and its length.
fn special(text: &str) -> Option<(String, usize)> {
    if let Some(rest) = text.strip_prefix('\\') {
        let c = rest.chars().next().filter(char::is_ascii_punctuation)?;
        return Some((c.to_string(), 2));
    }
    character_reference(text, false).filter(|(_, len)| text[..*len].ends_with(';'))
}
