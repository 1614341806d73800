//! Finds the first words of the literals that stand unbroken.

use std::cell::RefCell;

use aho_corasick::packed::{self, Searcher};

use super::cue::{self, Cue, is_directive};
use super::heads::Heads;
use super::needle::Needles;
use crate::document::Format;
use crate::matcher::MatcherError;

/// A search of many bytes at once takes no more, whatever the processor.
const MOST: usize = 128;

/// So much of a file is folded at once: it stays in the nearest cache until it is searched.
const BLOCK: usize = 1 << 13;

/// What a block goes on beyond its end, so that every cue that starts in it is whole.
const MARGIN: usize = cue::LONGEST + 2;

type Folded = [u8; 1 + BLOCK + MARGIN + 1];

thread_local! {
    /// The block in hand: clearing it anew would cost more than to look at a paragraph.
    static FOLDED: RefCell<Folded> = const { RefCell::new([b' '; 1 + BLOCK + MARGIN + 1]) };
}

/// A search for the first words of all needles.
pub(super) enum Words {
    /// For few: many bytes at once.
    Few(Few),
    Many(Heads),
}

impl Words {
    pub(super) fn new(needles: &Needles) -> Result<Self, MatcherError> {
        match Few::new(needles) {
            Some(few) => Ok(Self::Few(few)),
            None => Heads::new(needles).map(Self::Many),
        }
    }

    /// Whether one of the needles, or a suppression comment, stands in `plain`, its first word
    /// unbroken.
    pub(super) fn stand_in(&self, plain: &[u8], needles: &Needles, format: Format) -> bool {
        match self {
            Self::Few(few) => {
                FOLDED.with_borrow_mut(|folded| few.search_folded(plain, needles, format, folded))
            }
            Self::Many(heads) => heads.stand_in(plain, needles, format),
        }
    }
}

/// A search for cues in text of which only letters and digits are left, folded block by block. All
/// else is a space there, so that a word's ends are looked for with the word.
pub(super) struct Few {
    search: Searcher,
    cues: Vec<Cue>,
}

impl Few {
    /// `None` where there are too many, or the processor cannot.
    fn new(needles: &Needles) -> Option<Self> {
        if needles.all().len() > MOST {
            return None;
        }
        let cues = cue::of(needles);
        let search = packed::Config::new()
            .match_kind(packed::MatchKind::LeftmostFirst)
            .builder()
            .extend(cues.iter().map(|cue| &cue.text))
            .build()?;
        Some(Self { search, cues })
    }

    /// Where cues stand in folded text.
    fn places<'a>(&'a self, folded: &'a [u8]) -> impl Iterator<Item = (usize, &'a Cue)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.search.find_in(folded, (from..folded.len()).into())?;
            from = found.start() + 1;
            Some((found.start(), &self.cues[found.pattern().as_usize()]))
        })
    }

    fn search_folded(
        &self,
        plain: &[u8],
        needles: &Needles,
        format: Format,
        folded: &mut Folded,
    ) -> bool {
        // The text starts a word.
        folded[0] = b' ';
        (0..plain.len()).step_by(BLOCK).any(|from| {
            let end = plain.len().min(from + BLOCK + MARGIN);
            if from > 0 {
                // It tells whether a word starts with the block.
                cue::fold(&plain[from - 1..from], &mut folded[..1]);
            }
            let mut len = 1 + end - from;
            cue::fold(&plain[from..end], &mut folded[1..len]);
            if end == plain.len() {
                // Words end with the text.
                folded[len] = b' ';
                len += 1;
            }
            self.places(&folded[..len]).any(|(at, cue)| {
                // The first byte stands before the block.
                let Some(start) = (from + at + cue.run.start).checked_sub(1) else {
                    return false;
                };
                let run = &plain[start..start + cue.run.len()];
                is_directive(&plain[start..]) || needles.stand_at(plain, start, run, format)
            })
        })
    }
}
