//! What the checker says of sentences and documents, and what holds whenever it is done: tables of
//! labelled sentences, a grid of made ones, templates, and properties.

mod grid;
mod invariants;
#[path = "../shared/lexicon.rs"]
mod lexicon;
mod listing;
mod mending;
mod parts;
mod policies;
mod rewrites;
mod sentences;
mod templates;
