//! Whose claim it is: ours, the partner's, or another company's.

use super::match_context::{Effect, MatchContext, Verdict};
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{NounPhrase, Subject, Tag};

/// Finds who is said to do what the trigger says.
#[must_use]
pub(super) fn subject(ctx: &MatchContext<'_>, predicate: &Predicate) -> Subject {
    let reading = ctx.reading();
    let Some(group) = &predicate.verb else {
        return match said_of(ctx, predicate) {
            Subject::None => owner_or_agent(ctx, predicate),
            subject => subject,
        };
    };
    if predicate.noun && predicate.passive {
        return match reading.agent(group) {
            Subject::None => relative_subject(ctx, predicate),
            agent => agent,
        };
    }
    reading.subject(group)
}

/// "Larkfield Flow is HIPAA compliant", "which is certified": of whom a rule's subject is said.
fn said_of(ctx: &MatchContext<'_>, predicate: &Predicate) -> Subject {
    let reading = ctx.reading();
    if ctx.rule.subject.is_empty() {
        return Subject::None;
    }
    let between = |i: &usize| {
        matches!(
            reading.tag(*i),
            Some(Tag::Adverb | Tag::Negation | Tag::Determiner | Tag::Adjective | Tag::Number)
        )
    };
    let low = predicate.first.saturating_sub(10);
    let verb = (low..predicate.first).rev().find(|i| !between(i));
    match verb.filter(|i| reading.units[*i].is_finite() || reading.word(*i) == "be") {
        Some(verb) => reading.grammatical_subject(&reading.verb_group(verb), 0),
        None => Subject::None,
    }
}

/// "the access that the SRE enables": the subject inside the relative clause.
fn relative_subject(ctx: &MatchContext<'_>, predicate: &Predicate) -> Subject {
    let reading = ctx.reading();
    match &predicate.verb {
        Some(group)
            if !group.passive
                && (predicate.governor + 1..group.first)
                    .any(|i| reading.tag(i) == Some(Tag::Relative)) =>
        {
            reading.grammatical_subject(group, 0)
        }
        _ => Subject::None,
    }
}

/// "the SRE's enablement of access", "enablement … by the SRE".
fn owner_or_agent(ctx: &MatchContext<'_>, predicate: &Predicate) -> Subject {
    let reading = ctx.reading();
    let owner = reading
        .phrase_to(predicate.first)
        .and_then(|p| p.possessor(reading))
        .and_then(|p| reading.phrase_to(p));
    if let Some(owner) = owner {
        return Subject::Phrases(vec![owner]);
    }
    let end = reading.units.len().min(predicate.last + 25);
    (predicate.last + 1..end)
        .take_while(|i| !reading.units[*i].is_finite())
        .find(|i| reading.word(*i) == "by")
        .and_then(|by| reading.phrase_from(by + 1))
        .map_or(Subject::None, |p| Subject::Phrases(vec![p]))
}

/// Whether a name of `sets` is the head of `phrase`, or is in it as a modifier.
#[must_use]
pub fn mentions(ctx: &MatchContext<'_>, phrase: NounPhrase, sets: &[usize]) -> bool {
    (phrase.first..=phrase.last).any(|i| ctx.is_named(i, sets))
}

/// Whether a name of `sets` is the head of `phrase`, or owns it.
#[must_use]
pub fn heads(ctx: &MatchContext<'_>, phrase: NounPhrase, sets: &[usize]) -> bool {
    let unit = &ctx.reading().units[phrase.head];
    !unit.compound && ctx.is_named(phrase.head, sets)
}

