//! The literals that are searched for, as letters and digits alone.

use std::ops::Range;

use crate::matcher::Literal;

/// A literal as its letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Needle {
    /// ASCII letters and digits, in lower case, never empty.
    pub(super) spelling: Vec<u8>,
    /// How long its first word is.
    head: usize,
    pub(super) starts_word: bool,
    pub(super) ends_word: bool,
    /// Where its second word ends in it, where that ends a word for sure; otherwise 0.
    second: usize,
    /// What is in it besides.
    pub(super) signs: Vec<u8>,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Needles {
    /// Sorted by spelling.
    sorted: Vec<Needle>,
    longest_head: usize,
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
        let spelling: Vec<u8> = text.iter().copied().filter(in_word).collect();
        let behind = text[first + head..].iter().skip_while(|b| !in_word(b));
        let second = head + behind.take_while(|b| in_word(b)).count();
        let ends_word = literal.ends_word && text.last().is_some_and(in_word);
        let ends = second > head && (second < spelling.len() || ends_word);
        text.is_ascii().then_some(Self {
            second: if ends { second } else { 0 },
            spelling,
            head,
            starts_word: literal.starts_word && first == 0,
            ends_word,
            signs: text.iter().copied().filter(|b| !in_word(b)).collect(),
        })
    }

    pub(super) fn head(&self) -> &[u8] {
        &self.spelling[..self.head]
    }

    /// Its second word, where it has one that is as a word.
    pub(super) fn second(&self) -> Option<&[u8]> {
        self.spelling.get(self.head..self.second)
    }

    /// Whether its first word is all of it.
    pub(super) fn is_word(&self) -> bool {
        self.head == self.spelling.len()
    }
}

impl Needles {
    /// `None` where one of them cannot be searched for in bytes.
    pub(super) fn new(literals: &[Literal]) -> Option<Self> {
        let mut sorted: Vec<Needle> = literals.iter().map(Needle::new).collect::<Option<_>>()?;
        sorted.sort();
        sorted.dedup();
        Some(Self {
            longest_head: sorted.iter().map(|n| n.head).max().unwrap_or(0),
            start_words: sorted.iter().all(|n| n.starts_word),
            sorted,
        })
    }

    /// The first words of all, and whether they start a word wherever they count.
    pub(super) fn heads(&self) -> impl Iterator<Item = (&[u8], bool)> {
        self.sorted.iter().map(|n| (n.head(), n.starts_word))
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Needle] {
        &self.sorted
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

    /// Whether one of them starts with `run`, or `run` with one of them, in either case.
    pub(super) fn start_with(&self, run: &[u8]) -> bool {
        let alike = |n: &Needle| {
            let mut pairs = n.spelling.iter().zip(run);
            pairs.all(|(a, b)| a.eq_ignore_ascii_case(b))
        };
        self.range(&run[..run.len().min(1)]).iter().any(alike)
    }

    /// Whether one of them may start with the end of what a mark is read as.
    pub(super) fn start_in(&self, readings: &[String]) -> bool {
        readings.iter().any(|reading| {
            let read: Vec<u8> = reading.bytes().filter(u8::is_ascii_alphanumeric).collect();
            (0..read.len()).any(|from| self.start_with(&read[from..]))
        })
    }

    /// Those that start with `run`, in either case.
    pub(super) fn range(&self, run: &[u8]) -> &[Needle] {
        let lower = || run.iter().map(u8::to_ascii_lowercase);
        let is_before = |n: &Needle| n.spelling.iter().copied().lt(lower());
        let from = self.sorted.partition_point(is_before);
        let starts = |n: &Needle| {
            let start = n.spelling.get(..run.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(run))
        };
        let len = self.sorted[from..].partition_point(starts);
        &self.sorted[from..from + len]
    }
}
