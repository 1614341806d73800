//! Who asks: people, a thing, or unknown.

use crate::judge::match_context::MatchContext;
use crate::judge::predicate::Predicate;
use crate::judge::subject::mentions;
use sayso_english::{
    Forms, NounPhrase, Reading, Subject, Tag, can_be_group, can_be_person, is_group, is_person,
    speaks_for_people,
};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// People, an organisation, the public.
    Person,
    /// A product, an agent, a function.
    Something,
    /// The sentence does not say.
    Unknown,
}

/// Whether a person or a group is named in `phrase`: its head, a part of it, or the last part of
/// a compound ("co-founder").
fn names_people(ctx: &MatchContext<'_>, phrase: NounPhrase) -> bool {
    ctx.reading().units[phrase.first..=phrase.last]
        .iter()
        .enumerate()
        .filter(|(_, u)| u.tag == Tag::Noun)
        .any(|(at, u)| {
            let last = u.lemma.rsplit('-').next().unwrap_or_default();
            let head = phrase.first + at == phrase.head;
            // "the think tank", which the table joins with a hyphen.
            let pair = at
                .checked_sub(1)
                .map(|b| format!("{}-{last}", ctx.reading().word(phrase.first + b)));
            is_person(last) || head && (is_group(last) || pair.is_some_and(|p| is_group(&p)))
        })
}

/// "The group met, and it called on OpenAI to …": whether the pronoun at `at` stands for people.
fn is_group_pronoun(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    let names_group = |reading: &Reading<'_>, phrase: NounPhrase| {
        let lemma = reading.units[phrase.head].lemma.as_str();
        is_group(lemma) && !ctx.sets.able.contains(lemma)
    };
    if let Some(own) = reading.referent(at, false) {
        return names_group(reading, own);
    }
    ctx.previous_sentence().is_some_and(|previous| {
        let previous = &previous.reading;
        previous
            .referent(previous.units.len(), false)
            .is_some_and(|phrase| names_group(previous, phrase))
    })
}

/// Whether the verb reports what has happened: a demand is news, and seldom a habit.
fn is_news(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    predicate.verb.as_ref().is_some_and(|group| {
        ctx.reading().units[group.verb]
            .forms
            .any(Forms::PAST.or(Forms::PARTICIPLE))
    })
}

/// Who does what the trigger says.
pub(super) fn asker(ctx: &MatchContext<'_>, predicate: &Predicate, subject: &Subject) -> Asker {
    let Some(phrase) = subject.main() else {
        // "Calls on OpenAI to publish its tests grow louder."
        let headline = predicate.first == 0 && is_habit(ctx, predicate);
        return if predicate.passive || headline {
            Asker::Unknown
        } else {
            Asker::Something
        };
    };
    let reading = ctx.reading();
    // "Dozens of publishers": who they are follows.
    let counted = (reading.word(phrase.last + 1) == "of" && reading.units[phrase.head].plural)
        .then(|| reading.phrase_from(phrase.last + 2))
        .flatten();
    if counted.is_some_and(|p| names_people(ctx, p)) {
        return Asker::Person;
    }
    let unit = &reading.units[phrase.head];
    let word = reading.word(phrase.head);
    // "The SRE team called on OpenAI": people, whatever they are named after.
    let people = unit.tag == Tag::Noun
        && (is_person(&unit.lemma) || is_group(&unit.lemma))
        && !ctx.sets.able.contains(&unit.lemma);
    if people {
        return Asker::Person;
    }
    if mentions(ctx, phrase, &ctx.sets.own) || ctx.sets.able.contains(&unit.lemma) {
        return Asker::Something;
    }
    if names_people(ctx, phrase) {
        return Asker::Person;
    }
    if unit.compound {
        return Asker::Something;
    }
    if ctx.is_named(phrase.head, &ctx.sets.others) {
        return Asker::Person;
    }
    match word {
        "we" | "i" | "he" | "she" | "everyone" | "everybody" | "someone" | "somebody"
        | "anyone" | "anybody" | "nobody" | "many" | "others" | "people" | "who" | "critics"
        | "some" | "several" | "both" | "those" => return Asker::Person,
        "they" => return pronoun(ctx),
        "it" if is_news(ctx, predicate) && is_group_pronoun(ctx, phrase.first) => {
            return Asker::Person;
        }
        "you" => return Asker::Unknown,
        "it" | "this" | "that" | "which" | "these" | "one" | "each" => return Asker::Something,
        _ => {}
    }
    if unit.tag == Tag::Name {
        return Asker::Something;
    }
    let common = sayso_english::classes(word).noun > 0;
    if speaks_for_people(&unit.lemma) {
        return Asker::Person;
    }
    if can_be_person(&unit.lemma) || can_be_group(&unit.lemma) {
        return Asker::Unknown;
    }
    // "Amnesty has called on …": a singular without an article is a name.
    let bare =
        phrase.first == phrase.head && !unit.plural && unit.case == sayso_english::Case::Initial;
    if bare {
        return Asker::Unknown;
    }
    let proper = unit.case != sayso_english::Case::Lower && (phrase.head > 0 || !common);
    if proper {
        Asker::Unknown
    } else {
        Asker::Something
    }
}

/// "they": the nearest plural subject of people before.
fn pronoun(ctx: &MatchContext<'_>) -> Asker {
    let people = |lemma: &str| is_person(lemma) || is_group(lemma);
    let previous = ctx
        .previous_sentence()
        .iter()
        .flat_map(|previous| previous.reading.units.iter())
        .chain(ctx.reading().units.iter())
        .filter(|u| u.tag == Tag::Noun && u.plural)
        .map(|u| people(&u.lemma) && !ctx.sets.able.contains(&u.lemma))
        .collect::<Vec<_>>();
    match previous.as_slice() {
        [] => Asker::Unknown,
        all if all.iter().all(|p| *p) => Asker::Person,
        all if all.iter().any(|p| *p) => Asker::Unknown,
        _ => Asker::Something,
    }
}

/// Whether the verb is in the simple present: what a product does, and no news of a demand.
pub(super) fn is_habit(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    predicate.verb.as_ref().is_some_and(|group| {
        group.auxiliaries.is_empty() && ctx.reading().units[group.verb].forms.any(Forms::PRESENT3)
    })
}
