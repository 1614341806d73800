//! Mends a file: chooses among the suggestions of its findings, writes them into its bytes, checks
//! again until nothing is left to do, and replaces the file as a whole.
//!
//! What is wrong with a text is not known here: [`mend`] is given a check and asks it.

mod account;
mod apply;
mod plan;
mod rounds;
#[cfg(test)]
mod testing;
mod write;

pub use account::{Mended, Mending, Why};
pub use apply::Refusal;
pub use rounds::mend;
pub use write::{WriteError, Written, write};
