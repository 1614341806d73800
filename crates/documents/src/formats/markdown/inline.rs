//! The text inside paragraphs, mapped to the source: escapes, entities, code spans.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use crate::MarkKind;
use crate::formats::builder::Builder;

/// A line break is as written; a hard one is made from its marks.
pub(super) fn line_break(builder: &mut Builder<'_>, range: Range<usize>) {
    if matches!(&builder.source()[range.clone()], "\n" | "\r\n" | "\r") {
        builder.exact(range);
    } else {
        builder.whole("\n", range);
    }
}

/// Adds a code span: what is between its backticks, without the one space at either end that
/// Markdown takes off, and without what the code around it (a quotation's `>`, a table's escape)
/// puts into it.
pub(super) fn code(builder: &mut Builder<'_>, shown: &str, range: Range<usize>) {
    let source = builder.source();
    let span = &source[range.clone()];
    let ticks = span.len() - span.trim_start_matches('`').len();
    let mut inner = range.start + ticks..range.end.saturating_sub(ticks).max(range.start + ticks);
    if inner.len() >= shown.len() + 2 {
        inner = without_padding(source, inner);
    }
    let start = builder.here();
    align(builder, shown, inner.clone());
    builder.mark(MarkKind::Code, start);
    builder.inline(range, inner);
}

/// Takes one space or line end off both ends, if both have one.
fn without_padding(source: &str, inner: Range<usize>) -> Range<usize> {
    let text = &source[inner.clone()];
    let ends = ["\r\n", "\n", "\r", " "];
    let front = ends.iter().find(|e| text.starts_with(**e)).map(|e| e.len());
    let back = ends.iter().find(|e| text.ends_with(**e)).map(|e| e.len());
    match (front, back) {
        (Some(front), Some(back)) if front + back <= text.len() => {
            inner.start + front..inner.end - back
        }
        _ => inner,
    }
}

/// Adds the spaces of `range`, and those of its other characters that are `shown`.
fn align(builder: &mut Builder<'_>, shown: &str, range: Range<usize>) {
    let source = &builder.source()[range.clone()];
    let mut wanted = shown.chars().filter(|c| !c.is_whitespace()).peekable();
    let mut from = 0;
    for (at, c) in source.char_indices() {
        if c.is_whitespace() || wanted.next_if_eq(&c).is_some() {
            continue;
        }
        builder.exact(range.start + from..range.start + at);
        from = at + c.len_utf8();
    }
    builder.exact(range.start + from..range.end);
}

/// The length of the mark that opens an inline element.
pub(super) fn opening(tag: &Tag<'_>, source: &str) -> usize {
    match tag {
        Tag::Strong | Tag::Image { .. } => 2,
        Tag::Strikethrough => tildes(source),
        _ => 1,
    }
}

/// Where the marks of `~~text~~` end.
fn tildes(source: &str) -> usize {
    if source.starts_with("~~") { 2 } else { 1 }
}

/// What is between the marks of an element; `end` is where its last part ends.
pub(super) fn inner(tag: TagEnd, source: &str, outer: &Range<usize>, end: usize) -> Range<usize> {
    let text = &source[outer.clone()];
    let (front, back) = match tag {
        TagEnd::Strong => (2, 2),
        TagEnd::Emphasis => (1, 1),
        TagEnd::Strikethrough => (tildes(text), tildes(text)),
        TagEnd::Image => (2, outer.end - end),
        _ if text.starts_with('<') => (1, 1),
        _ => (1, outer.end - end),
    };
    let start = (outer.start + front).min(outer.end);
    start..(outer.end - back).max(start)
}
