//! One rule, as written.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::lexicon::Place;
use super::pattern::Pattern;
use crate::Level;

/// What a rule does with its phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Kind")]
pub enum RuleKind {
    /// They must not be written.
    Banned,
    /// They may be written, and are counted.
    // They win over banned wording where they overlap.
    Approved,
    /// Another wording is preferred.
    // `rewrite` has the wanted term.
    Preferred,
}

/// A phrase with its place in the lexicon.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// As written.
    pub text: String,
    /// What it matches.
    pub pattern: Pattern,
    /// Its place in the lexicon.
    pub place: Place,
}

/// The distance of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    /// The same sentence.
    Sentence,
    /// The same paragraph.
    Paragraph,
    /// The same document.
    Document,
}

/// Phrases that must, or must not, be nearby.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Any of these.
    pub phrases: Vec<Phrase>,
    /// The distance.
    pub within: Within,
}

/// What to do with a pronoun or a generic noun as the object ("it", "the model").
#[derive(Debug, Clone)]
pub struct Generic {
    /// The list of generic nouns, by its id in the lexicon's `nouns`. Pronouns always count.
    pub nouns: String,
    /// The level where the same paragraph has an object name.
    pub level: Level,
}

/// What to do with phrases without an object.
#[derive(Debug, Clone, Copy)]
pub struct Bare {
    /// The level where the same paragraph has an object name.
    pub paragraph: Option<Level>,
    /// The level where the document has an object name and a name of the claim's own subjects.
    pub document: Option<Level>,
}

/// The party whose claim it is. Sets are named without `@`; `other_nouns`, `able` and `things` are lists of `nouns`.
#[derive(Debug, Clone, Default)]
pub struct Claim {
    /// Our own subjects, the offering.
    pub own: Option<String>,
    /// Subjects whose claims are not ours; a modifier counts as one, too.
    pub others: Option<String>,
    /// Common nouns of subjects whose claims are not ours, instead of a set.
    pub other_nouns: Option<String>,
    /// Objects that may be asked for something, which is no claim; as subjects their claims
    /// are not ours either.
    pub asked: Option<String>,
    /// Nouns that a rewrite may make the subject of an approved verb.
    pub able: Option<String>,
    /// Nouns that after a name mean the named thing itself ("the ChatGPT API").
    pub things: Option<String>,
}

/// The examples of a rule.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    /// Must be reported by this rule.
    pub flag: Vec<(String, Place)>,
    /// Must not be reported by this rule.
    pub pass: Vec<(String, Place)>,
    /// Sentences and what the first suggestion must make of them.
    pub rewrites: Vec<(String, String, Place)>,
}

/// One way to write it instead: a template with slots.
#[derive(Debug, Clone)]
pub struct Rewrite {
    /// As written: `{be} powered by OpenAI`.
    pub template: String,
    /// Its place in the lexicon.
    pub place: Place,
}

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `lexicon/rule`. Shared, like what else every finding of the rule repeats.
    pub id: Arc<str>,
    /// What it does with its phrases.
    pub kind: RuleKind,
    /// The level of a finding.
    pub level: Level,
    /// What it finds.
    pub phrases: Vec<Phrase>,
    /// The object that the phrase must have; empty for any or none.
    pub object: Vec<Phrase>,
    /// Pronouns and generic objects. `None`: they do not count as objects.
    pub generic: Option<Generic>,
    /// Phrases without an object. `None`: they are not reported.
    pub bare: Option<Bare>,
    /// The subject that the phrase must have; empty for any.
    pub subject: Vec<Phrase>,
    /// The party whose claim it is.
    pub claim: Claim,
    /// Phrases that must be nearby.
    pub near: Option<Condition>,
    /// Phrases that must not be nearby.
    pub unless: Option<Condition>,
    /// Longer phrases in which a match does not count.
    pub except: Vec<Phrase>,
    /// The level of a negated claim; `None` for "off".
    pub denied: Option<Level>,
    /// The level in a question; `None` for "off".
    pub question: Option<Level>,
    /// The level in reported speech of others; `None` for "off".
    pub reported: Option<Level>,
    /// The level of an imperative, `Some(None)` for "off"; `None` where it counts like a claim.
    pub imperative: Option<Option<Level>>,
    /// One sentence with slots (`{text}`, `{subject}`, `{object}`).
    pub message: String,
    /// The reason for the rule.
    pub rationale: Option<Arc<str>>,
    /// The source of the rule.
    pub source: Arc<str>,
    /// The address of further information.
    pub url: Option<String>,
    /// The person or team that maintains it.
    pub owner: Option<String>,
    /// The jurisdiction in which it applies.
    pub jurisdiction: Option<String>,
    /// The audience that it applies to.
    pub audience: Option<String>,
    /// The first day in force, `YYYY-MM-DD`.
    pub effective_from: Option<String>,
    /// The last day in force, `YYYY-MM-DD`.
    pub effective_until: Option<String>,
    /// The day by which it is to be reviewed, `YYYY-MM-DD`.
    pub review_by: Option<String>,
    /// What to write instead, best first.
    pub rewrite: Vec<Rewrite>,
    /// Its examples.
    pub examples: Examples,
    /// Its place in the lexicon.
    pub place: Place,
}

impl Rule {
    /// The id without the lexicon.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(_, name)| name)
    }
}
