//! Keeps the repository true: the map of the code, documents that show what the program prints and
//! name what exists, and generated pages that are those of the code. `SAYSO_UPDATE=1 cargo test --test repository` writes anew
//! what can be written by a program.

mod architecture;
mod generated;
mod named;
mod pages;
mod recorded;
mod shown;
mod verdicts;
