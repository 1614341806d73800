//! The files that users write, as types: serde reads them, schemars describes them. A new key is
//! one field with a doc comment.

mod access;
pub(crate) mod config;
mod deserializer;
mod error;
mod field;
pub(crate) mod lexicon;
mod missing;
mod reader;
mod schema;
mod scopes;
mod templates;
pub(crate) mod terms;

pub(crate) use field::{Date, Field, Named, Text, Texts};
pub(crate) use reader::{Reader, read_text};
pub use schema::{config_schema, lexicon_schema};
pub(crate) use templates::Templates;
