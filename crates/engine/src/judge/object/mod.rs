//! What the trigger is about: the object decides.

mod classify;
mod coordinated;
mod displaced;
mod nouns;
mod verdict;

use classify::{classify, is_target};
use coordinated::{of_list, with_coordinated};
use displaced::{in_subject_place, in_trigger, stranded};

pub use classify::RelatedNames;
pub(super) use verdict::judge;

use crate::judge::match_context::MatchContext;
use crate::judge::part_of_speech::is_attributive;
use crate::judge::predicate::Predicate;
use sayso_english::{NounPhrase, Reading, Tag, is_time_phrase};

/// What is in the object's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Object {
    /// A name that the rule is about.
    Named {
        /// The phrases of the list; one where it is no list.
        phrases: Vec<NounPhrase>,
        /// The unit that is, or stands for, the name.
        head: usize,
        /// Whether the list has members that are something else.
        mixed: bool,
        /// Whether the name only belongs to what is accessed ("the power of ChatGPT").
        by_relation: bool,
    },
    /// A pronoun or a generic noun.
    Generic(NounPhrase),
    /// Something else.
    Other(NounPhrase),
    /// Nothing.
    Missing,
}

/// Finds the object of the trigger and says what it is.
#[must_use]
pub(in crate::judge) fn object(ctx: &MatchContext<'_>, predicate: &Predicate) -> Object {
    if let Some(object) = in_trigger(ctx) {
        return object;
    }
    let found = if predicate.verb.is_none() && is_attributive(ctx.reading(), predicate.last) {
        ctx.reading()
            .phrase_from(predicate.last)
            .map(|noun| classify(ctx, noun))
    } else if predicate.passive && !predicate.noun {
        in_subject_place(ctx, predicate)
    } else if predicate.noun {
        of_noun(ctx, predicate)
    } else if predicate
        .verb
        .as_ref()
        .is_some_and(|g| predicate.governor < g.verb)
    {
        None
    } else {
        let first = behind(ctx, predicate.governor + 1);
        with_coordinated(ctx, predicate.governor, first)
    };
    match found {
        Some(object) => object,
        None => stranded(ctx, predicate).unwrap_or(Object::Missing),
    }
}

/// The object as a list that starts at unit `at`.
fn behind(ctx: &MatchContext<'_>, at: usize) -> Option<Object> {
    let reading = ctx.reading();
    let mut start = at;
    loop {
        match reading.tag(start)? {
            Tag::Adverb | Tag::Negation => start += 1,
            Tag::Punct
                if matches!(
                    reading.word(start),
                    "\"" | "'" | "*" | "`" | "_" | "[" | "<" | "{"
                ) =>
            {
                start += 1;
            }
            // "which our agents call on, nothing works": the object is before the clause.
            Tag::Punct if reading.word(start) == "," && start == at && leaves_gap(ctx) => {
                return None;
            }
            // "hands over to, and when needed calls on, GPT-5": the mark that closes an insertion.
            Tag::Punct if matches!(reading.word(start), "(" | "," | "—" | "–") => {
                start = skip_insertion(ctx, start).unwrap_or(start + 1);
            }
            Tag::Punct if reading.word(start) == ":" || is_pictograph(reading.word(start)) => {
                start += 1;
            }
            // "access to and governance of OpenAI's models": the second preposition's object.
            Tag::Coordinator => {
                let end = reading.units.len().min(start + 8);
                let second = (start + 1..end).find(|i| {
                    matches!(reading.tag(*i), Some(Tag::Preposition | Tag::To))
                        && reading.units[*i - 1].is_nominal()
                })?;
                start = second + 1;
            }
            _ => break,
        }
    }
    if matches!(reading.word(start), "whom" | "who" | "whoever") {
        let whole = NounPhrase {
            first: start,
            last: start,
            head: start,
        };
        return Some(Object::Other(whole));
    }
    if is_time_phrase(reading, start) {
        // "calls on Friday" names no object, but it leaves no place for one either.
        let whole = NounPhrase {
            first: start,
            last: start,
            head: start,
        };
        let before = reading.tag(at.saturating_sub(1));
        let when =
            matches!(before, Some(Tag::Preposition | Tag::To)) && reading.word(start) != "all";
        return when.then_some(Object::Other(whole));
    }
    let phrase = reading.phrase_from(start)?;
    if phrase.first == phrase.last
        && matches!(
            reading.word(phrase.first),
            "most" | "more" | "less" | "least" | "best" | "all"
        )
    {
        return None;
    }
    if reading.tag(phrase.head) == Some(Tag::Pronoun) && reading.word(phrase.head) == "itself" {
        return None;
    }
    let phrase = given(reading, phrase).unwrap_or(phrase);
    let phrase = without_time(reading, phrase);
    let mut list = reading.list_from(phrase);
    if is_predicate(ctx) {
        leave_next_clause(reading, &mut list);
    }
    Some(of_list(ctx, &list))
}

