//! sayso checks what sales and marketing copy may say, judged in its sentence, and mends it.

pub mod check;
pub mod cli;
pub mod discover;
pub mod document;
pub mod english;
pub mod finding;
pub mod fix;
pub mod formats;
pub mod judge;
pub mod lsp;
pub mod matcher;
pub mod normalize;
pub mod output;
pub mod policy;
pub mod settings;
pub mod suggest;
pub mod text;
pub mod watch;
