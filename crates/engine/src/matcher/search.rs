//! One search for many needles: an automaton while they are few, a table where they are many.

use super::compile::Program;
use super::literals::Literals;
use super::needed::Needed;
use super::word_table::WordTable;
use sayso_text::{Folded, Span};

/// An automaton looks for so many literals at the speed of memory, and for more no longer.
pub(super) const FEW: usize = 48;

/// Says whether any needle is in a text. May report what is none, but never misses one.
#[derive(Debug)]
pub(super) enum Search {
    Few(Literals),
    Many(WordTable),
}

impl Search {
    /// A search for what is needed.
    pub(super) fn new(
        needed: &Needed,
        program: &Program,
    ) -> Result<Self, aho_corasick::BuildError> {
        let literals = needed.literals(program);
        let pairs = needed.pairs(program);
        if pairs.is_empty() && literals.len() <= FEW {
            return Literals::new(literals).map(Self::Few);
        }
        WordTable::new(&literals, &pairs).map(Self::Many)
    }

    /// Whether any needle is in `span` of `text`.
    pub(super) fn occur_in(&self, text: &str, span: Span<Folded>) -> bool {
        match self {
            Self::Few(literals) => literals.occur_in(text, span),
            Self::Many(table) => table.occur_in(text, span),
        }
    }
}
