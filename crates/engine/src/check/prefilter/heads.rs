//! Looks every word of a text up among the first words of very many needles. The cost hardly grows
//! with the number of needles; an automaton for as many would not stay in the cache.
//!
//! A word goes through three tables, each with fewer hits and at a higher cost: the first words; where
//! one is and text without filler behind it, the first words with the second; and then the
//! needles themselves ([`Needles::stand_at`]), which alone are exact.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::cue::is_directive;
use super::filler;
use super::keys::{key, key_of_both};
use super::needle::{Needle, Needles};
use super::starts;
use crate::matcher::{Bits, MatcherError};
use sayso_documents::Markup;

/// Words that a longer word may start with are looked up by so much of them.
const LONGEST_START: usize = 4;

/// Up to this many texts a table of all transitions is the fastest.
const TABLE_LIMIT: usize = 2_000;

/// The first words of needles, to look words up in.
pub(super) struct Heads {
    /// All that are as words.
    words: Bits,
    /// Those that are needles whatever is behind them.
    alone: Bits,
    /// Those of the others, with the second words.
    rows: Bits,
    /// Those that a longer word may start with, and how much of them is looked up.
    starts: Bits,
    lengths: Vec<usize>,
    /// Those that may be inside of words.
    inside: Option<AhoCorasick>,
}

impl Heads {
    pub(super) fn new(needles: &Needles) -> Result<Self, MatcherError> {
        let all = needles.all();
        let mut heads = Self {
            words: Bits::for_about(all.len()),
            alone: Bits::for_about(all.iter().filter(|n| n.second().is_none()).count()),
            rows: Bits::for_about(all.iter().filter(|n| n.second().is_some()).count()),
            starts: Bits::for_about(0),
            lengths: Vec::new(),
            inside: inside(needles)?,
        };
        let directive = super::cue::WORD;
        heads.words.add(key(directive, 0, directive.len()));
        for needle in all.iter().filter(|n| n.starts_word) {
            heads.add(needle);
        }
        heads.lengths.sort_unstable();
        heads.lengths.dedup();
        Ok(heads)
    }

    fn add(&mut self, needle: &Needle) {
        let head = needle.head();
        if needle.is_word() && !needle.ends_word {
            let len = head.len().min(LONGEST_START);
            self.lengths.push(len);
            self.starts.add(key(head, 0, len));
            return;
        }
        let word = key(head, 0, head.len());
        self.words.add(word);
        match needle.second() {
            Some(second) => self
                .rows
                .add(key_of_both(word, key(second, 0, second.len()))),
            None => self.alone.add(word),
        }
        if needle.is_word() {
            // A negation leans on its word.
            let negated = [head, b"n"].concat();
            self.words.add(key(&negated, 0, negated.len()));
        }
    }

    /// Whether one of the needles, or a suppression comment, is in `plain`, its first word
    /// unbroken.
    pub(super) fn stand_in(&self, plain: &[u8], needles: &Needles, markup: Markup) -> bool {
        let stands = |start: usize, len| {
            let run = &plain[start..start + len];
            needles.stand_at(plain, start, run, markup)
        };
        let found = starts::any(plain, |start, len| {
            self.words.has(key(plain, start, len)) && self.word(plain, start, needles, markup)
                || self.lengths.iter().any(|own| {
                    *own <= len && self.starts.has(key(plain, start, *own)) && stands(start, *own)
                })
        });
        let mut inside = self.inside.iter().flat_map(|all| places(all, plain));
        found || inside.any(|(start, len)| stands(start, len))
    }

    /// Whether a needle is at `start`, of which the word there, or it without a negation, is the
    /// first word.
    fn word(&self, plain: &[u8], start: usize, needles: &Needles, markup: Markup) -> bool {
        let run = word_at(plain, start);
        let end = start + run.len();
        let word = key(run, 0, run.len());
        let may = |word| self.alone.has(word);
        let stands = |run| needles.stand_at(plain, start, run, markup);
        let negated = || match run {
            [word @ .., b'n' | b'N'] if !word.is_empty() && may(key(word, 0, word.len())) => {
                stands(word)
            }
            _ => false,
        };
        is_directive(&plain[start..])
            || (may(word) || self.row(plain, word, end, markup)) && stands(run)
            || negated()
    }

    /// Whether what is behind the first word of a row may be its second. It surely is not where
    /// one space and a word follow that is another and nothing can go on with.
    fn row(&self, plain: &[u8], word: u64, end: usize, markup: Markup) -> bool {
        let (Some(b' ' | b'\n'), Some(next)) = (plain.get(end), plain.get(end + 1)) else {
            return true;
        };
        let second = word_at(plain, end + 1);
        let open = |b: &u8| !b.is_ascii() || *b == b'\'' || filler::breaks(*b, markup);
        if !next.is_ascii_alphanumeric() || plain.get(end + 1 + second.len()).is_some_and(open) {
            return true;
        }
        self.rows
            .has(key_of_both(word, key(second, 0, second.len())))
    }
}

/// The letters and digits from `start` on.
fn word_at(plain: &[u8], start: usize) -> &[u8] {
    let rest = &plain[start..];
    let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric());
    &rest[..len.count()]
}

/// A search for the first words that may be inside of words.
fn inside(needles: &Needles) -> Result<Option<AhoCorasick>, MatcherError> {
    let inner = needles.all().iter().filter(|n| !n.starts_word);
    let mut texts: Vec<&[u8]> = inner.map(Needle::head).collect();
    texts.sort_unstable();
    // What starts with another one is found with it.
    texts.dedup_by(|next, kept| next.starts_with(kept));
    if texts.is_empty() {
        return Ok(None);
    }
    let kind = (texts.len() <= TABLE_LIMIT).then_some(AhoCorasickKind::DFA);
    let all = AhoCorasick::builder()
        .kind(kind)
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostFirst)
        .build(texts)?;
    Ok(Some(all))
}

/// Where texts are, each with its length.
fn places<'a>(all: &'a AhoCorasick, plain: &'a [u8]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let found = all.find(&plain[from..])?;
        let start = from + found.start();
        from = start + 1;
        Some((start, found.len()))
    })
}
