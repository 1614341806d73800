//! A lexicon, and all active lexicons together.

use super::names::NameSet;
use super::rule::Rule;

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

/// What a lexicon says of itself.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// One line for people.
    pub title: Option<String>,
    /// Its own version.
    pub version: Option<String>,
    /// Who keeps it.
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
    /// The day by which somebody should look at it again, `YYYY-MM-DD`.
    pub review_by: Option<String>,
}

/// One lexicon, as written.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// What reports and flags call it.
    pub id: String,
    /// What it says of itself.
    pub metadata: Metadata,
    /// Its sets, by id.
    pub names: Vec<NameSet>,
    /// Its rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// Where it came from.
    pub origin: Origin,
    /// The file's text, for complaints that point into it.
    pub text: String,
}

impl Lexicon {
    /// The set of that id, without `@`.
    #[must_use]
    pub fn set(&self, id: &str) -> Option<&NameSet> {
        self.names.iter().find(|s| s.id == id)
    }

    /// The ids of the set `id` and of all that it takes in, each once.
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
