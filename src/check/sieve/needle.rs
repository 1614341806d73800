//! The literals that are looked for, as letters and digits alone.

use std::ops::Range;

use super::walk;
use crate::document::Format;
use crate::matcher::Literal;

/// A literal as its letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Needle {
    /// ASCII letters and digits, in lower case, never empty.
    pub(super) spelling: Vec<u8>,
    /// How long its first word is.
    head: usize,
    starts_word: bool,
    pub(super) ends_word: bool,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Needles {
    /// Sorted by spelling.
    sorted: Vec<Needle>,
    longest_head: usize,
    /// Whether one starts with this byte.
    first: [bool; 256],
    /// Whether all of them start a word.
    start_words: bool,
}

impl Needle {
    /// `None` for a literal that is not ASCII, or that has no letter or digit.
    fn new(literal: &Literal) -> Option<Self> {
        let text = literal.text.as_bytes();
        let in_word = u8::is_ascii_alphanumeric;
        let first = text.iter().position(in_word)?;
        let head = text[first..].iter().take_while(|b| in_word(b)).count();
        let spelling = text.iter().copied().filter(in_word).collect();
        text.is_ascii().then_some(Self {
            spelling,
            head,
            starts_word: literal.starts_word && first == 0,
            ends_word: literal.ends_word && text.last().is_some_and(in_word),
        })
    }

    fn head(&self) -> &[u8] {
        &self.spelling[..self.head]
    }
}

impl Needles {
    /// `None` where one of them cannot be looked for in bytes.
    pub(super) fn new(literals: &[Literal]) -> Option<Self> {
        let mut sorted: Vec<Needle> = literals.iter().map(Needle::new).collect::<Option<_>>()?;
        sorted.sort();
        sorted.dedup();
        let mut first = [false; 256];
        for needle in &sorted {
            first[usize::from(needle.spelling[0])] = true;
        }
        Some(Self {
            first,
            longest_head: sorted.iter().map(|n| n.head).max().unwrap_or(0),
            start_words: sorted.iter().all(|n| n.starts_word),
            sorted,
        })
    }

    /// The first words of all, but for those that start with another one.
    pub(super) fn heads(&self) -> impl Iterator<Item = &[u8]> {
        let mut heads: Vec<&[u8]> = self.sorted.iter().map(Needle::head).collect();
        heads.sort_unstable();
        heads.dedup_by(|next, kept| next.starts_with(kept));
        heads.into_iter()
    }

    /// Where a word that ends at `end` may start, so that it could be the start of one of them.
    pub(super) fn starts_before(&self, plain: &[u8], end: usize) -> Range<usize> {
        let before = plain[..end].iter().rev();
        let len = before
            .take(self.longest_head + 1)
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        let longest = len.min(self.longest_head);
        match (self.start_words, len > longest) {
            (true, true) => 0..0,
            (true, false) => end - len..end - len + 1,
            (false, _) => end - longest..end,
        }
    }

    /// Whether one of those that start with `run`, which stands at `start`, may stand there.
    pub(super) fn stand_at(&self, plain: &[u8], start: usize, run: &[u8], format: Format) -> bool {
        if !self.first[usize::from(plain[start])] {
            return false;
        }
        let inside = start > 0 && plain[start - 1].is_ascii_alphanumeric();
        self.range(run).iter().any(|needle| {
            !(inside && needle.starts_word)
                && walk::follows(needle, run.len(), plain, start + run.len(), format)
        })
    }

    fn range(&self, run: &[u8]) -> &[Needle] {
        let from = self.sorted.partition_point(|n| *n.spelling < *run);
        let len = self.sorted[from..].partition_point(|n| n.spelling.starts_with(run));
        &self.sorted[from..from + len]
    }
}
