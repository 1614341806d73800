//! Loads one `[[rule]]`.

use std::collections::BTreeSet;

use super::condition::{bare, claim, condition, generic, phrases};
use super::loader::Loader;
use super::{check_id, given, line, slots, term};
use crate::Level;
use crate::file::config::LevelOrOff;
use crate::file::lexicon as file;
use crate::file::{Field, Named, Text, Texts};
use crate::lexicon::Place;
use crate::mistake::MistakeKind;
use crate::rule::{Examples, Rewrite, Rule, RuleKind};

/// How many `flag` and how many `pass` examples a rule needs.
const ENOUGH: usize = 3;

/// Loads the rule at `place` of the lexicon `lexicon`. What cannot be used is noted and left out.
pub(super) fn load(
    file: file::Rule,
    place: Place,
    lexicon: &str,
    loader: &mut Loader<'_, '_>,
) -> Rule {
    check_id(&file.id, loader);
    check_keys(&file, place, loader);
    let (effective_from, effective_until) = term(file.effective_from, file.effective_until, loader);
    slots::check(&file.message, &slots::MESSAGE, loader);
    let level = given(file.level).unwrap_or(Level::Note);
    let within = given(file.within);
    // What is no claim breaks no ban. A term is to be written so in any sentence.
    let unclaimed = match file.kind.value {
        Some(RuleKind::Banned) => level.min(Level::Note),
        _ => level,
    };
    let grade =
        |key: Option<Field<LevelOrOff>>| given(key).map_or(Some(unclaimed), |grade| grade.level());
    Rule {
        place: if file.id.value.is_empty() {
            place
        } else {
            file.id.place
        },
        id: format!("{lexicon}/{}", file.id.value).into(),
        kind: file.kind.value.unwrap_or(RuleKind::Banned),
        level,
        phrases: phrases(file.phrases, loader),
        object: phrases(file.object.unwrap_or_default(), loader),
        generic: generic(file.generic, loader),
        bare: bare(file.bare, loader),
        subject: phrases(file.subject.unwrap_or_default(), loader),
        claim: claim(file.claim, loader),
        near: condition(file.near, within, loader),
        unless: condition(file.unless, within, loader),
        except: phrases(file.except.unwrap_or_default(), loader),
        denied: grade(file.denied),
        question: grade(file.question),
        reported: grade(file.reported),
        imperative: given(file.imperative).map(|grade| grade.level()),
        message: file.message.value,
        rationale: line(file.rationale).map(Into::into),
        source: file.source.value.into(),
        url: line(file.url),
        owner: line(file.owner),
        jurisdiction: line(file.jurisdiction),
        audience: line(file.audience),
        effective_from,
        effective_until,
        review_by: file.review_by.and_then(|date| date.day),
        rewrite: rewrites(file.rewrite.unwrap_or_default(), loader),
        examples: Examples {
            rewrites: rewritten(file.rewrites),
            ..examples(file.flag, file.pass, place, loader)
        },
    }
}

/// Notes keys that need or contradict each other.
fn check_keys(file: &file::Rule, place: Place, loader: &Loader<'_, '_>) {
    // Approved wording is never reported, so it needs no level.
    if file.level.is_none() && file.kind.value != Some(RuleKind::Approved) {
        let next = "write `level = \"error\"`, \"warning\" or \"note\"";
        loader.missing("a rule", "level", place, next);
    }
    if file.kind.value == Some(RuleKind::Preferred) && file.rewrite.is_none() {
        loader.missing("a rule", "rewrite", place, "give the wanted term");
    }
    if file.within.is_some() && file.near.is_none() && file.unless.is_none() {
        let reason = "`within` says how far `near` and `unless` look, and there are none";
        let next = "add `near` or `unless`, or delete `within`";
        loader.add(MistakeKind::Conflict, place, reason, next);
    }
    let grades = [
        ("generic", file.generic.is_some()),
        ("bare", file.bare.is_some()),
    ];
    for (key, _) in grades.iter().filter(|(_, is_there)| *is_there) {
        if file.object.is_none() {
            let reason = format!("`{key}` grades a missing object, and the rule has no `object`");
            let next = format!("add `object`, or delete `{key}`");
            loader.add(MistakeKind::Conflict, place, reason, next);
        }
    }
}

fn rewrites(texts: Texts, loader: &Loader<'_, '_>) -> Vec<Rewrite> {
    let rewrite = |text: Text| {
        slots::check(&text, &slots::REWRITE, loader);
        Rewrite {
            template: text.value,
            place: text.place,
        }
    };
    texts.items.into_iter().map(rewrite).collect()
}

/// The examples under `flag` and `pass` of the rule at `place`.
fn examples(
    flag: Option<Texts>,
    pass: Option<Texts>,
    place: Place,
    loader: &Loader<'_, '_>,
) -> Examples {
    let flag = sentences("flag", "must be reported", flag, place, loader);
    let pass = sentences("pass", "must not be reported", pass, place, loader);
    let flagged: BTreeSet<&str> = flag.iter().map(|(text, _)| text.as_str()).collect();
    for (_, place) in pass
        .iter()
        .filter(|(text, _)| flagged.contains(text.as_str()))
    {
        let reason = "the sentence is both under `flag` and under `pass`";
        let next = "delete one of the two";
        loader.add(MistakeKind::Conflict, *place, reason, next);
    }
    Examples {
        flag,
        pass,
        rewrites: Vec::new(),
    }
}

fn sentences(
    key: &str,
    what: &str,
    texts: Option<Texts>,
    rule: Place,
    loader: &Loader<'_, '_>,
) -> Vec<(String, Place)> {
    let place = texts.as_ref().map_or(rule, |texts| texts.place);
    let items = texts.unwrap_or_default().items;
    if items.len() < ENOUGH {
        let count = items.len();
        let reason = format!("a rule needs {ENOUGH} examples under `{key}`, and there are {count}");
        let next = format!("add sentences that {what}");
        loader.add(MistakeKind::Missing, place, reason, next);
    }
    items
        .into_iter()
        .map(|text| (text.value, text.place))
        .collect()
}

/// `rewrites`: sentences and what must come of them.
fn rewritten(table: Option<Field<Named<Text>>>) -> Vec<(String, String, Place)> {
    let pairs = given(table).unwrap_or_default().0;
    let pair = |(sentence, result): (Text, Text)| (sentence.value, result.value, sentence.place);
    pairs.into_iter().map(pair).collect()
}
