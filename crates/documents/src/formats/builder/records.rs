//! What is recorded beside the prose: marks, elements, comments, and what is left out.

use std::collections::HashSet;
use std::ops::Range;

use crate::{Block, BlockKind, Directive, Inline, Mark, MarkKind, SkipReason, Skipped};
use sayso_text::{GAP_TEXT, Span};

use super::{Builder, Extract};
use crate::formats::code::{Code, Shown};

/// Adds the comments of templates that are between the blocks: each belongs to the next block.
pub(super) fn add_suppressions(codes: &[Code], out: &mut Extract) {
    let known: HashSet<usize> = out.directives.iter().map(|d| d.at.start).collect();
    let missing = codes.iter().filter(|c| !known.contains(&c.range.start));
    let mut missing = missing.filter(|c| c.suppression.is_some()).peekable();
    if missing.peek().is_none() {
        return;
    }
    let place = |block: &Block| Some((out.map.map(block.span)?.span.start, block.span.start));
    let mut starts: Vec<(usize, usize)> = out.blocks.iter().filter_map(place).collect();
    starts.sort_unstable();
    for code in missing {
        let next = starts.partition_point(|(text, _)| *text < code.range.end);
        let words = code.suppression.as_deref().unwrap_or_default();
        out.directives.push(Directive {
            at: Span::new(code.range.start, code.range.end),
            prose: starts.get(next).map_or(usize::MAX, |(_, prose)| *prose),
            behind: None,
            body: words.trim_start_matches("sayso-").to_owned(),
        });
    }
    out.directives.sort_by_key(|d| d.at.start);
}

impl Builder<'_> {
    /// Adds what is seen of code.
    pub(super) fn code(&mut self, code: &Code) {
        let range = code.range.clone();
        if code.shown == Shown::Break && self.beside == 0 {
            let (kind, level) = (self.kind, self.level);
            self.end();
            (self.kind, self.level) = (kind, level);
        }
        if let Some(words) = &code.suppression {
            self.comment(words, range.clone());
        }
        match code.shown {
            Shown::Gap => self.whole(GAP_TEXT, range),
            Shown::Break if self.beside == 0 => {}
            Shown::Break | Shown::Nothing => {
                let next = self.text[range.end..].chars().next();
                // Words on both sides of it stay two.
                if next.is_some_and(|c| !c.is_whitespace() && !".,;:!?)".contains(c)) {
                    self.whole(" ", range);
                }
            }
        }
    }

    /// Marks the prose from `start`, as `here` gave it, up to here, without the space behind it.
    pub(in crate::formats) fn mark(&mut self, kind: MarkKind, start: Option<usize>) {
        let Some(start) = start.filter(|_| self.beside == 0) else {
            return;
        };
        // A space may precede it now.
        let start = start + usize::from(self.prose[start..].starts_with(' '));
        let len = self.prose[start..].trim_end().len();
        if len > 0 {
            let span = Span::new(start, start + len);
            self.out.marks.push(Mark { kind, span });
        }
    }

    /// Records an inline element.
    pub(in crate::formats) fn inline(&mut self, outer: Range<usize>, inner: Range<usize>) {
        self.out.inlines.push(Inline {
            outer: Span::new(outer.start, outer.end),
            inner: Span::new(inner.start, inner.end),
        });
    }

    /// Records a comment that is at `at` if it is a suppression.
    pub(in crate::formats) fn comment(&mut self, words: &str, at: Range<usize>) {
        // `<!--- … --->` is common.
        let words = match words.strip_prefix('-') {
            Some(more) => more.trim_start_matches('-').trim_end_matches('-'),
            None => words,
        };
        if let Some(body) = words.trim().strip_prefix("sayso-") {
            let behind = self.open.filter(|_| self.is_behind_text(&at));
            self.out.directives.push(Directive {
                at: Span::new(at.start, at.end),
                prose: self.prose.len(),
                behind,
                body: body.trim().to_owned(),
            });
        }
    }

    /// How many blocks there are so far.
    pub(in crate::formats) fn block_count(&self) -> usize {
        self.out.blocks.len()
    }

    /// How many blocks there are, if none is kept.
    pub(in crate::formats) fn counted(&self) -> Option<usize> {
        self.out.blocks.is_empty().then_some(self.number)
    }

    /// The prose since then.
    pub(in crate::formats) fn since(&self, start: Option<usize>) -> &str {
        start.and_then(|s| self.prose.get(s..)).unwrap_or_default()
    }

    /// Records that `range` of the text is not judged.
    pub(in crate::formats) fn skip(&mut self, reason: impl Into<SkipReason>, range: Range<usize>) {
        if !range.is_empty() {
            self.out.skipped.push(Skipped {
                span: Span::new(range.start, range.end),
                reason: reason.into(),
            });
        }
    }

    /// Whether a comment at `at` belongs to the text before it: on the same line, or before the
    /// end tag of its element. On a line of its own it belongs to what follows, and so it does
    /// between loose text and an element that starts at once.
    fn is_behind_text(&self, at: &Range<usize>) -> bool {
        let is_gap = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
        let before = self.text[..at.start].trim_end_matches(is_gap);
        let follows = !before.is_empty() && !before.ends_with(['\n', '\r']);
        let rest = &self.text[at.end..];
        let next = rest.trim_start_matches(is_gap).strip_prefix('<');
        let opens = next.is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()));
        let is_loose = self.kind == BlockKind::Body && opens;
        let closes = || rest.trim_start().starts_with("</");
        self.beside == 0 && (follows && !is_loose || closes())
    }

    /// Tells the reader of the report something.
    pub(in crate::formats) fn notice(&mut self, notice: &str) {
        self.out.notices.push(notice.to_owned());
    }
}
