//! Whose claim it is: ours, the partner's, or somebody else's.

use super::frame::Frame;
use super::scene::{Opinion, Ruling, Scene};
use crate::finding::Judge;
use sayso_english::{NounPhrase, Subject, Tag};

/// Finds who is said to do what the trigger says.
#[must_use]
pub(super) fn subject(scene: &Scene<'_>, frame: &Frame) -> Subject {
    let reading = scene.reading();
    let Some(group) = &frame.verb else {
        return match said_of(scene, frame) {
            Subject::None => owner_or_agent(scene, frame),
            subject => subject,
        };
    };
    if frame.noun && frame.passive {
        return match reading.agent(group) {
            Subject::None => relative_subject(scene, frame),
            agent => agent,
        };
    }
    reading.subject(group)
}

/// "Larkfield Flow is HIPAA compliant", "which is certified": of whom a rule's subject is said.
fn said_of(scene: &Scene<'_>, frame: &Frame) -> Subject {
    let reading = scene.reading();
    if scene.rule.subject.is_empty() {
        return Subject::None;
    }
    let between = |i: &usize| {
        matches!(
            reading.tag(*i),
            Some(Tag::Adverb | Tag::Negation | Tag::Determiner | Tag::Adjective | Tag::Number)
        )
    };
    let low = frame.first.saturating_sub(10);
    let verb = (low..frame.first).rev().find(|i| !between(i));
    match verb.filter(|i| reading.units[*i].is_finite() || reading.word(*i) == "be") {
        Some(verb) => reading.grammatical_subject(&reading.verb_group(verb), 0),
        None => Subject::None,
    }
}

/// "the access that the SRE enables": the subject inside the relative clause.
fn relative_subject(scene: &Scene<'_>, frame: &Frame) -> Subject {
    let reading = scene.reading();
    match &frame.verb {
        Some(group)
            if !group.passive
                && (frame.governor + 1..group.first)
                    .any(|i| reading.tag(i) == Some(Tag::Relative)) =>
        {
            reading.grammatical_subject(group, 0)
        }
        _ => Subject::None,
    }
}

/// "the SRE's enablement of access", "enablement … by the SRE".
fn owner_or_agent(scene: &Scene<'_>, frame: &Frame) -> Subject {
    let reading = scene.reading();
    let owner = reading
        .phrase_to(frame.first)
        .and_then(|p| p.possessor(reading))
        .and_then(|p| reading.phrase_to(p));
    if let Some(owner) = owner {
        return Subject::Phrases(vec![owner]);
    }
    let end = reading.units.len().min(frame.last + 25);
    (frame.last + 1..end)
        .take_while(|i| !reading.units[*i].is_finite())
        .find(|i| reading.word(*i) == "by")
        .and_then(|by| reading.phrase_from(by + 1))
        .map_or(Subject::None, |p| Subject::Phrases(vec![p]))
}

/// Whether a name of `sets` is the head of `phrase`, or stands in it as a modifier.
#[must_use]
pub fn mentions(scene: &Scene<'_>, phrase: NounPhrase, sets: &[usize]) -> bool {
    (phrase.first..=phrase.last).any(|i| scene.is_named(i, sets))
}

/// Whether a name of `sets` is the head of `phrase`, or owns it.
#[must_use]
pub fn heads(scene: &Scene<'_>, phrase: NounPhrase, sets: &[usize]) -> bool {
    let unit = &scene.reading().units[phrase.head];
    !unit.compound && scene.is_named(phrase.head, sets)
}

