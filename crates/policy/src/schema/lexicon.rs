//! The keys of a lexicon file.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::{LevelOrOff, date, strings};
use crate::Level;

/// A lexicon: names, and rules of what may be said of them.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sayso lexicon")]
pub(super) struct LexiconFile {
    /// What the lexicon says of itself.
    lexicon: About,
    /// Sets of names that phrases refer to with `@`.
    #[serde(default)]
    names: BTreeMap<String, Names>,
    /// Lists of common nouns that rules refer to by id. They are no names.
    #[serde(default)]
    nouns: BTreeMap<String, Vec<String>>,
    /// The rules. Only a lexicon that adds to another one can do without.
    #[serde(default)]
    #[schemars(length(min = 1))]
    rule: Vec<Rule>,
}

/// What a lexicon says of itself.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct About {
    /// What reports and flags call it: lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]*$"))]
    id: String,
    /// The id of the lexicon to whose sets and lists of nouns this one adds.
    extends: Option<String>,
    /// One line for people.
    title: Option<String>,
    /// Its own version.
    version: Option<String>,
    /// Who keeps it.
    owner: Option<String>,
    /// A language tag; English where absent.
    language: Option<String>,
    /// Where it is law.
    jurisdiction: Option<String>,
    /// Whom it addresses.
    audience: Option<String>,
    /// Where it comes from.
    source: Option<String>,
    /// First day in force.
    #[schemars(schema_with = "date")]
    #[serde(default)]
    effective_from: String,
    /// Last day in force.
    #[schemars(schema_with = "date")]
    #[serde(default)]
    effective_until: String,
    /// The day by which somebody should look at it again.
    #[schemars(schema_with = "date")]
    #[serde(default)]
    review_by: String,
}

/// A set of names: a list, or a table.
#[derive(JsonSchema)]
#[serde(untagged)]
enum Names {
    /// The members.
    List(Vec<String>),
    /// Members and other sets.
    Table(NameTable),
}

/// A set of names with other sets in it.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct NameTable {
    /// Sets that it takes in.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    include: (),
    /// Its own members.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    members: (),
    /// Members that are also ordinary words: they count only as spelt, in clear company.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    ambiguous: (),
    /// Sets of which a clear name must stand in the document for an ambiguous one to count; the
    /// set itself where absent.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    company: (),
}

/// One rule.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// Its name: lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]*$"))]
    id: String,
    /// What it does with its phrases.
    kind: Kind,
    /// How grave a hit is. Approved wording needs none.
    level: Option<Level>,
    /// What it looks for, in the phrase language.
    #[schemars(schema_with = "strings")]
    phrases: (),
    /// What the phrase must be about.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    object: (),
    /// Who must be said to do it.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    subject: (),
    /// What must stand nearby.
    near: Option<Condition>,
    /// What must not stand nearby.
    unless: Option<Condition>,
    /// How far `near` and `unless` look; a sentence where absent.
    within: Option<Within>,
    /// Longer phrases in which a hit does not count.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    except: (),
    /// The level of a denied claim; the rule's own where absent.
    denied: Option<LevelOrOff>,
    /// Pronouns and generic nouns in the object's place.
    generic: Option<Generic>,
    /// No object at all.
    bare: Option<Bare>,
    /// Whose claim it is.
    claim: Option<Claim>,
    /// One sentence that says what is wrong. Slots: {text}, {subject}, {object}.
    message: String,
    /// Why.
    rationale: Option<String>,
    /// Where the rule comes from.
    source: String,
    /// An address to read more.
    url: Option<String>,
    /// Who keeps it.
    owner: Option<String>,
    /// Where it is law.
    jurisdiction: Option<String>,
    /// Whom it addresses.
    audience: Option<String>,
    /// First day in force.
    #[schemars(schema_with = "date")]
    #[serde(default)]
    effective_from: String,
    /// Last day in force.
    #[schemars(schema_with = "date")]
    #[serde(default)]
    effective_until: String,
    /// The day by which somebody should look at it again.
    #[schemars(schema_with = "date")]
    #[serde(default)]
    review_by: String,
    /// What to write instead, best first. Slots: {be}, {trigger}, {subject}, {object}, {verb}, {text};
    /// `use~` is that verb in the form of the matched one.
    #[schemars(schema_with = "strings")]
    #[serde(default)]
    rewrite: (),
    /// Sentences that the rule must report.
    #[schemars(length(min = 3))]
    flag: Vec<String>,
    /// Sentences that the rule must not report.
    #[schemars(length(min = 3))]
    pass: Vec<String>,
    /// Sentences and what the first suggestion must make of them.
    #[serde(default)]
    rewrites: BTreeMap<String, String>,
}

/// What a rule does with its phrases.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// They must not be said.
    Banned,
    /// They may be said, and are counted.
    Approved,
    /// They should be said another way.
    Preferred,
}

/// How far a condition looks.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Within {
    /// The same sentence.
    Sentence,
    /// The same paragraph.
    Paragraph,
    /// The same document.
    Document,
}

/// Phrases, or a table that says how far to look for them.
#[derive(JsonSchema)]
#[serde(untagged)]
enum Condition {
    /// One phrase.
    One(String),
    /// Any of these.
    Any(Vec<String>),
    /// With a distance of its own.
    Table(ConditionTable),
}

/// Phrases and how far to look for them.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct ConditionTable {
    /// Any of these.
    #[schemars(schema_with = "strings")]
    phrases: (),
    /// How far to look.
    within: Option<Within>,
}

/// Pronouns and generic nouns in the object's place.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct Generic {
    /// The list of `nouns` that can stand for the object; pronouns always count.
    nouns: String,
    /// The level where an object name stands in the same paragraph; "warning" where absent.
    level: Option<Level>,
}

/// No object at all.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct Bare {
    /// The level where an object name stands in the same paragraph.
    paragraph: Option<Level>,
    /// The level where the document names both the offering and an object.
    document: Option<Level>,
}

/// Whose claim it is: sets of names.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
struct Claim {
    /// Our own subjects.
    #[schemars(regex(pattern = "^@"))]
    own: Option<String>,
    /// Subjects whose claims are not ours.
    #[schemars(regex(pattern = "^@"))]
    others: Option<String>,
    /// Objects that somebody may ask for something.
    #[schemars(regex(pattern = "^@"))]
    asked: Option<String>,
    /// The list of `nouns` that a rewrite may make the subject of an approved verb.
    able: Option<String>,
    /// The list of `nouns` that behind a name mean the named thing itself.
    things: Option<String>,
}
