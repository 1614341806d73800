//! Objects that are elsewhere than after their verb: in the subject's place, before a relative
//! clause, at the front of a question, in the phrase itself.

use super::Object;
use super::classify::{classify, is_target};
use crate::judge::match_context::MatchContext;
use crate::judge::predicate::Predicate;
use sayso_english::{NounPhrase, Subject, Tag};

/// The object that the phrase itself names: "ChatGPT on Bedrock".
pub(super) fn in_trigger(ctx: &MatchContext<'_>) -> Option<Object> {
    let reading = ctx.reading();
    let name = ctx.trigger().into_iter().find(|u| is_target(ctx, *u))?;
    let phrase = reading.phrase_from(name)?;
    Some(classify(ctx, phrase))
}

/// "ChatGPT is called on": the object is the grammatical subject.
pub(super) fn in_subject_place(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let group = predicate.verb.as_ref()?;
    match ctx.reading().grammatical_subject(group, 0) {
        Subject::Phrases(all) => {
            let best = all
                .iter()
                .map(|p| classify(ctx, *p))
                .find(|o| matches!(o, Object::Named { .. }));
            let root = all.first().map(|p| classify(ctx, *p));
            match (best, root) {
                (Some(named), _) if all.len() == 1 || listed(ctx, &all) => Some(named),
                (_, root) => root,
            }
        }
        Subject::None => None,
    }
}

pub(super) fn listed(ctx: &MatchContext<'_>, all: &[NounPhrase]) -> bool {
    all.windows(2).all(|w| {
        (w[0].last + 1..w[1].first).all(|i| ctx.reading().tag(i) != Some(Tag::Preposition))
    })
}

/// "the models that the SRE enables access to", "ChatGPT, which the SRE calls on": what the
/// relative pronoun, or a fronted phrase, stands for.
pub(super) fn stranded(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let low = group.first.saturating_sub(20);
    if let Some(found) = fronted(ctx, predicate)
        .or_else(|| identified(ctx, predicate))
        .or_else(|| directed(ctx, predicate))
        .or_else(|| easy(ctx, predicate))
        .or_else(|| topic(ctx, predicate))
    {
        return Some(found);
    }
    let relative = (low..group.first)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), "." | ";" | "?" | "!"))
        .filter(|i| matches!(reading.tag(*i), Some(Tag::Relative)))
        // "which the agents that triage tickets call on": the nearer one has its verb.
        .find(|i| *i + 1 >= group.first || !reading.units[i + 1].is_finite());
    let Some(relative) = relative else {
        return contact_clause(ctx, predicate);
    };
    // A relative pronoun that is the verb's own subject leaves no gap for the object.
    let subject_between = (relative + 1..group.first).any(|i| reading.units[i].is_nominal());
    let gap = !predicate.noun
        || reading.word(predicate.governor + 1) == "to"
        || matches!(
            reading.word(relative.saturating_sub(1)),
            "to" | "on" | "upon"
        );
    if !subject_between || !gap {
        return None;
    }
    antecedent(ctx, relative)
}

/// What the relative pronoun stands for.
pub(super) fn antecedent(ctx: &MatchContext<'_>, relative: usize) -> Option<Object> {
    let reading = ctx.reading();
    // "GPT-5, access to which": what precedes the noun that governs the pronoun.
    let governed = relative > 2
        && reading.word(relative - 1) == "to"
        && reading.tag(relative - 2) == Some(Tag::Noun)
        && reading.word(relative - 3) == ",";
    let place = if governed { relative - 2 } else { relative };
    match reading.antecedent(place) {
        Subject::Phrases(all) => all
            .iter()
            .map(|p| classify(ctx, *p))
            .find(|o| matches!(o, Object::Named { .. }))
            .or_else(|| all.first().map(|p| classify(ctx, *p))),
        Subject::None => None,
    }
}

/// "What the SRE calls on is ChatGPT", "The model that our agents call on is GPT-5": what is
/// identified after the gap. `None` where that is no name.
fn identified(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let gap = if predicate.noun {
        predicate.governor + 1
    } else {
        predicate.last
    };
    if predicate.noun && reading.word(gap) != "to" {
        return None;
    }
    if let Some(named) = apposed(ctx, gap + 1) {
        return Some(named);
    }
    let be = (gap + 1..gap + 5)
        .take_while(|i| {
            matches!(reading.tag(*i), Some(Tag::Auxiliary | Tag::Adverb))
                || reading.word(*i) == "most"
        })
        .filter(|i| matches!(reading.word(*i), "is" | "are" | "was" | "were" | "be"))
        .last()?;
    let list = reading.list_from(reading.phrase_from(be + 1)?);
    list.iter()
        .map(|p| classify(ctx, *p))
        .find(|o| matches!(o, Object::Named { .. }))
}

