//! `sayso lexicon test --coverage`: how many examples have each phrase.

use std::collections::BTreeMap;

use super::advice::phrases_in;
use sayso_engine::check::Checker;
use sayso_engine::matcher::{PhraseId, Slot};
use sayso_policy::{Lexicon, Rule};
use sayso_reports::one_line;

/// Prints a line for each rule, and one for each of its phrases.
pub(super) fn print(lexicon: &Lexicon, checker: &Checker) {
    let (mut all, mut covered) = (0, 0);
    for (at, rule) in lexicon.rules.iter().enumerate() {
        let counts = counts(rule, checker);
        println!("{}", rule.id);
        for (index, phrase) in rule.phrases.iter().enumerate() {
            let id = PhraseId {
                lexicon: 0,
                rule: at as u32,
                slot: Slot::Phrases,
                index: index as u32,
            };
            let count = counts.get(&id).copied().unwrap_or(0);
            let examples = if count == 1 { "example" } else { "examples" };
            println!("  {}: {count} {examples}", one_line(&phrase.text));
            all += 1;
            covered += usize::from(count > 0);
        }
    }
    println!("{covered} of {all} phrases are in an example");
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
