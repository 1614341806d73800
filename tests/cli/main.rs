//! Runs the real program. One crate for all, since each would be linked anew.

mod check;
mod cmd;
mod commands;
mod corpus;
mod crowded;
mod csv;
mod dialects;
mod documents;
mod explain;
mod extends;
mod fix;
mod fix_places;
mod fix_terms;
mod guide;
mod hostile;
mod identifiers;
mod kinds;
mod language;
mod left_out;
#[path = "../shared/lexicon.rs"]
mod lexicon;
mod lexicons;
mod offline;
mod phrases;
mod reports;
mod runner;
mod schema;
mod shelf;
mod skipped;
mod slots;
mod suppression;
mod templates;
mod terminal;
mod watch;
