//! Another verb in the form of the verb that is there ("leverages Slack" becomes "uses Slack").

use super::Draft;
use super::form;
use super::function::Function;
use super::new_claim;
use super::reported::is_reported;
use super::template::Template;
use super::wording::{Wants, Wording};
use crate::finding::Applicability;
use crate::judge::{MatchContext, Predicate};
use sayso_english::{
    Forms, Mood, NounPhrase, Reading, Relation, Tag, VerbForm, VerbGroup, is_group, is_person,
    is_present_adverb, is_time_phrase, verb,
};
use sayso_policy::RuleKind;

/// The template in place of the verb and what follows it up to the object; the object goes where
/// the template places it, and goes away where the template has one of its own. `None` where the
/// template's object would have to move.
pub(crate) fn draft(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    phrases: &[NounPhrase],
    mixed: bool,
    template: &Template,
) -> Option<Draft> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let behind = phrases.iter().all(|p| p.first > predicate.last);
    let object_last = phrases.iter().map(|p| p.last).max()?;
    let whole = template.whole();
    let wording = Wording::new(&whole);
    let replaces_object = !template.places_object && wording.wants() == Wants::Nothing;
    let (words, last) = match template.places_object || replaces_object {
        true if behind => (whole.clone(), object_last),
        // "Slack is leveraged by": the object is before the verb, and a lone verb needs no more.
        true if template.is_verb_and_object() => (template.middle.clone(), predicate.last),
        true => return None,
        false => (whole.clone(), predicate.last),
    };
    // "guaranteed returns": the verb only describes the object.
    if behind && group.mood == Mood::Participle && is_past(reading, group) {
        return None;
    }
    let words = inflected(&words, form::verb_form(reading, group.verb));
    let between = phrases
        .iter()
        .map(|p| p.first)
        .min()
        .unwrap_or(predicate.last);
    let loses = behind && (predicate.last + 1..between).any(|i| reading.tag(i) != Some(Tag::Punct));
    let doubtful = mixed
        || is_given(reading, group, phrases)
        || loses
        || !behind
        || replaces_object && !can_lose_object(ctx, group, phrases, last)
        || !holds(ctx, predicate, group, object_last.max(predicate.last))
        || presupposes(reading, phrases, &words);
    Some(Draft {
        edits: vec![(reading.span(group.verb.min(predicate.first), last), words)],
        applicability: match doubtful {
            true => Applicability::Unsafe,
            false => Applicability::Safe,
        },
    })
}

/// Whether the clause keeps its meaning without its object, whose last unit is `last`.
fn can_lose_object(
    ctx: &MatchContext<'_>,
    group: &VerbGroup,
    phrases: &[NounPhrase],
    last: usize,
) -> bool {
    let reading = ctx.reading();
    // "Our doctors treat diabetes": what people do is no claim about a thing.
    let people = reading.subject(group).main().is_some_and(|p| {
        let lemma = &reading.units[p.head].lemma;
        is_person(lemma) || is_group(lemma)
    });
    // "treat the disease": one that was named before.
    let named = phrases.iter().any(|p| {
        matches!(
            reading.word(p.first),
            "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their" | "its"
        )
    });
    !(people || named) && ends(ctx, last + 1) && !shares_object(reading, group)
}

/// "guarantees investors returns": whether an indirect object precedes the object.
fn is_given(reading: &Reading<'_>, group: &VerbGroup, phrases: &[NounPhrase]) -> bool {
    let receives = |p: &NounPhrase| {
        (p.first..p.head).any(|i| {
            let unit = &reading.units[i];
            unit.tag == Tag::Noun
                && (unit.plural || is_person(&unit.lemma))
                && reading.tag(i + 1) != Some(Tag::Possessive)
        })
    };
    reading
        .dependent(group.verb, Relation::IndirectObject)
        .is_some()
        || phrases.iter().any(receives)
}

/// "prevents and cures colds": an object that another verb has as well.
fn shares_object(reading: &Reading<'_>, group: &VerbGroup) -> bool {
    let tag = |back: usize| group.first.checked_sub(back).and_then(|at| reading.tag(at));
    tag(1) == Some(Tag::Coordinator) && tag(2) == Some(Tag::Verb)
}

/// Whether the verb is a past participle without an auxiliary.
fn is_past(reading: &Reading<'_>, group: &VerbGroup) -> bool {
    group.auxiliaries.is_empty() && !reading.units[group.verb].forms.any(Forms::GERUND)
}

