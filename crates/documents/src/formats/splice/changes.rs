//! From edits of the prose to deletions and insertions in the text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::{Document, MarkKind};
use sayso_text::Edit;
use sayso_text::{Fit, Prose, Segment, Span};

use super::SpliceError;
use super::elements;

/// Spells a text for an offset in the document's text, in the block of an offset in the prose. `None` where
/// it would mean something else there.
pub(in crate::formats) type Spell<'s> = &'s dyn Fn(&str, usize, usize) -> Option<String>;

/// What happens to the text: ranges that go, and strings that come.
#[derive(Debug, Default)]
pub(in crate::formats) struct Changes {
    /// Ranges that are deleted: from where to where, merged where they touch.
    deleted: BTreeMap<usize, usize>,
    /// What is inserted where, in the order of the text.
    inserted: BTreeMap<usize, String>,
}

impl Changes {
    /// The changes for `edits`.
    pub(in crate::formats) fn plan(
        document: &Document,
        edits: &[Edit],
        spell: Spell<'_>,
    ) -> Result<Self, SpliceError> {
        let mut changes = Self::default();
        for edit in edits {
            let (span, text) = without_common_words(document, edit);
            let (head, tail) = around_last_link(document, span, text);
            changes.edit(document, head.0, head.1, spell)?;
            if let Some((span, text)) = tail {
                changes.edit(document, span, text, spell)?;
            }
        }
        if !elements::tidy(document, &mut changes) {
            let text = edits.first().map_or("", |e| e.text.as_str());
            return Err(SpliceError::Refused(text.to_owned()));
        }
        changes.check_tags(document)?;
        Ok(changes)
    }

    /// Refuses changes inside tags of templates.
    fn check_tags(&self, document: &Document) -> Result<(), SpliceError> {
        let of = |from: usize, to: usize| document.tags_in(Span::new(from, to)).next();
        let deleted = self.deleted.iter().find_map(|(from, to)| of(*from, *to));
        let inserted = self
            .inserted
            .keys()
            .find_map(|at| of(*at, at + 1).filter(|tag| tag.span.start < *at));
        match deleted.or(inserted) {
            Some(tag) => Err(SpliceError::Refused(
                document.text[tag.span.range()].to_owned(),
            )),
            None => Ok(()),
        }
    }

    fn edit(
        &mut self,
        document: &Document,
        span: Span<Prose>,
        text: &str,
        spell: Spell<'_>,
    ) -> Result<(), SpliceError> {
        if span.is_empty() && text.is_empty() {
            return Ok(());
        }
        // It represents a tag of a template, which would be removed.
        if document.prose()[span.range()].contains('\u{FFFC}') {
            return Err(SpliceError::Refused(text.to_owned()));
        }
        let pieces: Vec<Segment> = document.map.pieces(span).collect();
        let cut =
            |s: &Segment| s.fit == Fit::Whole && (s.a < span.start || s.a + s.a_len > span.end);
        let refused = || SpliceError::Inexact(document.prose()[span.range()].to_owned());
        if pieces.iter().any(cut) {
            return Err(refused());
        }
        let at = match pieces.first() {
            Some(first) => first.b,
            None => insertion_point(document, span.start).ok_or_else(refused)?,
        };
        if !text.is_empty() {
            let spelt = spell(text, span.start, at);
            self.insert(
                at,
                &spelt.ok_or_else(|| SpliceError::Refused(text.to_owned()))?,
            );
        }
        for piece in &pieces {
            self.delete(piece.b..piece.b + piece.b_len);
            self.delete_line_prefix(document, piece);
        }
        Ok(())
    }

    /// Where a deleted stretch ends a line, what the next line starts with (the marks of a
    /// quotation, the indentation of an item) goes, too.
    fn delete_line_prefix(&mut self, document: &Document, piece: &Segment) {
        let end = piece.b + piece.b_len;
        if !document.text[piece.b..end].ends_with(['\n', '\r']) {
            return;
        }
        let behind = Span::new(piece.a + piece.a_len, piece.a + piece.a_len + 1);
        if let Some(next) = document.map.pieces(behind).next().filter(|n| n.b > end) {
            let gap = &document.text[end..next.b];
            let prefix = gap.len() - gap.trim_start_matches([' ', '\t', '>']).len();
            self.delete(end..end + prefix);
        }
    }

    /// Adds a range that goes.
    pub(super) fn delete(&mut self, range: Range<usize>) {
        let (mut start, mut end) = (range.start, range.end);
        if start >= end {
            return;
        }
        while let Some((&from, &to)) = self.deleted.range(..=end).next_back() {
            if to < start {
                break;
            }
            start = start.min(from);
            end = end.max(to);
            self.deleted.remove(&from);
        }
        self.deleted.insert(start, end);
    }

    /// Adds a string that comes.
    pub(in crate::formats) fn insert(&mut self, at: usize, text: &str) {
        self.inserted.entry(at).or_default().push_str(text);
    }

