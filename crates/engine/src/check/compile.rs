//! What judging needs of each rule, looked up once.

use crate::judge::{Nouns, RuleSets};
use crate::suggest::guidance;
use sayso_policy::{Lexicon, Pattern, Phrase, Policy, Rule};

/// The sets of every rule, by lexicon.
pub(super) fn rule_sets(policy: &Policy) -> Vec<Vec<RuleSets>> {
    policy
        .lexicons
        .iter()
        .map(|lexicon| {
            lexicon
                .rules
                .iter()
                .map(|rule| of_rule(lexicon, rule))
                .collect()
        })
        .collect()
}

fn of_rule(lexicon: &Lexicon, rule: &Rule) -> RuleSets {
    let set = |id: &Option<String>| {
        id.as_deref()
            .map_or_else(Vec::new, |id| indices(lexicon, id))
    };
    let nouns = |id: &Option<String>| {
        id.as_deref()
            .map_or_else(Nouns::default, |id| Nouns::new(lexicon.noun_list(id)))
    };
    RuleSets {
        object: of_phrases(lexicon, &rule.object),
        subject: of_phrases(lexicon, &rule.subject),
        own: set(&rule.claim.own),
        others: set(&rule.claim.others),
        asked: set(&rule.claim.asked),
        able: nouns(&rule.claim.able),
        things: nouns(&rule.claim.things),
        generic: rule
            .generic
            .as_ref()
            .map_or_else(Nouns::default, |g| Nouns::new(lexicon.noun_list(&g.nouns))),
        guidance: guidance(rule).map(Into::into),
    }
}

/// The sets that phrases name, as indices.
fn of_phrases(lexicon: &Lexicon, phrases: &[Phrase]) -> Vec<usize> {
    let mut found = Vec::new();
    for phrase in phrases {
        collect(lexicon, &phrase.pattern, &mut found);
    }
    found
}

fn collect(lexicon: &Lexicon, pattern: &Pattern, found: &mut Vec<usize>) {
    match pattern {
        Pattern::Names(id) => found.extend(indices(lexicon, id)),
        Pattern::Sequence(all) | Pattern::Either(all) => {
            for inner in all {
                collect(lexicon, inner, found);
            }
        }
        Pattern::Maybe(inner) => collect(lexicon, inner, found),
        Pattern::Word(_) | Pattern::Class(_) | Pattern::Near { .. } => {}
    }
}

/// The indices of the set `id` and of all that it takes in.
pub(super) fn indices(lexicon: &Lexicon, id: &str) -> Vec<usize> {
    let closure = lexicon.closure(id);
    (0..lexicon.names.len())
        .filter(|i| closure.contains(&lexicon.names[*i].id.as_str()))
        .collect()
}
