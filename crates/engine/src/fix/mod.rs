//! Fixes a file: chooses among the suggestions of its findings, writes them into its bytes, and
//! checks again until nothing is left to do. Writes no file.
//!
//! The check is a parameter of [`fix`].

mod apply;
mod plan;
mod result;
mod rounds;
#[cfg(test)]
mod testing;

pub use apply::Refusal;
pub use result::{AppliedFix, FixResult, NotFixed};
pub use rounds::fix;
