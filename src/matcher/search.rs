//! One search for many needles: an automaton while they are few, a sieve where they are many.

use super::compile::Program;
use super::literals::{Literal, Literals};
use super::pairs;
use super::sieve::{Needle, Sieve};
use crate::text::{Folded, Span};

/// An automaton looks for so many literals at the speed of memory, and for more no longer.
const FEW: usize = 48;

/// Says whether any needle stands in a text. May report what is none, but never misses one.
#[derive(Debug)]
pub(super) enum Search {
    Few(Literals),
    Many(Sieve),
}

impl Search {
    /// A search for literals.
    pub(super) fn new(literals: Vec<Literal>) -> Result<Self, aho_corasick::BuildError> {
        if literals.len() <= FEW {
            return Literals::new(literals).map(Self::Few);
        }
        let needles = literals.into_iter().map(Needle::Literal);
        Sieve::new(needles.collect()).map(Self::Many)
    }

    /// A search for whatever an entry of the program cannot do without: `literals`, or, where
    /// these are many, two words in a row, which are far rarer than either word.
    pub(super) fn for_entries(
        program: &Program,
        literals: Vec<Literal>,
    ) -> Result<Self, aho_corasick::BuildError> {
        if literals.len() <= FEW {
            return Self::new(literals);
        }
        Sieve::new(pairs::needles(program)).map(Self::Many)
    }

    /// Whether any needle stands in `span` of `text`.
    pub(super) fn occur_in(&self, text: &str, span: Span<Folded>) -> bool {
        match self {
            Self::Few(literals) => literals.occur_in(text, span),
            Self::Many(sieve) => sieve.occur_in(text, span),
        }
    }
}
