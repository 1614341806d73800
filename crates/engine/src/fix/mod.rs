//! Mends a file: chooses among the suggestions of its findings, writes them into its bytes, and
//! checks again until nothing is left to do. Writes no file.
//!
//! What is wrong with a text is not known here: [`mend`] is given a check and asks it.

mod account;
mod apply;
mod plan;
mod rounds;
#[cfg(test)]
mod testing;

pub use account::{Mended, Mending, Why};
pub use apply::Refusal;
pub use rounds::mend;
