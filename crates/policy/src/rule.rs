//! One rule, as written.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::lexicon::Place;
use super::paths::Paths;
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
    /// Where they are, or in any document if there are none, other text is required.
    // `require` has it.
    Required,
    /// One of them is used throughout a document.
    Consistent,
}

/// Where required text is, from the phrase that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// A part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Running text.
    Body,
    /// Headings and titles.
    Heading,
    /// The text of links.
    Link,
    /// Items of lists.
    List,
    /// Cells of tables.
    Table,
    /// Block quotations.
    Quote,
    /// Captions of figures and tables.
    Caption,
    /// Footnotes and other notes.
    Note,
    /// Descriptions of images.
    Alt,
    /// Titles of elements, and tooltips.
    Title,
    /// Fields about the document: front matter, descriptions for search engines.
    Meta,
    /// What is hidden at first, such as the preview line of a mail.
    Hidden,
}

/// Phrases that lower the level of a match nearby.
#[derive(Debug, Clone)]
pub struct Qualified {
    /// The phrases, and how near they are.
    pub by: Condition,
    /// The level then; `None` for "off".
    pub level: Option<Level>,
}

/// How far the rewrites of a rule may be trusted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Those that fit are written by `sayso fix`.
    #[default]
    Safe,
    /// All are for a person to choose: `sayso fix --unsafe` writes them.
    Unsafe,
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
    /// Under the same heading, those below it included.
    Section,
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
    /// Where `flag` and `pass` are; the rule where they are absent.
    pub places: [Place; 2],
}

/// One way to write it instead: a template with slots.
#[derive(Debug, Clone)]
pub struct Rewrite {
    /// As written: `{be} powered by OpenAI`. Empty: the words are deleted.
    pub template: String,
    /// The phrase that it is for, by its index; `None` where it is for all.
    pub phrase: Option<u32>,
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
    /// Whether what `unless` wants, for required text, must come before or after the phrase.
    pub order: Option<Order>,
    /// The documents that the rule is for.
    pub paths: Paths,
    /// What the first mention must be, or have before it.
    pub first: Vec<Phrase>,
    /// How often the phrases may be in a document.
    pub at_most: Option<u32>,
    /// What lowers the level.
    pub qualified: Option<Qualified>,
    /// The parts of a document in which it holds; empty for all.
    pub scope: Vec<Scope>,
    /// The parts of a document in which it does not hold.
    pub not_scope: Vec<Scope>,
    /// Phrases of which a heading above must have one; empty for any.
    pub section: Vec<Phrase>,
    /// Phrases of which no heading above may have one.
    pub not_section: Vec<Phrase>,
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
    /// How far the rewrites may be trusted.
    pub safety: Safety,
    /// Its examples.
    pub examples: Examples,
    /// The row of a table that it is made of; `None` for a rule that is written as one.
    pub row: Option<Row>,
    /// Its place in the lexicon.
    pub place: Place,
}

/// A row of a table of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The file, where it is not the lexicon itself.
    pub file: Option<Arc<str>>,
    /// Its line in the file.
    pub line: usize,
}

impl Rule {
    /// The rule `id` (`lexicon/rule`) that reports `phrases` at `level` wherever they are, with no condition, rewrite or example.
    #[must_use]
    pub fn new(id: Arc<str>, kind: RuleKind, level: Level, phrases: Vec<Phrase>) -> Self {
        Self {
            id,
            kind,
            level,
            phrases,
            object: Vec::new(),
            generic: None,
            bare: None,
            subject: Vec::new(),
            claim: Claim::default(),
            near: None,
            unless: None,
            except: Vec::new(),
            order: None,
            paths: Paths::default(),
            first: Vec::new(),
            at_most: None,
            qualified: None,
            scope: Vec::new(),
            not_scope: Vec::new(),
            section: Vec::new(),
            not_section: Vec::new(),
            denied: None,
            question: None,
            reported: None,
            imperative: None,
            message: String::new(),
            rationale: None,
            source: "".into(),
            url: None,
            owner: None,
            jurisdiction: None,
            audience: None,
            effective_from: None,
            effective_until: None,
            review_by: None,
            rewrite: Vec::new(),
            safety: Safety::Safe,
            examples: Examples::default(),
            row: None,
            place: Place::default(),
        }
    }

    /// What to write instead of the phrase of that index, best first.
    pub fn rewrites_of(&self, phrase: u32) -> impl Iterator<Item = &Rewrite> {
        let is_for = move |rewrite: &&Rewrite| rewrite.phrase.is_none_or(|of| of == phrase);
        self.rewrite.iter().filter(is_for)
    }

    /// Whether it is of text that a document must have, whatever else is in it.
    #[must_use]
    pub fn is_of_document(&self) -> bool {
        self.kind == RuleKind::Required && self.phrases.is_empty()
    }

    /// The id without the lexicon.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(_, name)| name)
    }
}
