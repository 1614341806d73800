//! `sayso lexicon test --coverage`: how many examples have each phrase.

use std::collections::BTreeMap;

use super::advice::phrases_in;
use sayso_engine::check::Checker;
use sayso_engine::matcher::{PhraseId, Slot};
use sayso_policy::{Lexicon, Rule};
use sayso_reports::one_line;

/// A line for each rule, one for each of its phrases, and one for all.
pub(super) fn lines(lexicon: &Lexicon, checker: &Checker) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut all, mut covered) = (0, 0);
    for (at, rule) in lexicon.rules.iter().enumerate() {
        let counts = counts(rule, checker);
        lines.push(rule.id.to_string());
        for (index, phrase) in rule.phrases.iter().enumerate() {
            let id = PhraseId {
                lexicon: 0,
                rule: at as u32,
                slot: Slot::Phrases,
                index: index as u32,
            };
            let count = counts.get(&id).copied().unwrap_or(0);
            let examples = if count == 1 { "example" } else { "examples" };
            let text = one_line(&phrase.text);
            lines.push(format!("  {text}: {count} {examples}"));
            all += 1;
            covered += usize::from(count > 0);
        }
    }
    lines.push(format!("{covered} of {all} phrases are in an example"));
    lines
}

/// How many `flag` and `rewrites` examples have each phrase.
fn counts(rule: &Rule, checker: &Checker) -> BTreeMap<PhraseId, usize> {
    let flag = rule.examples.flag.iter().map(|(text, _)| text.as_str());
    let rewrites = rule
        .examples
        .rewrites
        .iter()
        .map(|(text, _, _)| text.as_str());
    let mut counts = BTreeMap::new();
    for id in flag
        .chain(rewrites)
        .flat_map(|text| phrases_in(text, checker))
    {
        *counts.entry(id).or_default() += 1;
    }
    counts
}
