//! The inflected forms of a word that is marked with `~`.

use crate::pattern::Reads;
use sayso_english::{adjective_forms, forms, noun_forms, verb_forms};

/// All forms of `word` that the mark means (`~`: as a verb and as a noun), the word itself
/// first.
pub(super) fn inflected(word: &str, reads: Reads) -> Vec<String> {
    match reads {
        Reads::Any => forms(word),
        Reads::Verb => verb_forms(word),
        Reads::Noun => noun_forms(word),
        Reads::Adjective => adjective_forms(word),
    }
}
