//! Judges a large plain text part by part, so that it needs no memory for the whole, and all cores
//! work on it. Gives what the whole road gives.
//!
//! Why that is sound. A text is cut where its parts read as they do in the whole
//! ([`formats::cut`]): the blocks of all parts are the blocks of the text, marks and matches never
//! cross a block, and a list lies in one part with the line that introduces it. What judging a block
//! asks of the rest of the document is which names are present and which conditions are met. Hence:
//!
//! 1. `Road::bearing` finds the parts that bear on the report ([`crate::matcher::Bearing`]) by their
//!    bytes.
//! 2. `Road::judge` reads these for what they tell of the whole ([`told`]), and judges those of a
//!    piece by what the pieces so far told ([`whole`]). What was judged before all was told that
//!    counts is judged again.
//! 3. [`tally`] counts the lines, blocks and headings before what was found, and [`excerpts`] makes
//!    one document of the parts in which it stands, which are read again for that. Everything else is
//!    left out of it.
//!
//! Suppression comments do not concern it: plain text has none. A text that is not UTF-8, or that
//! has no place to cut for long, goes the whole road.

mod excerpts;
mod piece;
mod road;
mod tally;
#[cfg(test)]
mod tests;
mod told;
mod whole;

use std::io;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use encoding_rs::UTF_8;

use super::Checker;
use super::block::Around;
use crate::document::{Document, Format};
use crate::finding::Report;
use crate::formats;
use piece::{Part, Pieces};
use road::Road;

pub use piece::Cut;

/// The bytes of a file, which are read more than once.
pub trait Source: Sync {
    /// How many there are.
    fn size(&self) -> usize;

    /// Fills `into` with the bytes from `at` on: `most` of them, or as many as there are.
    ///
    /// # Errors
    /// They cannot be read.
    fn read(&self, at: usize, most: usize, into: &mut Vec<u8>) -> io::Result<()>;
}

/// A file is to be read as a whole: its parts do not read as they do in the whole, or it could not
/// be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit;

impl From<io::Error> for Unfit {
    fn from(_: io::Error) -> Self {
        Self
    }
}

/// Bytes of the file.
type Place = Range<usize>;

impl Checker {
    /// Judges a plain text whose encoding nobody dictates, part by part. The report is that of
    /// [`check_bytes`](Self::check_bytes).
    ///
    /// # Errors
    /// Where only the whole road can tell.
    pub fn check_parts(&self, path: &str, source: &dyn Source, cut: Cut) -> Result<Report, Unfit> {
        if self.options.ignores() {
            return Err(Unfit);
        }
        let road = Road {
            checker: self,
            pieces: Pieces::new(source, cut)?,
        };
        // A panic over it is for the whole road to tell.
        catch_unwind(AssertUnwindSafe(|| road.report(path))).unwrap_or(Err(Unfit))
    }

    /// Whether a rule takes a phrase for a claim because of names that stand elsewhere.
    fn looks_far(&self, around: Around<'_>) -> bool {
        let lexicons = self.policy.lexicons.iter().enumerate();
        lexicons.into_iter().any(|(index, lexicon)| {
            let mut rules = lexicon.rules.iter().zip(&self.sets[index]);
            rules.any(|(rule, sets)| {
                rule.bare.is_some_and(|bare| bare.document.is_some())
                    && around.present.has(index, &sets.object)
                    && around.present.has(index, &sets.own)
            })
        })
    }
}

/// A part as a document of its own.
fn document(part: Part<'_>) -> Result<Document, Unfit> {
    let document = formats::read(part.bytes, Format::Text, Some(UTF_8)).map_err(|_| Unfit)?;
    // What was not UTF-8 here may be another encoding in the whole.
    document.notices.is_empty().then_some(document).ok_or(Unfit)
}