/// Says whether the subject takes the claim away from us. `None`: it does not.
#[must_use]
pub(super) fn judge(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    subject: &Subject,
) -> Option<Verdict> {
    let sets = ctx.sets;
    let dismiss = |reason: String| {
        Some(Verdict {
            judge: Judge::Subject,
            effect: Effect::Dismiss,
            reason,
        })
    };
    let shown = |p: &NounPhrase| ctx.visible(ctx.reading().span(p.first, p.last));
    if let Some(p) = identified_others(ctx, predicate) {
        return dismiss(format!("it is said of “{}”", shown(&p)));
    }
    let Subject::Phrases(phrases) = subject else {
        return match instrument(ctx, predicate) {
            Some(p) => dismiss(format!("it is done with “{}”", shown(&p))),
            None => required(ctx, None),
        };
    };
    let ours = |roots: &[NounPhrase]| {
        let mut roots = roots.iter();
        roots.any(|p| mentions(ctx, *p, &sets.own) && !mentions(ctx, *p, &sets.others))
    };
    let acting = roots(ctx, phrases);
    let enabler = enabler(ctx, predicate, &acting);
    let phrases = enabler.as_ref().unwrap_or(phrases);
    let roots = roots(ctx, phrases);
    if !ours(&acting) && !ours(&roots) {
        if roots.iter().all(|p| is_others(ctx, *p, phrases))
            && let Some(p) = roots.first()
        {
            return dismiss(format!(
                "the subject is “{}”, another company's product",
                shown(p)
            ));
        }
        if let Some(p) = phrases.iter().find_map(|p| equated(ctx, *p)) {
            return dismiss(format!("it is said of “{}”", shown(&p)));
        }
        if let Some(p) = roots
            .iter()
            .find(|p| is_partner(ctx, **p) || from_partner(ctx, **p, phrases))
        {
            return dismiss(format!("the subject is “{}” itself", shown(p)));
        }
        if people_use_other(ctx, &roots)
            && let Some(p) = instrument(ctx, predicate)
        {
            return dismiss(format!("it is done with “{}”", shown(&p)));
        }
    }
    required(ctx, acting.first().copied())
}

/// The phrases that the verb agrees with: the first, and those listed with it.
fn roots(ctx: &MatchContext<'_>, phrases: &[NounPhrase]) -> Vec<NounPhrase> {
    let reading = ctx.reading();
    let mut out: Vec<NounPhrase> = Vec::new();
    for phrase in phrases {
        // "not the SRE but Azure OpenAI": what is ruled out is no subject.
        let ruled_out = phrase.first > 0
            && reading.word(phrase.first - 1) == "not"
            && phrases
                .iter()
                .any(|p| p.first > 0 && reading.word(p.first - 1) == "but");
        let hung = ruled_out
            || phrase.first > 0
                && reading.tag(phrase.first - 1) == Some(Tag::Preposition)
                && out.first().is_some_and(|root| root.first < phrase.first);
        if !hung {
            out.push(*phrase);
        }
    }
    out
}

/// Whether the phrase belongs to another company: named as head or modifier, or tied to them by a
/// preposition of origin ("the platform from Microsoft").
fn is_others(ctx: &MatchContext<'_>, phrase: NounPhrase, all: &[NounPhrase]) -> bool {
    let reading = ctx.reading();
    let lemma = &reading.units[phrase.head].lemma;
    if mentions(ctx, phrase, &ctx.sets.others) || ctx.sets.other_nouns.contains(lemma) {
        return true;
    }
    // "Microsoft says its platform enables"
    let owned = matches!(reading.word(phrase.first), "its" | "their")
        && reading
            .referent(phrase.first, false)
            .is_some_and(|owner| mentions(ctx, owner, &ctx.sets.others));
    if owned {
        return true;
    }
    all.iter().any(|p| {
        p.first > phrase.last
            && matches!(
                reading.word(p.first.saturating_sub(1)),
                "of" | "from" | "by"
            )
            && mentions(ctx, *p, &ctx.sets.others)
    })
}

/// "Azure lets developers access ChatGPT": where another company lets others do it, the claim is
/// about who does.
fn enabler(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    roots: &[NounPhrase],
) -> Option<Vec<NounPhrase>> {
    let reading = ctx.reading();
    let us = |p: &NounPhrase| matches!(reading.word(p.first), "our" | "us" | "we");
    match reading.enabler(predicate.verb.as_ref()?) {
        Subject::Phrases(enablers) if !roots.iter().any(us) => Some(enablers),
        _ => None,
    }
}

/// Whether the object's own names are the subject ("OpenAI gives access to GPT-5").
fn is_partner(ctx: &MatchContext<'_>, phrase: NounPhrase) -> bool {
    if ctx.sets.asked.is_empty() {
        return false;
    }
    let unit = &ctx.reading().units[phrase.head];
    let head_named = heads(ctx, phrase, &ctx.sets.object);
    let own_thing = ctx.sets.things.contains(&unit.lemma)
        && (phrase.first..phrase.head)
            .any(|i| ctx.is_named(i, &ctx.sets.object) && !ctx.reading().units[i].compound);
    head_named || own_thing
}