/// "To the archive the runtime enables access": the complement opens the sentence.
fn directed(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    if !predicate.noun || reading.word(0) != "to" || reading.tag(1) == Some(Tag::Verb) {
        return None;
    }
    let phrase = reading.phrase_from(1)?;
    let subject = reading.grammatical_subject(group, 0).main()?;
    let beside = (phrase.last + 1..subject.first).all(|i| reading.word(i) == ",");
    (phrase.last < subject.first && beside).then(|| classify(ctx, phrase))
}

/// "ChatGPT, our agents call on all day": the object opens the clause.
fn topic(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let subject = reading.grammatical_subject(group, 0).main()?;
    let comma = subject.first.checked_sub(1)?;
    let topic = reading.phrase_to(comma.checked_sub(1)?)?;
    let opens = topic
        .first
        .checked_sub(1)
        .is_none_or(|b| matches!(reading.word(b), ";" | ":" | "—" | "–" | "\"" | "."));
    let object = classify(ctx, topic);
    let named = matches!(object, Object::Named { .. });
    (named && opens && reading.word(comma) == "," && !predicate.noun).then_some(object)
}

/// "ChatGPT is easy for our workflow to call on": the gap's object is what is easy.
fn easy(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let to = reading
        .before(group.first)
        .filter(|b| reading.tag(*b) == Some(Tag::To))?;
    let low = to.saturating_sub(8);
    let adjective = (low..to)
        .rev()
        .find(|i| reading.tag(*i) == Some(Tag::Adjective))?;
    let straight = adjective + 1 == to || reading.word(adjective + 1) == "for";
    let be = reading
        .before(adjective)
        .filter(|b| reading.tag(*b) == Some(Tag::Auxiliary))?;
    let subject = reading.phrase_to(be.checked_sub(1)?)?;
    straight.then(|| classify(ctx, subject))
}

/// "the model that our agents call on most, GPT-5, is": the name between marks after the gap.
fn apposed(ctx: &MatchContext<'_>, gap: usize) -> Option<Object> {
    let reading = ctx.reading();
    let end = (gap..gap + 3).find(|i| {
        let adverb = reading.tag(*i) == Some(Tag::Adverb) || reading.word(*i) == "most";
        !adverb
    })?;
    let open = matches!(reading.word(end), "," | "—" | "–" | "(").then_some(end)?;
    let phrase = reading.phrase_from(open + 1)?;
    let closed = matches!(reading.tag(phrase.last + 1), None | Some(Tag::Punct));
    let object = classify(ctx, phrase);
    (closed && matches!(object, Object::Named { .. })).then_some(object)
}

/// "the model our agents call on": a relative clause without a pronoun.
pub(super) fn contact_clause(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let gap = !predicate.noun || reading.word(predicate.governor + 1) == "to";
    let subject = reading.grammatical_subject(group, 0).main()?;
    let before = subject.first.checked_sub(1)?;
    let beside = matches!(
        reading.tag(before),
        Some(Tag::Noun | Tag::Name | Tag::Pronoun)
    );
    if !gap || !beside || group.passive {
        return None;
    }
    let antecedent = reading.phrase_to(before)?;
    // "On ChatGPT our assistants call …": what a preposition governs is no antecedent.
    let governed = antecedent
        .first
        .checked_sub(1)
        .is_some_and(|b| reading.tag(b) == Some(Tag::Preposition));
    if governed {
        return None;
    }
    // "ChatGPT is the one service our concierge enables access to": what it is said to be.
    let copula = antecedent
        .first
        .checked_sub(1)
        .filter(|b| matches!(reading.word(*b), "is" | "are" | "was" | "were" | "'s"));
    let equated = copula
        .and_then(|be| reading.phrase_to(be.checked_sub(1)?))
        .map(|p| classify(ctx, p))
        .filter(|o| matches!(o, Object::Named { .. }));
    equated.or_else(|| Some(classify(ctx, antecedent)))
}

/// "Which of OpenAI's models does the runtime enable access to?", "OpenAI endpoints are what the
/// gateway enables access to": the object is before the clause.
pub(super) fn fronted(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let gap = !predicate.noun || reading.word(predicate.governor + 1) == "to";
    if !gap {
        return None;
    }
    match reading.word(0) {
        "whom" | "who" if ctx.is_question() => Some(Object::Other(NounPhrase {
            first: 0,
            last: 0,
            head: 0,
        })),
        "which" | "what" if ctx.is_question() => {
            let at = if reading.word(1) == "of" { 2 } else { 1 };
            reading.phrase_from(at).map(|p| classify(ctx, p))
        }
        _ => {
            let what = (predicate.first.saturating_sub(20).max(1)..predicate.first)
                .rev()
                .find(|i| reading.word(*i) == "what")?;
            let be = what
                .checked_sub(1)
                .filter(|b| reading.tag(*b) == Some(Tag::Auxiliary))?;
            reading
                .phrase_to(be.checked_sub(1)?)
                .map(|p| classify(ctx, p))
        }
    }
}