/// Whether the trigger opens with a verb that has a tense, so that no other verb can have its object as a
/// subject.
fn is_predicate(ctx: &MatchContext<'_>) -> bool {
    let trigger = ctx.trigger();
    trigger.first().is_some_and(|first| {
        let unit = &ctx.reading().units[*first];
        unit.tag == Tag::Verb && unit.is_finite()
    })
}

/// "files ChatGPT cannot read", "ChatGPT users can trust", "invoices and ChatGPT has …": what is right before
/// another verb with a tense is that verb's subject.
fn leave_next_clause(reading: &Reading<'_>, list: &mut Vec<NounPhrase>) {
    let Some(last) = list.last().copied() else {
        return;
    };
    let verb = (last.last + 1..last.last + 4)
        .find(|i| !matches!(reading.tag(*i), Some(Tag::Negation | Tag::Adverb)))
        .filter(|i| {
            reading.tag(*i) == Some(Tag::Auxiliary) && reading.units[*i].is_finite()
                || reading.word(last.last + 1) == "cannot"
        });
    if verb.is_none() {
        return;
    }
    if list.len() > 1 {
        list.pop();
        return;
    }
    let splits = last.head > last.first
        && (reading.tag(last.head) == Some(Tag::Name) && reading.units[last.head - 1].plural
            || reading.units[last.head].plural && reading.tag(last.head - 1) == Some(Tag::Name));
    if splits {
        list[0] = NounPhrase {
            first: last.first,
            last: last.head - 1,
            head: last.head - 1,
        };
    }
}

/// "ChatGPT day and night": the phrase before a time that says how often.
fn without_time(reading: &Reading<'_>, phrase: NounPhrase) -> NounPhrase {
    let time = |at: usize| {
        let unit = reading.units.get(at);
        unit.is_some_and(|u| sayso_english::is_time_noun(&u.lemma))
    };
    let often = phrase.head > phrase.first
        && phrase.head == phrase.last
        && time(phrase.head)
        && matches!(reading.word(phrase.head + 1), "and" | "after" | "by" | "in")
        && (time(phrase.head + 2) || reading.word(phrase.head + 2) == "night");
    match often {
        true => NounPhrase {
            last: phrase.head - 1,
            head: phrase.head - 1,
            ..phrase
        },
        false => phrase,
    }
}

/// "guarantee you security": what is given, after the person who gets it.
fn given(reading: &Reading<'_>, receiver: NounPhrase) -> Option<NounPhrase> {
    let unit = &reading.units[receiver.head];
    let person = unit.tag == Tag::Pronoun
        && matches!(
            reading.word(receiver.head),
            "you" | "us" | "them" | "me" | "him" | "everyone" | "everybody" | "anyone"
        )
        || unit.tag == Tag::Noun && sayso_english::is_person(&unit.lemma);
    let next = receiver.last + 1;
    let opens = !matches!(reading.tag(next), Some(Tag::Adverb | Tag::Pronoun));
    (person && opens && !is_time_phrase(reading, next)).then(|| reading.phrase_from(next))?
}

