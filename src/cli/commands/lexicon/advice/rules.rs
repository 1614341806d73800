//! Rules with likely mistakes: a set without `@`, `denied` that nothing refers to, duplicate
//! phrases.

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
    if rule.denied != Some(rule.level) && !asks_who_denies(rule) {
        said.push(Advice::note(
            rule.place,
            "`denied` has no effect, since a rule with neither `object`, `subject` nor a part of \
             speech (`~v`, `~n`) in its phrases does not read the sentence; delete it, or add one"
                .to_owned(),
        ));
    }
    said
}

fn is_set(phrase: &Phrase, lexicon: &Lexicon) -> bool {
    lexicon.set(&phrase.text).is_some()
}

/// Whether the sentence around a match is read, so that a denial is seen.
fn asks_who_denies(rule: &Rule) -> bool {
    let read = rule.phrases.iter().any(|p| reads(&p.pattern));
    rule.kind != RuleKind::Approved && (read || !rule.object.is_empty() || !rule.subject.is_empty())
}

fn reads(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Word(word) => word.reads != Reads::Any,
        Pattern::Names(_) | Pattern::Class(_) => false,
        Pattern::Sequence(all) | Pattern::Either(all) => all.iter().any(reads),
        Pattern::Maybe(inner) => reads(inner),
        Pattern::Near { left, right, .. } => reads(left) || reads(right),
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

/// Whether nothing but its phrases decides whether the rule speaks.
fn asks_for_nothing(rule: &Rule) -> bool {
    rule.object.is_empty()
        && rule.subject.is_empty()
        && rule.near.is_none()
        && rule.unless.is_none()
        && rule.effective_from.is_none()
        && rule.effective_until.is_none()
        && rule.kind != RuleKind::Approved
}
