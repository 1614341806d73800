//! Rules with likely mistakes: a set without `@`, keys without effect, duplicate phrases.

use std::collections::BTreeMap;

use super::Advice;
use sayso_policy::{Lexicon, Pattern, Phrase, Reads, Rule, RuleKind, Safety};

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
    for (key, known) in [
        ("except", rule.except.len()),
        ("rewrite", rule.rewrite.len()),
    ] {
        if rule.is_of_document() && known > 0 {
            said.push(note(format!(
                "`{key}` has no effect, since the rule has no phrase that it could be about; delete it"
            )));
        }
    }
    if rule.kind == RuleKind::Approved
        && (rule.safety == Safety::Unsafe || rule.qualified.is_some())
    {
        said.push(note(
            "`safety` and `qualified` have no effect, since approved wording is never reported; delete them"
                .to_owned(),
        ));
    }
    let level = rule
        .qualified
        .as_ref()
        .and_then(|qualified| qualified.level);
    if level.is_some_and(|level| level >= rule.level) {
        said.push(note(
            "`qualified` has no effect, since its level is not below that of the rule; lower it"
                .to_owned(),
        ));
    }
    let both = rule
        .scope
        .iter()
        .find(|scope| rule.not_scope.contains(scope));
    if let Some(scope) = both {
        let scope = format!("{scope:?}").to_lowercase();
        said.push(Advice::mistake(
            rule.place,
            format!("`{scope}` is both in `scope` and in `not-scope`; delete it in one of them"),
        ));
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
pub(super) fn asks_for_nothing(rule: &Rule) -> bool {
    rule.object.is_empty()
        && rule.subject.is_empty()
        && rule.near.is_none()
        && rule.unless.is_none()
        && rule.effective_from.is_none()
        && rule.effective_until.is_none()
        && rule.scope.is_empty()
        && rule.not_scope.is_empty()
        && rule.section.is_empty()
        && rule.not_section.is_empty()
        && rule.qualified.is_none()
        && rule.paths.globs().is_empty()
        && rule.jurisdiction.is_none()
        && rule.audience.is_none()
        && matches!(rule.kind, RuleKind::Banned | RuleKind::Preferred)
        && rule.kind != RuleKind::Approved
}