/// Whether the trigger is in a relative clause that has its subject: "which our agents call on".
fn leaves_gap(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = ctx.trigger().first().copied().unwrap_or_default();
    let low = first.saturating_sub(12);
    (low..first)
        .rev()
        .take_while(|i| reading.tag(*i) != Some(Tag::Punct))
        .find(|i| reading.tag(*i) == Some(Tag::Relative))
        .is_some_and(|relative| (relative + 1..first).any(|i| reading.units[i].is_nominal()))
}

/// "calls on \u{1F916} ChatGPT": a picture before a word adds nothing.
fn is_pictograph(word: &str) -> bool {
    let is_picture = |c| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    !word.is_empty() && word.chars().all(is_picture)
}

/// After an insertion that opens at `open`; `None` where it does not close.
fn skip_insertion(ctx: &MatchContext<'_>, open: usize) -> Option<usize> {
    let reading = ctx.reading();
    let close = match reading.word(open) {
        "(" => ")",
        mark => mark,
    };
    let end = reading.units.len().min(open + 20);
    (open + 1..end)
        .find(|i| reading.word(*i) == close)
        .map(|i| i + 1)
}

/// The complement of a noun: "access to ChatGPT", "ChatGPT access".
fn of_noun(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let governor = predicate.governor;
    let limit = reading.units.len().min(governor + 40);
    let mut at = governor + 1;
    while at < limit {
        if matches!(reading.word(at), "," | "(" | "—" | "–")
            && let Some(behind) = skip_insertion(ctx, at)
            && reading.word(behind) == "to"
        {
            at = behind;
        }
        if reading.word(at) == "to" && reading.tag(at) == Some(Tag::To) {
            let next = reading.tag(at + 1);
            let infinitive = next == Some(Tag::Verb)
                || next == Some(Tag::Adverb) && reading.tag(at + 2) == Some(Tag::Verb);
            // "GPT-5, access to which the SRE enables, is billed"
            if reading.tag(at + 1) == Some(Tag::Relative) {
                return displaced::antecedent(ctx, at + 1);
            }
            if !infinitive && let Some(object) = behind(ctx, at + 1) {
                return with_coordinated(ctx, at, Some(object));
            }
            if infinitive && !matches!(reading.word(at.saturating_sub(1)), "and" | "or") {
                break;
            }
        }
        if ends_complement(ctx, predicate, at) {
            break;
        }
        at += 1;
    }
    modifier(ctx, predicate)
}

/// Whether the unit at `at` ends the part of the sentence with the complement of a noun.
fn ends_complement(ctx: &MatchContext<'_>, predicate: &Predicate, at: usize) -> bool {
    let reading = ctx.reading();
    match reading.tag(at) {
        Some(Tag::Relative | Tag::Subordinator | Tag::Question) => true,
        Some(Tag::Punct) => matches!(reading.word(at), ";" | ":" | "." | "?" | "!"),
        Some(Tag::Coordinator) => reading.tag(at + 1) == Some(Tag::Verb),
        Some(Tag::Verb | Tag::Auxiliary) => {
            let own = predicate.passive
                && predicate
                    .verb
                    .as_ref()
                    .is_some_and(|g| at >= g.first && at <= g.verb);
            !own && reading.units[at].is_finite() && at > predicate.governor
        }
        _ => false,
    }
}

/// "ChatGPT access", "GPT-5 model access", but not "OpenAI's access".
fn modifier(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<Object> {
    let reading = ctx.reading();
    let phrase = reading.phrase_to(predicate.governor)?;
    let owner = phrase.possessor(reading);
    let name = (phrase.first..predicate.governor)
        .rev()
        .take_while(|i| Some(*i) != owner)
        .find(|i| is_target(ctx, *i))?;
    let plain = (name + 1..predicate.governor).all(|i| {
        let unit = &reading.units[i];
        unit.tag != Tag::Noun || ctx.sets.things.contains(&unit.lemma)
    });
    plain.then(|| Object::Named {
        phrases: vec![NounPhrase {
            first: name,
            last: name,
            head: name,
        }],
        head: name,
        mixed: false,
        by_relation: false,
    })
}
