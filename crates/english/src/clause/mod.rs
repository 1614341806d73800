//! Around a verb: its auxiliaries, its subject, its agent, and what denies it.

mod contact;
mod controller;
mod group;
mod referent;
mod subject;
mod tree;

use crate::closed::{DO, HAVE};
use crate::phrase::NounPhrase;
use crate::reading::Reading;
use crate::unit::{Forms, Tag};

/// How many units to look for the other parts of a clause.
const REACH: usize = 80;

/// A verb with its auxiliaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    /// The full verb.
    pub verb: usize,
    /// The first unit of the group: its first auxiliary, or the verb.
    pub first: usize,
    /// The auxiliaries, in order.
    pub auxiliaries: Vec<usize>,
    /// Whether it is in the passive voice.
    pub passive: bool,
    /// How the verb is used.
    pub mood: Mood,
}

/// How a verb is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// With a subject and a tense.
    Finite,
    /// A base form that commands, or a finite form whose subject was dropped ("Calls on …").
    Subjectless,
    /// "to call", or the base form after "let" and "help".
    Infinitive,
    /// "calling" or "called" without an auxiliary.
    Participle,
}

/// Who does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A noun phrase: the nearest one first, then those that it depends on by a preposition
    /// ("the team", in "the app of the team"), and further members of a list.
    Phrases(Vec<NounPhrase>),
    /// No subject is named.
    None,
}

impl Subject {
    /// The phrase whose head the verb agrees with.
    #[must_use]
    pub fn main(&self) -> Option<NounPhrase> {
        match self {
            Self::Phrases(all) => all.first().copied(),
            Self::None => None,
        }
    }
}

impl Reading<'_> {
    /// Whether the verb at `at` carries a clause, and is no participle that a preposition follows
    /// ("built by teachers").
    fn carries(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let participle = unit.tag == Tag::Verb
            && unit.forms.any(Forms::PARTICIPLE)
            && self.tag(at + 1) == Some(Tag::Preposition);
        unit.is_finite() && !participle
    }

    fn after_adverbs(&self, at: usize) -> usize {
        let mut i = at;
        while matches!(self.tag(i), Some(Tag::Adverb)) {
            i += 1;
        }
        i
    }

    /// Who does what the group says. In the passive, that is the agent.
    #[must_use]
    pub fn subject(&self, group: &VerbGroup) -> Subject {
        if group.passive || group.mood == Mood::Participle && self.is_past_participle(group) {
            return self.agent(group);
        }
        self.grammatical_subject(group, 0)
    }

    fn is_past_participle(&self, group: &VerbGroup) -> bool {
        group.auxiliaries.is_empty() && !self.units[group.verb].forms.any(Forms::GERUND)
    }

    /// Whether `word` at `at` is a form of have or do that carries no verb of its own.
    #[must_use]
    pub fn is_have_or_do(&self, at: usize) -> bool {
        HAVE.contains(&self.word(at)) || DO.contains(&self.word(at))
    }
}

/// What follows "by" and does nothing: "by default".
const NO_AGENTS: [&str; 14] = [
    "default", "design", "law", "hand", "email", "mail", "phone", "means", "request", "then",
    "now", "policy", "contract", "accident",
];

/// Verbs whose infinitive says what their subject does with the object: "uses X to call".
fn takes_purpose(lemma: &str) -> bool {
    matches!(
        lemma,
        "use"
            | "leverage"
            | "employ"
            | "utilize"
            | "need"
            | "require"
            | "take"
            | "have"
            | "add"
            | "provide"
            | "offer"
            | "keep"
            | "store"
            | "run"
            | "combine"
            | "open"
            | "hold"
            | "pass"
            | "adopt"
            | "choose"
            | "pay"
            | "read"
            | "send"
            | "parse"
            | "load"
            | "spend"
            | "process"
    )
}
