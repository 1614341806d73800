//! Keeps the documents true: what they show is what the program prints, what they name exists, and
//! the generated pages are those of the code. `SAYSO_UPDATE=1 cargo test --test readme` writes anew
//! what can be written by a program.

mod generated;
mod named;
mod pages;
mod recorded;
mod shown;
mod verdicts;