/// Whether what the sentence says around the old verb holds of another one as well.
fn holds(ctx: &MatchContext<'_>, predicate: &Predicate, group: &VerbGroup, last: usize) -> bool {
    let reading = ctx.reading();
    let first = group.first.min(predicate.first);
    let described = [group.verb, group.first].into_iter().any(|at| {
        let adverb = at
            .checked_sub(1)
            .filter(|b| reading.tag(*b) == Some(Tag::Adverb));
        adverb.is_some_and(|b| !is_present_adverb(reading.word(b)))
    });
    let claim = ctx.rule.kind != RuleKind::Preferred;
    !(described
        || claim && new_claim::is_past(reading, group.verb, Function::Verb)
        || claim && is_reported(reading, first)
        || new_claim::is_denied(reading, first, last)
        || new_claim::is_supposed(reading, first)
        || new_claim::is_personal(reading, first, predicate.last)
        || new_claim::is_compared(reading, first, last)
        || !suits(ctx, group, last + 1))
}

/// "aims for your returns": what is only aimed at is not there yet.
fn presupposes(reading: &Reading<'_>, phrases: &[NounPhrase], words: &str) -> bool {
    let placed = words
        .split(' ')
        .nth(1)
        .is_some_and(|w| w == "for" || w == "to");
    let definite = |p: &NounPhrase| {
        matches!(reading.tag(p.first), Some(Tag::Possessive | Tag::Pronoun))
            || matches!(
                reading.word(p.first),
                "the" | "this" | "that" | "these" | "those"
            )
    };
    placed && phrases.iter().any(definite)
}

/// Whether the clause ends at `at`, or something follows that belongs to no verb.
fn ends(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    match reading.tag(at) {
        None | Some(Tag::Punct | Tag::Subordinator) => true,
        Some(Tag::Coordinator) => {
            let next = reading.units.get(at + 1);
            next.is_some_and(|unit| unit.is_finite())
                || reading.phrase_from(at + 1).is_some_and(|p| {
                    reading
                        .units
                        .get(p.last + 1)
                        .is_some_and(sayso_english::Unit::is_finite)
                })
        }
        Some(Tag::Preposition) => matches!(reading.word(at), "with" | "by" | "since"),
        _ => false,
    }
}

/// Whether what follows the object at `at` can be said of another verb, too.
fn suits(ctx: &MatchContext<'_>, group: &VerbGroup, at: usize) -> bool {
    let reading = ctx.reading();
    match reading.tag(at) {
        // "the security of your models" belongs to the object, and so does a relative clause.
        None | Some(Tag::Punct | Tag::Relative | Tag::Coordinator | Tag::Subordinator) => true,
        Some(Tag::Verb) => !reading.units[at].forms.any(Forms::BASE),
        Some(Tag::Auxiliary) => true,
        Some(Tag::Preposition) => suits_preposition(reading, group, at),
        Some(Tag::Adverb) => {
            !reading.word(at).ends_with("ly") && is_present_adverb(reading.word(at))
                || is_place(reading.word(at))
        }
        _ => {
            is_time_phrase(reading, at) && reading.word(at) != "every"
                || is_clause_verb(reading, at)
        }
    }
}

fn is_clause_verb(reading: &Reading<'_>, at: usize) -> bool {
    reading.units[at].is_finite()
}

/// Adverbs of place.
fn is_place(word: &str) -> bool {
    matches!(
        word,
        "here" | "there" | "online" | "everywhere" | "anywhere" | "worldwide" | "abroad"
    )
}

/// Whether the words after a preposition say of what the object is, for whom, where or since when; how
/// long, by how much, by what means or to what end is said of the verb.
fn suits_preposition(reading: &Reading<'_>, group: &VerbGroup, at: usize) -> bool {
    let perfect = (group.auxiliaries.last())
        .is_some_and(|a| matches!(reading.word(*a), "have" | "has" | "had" | "'ve"));
    let whole_life = || {
        let phrase = reading.phrase_from(at + 1);
        phrase.is_some_and(|p| {
            matches!(
                reading.units[p.head].lemma.as_str(),
                "life" | "ever" | "good" | "time"
            )
        })
    };
    let time = || {
        reading
            .phrase_from(at + 1)
            .is_some_and(|p| sayso_english::is_time_noun(&reading.units[p.head].lemma))
    };
    match reading.word(at) {
        "of" | "across" | "to" | "with" | "on" | "at" => true,
        "since" => perfect,
        "for" | "in" | "from" => !whole_life() && !time(),
        _ => false,
    }
}

/// `words` with every `word~` as a verb in `form`.
fn inflected(words: &str, form: VerbForm) -> String {
    words
        .split(' ')
        .map(|word| match word.strip_suffix('~') {
            Some(lemma) => verb(lemma, form),
            None => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}
