//! Loads one `[[rule]]`.

use std::collections::BTreeSet;

use super::condition::{bare, claim, condition, generic, phrases, qualified};
use super::loader::Loader;
use super::{check_id, given, line, slots, term};
use crate::Level;
use crate::file::config::LevelOrOff;
use crate::file::lexicon as file;
use crate::file::{Field, Named, Templates, Text, Texts};
use crate::lexicon::Place;
use crate::mistake::MistakeKind;
use crate::parse::is_plain;
use crate::paths::Paths;
use crate::rule::{Condition, Examples, Phrase, Rewrite, Rule, RuleKind, Within};

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
    let (phrases_of, mut rewrite) = wording(file.phrases, file.pairs, file.rewrite, loader);
    let first = phrases(file.first.unwrap_or_default(), loader);
    if rewrite.is_empty() {
        let plain = first.iter().filter(|phrase| is_plain(&phrase.text));
        rewrite.extend(plain.map(|phrase| Rewrite {
            template: phrase.text.clone(),
            phrase: None,
            place: phrase.place,
        }));
    }
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
        row: None,
        place: if file.id.value.is_empty() {
            place
        } else {
            file.id.place
        },
        id: format!("{lexicon}/{}", file.id.value).into(),
        kind: file.kind.value.unwrap_or(RuleKind::Banned),
        level,
        phrases: phrases_of,
        object: phrases(file.object.unwrap_or_default(), loader),
        generic: generic(file.generic, loader),
        bare: bare(file.bare, loader),
        subject: phrases(file.subject.unwrap_or_default(), loader),
        claim: claim(file.claim, loader),
        near: condition(file.near, within, loader),
        unless: match file.require {
            Some(texts) => Some(Condition {
                phrases: phrases(texts, loader),
                within: within.unwrap_or(Within::Sentence),
            }),
            None => condition(file.unless, within, loader),
        },
        except: phrases(file.except.unwrap_or_default(), loader),
        order: given(file.order),
        paths: Paths::new(globs(file.paths, loader)),
        first,
        at_most: given(file.at_most),
        qualified: qualified(file.qualified, loader),
        scope: given(file.scope).unwrap_or_default().0,
        not_scope: given(file.not_scope).unwrap_or_default().0,
        section: phrases(file.section.unwrap_or_default(), loader),
        not_section: phrases(file.not_section.unwrap_or_default(), loader),
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
        rewrite,
        safety: given(file.safety).unwrap_or_default(),
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
    let kind = file.kind.value;
    let of_document = kind == Some(RuleKind::Required) && file.require.is_some();
    let note = |reason: &str, next: &str| {
        loader.add(MistakeKind::Conflict, place, reason, next);
    };
    if kind == Some(RuleKind::Required) && file.require.is_none() {
        note(
            "a rule of required text has no `require`",
            "give the text that must be there",
        );
    }
    if kind != Some(RuleKind::Required) && (file.require.is_some() || file.order.is_some()) {
        note(
            "`require` and `order` are keys of required text",
            "write `kind = \"required\"`, or delete them",
        );
    }
    if file.require.is_some() && file.unless.is_some() {
        note(
            "`require` and `unless` say the same of required text",
            "delete `unless`",
        );
    }
    if kind == Some(RuleKind::Consistent)
        && file.phrases.as_ref().is_some_and(|p| p.items.len() < 2)
    {
        note(
            "a rule of consistent wording chooses between phrases, and has one",
            "give the others, too",
        );
    }
    if file.order.is_some() && file.phrases.is_none() {
        note(
            "`order` is from a phrase, and the rule has none",
            "add `phrases`, or delete `order`",
        );
    }
    if file.phrases.is_none() && file.pairs.is_none() && !of_document {
        let next = "write `phrases = \"…\"`: what the rule finds, in the phrase language";
        loader.missing("a rule", "phrases", place, next);
    }
    let wanted = file.rewrite.is_some() || file.pairs.is_some() || file.first.is_some();
    if file.kind.value == Some(RuleKind::Preferred) && !wanted {
        loader.missing("a rule", "rewrite", place, "give the wanted term");
    }
    if file.within.is_some()
        && file.near.is_none()
        && file.unless.is_none()
        && file.require.is_none()
    {
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

/// Globs of paths, which must be valid.
fn globs(texts: Option<Texts>, loader: &Loader<'_, '_>) -> Vec<String> {
    let valid = |text: &Text| match globset::Glob::new(&text.value) {
        Ok(_) => true,
        Err(error) => {
            let reason = format!("`{}` is not a valid glob: {}", text.value, error.kind());
            let next = "write `*` for anything, `**/` for any folder";
            loader.add(MistakeKind::Value, text.place, reason, next);
            false
        }
    };
    let texts = texts.unwrap_or_default().items.into_iter();
    texts.filter(valid).map(|text| text.value).collect()
}

/// The phrases and rewrites of a rule: those of `phrases` and `rewrite`, then those of `pairs`.
fn wording(
    listed: Option<Texts>,
    pairs: Option<Field<Named<Templates>>>,
    shared: Option<Templates>,
    loader: &mut Loader<'_, '_>,
) -> (Vec<Phrase>, Vec<Rewrite>) {
    let mut all = phrases(listed.unwrap_or_default(), loader);
    let mut rewrite = rewrites(shared.unwrap_or_default(), None, loader);
    for (phrase, templates) in given(pairs).unwrap_or_default().0 {
        let place = phrase.place;
        let one = Texts {
            items: vec![phrase],
            place,
        };
        let index = all.len() as u32;
        all.extend(phrases(one, loader));
        rewrite.extend(rewrites(templates, Some(index), loader));
    }
    (all, rewrite)
}

/// Templates for the phrase of that index, or for all.
fn rewrites(templates: Templates, phrase: Option<u32>, loader: &Loader<'_, '_>) -> Vec<Rewrite> {
    let rewrite = |text: Text| {
        slots::check(&text, &slots::REWRITE, loader);
        Rewrite {
            template: text.value,
            phrase,
            place: text.place,
        }
    };
    templates.items.into_iter().map(rewrite).collect()
}

/// The examples under `flag` and `pass` of the rule at `place`.
fn examples(
    flag: Option<Texts>,
    pass: Option<Texts>,
    place: Place,
    loader: &Loader<'_, '_>,
) -> Examples {
    let places = [&flag, &pass].map(|texts| texts.as_ref().map_or(place, |texts| texts.place));
    let [flag, pass] = [flag, pass].map(sentences);
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
        places,
    }
}

fn sentences(texts: Option<Texts>) -> Vec<(String, Place)> {
    let items = texts.unwrap_or_default().items.into_iter();
    items.map(|text| (text.value, text.place)).collect()
}

/// `rewrites`: sentences and what must come of them.
fn rewritten(table: Option<Field<Named<Text>>>) -> Vec<(String, String, Place)> {
    let pairs = given(table).unwrap_or_default().0;
    let pair = |(sentence, result): (Text, Text)| (sentence.value, result.value, sentence.place);
    pairs.into_iter().map(pair).collect()
}
