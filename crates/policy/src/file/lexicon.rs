//! The keys of a lexicon file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::config::LevelOrOff;
use super::scopes::Scopes;
use super::terms::Terms;
use super::{Date, Field, Named, Templates, Text, Texts};
use crate::Level;
use crate::rule::{Order, RuleKind, Safety, Within};

/// A lexicon: sets of names, and the rules about them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a lexicon")]
#[schemars(title = "sayso lexicon")]
pub(crate) struct LexiconFile {
    /// Metadata of the lexicon.
    pub(crate) lexicon: Field<About>,
    /// Sets of names that phrases refer to with `@`.
    pub(crate) names: Option<Field<Named<Field<Names>>>>,
    /// Sets of words that phrases refer to with `@`. They are no names.
    pub(crate) words: Option<Field<Named<Texts>>>,
    /// Lists of common nouns that rules refer to by id.
    pub(crate) nouns: Option<Field<Named<Texts>>>,
    /// Terms with what to write instead: rows, or a CSV or TSV file beside the lexicon.
    pub(crate) terms: Option<Field<Terms>>,
    /// The rules. Only a lexicon that has terms, or extends another one, may have none.
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
    /// The id of the lexicon whose sets and lists of nouns this one extends.
    pub(crate) extends: Option<Text>,
    /// A title of one line.
    pub(crate) title: Option<Text>,
    /// The version of the lexicon.
    pub(crate) version: Option<Text>,
    /// The person or team that maintains it.
    pub(crate) owner: Option<Text>,
    /// A language tag; English where absent.
    pub(crate) language: Option<Text>,
    /// The jurisdiction in which it applies.
    pub(crate) jurisdiction: Option<Text>,
    /// The audience that it applies to.
    pub(crate) audience: Option<Text>,
    /// Where it comes from: a memo, a guide or a law.
    pub(crate) source: Option<Text>,
    /// CSV or TSV files with terms, from the folder of the lexicon.
    pub(crate) terms: Option<Texts>,
    /// The first day in force.
    pub(crate) effective_from: Option<Date>,
    /// The last day in force.
    pub(crate) effective_until: Option<Date>,
    /// The day by which it should be reviewed.
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
    /// Sets that it includes.
    pub(crate) include: Option<Texts>,
    /// Its own members.
    pub(crate) members: Option<Texts>,
    /// Members that are also ordinary words: they count only in this spelling, and only where the document has a
    /// name of `company`.
    pub(crate) ambiguous: Option<Texts>,
    /// Sets of which an unambiguous name must be in the document for an ambiguous one to count; the
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
    /// What the rule does with its phrases.
    pub(crate) kind: Field<RuleKind>,
    /// The level of a finding. Approved wording needs none.
    pub(crate) level: Option<Field<Level>>,
    /// What the rule finds, in the phrase language.
    pub(crate) phrases: Option<Texts>,
    /// Phrases with what to write instead of each, in place of `phrases` and `rewrite`.
    pub(crate) pairs: Option<Field<Named<Templates>>>,
    /// The object that the phrase must have.
    pub(crate) object: Option<Texts>,
    /// The subject that the phrase must have.
    pub(crate) subject: Option<Texts>,
    /// Phrases that must be nearby.
    pub(crate) near: Option<Field<Condition>>,
    /// Phrases that must not be nearby.
    pub(crate) unless: Option<Field<Condition>>,
    /// The distance for `near` and `unless`; a sentence where absent.
    pub(crate) within: Option<Field<Within>>,
    /// Longer phrases in which a match does not count.
    pub(crate) except: Option<Texts>,
    /// The level of a negated claim; a note where absent, if the rule is of banned wording.
    pub(crate) denied: Option<Field<LevelOrOff>>,
    /// The level in a question; a note where absent, if the rule is of banned wording.
    pub(crate) question: Option<Field<LevelOrOff>>,
    /// The level in reported speech of others; a note where absent, if the rule is of banned wording.
    pub(crate) reported: Option<Field<LevelOrOff>>,
    /// The level of an imperative; the rule's own where absent.
    pub(crate) imperative: Option<Field<LevelOrOff>>,
    /// Phrases of which one must be there, if the rule is of required text.
    pub(crate) require: Option<Texts>,
    /// Whether required text comes before the phrase or after it; either where absent.
    pub(crate) order: Option<Field<Order>>,
    /// Globs of the documents that the rule is for; all where absent.
    pub(crate) paths: Option<Texts>,
    /// What the first mention in a document must be, or have before it. Headings are apart.
    pub(crate) first: Option<Texts>,
    /// How often the phrases may be in a document.
    #[serde(rename = "at-most")]
    pub(crate) at_most: Option<Field<u32>>,
    /// Phrases that lower the level where they are nearby.
    pub(crate) qualified: Option<Field<Qualified>>,
    /// The parts of a document in which the rule holds; all where absent.
    pub(crate) scope: Option<Field<Scopes>>,
    /// The parts of a document in which the rule does not hold.
    #[serde(rename = "not-scope")]
    pub(crate) not_scope: Option<Field<Scopes>>,
    /// Phrases of which a heading above the text must have one.
    pub(crate) section: Option<Texts>,
    /// Phrases of which no heading above the text may have one.
    #[serde(rename = "not-section")]
    pub(crate) not_section: Option<Texts>,
    /// Pronouns and generic nouns as the object.
    pub(crate) generic: Option<Field<Generic>>,
    /// Phrases without an object.
    pub(crate) bare: Option<Field<Bare>>,
    /// The party whose claim it is.
    pub(crate) claim: Option<Field<Claim>>,
    /// One sentence that says what is wrong. Slots: {text}, {subject}, {object}.
    pub(crate) message: Text,
    /// The reason for the rule.
    pub(crate) rationale: Option<Text>,
    /// Where the rule comes from: a memo, a guide or a law.
    pub(crate) source: Text,
    /// An address to read more.
    pub(crate) url: Option<Text>,
    /// The person or team that maintains it.
    pub(crate) owner: Option<Text>,
    /// The jurisdiction in which it applies.
    pub(crate) jurisdiction: Option<Text>,
    /// The audience that it applies to.
    pub(crate) audience: Option<Text>,
    /// The first day in force.
    pub(crate) effective_from: Option<Date>,
    /// The last day in force.
    pub(crate) effective_until: Option<Date>,
    /// The day by which it should be reviewed.
    pub(crate) review_by: Option<Date>,
    /// What to write instead, best first. Slots: {be}, {trigger}, {subject}, {object}, {verb}, {text};
    /// `use~` is that verb in the form of the matched one; "" deletes the words.
    pub(crate) rewrite: Option<Templates>,
    /// Whether `sayso fix` may write the rewrites that fit, or only with `--unsafe`.
    pub(crate) safety: Option<Field<Safety>>,
    /// Sentences that the rule must report.
    #[schemars(with = "Vec<String>", length(min = 3))]
    pub(crate) flag: Option<Texts>,
    /// Sentences that the rule must not report.
    #[schemars(with = "Vec<String>", length(min = 3))]
    pub(crate) pass: Option<Texts>,
    /// Sentences and what the first suggestion must make of them.
    pub(crate) rewrites: Option<Field<Named<Text>>>,
}

