//! The input of a judge: one match in its sentence, block and document.

use std::sync::Arc;

use crate::finding::Judge;
use crate::judge::RelatedNames;
use crate::matcher::{Match, Slot};
use sayso_documents::{Block, Document};
use sayso_english::{Case, Reading, Tag};
use sayso_policy::Level;
use sayso_policy::{Lexicon, Rule};
use sayso_text::folding::FoldedText;
use sayso_text::{Folded, Prose, Span, spaces_folded};

/// A name found in the text that counts there.
#[derive(Debug, Clone)]
pub struct NameAt {
    /// Where it lies.
    pub span: Span<Folded>,
    /// The lexicon that knows it, as an index into the policy.
    pub lexicon: usize,
    /// The set that owns it, as an index into the lexicon's sets.
    pub set: usize,
}

/// The sets of one rule, as indices into its lexicon's sets, with all that they take in.
#[derive(Debug, Clone, Default)]
pub struct RuleSets {
    /// Names that can be the object.
    pub object: Vec<usize>,
    /// Names that must be the subject.
    pub subject: Vec<usize>,
    /// Our own subjects.
    pub own: Vec<usize>,
    /// Subjects whose claims are not ours.
    pub others: Vec<usize>,
    /// Common nouns of such subjects.
    pub other_nouns: Nouns,
    /// Objects that may be asked for something.
    pub asked: Vec<usize>,
    /// Heads that a rewrite may make the subject.
    pub able: Nouns,
    /// Nouns that after a name of the object mean the thing itself.
    pub things: Nouns,
    /// Nouns that can refer to the object.
    pub generic: Nouns,
    /// Advice where no rewrite can be made.
    pub guidance: Option<Arc<str>>,
}

/// Base forms of common nouns, to be looked up.
#[derive(Debug, Clone, Default)]
pub struct Nouns {
    sorted: Vec<String>,
}

impl Nouns {
    /// These nouns.
    #[must_use]
    pub fn new(nouns: &[String]) -> Self {
        let mut sorted = nouns.to_vec();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// Whether the noun with the base form `lemma` is one of them.
    #[must_use]
    pub fn contains(&self, lemma: &str) -> bool {
        let found = self
            .sorted
            .binary_search_by(|noun| noun.as_str().cmp(lemma));
        found.is_ok()
    }
}

/// Which of a rule's names occur around a match.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct NamesNearby {
    /// An object name is in the same block.
    pub object_in_paragraph: bool,
    /// An object name is an item of the list that the block introduces.
    pub object_listed: bool,
    /// An object name is in the document.
    pub object_in_document: bool,
    /// A name of our own subjects is in the document.
    pub own_in_document: bool,
}

/// One match and what is known around it.
pub struct MatchContext<'s> {
    /// The document.
    pub document: &'s Document,
    /// The block that contains the match.
    pub block: &'s Block,
    /// The block's text, folded.
    pub folded: &'s FoldedText,
    /// The lexicon that the rule belongs to.
    pub lexicon: &'s Lexicon,
    /// The index of that lexicon in the policy.
    pub lexicon_index: usize,
    /// The rule.
    pub rule: &'s Rule,
    /// The rule's sets.
    pub sets: &'s RuleSets,
    /// The match.
    pub hit: &'s Match,
    /// The sentence.
    pub sentence: &'s Sentence<'s>,
    /// Whether the sentence is a piece of one that goes on before it and after it.
    pub goes_on: [bool; 2],
    /// The sentence before it in the same block, as yet unread.
    pub previous: Option<PreviousSentence<'s>>,
    /// All matches of the sentence, of every rule and slot.
    pub matches: &'s [Match],
    /// Whether a phrase of this rule was found in that slot anywhere in the block.
    pub in_block: &'s dyn Fn(Slot) -> bool,
    /// Approved wording in the block, by its trigger words.
    pub approved: &'s [Span<Folded>],
    /// Which names occur around the match.
    pub nearby: NamesNearby,
    /// What the heading, the list or the table says of the block.
    pub lead_in: Option<&'s LeadIn>,
    /// Names after nouns of the sentence, as far as they were searched for.
    pub related: RelatedNames,
}

