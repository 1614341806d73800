//! The keys of a lexicon file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::config::LevelOrOff;
use super::{Date, Field, Named, Text, Texts};
use crate::Level;
use crate::rule::{RuleKind, Within};

/// A lexicon: names, and rules of what may be said of them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a lexicon")]
#[schemars(title = "sayso lexicon")]
pub(crate) struct LexiconFile {
    /// What the lexicon says of itself.
    pub(crate) lexicon: Field<About>,
    /// Sets of names that phrases refer to with `@`.
    pub(crate) names: Option<Field<Named<Field<Names>>>>,
    /// Lists of common nouns that rules refer to by id. They are no names.
    pub(crate) nouns: Option<Field<Named<Texts>>>,
    /// The rules. Only a lexicon that adds to another one can do without.
    #[schemars(length(min = 1))]
    pub(crate) rule: Option<Field<Vec<Field<Rule>>>>,
}

/// What a lexicon says of itself.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`[lexicon]`")]
pub(crate) struct About {
    /// What reports and flags call it: lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]*$"))]
    pub(crate) id: Text,
    /// The id of the lexicon to whose sets and lists of nouns this one adds.
    pub(crate) extends: Option<Text>,
    /// One line for people.
    pub(crate) title: Option<Text>,
    /// Its own version.
    pub(crate) version: Option<Text>,
    /// Who keeps it.
    pub(crate) owner: Option<Text>,
    /// A language tag; English where absent.
    pub(crate) language: Option<Text>,
    /// Where it is law.
    pub(crate) jurisdiction: Option<Text>,
    /// Whom it addresses.
    pub(crate) audience: Option<Text>,
    /// Where it comes from.
    pub(crate) source: Option<Text>,
    /// First day in force.
    pub(crate) effective_from: Option<Date>,
    /// Last day in force.
    pub(crate) effective_until: Option<Date>,
    /// The day by which somebody should look at it again.
    pub(crate) review_by: Option<Date>,
}

/// A set of names: a list, or a table.
#[derive(Deserialize, JsonSchema)]
#[serde(
    rename_all = "lowercase",
    expecting = "a list of names, or a table with `members` and `include`"
)]
#[schemars(untagged)]
pub(crate) enum Names {
    /// The members.
    List(Texts),
    /// Members and other sets.
    Table(NameTable),
}

/// A set of names with other sets in it.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a set of names")]
pub(crate) struct NameTable {
    /// Sets that it takes in.
    pub(crate) include: Option<Texts>,
    /// Its own members.
    pub(crate) members: Option<Texts>,
    /// Members that are also ordinary words: they count only as spelt, in clear company.
    pub(crate) ambiguous: Option<Texts>,
    /// Sets of which a clear name must stand in the document for an ambiguous one to count; the
    /// set itself where absent.
    pub(crate) company: Option<Texts>,
}

