//! From what is in a sentence to the phrases and names to try there.

use super::anchors::Key;
use super::compile::Program;
use super::pending::Pending;
use super::sentence::Sentence;
use super::vocabulary::WordId;
use sayso_policy::Class;

/// The index of an entry of the program.
pub(super) type EntryId = u32;

/// Which entries to try for which key.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Sorted: one list is less to build for a long lexicon than one for each key.
    filed: Vec<(Key, EntryId)>,
    /// For each word, how many of them are before its own.
    starts: Vec<u32>,
    /// Entries that have nothing to be found by.
    pub(super) always: Vec<EntryId>,
    /// The built-in sets that entries depend on.
    pub(super) classes: Vec<Class>,
}

impl Index {
    /// Files every entry under its keys.
    pub(super) fn new(program: &Program) -> Self {
        let mut index = Self::default();
        index.filed.reserve(program.anchors.len());
        let entries = program.entries.iter().zip(&program.anchors).zip(0..);
        for ((_, anchors), id) in entries.filter(|((entry, _), _)| !entry.is_found_by_names()) {
            match anchors {
                Some(anchors) => index
                    .filed
                    .extend(anchors.keys.iter().map(|key| (*key, id))),
                None => index.always.push(id),
            }
        }
        index.filed.sort_unstable();
        index.starts = starts(&index.filed);
        let classes = Class::ALL.into_iter().map(|(_, class)| class);
        let awaited = |class: &Class| index.waiting_for(Key::Class(*class)).next().is_some();
        index.classes = classes.filter(awaited).collect();
        index
    }

    /// The entries to try in `sentence`, but for those that depend on a name or a built-in set.
    pub(super) fn candidates(&self, sentence: &Sentence<'_>) -> Pending {
        let words = sentence.postings.chunk_by(|a, b| a.word == b.word);
        let waiting = words.flat_map(|places| self.waiting_for(Key::Word(places[0].word)));
        let mut pending = Pending::with_room();
        pending.extend(self.always.iter().copied().chain(waiting));
        pending
    }

    /// The entries that depend on `key`.
    pub(super) fn waiting_for(&self, key: Key) -> impl Iterator<Item = EntryId> {
        let from = match key {
            Key::Word(word) => self.start(word),
            Key::Set(_) | Key::Class(_) => self.filed.partition_point(|filed| filed.0 < key),
        };
        let entries = self.filed[from..].iter();
        entries
            .take_while(move |filed| filed.0 == key)
            .map(|filed| filed.1)
    }

    fn start(&self, word: WordId) -> usize {
        let start = self.starts.get(word as usize);
        start.map_or(self.filed.len(), |at| *at as usize)
    }
}

/// For each word up to the last one of `filed`, where its entries start, or would start.
fn starts(filed: &[(Key, EntryId)]) -> Vec<u32> {
    let mut starts = Vec::new();
    for ((key, _), at) in filed.iter().zip(0..) {
        if let Key::Word(word) = key {
            let missing = (*word as usize + 1).saturating_sub(starts.len());
            starts.extend(std::iter::repeat_n(at, missing));
        }
    }
    starts
}