/// What introduces a block and says that the block is not so, or not to be said: the paragraph before its
/// list, its heading, or the head of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadIn {
    /// Its visible words.
    pub text: String,
    /// Whether it is about wording: "Do not say".
    pub wording: bool,
}

/// The sentence before another, which is only read on demand: few pronouns need it.
#[derive(Clone, Copy)]
pub struct PreviousSentence<'s> {
    /// Where it lies.
    pub span: Span<Folded>,
    /// Reads it, once.
    pub read: &'s dyn Fn() -> &'s Sentence<'s>,
}

/// A sentence, read.
#[derive(Debug, Clone)]
pub struct Sentence<'t> {
    /// Where it lies.
    pub span: Span<Folded>,
    /// Its units.
    pub reading: Reading<'t>,
    /// The names in it, in the order of the text: those that share one place are one entry with all
    /// their sets.
    pub names: Vec<Vec<NameAt>>,
}

impl Sentence<'_> {
    /// Whether the unit at `at` is, or starts with, a name of one of the lexicon's `sets`.
    #[must_use]
    pub fn is_named(&self, at: usize, lexicon: usize, sets: &[usize]) -> bool {
        let Some(unit) = self.reading.units.get(at) else {
            return false;
        };
        let before = |group: &Vec<NameAt>| group[0].span.start < unit.span.start;
        let group = self.names.get(self.names.partition_point(before));
        group
            .filter(|group| group[0].span.start == unit.span.start)
            .is_some_and(|group| {
                let mut names = group.iter();
                names.any(|n| n.lexicon == lexicon && sets.contains(&n.set))
            })
    }
}

impl<'s> MatchContext<'s> {
    /// The sentence before it in the same block, read.
    #[must_use]
    pub fn previous_sentence(&self) -> Option<&'s Sentence<'s>> {
        self.previous.map(|previous| (previous.read)())
    }

    /// The sentence's units.
    #[must_use]
    pub fn reading(&self) -> &'s Reading<'s> {
        &self.sentence.reading
    }

    /// Whether the unit at `at` is a name of one of `sets`, or starts with one.
    #[must_use]
    pub fn is_named(&self, at: usize, sets: &[usize]) -> bool {
        self.sentence.is_named(at, self.lexicon_index, sets)
    }

    /// Where `span` lies in the prose.
    #[must_use]
    pub fn prose(&self, span: Span<Folded>) -> Span<Prose> {
        self.folded.to_prose(span)
    }

    /// The visible words of `span`, white space folded.
    #[must_use]
    pub fn visible(&self, span: Span<Folded>) -> String {
        visible(&self.document.prose()[self.prose(span).range()])
    }

    /// The units that the match's words lie in, in order, each once.
    #[must_use]
    pub fn trigger(&self) -> Vec<usize> {
        let mut units: Vec<usize> = self
            .hit
            .words()
            .map(|w| self.reading().unit_at(w.start))
            .filter(|u| *u < self.reading().units.len())
            .collect();
        units.dedup();
        units
    }

    /// Whether the sentence ends in a question mark.
    #[must_use]
    pub fn is_question(&self) -> bool {
        let units = &self.reading().units;
        units
            .iter()
            .enumerate()
            .rev()
            .take(4)
            .any(|(i, u)| u.tag == Tag::Punct && self.reading().word(i) == "?")
    }

    /// How the trigger is written.
    #[must_use]
    pub fn case(&self, span: Span<Folded>) -> Case {
        Case::of(&self.document.prose()[self.prose(span).range()])
    }
}

/// `text` with every run of white space folded to one space.
#[must_use]
pub fn visible(text: &str) -> String {
    spaces_folded(text).into_owned()
}

/// The verdict of one judge on a match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The judge.
    pub judge: Judge,
    /// Its effect on the level.
    pub effect: Effect,
    /// Why, in a few words.
    pub reason: String,
}

/// The effect of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The match is no violation.
    Dismiss,
    /// It counts, at this level at most.
    Cap(Level),
    /// It counts at exactly this level, unless another judge caps it.
    Set(Level),
    /// It counts, at this level at most, by what the text around names.
    Infer(Level),
    /// It counts, and the reason says why.
    Keep,
    /// It counts, but the reading is a guess: no more than a warning.
    Doubt,
}
