//! sayso checks what sales and marketing copy may say, judged in its sentence, and fixes it.

pub mod cli;
pub mod watch;
pub mod write;
