//! The checker: finds what a policy speaks of in a document, judges each match in its sentence,
//! drafts what to write instead, and mends. Reads no file of its own accord and prints nothing.

pub mod check;
pub mod finding;
pub mod fix;
pub mod judge;
pub mod matcher;
pub mod suggest;
