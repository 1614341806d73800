//! Rules with likely mistakes: a set without `@`, keys without effect, duplicate phrases.

use std::collections::BTreeMap;

use super::Advice;
use sayso_policy::{Lexicon, Pattern, Phrase, Reads, Rule, RuleKind};

/// What is odd about one rule.
pub(super) fn of(rule: &Rule, lexicon: &Lexicon) -> Vec<Advice> {
    let mut said = Vec::new();
    let nearby = [&rule.near, &rule.unless].into_iter().flatten();
    let conditions = nearby.flat_map(|condition| &condition.phrases);
    let roles = rule.object.iter().chain(&rule.subject).chain(conditions);
    for phrase in roles.chain(&rule.phrases).filter(|p| is_set(p, lexicon)) {
        let text = &phrase.text;
        said.push(Advice::mistake(
            phrase.place,
            format!("`{text}` is a word here, though there is a set `@{text}`; write `@{text}`"),
        ));
    }
    said.extend(without_effect(rule));
    said
}

fn is_set(phrase: &Phrase, lexicon: &Lexicon) -> bool {
    lexicon.set(&phrase.text).is_some()
}

/// Keys that can have no effect on the rule.
fn without_effect(rule: &Rule) -> Vec<Advice> {
    let note = |text: String| Advice::note(rule.place, text);
    let mut said = Vec::new();
    let graded = [
        ("denied", rule.denied),
        ("question", rule.question),
        ("reported", rule.reported),
    ];
    for (key, level) in graded {
        if rule.kind == RuleKind::Approved && level != Some(rule.level) {
            said.push(note(format!(
                "`{key}` has no effect, since approved wording is never reported; delete it"
            )));
        }
    }
    if rule.imperative.is_some() && !rule.phrases.iter().any(|p| asks_for_verb(&p.pattern)) {
        said.push(note(
            "`imperative` has no effect, since no phrase asks for a verb; write `~v` behind it, or \
             delete the key"
                .to_owned(),
        ));
    }
    said
}

fn asks_for_verb(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Word(word) => word.reads == Reads::Verb,
        Pattern::Names(_) | Pattern::Class(_) => false,
        Pattern::Sequence(all) | Pattern::Either(all) => all.iter().any(asks_for_verb),
        Pattern::Maybe(inner) => asks_for_verb(inner),
        Pattern::Near { left, right, .. } => asks_for_verb(left) || asks_for_verb(right),
    }
}

/// Duplicate phrases, in one rule or in two without other conditions.
pub(super) fn repeated(lexicon: &Lexicon) -> Vec<(&Rule, Advice)> {
    let mut first: BTreeMap<String, (&Rule, &Phrase)> = BTreeMap::new();
    let mut said = Vec::new();
    for rule in &lexicon.rules {
        for phrase in &rule.phrases {
            let Some((other, known)) = first.get(&phrase.pattern.to_string()).copied() else {
                first.insert(phrase.pattern.to_string(), (rule, phrase));
                continue;
            };
            let text = &phrase.text;
            let reason = if std::ptr::eq(rule, other) {
                format!(
                    "`{text}` says the same as `{}` before it; delete one",
                    known.text
                )
            } else if asks_for_nothing(rule) && asks_for_nothing(other) {
                format!(
                    "`{text}` is also a phrase of the rule `{}`; delete it in one of them",
                    other.name()
                )
            } else {
                continue;
            };
            said.push((rule, Advice::mistake(phrase.place, reason)));
        }
    }
    said
}

/// Whether the rule depends on its phrases alone.
fn asks_for_nothing(rule: &Rule) -> bool {
    rule.object.is_empty()
        && rule.subject.is_empty()
        && rule.near.is_none()
        && rule.unless.is_none()
        && rule.effective_from.is_none()
        && rule.effective_until.is_none()
        && rule.kind != RuleKind::Approved
}
