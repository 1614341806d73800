//! The trained reading: parts of speech and dependencies of a sentence from averaged perceptrons with integer weights, so that
//! every machine reads alike. `docs/reading.md` says how the weights were made; `training` makes them.

mod features;
mod labeller;
mod labels;
mod parser;
mod tagger;
#[cfg(feature = "training")]
pub mod training;
mod weights;
mod word;

pub(crate) use labels::Fine;
pub use labels::Relation;
pub(crate) use tagger::Choice;
pub(crate) use word::{Style, Word};

use std::sync::LazyLock;

use weights::Table;

/// What `training` wrote.
static MODEL: LazyLock<Model> = LazyLock::new(|| Model {
    tagger: Table::read(include_bytes!("../data/tagger.bin")),
    parser: Table::read(include_bytes!("../data/parser.bin")),
    labeller: Table::read(include_bytes!("../data/labeller.bin")),
});

/// The three classifiers of a reading.
struct Model {
    tagger: Table,
    parser: Table,
    labeller: Table,
}

/// The head of a word and what it is to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arc {
    /// The index of the head; its own for the root.
    pub(crate) head: u32,
    pub(crate) relation: Relation,
}

/// The part of speech of each word.
pub(crate) fn tag(words: &[Word]) -> Vec<Choice> {
    tagger::tag(&MODEL.tagger, words)
}

/// The dependencies of a sentence whose parts of speech are `tags`.
pub(crate) fn parse(words: &[Word], tags: &[Fine]) -> Vec<Arc> {
    let heads = parser::parse(&MODEL.parser, words, tags);
    labeller::label(&MODEL.labeller, words, tags, &heads)
}
