//! Lexicons by the id that the configuration of the current folder knows them by.

use crate::cli::{lexicons, settings};
use sayso_engine::finding::Problem;
use sayso_policy::{Lexicon, builtin, is_path};

/// The lexicon named `name`: the id of a built-in or configured one, or a path.
pub(super) fn named(name: &str) -> Result<Lexicon, Vec<Problem>> {
    match configured(name)? {
        Some(lexicon) => Ok(lexicon),
        None => lexicons::named(name),
    }
}

/// Whether `name` is the id of a lexicon that only the configuration knows.
pub(super) fn is_id(name: &str) -> bool {
    matches!(configured(name), Ok(Some(_)))
}

fn configured(name: &str) -> Result<Option<Lexicon>, Vec<Problem>> {
    if is_path(name) || builtin(name).is_some() {
        return Ok(None);
    }
    Ok(settings::configured()?.into_iter().find(|l| l.id == name))
}
