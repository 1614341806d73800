//! One search for many needles: an automaton while they are few, a sieve where they are many.

use super::anchors::Key;
use super::compile::Program;
use super::gate::of_key;
use super::hashing::QuickSet;
use super::literals::{Literal, Literals};
use super::pairs;
use super::sieve::Sieve;
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
    pub(super) fn new(literals: &[Literal]) -> Result<Self, aho_corasick::BuildError> {
        if literals.len() <= FEW {
            return Literals::new(literals.to_vec()).map(Self::Few);
        }
        Sieve::new(literals, &[]).map(Self::Many)
    }

    /// A search for whatever an entry of the program cannot do without: the literals of its
    /// anchors, or, where these are many, two words in a row, which are far rarer than either word.
    pub(super) fn for_entries(program: &Program) -> Result<Self, aho_corasick::BuildError> {
        let mut seen: QuickSet<Key> = QuickSet::default();
        let anchors = program.anchors.iter().flatten();
        let keys = anchors
            .flat_map(|a| &a.keys)
            .filter(|key| seen.insert(**key));
        let literals = keys.flat_map(|key| of_key(program, *key).into_owned());
        let few: Vec<Literal> = literals.take(FEW + 1).collect();
        if few.len() <= FEW {
            return Self::new(&few);
        }
        let (literals, pairs) = pairs::needles(program);
        Sieve::new(&literals, &pairs).map(Self::Many)
    }

    /// Whether any needle stands in `span` of `text`.
    pub(super) fn occur_in(&self, text: &str, span: Span<Folded>) -> bool {
        match self {
            Self::Few(literals) => literals.occur_in(text, span),
            Self::Many(sieve) => sieve.occur_in(text, span),
        }
    }
}
