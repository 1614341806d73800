//! Finds the first words of the literals that are unbroken.

use std::cell::RefCell;

use aho_corasick::packed::{self, Searcher};

use super::cue::{self, Cue, is_directive};
use super::heads::Heads;
use super::needle::Needles;
use crate::matcher::MatcherError;
use sayso_documents::Markup;

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

    /// Whether one of the needles, or a suppression comment, is in `plain`, its first word
    /// unbroken.
    pub(super) fn stand_in(&self, plain: &[u8], needles: &Needles, markup: Markup) -> bool {
        match self {
            Self::Few(few) => {
                FOLDED.with_borrow_mut(|folded| few.search_folded(plain, needles, markup, folded))
            }
            Self::Many(heads) => heads.stand_in(plain, needles, markup),
        }
    }
}

/// A search for cues in text of which only letters and digits are left, folded block by block. All
/// else is a space there, so that a word's ends are searched for with the word.
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
        let search = search(&cues)?;
        Some(Self { search, cues })
    }

    /// Where cues are in folded text.
    fn places<'a>(&'a self, folded: &'a [u8]) -> impl Iterator<Item = (usize, &'a Cue)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.search.find_in(folded, (from..folded.len()).into())?;
            from = found.start() + 1;
            let cue = self.cues.get(found.pattern().as_usize())?;
            Some((found.start(), cue))
        })
    }

    fn search_folded(
        &self,
        plain: &[u8],
        needles: &Needles,
        markup: Markup,
        folded: &mut Folded,
    ) -> bool {
        // The text starts a word.
        folded[0] = b' ';
        (0..plain.len()).step_by(BLOCK).any(|from| {
            let end = plain.len().min(from + BLOCK + MARGIN);
            if from > 0 {
                // It decides whether a word starts with the block.
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
                // The first byte is before the block.
                cue.runs.iter().any(|run| {
                    let start = (from + at).checked_sub(run.back);
                    start.is_some_and(|start| stands(plain, start, run.len, needles, markup))
                })
            })
        })
    }
}

/// A search of many bytes at once puts what it looks for into so many groups, and stops at whatever
/// mixes the bytes of one.
const FEW_GROUPS: usize = 8;

/// For so many texts it makes twice as many groups.
const FOR_MORE_GROUPS: usize = 33;

/// A search for the cues. Where groups are too few for them it looks for other texts besides, which
/// no folded text holds.
fn search(cues: &[Cue]) -> Option<Searcher> {
    let with = |others: usize| {
        let mut builder = packed::Config::new()
            .match_kind(packed::MatchKind::LeftmostFirst)
            .builder();
        builder.extend(cues.iter().map(|cue| &cue.text));
        builder.extend((0..others).map(unheld));
        builder.build()
    };
    let more = match cues.len() > FEW_GROUPS {
        true => FOR_MORE_GROUPS.saturating_sub(cues.len()),
        false => 0,
    };
    // Other processors have no more groups.
    let widely = cfg!(target_arch = "x86_64").then(|| with(more)).flatten();
    widely.or_else(|| with(0))
}

/// The `nth` of some texts that no folded text holds. They are alike, so as to be in one group.
fn unheld(nth: usize) -> [u8; 4] {
    let byte = |n: usize| 0x8F | (n as u8 & 7) << 4;
    [byte(nth), byte(nth / 8), 0xFF, 0xFF]
}

/// Whether a needle may be at `start`, of which the first word is unbroken and begins with `len`
/// bytes, or a suppression comment.
fn stands(plain: &[u8], start: usize, len: usize, needles: &Needles, markup: Markup) -> bool {
    let run = plain.get(start..start + len);
    is_directive(&plain[start.min(plain.len())..])
        || run.is_some_and(|run| needles.stand_at(plain, start, run, markup))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_besides_is_in_no_folded_text_and_never_twice() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        let mut folded = all.clone();
        cue::fold(&all, &mut folded);
        let mut others: Vec<[u8; 4]> = (0..FOR_MORE_GROUPS).map(unheld).collect();
        assert!(others.iter().flatten().all(|b| !folded.contains(b)));
        others.sort_unstable();
        others.dedup();
        assert_eq!(others.len(), FOR_MORE_GROUPS);
    }
}
