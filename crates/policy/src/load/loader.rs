//! What loading a lexicon gathers beside the lexicon: mistakes, and what refers to what.

use std::ops::Range;

use crate::file::{Reader, Text};
use crate::lexicon::Place;
use crate::mistake::MistakeKind;
use crate::parse::WordSets;

/// A lexicon while it is loaded.
pub(super) struct Loader<'r, 't> {
    pub(super) reader: &'r Reader<'t>,
    /// Sets that something refers to; looked up when all are known.
    pub(super) set_references: Vec<(String, Place)>,
    /// The same for lists of nouns.
    pub(super) noun_references: Vec<(String, Place)>,
    /// The sets of words so far.
    pub(super) words: WordSets,
}

impl<'r, 't> Loader<'r, 't> {
    pub(super) fn new(reader: &'r Reader<'t>) -> Self {
        Self {
            reader,
            set_references: Vec::new(),
            noun_references: Vec::new(),
            words: WordSets::new(),
        }
    }

    /// Notes a mistake.
    pub(super) fn add(
        &self,
        kind: MistakeKind,
        place: Place,
        reason: impl Into<String>,
        next: impl Into<String>,
    ) {
        self.reader.add(kind, place, reason, next);
    }

    /// Notes that `what`, the table at `place`, has no `key`.
    pub(super) fn missing(&self, what: &str, key: &str, place: Place, next: &str) {
        let reason = format!("{what} has no `{key}`");
        self.add(MistakeKind::Missing, place, reason, next);
    }

    /// The place of a range of `text`.
    pub(super) fn inner(&self, text: &Text, range: &Range<usize>) -> Place {
        text.inner(range, self.reader.text)
    }
}
