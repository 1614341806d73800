//! Phrases in which a phrase of another rule is found: both rules report the same words.

use std::collections::BTreeSet;

use super::rules::asks_for_nothing;
use super::{Advice, phrases_in, sample};
use sayso_engine::check::Checker;
use sayso_engine::matcher::Slot;
use sayso_policy::{Lexicon, Rule};

/// A note for each phrase of the rule `at` that has one of another rule in it.
pub(super) fn of(at: usize, rule: &Rule, lexicon: &Lexicon, checker: &Checker) -> Vec<Advice> {
    let mut said = Vec::new();
    if !asks_for_nothing(rule) {
        return said;
    }
    for phrase in &rule.phrases {
        let Some(text) = sample::of(&phrase.pattern, lexicon) else {
            continue;
        };
        let found = phrases_in(&text, checker);
        let others: BTreeSet<u32> = found
            .iter()
            .filter(|id| id.slot == Slot::Phrases && id.rule != at as u32)
            .map(|id| id.rule)
            .collect();
        for other in others
            .iter()
            .filter_map(|other| lexicon.rules.get(*other as usize))
        {
            let excepted = other.except.iter().any(|except| except.text == phrase.text);
            let same = other.phrases.iter().any(|p| p.pattern == phrase.pattern);
            if asks_for_nothing(other) && !excepted && !same {
                let (text, name) = (&phrase.text, other.name());
                let reason = format!(
                    "`{text}` has a phrase of the rule `{name}` in it, so that both report it; add it to `except` there"
                );
                said.push(Advice::note(phrase.place, reason));
            }
        }
    }
    said
}
