//! A lexicon, and all active lexicons together.

use std::sync::Arc;

use super::date::Term;
use super::mistake::Site;
use super::names::NameSet;
use super::rule::Rule;
use sayso_text::LineIndex;

/// A place in a lexicon file: a half-open range of its bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

/// Where a lexicon came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It is part of the program.
    BuiltIn,
    /// A file, as named on the command line or in the configuration.
    File(String),
}

/// A lexicon's description of itself.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// One line for people.
    pub title: Option<String>,
    /// Its own version.
    pub version: Option<String>,
    /// The person or team that maintains it.
    pub owner: Option<String>,
    /// A language tag; English where absent.
    pub language: Option<String>,
    /// Where it is law.
    pub jurisdiction: Option<String>,
    /// Whom it addresses.
    pub audience: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// First day in force, `YYYY-MM-DD`.
    pub effective_from: Option<String>,
    /// Last day in force, `YYYY-MM-DD`.
    pub effective_until: Option<String>,
    /// The day by which it is to be reviewed, `YYYY-MM-DD`.
    pub review_by: Option<String>,
}

impl Metadata {
    /// The days on which the lexicon is in force.
    pub(super) fn term(&self) -> Term<'_> {
        Term(&self.effective_from, &self.effective_until)
    }
}

/// The other lexicon that a lexicon extends, whose sets and lists it adds to and may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extends {
    /// The other lexicon.
    pub id: String,
    /// The place of `extends`.
    pub place: Place,
    /// The sets that the other one must have: those that this one uses and lacks, and those that
    /// it holds and does not use itself, which would else mean nothing.
    pub sets: Vec<(String, Place)>,
    /// The same for lists of nouns.
    pub nouns: Vec<(String, Place)>,
}

/// One lexicon, as written.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// What reports and flags call it.
    pub id: String,
    /// Its description of itself.
    pub metadata: Metadata,
    /// The lexicon whose sets and lists it adds to.
    pub extends: Option<Extends>,
    /// Its sets, by id.
    pub names: Vec<NameSet>,
    /// Its sets of words, by id, as written. Phrases hold their members; nothing is a name by them.
    pub words: Vec<(String, Vec<String>)>,
    /// Its lists of common nouns, singular and folded, by id. They are no names: nothing is
    /// scanned for them, but judges look up the head of a phrase in them.
    pub nouns: Vec<(String, Vec<String>)>,
    /// Its rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// Ids of the rules that it holds beside those, which settings switch off or which are not in
    /// force: a document may name them.
    pub dormant: Vec<Arc<str>>,
    /// Where it came from.
    pub origin: Origin,
    /// The file's text, for messages that point into it.
    pub text: String,
    /// The files beside it that it takes in, with their texts.
    pub beside: Vec<(String, String)>,
}

impl Lexicon {
    /// What messages call its file.
    #[must_use]
    pub fn path(&self) -> String {
        match &self.origin {
            Origin::BuiltIn => format!("<{}>", self.id),
            Origin::File(path) => path.clone(),
        }
    }

    /// A place in its file.
    #[must_use]
    pub fn site(&self, place: Place) -> Site {
        let lines = LineIndex::new(&self.text);
        Site::within(&self.path(), &self.text, &lines, place)
    }

    /// A place in the lexicon, or the row that the rule is made of.
    #[must_use]
    pub fn site_of(&self, rule: &Rule, place: Place) -> Site {
        match rule
            .row
            .as_ref()
            .and_then(|row| Some((row.file.as_deref()?, row.line)))
        {
            Some((file, line)) => Site::line(file, line),
            None => self.site(place),
        }
    }

    /// The set of that id, without `@`.
    #[must_use]
    pub fn set(&self, id: &str) -> Option<&NameSet> {
        self.names.iter().find(|s| s.id == id)
    }

    /// The list of common nouns of that id; empty where there is none.
    #[must_use]
    pub fn noun_list(&self, id: &str) -> &[String] {
        self.nouns
            .iter()
            .find(|(list, _)| list == id)
            .map_or(&[], |(_, nouns)| nouns)
    }

    /// The set `id` and all that it includes, as indices of `names`.
    #[must_use]
    pub fn set_indices(&self, id: &str) -> Vec<usize> {
        let closure = self.closure(id);
        let is_in = |at: &usize| closure.contains(&self.names[*at].id.as_str());
        (0..self.names.len()).filter(is_in).collect()
    }

    /// The ids of the set `id` and of all that it includes, each once.
    #[must_use]
    pub fn closure<'a>(&'a self, id: &'a str) -> Vec<&'a str> {
        let mut out: Vec<&str> = Vec::new();
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            if !out.contains(&next) {
                out.push(next);
                if let Some(set) = self.set(next) {
                    open.extend(set.include.iter().map(String::as_str));
                }
            }
        }
        out
    }
}

/// All active lexicons, with what the configuration changes about them already applied: rules
/// that are ignored, not in force or switched off are gone, levels are final.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// In the order of the configuration.
    pub lexicons: Vec<Lexicon>,
    /// The date that decided what is in force, `YYYY-MM-DD`, where any rule or lexicon has dates.
    pub as_of: Option<String>,
}
