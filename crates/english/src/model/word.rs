//! What the classifiers see of a word: digests of its form, endings, shape, and of what the word table knows of it.

use super::labels::Fine;
use crate::unit::Case;
use crate::word_readings::readings;

/// A word, as the classifiers see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(super) form: u64,
    /// The last two, three and four letters.
    pub(super) endings: [u64; 3],
    pub(super) prefix: u64,
    /// What the word table says that it can be.
    pub(super) class: u64,
    /// The same, with how often.
    pub(super) strengths: u64,
    /// Case, digits, hyphen; and whether the whole sentence is written so.
    pub(super) shape: u64,
    /// What the rules propose; 0 for a name.
    pub(crate) proposed: u64,
    /// Whether the rules propose a verb that can carry a clause.
    pub(crate) carries: bool,
    /// A part of speech that is not asked for.
    pub(crate) fixed: Option<Fine>,
}

/// How the capitals of a sentence are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// As in running text.
    Plain,
    /// Nearly all words of some length have a capital.
    Title,
    /// Capitals only.
    Capitals,
}

impl Style {
    /// The style of words of these cases and lengths.
    pub(crate) fn of(words: impl Iterator<Item = (Case, usize)>) -> Self {
        let (mut long, mut capital, mut all) = (0, 0, 0);
        for (case, _) in words.filter(|(_, len)| *len > 3) {
            long += 1;
            capital += usize::from(case != Case::Lower);
            all += usize::from(case == Case::All);
        }
        if long >= 2 && all == long {
            Self::Capitals
        } else if long >= 3 && capital * 10 >= long * 8 {
            Self::Title
        } else {
            Self::Plain
        }
    }
}

/// Longer words are told apart by so many bytes only.
const LONGEST: usize = 64;

impl Word {
    /// The word `form`, folded, as it is written in `case` in a sentence of `style`.
    pub(crate) fn new(form: &str, case: Case, style: Style) -> Self {
        let form = front(form, LONGEST);
        let readings = readings(form, case);
        let set = u64::from(readings.noun > 0)
            | u64::from(readings.verb > 0) << 1
            | u64::from(readings.adjective > 0) << 2
            | u64::from(readings.adverb > 0) << 3
            | u64::from(readings.plural) << 4
            | u64::from(readings.forms.bits()) << 5;
        let strengths = [
            readings.noun,
            readings.verb,
            readings.adjective,
            readings.adverb,
        ]
        .iter()
        .fold(0, |sum, s| sum << 4 | u64::from(s.div_ceil(2)));
        let digits = form.bytes().any(|b| b.is_ascii_digit());
        let letters = form.bytes().any(|b| b.is_ascii_alphabetic());
        let shape = case as u64
            | u64::from(digits) << 2
            | u64::from(letters) << 3
            | u64::from(form.contains('-')) << 4
            | u64::from(form.contains(['.', '/', '_', '@'])) << 5
            | (style as u64) << 6;
        Self {
            form: if digits && !letters {
                digest("0")
            } else {
                digest(form)
            },
            endings: [2, 3, 4].map(|len| ending(form, len)),
            prefix: digest(front(form, 3)),
            class: set,
            strengths: strengths << 16 | set,
            shape,
            proposed: 0,
            carries: false,
            fixed: None,
        }
    }

    /// A name that a lexicon knows: each is the same word.
    pub(crate) fn name() -> Self {
        Self {
            form: digest("<name>"),
            endings: [1; 3],
            prefix: 1,
            class: 1,
            strengths: 1,
            shape: 1,
            proposed: 0,
            carries: false,
            fixed: Some(Fine::PROPER_NOUN),
        }
    }
}

/// At most `len` bytes from the start of `text`, whole characters.
fn front(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A digest of the last `len` characters; of shorter words another one.
fn ending(text: &str, len: usize) -> u64 {
    let start = text.char_indices().rev().nth(len - 1);
    start.map_or(2, |(at, _)| digest(&text[at..]))
}

/// A digest of `text`, the same on every machine (FNV-1a).
pub(super) fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
