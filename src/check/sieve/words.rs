//! Finds the first words of the literals that stand unbroken.

use std::cell::RefCell;

use super::cue::{self, Cue, DIRECTIVE};
use super::needle::Needles;
use super::search::Search;
use crate::document::Format;
use crate::matcher::MatcherError;

/// So much of a file is folded at once: it stays in the nearest cache until it is searched.
const BLOCK: usize = 1 << 13;

/// What a block goes on beyond its end, so that every cue that starts in it is whole.
const MARGIN: usize = cue::LONGEST + 2;

type Folded = [u8; 1 + BLOCK + MARGIN + 1];

thread_local! {
    /// The block in hand: clearing it anew would cost more than to look at a paragraph.
    static FOLDED: RefCell<Folded> = const { RefCell::new([b' '; 1 + BLOCK + MARGIN + 1]) };
}

/// A search for the cues of all needles in text of which only letters and digits are left, folded
/// block by block. All else is a space there, so that a word's ends are looked for with the word.
pub(super) struct Words {
    search: Search,
    cues: Vec<Cue>,
}

impl Words {
    pub(super) fn new(needles: &Needles) -> Result<Self, MatcherError> {
        let cues = cue::of(needles);
        Ok(Self {
            search: Search::new(cues.iter().map(|cue| cue.text.as_slice()))?,
            cues,
        })
    }

    /// Whether one of the needles, or a suppression comment, stands in `plain`, its first word
    /// unbroken.
    pub(super) fn stand_in(&self, plain: &[u8], needles: &Needles, format: Format) -> bool {
        FOLDED.with_borrow_mut(|folded| self.search_folded(plain, needles, format, folded))
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
            self.search.places(&folded[..len]).any(|(at, cue)| {
                let cue = &self.cues[cue];
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

fn is_directive(plain: &[u8]) -> bool {
    let start = plain.get(..DIRECTIVE.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(DIRECTIVE))
}
