//! Which examples the rules of a lexicon lack. A lexicon runs without them while it is drafted.

use crate::lexicon::Lexicon;
use crate::mistake::{Mistake, MistakeKind, Site};
use crate::rule::Rule;
use sayso_text::LineIndex;

/// How many `flag` and how many `pass` examples a rule needs.
const ENOUGH: usize = 3;

impl Lexicon {
    /// The rules that have fewer examples than they need, twice where both kinds are missing.
    #[must_use]
    pub fn missing_examples(&self) -> Vec<Mistake> {
        let lines = LineIndex::new(&self.text);
        let path = self.path();
        let mistake = |(key, what, count, place)| Mistake {
            kind: MistakeKind::Missing,
            site: Site::within(&path, &self.text, &lines, place),
            reason: format!("a rule needs {ENOUGH} examples under `{key}`, and there are {count}"),
            next: format!("add sentences that {what}"),
        };
        let missing = self.rules.iter().flat_map(missing);
        missing.map(mistake).collect()
    }

    /// How many of its rules have fewer examples than they need.
    #[must_use]
    pub fn rules_without_examples(&self) -> usize {
        let lacks = |rule: &&Rule| missing(rule).next().is_some();
        self.rules.iter().filter(lacks).count()
    }
}

type Missing = (&'static str, &'static str, usize, crate::lexicon::Place);

fn missing(rule: &Rule) -> impl Iterator<Item = Missing> {
    let examples = &rule.examples;
    let [flag, pass] = examples.places;
    let kinds = [
        ("flag", "must be reported", examples.flag.len(), flag),
        ("pass", "must not be reported", examples.pass.len(), pass),
    ];
    // A row of a table has examples of its own making.
    let enough = move |count| count >= ENOUGH || rule.row.is_some();
    kinds
        .into_iter()
        .filter(move |(_, _, count, _)| !enough(*count))
}
