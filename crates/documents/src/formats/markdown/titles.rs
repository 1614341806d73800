//! The titles of links, images and link definitions, which the parser gives without their place.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, RefDefs, Tag};

use super::draft::Draft;
use crate::formats::builder::Piece;
use crate::formats::html::character_reference;

/// The title at the end of `[text](url "title")`.
pub(super) fn of_link(text: &str, range: Range<usize>) -> Vec<Piece> {
    let end = range.end.saturating_sub(1).max(range.start);
    quoted(text, range.start..end).map_or_else(Vec::new, |title| decode(text, title))
}

/// The definitions that links and images use, by where they are in the draft.
#[derive(Debug, Default)]
pub(super) struct Used(HashSet<usize>);

impl Used {
    /// Takes note of what `event` uses.
    pub(super) fn note(&mut self, event: &Event<'_>, all: &RefDefs<'_>) {
        let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) =
            event
        else {
            return;
        };
        let refers = matches!(
            link_type,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        );
        if refers && let Some(definition) = all.get(id) {
            self.0.insert(definition.span.start);
        }
    }

    /// The definitions in the order of the text: the title of one that is used, if it has any, and
    /// `None` for one that is not used.
    pub(super) fn definitions(
        &self,
        text: &str,
        draft: &Draft<'_>,
        all: &RefDefs<'_>,
    ) -> Vec<(Option<Vec<Piece>>, Range<usize>)> {
        let mut found: Vec<(Option<Vec<Piece>>, Range<usize>)> = Vec::new();
        for (_, definition) in all.iter() {
            let range = draft.source(&definition.span);
            if !self.0.contains(&definition.span.start) {
                found.push((None, range));
            } else if definition.title.as_ref().is_some_and(|t| !t.is_empty()) {
                let title = quoted(text, range.clone());
                found.extend(title.map(|title| (Some(decode(text, title)), range)));
            }
        }
        found.sort_by_key(|(_, range)| range.start);
        found
    }
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
