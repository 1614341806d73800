//! Mends a file: chooses among the suggestions of its findings, writes them into its bytes, and
//! checks again until nothing is left to do. Writes no file.
//!
//! What is wrong with a text is not known here: [`fix`] is given a check and asks it.

mod apply;
mod plan;
mod result;
mod rounds;
#[cfg(test)]
mod testing;

pub use apply::Refusal;
pub use result::{AppliedFix, FixResult, NotFixed};
pub use rounds::fix;
