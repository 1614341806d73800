//! `sayso watch`: what it tells while files come, change and go. Nothing is awaited by the clock:
//! each step waits for the line that it leads to.

mod editors;
#[cfg(unix)]
mod forbidden;
mod policy;
mod programs;
mod trees;
mod watching;