/// "OpenAI's enterprise console", "the console from OpenAI": a thing of the partner's.
fn from_partner(ctx: &MatchContext<'_>, phrase: NounPhrase, all: &[NounPhrase]) -> bool {
    if ctx.sets.asked.is_empty() {
        return false;
    }
    let reading = ctx.reading();
    let owned = phrase
        .possessor(reading)
        .is_some_and(|p| ctx.is_named(p, &ctx.sets.object) && !reading.units[p].compound);
    owned
        || all.iter().any(|p| {
            p.first > phrase.last
                && matches!(
                    reading.word(p.first.saturating_sub(1)),
                    "from" | "by" | "of"
                )
                && heads(ctx, *p, &ctx.sets.asked)
        })
}

/// "Azure OpenAI is a service that provides access": the subject that the phrase describes.
fn equated(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Option<NounPhrase> {
    let reading = ctx.reading();
    let be = phrase.first.checked_sub(1)?;
    if !matches!(reading.word(be), "is" | "are" | "was" | "were" | "remains") {
        return None;
    }
    let subject = reading.phrase_to(be.checked_sub(1)?)?;
    mentions(ctx, subject, &ctx.sets.others).then_some(subject)
}

/// "Azure OpenAI was what enabled access": the subject that "what" describes.
fn identified_others(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<NounPhrase> {
    let reading = ctx.reading();
    let what = reading
        .before(predicate.verb.as_ref()?.first)
        .filter(|b| reading.word(*b) == "what")?;
    let be = what
        .checked_sub(1)
        .filter(|b| reading.tag(*b) == Some(Tag::Auxiliary))?;
    let phrase = reading.phrase_to(be.checked_sub(1)?)?;
    mentions(ctx, phrase, &ctx.sets.others).then_some(phrase)
}

/// Whether people act, or no one in particular: then what they act with makes the claim.
fn people_use_other(ctx: &MatchContext<'_>, roots: &[NounPhrase]) -> bool {
    roots.iter().all(|p| {
        let unit = &ctx.reading().units[p.head];
        matches!(
            ctx.reading().word(p.head),
            "you" | "they" | "we" | "anyone" | "everyone" | "i" | "one"
        ) || sayso_english::is_person(&unit.lemma)
            || sayso_english::is_group(&unit.lemma)
    })
}

/// Another company's product as the means: "through Azure OpenAI", "on Azure".
fn instrument(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<NounPhrase> {
    let reading = ctx.reading();
    let start = predicate.first.saturating_sub(60);
    let end = reading.units.len().min(predicate.last + 60);
    let own = (start..end).any(|i| ctx.is_named(i, &ctx.sets.own));
    if own || ctx.sets.others.is_empty() {
        return None;
    }
    let start = predicate.first.saturating_sub(30);
    let end = reading.units.len().min(predicate.last + 40);
    (start..end)
        .filter(|i| {
            matches!(
                reading.word(*i),
                "with" | "through" | "via" | "on" | "using" | "in" | "from"
            )
        })
        .filter_map(|i| reading.phrase_from(i + 1))
        .find(|p| mentions(ctx, *p, &ctx.sets.others))
}

/// The rule's own demand on the subject.
fn required(ctx: &MatchContext<'_>, subject: Option<NounPhrase>) -> Option<Verdict> {
    if ctx.rule.subject.is_empty() {
        return None;
    }
    // "Larkfield customers" are not Larkfield.
    let people = |p: NounPhrase| {
        let head = &ctx.reading().units[p.head];
        let person = |lemma| sayso_english::is_person(lemma) || sayso_english::is_endorser(lemma);
        head.tag == Tag::Noun && person(&head.lemma)
    };
    let named = |p: NounPhrase| {
        let own = if people(p) { heads } else { mentions };
        own(ctx, p, &ctx.sets.subject)
    };
    let fits = subject.is_some_and(|p| named(p) || subject_phrase(ctx, p));
    (!fits).then(|| Verdict {
        judge: Judge::Subject,
        effect: Effect::Dismiss,
        reason: "the rule is about another subject".to_owned(),
    })
}

fn subject_phrase(ctx: &MatchContext<'_>, phrase: NounPhrase) -> bool {
    let span = ctx.reading().span(phrase.first, phrase.last);
    ctx.matches.iter().any(|m| {
        m.phrase.lexicon == ctx.hit.phrase.lexicon
            && m.phrase.rule == ctx.hit.phrase.rule
            && m.phrase.slot == crate::matcher::Slot::Subject
            && span.overlaps(m.span)
    })
}
