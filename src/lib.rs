//! sayso checks what sales and marketing copy may say, judged in its sentence, and mends it.

pub mod document;
pub mod english;
pub mod finding;
pub mod policy;
pub mod text;