/// Says whether the subject takes the claim away from us. `None`: it does not.
#[must_use]
pub(super) fn judge(scene: &Scene<'_>, frame: &Frame, subject: &Subject) -> Option<Opinion> {
    let sets = scene.sets;
    let dismiss = |reason: String| {
        Some(Opinion {
            judge: Judge::Subject,
            ruling: Ruling::Dismiss,
            reason,
        })
    };
    let shown = |p: &NounPhrase| scene.visible(scene.reading().span(p.first, p.last));
    if let Some(p) = identified_others(scene, frame) {
        return dismiss(format!("it is said of “{}”", shown(&p)));
    }
    let Subject::Phrases(phrases) = subject else {
        return match instrument(scene, frame) {
            Some(p) => dismiss(format!("it is done with “{}”", shown(&p))),
            None => required(scene, None),
        };
    };
    let ours = |roots: &[NounPhrase]| {
        let mut roots = roots.iter();
        roots.any(|p| mentions(scene, *p, &sets.own) && !mentions(scene, *p, &sets.others))
    };
    let acting = roots(scene, phrases);
    let enabler = enabler(scene, frame, &acting);
    let phrases = enabler.as_ref().unwrap_or(phrases);
    let roots = roots(scene, phrases);
    if !ours(&acting) && !ours(&roots) {
        if roots.iter().all(|p| is_others(scene, *p, phrases))
            && let Some(p) = roots.first()
        {
            return dismiss(format!(
                "the subject is “{}”, somebody else's product",
                shown(p)
            ));
        }
        if let Some(p) = phrases.iter().find_map(|p| equated(scene, *p)) {
            return dismiss(format!("it is said of “{}”", shown(&p)));
        }
        if let Some(p) = roots
            .iter()
            .find(|p| is_partner(scene, **p) || from_partner(scene, **p, phrases))
        {
            return dismiss(format!("the subject is “{}” itself", shown(p)));
        }
        if people_use_other(scene, &roots)
            && let Some(p) = instrument(scene, frame)
        {
            return dismiss(format!("it is done with “{}”", shown(&p)));
        }
    }
    required(scene, acting.first().copied())
}