    /// Adds a string that comes before what else comes there.
    pub(in crate::formats) fn insert_before(&mut self, at: usize, text: &str) {
        self.inserted.entry(at).or_default().insert_str(0, text);
    }

    /// What is inserted in `range` or at its end.
    pub(in crate::formats) fn inserted_in(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = &str> {
        let inserted = self.inserted.range(range.start..=range.end);
        inserted.map(|(_, text)| text.as_str())
    }

    /// Spells anew what is inserted in `range` or at its end.
    pub(in crate::formats) fn respell(
        &mut self,
        range: &Range<usize>,
        spell: impl Fn(&str) -> String,
    ) {
        for (_, text) in self.inserted.range_mut(range.start..=range.end) {
            *text = spell(text);
        }
    }

    /// The end of the deletion that covers `at`.
    pub(in crate::formats) fn deleted_to(&self, at: usize) -> Option<usize> {
        let (_, &end) = self.deleted.range(..=at).next_back()?;
        (at < end).then_some(end)
    }

    /// The start of the deletion that ends at `at` or covers it.
    pub(super) fn deleted_from(&self, at: usize) -> Option<usize> {
        let (&start, &end) = self.deleted.range(..at).next_back()?;
        (at <= end).then_some(start)
    }

    /// Whether something is inserted in `range` or at its end.
    pub(super) fn inserts_in(&self, range: &Range<usize>) -> bool {
        self.inserted
            .range(range.start..=range.end)
            .next()
            .is_some()
    }

    /// Whether something in `range` is another afterwards.
    pub(super) fn touch(&self, range: &Range<usize>) -> bool {
        let deleted = self.deleted.range(..range.end).next_back();
        self.inserts_in(range) || deleted.is_some_and(|(_, &end)| end > range.start)
    }

    /// Deletions and insertions in the order of the text. What is inserted where a deletion
    /// starts, or inside one, comes before it.
    pub(super) fn in_order(&self) -> Vec<(Range<usize>, &str)> {
        let mut all: Vec<(Range<usize>, &str)> = self
            .deleted
            .iter()
            .map(|(from, to)| (*from..*to, ""))
            .collect();
        all.extend(
            self.inserted
                .iter()
                .map(|(at, text)| (*at..*at, text.as_str())),
        );
        all.sort_by_key(|(range, _)| (range.start, range.end));
        all
    }
}

/// The edit without the words that it leaves as they are at either end, so that their markup
/// stays.
fn without_common_words<'e>(document: &Document, edit: &'e Edit) -> (Span<Prose>, &'e str) {
    let old = &document.prose()[edit.span.range()];
    let new = edit.text.as_str();
    let same = |a: &(char, char)| a.0 == a.1;
    let front: usize = old
        .chars()
        .zip(new.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let front = if front == old.len() && front == new.len() {
        front
    } else {
        old[..front]
            .rfind(char::is_whitespace)
            .map_or(0, |at| next_char(old, at))
    };
    let (rest, new) = (&old[front..], &new[front..]);
    let back: usize = rest
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let tail = &rest[rest.len() - back..];
    let back = tail.find(char::is_whitespace).map_or(0, |at| back - at);
    let span = Span::new(edit.span.start + front, edit.span.end - back);
    (span, &new[..new.len() - back])
}

/// Text that belongs at a span of the prose.
type Part<'e> = (Span<Prose>, &'e str);

/// Where the edit ends with a whole link and starts before it, the last word of the replacement
/// takes the place of the link's text, so that the link stays.
fn around_last_link<'e>(
    document: &Document,
    span: Span<Prose>,
    text: &'e str,
) -> (Part<'e>, Option<Part<'e>>) {
    let from = document
        .marks
        .partition_point(|m| m.span.start <= span.start);
    let link = document.marks[from..]
        .iter()
        .take_while(|m| m.span.start < span.end)
        .find(|m| m.kind == MarkKind::Link && m.span.end == span.end);
    let word = text
        .trim_end()
        .rfind(char::is_whitespace)
        .map(|at| next_char(text, at));
    match (link, word) {
        (Some(link), Some(word)) => (
            (Span::new(span.start, link.span.start), &text[..word]),
            Some((link.span, &text[word..])),
        ),
        _ => ((span, text), None),
    }
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Where in the text something is inserted that belongs at `at` in the prose: behind the
/// character before it, or else before the one behind it.
fn insertion_point(document: &Document, at: usize) -> Option<usize> {
    let block = &document.blocks[document.block_at(at).or_else(|| {
        let index = document.blocks.partition_point(|b| b.span.end < at);
        (index < document.blocks.len()).then_some(index)
    })?];
    let before = document.prose()[block.span.start..at].chars().next_back();
    if let Some(c) = before
        && let Some(mapped) = document.map.map(Span::new(at - c.len_utf8(), at))
    {
        return Some(mapped.span.end);
    }
    let behind = document.prose()[at..].chars().next()?;
    let mapped = document.map.map(Span::new(at, at + behind.len_utf8()))?;
    Some(mapped.span.start)
}
