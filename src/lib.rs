//! sayso checks what sales and marketing copy may say, judged in its sentence, and mends it.

pub mod cli;
pub mod watch;
pub mod write;
