//! From what stands in a sentence to the phrases and names that are worth trying there.

use std::collections::{BTreeMap, BTreeSet};

use super::anchors::Key;
use super::compile::Program;
use super::gate::of_key;
use super::literals::Literal;
use super::program::SetId;
use super::sentence::Sentence;
use crate::policy::Class;

/// The index of an entry of the program.
pub(super) type EntryId = u32;

/// Which entries to try for which key.
#[derive(Debug, Default)]
pub(super) struct Index {
    words: Vec<Vec<EntryId>>,
    sets: BTreeMap<SetId, Vec<EntryId>>,
    classes: BTreeMap<Class, Vec<EntryId>>,
    /// Entries that have nothing to be found by.
    pub(super) always: Vec<EntryId>,
}

impl Index {
    /// Files every entry under its keys, and names the literals of all of them.
    pub(super) fn new(program: &Program) -> (Self, Vec<Literal>) {
        let mut index = Self {
            words: vec![Vec::new(); program.vocabulary.len()],
            ..Self::default()
        };
        let mut keys = BTreeSet::new();
        for (anchors, id) in program.anchors.iter().zip(0..) {
            let Some(anchors) = anchors else {
                index.always.push(id);
                continue;
            };
            for key in &anchors.keys {
                keys.insert(*key);
                index.list(*key).push(id);
            }
        }
        let literals = keys.into_iter().flat_map(|key| of_key(program, key));
        (index, literals.collect())
    }

    /// The entries to try in `sentence`, but for those that wait for a name or a built-in set.
    pub(super) fn candidates(&self, sentence: &Sentence<'_>) -> BTreeSet<EntryId> {
        let mut found: Vec<EntryId> = self.always.clone();
        for places in sentence.postings.chunk_by(|a, b| a.word == b.word) {
            found.extend(&self.words[places[0].word as usize]);
        }
        found.into_iter().collect()
    }

    /// The entries that wait for a name of `set`.
    pub(super) fn waiting_for(&self, set: SetId) -> &[EntryId] {
        self.sets.get(&set).map_or(&[], Vec::as_slice)
    }

    /// The entries that wait for each built-in set.
    pub(super) fn classes(&self) -> impl Iterator<Item = (Class, &[EntryId])> {
        self.classes.iter().map(|(c, entries)| (*c, &**entries))
    }

    fn list(&mut self, key: Key) -> &mut Vec<EntryId> {
        match key {
            Key::Word(word) => &mut self.words[word as usize],
            Key::Set(set) => self.sets.entry(set).or_default(),
            Key::Class(class) => self.classes.entry(class).or_default(),
        }
    }
}