/// The phrases that the verb agrees with: the first, and those listed with it.
fn roots(scene: &Scene<'_>, phrases: &[NounPhrase]) -> Vec<NounPhrase> {
    let reading = scene.reading();
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

/// Whether the phrase is somebody else's: named as head or modifier, or tied to them by a
/// preposition of origin ("the platform from Microsoft").
fn is_others(scene: &Scene<'_>, phrase: NounPhrase, all: &[NounPhrase]) -> bool {
    let reading = scene.reading();
    let lemma = &reading.units[phrase.head].lemma;
    if mentions(scene, phrase, &scene.sets.others) || scene.sets.other_nouns.contains(lemma) {
        return true;
    }
    // "Microsoft says its platform enables"
    let owned = matches!(reading.word(phrase.first), "its" | "their")
        && reading
            .referent(phrase.first, false)
            .is_some_and(|owner| mentions(scene, owner, &scene.sets.others));
    if owned {
        return true;
    }
    all.iter().any(|p| {
        p.first > phrase.last
            && matches!(
                reading.word(p.first.saturating_sub(1)),
                "of" | "from" | "by"
            )
            && mentions(scene, *p, &scene.sets.others)
    })
}

/// "Azure lets developers access ChatGPT": where somebody lets others than us do it, the claim is
/// about who does.
fn enabler(scene: &Scene<'_>, frame: &Frame, roots: &[NounPhrase]) -> Option<Vec<NounPhrase>> {
    let reading = scene.reading();
    let us = |p: &NounPhrase| matches!(reading.word(p.first), "our" | "us" | "we");
    match reading.enabler(frame.verb.as_ref()?) {
        Subject::Phrases(enablers) if !roots.iter().any(us) => Some(enablers),
        _ => None,
    }
}

/// Whether the object's own names are the subject ("OpenAI gives access to GPT-5").
fn is_partner(scene: &Scene<'_>, phrase: NounPhrase) -> bool {
    if scene.sets.asked.is_empty() {
        return false;
    }
    let unit = &scene.reading().units[phrase.head];
    let head_named = heads(scene, phrase, &scene.sets.object);
    let own_thing = scene.sets.things.contains(&unit.lemma)
        && (phrase.first..phrase.head)
            .any(|i| scene.is_named(i, &scene.sets.object) && !scene.reading().units[i].compound);
    head_named || own_thing
}

/// "OpenAI's enterprise console", "the console from OpenAI": a thing of the partner's.
fn from_partner(scene: &Scene<'_>, phrase: NounPhrase, all: &[NounPhrase]) -> bool {
    if scene.sets.asked.is_empty() {
        return false;
    }
    let reading = scene.reading();
    let owned = phrase
        .possessor(reading)
        .is_some_and(|p| scene.is_named(p, &scene.sets.object) && !reading.units[p].compound);
    owned
        || all.iter().any(|p| {
            p.first > phrase.last
                && matches!(
                    reading.word(p.first.saturating_sub(1)),
                    "from" | "by" | "of"
                )
                && heads(scene, *p, &scene.sets.asked)
        })
}

/// "Azure OpenAI is a service that provides access": somebody else, of whom the phrase is said.
fn equated(scene: &Scene<'_>, phrase: NounPhrase) -> Option<NounPhrase> {
    let reading = scene.reading();
    let be = phrase.first.checked_sub(1)?;
    if !matches!(reading.word(be), "is" | "are" | "was" | "were" | "remains") {
        return None;
    }
    let subject = reading.phrase_to(be.checked_sub(1)?)?;
    mentions(scene, subject, &scene.sets.others).then_some(subject)
}

/// "Azure OpenAI was what enabled access": somebody else, of whom "what" is said.
fn identified_others(scene: &Scene<'_>, frame: &Frame) -> Option<NounPhrase> {
    let reading = scene.reading();
    let what = reading
        .before(frame.verb.as_ref()?.first)
        .filter(|b| reading.word(*b) == "what")?;
    let be = what
        .checked_sub(1)
        .filter(|b| reading.tag(*b) == Some(Tag::Auxiliary))?;
    let phrase = reading.phrase_to(be.checked_sub(1)?)?;
    mentions(scene, phrase, &scene.sets.others).then_some(phrase)
}

/// Whether people, or nobody in particular, act: then what they act with makes the claim.
fn people_use_other(scene: &Scene<'_>, roots: &[NounPhrase]) -> bool {
    roots.iter().all(|p| {
        let unit = &scene.reading().units[p.head];
        matches!(
            scene.reading().word(p.head),
            "you" | "they" | "we" | "anyone" | "everyone" | "i" | "one"
        ) || sayso_english::is_person(&unit.lemma)
            || sayso_english::is_group(&unit.lemma)
    })
}

/// Somebody else's product as the means: "through Azure OpenAI", "on Azure".
fn instrument(scene: &Scene<'_>, frame: &Frame) -> Option<NounPhrase> {
    let reading = scene.reading();
    let start = frame.first.saturating_sub(60);
    let end = reading.units.len().min(frame.last + 60);
    let own = (start..end).any(|i| scene.is_named(i, &scene.sets.own));
    if own || scene.sets.others.is_empty() {
        return None;
    }
    let start = frame.first.saturating_sub(30);
    let end = reading.units.len().min(frame.last + 40);
    (start..end)
        .filter(|i| {
            matches!(
                reading.word(*i),
                "with" | "through" | "via" | "on" | "using" | "in" | "from"
            )
        })
        .filter_map(|i| reading.phrase_from(i + 1))
        .find(|p| mentions(scene, *p, &scene.sets.others))
}

/// The rule's own demand on the subject.
fn required(scene: &Scene<'_>, subject: Option<NounPhrase>) -> Option<Opinion> {
    if scene.rule.subject.is_empty() {
        return None;
    }
    // "Larkfield customers" are not Larkfield.
    let people = |p: NounPhrase| {
        let head = &scene.reading().units[p.head];
        let person = |lemma| sayso_english::is_person(lemma) || sayso_english::is_endorser(lemma);
        head.tag == Tag::Noun && person(&head.lemma)
    };
    let named = |p: NounPhrase| {
        let own = if people(p) { heads } else { mentions };
        own(scene, p, &scene.sets.subject)
    };
    let fits = subject.is_some_and(|p| named(p) || subject_phrase(scene, p));
    (!fits).then(|| Opinion {
        judge: Judge::Subject,
        ruling: Ruling::Dismiss,
        reason: "the rule is about another subject".to_owned(),
    })
}

fn subject_phrase(scene: &Scene<'_>, phrase: NounPhrase) -> bool {
    let span = scene.reading().span(phrase.first, phrase.last);
    scene.matches.iter().any(|m| {
        m.phrase.lexicon == scene.hit.phrase.lexicon
            && m.phrase.rule == scene.hit.phrase.rule
            && m.phrase.slot == crate::matcher::Slot::Subject
            && span.overlaps(m.span)
    })
}
