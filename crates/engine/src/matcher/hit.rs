//! What the matcher yields: places, not yet findings.

use std::sync::Arc;

use sayso_policy::Reads;
use sayso_text::{Folded, Span};

/// The list of a rule that a phrase is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// `phrases`.
    Phrases,
    /// `object`, but for sets of names, for which the names that were found count.
    Object,
    /// `subject`.
    Subject,
    /// `near`.
    Near,
    /// `unless`.
    Unless,
    /// `except`.
    Except,
    /// `qualified`.
    Qualified,
    /// `first`.
    First,
    /// `section`.
    Section,
    /// `not-section`.
    NotSection,
}

/// A phrase, by its place in the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhraseId {
    /// Index of the lexicon in the policy.
    pub lexicon: u32,
    /// Index of the rule in the lexicon.
    pub rule: u32,
    /// The list that it is in.
    pub slot: Slot,
    /// Its index in that list.
    pub index: u32,
}

/// A place that a phrase matches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Which phrase.
    pub phrase: PhraseId,
    /// From its first to its last word.
    pub span: Span<Folded>,
    /// Counted from where it starts, so that all places in which the same is share them.
    words: Arc<[(Span<Folded>, Reads)]>,
}

impl Match {
    /// A match of `phrase` in `span` by these words, which are in text order.
    pub(super) fn new(
        phrase: PhraseId,
        span: Span<Folded>,
        words: &[(Span<Folded>, Reads)],
    ) -> Self {
        let from_start = |(word, reads): &(Span<Folded>, Reads)| {
            let [start, end] = [word.start, word.end].map(|at| at - span.start);
            (Span::new(start, end), *reads)
        };
        Self {
            phrase,
            span,
            words: words.iter().map(from_start).collect(),
        }
    }

    /// The words that the phrase names, in text order, each with the part of speech that it needs;
    /// the words between, as `pre/N` allows them, are left out.
    pub fn words_read(&self) -> impl Iterator<Item = (Span<Folded>, Reads)> {
        let words = self.words.iter();
        words.map(|(word, reads)| (word.shifted(self.span.start), *reads))
    }

    /// The words that the phrase names.
    pub fn words(&self) -> impl Iterator<Item = Span<Folded>> {
        self.words_read().map(|(word, _)| word)
    }

    /// Whether the phrase needs a part of speech of some word.
    #[must_use]
    pub fn reads(&self, wanted: Reads) -> bool {
        self.words.iter().any(|(_, reads)| *reads == wanted)
    }
}

/// A place that a name of a set matches. Sets are matched each for itself: where "Azure OpenAI"
/// of one set and "OpenAI" of another are in the same words, both are reported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameHit {
    /// Index of the lexicon in the policy.
    pub lexicon: u32,
    /// Index of the set that owns the member.
    pub set: u32,
    /// Index of the member in the set.
    pub member: u32,
    /// From its first to its last word, without a possessive.
    pub span: Span<Folded>,
    /// Whether it counts only in company of a clear name (see [`sayso_policy::Name`]); its
    /// spelling has been compared already.
    pub ambiguous: bool,
}

/// All that is in a text, in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// Phrases.
    pub matches: Vec<Match>,
    /// Names.
    pub names: Vec<NameHit>,
}

impl Hits {
    pub(super) fn in_text_order(mut self) -> Self {
        self.matches.sort_by(|a, b| {
            let places = (a.span, a.phrase).cmp(&(b.span, b.phrase));
            places.then_with(|| a.words().cmp(b.words()))
        });
        self.names
            .sort_by_key(|n| (n.span, n.lexicon, n.set, n.member));
        self
    }

    /// Adds what was found behind all of this.
    pub fn append(&mut self, mut behind: Self) {
        if self.matches.capacity() == 0 && self.names.capacity() == 0 {
            // There is nothing yet, and nothing to copy.
            *self = behind;
            return;
        }
        self.matches.append(&mut behind.matches);
        self.names.append(&mut behind.names);
    }

    /// All of these, one behind the other, in memory that holds no more than them.
    #[must_use]
    pub fn joined(all: Vec<Self>) -> Self {
        let matches = all.iter().map(|hits| hits.matches.len()).sum();
        let names = all.iter().map(|hits| hits.names.len()).sum();
        let mut joined = Self {
            matches: Vec::with_capacity(matches),
            names: Vec::with_capacity(names),
        };
        all.into_iter().for_each(|hits| joined.append(hits));
        joined
    }
}