/// One rule.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a rule")]
pub(crate) struct Rule {
    /// Its name: lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]*$"))]
    pub(crate) id: Text,
    /// What it does with its phrases.
    pub(crate) kind: Field<RuleKind>,
    /// How grave a hit is. Approved wording needs none.
    pub(crate) level: Option<Field<Level>>,
    /// What it looks for, in the phrase language.
    pub(crate) phrases: Texts,
    /// What the phrase must be about.
    pub(crate) object: Option<Texts>,
    /// Who must be said to do it.
    pub(crate) subject: Option<Texts>,
    /// What must stand nearby.
    pub(crate) near: Option<Field<Condition>>,
    /// What must not stand nearby.
    pub(crate) unless: Option<Field<Condition>>,
    /// How far `near` and `unless` look; a sentence where absent.
    pub(crate) within: Option<Field<Within>>,
    /// Longer phrases in which a hit does not count.
    pub(crate) except: Option<Texts>,
    /// The level of a denied claim; a note where absent, if the rule is of banned wording.
    pub(crate) denied: Option<Field<LevelOrOff>>,
    /// The level where it is asked, and not stated; a note where absent, if the rule is of banned wording.
    pub(crate) question: Option<Field<LevelOrOff>>,
    /// The level where it is reported of somebody else; a note where absent, if the rule is of banned wording.
    pub(crate) reported: Option<Field<LevelOrOff>>,
    /// The level where the reader is told to do it; the rule's own where absent.
    pub(crate) imperative: Option<Field<LevelOrOff>>,
    /// Pronouns and generic nouns in the object's place.
    pub(crate) generic: Option<Field<Generic>>,
    /// No object at all.
    pub(crate) bare: Option<Field<Bare>>,
    /// Whose claim it is.
    pub(crate) claim: Option<Field<Claim>>,
    /// One sentence that says what is wrong. Slots: {text}, {subject}, {object}.
    pub(crate) message: Text,
    /// Why.
    pub(crate) rationale: Option<Text>,
    /// Where the rule comes from.
    pub(crate) source: Text,
    /// An address to read more.
    pub(crate) url: Option<Text>,
    /// Who keeps it.
    pub(crate) owner: Option<Text>,
    /// Where it is law.
    pub(crate) jurisdiction: Option<Text>,
    /// Whom it addresses.
    pub(crate) audience: Option<Text>,
    /// First day in force.
    pub(crate) effective_from: Option<Date>,
    /// Last day in force.
    pub(crate) effective_until: Option<Date>,
    /// The day by which somebody should look at it again.
    pub(crate) review_by: Option<Date>,
    /// What to write instead, best first. Slots: {be}, {trigger}, {subject}, {object}, {verb}, {text};
    /// `use~` is that verb in the form of the matched one.
    pub(crate) rewrite: Option<Texts>,
    /// Sentences that the rule must report.
    #[schemars(with = "Vec<String>", length(min = 3))]
    pub(crate) flag: Option<Texts>,
    /// Sentences that the rule must not report.
    #[schemars(with = "Vec<String>", length(min = 3))]
    pub(crate) pass: Option<Texts>,
    /// Sentences and what the first suggestion must make of them.
    pub(crate) rewrites: Option<Field<Named<Text>>>,
}

/// Phrases, or a table that says how far to look for them.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", expecting = "phrases, or a table")]
#[schemars(untagged)]
pub(crate) enum Condition {
    /// Any of these.
    Any(Texts),
    /// With a distance of its own.
    Table(ConditionTable),
}

/// Phrases and how far to look for them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a condition")]
pub(crate) struct ConditionTable {
    /// Any of these.
    pub(crate) phrases: Texts,
    /// How far to look.
    pub(crate) within: Option<Field<Within>>,
}

/// Pronouns and generic nouns in the object's place.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`generic`")]
pub(crate) struct Generic {
    /// The list of `nouns` that can stand for the object; pronouns always count.
    pub(crate) nouns: Text,
    /// The level where an object name stands in the same paragraph; "warning" where absent.
    pub(crate) level: Option<Field<Level>>,
}

/// No object at all.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`bare`")]
pub(crate) struct Bare {
    /// The level where an object name stands in the same paragraph.
    pub(crate) paragraph: Option<Field<Level>>,
    /// The level where the document names both the offering and an object.
    pub(crate) document: Option<Field<Level>>,
}

/// Whose claim it is: sets of names.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`claim`")]
pub(crate) struct Claim {
    /// Our own subjects.
    #[schemars(regex(pattern = "^@"))]
    pub(crate) own: Option<Text>,
    /// Subjects whose claims are not ours: a set, or the id of a list of `nouns`.
    pub(crate) others: Option<Text>,
    /// Objects that somebody may ask for something.
    #[schemars(regex(pattern = "^@"))]
    pub(crate) asked: Option<Text>,
    /// The list of `nouns` that a rewrite may make the subject of an approved verb.
    pub(crate) able: Option<Text>,
    /// The list of `nouns` that behind a name mean the named thing itself.
    pub(crate) things: Option<Text>,
}
