//! Reads the result of edits again, and compares it with what they should give: the prose has
//! the new words, and every other byte is what it was, where it was.

use crate::formats::read_with;
use crate::{Block, Document};
use sayso_text::Edit;

use super::SpliceError;
use super::changes::Changes;
use super::classes::{Class, classes};

/// Checks that `result`, which `changes` made of `before`, reads as `before` with `edits` applied: the
/// same blocks of the same kinds with the same words, and all that is no prose as it was.
pub(super) fn verify(
    result: &[u8],
    before: &Document,
    edits: &[Edit],
    changes: &Changes,
) -> Result<(), SpliceError> {
    let first = edits.first().map_or("", |e| e.text.as_str());
    let refused = |text: &str| SpliceError::Refused(text.to_owned());
    let encoding = Some(before.encoding.encoding);
    let after = read_with(result, before.format, encoding, &before.options);
    let after = after.map_err(|_| refused(first))?;
    same_blocks(before, &after, edits).map_err(refused)?;
    match touches_skipped(before, changes) || !same_rest(before, &after, changes) {
        true => Err(refused(first)),
        false => Ok(()),
    }
}

/// Checks the words of every block, or gives the text of the edit that they were spoilt by.
fn same_blocks<'e>(
    before: &Document,
    after: &Document,
    mut edits: &'e [Edit],
) -> Result<(), &'e str> {
    let first = edits.first().map_or("", |e| e.text.as_str());
    let mut blocks = after.blocks.iter();
    for block in &before.blocks {
        let count = edits.partition_point(|e| e.span.end <= block.span.end);
        let (here, rest) = edits.split_at(count);
        edits = rest;
        let want = edited(before, block, here);
        if want.trim().is_empty() {
            continue;
        }
        let same = blocks.next().is_some_and(|found| {
            let words = after.prose()[found.span.range()].split_whitespace();
            found.kind == block.kind && words.eq(want.split_whitespace())
        });
        if !same {
            return Err(here.first().map_or(first, |e| e.text.as_str()));
        }
    }
    blocks.next().map_or(Ok(()), |_| Err(first))
}

/// The words of `block` with `edits`, all of which lie in it, applied.
fn edited(document: &Document, block: &Block, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(block.span.len());
    let mut at = block.span.start;
    for edit in edits {
        out.push_str(&document.prose()[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&document.prose()[at..block.span.end]);
    out
}

/// Whether the changes reach into what the reader left out: a tag of a template, a comment, a key.
fn touches_skipped(before: &Document, changes: &Changes) -> bool {
    let skipped = &before.skipped;
    let touches = |start: usize, end: usize| {
        let from = skipped.partition_point(|s| s.span.end <= start);
        let mut near = skipped[from..]
            .iter()
            .take_while(|s| s.span.start < end.max(start + 1));
        near.any(|s| s.span.end > start && s.span.start < end)
    };
    let mut all = changes.in_order().into_iter();
    all.any(|(range, _)| touches(range.start, range.end))
}

/// Whether what was copied is the same text, and means the same, and what came is prose.
fn same_rest(before: &Document, after: &Document, changes: &Changes) -> bool {
    let escape = before.format.definition().escape();
    let (old, new) = (Read::of(before), Read::of(after));
    let (mut from, mut to) = (0, 0);
    for (range, text) in changes.in_order() {
        let copied = range.start.saturating_sub(from);
        if !old.is_same(from, &new, to, copied) || !new.is_prose(to + copied, text, escape) {
            return false;
        }
        to += copied + text.len();
        from = range.end.max(from + copied);
    }
    let rest = before.text.len() - from;
    after.text.len() == to + rest && old.is_same(from, &new, to, rest)
}

/// A text with what each byte of it is.
struct Read<'d> {
    text: &'d [u8],
    classes: Vec<Class>,
}

impl<'d> Read<'d> {
    fn of(document: &'d Document) -> Self {
        Self {
            text: document.text.as_bytes(),
            classes: classes(document),
        }
    }

    /// Whether `len` bytes at `from` here and at `to` of another are the same, and mean the same.
    /// Spaces may remain at the end of a block, where they are no prose.
    fn is_same(&self, from: usize, other: &Self, to: usize, len: usize) -> bool {
        let (here, there) = (from..from + len, to..to + len);
        let text = self.text.get(here.clone());
        let (mine, theirs) = (self.classes.get(here), other.classes.get(there.clone()));
        let (Some(text), Some(mine), Some(theirs)) = (text, mine, theirs) else {
            return false;
        };
        let alike = |(byte, (a, b)): (&u8, (&Class, &Class))| a == b || byte.is_ascii_whitespace();
        other.text.get(there) == Some(text) && text.iter().zip(mine.iter().zip(theirs)).all(alike)
    }

    /// Whether `text` is at `at` and is prose, but for what escapes it.
    fn is_prose(&self, at: usize, text: &str, escape: u8) -> bool {
        let range = at..at + text.len();
        let Some(classes) = self.classes.get(range.clone()) else {
            return false;
        };
        let prose = |(byte, class): (&u8, &Class)| {
            *class != 0 || *byte == escape || byte.is_ascii_whitespace()
        };
        self.text.get(range) == Some(text.as_bytes())
            && text.as_bytes().iter().zip(classes).all(prose)
    }
}
