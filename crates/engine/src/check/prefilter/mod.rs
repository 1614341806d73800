//! Tells from the bytes of a file alone that nothing in it can be reported, so that it need not
//! be read. May be wrong in one way only: it may let a file through that holds nothing.
//!
//! Why that is sound. A rule fires only in a document whose folded text holds one of the gate's
//! literals ([`crate::matcher::Gate`]). Take a literal's letters and digits alone, its *spelling*
//! ([`needle`]). Where a reader sees the literal, the file has its letters in this order, each
//! either as itself, in either case, or written in another way.
//!
//! 1. *Written in another way*: a character beyond ASCII that is read as letters is replaced by
//!    these ([`glyph`], [`plain`]). What it is read as depends on nothing but the character, though
//!    whether it is so read may. At a *mark*, which may be letters, nothing, or a space (`²`), the
//!    answer is yes for a needle whose letters lead to it, and for the file where a needle may begin
//!    with the mark's letters. Character references and escapes for letters, bytes that are not
//!    UTF-8 and control characters let the file through ([`opaque`]).
//! 2. So the letters are there as themselves. Between two of them may be what is not
//!    visible, and between two words what separates words. No such *filler* starts with an ASCII
//!    letter or digit, save inside of what it starts.
//! 3. Hence either the whole first word of the spelling is unbroken, which a search for
//!    the first words of all literals finds ([`words`]), or for a rare part of each ([`cue`]);
//!    or it is broken, and then its part before the first break is a word of the file that ends
//!    in filler. Every such word is looked at ([`filler`]). A word starts and ends in the bytes where it does for a reader, but for
//!    references that run on into it, which let the file through ([`opaque`]).
//! 4. From either place on, [`walk`] follows the spelling through the filler. It stops only at
//!    a letter or digit that is not the next one, at a sign that is seen wherever it is and
//!    that the literal has not, or at a character that is solidly something else; filler that it
//!    cannot see through is a yes.
//!
//! A literal may also be two words in a row, with a space between them: a reader may see hyphens and
//! quotation marks there as well, which are filler between words (2) like the space. Where literals
//! are many, their first words are looked up together with the words behind them ([`heads`]).
//!
//! The other things in a report on a file without findings are its suppression comments,
//! which hold `sayso-`, and notices of its encoding and front matter, which are opaque.

mod cue;
mod filler;
mod glyph;
mod grams;
mod heads;
mod keys;
mod needle;
mod opaque;
mod plain;
mod starts;
mod tag;
#[cfg(test)]
mod tests;
mod walk;
mod words;

use std::cell::RefCell;

use crate::matcher::{Literal, MatcherError};
use filler::Ends;
use glyph::Glyphs;
use needle::Needles;
use plain::Bytes;
use sayso_documents::{Format, Markup};
use words::Words;

/// A search of raw bytes for literals in any filler.
pub(super) struct Prefilter {
    /// `None` where the literals cannot be searched for in bytes.
    search: Option<Search>,
    glyphs: Glyphs,
}

struct Search {
    words: Words,
    ends: Ends,
    needles: Needles,
}

thread_local! {
    /// The plain copy of the file in hand: its memory is used again.
    static PLAIN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A copy that is larger than this is not kept.
const KEPT: usize = 1 << 20;

impl Prefilter {
    /// A prefilter for `literals`; `None` passes everything.
    pub(super) fn new(literals: Option<&[Literal]>) -> Result<Self, MatcherError> {
        let needles = literals.and_then(Needles::new);
        let search = needles.map(Search::new).transpose()?;
        Ok(Self {
            search,
            ..Self::default()
        })
    }

    /// Whether a report on this file could have anything in it. `bytes` are those of a file whose
    /// encoding is not given.
    pub(super) fn may_hold(&self, bytes: &[u8], format: Format) -> bool {
        let markup = format.markup();
        let Some(search) = &self.search else {
            return true;
        };
        match plain::survey(bytes) {
            Bytes::Odd => true,
            _ if search.is_opaque(bytes, markup, &self.glyphs) => true,
            Bytes::Plain => search.stands_in(bytes, markup),
            Bytes::Wide => PLAIN.with_borrow_mut(|plain| {
                let begins = |c| search.needles.start_in(&glyph::readings(c));
                let readable = plain::fill(bytes, &self.glyphs, begins, plain);
                let held = !readable || search.stands_in(plain, markup);
                plain.clear();
                plain.shrink_to(KEPT);
                held
            }),
        }
    }
}

impl Search {
    fn new(needles: Needles) -> Result<Self, MatcherError> {
        Ok(Self {
            words: Words::new(&needles)?,
            ends: Ends::new(&needles),
            needles,
        })
    }

    /// Whether markup may spell letters or digits in another way, or its reader may have a notice.
    fn is_opaque(&self, bytes: &[u8], markup: Markup, glyphs: &Glyphs) -> bool {
        let referred = || opaque::has_reference(bytes, glyphs, &self.needles);
        match markup {
            Markup::Plain => false,
            Markup::Markdown | Markup::Mdx | Markup::Html => opaque::has_front(bytes) || referred(),
        }
    }

    fn stands_in(&self, plain: &[u8], markup: Markup) -> bool {
        self.words.stand_in(plain, &self.needles, markup) || self.stands_broken(plain, markup)
    }

    /// Whether a literal is whose first word is broken.
    fn stands_broken(&self, plain: &[u8], markup: Markup) -> bool {
        self.ends.any_break(plain, markup, |end| {
            self.needles.starts_before(plain, end).any(|start| {
                let run = &plain[start..end];
                self.ends.may_start(plain, start, run.len())
                    && self.needles.stand_at(plain, start, run, markup)
            })
        })
    }
}

impl Default for Prefilter {
    /// One that passes everything.
    fn default() -> Self {
        Self {
            search: None,
            glyphs: Glyphs::new(),
        }
    }
}

impl std::fmt::Debug for Prefilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prefilter").finish_non_exhaustive()
    }
}