/// Phrases, or a table with a distance.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", expecting = "phrases, or a table")]
#[schemars(untagged)]
pub(crate) enum Condition {
    /// Any of these.
    Any(Texts),
    /// With a distance of its own.
    Table(ConditionTable),
}

/// Phrases and a distance.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a condition")]
pub(crate) struct ConditionTable {
    /// Any of these.
    pub(crate) phrases: Texts,
    /// The distance.
    pub(crate) within: Option<Field<Within>>,
}

/// Phrases that lower the level.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`qualified`")]
pub(crate) struct Qualified {
    /// Any of these.
    pub(crate) phrases: Texts,
    /// The level where one is nearby.
    pub(crate) level: Field<LevelOrOff>,
    /// The distance; a sentence where absent.
    pub(crate) within: Option<Field<Within>>,
}

/// Pronouns and generic nouns as the object.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`generic`")]
pub(crate) struct Generic {
    /// The list of `nouns` that count as the object; pronouns always do.
    pub(crate) nouns: Text,
    /// The level where the same paragraph has a name of the object; "warning" where absent.
    pub(crate) level: Option<Field<Level>>,
}

/// Phrases without an object.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`bare`")]
pub(crate) struct Bare {
    /// The level where the same paragraph has a name of the object.
    pub(crate) paragraph: Option<Field<Level>>,
    /// The level where the document has names of both the offering and the object.
    pub(crate) document: Option<Field<Level>>,
}

/// The party whose claim it is: sets of names.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "`claim`")]
pub(crate) struct Claim {
    /// Our own subjects.
    #[schemars(regex(pattern = "^@"))]
    pub(crate) own: Option<Text>,
    /// Subjects whose claims are not ours: a set, or the id of a list of `nouns`.
    pub(crate) others: Option<Text>,
    /// Objects that may be asked for something, which is no claim.
    #[schemars(regex(pattern = "^@"))]
    pub(crate) asked: Option<Text>,
    /// The list of `nouns` that a rewrite may make the subject of an approved verb.
    pub(crate) able: Option<Text>,
    /// The list of `nouns` that after a name mean the named thing itself.
    pub(crate) things: Option<Text>,
}
