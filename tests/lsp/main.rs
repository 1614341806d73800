//! Speaks the language server protocol with the real program.

mod actions;
mod client;
mod manners;
mod policy_files;
mod random_edits;
mod reports;
mod setups;
