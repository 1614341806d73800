//! Words on both sides of an element's edge: a space from nowhere parts those that are two.

use crate::formats::edges::Edges;
use sayso_text::Fit;

use super::Builder;

/// What is longer is several words, or none that matters.
const LONG_WORD: usize = 64;

/// How many words there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum WordCount {
    None,
    One,
    Many,
}

impl Builder<'_> {
    /// Notes the edge of an element: it may part the words on both sides of it.
    pub(in crate::formats) fn edge(&mut self, edge: Edges) {
        if self.beside == 0 {
            self.edges.add(edge);
        }
    }

    /// Puts a space that comes from nowhere before `behind`, which is at `at`, if the edges
    /// before it part two words.
    pub(super) fn part_words(&mut self, behind: &str, at: usize) {
        if self.edges.is_none() || behind.is_empty() {
            return;
        }
        let edges = std::mem::take(&mut self.edges);
        if edges.part(self.in_hand(), behind) {
            self.out.map.push(self.prose.len(), 1, at, 0, Fit::Whole);
            self.prose.push(' ');
        }
    }

    /// The text of the block in hand.
    pub(in crate::formats) fn in_hand(&self) -> &str {
        self.open.map_or("", |start| &self.prose[start..])
    }

    /// Whether the prose from `start`, as `here` gave it, is of several words, or of none. Only its
    /// front is looked at.
    pub(in crate::formats) fn word_count(&self, start: Option<usize>) -> WordCount {
        let front = |start: usize| {
            let end = self.prose.floor_char_boundary(start + LONG_WORD);
            self.prose.get(start..end).map(str::trim)
        };
        match start.and_then(front) {
            None => WordCount::One,
            Some("") => WordCount::None,
            Some(words) if words.contains(char::is_whitespace) => WordCount::Many,
            Some(_) => WordCount::One,
        }
    }
}
